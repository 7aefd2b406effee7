import {
  type Cluster,
  generateRequests,
  maxProbes,
  type PathSeed,
  type ProbeRequest,
  parseRequestLine,
  type SourceFile,
  seedsOf,
} from '../engine/index.ts';

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
export function requestsSince(
  opened: Written,
  now: Written,
  given: readonly string[],
  limit: number = maxProbes,
): { readonly requests: readonly ProbeRequest[]; readonly isComplete: boolean } {
  const touched = [...touchedSeeds(now, unitsOf(opened)), ...touchedSeeds(opened, unitsOf(now))];
  const hosts = new Set(touched.map(({ host }) => host));
  const all = [...seedsOf(now.cluster), ...seedsOf(opened.cluster)];
  const requests = new Map<string, ProbeRequest>();
  let isComplete = true;
  const add = (asked: ProbeRequest): void => {
    const { scheme, host, rawPath, method } = asked.request;
    const key = asked.probe === 'given' ? `given ${requests.size}` : `${method} ${scheme} ${host} ${rawPath}`;
    if (requests.has(key)) return;
    if (requests.size < limit) requests.set(key, asked);
    else isComplete = false;
  };
  for (const asked of givenRequests(given)) add(asked);
  for (const seeds of [touched, all.filter(({ host }) => hosts.has(host)), all]) {
    const found = generateRequests(seeds, limit);
    isComplete &&= found.isComplete;
    for (const asked of found.requests) add(asked);
  }
  return { requests: [...requests.values()], isComplete };
}
