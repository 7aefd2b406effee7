import {
  generateRequests,
  maxProbes,
  type NotAsked,
  namedIn,
  notAskedOf,
  type PathSeed,
  type ProbeRequest,
  RequestList,
  seedsOf,
} from '../engine/analyse/index.ts';
import { parseRequestLine } from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import type { SourceFile } from '../engine/yaml/index.ts';
import type { Steps } from '../protocol/questions.ts';

/** One state of the workspace, as far as requests are made from it. */
export interface Written {
  readonly files: readonly SourceFile[];
  readonly cluster: Cluster;
}

function unitsOf({ files }: Written): ReadonlySet<string> {
  return new Set(files.flatMap(({ units }) => units.map(({ text }) => text)));
}

/** Paths of Ingresses that stand in documents which the other side has not. */
function touchedSeeds({ files, cluster }: Written, others: ReadonlySet<string>): readonly PathSeed[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const ingresses = cluster.ingresses.filter(({ ref }) => {
    const unit = byName.get(ref.file)?.units[ref.document];
    return unit !== undefined && !others.has(unit.text);
  });
  return seedsOf({ ...cluster, ingresses });
}

function givenRequests(lines: readonly string[]): readonly ProbeRequest[] {
  return lines.flatMap((line) => {
    const parsed = parseRequestLine(line);
    return parsed.ok ? [{ pathId: null, probe: 'given' as const, request: parsed.value }] : [];
  });
}

/**
 * Returns what to ask before and after: first around the paths of documents that have changed, then around those of the same
 * hosts, then around all others. A limit then takes away what is least likely to have changed.
 */
export function* requestsOfBoth(
  opened: Written,
  now: Written,
  given: readonly string[],
  limit: number = maxProbes,
): Steps<{
  readonly requests: readonly ProbeRequest[];
  readonly isComplete: boolean;
  readonly notAsked: readonly NotAsked[];
}> {
  const touched = [...touchedSeeds(now, unitsOf(opened)), ...touchedSeeds(opened, unitsOf(now))];
  yield;
  const hosts = new Set(touched.map(({ host }) => host));
  const all = [...seedsOf(now.cluster), ...seedsOf(opened.cluster)];
  const list = new RequestList(limit);
  let isComplete = true;
  const around = (seeds: readonly PathSeed[]): void => {
    const found = generateRequests(seeds, limit);
    isComplete &&= found.isComplete;
    list.add(found.requests);
  };
  yield;
  const named = namedIn([now.cluster, opened.cluster]);
  list.add(givenRequests(given));
  yield;
  around(touched);
  yield;
  list.add(named.requests);
  around(all.filter(({ host }) => hosts.has(host)));
  yield;
  around(all);
  yield;
  const { requests } = list;
  return { requests, isComplete: isComplete && list.isComplete, notAsked: notAskedOf(named, all, requests) };
}
