import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { listedAnnotations, type Unsimulated } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { readsOn } from './reads-on.ts';

/**
 * Which requests an annotation speaks of: those of its paths, preflights among them, every one to its host over https, those that its
 * backend answers (as a default backend too), or those where the name of its backend decides between equal paths.
 */
type Scope = 'path' | 'preflight' | 'host' | 'backend' | 'name';

interface Note {
  readonly effect: AnnotationEffect;
  readonly scope: Scope;
}

function group(effect: AnnotationEffect, scope: Scope, keys: string) {
  const note: Note = { effect, scope };
  return keys.split(' ').map((key) => [key, note] as const);
}

/** Annotations that could change an answer and are not simulated. @source haproxytech/kubernetes-ingress documentation/annotations.md (fc12067) */
const notes: ReadonlyMap<string, Note> = new Map([
  ...group('access', 'path', 'allow-list whitelist deny-list blacklist src-ip-header'),
  ...group('authentication', 'path', 'auth-type'),
  ...group('rate', 'path', 'rate-limit-requests'),
  ...group('snippet', 'backend', 'backend-config-snippet'),
  ...group('response', 'preflight', 'cors-enable'),
  ...group('matching', 'path', 'route-acl'),
  ...group('tcp', 'host', 'ssl-passthrough'),
  ...group('upstream', 'path', 'set-host'),
  ...group('upstream', 'name', 'standalone-backend'),
  ...group('upstream', 'backend', 'send-proxy-protocol server-ssl server-proto'),
]);

/** Keys of the ConfigMap that are told: each may set an annotation for all. */
export const notedSettings: ReadonlySet<string> = new Set(notes.keys());

/** What is read of Ingresses. */
const ofIngresses: typeof notes = new Map([...notes].filter(([name]) => readsOn(name)?.includes('Ingress')));

const effectsOf = (from: typeof notes): Unsimulated => new Map([...from].map(([key, { effect }]) => [key, effect]));

/** Effects by name without prefix, for what stands in the list of problems: of Ingresses, and of Services. */
export const unsimulated: { readonly ingress: Unsimulated; readonly service: Unsimulated } = {
  ingress: effectsOf(ofIngresses),
  service: effectsOf(notes),
};

/** An annotation that is not simulated, as it stands on an object. */
export interface Noted extends Note {
  /** With its prefix. */
  readonly name: string;
}

/** Returns the keys of the ConfigMap that are not simulated: what they say holds for every object. */
export function notesOfSettings(configMap: ReadonlyMap<string, unknown>): readonly Noted[] {
  if (configMap.size === 0) return [];
  const written = new Map([...configMap].map(([name, value]) => [name, { value: `${value}` }]));
  return listedAnnotations(written, [''], notes).map(({ name, entry }) => ({ name, ...entry }));
}

/** Returns the annotations of an object that are not simulated. */
export function notesOf({ kind, metadata }: Ingress | Service, prefixes: readonly string[]): readonly Noted[] {
  const table = kind === 'Ingress' ? ofIngresses : notes;
  return listedAnnotations(metadata.annotations, prefixes, table).map(({ name, entry }) => ({ name, ...entry }));
}

/** Rows that a request has to do with. */
interface Met {
  /** What answers. */
  readonly rows: readonly Treated[];
  /** What lost by the name of its backend. */
  readonly rivals: readonly Treated[];
  /** All of the host. */
  readonly host: readonly Treated[];
  /** Whether the rows are default backends: of them only what a backend does counts. */
  readonly isDefault: boolean;
}

interface Treated {
  readonly treatment: { readonly notes: readonly Noted[] };
}

/** Returns the annotations that could change the answer to a request, each once. */
export function notesFor({ rows, rivals, host, isDefault }: Met, request: HttpRequest): readonly Noted[] {
  const notes = (list: readonly Treated[], scopes: readonly Scope[]) =>
    list.flatMap(({ treatment }) => treatment.notes.filter(({ scope }) => scopes.includes(scope)));
  const own: readonly Scope[] = isDefault
    ? ['backend']
    : ['path', 'backend', 'name', ...(request.method === 'OPTIONS' ? (['preflight'] as const) : [])];
  const found = [
    ...notes(rows, own),
    ...notes(rivals, ['name']),
    ...(request.scheme === 'https' ? notes(host, ['host']) : []),
  ];
  return [...new Map(found.map((note) => [note.name, note])).values()];
}
