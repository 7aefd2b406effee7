import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { listedAnnotations, type Unsimulated } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';

interface Note {
  readonly effect: AnnotationEffect;
  /** What the annotation speaks of only; every request without it. */
  readonly only?: 'preflight' | 'https';
}

function group(effect: AnnotationEffect, keys: string, only?: Note['only']) {
  const note: Note = { effect, ...(only ? { only } : {}) };
  return keys.split(' ').map((key) => [key, note] as const);
}

/** Annotations that could change an answer and are not simulated. @source haproxytech/kubernetes-ingress documentation/annotations.md (fc12067) */
const notes: ReadonlyMap<string, Note> = new Map([
  ...group('access', 'allow-list whitelist deny-list blacklist src-ip-header'),
  ...group('authentication', 'auth-type'),
  ...group('rate', 'rate-limit-requests'),
  ...group('snippet', 'backend-config-snippet'),
  ...group('response', 'cors-enable', 'preflight'),
  ...group('matching', 'route-acl'),
  ...group('tcp', 'ssl-passthrough', 'https'),
  ...group('upstream', 'set-host standalone-backend send-proxy-protocol server-ssl server-proto'),
]);

/** Effects by name without prefix, for what stands in the list of problems. */
export const unsimulated: Unsimulated = new Map([...notes].map(([key, { effect }]) => [key, effect]));

/** An annotation that is not simulated, as it stands on an object. */
export interface Noted extends Note {
  /** With its prefix. */
  readonly name: string;
}

/** Returns the annotations of an object that are not simulated. */
export function notesOf(annotations: ReadonlyMap<string, unknown>, prefixes: readonly string[]): readonly Noted[] {
  return listedAnnotations(annotations, prefixes, notes).map(({ name, entry }) => ({ name, ...entry }));
}

/** Returns whether an annotation could change the answer to a request of its paths. */
export function concerns({ only }: Noted, request: HttpRequest): boolean {
  if (only === 'preflight') return request.method === 'OPTIONS';
  return only !== 'https' || request.scheme === 'https';
}
