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
import { type Door, nginxConf, nginxServers, type Surroundings } from './nginx-conf.ts';
import { type Configuration, configurationOf } from './nginx-controller.ts';
import { nginxFlavour, nginxRequests, nginxSettings } from './nginx-flavour.ts';
import { randomFrom } from './random.ts';
import { requestsFor } from './requests.ts';
import { inParallel, send } from './wire.ts';

const clusterCount = 75;
const requestsEach = 50;
/** Another one may be set, to measure what nobody has looked at yet. */
const seed = Number(process.env['MEASURED_SEED'] ?? 20240401);

interface Subject {
  readonly id: string;
  readonly cluster: Cluster;
  readonly compiled: Compiled;
  /** The same manifests as the test's own reading has them. */
  readonly configuration: Configuration;
  readonly settings: ReadonlyMap<string, string>;
}

function subjects(): readonly Subject[] {
  const random = randomFrom(seed);
  return Array.from({ length: clusterCount }, (_, index) => {
    const manifests = clusterManifests(random, nginxFlavour);
    const settings = nginxSettings(random);
    const cluster = clusterOf(manifests, 'given');
    const compiled = compileCluster(cluster, readOptions({ configMap: Object.fromEntries(settings) }));
    return { id: `c${index}`, cluster, compiled, configuration: configurationOf(manifests, settings), settings };
  });
}

const nginx = findPlane('nginx') ?? '';

/** A certificate that nobody trusts, for this run. */
function surroundingsOf({ folder, echoSocket }: Bench): Surroundings {
  const [certificate, key] = [path.join(folder, 'tls.crt'), path.join(folder, 'tls.key')];
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=measured',
    '-days',
    '2',
  ];
  const made = spawnSync('openssl', [...args, '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);
  return { folder, echo: echoSocket, certificate, key };
}

function doorOf(bench: Bench, { id, settings }: Subject): Door {
  return { id, listen: bench.socket(id), listenTls: bench.socket(`${id}-tls`), settings };
}

/** `nginx -t` of one configuration alone: `null` when it is taken, else what nginx says. */
function refusalByNginx(bench: Bench, around: Surroundings, subject: Subject): string | null {
  const file = path.join(bench.folder, `${subject.id}.conf`);
  const servers = nginxServers(subject.configuration, doorOf(bench, subject));
  writeFileSync(file, nginxConf(around, [servers]), 'latin1');
  const { status, stderr } = spawnSync(nginx, ['-t', '-c', file], { encoding: 'utf8' });
  return status === 0 ? null : stderr.trim();
}

/** Where a request names no host nginx puts the address of the connection, which a profile cannot know. */
function withoutAddress(answer: string): string {
  return answer.replace(/(https?):\/\/unix:[^ ]*\.sock\//, '$1:///');
}

async function measure(bench: Bench, around: Surroundings, loaded: readonly Subject[]): Promise<readonly Sample[]> {
  const file = path.join(bench.folder, 'nginx.conf');
  const servers = loaded.map((subject) => nginxServers(subject.configuration, doorOf(bench, subject)));
  writeFileSync(file, nginxConf(around, servers), 'latin1');
  const last = loaded.at(-1);
  if (!last) throw new Error('nothing was loaded');
  await bench.start([nginx, '-c', file], bench.socket(`${last.id}-tls`));
  const work = loaded.flatMap((subject, config) =>
    requestsFor(subject.cluster, randomFrom(seed + config), requestsEach, nginxRequests).map((request) => ({
      config,
      request,
      isTls: request.scheme === 'https',
      socket: bench.socket(request.scheme === 'https' ? `${subject.id}-tls` : subject.id),
    })),
  );
  return inParallel(work, 24, async ({ config, request, socket, isTls }) => ({
    config,
    request,
    answer: withoutAddress(describeAnswer(await send(socket, request, isTls))),
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
    const around = surroundingsOf(bench);
    const fit: Subject[] = [];
    for (const subject of subjects()) {
      const refusal = refusalByNginx(bench, around, subject);
      const predicted = subject.compiled.refusal;
      if (refusal !== null) refusedCount++;
      else fit.push(subject);
      if ((refusal === null) !== (predicted === null)) {
        disputes.push(`${subject.id}: nginx says ${refusal ?? 'ok'}, predicted ${JSON.stringify(predicted)}`);
      }
    }
    loaded = fit.filter(({ compiled }) => compiled.refusal === null);
    samples = await measure(bench, around, loaded);
  }, 120_000);
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
