import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Compiled, compileCluster } from '../engine/controllers/ingress-nginx/compiled.ts';
import { indexLocations, type Ready } from '../engine/controllers/ingress-nginx/find-location.ts';
import { buildHostTable } from '../engine/controllers/ingress-nginx/host-names.ts';
import { readOptions } from '../engine/controllers/ingress-nginx/options.ts';
import { program } from '../engine/controllers/ingress-nginx/program.ts';
import type { RoutingProgram } from '../engine/match/profile.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import { clusterOf } from '../engine/testing/cluster.ts';
import { type Comparison, compare, describeAnswer, type Sample, summary } from './compare.ts';
import { type Bench, findPlane, isMeasurable, openBench, versionOf } from './data-plane.ts';
import { clusterManifests } from './manifests.ts';
import { nginxConf, nginxServers } from './nginx-conf.ts';
import { nginxFlavour, nginxRequests } from './nginx-flavour.ts';
import { randomFrom } from './random.ts';
import { requestsFor } from './requests.ts';
import { inParallel, send } from './wire.ts';

const clusterCount = 75;
const requestsEach = 50;
const seed = 20240401;

interface Subject {
  readonly id: string;
  readonly cluster: Cluster;
  readonly compiled: Compiled;
}

function subjects(): readonly Subject[] {
  const random = randomFrom(seed);
  return Array.from({ length: clusterCount }, (_, index) => {
    const cluster = clusterOf(clusterManifests(random, nginxFlavour), 'given');
    return { id: `c${index}`, cluster, compiled: compileCluster(cluster, readOptions({})) };
  });
}

const nginx = findPlane('nginx') ?? '';

/** `nginx -t` of one configuration alone: `null` when it is taken, else what nginx says. */
function refusalByNginx(bench: Bench, { id, compiled }: Subject): string | null {
  const file = path.join(bench.folder, `${id}.conf`);
  const door = { id, listen: bench.socket(id), echo: bench.echoSocket };
  writeFileSync(file, nginxConf(bench.folder, bench.echoSocket, [nginxServers(compiled, door)]), 'latin1');
  const { status, stderr } = spawnSync(nginx, ['-t', '-c', file], { encoding: 'utf8' });
  return status === 0 ? null : stderr.trim();
}

/** Where a request names no host nginx puts the address of the connection, which a profile cannot know. */
function withoutAddress(answer: string): string {
  return answer.replace(/http:\/\/unix:[^ ]*\.sock\//, 'http:///');
}

async function measure(bench: Bench, loaded: readonly Subject[]): Promise<readonly Sample[]> {
  const file = path.join(bench.folder, 'nginx.conf');
  const servers = loaded.map(({ id, compiled }) =>
    nginxServers(compiled, { id, listen: bench.socket(id), echo: bench.echoSocket }),
  );
  writeFileSync(file, nginxConf(bench.folder, bench.echoSocket, servers), 'latin1');
  const last = loaded.at(-1);
  if (!last) throw new Error('nothing was loaded');
  await bench.start([nginx, '-c', file], bench.socket(last.id));
  const work = loaded.flatMap((subject, config) =>
    requestsFor(subject.cluster, randomFrom(seed + config), requestsEach, nginxRequests).map((request) => ({
      config,
      request,
      socket: bench.socket(subject.id),
    })),
  );
  return inParallel(work, 24, async ({ config, request, socket }) => ({
    config,
    request,
    answer: withoutAddress(describeAnswer(await send(socket, request))),
  }));
}

/** The same compiled cluster with locations that somebody got wrong. */
function withLocations({ compiled }: Subject, change: (all: readonly Ready[]) => readonly Ready[]): RoutingProgram {
  const locations = new Map(
    [...compiled.locations].map(([server, table]) => [server, indexLocations(change(table.all))] as const),
  );
  return program({ ...compiled, locations, hosts: buildHostTable(compiled.build.servers, locations) });
}

/** Prefix /foo as the text /foo: what somebody writes who takes `location /foo/` for `location /foo`. */
function asStringPrefix(ready: Ready): Ready {
  const { written } = ready;
  if (written.kind !== 'prefix' || written.path === '/') return ready;
  return { ...ready, written: { ...written, path: written.path.replace(/\/$/, '') } };
}

/** Keeps repeated slashes apart through normalisation. */
function keepSlashes(request: HttpRequest): HttpRequest {
  return { ...request, rawPath: request.rawPath.replace(/\/(?=\/)/g, '/~') };
}

describe.skipIf(!isMeasurable('nginx'))('ingress-nginx measured with nginx', () => {
  let bench: Bench | null = null;
  let loaded: readonly Subject[] = [];
  let samples: readonly Sample[] = [];
  const disputes: string[] = [];
  let refusedCount = 0;

  beforeAll(async () => {
    bench = await openBench();
    const fit: Subject[] = [];
    for (const subject of subjects()) {
      const refusal = refusalByNginx(bench, subject);
      const predicted = subject.compiled.refusal;
      if (refusal !== null) refusedCount++;
      else fit.push(subject);
      if ((refusal === null) !== (predicted === null)) {
        disputes.push(`${subject.id}: nginx says ${refusal ?? 'ok'}, predicted ${JSON.stringify(predicted)}`);
      }
    }
    loaded = fit.filter(({ compiled }) => compiled.refusal === null);
    samples = await measure(bench, loaded);
  });
  afterAll(() => bench?.close());

  const compiledProgram = ({ compiled }: Subject) => program(compiled);

  function compareWith(
    programOf: (subject: Subject) => RoutingProgram,
    change = (one: HttpRequest) => one,
  ): Comparison {
    const programs = loaded.map(programOf);
    return compare(samples, ({ config, request }) => {
      const found = programs[config];
      if (!found) throw new Error(`no program for configuration ${config}`);
      return found.match(change(request));
    });
  }

  test('nginx refuses the configurations that are predicted to be refused, and no others', () => {
    expect(disputes).toEqual([]);
    expect(refusedCount).toBeGreaterThan(3);
    expect(loaded.length).toBeGreaterThan(clusterCount / 2);
  });

  test('status, backend, Location and upstream target are as nginx has them', () => {
    const found = compareWith(compiledProgram);
    process.stdout.write(summary('ingress-nginx', versionOf('nginx'), found));
    expect(found.disagreements).toEqual([]);
    expect(found.compared).toBeGreaterThan(2500);
    expect(found.unknown).toBeLessThan(samples.length / 50);
  });

  test('the requests reach every kind of answer', () => {
    const kinds = [/^default\//, /^404$/, /^503$/, /^400$/, /^405$/, /^301 to/, /^302 to/, /^308 to/, /^200$/];
    for (const kind of kinds)
      expect(samples.filter(({ answer }) => kind.test(answer)).length, `${kind}`).toBeGreaterThan(3);
  });

  test('a profile that takes Prefix for a text prefix is found out', () => {
    const found = compareWith((subject) => withLocations(subject, (all) => all.map(asStringPrefix)));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that tries regular expressions from the shortest is found out', () => {
    const found = compareWith((subject) => withLocations(subject, (all) => [...all].reverse()));
    expect(found.disagreements.length).toBeGreaterThan(5);
  });

  test('a profile that does not merge slashes is found out', () => {
    expect(compareWith(compiledProgram, keepSlashes).disagreements.length).toBeGreaterThan(5);
  });
});
