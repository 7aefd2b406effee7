import type { Command } from '../engine/commands/index.ts';
import { serviceBackend } from '../engine/gestures/index.ts';
import type { GraphNode, HostNode } from '../engine/graph/index.ts';
import { isSameObject, type ObjectRef, type PathType } from '../engine/model/index.ts';
import type { IngressSummary, ServiceSummary, Snapshot } from '../protocol/snapshot.ts';

/** Where a draft goes, by names: places shift with every edit, names stay. */
export interface DraftAnchor {
  readonly namespace: string;
  readonly name: string;
  readonly file: string;
  /** Which of the Ingresses with these names in this file. */
  readonly nth: number;
}

/** A path, or a host with its first path, that is typed and stands in no text until it is whole. */
export interface RouteDraft {
  readonly of: 'path' | 'host';
  readonly ingress: DraftAnchor;
  /** As it is typed; `''` is any host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: PathType;
  readonly service: string;
  readonly port: string;
  /** Something was typed: another draft does not take its place. */
  readonly isTouched: boolean;
  /** It stands in the text, and goes when that is read. */
  readonly isWritten: boolean;
  /** Counts how often a draft was asked for, this one or another. */
  readonly asked: number;
  /** Another was asked for while this one is open. */
  readonly isAgain: boolean;
}

/** The fields of a draft that a person fills in. */
export type DraftFields = Pick<RouteDraft, 'host' | 'path' | 'pathType' | 'service' | 'port'>;

/** A field without which a draft is not whole. */
export type DraftNeed = 'path' | 'service' | 'port';

/** Where a draft is asked for. */
export interface DraftPlace {
  readonly ingress: IngressSummary;
  /** Host of the new path, `null` for any; `undefined`: a new host. */
  readonly host: string | null | undefined;
  /** The host has paths already. */
  readonly hasPaths: boolean;
}

function named({ namespace, name }: Pick<DraftAnchor, 'namespace' | 'name'>, ingresses: readonly IngressSummary[]) {
  return ingresses.filter((one) => one.namespace === namespace && one.name === name);
}

function inFile(file: string, ingresses: readonly IngressSummary[]): readonly IngressSummary[] {
  return ingresses.filter(({ object }) => object.file === file);
}

/** Returns the names by which an Ingress is found again. @internal Its test asks for every place. */
export function anchorOf(ingress: IngressSummary, ingresses: readonly IngressSummary[]): DraftAnchor {
  const { namespace, name, object } = ingress;
  const nth = inFile(object.file, named(ingress, ingresses)).findIndex((one) => isSameObject(one.object, object));
  return { namespace, name, file: object.file, nth: Math.max(nth, 0) };
}

/** Returns the Ingress that a draft goes into as it stands now; `null` when it is gone, or one cannot tell which it is. */
export function ingressOf({ ingress }: Pick<RouteDraft, 'ingress'>, { ingresses }: Pick<Snapshot, 'ingresses'>) {
  const all = named(ingress, ingresses);
  const here = inFile(ingress.file, all);
  // Its file has another name, or it stands in another file now.
  if (here.length === 0) return all.length === 1 ? (all[0] ?? null) : null;
  return here[ingress.nth] ?? null;
}

/** The only Service there is to choose: naming it is no guess. */
function onlyService(namespace: string, services: readonly ServiceSummary[]): Pick<DraftFields, 'service' | 'port'> {
  const near = services.filter((one) => one.namespace === namespace && one.name !== '');
  const [only, another] = near;
  if (!only || another) return { service: '', port: '' };
  const [port, more] = only.ports;
  return { service: only.name, port: port && !more ? String(port.port) : '' };
}

/** Returns the draft that is open after one was asked for: what was typed into another and can still go somewhere stays. */
export function beginDraft(
  { ingress, host, hasPaths }: DraftPlace,
  known: Pick<Snapshot, 'ingresses' | 'services'>,
  before: RouteDraft | null,
): RouteDraft {
  const asked = (before?.asked ?? 0) + 1;
  if (before?.isTouched && !before.isWritten && ingressOf(before, known)) return { ...before, asked, isAgain: true };
  return {
    of: host === undefined ? 'host' : 'path',
    ingress: anchorOf(ingress, known.ingresses),
    host: host ?? '',
    path: hasPaths ? '' : '/',
    pathType: 'Prefix',
    ...onlyService(ingress.namespace, known.services),
    isTouched: false,
    isWritten: false,
    asked,
    isAgain: false,
  };
}

/** Returns the draft with what was typed into it. */
export function typeIntoDraft(draft: RouteDraft, fields: Partial<DraftFields>): RouteDraft {
  return { ...draft, ...fields, isTouched: true, isAgain: false };
}

/** Returns the host that a draft writes; `null` is any. */
export function hostOfDraft({ host }: Pick<RouteDraft, 'host'>): string | null {
  return host.trim() || null;
}

/** Returns what a draft still needs, in the order of its fields. */
export function needsOf({ path, service, port }: DraftFields): readonly DraftNeed[] {
  const fields = { path, service, port };
  return (['path', 'service', 'port'] as const).filter((field) => fields[field].trim() === '');
}

/** Returns the host node that a draft's path hangs on; `null` when its Ingress has no rule for that host yet. */
export function hostNodeOf(draft: RouteDraft, object: ObjectRef, nodes: Iterable<GraphNode>): HostNode | null {
  const host = hostOfDraft(draft);
  for (const node of nodes) {
    if (node.kind !== 'host' || node.host !== host) continue;
    if (node.rules.some((rule) => isSameObject(rule.object, object))) return node;
  }
  return null;
}

/** Returns the one command that writes a draft; `null` while it is not whole or has nowhere to go. */
export function draftCommand(draft: RouteDraft, snapshot: Pick<Snapshot, 'ingresses' | 'nodes'>): Command | null {
  const ingress = ingressOf(draft, snapshot);
  return ingress && needsOf(draft).length === 0 ? commandIn(ingress.object, draft, snapshot) : null;
}

/** Returns a command that writes the draft with names in place of those that are still missing: to be tried, not done. */
export function triedDraft(
  draft: RouteDraft,
  object: ObjectRef,
  snapshot: Pick<Snapshot, 'ingresses' | 'nodes'>,
): Command {
  const { path, service, port } = draft;
  const filled = { path: path.trim() || '/', service: service.trim() || 'new', port: port.trim() || '80' };
  return commandIn(object, { ...draft, ...filled }, snapshot);
}

function commandIn(object: ObjectRef, draft: RouteDraft, snapshot: Pick<Snapshot, 'nodes'>): Command {
  const { path, pathType, service, port } = draft;
  const spec = { path: path.trim(), pathType, backend: serviceBackend(service, port) };
  const host = hostOfDraft(draft);
  if (!hostNodeOf(draft, object, snapshot.nodes.values())) return { type: 'host/add', object, host, paths: [spec] };
  return { type: 'path/add', to: { object, host }, index: null, spec };
}
