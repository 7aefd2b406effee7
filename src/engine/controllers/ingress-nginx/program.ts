import { untakenOf } from '../../match/causes/not-taken.ts';
import type { Decision, Evidence, PathVerdict, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import { withFittingHosts } from '../../match/fitting-hosts.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import { hostId } from '../../match/ids.ts';
import type { Matcher } from '../../match/matcher.ts';
import { commonPrefixLength } from '../../match/path-match.ts';
import { lowerBytes } from '../../match/pcre/sets.ts';
import { pickNear } from '../../match/pick-near.ts';
import type { DeadPath, Route, RoutingProgram } from '../../match/profile.ts';
import { type Reported, unsimulatedNotes } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import { causeOf } from './cause.ts';
import { type Compiled, compileCluster } from './compiled.ts';
import { deadPaths } from './dead-paths.ts';
import { diagnose } from './diagnostics.ts';
import type { LocationTable, Ready } from './find-location.ts';
import { notesFor } from './notes.ts';
import { type Answer, answer } from './phases.ts';
import type { Questions } from './questions.ts';
import type { Server } from './servers.ts';
import type { Note } from './unsimulated.ts';
import { missingIn } from './upstreams.ts';

const mostSteps = 256;

/** Returns a location as nginx.conf writes it. */
function effective({ written }: Ready): string {
  const { kind, path } = written;
  if (kind === 'regex') return `~* ^${path}`;
  return kind === 'exact' ? `= ${path}` : path;
}

function matcherOf({ written }: Ready): Matcher {
  const { kind, path } = written;
  if (kind === 'regex') return { kind: 'regex', source: `^${path}`, ignoreCase: true, anchored: true };
  return { kind: kind === 'exact' ? 'exact' : 'string-prefix', path };
}

/** Returns whether a location would take the URI; `null` where an expression is not simulated or was given up. */
function matches({ written, pattern, unknown }: Ready, uri: string): boolean | null {
  if (written.kind === 'regex') {
    if (unknown !== null) return null;
    return pattern ? pattern.test(uri) : false;
  }
  return written.kind === 'exact' ? uri === written.path : uri.startsWith(written.path);
}

function verdictOf(ready: Ready, found: Answer, matched: boolean, isRegex: boolean): PathVerdict {
  if (ready === found.ready) return 'wins';
  if (!matched) return 'no-match';
  if (isRegex) return 'fits-later';
  return ready.written.path.length < (found.ready?.written.path.length ?? 0) ? 'shorter' : 'type';
}

/** How far the text of a location and the URI run together. */
function sharedLength({ written: { kind, path } }: Ready, uri: string): number {
  return kind === 'regex' ? commonPrefixLength(lowerBytes(path), lowerBytes(uri)) : commonPrefixLength(path, uri);
}

function pathStep(ready: Ready, found: Answer, isRegex: boolean): readonly TraceStep[] {
  const { listed } = ready.written.from;
  const uri = found.uri?.uri ?? '';
  if (!listed) return [];
  const matched = matches(ready, uri);
  // Nothing is claimed of an expression that was given up.
  if (matched === null) return [];
  const matcher = matcherOf(ready);
  const captured = ready === found.ready ? ready.pattern?.exec(uri) : null;
  const groups = captured === 'too-many-steps' ? null : captured;
  const matchedLength = groups ? (groups[0]?.length ?? 0) : matched && isRegex ? uri.length : sharedLength(ready, uri);
  return [
    {
      kind: 'path',
      routeId: listed.origin.pathId,
      pathId: listed.origin.pathId,
      matched,
      matcher,
      matchedLength,
      verdict: verdictOf(ready, found, matched, isRegex),
      ...(groups && groups.length > 1 ? { groups: groups.slice(1) } : {}),
    },
  ];
}

/** Paths of the same text and type as the one that answers, which keeps them out: they fit as it does. */
function keptOut({ compiled, found }: { readonly compiled: Compiled; readonly found: Answer }): readonly TraceStep[] {
  const { ready } = found;
  const winner = ready?.written.from.listed?.origin.pathId ?? null;
  // A default backend without rules has no path, and takes the place of one.
  if (
    !ready ||
    compiled.build.skipped.size === 0 ||
    found.named?.kind !== 'server' ||
    (winner === null && ready.written.from.isDefault)
  )
    return [];
  const { host } = found.named.server;
  const matcher = matcherOf(ready);
  const matchedLength = sharedLength(ready, found.uri?.uri ?? '');
  return compiled.listed.flatMap((listed): readonly TraceStep[] => {
    const { pathId } = listed.origin;
    const skipped = compiled.build.skipped.get(pathId);
    const isHere = (listed.host?.toLowerCase() ?? '_') === host;
    if (skipped?.why !== 'duplicate' || skipped.isShare || skipped.by !== winner || !isHere) return [];
    return [{ kind: 'path', routeId: pathId, pathId, matched: true, matcher, matchedLength, verdict: 'later' }];
  });
}

function hostSteps({ named, host }: Answer): readonly TraceStep[] {
  if (named?.kind !== 'server') return [];
  const listed = named.server.locations.find((location) => location.listed)?.listed;
  if (!listed) return [];
  const fits = listed.host === host ? 'exact' : compareHost(listed.host?.toLowerCase() ?? null, host);
  const verdict = fits === 'no' ? 'alias' : fits;
  return [{ kind: 'host', host: listed.host, verdict, chosen: true, hostId: hostId(listed.className, listed.host) }];
}

function normaliseSteps(found: Answer, request: HttpRequest): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  if (found.host !== '' && found.host !== request.host) {
    steps.push({ kind: 'normalise', rule: 'ingress-nginx/host', before: request.host, after: found.host });
  }
  if (found.uri && found.uri.uri !== request.rawPath) {
    steps.push({ kind: 'normalise', rule: 'ingress-nginx/uri', before: request.rawPath, after: found.uri.uri });
  }
  return steps;
}

function tableOf({ named }: Answer): LocationTable | null {
  return named?.kind === 'server' ? named.table : null;
}

function literalRule({ ready }: Answer): RuleId {
  return ready?.written.kind === 'exact' ? 'ingress-nginx/exact' : 'ingress-nginx/prefix';
}

function closing(table: LocationTable | null, found: Answer, notes: readonly Note[]): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  const winner = found.ready?.written.from.listed?.origin.pathId;
  const uri = found.uri?.uri ?? '';
  if (table && winner) {
    const losers = table.all
      .filter((ready) => ready !== found.ready && matches(ready, uri))
      .flatMap(({ written }) => written.from.listed?.origin.pathId ?? [])
      .filter((id) => id !== winner);
    const rule = table.isRegex ? 'ingress-nginx/first-regex' : literalRule(found);
    if (losers.length > 0) steps.push({ kind: 'prefer', winner, losers: [...new Set(losers)], rule });
  }
  if (table?.isRegex) steps.push({ kind: 'note', rule: 'ingress-nginx/regex-host', params: { host: found.host } });
  steps.push(...unsimulatedNotes(notes));
  if (found.rule) steps.push({ kind: 'note', rule: found.rule, params: {} });
  const { outcome } = found;
  if ((outcome.kind === 'backend' || outcome.kind === 'split') && outcome.upstreamTarget !== found.uri?.requestUri) {
    const before = found.uri?.requestUri ?? '';
    steps.push({ kind: 'rewrite', rule: 'ingress-nginx/rewrite-target', before, after: outcome.upstreamTarget });
  }
  return steps;
}

/** Headers that the measured nginx takes for absent where they have no value, and the controller's scripts do not. */
const forwarded = ['x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port'];

/** What is passed on as TLS, or rests on a header without a value, was read in the source; all else was seen to happen. */
function evidenceOf({ rule }: Answer, { headers }: HttpRequest, { options }: Compiled): Evidence {
  const isOdd = options.useForwardedHeaders && forwarded.some((name) => headers.get(name) === '');
  return rule === 'ingress-nginx/ssl-passthrough' || isOdd ? 'source' : 'measured';
}

function explain(compiled: Compiled, request: HttpRequest, questions: Questions): Decision {
  const { sites } = compiled;
  const found = answer(compiled, request);
  const notes = notesFor(found, compiled);
  const table = tableOf(found);
  // An app-root answers before locations are compared.
  const ready = found.rule === 'ingress-nginx/app-root' ? [] : (table?.all ?? []);
  const uri = found.uri?.uri ?? '';
  const near = (one: Ready) => (one === found.ready ? Number.POSITIVE_INFINITY : sharedLength(one, uri));
  const paths = pickNear(ready, mostSteps, near).flatMap((one) => pathStep(one, found, table?.isRegex ?? false));
  const omitted = ready.length - mostSteps;
  const trace: TraceStep[] = [
    ...normaliseSteps(found, request),
    { kind: 'class', rule: 'ingress-nginx/class', taken: compiled.taken, all: compiled.all },
    ...withFittingHosts(
      hostSteps(found),
      // A canary by itself names no host.
      sites.filter(({ parsed }) => !parsed.annotations.canary).map(({ located }) => located),
      // Where the proxy refuses all of it no host is looked up.
      found.host || normaliseHost(request.host).host,
      true,
    ),
    ...paths,
    ...keptOut({ compiled, found }),
    ...(omitted > 0 ? [{ kind: 'omitted' as const, what: 'paths' as const, count: omitted }] : []),
    ...closing(table, found, notes),
    { kind: 'outcome', outcome: found.outcome },
  ];
  // What is not simulated could have answered otherwise.
  const evidence =
    notes.length > 0 || found.outcome.kind === 'unknown' ? 'inferred' : evidenceOf(found, request, compiled);
  const comparedPath = found.uri?.uri ?? request.rawPath;
  const told = { outcome: found.outcome, trace, evidence, comparedPath } as const;
  return decide(told, () => causeOf({ compiled, request, found, questions }));
}

function routesOf(server: Server, table: LocationTable): readonly Route[] {
  return table.all.flatMap((ready) => {
    const { listed } = ready.written.from;
    const backend = listed?.path.backend.value;
    if (!listed || !backend) return [];
    const host = server.host === '_' ? null : server.host;
    const { origin } = listed;
    const route = { id: origin.pathId, host, matcher: matcherOf(ready), backend, origin };
    const asWritten = ready.written.kind === 'prefix' && ready.written.path === listed.path.path.value;
    return [asWritten ? route : { ...route, effective: effective(ready) }];
  });
}

/** Returns the program of a compiled cluster. */
export function program(compiled: Compiled): RoutingProgram {
  const orders = new Map<string, number>();
  const routes: Route[] = [];
  for (const [server, table] of compiled.locations) {
    let place = 0;
    for (const { written } of table.all) {
      const id = written.from.listed?.origin.pathId;
      if (id && !orders.has(id)) orders.set(id, ++place);
    }
    routes.push(...routesOf(server, table));
  }
  let dead: readonly DeadPath[] | null = null;
  let found: readonly Reported[] | null = null;
  const match = (request: HttpRequest) => answer(compiled, request).outcome;
  const { cluster, options, sites } = compiled;
  const taken = new Set(sites.map(({ located }) => located.object));
  const untaken = untakenOf(cluster, taken, options.controllerClass, (all) => program(compileCluster(all, options)));
  const questions: Questions = { program: { routes, match }, untaken };
  return {
    routes,
    get diagnostics() {
      found ??= diagnose(compiled);
      return found;
    },
    order: (pathId) => orders.get(pathId) ?? null,
    deadPaths: () => {
      dead ??= deadPaths(compiled);
      return dead;
    },
    missing: missingIn(compiled.build.upstreams, compiled.world),
    match,
    explain: (request) => explain(compiled, request, questions),
  };
}
