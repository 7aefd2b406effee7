import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isFixture } from '../analyse/fixture.ts';
import { classNameOf } from '../match/class-name.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { Reported } from '../match/report.ts';
import { takenIngresses } from '../match/taken.ts';
import type { Cluster } from '../model/cluster.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { readVectors } from '../testing/run-vectors.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { adviseCluster, loadRouters } from './routers.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('Advice over the corpus is not compared: ../shared/corpus is absent.');

/** What is told at each place; how sure the guess is left out, and what it says once per class. */
function told(found: readonly Reported[]): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ object, diagnostic: { code, params, range } }) => {
      if (code === 'advice/class-shared' || (code === 'controller/annotation-foreign' && params.isOpen)) return [];
      const { isOpen: _, ...more } = { isOpen: false, ...params };
      return [JSON.stringify([object, code, more, range])];
    }),
  );
}

/** The Ingresses that a controller takes when it is named: by its own rule for classes, and those without a class. */
function takenBy(profile: ControllerProfile, cluster: Cluster): ReadonlySet<string> {
  const rule = profile.classRule?.(profile.assumes ?? {});
  if (!rule) return new Set();
  const takes: typeof rule.takes = (ingress, world) => classNameOf(ingress) === null || rule.takes(ingress, world);
  return new Set(takenIngresses(cluster, { ...rule, takes }).map(({ ref }) => JSON.stringify(ref)));
}

/** What only one of the two says of the Ingresses that both take, for each controller that is guessed for some class. */
async function differences(cluster: Cluster): Promise<{ readonly said: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  const routers = await loadRouters(cluster, new Map());
  const ingresses = new Set(cluster.ingresses.map(({ ref }) => JSON.stringify(ref)));
  let said = 0;
  for (const { profile } of routers) {
    const taken = takenBy(profile, cluster);
    const isShared = ({ object }: Reported) => taken.has(JSON.stringify(object));
    const own = routers.filter((router) => router.profile === profile).flatMap(({ advice }) => advice());
    const ownPlaces = new Set(own.map(({ object }) => JSON.stringify(object)));
    const open = new Set(
      own.flatMap(({ diagnostic: { code, params } }) =>
        code === 'controller/annotation-foreign' && params.isOpen ? [params.owner] : [],
      ),
    );
    // A guess says once per class that an annotation of somebody else speaks against it.
    const named = adviseCluster(profile, cluster).filter(
      ({ diagnostic: { code, params } }) => !(code === 'controller/annotation-foreign' && open.has(params.owner)),
    );
    const guessed = told(own.filter(isShared));
    const ofIngresses = told(
      named.filter(
        (one) =>
          ingresses.has(JSON.stringify(one.object)) &&
          (routers.length === 1 || ownPlaces.has(JSON.stringify(one.object))),
      ),
    );
    said += guessed.size;
    wrong.push(
      ...[...guessed].filter((one) => !told(named).has(one)),
      ...[...ofIngresses].filter((one) => !told(own).has(one)),
    );
  }
  return { said, wrong };
}

/** Slips that some controller or other tells: a letter, somebody else's, on the wrong kind of object. */
const slips = {
  'nginx.ingress.kubernetes.io/rewrite-targt': '/',
  'haproxy.org/ssl-redirct': 'true',
  'haproxy-ingress.github.io/strict-host': 'true',
  'traefik.ingress.kubernetes.io/service.nativelb': 'true',
};

// biome-ignore lint/suspicious/noExplicitAny: manifests of fixtures are well-formed
function annotated(manifest: any): Manifest {
  if (manifest.kind !== 'Ingress') return manifest;
  const { metadata } = manifest;
  return { ...manifest, metadata: { ...metadata, annotations: { ...metadata.annotations, ...slips } } };
}

/** How much advice there is to compare at the least, by the file of vectors. */
const leastSaid: ReadonlyMap<string, number> = new Map([
  ['ingress-nginx', 90],
  ['traefik', 4],
  ['haproxy-ingress', 6],
  ['haproxytech', 2],
  ['kinds', 50],
]);
const counts = new Map<string, number>();

describe('a controller that is named gives the advice that it gives where it is guessed', () => {
  test.each([...leastSaid.keys()])(
    'over the inputs of vectors/%s.jsonl',
    async (name) => {
      let said = 0;
      for (const fixture of readVectors(`${name}.jsonl`).filter(isFixture)) {
        const found = await differences(clusterOf((fixture.manifests as readonly Manifest[]).map(annotated)));
        said += found.said;
        expect(found.wrong, JSON.stringify(fixture.manifests).slice(0, 500)).toEqual([]);
      }
      counts.set(name, said);
    },
    60_000,
  );

  test('of which there is plenty', () => {
    const told = [...counts].map(([name, said]) => `${name} ${said}`);
    console.info(`advice compared: ${told.join(', ')}`);
    for (const [name, least] of leastSaid) expect(counts.get(name), name).toBeGreaterThanOrEqual(least);
  });

  test.skipIf(!hasCorpus)(
    'over the corpus of real manifests',
    async () => {
      let said = 0;
      for (const file of readdirSync(corpus).sort()) {
        if (file === 'index.json') continue;
        const read = readSourceFile(file, readFileSync(corpus + file, 'utf8'));
        const found = await differences(buildCluster([read], 'assumed', false));
        said += found.said;
        expect(found.wrong, file).toEqual([]);
      }
      console.info(`advice compared: corpus ${said}`);
      expect(said).toBeGreaterThanOrEqual(30);
    },
    120_000,
  );
});
