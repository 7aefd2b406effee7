import { missingBy, portOf } from '../../match/availability.ts';
import type { CausePath } from '../../match/cause.ts';
import type { Questions } from '../../match/causes/by-trial.ts';
import { type hostsKnownBy, missing } from '../../match/causes/known-hosts.ts';
import type { Choice } from '../../match/choice.ts';
import type { Decision, Evidence, PathVerdict, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import { withFittingHosts } from '../../match/fitting-hosts.ts';
import { hasNoPath } from '../../match/haproxy-target.ts';
import type { Matcher } from '../../match/matcher.ts';
import { commonPrefixLength, comparePath } from '../../match/path-match.ts';
import type { DeadPath, RoutingProgram } from '../../match/profile.ts';
import { programOf } from '../../match/program.ts';
import { unsimulatedNotes } from '../../match/report.ts';
import { reportClassAnnotation } from '../../match/report-class.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import {
  classStep,
  foundVerdict,
  hostStep,
  normaliseSteps,
  pathStep,
  pathSteps,
  preferSteps,
  rewriteSteps,
} from '../../match/trace-writer.ts';
import type { Ingress } from '../../model/ingress.ts';
import { type Answer, answer, type By } from './answer.ts';
import { causeOf } from './cause.ts';
import { diagnose } from './diagnostics.ts';
import { defaultHost, type Entries, type Entry, targetPortOf } from './entries.ts';
import { type NotedName, notesFor } from './find-notes.ts';
import type { Frontends } from './frontends.ts';
import { hasHeaders } from './header-match.ts';
import { identity } from './identity.ts';
import { beginMatches, prefixMatches } from './lookup.ts';
import { type HaproxyIngressOptions, whyNotTaken } from './options.ts';
import { shadowed } from './reach.ts';
import { hostCalled, patternMatches } from './rows.ts';
import { type SettingsOf, settingsOf } from './settings.ts';
import type { Broken } from './unreadable.ts';

function matcherOf({ match, path, host }: Entry): Matcher {
  switch (match) {
    case 'exact':
      return { kind: 'exact', path };
    case 'prefix':
      return { kind: 'element-prefix', path };
    case 'begin':
      // Among expressions a wildcard host keeps its letters apart.
      return { kind: 'string-prefix', path, ...(host.startsWith('*.') ? {} : { ignoreCase: true as const }) };
    case 'regex':
      return { kind: 'regex', source: path, ignoreCase: false, anchored: true };
  }
}

/** What the paths are compared with. */
interface Asked {
  readonly path: string;
  readonly headers: HttpRequest['headers'];
}

/** Returns whether an entry would take the path, looked up by itself; `null` where that is not simulated. */
function fits(entry: Entry, { path, headers }: Asked, winner: Entry | null): boolean | null {
  if (entry === winner) return true;
  if (!hasHeaders(entry.headers, headers)) return false;
  // On wildcard hosts and for expressions the regex map decides, in its own way.
  if (entry.match === 'regex' || entry.host.startsWith('*.')) return patternMatches(entry, path);
  if (entry.match === 'exact') return entry.path === path;
  if (entry.match === 'prefix') return prefixMatches(entry.path, path);
  return beginMatches(entry.path, path);
}

/** What stands in the map of expressions, where the longest key comes first: all of a wildcard host does. */
function isExpression({ match, host }: Entry): boolean {
  return match === 'regex' || host.startsWith('*.');
}

/** What is asked before all backends leaves the others unasked. */
function isAskedFirst({ by }: Answer): boolean {
  return by.kind === 'redirect-to';
}

function verdictOf(entry: Entry, found: Answer, matched: boolean): PathVerdict {
  const winner = found.entry;
  if (found.open.includes(entry)) return 'open';
  if (entry === winner) return 'wins';
  if (!matched) return 'no-match';
  if (!winner || isAskedFirst(found)) return 'fits-later';
  if (entry.host !== winner.host) return 'other-host';
  if (isExpression(entry) && isExpression(winner)) return 'later';
  // Expressions are asked last, whatever their length.
  const isFree = entry.match !== 'regex' && winner.match !== 'regex';
  if (isFree && entry.path.length < winner.path.length) return 'shorter';
  return 'type';
}

/** Entries of the hosts the request may reach, the chosen host's first. */
function considered(entries: readonly Entry[], { host, entry }: Answer, alias: string | null): readonly Entry[] {
  const dot = host.indexOf('.');
  const names = new Set([host, dot > 0 ? `*${host.slice(dot)}` : host, defaultHost]);
  if (entry) names.add(entry.host);
  else if (alias !== null) names.add(alias);
  return entries.filter(({ host: name, listed }) => listed !== null && names.has(name));
}

function hostSteps(list: readonly Entry[], { entry: winner, host: asked }: Answer): readonly TraceStep[] {
  const seen = new Map<string, Entry>();
  for (const entry of list) if (!seen.has(entry.host)) seen.set(entry.host, entry);
  return [...seen.values()].flatMap(({ host, listed }) =>
    listed ? hostStep(listed, foundVerdict(listed.host, asked), winner?.host === host) : [],
  );
}

function entrySteps(list: readonly Entry[], found: Answer, { headers, scheme }: HttpRequest): readonly TraceStep[] {
  const { path } = found;
  const near = (entry: Entry) => commonPrefixLength(entry.path, path);
  return pathSteps(list, found.entry, near, (entry) => {
    const matcher = matcherOf(entry);
    if (scheme === 'https' && !entry.isHttps && entry !== found.entry)
      return pathStep(entry.pathId, matcher, { matched: false, matchedLength: 0 }, 'other-scheme');
    const matched = fits(entry, { path, headers }, found.entry);
    // Nothing is claimed of an expression that was given up.
    if (matched === null) return [];
    const shared = () => Math.max(comparePath(matcher, path).matchedLength, near(entry));
    const matchedLength = matcher.kind !== 'regex' ? shared() : matched ? path.length : 0;
    return pathStep(entry.pathId, matcher, { matched, matchedLength }, verdictOf(entry, found, matched));
  });
}

/** Rules of the trace by what decided. */
const rules: Readonly<Partial<Record<By['kind'], RuleId>>> = {
  'app-root': 'haproxy-ingress/app-root',
  'app-root-https': 'haproxy-ingress/app-root-https',
  'redirect-to': 'haproxy-ingress/redirect-to',
  'redirect-from': 'haproxy-ingress/redirect-from',
  'ssl-redirect': 'haproxy-ingress/ssl-redirect',
  passthrough: 'haproxy-ingress/passthrough',
  'passthrough-redirect': 'haproxy-ingress/passthrough',
  'default-redirect': 'haproxy-ingress/default-backend-redirect',
  'not-simulated': 'haproxy-ingress/not-simulated',
};

/** A path whose settings were not found again, because its host's other name is not known to the backend. */
function isBare({ isAlias, by, outcome, entry }: Answer): boolean {
  const hasRewrite = entry?.treatment.rewriteTarget != null;
  return isAlias && by.kind === 'backend' && outcome.kind === 'backend' && hasRewrite;
}

function choiceSteps(list: readonly Entry[], found: Answer, { scheme, headers }: HttpRequest): readonly TraceStep[] {
  const { entry, path } = found;
  if (!entry || isAskedFirst(found)) return [];
  const losers = list
    .filter((other) => other !== entry && other.host === entry.host)
    .filter((other) => scheme === 'http' || other.isHttps)
    .filter((other) => fits(other, { path, headers }, null))
    .map(({ pathId }) => pathId);
  const plain = entry.match === 'exact' ? 'haproxy-ingress/exact' : 'haproxy-ingress/sequence';
  return preferSteps(entry.pathId, losers, isExpression(entry) ? 'haproxy-ingress/expressions' : plain);
}

function noteOf(rule: RuleId): TraceStep {
  return { kind: 'note', rule, params: {} };
}

function closingSteps(found: Answer, request: HttpRequest, notes: readonly NotedName[]): readonly TraceStep[] {
  const rule = rules[found.by.kind];
  const sent = request.rawPath + (request.query === null ? '' : `?${request.query}`);
  const rewritten = rewriteSteps('haproxy-ingress/rewrite-target', sent, found.outcome);
  return [
    ...unsimulatedNotes(notes),
    ...(rule ? [noteOf(rule)] : []),
    ...(rewritten.length === 0 && isBare(found) ? [noteOf('haproxy-ingress/alias-settings')] : rewritten),
  ];
}

/** What one cluster compiles to. */
export interface HaproxyIngressTable extends Choice {
  readonly options: HaproxyIngressOptions;
  readonly compile: Questions['compile'];
  /** Whether a rule speaks of a host. */
  readonly isKnown: ReturnType<typeof hostsKnownBy>;
  readonly entries: Entries;
  readonly broken: readonly Broken[];
  readonly frontends: Frontends;
}

/** What was neither measured nor can be without the controller itself was read in its source. */
function evidenceOf({ outcome, entry, by, path }: Answer, notes: readonly NotedName[], request: HttpRequest): Evidence {
  // Nobody has run one that is reached in another letter case: what is not rewritten then follows from the pattern.
  const isOtherCase =
    by.kind === 'backend' &&
    entry?.treatment.rewriteTarget != null &&
    entry.match === 'begin' &&
    !path.startsWith(entry.path);
  if (isOtherCase) return 'inferred';
  const isRead =
    outcome.kind === 'unknown' ||
    notes.length > 0 ||
    hasNoPath(request) ||
    by.kind === 'passthrough' ||
    by.kind === 'passthrough-redirect' ||
    (entry !== null && entry.headers.length > 0);
  return isRead ? 'source' : 'measured';
}

/** A path of the host that an alias names; on http, where all aliases are known. */
function aliasedEntry({ http, entries }: Frontends, name: string): Entry | null {
  const host = hostCalled(http.hosts, name);
  return entries.find((entry) => entry.host === host && entry.listed !== null) ?? null;
}

/** The answer, with the reason of a miss. */
function answered({ frontends, isKnown }: HaproxyIngressTable, settings: SettingsOf, request: HttpRequest): Answer {
  const found = answer(frontends, settings, request);
  const isNamed = () => isKnown(request.host) || aliasedEntry(frontends, found.host) !== null;
  return { ...found, outcome: missing(found.outcome, isNamed) };
}

function explain(
  table: HaproxyIngressTable,
  settings: SettingsOf,
  request: HttpRequest,
  questions: Questions,
): Decision {
  const found = answered(table, settings, request);
  const notes = notesFor({ entries: table.entries.entries, broken: table.broken }, found, request);
  const aliased = aliasedEntry(table.frontends, found.host);
  const list = considered(table.entries.entries, found, aliased?.host ?? null);
  const trace: TraceStep[] = [
    ...normaliseSteps('haproxy-ingress/host', request.host, found.host),
    classStep('haproxy-ingress/class', table),
    ...withFittingHosts(hostSteps(list, found), table.taken.ingresses, found.host),
    // What is refused is compared with no path.
    ...(found.outcome.kind === 'status' && found.outcome.status === 400 ? [] : entrySteps(list, found, request)),
    ...choiceSteps(list, found, request),
    ...closingSteps(found, request, notes),
    { kind: 'outcome', outcome: found.outcome },
  ];
  const told = { outcome: found.outcome, trace, evidence: evidenceOf(found, notes, request), comparedPath: found.path };
  const fitting = new Set(list.filter((entry) => fits(entry, { path: found.path, headers: request.headers }, null)));
  const ids = new Set([...fitting].map(({ pathId }) => pathId));
  const spared = table.options.noRedirectLocations.find((one) => found.path.startsWith(one)) ?? null;
  const isFitting = ({ pathId }: CausePath) => ids.has(pathId);
  return decide(told, () =>
    causeOf(questions, request, {
      answer: found,
      told,
      taken: table.taken,
      fits: isFitting,
      spared,
      aliased: aliased?.listed ?? null,
    }),
  );
}

const typeRank = { exact: 0, prefix: 1, begin: 2, regex: 3 } as const;

function ranked(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => {
    const filtered = b.headers.length - a.headers.length;
    const first = Number(a.match !== 'exact') - Number(b.match !== 'exact');
    const last = Number(a.match === 'regex') - Number(b.match === 'regex');
    return filtered || first || last || b.path.length - a.path.length || typeRank[a.match] - typeRank[b.match];
  });
}

/** Paths by host, each in its order. */
function inOrder({ entries }: Entries): readonly Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.host);
    if (group) group.push(entry);
    else groups.set(entry.host, [entry]);
  }
  return [...groups.values()].flatMap((group) => ranked(group.filter(({ listed }) => listed !== null)));
}

/** Paths that take no request. */
function deadIn({ ignored, entries, frontends }: HaproxyIngressTable): readonly DeadPath[] {
  const refused = () => inOrder(entries).map(({ pathId }) => ({ pathId, why: 'rejected', by: null }) as const);
  const beaten = frontends.refusal ? refused() : shadowed(entries.entries, frontends);
  return [...ignored(), ...entries.dropped, ...beaten];
}

/** Returns the program of a table. */
export function program(table: HaproxyIngressTable): RoutingProgram {
  const { cluster, taken, options, entries, frontends } = table;
  const settings = settingsOf(frontends);
  const classRule = (ingress: Ingress) => whyNotTaken(ingress, cluster, options);
  const wantedClass = options.ingressClass;
  const opensBy = 'haproxy-ingress.github.io/ssl-always-add-https';
  const takers = (request: HttpRequest) => {
    const { entry, open } = answer(frontends, settings, request);
    return [...(entry ? [entry] : []), ...open].map(({ pathId }) => pathId);
  };
  return programOf({
    entries: () =>
      inOrder(entries).map((entry) => ({ listed: entry.listed, matcher: matcherOf(entry), key: entry.host })),
    hostOf: ({ key }) => key,
    deadPaths: () => deadIn(table),
    diagnose: (dead) => [
      ...diagnose(taken, { entries: entries.entries, frontends, options, dead }),
      ...reportClassAnnotation(identity, cluster, taken.ingresses),
    ],
    missing: missingBy(cluster, (service, port) => targetPortOf(service, String(portOf(port) ?? '')) !== null),
    match: (request) => answered(table, settings, request).outcome,
    explain: (request, { routes, match, missing }) =>
      explain(table, settings, request, { ...table, routes, match, missing, takers, classRule, wantedClass, opensBy }),
  });
}
