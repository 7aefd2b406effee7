import {
  type ErrorReading,
  type IntakePart,
  type ListedRoute,
  requestsOf,
  type SeenRequest,
} from '../../engine/intake/index.ts';
import { formatRequest, type HttpRequest, type NodeId } from '../../engine/match/index.ts';
import type { RequestQuery } from '../../protocol/answers.ts';
import type { Answer, Snapshot } from '../../state/types.ts';
import { besideMethod } from './bar-request.ts';
import { type ErrorFix, fixesFor } from './fixes-of-error.ts';
import type { Paste } from './pasted.ts';
import { type ErrorPlace, findPlace, hostOf, type IntakeApp, pathsNamed } from './place-of-error.ts';

/** Requests of one paste that are asked; of the others only how many there are. */
const mostAsked = 12;

/** A request with the answer of now; `answer` is `null` where nothing answers, or it cannot be read. */
export interface AskedRequest {
  readonly query: RequestQuery;
  readonly answer: Answer | null;
}

export interface StudiedError {
  readonly reading: ErrorReading;
  /** `null` when no file has it; `undefined` while nobody has looked. */
  readonly place: ErrorPlace | null | undefined;
  /** The request that shows it; `null` for none. */
  readonly request: AskedRequest | null;
  readonly fixes: readonly (ErrorFix & { readonly isAccepted: boolean })[];
}

export interface StudiedRequest extends AskedRequest {
  readonly seen: SeenRequest;
  readonly count: number;
}

export interface StudiedRoute extends AskedRequest {
  readonly route: ListedRoute;
}

/** All that is known of a paste in the workspace as it is now. */
export interface Study {
  readonly errors: readonly StudiedError[];
  readonly requests: readonly StudiedRequest[];
  readonly routes: readonly StudiedRoute[];
}

function readingsOf(parts: readonly IntakePart[]): readonly ErrorReading[] {
  const readings = parts.flatMap((part) => (part.kind === 'error' ? part.readings : []));
  const seen = new Map(readings.map((reading) => [JSON.stringify([reading.code, reading.names]), reading]));
  return [...seen.values()].slice(0, 8);
}

function queryOfLine(text: string, method: string): RequestQuery {
  return { text: besideMethod(text, method), method, headers: [], router: null };
}

/** Returns a request as the bar takes it; where the text names no host, with this one. */
function queryOf({ request, line }: SeenRequest, host: string): RequestQuery {
  const { method } = request;
  return queryOfLine(request.host === '' ? formatRequest({ ...request, host }) : line, method);
}

function requestAt(host: string, path: string, isSecure: boolean): HttpRequest {
  const name = (host || 'example.com').replace(/^\*/, 'www');
  const scheme = isSecure ? 'https' : 'http';
  return {
    scheme,
    method: 'GET',
    host: name,
    rawPath: path || '/',
    query: null,
    headers: new Map(),
    httpVersion: '1.1',
  };
}

/** What of a pattern is read letter by letter. */
function literal(path: string): string {
  return path.replace(/[([*.?+|$^{\\].*/s, '') || '/';
}

function hostOfNode(snapshot: Snapshot, hostId: NodeId) {
  const node = snapshot.nodes.get(hostId);
  return node?.kind === 'host' ? node : null;
}

/** The request that shows what an error text speaks of. */
function witnessOf(snapshot: Snapshot, reading: ErrorReading, place: ErrorPlace | null): RequestQuery | null {
  const witness = place?.kind === 'problem' ? place.problem.diagnostic.witness : undefined;
  if (witness) return queryOfLine(witness, /^[A-Z]+/.exec(witness)?.[0] ?? 'GET');
  const [path] = place?.kind === 'node' && place.node.kind === 'path' ? [place.node] : pathsNamed(snapshot, reading);
  const host = path ? hostOfNode(snapshot, path.hostId) : null;
  const named = host?.host ?? hostOf(reading);
  if (!path && (named === undefined || named === '')) return null;
  const isSecure = host?.tls.kind === 'covered' || host?.tls.kind === 'wildcard';
  const asked = literal(path?.path ?? reading.names.path ?? '/');
  return queryOfLine(formatRequest(requestAt(named ?? '', asked, isSecure)), 'GET');
}

interface Draft {
  readonly reading: ErrorReading;
  readonly place: ErrorPlace | null;
  readonly query: RequestQuery | null;
  readonly fixes: readonly ErrorFix[];
}

async function draftOf(app: IntakeApp, reading: ErrorReading): Promise<Draft> {
  const place = await findPlace(app, reading);
  const fixes = await fixesFor(app, reading, place);
  return { reading, place, fixes, query: witnessOf(app.state().snapshot, reading, place) };
}

function routesOf(parts: readonly IntakePart[]): readonly { route: ListedRoute; query: RequestQuery }[] {
  const listed = parts.flatMap((part) => (part.kind === 'listing' ? part.ingresses : []));
  const routes = listed.flatMap(({ routes: own, hasTls }) => own.map((route) => ({ route, hasTls })));
  return routes.slice(0, mostAsked).map(({ route, hasTls }) => ({
    route,
    query: queryOfLine(formatRequest(requestAt(route.host, literal(route.path), hasTls)), 'GET'),
  }));
}

function seenIn(parts: readonly IntakePart[], host: string) {
  const requests = requestsOf(parts).slice(0, mostAsked);
  return requests.map(({ part, count }) => ({ seen: part.seen, count, query: queryOf(part.seen, host) }));
}

/** Returns what a paste says by itself, before anybody has looked into the workspace. */
export function unstudied({ parts }: Pick<Paste, 'parts'>, host: string): Study {
  return {
    errors: readingsOf(parts).map((reading) => ({ reading, place: undefined, request: null, fixes: [] })),
    requests: seenIn(parts, host).map((one) => ({ ...one, answer: null })),
    routes: routesOf(parts).map((one) => ({ ...one, answer: null })),
  };
}

function acceptedFirst(fixes: StudiedError['fixes']): StudiedError['fixes'] {
  return fixes.toSorted((a, b) => Number(b.isAccepted) - Number(a.isAccepted));
}

/** Finds the places of a paste in the workspace, asks its requests and tries its corrections; changes nothing. */
export async function study(app: IntakeApp, { parts }: Pick<Paste, 'parts'>, host: string): Promise<Study> {
  const drafts: Draft[] = [];
  for (const reading of readingsOf(parts)) drafts.push(await draftOf(app, reading));
  const seen = seenIn(parts, host);
  const routes = routesOf(parts);
  const witnesses = drafts.flatMap(({ query }) => query ?? []);
  const queries = [...witnesses, ...seen.map(({ query }) => query), ...routes.map(({ query }) => query)];
  const fixes = drafts.flatMap((draft) => draft.fixes.map(({ edits }) => edits));
  const considered = await app.actions.consider({ queries, fixes });
  const answers = [...(considered?.replies ?? [])];
  const accepted = [...(considered?.accepted ?? [])];
  const next = (query: RequestQuery): AskedRequest => ({ query, answer: answers.shift()?.answer ?? null });
  return {
    errors: drafts.map(({ reading, place, query, fixes: own }) => ({
      reading,
      place,
      request: query && next(query),
      fixes: acceptedFirst(own.map((fix) => ({ ...fix, isAccepted: accepted.shift() === true }))),
    })),
    requests: seen.map(({ query, ...rest }) => ({ ...rest, ...next(query) })),
    routes: routes.map(({ query, route }) => ({ route, ...next(query) })),
  };
}
