import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Cluster } from '../engine/model/cluster.ts';
import { describeAnswer, type Sample } from './compare.ts';
import { type Bench, findPlane } from './data-plane.ts';
import { type HaproxyDoor, haproxyCfg } from './haproxy-cfg.ts';
import { haproxyRequests } from './haproxy-flavours.ts';
import { randomFrom } from './random.ts';
import { requestsFor } from './requests.ts';
import { inParallel, send } from './wire.ts';

/** One cluster with the writer of its sections. */
export interface HaproxySubject {
  readonly cluster: Cluster;
  /** Hosts to ask for beside those of the rules. */
  readonly hosts?: readonly string[];
  readonly sections: (door: HaproxyDoor) => readonly string[];
}

/** Returns the file of a certificate that nobody trusts, with its key; `null` without openssl. */
function makeCertificate(folder: string): string | null {
  const [key, certificate, both] = ['key', 'crt', 'both'].map((name) => path.join(folder, `${name}.pem`));
  if (key === undefined || certificate === undefined || both === undefined) return null;
  const subject = ['-subj', '/CN=measured.test', '-days', '2', '-nodes'];
  const files = ['-keyout', key, '-out', certificate];
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', ...subject, ...files],
    {
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) {
    process.stdout.write('The HTTPS frontends are measured without TLS: there is no openssl.\n');
    return null;
  }
  writeFileSync(both, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
  return both;
}

/** Starts one HAProxy with all subjects, each behind sockets of its own, and sends `count` requests to each. */
export async function measureHaproxy(
  bench: Bench,
  subjects: readonly HaproxySubject[],
  seed: number,
  count: number,
): Promise<readonly Sample[]> {
  const program = findPlane('haproxy') ?? '';
  const certificate = makeCertificate(bench.folder);
  const doors = subjects.map((_, index) => ({
    certificate,
    id: `c${index}`,
    folder: bench.folder,
    http: bench.socket(`c${index}`),
    https: bench.socket(`c${index}s`),
    echo: bench.echoSocket,
  }));
  const sections = subjects.flatMap(({ sections: write }, index) => {
    const door = doors[index];
    return door ? write(door) : [];
  });
  const file = path.join(bench.folder, 'haproxy.cfg');
  writeFileSync(file, haproxyCfg(sections), 'latin1');
  const check = spawnSync(program, ['-c', '-f', file], { encoding: 'utf8' });
  if (check.status !== 0) throw new Error(`HAProxy refuses the configuration:\n${check.stderr.slice(0, 4000)}`);
  const last = doors.at(-1);
  if (!last) throw new Error('nothing to measure');
  await bench.start([program, '-db', '-f', file], last.https);
  const work = subjects.flatMap(({ cluster, hosts }, config) =>
    requestsFor(cluster, randomFrom(seed + config), count, { ...haproxyRequests, hosts: hosts ?? [] }).map(
      (request) => ({
        config,
        request,
      }),
    ),
  );
  return inParallel(work, 24, async ({ config, request }) => ({
    config,
    request,
    answer: describeAnswer(
      await send(doors[config]?.[request.scheme] ?? '', request, request.scheme === 'https' && certificate !== null),
    ),
  }));
}
