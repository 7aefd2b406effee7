import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotation } from '../engine/controllers/haproxytech/annotations.ts';
import { defaultBackends } from '../engine/controllers/haproxytech/default-backend.ts';
import { buildMaps, type Maps, type Row } from '../engine/controllers/haproxytech/maps.ts';
import { readOptions } from '../engine/controllers/haproxytech/options.ts';
import { haproxytech } from '../engine/controllers/haproxytech/profile.ts';
import { program } from '../engine/controllers/haproxytech/program.ts';
import type { RoutingProgram } from '../engine/match/profile.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import { clusterOf } from '../engine/testing/cluster.ts';
import { type Comparison, compare, type Sample, summary } from './compare.ts';
import { type Bench, isMeasurable, openBench, versionOf } from './data-plane.ts';
import type { HaproxyDoor } from './haproxy-cfg.ts';
import { haproxytechFlavour } from './haproxy-flavours.ts';
import { measureHaproxy } from './haproxy-run.ts';
import { type HaproxytechModel, haproxytechSections } from './haproxytech-cfg.ts';
import { clusterManifests } from './manifests.ts';
import { withTextPrefixes } from './planted.ts';
import { randomFrom } from './random.ts';

const clusterCount = 60;
const requestsEach = 55;
const seed = 20240402;

const options = readOptions({});

/** The annotation's lines: a pattern and a replacement, or a replacement of everything. */
function writtenRewrites(text: string | null): readonly (readonly [string, string])[] {
  const lines = (text ?? '').split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [first = '', second] = line.split(' ');
    return second === undefined ? ['(.*)', first] : [first, second];
  });
}

function modelOf(cluster: Cluster): HaproxytechModel {
  return {
    maps: buildMaps(cluster, options),
    defaults: defaultBackends(cluster, options),
    rewritesOf: ({ listed }) => writtenRewrites(annotation('path-rewrite', listed.located.object, null, options)),
  };
}

/** The same cluster with a path search that takes the shortest prefix. */
function shortestFirst(cluster: Cluster): RoutingProgram {
  const { maps, defaults } = modelOf(cluster);
  const prefixes = maps.rows.get('path-prefix') ?? new Map<string, readonly Row[]>();
  const wrong = new Map(
    [...prefixes].map(([key, rows]) => {
      const shorter = [...prefixes.keys()].filter((other) => key.startsWith(other)).sort((a, b) => a.length - b.length);
      return [key, prefixes.get(shorter[0] ?? key) ?? rows] as const;
    }),
  );
  const rows: Maps['rows'] = new Map([...maps.rows, ['path-prefix', wrong]]);
  const untaken = { isAnyTaken: true, answering: () => null };
  const table = { cluster, untaken, maps: { ...maps, rows }, defaults, ignored: [], diagnose: () => [] };
  return program({ ...table, taken: 0, all: 0 });
}

describe.skipIf(!isMeasurable('haproxy'))('haproxytech measured with HAProxy', () => {
  let bench: Bench | null = null;
  let clusters: readonly Cluster[] = [];
  let samples: readonly Sample[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const random = randomFrom(seed);
    clusters = Array.from({ length: clusterCount }, () =>
      clusterOf(clusterManifests(random, haproxytechFlavour), 'given'),
    );
    const subjects = clusters.map((cluster) => ({
      cluster,
      sections: (door: HaproxyDoor) => haproxytechSections(modelOf(cluster), door),
    }));
    samples = await measureHaproxy(bench, subjects, seed, requestsEach);
  });
  afterAll(() => bench?.close());

  const compiled = (cluster: Cluster) => haproxytech.compile(cluster, {});

  function compareWith(programOf = compiled, change = (one: HttpRequest) => one): Comparison {
    const programs = clusters.map(programOf);
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
    for (const kind of [/^default\//, /^404$/, /^503$/, /^400$/, /^301 to/, /^302 to/]) {
      expect(samples.filter(({ answer }) => kind.test(answer)).length, `${kind}`).toBeGreaterThan(3);
    }
  });

  test('a profile that takes Prefix for a text prefix is found out', () => {
    const found = compareWith((cluster) => compiled(withTextPrefixes(cluster)));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that takes the shortest prefix is found out', () => {
    expect(compareWith(shortestFirst).disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that merges slashes is found out', () => {
    const merge = (request: HttpRequest) => ({ ...request, rawPath: request.rawPath.replace(/(?<!:)\/{2,}/g, '/') });
    expect(compareWith(compiled, merge).disagreements.length).toBeGreaterThan(5);
  });
});
