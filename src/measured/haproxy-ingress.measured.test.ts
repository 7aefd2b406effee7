import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEntries } from '../engine/controllers/haproxy-ingress/entries.ts';
import { readOptions } from '../engine/controllers/haproxy-ingress/options.ts';
import { haproxyIngress } from '../engine/controllers/haproxy-ingress/profile.ts';
import type { ProfileOptions } from '../engine/match/profile.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import { clusterOf } from '../engine/testing/cluster.ts';
import { type Comparison, compare, type Sample, summary } from './compare.ts';
import { type Bench, isMeasurable, openBench, versionOf } from './data-plane.ts';
import type { HaproxyDoor } from './haproxy-cfg.ts';
import { haproxyIngressFlavour } from './haproxy-flavours.ts';
import { haproxyIngressSections } from './haproxy-ingress-cfg.ts';
import { measureHaproxy } from './haproxy-run.ts';
import { clusterManifests } from './manifests.ts';
import { withTextPrefixes } from './planted.ts';
import { type Random, randomFrom } from './random.ts';

const clusterCount = 60;
const requestsEach = 55;
const seed = 20240403;

interface Subject {
  readonly cluster: Cluster;
  readonly options: ProfileOptions;
}

/** Most clusters keep the defaults. Codes of redirects are global: the controller reads them from its ConfigMap alone. */
function optionsFrom(random: Random): ProfileOptions {
  const order = random.pick(['begin,prefix,regex,exact', 'regex,exact,prefix,begin', 'exact,regex,begin,prefix']);
  const codes = { 'ssl-redirect-code': '301', 'redirect-to-code': '307', 'redirect-from-code': '308' };
  return {
    configMap: { ...(random.chance(0.25) ? { 'path-type-order': order } : {}), ...(random.chance(0.3) ? codes : {}) },
  };
}

function sectionsOf({ cluster, options }: Subject, door: HaproxyDoor): readonly string[] {
  const read = readOptions(options);
  return haproxyIngressSections({ entries: buildEntries(cluster, read), order: read.pathTypeOrder }, door);
}

describe.skipIf(!isMeasurable('haproxy'))('haproxy-ingress measured with HAProxy', () => {
  let bench: Bench | null = null;
  let subjects: readonly Subject[] = [];
  let samples: readonly Sample[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const random = randomFrom(seed);
    subjects = Array.from({ length: clusterCount }, () => ({
      cluster: clusterOf(clusterManifests(random, haproxyIngressFlavour), 'given'),
      options: optionsFrom(random),
    }));
    const measured = subjects.map((subject) => ({
      cluster: subject.cluster,
      sections: (door: HaproxyDoor) => sectionsOf(subject, door),
    }));
    samples = await measureHaproxy(bench, measured, seed, requestsEach);
  });
  afterAll(() => bench?.close());

  const compiled = ({ cluster, options }: Subject) => haproxyIngress.compile(cluster, options);

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
    for (const kind of [/^default\//, /^404$/, /^503$/, /^400$/, /^301 to/, /^302 to/]) {
      expect(samples.filter(({ answer }) => kind.test(answer)).length, `${kind}`).toBeGreaterThan(3);
    }
  });

  test('a profile that takes Prefix for a text prefix is found out', () => {
    const found = compareWith(({ cluster, options }) => compiled({ cluster: withTextPrefixes(cluster), options }));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that forgets the order of the match types is found out', () => {
    const order = 'regex,begin,prefix,exact';
    const found = compareWith(({ cluster }) =>
      compiled({ cluster, options: { configMap: { 'path-type-order': order } } }),
    );
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that merges slashes is found out', () => {
    const merge = (request: HttpRequest) => ({ ...request, rawPath: request.rawPath.replace(/(?<!:)\/{2,}/g, '/') });
    expect(compareWith(compiled, merge).disagreements.length).toBeGreaterThan(5);
  });
});
