import type { Outcome, TraceStep } from '../../match/decision.ts';
import { compareHost } from '../../match/host-match.ts';
import { elementKey, literalHead } from '../../match/path-match.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { IngressTLS } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import { findPath, findPatterns } from './find.ts';
import { openPatterns } from './outcome.ts';
import type { HostCandidates, ResolvedRequest } from './resolve.ts';
import { type Entry, exactRank, implementationRank } from './table.ts';
import type { DefaultBackend, Site, World } from './world.ts';

/** Open points of the specification, A1 to A23 of the profile's README. Each is noted only when the request or the manifest touches it. */
type Note = Extract<TraceStep, { kind: 'note' }>;

function note(rule: RuleId, params: Readonly<Record<string, string>> = {}): Note {
  return { kind: 'note', rule, params };
}

/** Returns the names to print for a backend. */
function backendName(entry: Entry): string {
  const { availability } = entry;
  if (availability.kind === 'service' || availability.kind === 'unavailable') {
    const { namespace, name, port } = availability.service;
    return port === null ? `${namespace}/${name}` : `${namespace}/${name}:${port}`;
  }
  return availability.kind === 'resource' ? `${availability.resourceKind}/${availability.name}` : '';
}

/** Returns the notes about the request itself: what it holds that the documents do not speak of. */
export function requestNotes(resolved: ResolvedRequest, winner: Entry | null): readonly Note[] {
  const { authority, normalised, path } = resolved;
  const notes: Note[] = [];
  if (resolved.isAbsoluteForm) notes.push(note('A18', { form: 'absolute' }));
  else if (resolved.isEmptyPath) notes.push(note('A18', { form: 'empty' }));
  else if (path === '*') notes.push(note('A18', { form: 'asterisk' }));
  if (normalised.withoutPort !== authority) notes.push(note('A13', { host: authority }));
  if (normalised.withoutDot !== normalised.withoutPort) notes.push(note('A14', { host: authority }));
  if (normalised.host !== normalised.withoutDot) notes.push(note('A12', { host: authority }));
  if (normalised.host === '') notes.push(note('A15', { form: 'absent', host: '' }));
  else if (normalised.isIpLiteral) notes.push(note('A15', { form: 'address', host: normalised.host }));
  // Trailing slashes are a question of their own (A20), and only where a Prefix with elements took them.
  if (/\/\/+[^/]/.test(path)) notes.push(note('A9', { path }));
  if (path.endsWith('//') && winner && winner.type !== exactRank && elementKey(winner.path) === elementKey(path)) {
    if (elementKey(path) !== '') notes.push(note('A20', { path, prefix: winner.path }));
  }
  if (path.includes('%')) notes.push(note('A10', { path }));
  if (/\/\.\.?(?:\/|$)/.test(path)) notes.push(note('A11', { path }));
  return notes;
}

function coveredByTls(tls: readonly IngressTLS[], host: string): boolean {
  return tls.some((entry) =>
    entry.hosts.some(({ value }) => {
      const verdict = compareHost(value.toLowerCase(), host);
      return verdict === 'exact' || verdict === 'wildcard';
    }),
  );
}

/** Returns the notes about certificates: they never choose or refuse a route, and never redirect. */
function tlsNotes(site: Site, request: HttpRequest, host: string): readonly Note[] {
  const tls = site.owners.flatMap(({ object }) => object.tls);
  if (tls.length === 0) return [];
  const isCovered = coveredByTls(tls, host);
  if (request.scheme === 'http') return isCovered ? [note('A19', { what: 'https', path: '' })] : [];
  return isCovered ? [] : [note('A22', { host })];
}

/** What the hosts after the chosen one would have answered. */
function fallThroughNotes(candidates: HostCandidates, site: Site, path: string): readonly Note[] {
  const { wildcard, any } = candidates;
  const next = wildcard !== site && wildcard ? findPath(wildcard, path) : null;
  if (wildcard && next) {
    return [note('A2', { host: site.host ?? '', next: wildcard.host ?? '', backend: backendName(next) })];
  }
  const last = any !== site && any ? findPath(any, path) : null;
  return last ? [note('A3', { host: site.host ?? '', backend: backendName(last) })] : [];
}

/** Returns the notes about the choice of the host. */
export function hostNotes(
  candidates: HostCandidates,
  site: Site | null,
  winner: Entry | null,
  request: HttpRequest,
  resolved: ResolvedRequest,
): readonly Note[] {
  if (!site) return [];
  const host = site.host ?? '';
  const notes: Note[] = [];
  if (candidates.exact && candidates.wildcard) {
    notes.push(note('A1', { host, wildcard: candidates.wildcard.host ?? '' }));
  }
  if (site.hasRepeatedRule) notes.push(note('A6', { host }));
  if (site.owners.length > 1) {
    const names = site.owners.map(({ object }) => qualifiedName(object.metadata));
    notes.push(note('A7', { host, ingresses: names.slice(0, 4).join(', '), count: String(names.length) }));
  }
  if (!winner) {
    if (site.hasRuleWithoutHttp) notes.push(note('A8', { host }));
    notes.push(...fallThroughNotes(candidates, site, resolved.path));
    const withSlash = site.exact.get(`${resolved.path}/`)?.[0];
    if (withSlash) notes.push(note('A19', { what: 'slash', path: withSlash.path }));
  }
  return [...notes, ...tlsNotes(site, request, resolved.normalised.host)];
}

function tieNotes(winner: Entry, matched: readonly Entry[]): readonly Note[] {
  const equals = matched.filter((entry) => entry.path === winner.path && entry.type === winner.type);
  const rivals = equals.filter((entry) => entry !== winner && backendName(entry) !== backendName(winner));
  const rival = rivals.find((entry) => entry.age === winner.age);
  const params = { path: winner.path, backend: backendName(winner) };
  const notes: Note[] = [];
  if (rival) notes.push(note('A5', { ...params, other: backendName(rival) }));
  const foreign = rivals.find((entry) => entry.age !== winner.age);
  if (foreign) {
    const ingresses = `${winner.listed.ingress}, ${foreign.listed.ingress}`;
    notes.push(note('A7', { ...params, other: backendName(foreign), ingresses }));
  }
  return notes;
}

function isEmptyWritten(entry: Entry): boolean {
  return entry.type === implementationRank && !entry.listed.path.path.value;
}

/** Returns the notes about the paths of the chosen host. */
export function pathNotes(site: Site, matched: readonly Entry[], requestPath: string): readonly Note[] {
  const winner = matched[0];
  const notes: Note[] = [];
  if (winner) {
    const exact = matched.find((entry) => entry.type === exactRank);
    // Exact /foo and Prefix /foo/ for /foo: longest first says Prefix, Exact first says Exact.
    if (exact && winner.type !== exactRank) notes.push(note('A4', { exact: exact.path, prefix: winner.path }));
    notes.push(...tieNotes(winner, matched));
  }
  const open = matched.find((entry) => entry.type === implementationRank) ?? openPatterns(site, requestPath)[0];
  if (open) notes.push(note('A16', { path: open.path, backend: backendName(open) }));
  const empty = matched.find(isEmptyWritten);
  if (empty) notes.push(note('A17', { backend: backendName(empty) }));
  const literal = findPatterns(site, requestPath).find((entry) => entry.type !== implementationRank);
  if (literal) notes.push(note('A21', { path: literal.path, head: literalHead(literal.path) ?? '' }));
  return notes;
}

function sameBackend(a: DefaultBackend, b: DefaultBackend): boolean {
  return JSON.stringify(a.availability) === JSON.stringify(b.availability);
}

/** Returns the notes about what answers in the end. */
export function backendNotes(world: World, site: Site | null, winner: Entry | null, outcome: Outcome): readonly Note[] {
  const notes: Note[] = [];
  const first = world.defaults[0];
  if (!winner && first && world.defaults.some((other) => !sameBackend(first, other))) {
    const names = world.defaults.map(({ ingress }) => ingress);
    notes.push(note('A7', { ingresses: names.slice(0, 4).join(', '), count: String(names.length), what: 'default' }));
  }
  if (outcome.kind === 'status' && outcome.status === 503) {
    const availability = winner?.availability ?? site?.fallback?.availability ?? first?.availability;
    if (availability?.kind === 'unavailable') {
      const { namespace, name, port } = availability.service;
      notes.push(note('A23', { service: `${namespace}/${name}`, port: String(port ?? ''), why: availability.why }));
    }
  }
  if (outcome.kind === 'resource') {
    notes.push(note('kubernetes/resource-backend', { kind: outcome.resourceKind, name: outcome.name }));
  }
  return notes;
}
