import { missingBy } from '../../match/availability.ts';
import type { Questions } from '../../match/causes/by-trial.ts';
import { type hostsKnownBy, missing } from '../../match/causes/known-hosts.ts';
import type { Choice } from '../../match/choice.ts';
import type { Decision, Evidence, Outcome, PathVerdict, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import { withFittingHosts } from '../../match/fitting-hosts.ts';
import { hasNoPath, readHaproxyTarget } from '../../match/haproxy-target.ts';
import { comparePath } from '../../match/path-match.ts';
import type { DeadPath, RoutingProgram } from '../../match/profile.ts';
import { programOf } from '../../match/program.ts';
import { unsimulatedNotes } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import {
  classStep,
  hostStep,
  normaliseSteps,
  pathStep,
  pathSteps,
  preferSteps,
  rewriteSteps,
  writtenVerdict,
} from '../../match/trace-writer.ts';
import type { Ingress } from '../../model/ingress.ts';
import { causeOf } from './cause.ts';
import type { DefaultBackend } from './default-backend.ts';
import { diagnose } from './diagnostics.ts';
import { hasRules, hostKey, type MapName, type Maps, portIn, type Row } from './maps.ts';
import { notesFor } from './notes.ts';
import { type HaproxyTechOptions, whyNotTaken } from './options.ts';
import { afterChoice, redirectOf } from './outcome.ts';

const mapOrder: readonly MapName[] = ['path-exact', 'path-prefix-exact', 'path-prefix'];

/** What one cluster compiles to. */
export interface HaproxyTechTable extends Choice {
  readonly options: HaproxyTechOptions;
  readonly compile: Questions['compile'];
  /** Whether a rule speaks of a host. */
  readonly isKnown: ReturnType<typeof hostsKnownBy>;
  readonly maps: Maps;
  readonly defaults: readonly DefaultBackend[];
  /** A row with which HAProxy refuses its whole configuration, `null` for none. */
  readonly refusal: Row | null;
}

/** Host header up to its first `:`, lower-cased. @source haproxytech/kubernetes-ingress pkg/controller/setup.go (fc12067) */
function lookupHost(header: string): string {
  const colon = header.indexOf(':');
  return (colon < 0 ? header : header.slice(0, colon)).toLowerCase();
}

/** The key that stands for the host in the path maps: itself, its `.x`, or `''` for rules without a host. */
function hostMatch(maps: Maps, host: string): string {
  if (maps.hosts.has(host)) return host;
  const dot = host.indexOf('.');
  const suffix = dot >= 0 ? host.slice(dot) : '';
  return suffix !== '' && maps.hosts.has(suffix) ? suffix : '';
}

interface Hit {
  readonly row: Row;
  readonly map: MapName;
  /** Other rows with the same key: they lose by the name of their backend. */
  readonly rivals: readonly Row[];
}

function hitOf(list: readonly Row[] | undefined, map: MapName): Hit | null {
  const row = list?.[0];
  return row && list ? { row, map, rivals: list.length > 1 ? list.slice(1) : [] } : null;
}

/** Exact map, then whole-path map, then the longest prefix: one look-up per length that a key has. */
function findRow(maps: Maps, host: string, path: string): Hit | null {
  const key = host + path;
  for (const map of ['path-exact', 'path-prefix-exact'] as const) {
    const hit = hitOf(maps.rows.get(map)?.get(key), map);
    if (hit) return hit;
  }
  const prefixes = maps.rows.get('path-prefix');
  if (!prefixes) return null;
  const own = maps.prefixLengths.get(host) ?? [];
  const lengths = maps.oddLengths.length === 0 ? own : [...own, ...maps.oddLengths].sort((a, b) => b - a);
  for (const length of lengths) {
    if (length > key.length) continue;
    const hit = hitOf(prefixes.get(key.slice(0, length)), 'path-prefix');
    if (hit) return hit;
  }
  return null;
}

const openOrder: Outcome = { kind: 'unknown', why: 'haproxytech/rule-order' };

/** Rows of one key and one backend stand in the order of the names of their rules, which are no part of this program. */
function isOrderOpen({ row, rivals }: Hit, outcomeOf: (row: Row) => Outcome): boolean {
  if (rivals.length === 0 || !hasRules(row)) return false;
  const told = (one: Row) => JSON.stringify({ ...outcomeOf(one), route: null });
  return rivals.some((rival) => rival.backend === row.backend && told(rival) !== told(row));
}

interface Answer {
  readonly outcome: Outcome;
  readonly hit: Hit | null;
  /** A row whose own condition is not simulated and that comes first. */
  readonly custom: Row | null;
  readonly host: string;
  readonly hostMatch: string;
  readonly path: string;
}

/** What the maps say, before the reason of a miss. */
function lookedUp(table: HaproxyTechTable, request: HttpRequest): Answer {
  const target = readHaproxyTarget(request);
  const host = lookupHost(request.host);
  const matched = hostMatch(table.maps, host);
  if (table.refusal) {
    const outcome: Outcome = { kind: 'rejected', why: 'haproxytech/bad-expression' };
    return { outcome, hit: null, custom: null, host, hostMatch: matched, path: target?.path ?? request.rawPath };
  }
  if (!target) {
    const outcome: Outcome = { kind: 'status', status: 400, why: 'bad-request', route: null };
    return { outcome, hit: null, custom: null, host, hostMatch: matched, path: request.rawPath };
  }
  const { path } = target;
  const custom = table.maps.custom.find(({ mayTake }) => mayTake?.(host, path));
  if (custom) {
    const outcome: Outcome = { kind: 'unknown', why: 'haproxytech/route-acl' };
    return { outcome, hit: null, custom, host, hostMatch: matched, path };
  }
  // Without a Host header the look-ups have no key, and rules without a host are not found either.
  const hit = request.host === '' ? null : findRow(table.maps, matched, path);
  const outcomeOf = (row: Row | null) => afterChoice(row, table.defaults, request, target);
  const outcome = hit && isOrderOpen(hit, outcomeOf) ? openOrder : outcomeOf(hit?.row ?? null);
  return { outcome, hit, custom: null, host, hostMatch: matched, path };
}

function answer(table: HaproxyTechTable, request: HttpRequest): Answer {
  const found = lookedUp(table, request);
  return { ...found, outcome: missing(found.outcome, () => table.isKnown(request.host)) };
}

function lengthOf({ listed }: Row): number {
  return listed.path.path.value?.length ?? 0;
}

function verdict(row: Row, matched: boolean, hit: Hit | null): PathVerdict {
  if (hit?.row === row) return 'wins';
  if (hit?.rivals.includes(row)) return 'later';
  if (!matched) return 'no-match';
  const isShorter = !hit || hit.map === 'path-prefix' || lengthOf(row) < lengthOf(hit.row);
  return isShorter ? 'shorter' : 'type';
}

function hostSteps([row]: readonly Row[]): readonly TraceStep[] {
  return row ? [hostStep(row.listed, writtenVerdict(row.listed.host), true)] : [];
}

/** A host with capitals stands in the map as it is written, and is looked for in lower case. */
function isFindable(step: TraceStep): boolean {
  return step.kind !== 'host' || step.host === null || step.host === step.host.toLowerCase();
}

function rowSteps(rows: readonly Row[], path: string, hit: Hit | null): readonly TraceStep[] {
  const compared = (row: Row) => comparePath(row.matcher, path);
  const near = (row: Row) => compared(row).matchedLength;
  return pathSteps(rows, hit?.row ?? null, near, (row) => {
    const comparison = compared(row);
    return pathStep(row.listed.origin.pathId, row.matcher, comparison, verdict(row, comparison.matched, hit));
  });
}

function choiceSteps(rows: readonly Row[], path: string, hit: Hit): readonly TraceStep[] {
  const losers = rows
    .filter((row) => row !== hit.row && comparePath(row.matcher, path).matched)
    .map((row) => row.listed.origin.pathId);
  const rule: RuleId = hit.rivals.length > 0 ? 'haproxytech/first-backend-name' : `haproxytech/${hit.map}`;
  return preferSteps(hit.row.listed.origin.pathId, losers, rule);
}

/** What the next host in line would answer: once a host is known, its wildcard and rules without one are not asked. */
function notAsked(maps: Maps, host: string, matched: string, path: string): readonly Row[] {
  if (matched === '') return [];
  const suffix = host.slice(host.indexOf('.'));
  const next = host.includes('.') && suffix !== matched && maps.hosts.has(suffix) ? suffix : '';
  const hit = findRow(maps, next, path);
  return hit ? [hit.row] : [];
}

/** False for what is refused before the maps are asked. */
function isAsked(outcome: Outcome): boolean {
  return outcome.kind !== 'rejected' && !(outcome.kind === 'status' && outcome.why === 'bad-request');
}

function explain(table: HaproxyTechTable, request: HttpRequest, questions: Questions): Decision {
  const { outcome, hit, custom, host, hostMatch: matched, path } = answer(table, request);
  const rows = table.maps.byHost.get(matched) ?? [];
  const row = custom ?? hit?.row ?? null;
  const met = { rows: row ? [row] : table.defaults, rivals: hit?.rivals ?? [], host: rows, isDefault: row === null };
  const notes = isAsked(outcome) ? notesFor(met, request) : [];
  const redirected = hit ? redirectOf(hit.row, request, '') : null;
  const sent = request.rawPath + (request.query === null ? '' : `?${request.query}`);
  const trace: TraceStep[] = [
    ...normaliseSteps('haproxytech/host', request.host, host),
    classStep('haproxytech/class', table),
    ...withFittingHosts(hostSteps(rows), table.taken.ingresses, host, { isKept: true }).filter(isFindable),
    // What is refused is compared with no path.
    ...(isAsked(outcome) ? rowSteps(rows, path, hit) : []),
    ...(hit ? choiceSteps(rows, path, hit) : []),
    ...unsimulatedNotes(notes),
    ...(redirected ? [{ kind: 'note' as const, rule: `haproxytech/${redirected.by}` as const, params: {} }] : []),
    ...rewriteSteps('haproxytech/path-rewrite', sent, outcome),
    { kind: 'outcome', outcome },
  ];
  const isRead = notes.length > 0 || outcome.kind === 'unknown' || hasNoPath(request);
  const evidence: Evidence = isRead ? 'source' : 'measured';
  const told = { outcome, trace, evidence, comparedPath: path };
  return decide(told, () =>
    causeOf(questions, request, {
      ...{ told, row, rivals: hit?.rivals ?? [], taken: table.taken },
      hostMatch: matched,
      notAsked: notAsked(table.maps, host, matched, path),
      fallback: table.defaults[0]?.service ?? null,
    }),
  );
}

/** Rows that lose every key of theirs to a backend with an earlier name. */
function shadowed(maps: Maps): readonly DeadPath[] {
  return maps.all.flatMap((row) => {
    const winners = row.keys.map(({ map, key }) => maps.rows.get(map)?.get(key)?.[0]);
    const by = winners[0];
    const isDead = by && winners.every((winner) => winner !== undefined && winner !== row);
    return isDead ? [{ pathId: row.listed.origin.pathId, why: 'duplicate' as const, by: by.listed.origin.pathId }] : [];
  });
}

function refused(maps: Maps): readonly DeadPath[] {
  return maps.all.map(({ listed }) => ({ pathId: listed.origin.pathId, why: 'rejected', by: null }));
}

/** Rows in the order in which the maps answer: exact, whole path, then the longest prefix; of one key the first backend by name. */
function sortRows(rows: readonly Row[]): readonly Row[] {
  const ranked = rows.map((row) => ({
    row,
    map: row.keys.reduce((first, { map }) => Math.min(first, mapOrder.indexOf(map)), mapOrder.length),
    length: 'path' in row.matcher ? row.matcher.path.length : 0,
  }));
  const byName = (a: Row, b: Row) => (a.backend < b.backend ? -1 : a.backend > b.backend ? 1 : 0);
  return ranked.sort((a, b) => a.map - b.map || b.length - a.length || byName(a.row, b.row)).map(({ row }) => row);
}

/** Returns the program of a table. */
export function program(table: HaproxyTechTable): RoutingProgram {
  const { maps, cluster, taken, options, refusal } = table;
  const takers = (request: HttpRequest) => {
    const { outcome, custom, hit } = answer(table, request);
    const row = custom ?? hit?.row;
    return row && isAsked(outcome) ? [row.listed.origin.pathId] : [];
  };
  const classRule = (ingress: Ingress) => whyNotTaken(ingress, cluster, options);
  return programOf({
    entries: () => [...maps.byHost.values()].flatMap(sortRows),
    hostOf: ({ listed }) => hostKey(listed.host),
    deadPaths: () => [...table.ignored(), ...maps.dropped, ...(refusal ? refused(maps) : shadowed(maps))],
    diagnose: (dead) => diagnose(taken, { dead, refusal, options }),
    missing: missingBy(cluster, (service, port) => portIn(service, port) !== undefined),
    match: (request) => answer(table, request).outcome,
    explain: (request, { routes, match, missing }) =>
      explain(table, request, { ...table, routes, match, missing, takers, classRule, hostsAsWritten: true }),
  });
}
