import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haproxytech } from '../engine/controllers/haproxytech/profile.ts';
import type { RoutingProgram } from '../engine/match/profile.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import { clusterOf, type Manifest } from '../engine/testing/cluster.ts';
import { type Comparison, compare, type Sample, summary } from './compare.ts';
import { type Bench, isMeasurable, openBench, versionOf } from './data-plane.ts';
import type { HaproxyDoor } from './haproxy-cfg.ts';
import { haproxytechConfig, haproxytechFlavour, haproxytechServices, shuffled } from './haproxy-flavours.ts';
import { measureHaproxy } from './haproxy-run.ts';
import { haproxytechSections } from './haproxytech-cfg.ts';
import { clusterManifests } from './manifests.ts';
import { withTextPrefixes } from './planted.ts';
import { type Random, randomFrom } from './random.ts';

const clusterCount = 60;
const requestsEach = 55;
/** MEASURED_SEED draws another set. */
const seed = Number(process.env['MEASURED_SEED'] ?? 20240402);

interface Subject {
  readonly cluster: Cluster;
  readonly manifests: readonly Manifest[];
  readonly config: Readonly<Record<string, string>>;
}

const compiled = ({ cluster, config }: Subject): RoutingProgram => haproxytech.compile(cluster, { configMap: config });

/** What answers when a request's path loses its last element: somebody who takes the shortest prefix for the longest. */
function shortest(request: HttpRequest): HttpRequest {
  return { ...request, rawPath: request.rawPath.replace(/(?<=.)\/[^/]*$/, '') || '/' };
}

function subjectFrom(random: Random): Subject {
  const manifests = haproxytechServices(random, clusterManifests(random, haproxytechFlavour));
  return { manifests, cluster: clusterOf(manifests, 'given'), config: haproxytechConfig(random) };
}

describe.skipIf(!isMeasurable('haproxy'))('haproxytech measured with HAProxy', () => {
  let bench: Bench | null = null;
  let subjects: readonly Subject[] = [];
  let samples: readonly Sample[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const random = randomFrom(seed);
    subjects = Array.from({ length: clusterCount }, () => subjectFrom(random));
    const measured = subjects.map(({ cluster, manifests, config }) => ({
      cluster,
      sections: (door: HaproxyDoor) => haproxytechSections({ manifests: shuffled(manifests, random), config }, door),
    }));
    samples = await measureHaproxy(bench, measured, seed, requestsEach);
  }, 60_000);
  afterAll(() => bench?.close());

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
    process.stdout.write(summary('haproxytech', versionOf('haproxy'), found));
    expect(found.disagreements).toEqual([]);
    expect(found.compared).toBeGreaterThan(2500);
    expect(found.unknown).toBeLessThan(samples.length / 50);
  });

  test('the requests reach every kind of answer', () => {
    for (const kind of [/^default\//, /^404$/, /^503$/, /^400$/, /^302 to/, /^30[1378] to/]) {
      expect(samples.filter(({ answer }) => kind.test(answer)).length, `${kind}`).toBeGreaterThan(3);
    }
  });

  test('a profile that takes Prefix for a text prefix is found out', () => {
    const found = compareWith((subject) => compiled({ ...subject, cluster: withTextPrefixes(subject.cluster) }));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that takes the shortest prefix is found out', () => {
    expect(compareWith(compiled, shortest).disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that merges slashes is found out', () => {
    const merge = (request: HttpRequest) => ({ ...request, rawPath: request.rawPath.replace(/(?<!:)\/{2,}/g, '/') });
    expect(compareWith(compiled, merge).disagreements.length).toBeGreaterThan(5);
  });
});
