import { untakenOf } from '../../match/causes/not-taken.ts';
import type { Decision, Evidence, PathVerdict, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import { withFittingHosts } from '../../match/fitting-hosts.ts';
import { normaliseHost } from '../../match/host-match.ts';
import type { Matcher } from '../../match/matcher.ts';
import { commonPrefixLength } from '../../match/path-match.ts';
import { lowerBytes } from '../../match/pcre/sets.ts';
import type { RoutingProgram } from '../../match/profile.ts';
import { programOf, type RouteEntry } from '../../match/program.ts';
import { unsimulatedNotes } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import {
  foundVerdict,
  hostStep,
  normaliseSteps,
  pathStep,
  pathSteps,
  preferSteps,
  rewriteSteps,
} from '../../match/trace-writer.ts';
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

function stepOf(ready: Ready, found: Answer, isRegex: boolean): TraceStep | readonly TraceStep[] {
  const { listed } = ready.written.from;
  const uri = found.uri?.uri ?? '';
  if (!listed) return [];
  const matched = matches(ready, uri);
  // Nothing is claimed of an expression that was given up.
  if (matched === null) return [];
  const captured = ready === found.ready ? ready.pattern?.exec(uri) : null;
  const groups = captured === 'too-many-steps' ? null : captured;
  const matchedLength = groups ? (groups[0]?.length ?? 0) : matched && isRegex ? uri.length : sharedLength(ready, uri);
  const compared = { matched, matchedLength, ...(groups && groups.length > 1 ? { groups: groups.slice(1) } : {}) };
  return pathStep(listed.origin.pathId, matcherOf(ready), compared, verdictOf(ready, found, matched, isRegex));
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
  const compared = { matched: true, matchedLength: sharedLength(ready, found.uri?.uri ?? '') };
  return compiled.listed.flatMap((listed): readonly TraceStep[] => {
    const { pathId } = listed.origin;
    const skipped = compiled.build.skipped.get(pathId);
    const isHere = (listed.host?.toLowerCase() ?? '_') === host;
    if (skipped?.why !== 'duplicate' || skipped.isShare || skipped.by !== winner || !isHere) return [];
    return [pathStep(pathId, matcher, compared, 'later')];
  });
}

function hostSteps({ named, host }: Answer): readonly TraceStep[] {
  if (named?.kind !== 'server') return [];
  const listed = named.server.locations.find((location) => location.listed)?.listed;
  return listed ? [hostStep(listed, foundVerdict(listed.host, host), true)] : [];
}

function tableOf({ named }: Answer): LocationTable | null {
  return named?.kind === 'server' ? named.table : null;
}

function literalRule({ ready }: Answer): RuleId {
  // A Prefix makes an exact location of its own text as well: no Exact is written then.
  return ready?.written.kind === 'exact' && ready.written.from.type === 'Exact'
    ? 'ingress-nginx/exact'
    : 'ingress-nginx/prefix';
}

function choiceSteps(table: LocationTable, found: Answer): readonly TraceStep[] {
  const winner = found.ready?.written.from.listed?.origin.pathId;
  const uri = found.uri?.uri ?? '';
  if (!winner) return [];
  const losers = table.all
    .filter((ready) => ready !== found.ready && matches(ready, uri))
    .flatMap(({ written }) => written.from.listed?.origin.pathId ?? [])
    .filter((id) => id !== winner);
  return preferSteps(winner, [...new Set(losers)], table.isRegex ? 'ingress-nginx/first-regex' : literalRule(found));
}

function closing(table: LocationTable | null, found: Answer, notes: readonly Note[]): readonly TraceStep[] {
  const { host, rule, uri, outcome } = found;
  const steps: TraceStep[] = table ? [...choiceSteps(table, found)] : [];
  if (table?.isRegex) steps.push({ kind: 'note', rule: 'ingress-nginx/regex-host', params: { host } });
  steps.push(...unsimulatedNotes(notes));
  if (rule) steps.push({ kind: 'note', rule, params: {} });
  return [...steps, ...rewriteSteps('ingress-nginx/rewrite-target', uri?.requestUri ?? '', outcome)];
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
  const uri = found.uri?.uri ?? request.rawPath;
  const near = (one: Ready) => sharedLength(one, found.uri?.uri ?? '');
  const isRegex = table?.isRegex ?? false;
  const trace: TraceStep[] = [
    ...normaliseSteps('ingress-nginx/host', request.host, found.host || request.host),
    ...normaliseSteps('ingress-nginx/uri', request.rawPath, uri),
    { kind: 'class', rule: 'ingress-nginx/class', taken: compiled.taken, all: compiled.all },
    ...withFittingHosts(
      hostSteps(found),
      // A canary by itself names no host.
      sites.filter(({ parsed }) => !parsed.annotations.canary).map(({ located }) => located),
      // Where the proxy refuses all of it no host is looked up.
      found.host || normaliseHost(request.host).host,
      { isBareKnown: true },
    ),
    ...pathSteps(ready, found.ready, near, (one) => stepOf(one, found, isRegex), keptOut({ compiled, found })),
    ...closing(table, found, notes),
    { kind: 'outcome', outcome: found.outcome },
  ];
  // What is not simulated could have answered otherwise.
  const evidence =
    notes.length > 0 || found.outcome.kind === 'unknown' ? 'inferred' : evidenceOf(found, request, compiled);
  const told = { outcome: found.outcome, trace, evidence, comparedPath: uri } as const;
  return decide(told, () => causeOf({ compiled, request, found, questions }));
}

/** A location, and the server it stands in. */
function entryOf(ready: Ready, server: Server): RouteEntry & { readonly server: Server } {
  const { written } = ready;
  const { listed } = written.from;
  const entry = { listed, matcher: matcherOf(ready), host: server.host === '_' ? null : server.host, server };
  const asWritten = written.kind === 'prefix' && written.path === listed?.path.path.value;
  return asWritten ? entry : { ...entry, effective: effective(ready) };
}

/** Returns the program of a compiled cluster. */
export function program(compiled: Compiled): RoutingProgram {
  const { cluster, options, sites, build, locations, world } = compiled;
  const taken = new Set(sites.map(({ located }) => located.object));
  const untaken = untakenOf(cluster, taken, options.controllerClass, (all) => program(compileCluster(all, options)));
  return programOf({
    entries: () => [...locations].flatMap(([server, table]) => table.all.map((ready) => entryOf(ready, server))),
    hostOf: ({ server }) => server,
    deadPaths: () => deadPaths(compiled),
    diagnose: () => diagnose(compiled),
    missing: missingIn(build.upstreams, world),
    match: (request) => answer(compiled, request).outcome,
    explain: (request, own) => explain(compiled, request, { program: own, untaken }),
  });
}
