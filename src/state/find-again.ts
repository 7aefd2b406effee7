import type { Command } from '../engine/commands/index.ts';
import type { GraphNode } from '../engine/graph/index.ts';
import { isSameObject, type ObjectRef, type PathRef, type RuleRef } from '../engine/model/index.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { AskedCommand, Core } from './core.ts';
import { followIngress, followNode } from './places.ts';
import type { AppState, FileState } from './types.ts';

/** What was known when a place was named, and what is known now. `files` are the texts of `revision`. */
type Known = Pick<AppState, 'snapshot' | 'files' | 'revision'>;

/** From where to where; `isByName`: what has another name now is not the same. */
interface Way {
  readonly before: Known;
  readonly now: Known;
  readonly isByName: boolean;
}

/** Places by index that only the text itself can vouch for: what they count has no name. */
const counted: ReadonlySet<string> = new Set([
  'service/set-port',
  'service/remove-port',
  'tls/set-hosts',
  'tls/set-secret',
  'tls/remove',
]);

function isSameRule(a: RuleRef, b: RuleRef): boolean {
  return a.rule === b.rule && isSameObject(a.object, b.object);
}

/** The text of an object's document; `null` when the texts are not those of the snapshot. */
function textOf({ snapshot, files, revision }: Known, { file, document }: ObjectRef): string | null {
  const starts = snapshot.files.get(file)?.starts;
  const text = files.find(({ name }: FileState) => name === file)?.text;
  if (snapshot.revision !== revision || !starts || text === undefined) return null;
  return text.slice(starts[document], starts[document + 1]);
}

/** What stands among its equals of now as `one` does among those before; `null` when they have become more or fewer. */
function sameOf<T>(one: T, before: readonly T[], now: readonly T[]): T | null {
  return before.length === now.length ? (now[before.indexOf(one)] ?? null) : null;
}

function ingressAgain({ before: { snapshot: before }, now: { snapshot: now }, isByName }: Way, ref: ObjectRef) {
  const one = before.ingresses.find(({ object }) => isSameObject(object, ref));
  if (!one) return null;
  const equals = ({ ingresses }: Snapshot) =>
    ingresses.filter(({ namespace, name }) => namespace === one.namespace && name === one.name);
  const found = equals(now);
  // It has been renamed, or is gone.
  if (found.length === 0) return isByName ? null : followIngress(before, now, ref);
  return sameOf(one, equals(before), found)?.object ?? null;
}

function objectAgain(way: Way, ref: ObjectRef): ObjectRef | null {
  const { before, now } = way;
  // Nothing was known of this file yet: its newest text is meant.
  if (!before.snapshot.files.has(ref.file)) return ref;
  const ingress = ingressAgain(way, ref);
  if (ingress) return ingress;
  if (before.snapshot.ingresses.some(({ object }) => isSameObject(object, ref))) return null;
  const text = textOf(before, ref);
  return text !== null && text === textOf(now, ref) ? ref : null;
}

/** The name of a node without its number among equals. */
const nameOf = (id: string): string => id.replace(/#\d+$/, '');

function pathAgain({ before, now, isByName }: Way, ref: PathRef): PathRef | null {
  if (!before.snapshot.files.has(ref.object.file)) return ref;
  const isThat = ({ nodes }: Snapshot, id: string) => {
    const node = nodes.get(id);
    return node?.kind === 'path' && node.at.path === ref.path && isSameRule(node.at, ref);
  };
  const id = [...before.snapshot.nodes.keys()].find((one) => isThat(before.snapshot, one));
  if (id === undefined) return null;
  const equals = ({ nodes }: Snapshot) => [...nodes.keys()].filter((one) => nameOf(one) === nameOf(id));
  const found = equals(now.snapshot);
  const isGone = found.length === 0;
  const followed = isGone && !isByName ? followNode(before.snapshot, now.snapshot, id) : null;
  // A like one has come beside it: the one that stands where it stood is it.
  const stayed = found.length > equals(before.snapshot).length ? found.find((one) => isThat(now.snapshot, one)) : null;
  const again = isGone ? followed : (stayed ?? sameOf(id, equals(before.snapshot), found));
  const path = again === null ? undefined : now.snapshot.nodes.get(again);
  return path?.kind === 'path' ? path.at : null;
}

function ruleAgain(way: Way, ref: RuleRef): RuleRef | null {
  const { before, now, isByName } = way;
  if (!before.snapshot.files.has(ref.object.file)) return ref;
  const object = objectAgain(way, ref.object);
  const isThat = (rule: RuleRef) => isSameRule(rule, ref);
  const host = [...before.snapshot.nodes.values()].find((node) => node.kind === 'host' && node.rules.some(isThat));
  if (host?.kind !== 'host' || !object) return null;
  const found = now.snapshot.nodes.get(host.id);
  // Its host has another name now: the rule with a name that is new stands where it stood.
  if (!found && !isByName) {
    const moved = { object, rule: ref.rule };
    const isNew = (node: GraphNode) =>
      node.kind === 'host' && !before.snapshot.nodes.has(node.id) && node.rules.some((rule) => isSameRule(rule, moved));
    return [...now.snapshot.nodes.values()].some(isNew) ? moved : null;
  }
  if (found?.kind !== 'host') return null;
  const known = host.rules.filter((rule) => isSameObject(rule.object, ref.object));
  const rules = found.rules.filter((rule) => isSameObject(rule.object, object));
  return known.length === rules.length ? (rules[known.findIndex(isThat)] ?? null) : null;
}

const gone = Symbol('gone');

function again(value: unknown, way: Way): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => again(each, way));
  const has = (key: string) => Object.hasOwn(value, key);
  // Places are plain data and known by their keys.
  if (has('object') && has('rule') && has('path')) return pathAgain(way, value as PathRef) ?? gone;
  if (has('object') && has('rule')) return ruleAgain(way, value as RuleRef) ?? gone;
  if (has('file') && has('document')) return objectAgain(way, value as ObjectRef) ?? gone;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, again(each, way)]));
}

function holdsGone(value: unknown): boolean {
  if (value === gone) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsGone);
}

/** False when the command counts within a document whose text is another one now, or is not known. */
function mayCount(command: Command, way: Way): boolean {
  const { before, now } = way;
  if (command.type === 'batch') return command.commands.every((one) => mayCount(one, way));
  if (!counted.has(command.type) || !('object' in command)) return true;
  const object = objectAgain(way, command.object);
  const text = textOf(before, command.object);
  return object !== null && text !== null && text === textOf(now, object);
}

/**
 * Returns the command with its places as they are now: what stood there is known by its name, not by its index; one
 * change later also by its place, when it was the name that changed (not with `isByName`).
 * `null` when something is gone, or cannot be told from its like.
 */
export function findAgain(command: Command, before: Known, now: Known, isByName: boolean): Command | null {
  const way: Way = { before, now, isByName };
  if (!mayCount(command, way)) return null;
  const meant = again(command, way);
  return holdsGone(meant) ? null : (meant as Command); // the same shape with other places
}

/** Resolves when everything is read as it stands, or nothing is worked out any more. */
export function whenRead({ store }: { readonly store: Pick<Core['store'], 'getState' | 'subscribe'> }): Promise<void> {
  const isSettled = ({ snapshot, revision, isEngineDown }: AppState) => isEngineDown || snapshot.revision === revision;
  return new Promise((resolve) => {
    if (isSettled(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (!isSettled(state)) return;
      stop();
      resolve();
    });
  });
}

/** Finds the places of the commands that wait again, each by what stood there when somebody asked for it. */
export async function hop(core: Core): Promise<void> {
  const now = core.get();
  const isStale = ({ seen }: AskedCommand) => seen.revision !== now.revision || now.snapshot.revision !== now.revision;
  if (!core.asked.some(isStale)) return;
  await whenRead(core);
  const { snapshot, files, revision } = core.get();
  for (const one of core.asked) {
    if (one.seen.snapshot === snapshot && one.seen.revision === revision) continue;
    const followed = one.meant && findAgain(one.meant, one.seen, core.get(), false);
    // What was away for a while and came back is the same.
    one.meant = followed ?? findAgain(one.command, one.first, core.get(), true);
    one.seen = { snapshot, files, revision };
  }
}
