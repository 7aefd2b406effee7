import { kubernetesSpec } from '../src/engine/controllers/kubernetes-spec/profile.ts';
import type { Outcome } from '../src/engine/match/decision.ts';
import { type HttpRequest, requestFromParts } from '../src/engine/match/request.ts';
import { clusterOf, type Manifest } from '../src/engine/testing/cluster.ts';
import { median, type Row } from './row.ts';

const pathCount = 100_000;
const host = 'shop.example.com';

interface Listed {
  readonly path: string;
  readonly isExact: boolean;
  readonly service: string;
}

/** Paths as large shops have them: a few thousand first elements, two to four elements, one in ten Exact. */
function listPaths(): readonly Listed[] {
  return Array.from({ length: pathCount }, (_, index) => {
    const team = `team-${index % 2000}`;
    const rest = index % 3 === 0 ? `/v${index % 7}` : '';
    return { path: `/${team}/api-${index}${rest}`, isExact: index % 10 === 0, service: `s${index}` };
  });
}

/** One Ingress of all paths: the largest table a request can meet. */
function manifestOf(paths: readonly Listed[]): Manifest {
  const list = paths.map(({ path, isExact, service }) => ({
    path,
    pathType: isExact ? 'Exact' : 'Prefix',
    backend: { service: { name: service, port: { number: 80 } } },
  }));
  return { kind: 'Ingress', metadata: { name: 'shop' }, spec: { rules: [{ host, http: { paths: list } }] } };
}

/** The baseline: looks at every path, without building anything up. */
function scan(paths: readonly Listed[], requestPath: string): Listed | null {
  let best: Listed | null = null;
  for (const candidate of paths) {
    const { path, isExact } = candidate;
    const fits = isExact
      ? path === requestPath
      : requestPath.startsWith(path) && (requestPath.length === path.length || requestPath[path.length] === '/');
    if (!fits) continue;
    const isBetter =
      !best || path.length > best.path.length || (path.length === best.path.length && isExact && !best.isExact);
    if (isBetter) best = candidate;
  }
  return best;
}

/** Hits, near misses and misses in equal parts, spread over the whole table. */
function listRequests(paths: readonly Listed[]): readonly HttpRequest[] {
  return Array.from({ length: 1000 }, (_, index) => {
    const path = paths[(index * 7919) % pathCount]?.path ?? '/';
    const target = [path, `${path}/x/y?z=1`, `${path}1`, `/nowhere/${index}`][index % 4] ?? '/';
    return requestFromParts({ host, target });
  });
}

/** Nanoseconds for one call over all requests, after one pass that does not count. */
function nanoseconds(requests: readonly HttpRequest[], call: (request: HttpRequest) => unknown): number {
  for (const request of requests) call(request);
  const start = performance.now();
  for (const request of requests) call(request);
  return ((performance.now() - start) * 1e6) / requests.length;
}

function serviceOf(outcome: Outcome): string | null {
  return outcome.kind === 'backend' ? outcome.service.name : null;
}

/** Routing one request among 100,000 paths, against looking at each of them. */
export async function run(): Promise<Row[]> {
  const paths = listPaths();
  const cluster = clusterOf([manifestOf(paths)]);
  const compileTimes = Array.from({ length: 5 }, () => {
    const start = performance.now();
    kubernetesSpec.compile(cluster, {});
    return performance.now() - start;
  });
  const program = kubernetesSpec.compile(cluster, {});
  const requests = listRequests(paths);
  for (const request of requests) {
    const expected = scan(paths, request.rawPath)?.service ?? null;
    const got = [serviceOf(program.match(request)), serviceOf(program.explain(request).outcome)];
    if (got.some((service) => service !== expected)) {
      throw new Error(`${request.rawPath}: expected ${expected}, got ${got.join(' and ')}`);
    }
  }
  // All three take turns, so that a busy machine slows them alike; each round gives a ratio of its own.
  const rounds = Array.from({ length: 15 }, (_, round) => ({
    scan: nanoseconds(requests.slice(round * 20, round * 20 + 20), (request) => scan(paths, request.rawPath)),
    match: nanoseconds(requests, (request) => program.match(request)),
    explain: nanoseconds(requests, (request) => program.explain(request)),
  })).slice(3);
  const baseline = median(rounds.map((round) => round.scan));
  const row = (what: 'match' | 'explain', least: number): Row => {
    const ratio = median(rounds.map((round) => round.scan / round[what]));
    return {
      name: `${what}, ${pathCount} paths`,
      value: median(rounds.map((round) => round[what])) / 1000,
      unit: 'µs',
      baseline: baseline / 1000,
      baselineName: 'linear scan',
      ratio,
      target: `≥ ${least} ×`,
      ok: ratio >= least,
    };
  };
  const compileMs = median(compileTimes);
  return [
    row('match', 1000),
    row('explain', 100),
    {
      name: `compile, ${pathCount} paths`,
      value: compileMs,
      unit: 'ms',
      baseline: baseline / 1e6,
      baselineName: 'one linear scan',
      ratio: compileMs / (baseline / 1e6),
      target: 'for information',
      ok: true,
    },
  ];
}
