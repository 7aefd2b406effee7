import { loadProfile } from '../src/engine/controllers/registry.ts';
import type { Outcome } from '../src/engine/match/decision.ts';
import type { ControllerProfile, RoutingProgram } from '../src/engine/match/profile.ts';
import { type HttpRequest, requestFromParts } from '../src/engine/match/request.ts';
import { buildCluster } from '../src/engine/yaml/cluster.ts';
import { readSourceFile } from '../src/engine/yaml/read.ts';
import { median, type Row } from './row.ts';

const ingressCount = 10_000;
const pathsEach = 5;
const regexCount = 500;
const ids = ['ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech'];

interface Listed {
  readonly host: string;
  readonly path: string;
  readonly isExact: boolean;
  readonly service: string;
}

/** One host per Ingress, as large clusters have it; longer paths than the prefix that covers them come first. */
function listPaths(): readonly Listed[] {
  return Array.from({ length: ingressCount * pathsEach }, (_, index) => {
    const ingress = Math.floor(index / pathsEach);
    const n = index % pathsEach;
    return {
      host: `app-${ingress}.example.com`,
      path: `/team-${ingress % 97}/service-${n}${n % 2 ? '/v1' : ''}`,
      isExact: n === 4,
      service: `s${index}`,
    };
  });
}

function manifest(name: string, annotations: string, host: string, paths: readonly Listed[], type: string): string {
  const lines = paths.map(
    ({ path, isExact, service }) =>
      `      - path: ${path}\n        pathType: ${isExact ? 'Exact' : type}\n        backend:\n          service:\n            name: ${service}\n            port:\n              number: 80\n`,
  );
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n  namespace: default\n${annotations}spec:\n  rules:\n  - host: ${host}\n    http:\n      paths:\n${lines.join('')}`;
}

function manifestsOf(paths: readonly Listed[]): string {
  const documents = Array.from({ length: ingressCount }, (_, index) => {
    const own = paths.slice(index * pathsEach, (index + 1) * pathsEach);
    return manifest(`i-${index}`, '', own[0]?.host ?? '', own, 'Prefix');
  });
  return documents.join('---\n');
}

/** The baseline: looks at every path of every Ingress. */
function scan(paths: readonly Listed[], { host, rawPath }: HttpRequest): Listed | null {
  let best: Listed | null = null;
  for (const candidate of paths) {
    const { path, isExact } = candidate;
    if (candidate.host !== host) continue;
    const fits = isExact
      ? path === rawPath
      : rawPath.startsWith(path) && (rawPath.length === path.length || rawPath[path.length] === '/');
    if (fits && (!best || path.length > best.path.length)) best = candidate;
  }
  return best;
}

function listRequests(paths: readonly Listed[]): readonly HttpRequest[] {
  return Array.from({ length: 1000 }, (_, index) => {
    const { host, path, isExact } = paths[(index * 7919) % paths.length] ??
      paths[0] ?? { host: '', path: '/', isExact: true };
    const target = index % 3 === 0 ? '/nowhere' : isExact || index % 3 === 1 ? path : `${path}/x/y?z=1`;
    return requestFromParts({ host, target });
  });
}

function serviceOf(outcome: Outcome): string | null {
  return outcome.kind === 'backend' ? outcome.service.name : null;
}

/** Nanoseconds for one call over all requests, after one pass that does not count. */
function nanoseconds(requests: readonly HttpRequest[], call: (request: HttpRequest) => unknown): number {
  for (const request of requests) call(request);
  const start = performance.now();
  for (const request of requests) call(request);
  return ((performance.now() - start) * 1e6) / requests.length;
}

function check(program: RoutingProgram, paths: readonly Listed[], requests: readonly HttpRequest[], id: string): void {
  for (const request of requests) {
    const expected = scan(paths, request)?.service ?? null;
    const got = serviceOf(program.match(request));
    if (got !== expected) throw new Error(`${id}: ${request.host}${request.rawPath}: expected ${expected}, got ${got}`);
  }
}

function row(
  name: string,
  value: number,
  baseline: number,
  unit: string,
  baselineName: string,
  limit: string,
  ok: boolean,
  ratio: number,
): Row {
  return { name, value, unit, baseline, baselineName, ratio, target: limit, ok };
}

/** Compiling against reading, and matching against the scan, for one profile. */
function measure(
  profile: ControllerProfile,
  text: string,
  paths: readonly Listed[],
  requests: readonly HttpRequest[],
): readonly Row[] {
  // Reading and compiling take turns, so that a busy machine slows both alike.
  const rounds = Array.from({ length: 4 }, () => {
    globalThis.gc?.();
    const start = performance.now();
    const cluster = buildCluster([readSourceFile('bench.yaml', text)], 'assumed', false);
    const read = performance.now();
    const program = profile.compile(cluster, {});
    return { read: read - start, compile: performance.now() - read, program };
  }).slice(1);
  const reading = median(rounds.map(({ read }) => read));
  const compiling = median(rounds.map(({ compile }) => compile));
  const share = median(rounds.map(({ read, compile }) => compile / read));
  const { program } = rounds[0] ?? { program: null };
  if (!program) throw new Error('nothing was compiled');
  check(program, paths, requests.slice(0, 100), profile.id);
  const turns = Array.from({ length: 12 }, (_, turn) => ({
    scan: nanoseconds(requests.slice(turn * 20, turn * 20 + 20), (request) => scan(paths, request)),
    match: nanoseconds(requests, (request) => program.match(request)),
  })).slice(2);
  const matching = median(turns.map((turn) => turn.match)) / 1000;
  const scanning = median(turns.map((turn) => turn.scan)) / 1000;
  const faster = median(turns.map((turn) => turn.scan / turn.match));
  const size = `${ingressCount * pathsEach} paths`;
  return [
    row(
      `${profile.id}: compile, ${size}`,
      compiling,
      reading,
      'ms',
      'reading the YAML',
      '≤ 0.5 ×',
      share <= 0.5,
      share,
    ),
    row(`${profile.id}: match, ${size}`, matching, scanning, 'µs', 'linear scan', '≥ 100 ×', faster >= 100, faster),
  ];
}

/** One host of regular expressions: nginx asks them in order, and so do we. */
function measureRegex(profile: ControllerProfile): Row {
  const paths = Array.from(
    { length: regexCount },
    (_, index): Listed => ({
      host: 'regex.example.com',
      path: `/api-${index}/[a-z]+(/|$)(.*)`,
      isExact: false,
      service: `s${index}`,
    }),
  );
  const annotation = "  annotations:\n    nginx.ingress.kubernetes.io/use-regex: 'true'\n";
  const text = manifest('regex', annotation, 'regex.example.com', paths, 'ImplementationSpecific');
  const program = profile.compile(buildCluster([readSourceFile('regex.yaml', text)], 'assumed', false), {});
  const bare = program.routes.map(({ matcher }) => new RegExp(matcher.kind === 'regex' ? matcher.source : '^$', 'i'));
  const requests = Array.from({ length: 1000 }, (_, index) =>
    requestFromParts({ host: 'regex.example.com', target: `/API-${(index * 37) % (regexCount + 50)}/shop/${index}` }),
  );
  for (const request of requests) {
    const first = bare.findIndex((expression) => expression.test(request.rawPath));
    const expected = first < 0 ? null : (program.routes[first]?.backend.service?.name.value ?? null);
    if (serviceOf(program.match(request)) !== expected) throw new Error(`${request.rawPath}: expected ${expected}`);
  }
  const turns = Array.from({ length: 12 }, () => ({
    loop: nanoseconds(requests, ({ rawPath }) => bare.find((expression) => expression.test(rawPath))),
    match: nanoseconds(requests, (request) => program.match(request)),
  })).slice(2);
  const ratio = median(turns.map(({ loop, match }) => match / loop));
  const value = median(turns.map(({ match }) => match)) / 1000;
  const baseline = median(turns.map(({ loop }) => loop)) / 1000;
  return row(
    `${profile.id}: ${regexCount} expressions`,
    value,
    baseline,
    'µs',
    'bare RegExp loop',
    '≤ 2 ×',
    ratio <= 2,
    ratio,
  );
}

/** The expression that never ends in a backtracking engine. */
function measureHang(profile: ControllerProfile): Row {
  const paths = [{ host: 'a.example.com', path: '/(a+)+$', isExact: false, service: 's' }];
  const annotation = "  annotations:\n    nginx.ingress.kubernetes.io/use-regex: 'true'\n";
  const text = manifest('hang', annotation, 'a.example.com', paths, 'ImplementationSpecific');
  const program = profile.compile(buildCluster([readSourceFile('hang.yaml', text)], 'assumed', false), {});
  const request = requestFromParts({ host: 'a.example.com', target: `/${'a'.repeat(100_000)}!` });
  const start = performance.now();
  program.match(request);
  const ms = performance.now() - start;
  return row(`${profile.id}: ^(a+)+$, 100,000 letters`, ms, 150, 'ms', 'limit', '≤ 150 ms', ms <= 150, ms / 150);
}

/** What the four measured controllers cost to compile and to ask. */
export async function run(): Promise<readonly Row[]> {
  const paths = listPaths();
  const text = manifestsOf(paths);
  const requests = listRequests(paths);
  const rows: Row[] = [];
  for (const id of ids) {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(id);
    rows.push(...measure(profile, text, paths, requests));
    if (id === 'ingress-nginx') rows.push(measureRegex(profile), measureHang(profile));
  }
  return rows;
}
