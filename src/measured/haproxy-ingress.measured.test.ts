import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haproxyIngress } from '../engine/controllers/haproxy-ingress/profile.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import { clusterOf, type Manifest } from '../engine/testing/cluster.ts';
import { type Comparison, compare, type Sample, summary } from './compare.ts';
import { type Bench, isMeasurable, openBench, versionOf } from './data-plane.ts';
import type { HaproxyDoor } from './haproxy-cfg.ts';
import { haproxyIngressFlavour, haproxyIngressGlobals, haproxyIngressServices } from './haproxy-flavours.ts';
import { haproxyIngressSections } from './haproxy-ingress-cfg.ts';
import { measureHaproxy } from './haproxy-run.ts';
import { clusterManifests } from './manifests.ts';
import { withTextPrefixes } from './planted.ts';
import { type Random, randomFrom } from './random.ts';

const clusterCount = 60;
const requestsEach = 55;
/** MEASURED_SEED draws another set. */
const seed = Number(process.env['MEASURED_SEED'] ?? 20240403);

/** Hosts that only annotations name. */
const namesOutsideRules = ['alias.test', 'x.alias.test', 're7.test', 'old.test', 'x.old.test', 'b.example.com'];

interface Subject {
  readonly cluster: Cluster;
  readonly manifests: readonly Manifest[];
  readonly globals: Readonly<Record<string, string>>;
}

/** A rule without a host that redirects is nothing that the controller survives. */
function survives(manifests: readonly Manifest[]): boolean {
  const text = (manifest: Manifest) => JSON.stringify(manifest);
  return !manifests.some(
    (one) => /"(?:haproxy-)?ingress[^"]*\/redirect-to":"[^"]/.test(text(one)) && /\{"http":/.test(text(one)),
  );
}

function subjectFrom(random: Random): Subject {
  for (;;) {
    const manifests = haproxyIngressServices(random, clusterManifests(random, haproxyIngressFlavour));
    if (survives(manifests)) {
      return { manifests, cluster: clusterOf(manifests, 'given'), globals: haproxyIngressGlobals(random) };
    }
  }
}

describe.skipIf(!isMeasurable('haproxy'))('haproxy-ingress measured with HAProxy', () => {
  let bench: Bench | null = null;
  let subjects: readonly Subject[] = [];
  let samples: readonly Sample[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const random = randomFrom(seed);
    subjects = Array.from({ length: clusterCount }, () => subjectFrom(random));
    const measured = subjects.map(({ cluster, manifests, globals }) => ({
      cluster,
      hosts: namesOutsideRules,
      sections: (door: HaproxyDoor) => haproxyIngressSections({ manifests, globals, random }, door),
    }));
    samples = await measureHaproxy(bench, measured, seed, requestsEach);
  }, 60_000);
  afterAll(() => bench?.close());

  const compiled = ({ cluster, globals }: Subject) => haproxyIngress.compile(cluster, { configMap: globals });

  function compareWith(programOf = compiled, change = (one: HttpRequest) => one): Comparison {
    const programs = subjects.map(programOf);
    return compare(samples, ({ config, request }) => {
      const found = programs[config];
      if (!found) throw new Error(`no program for configuration ${config}`);
      return found.match(change(request));
    });
  }

  test('status, backend, Location and upstream target are as HAProxy has them', () => {
    const found = compareWith();
    process.stdout.write(summary('haproxy-ingress', versionOf('haproxy'), found));
    expect(found.disagreements).toEqual([]);
    expect(found.compared).toBeGreaterThan(2500);
    expect(found.unknown).toBeLessThan(samples.length / 50);
  });

  test('the requests reach every kind of answer', () => {
    for (const kind of [/^default\//, /^404$/, /^503$/, /^400$/, /^302 to/, /^30[178] to/]) {
      expect(samples.filter(({ answer }) => kind.test(answer)).length, `${kind}`).toBeGreaterThan(3);
    }
  });

  test('a profile that takes Prefix for a text prefix is found out', () => {
    const found = compareWith((subject) => compiled({ ...subject, cluster: withTextPrefixes(subject.cluster) }));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that forgets the order of the match types is found out', () => {
    const order = 'regex,begin,prefix,exact';
    const found = compareWith((subject) =>
      compiled({ ...subject, globals: { ...subject.globals, 'path-type-order': order } }),
    );
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that merges slashes is found out', () => {
    const merge = (request: HttpRequest) => ({ ...request, rawPath: request.rawPath.replace(/(?<!:)\/{2,}/g, '/') });
    expect(compareWith(compiled, merge).disagreements.length).toBeGreaterThan(5);
  });
});
