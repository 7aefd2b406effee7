import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
  readonly sections: (door: HaproxyDoor) => readonly string[];
}

/** Starts one HAProxy with all subjects, each behind sockets of its own, and sends `count` requests to each. */
export async function measureHaproxy(
  bench: Bench,
  subjects: readonly HaproxySubject[],
  seed: number,
  count: number,
): Promise<readonly Sample[]> {
  const program = findPlane('haproxy') ?? '';
  const doors = subjects.map((_, index) => ({
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
  const work = subjects.flatMap(({ cluster }, config) =>
    requestsFor(cluster, randomFrom(seed + config), count, haproxyRequests).map((request) => ({ config, request })),
  );
  return inParallel(work, 24, async ({ config, request }) => ({
    config,
    request,
    answer: describeAnswer(await send(doors[config]?.[request.scheme] ?? '', request)),
  }));
}
