import type { Command } from '../commands/command.ts';
import type { Outcome } from '../match/decision.ts';
import type { ProfileOptions } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { ObjectRef, Place } from '../model/objects.ts';

/** What a change does, for its words. */
export type ChangeWhat =
  | { readonly kind: 'ask-scheme'; readonly scheme: 'http' | 'https' }
  | { readonly kind: 'ask-host'; readonly host: string }
  | { readonly kind: 'ask-path'; readonly path: string }
  | { readonly kind: 'follow' }
  | { readonly kind: 'path-type'; readonly path: string; readonly pathType: string }
  | { readonly kind: 'add-path'; readonly path: string; readonly service: string; readonly host: string }
  | { readonly kind: 'path'; readonly from: string; readonly path: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'port'; readonly service: string; readonly port: string }
  | { readonly kind: 'add-service'; readonly service: string; readonly namespace: string }
  /** Of the namespace that has the Service, under the name that it has in the cluster. */
  | { readonly kind: 'add-external-name'; readonly service: string; readonly externalName: string }
  | { readonly kind: 'class'; readonly ingress: string; readonly className: string }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'tls'; readonly host: string }
  | { readonly kind: 'annotation'; readonly key: string; readonly value: string }
  /** Several at once, `null` where one has to go: one alone would not do. `path` and `pathType` of a path and `ingressClassName` may be among them. */
  | {
      readonly kind: 'annotations';
      readonly settings: readonly { readonly key: string; readonly value: string | null }[];
    }
  /** The whole entry, and with it what else it lists. */
  | { readonly kind: 'without-tls'; readonly host: string; readonly others?: readonly string[] }
  /** The host out of an entry of `spec.tls` that stays for the others. */
  | { readonly kind: 'split-tls'; readonly host: string; readonly others: readonly string[] }
  | { readonly kind: 'namespace'; readonly ingress: string; readonly namespace: string }
  | { readonly kind: 'before'; readonly path: string; readonly over: string }
  /** `ingress` made anew, so that the other one is older. */
  | { readonly kind: 'recreate'; readonly ingress: string; readonly over: string }
  | { readonly kind: 'rename'; readonly ingress: string; readonly name: string }
  | { readonly kind: 'option'; readonly name: string; readonly value: string }
  | { readonly kind: 'without-annotation'; readonly key: string };

/** Something that might help, before it is tried. */
export interface Candidate {
  readonly what: ChangeWhat;
  /** The request to send instead, what to do to the manifest, or how to start the controller. */
  readonly does:
    | { readonly kind: 'request'; readonly request: HttpRequest }
    | { readonly kind: 'manifest'; readonly command: Command }
    /** Options of the controller, besides those that are set; those of `configMap` go into that map. */
    | { readonly kind: 'options'; readonly options: ProfileOptions }
    /** The age of an object: the API server writes it, so that a file cannot. */
    | { readonly kind: 'age'; readonly object: ObjectRef; readonly creationTimestamp: string };
  /** Where it is written now. */
  readonly place: Place | null;
  /** Paths that nobody asks to be answered, and that it might take as well. */
  readonly wider?: readonly string[];
  /** The smaller, the smaller the change. */
  readonly size: number;
}

/** An object as it is told from all others. */
export interface ObjectName {
  readonly kind: 'Ingress' | 'Service';
  /** With its namespace. */
  readonly name: string;
}

/** What a change does to another request; where both schemes change alike, to one of them. */
export interface Effect {
  readonly request: HttpRequest;
  readonly before: Outcome;
  /** `null` where nobody is there to answer any more. */
  readonly after: Outcome | null;
}

/** A change that was tried. */
export interface Change extends Omit<Candidate, 'size' | 'wider'> {
  /** What it edits. */
  readonly objects: readonly ObjectName[];
  /** The answer it gives. */
  readonly outcome: Outcome;
  /** Other requests, for paths of this host and of others, that are answered differently then: how many, and the first of them. */
  readonly breaks: number;
  readonly effects: readonly Effect[];
}

/** What an answer should become; without it any useful one will do. */
export interface ChangeGoal {
  /** Name of a Service, perhaps with its namespace in front and its port behind. */
  readonly service: string;
}

/** Returns options with some more of them set. */
export function withOptions(given: ProfileOptions, more: ProfileOptions): ProfileOptions {
  const { configMap, ...others } = more;
  if (configMap === undefined) return { ...given, ...others };
  const own = given['configMap'];
  return { ...given, ...others, configMap: { ...(own as object | undefined), ...(configMap as object) } };
}
