import type { ObjectRef, PathRef, RuleRef } from '../model/objects.ts';
import type { RuleTarget, SingleCommand } from './command.ts';
import {
  insideOf,
  type ObjectMark,
  objectNow,
  objectsIn,
  type PathMark,
  type Places,
  type RuleMark,
  ruleForHost,
  rulesNow,
} from './places.ts';
import { arrival, type Key, keyAt, madeAs, rowOf, take } from './row.ts';

/** A command that is done as it is; the others are done in several of these. */
export type Step = Exclude<SingleCommand, { readonly type: 'path/move-to-file' }>;
type Of<T extends Step['type']> = Extract<Step, { readonly type: T }>;

/**
 * Returns a step with the index at which its thing is to stand in the list as it is now. Before, it is counted in the
 * list as it was at the beginning.
 */
export function settle(places: Places, step: Step): Step {
  switch (step.type) {
    case 'path/add': {
      const rule = targetNow(places, step.to);
      return rule ? { ...step, index: arrival(rule.paths, keyAt(rule.paths, step.index, madeAs(places.made))) } : step;
    }
    case 'path/move': {
      const rule = targetNow(places, step.to);
      const path = pathNow(places, step.at);
      if (!rule || !path) return step;
      const index = arrival(rule.paths, keyAt(rule.paths, step.index, path.origin), path);
      return { ...step, index: besideItself(rule.paths.now.indexOf(path), index) };
    }
    case 'host/move': {
      const rule = ruleNow(places, step.rule);
      const row = rulesNow(places, step.rule.object)?.row;
      if (!rule || !row) return step;
      const index = arrival(row, keyAt(row, step.index, rule.origin), rule);
      return { ...step, index: besideItself(row.now.indexOf(rule), index) };
    }
    default:
      return step;
  }
}

/** An index among the others, as an index in the list that the thing itself still stands in. */
function besideItself(own: number, index: number): number {
  return own >= 0 && index > own ? index + 1 : index;
}

/**
 * Notes what a step takes from, adds to and moves between lists. It is called with the step as it was before `settle`,
 * while the places still know the texts as they were before it. A command without a line here does not compile.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One case for each kind of step.
export function follow(places: Places, step: Step): void {
  switch (step.type) {
    case 'path/add':
      addPath(places, step);
      break;
    case 'path/remove':
      removePath(places, step.at);
      break;
    case 'path/duplicate':
      duplicatePath(places, step.at);
      break;
    case 'path/move':
      movePath(places, step);
      break;
    case 'host/add':
      newRule(places, step.object, step.paths.length);
      break;
    case 'host/remove':
      removeRules(places, step.rules);
      break;
    case 'host/duplicate':
      duplicateRule(places, step.rule);
      break;
    case 'host/move':
      moveRule(places, step);
      break;
    case 'tls/add':
    case 'tls/remove':
    case 'service/add-port':
    case 'service/remove-port':
      changeEntries(places, step);
      break;
    case 'ingress/add':
      addObjects(places, step.file, 1 + (step.services ?? []).length);
      break;
    case 'service/add':
      addObjects(places, step.file, 1);
      break;
    case 'ingress/remove':
      takeObject(places, step.object);
      break;
    case 'ingress/duplicate':
      duplicateObject(places, step.object);
      break;
    case 'object/move-to-file':
      moveObject(places, step);
      break;
    case 'path/set-path':
    case 'path/set-type':
    case 'path/set-backend':
    case 'host/rename':
    case 'tls/set-hosts':
    case 'tls/set-secret':
    case 'default-backend/set':
    case 'default-backend/remove':
    case 'ingress/set-class':
    case 'ingress/rename':
    case 'ingress/set-namespace':
    case 'annotation/set':
    case 'annotation/remove':
    case 'service/rename':
    case 'service/set-port':
    case 'test/add':
      break;
    default:
      step satisfies never;
  }
}

/** True for a step that has its meaning for those after it even where it changes no text. */
export function isReorder({ type }: Step): boolean {
  return type === 'path/move' || type === 'host/move';
}

function ruleNow(places: Places, { object, rule }: RuleRef): RuleMark | null {
  return rulesNow(places, object)?.row.now[rule] ?? null;
}

function pathNow(places: Places, at: PathRef): PathMark | null {
  return ruleNow(places, at)?.paths.now[at.path] ?? null;
}

function targetNow(places: Places, to: RuleTarget): RuleMark | null {
  if ('rule' in to) return ruleNow(places, to);
  const rules = rulesNow(places, to.object);
  return rules?.row.now[ruleForHost(rules.models, to.host)] ?? null;
}

function newKey(places: Places): readonly number[] {
  return madeAs(places.made++);
}

/** At the end of an Ingress's rules. One that was there and went with its last path is the same again. */
function newRule(places: Places, ref: ObjectRef, paths: number, host?: string | null): RuleMark | null {
  const rules = rulesNow(places, ref);
  if (!rules) return null;
  const { row, object } = rules;
  const old = host === undefined ? null : row.first.find(({ emptied }) => emptied && emptied.host === (host || null));
  const origin = newKey(places);
  const rule: RuleMark = old ?? { origin, key: [], object, paths: rowOf([]), emptied: null };
  rule.emptied = null;
  rule.key = keyAt(row, null, origin);
  for (let count = 0; count < paths; count++) put(rule, made(places, rule, null));
  row.now.push(rule);
  return rule;
}

function made(places: Places, rule: RuleMark, slot: number | null): PathMark {
  const origin = newKey(places);
  return { origin, key: keyAt(rule.paths, slot, origin), rule };
}

function put(rule: RuleMark, path: PathMark): void {
  rule.paths.now.splice(arrival(rule.paths, path.key), 0, path);
}

function addPath(places: Places, { to, index }: Of<'path/add'>): void {
  const rule = targetNow(places, to) ?? ('host' in to ? newRule(places, to.object, 0, to.host) : null);
  if (rule) put(rule, made(places, rule, index));
}

function movePath(places: Places, { at, to, index }: Of<'path/move'>): void {
  const path = pathNow(places, at);
  if (!path) return;
  const rule = targetNow(places, to) ?? ('host' in to ? newRule(places, to.object, 0, to.host) : null);
  if (!rule) return;
  const from = path.rule;
  take(from.paths, path);
  path.rule = rule;
  path.key = keyAt(rule.paths, index, path.origin);
  put(rule, path);
  dropEmpty(places, from, at);
}

function removePath(places: Places, at: PathRef): void {
  const path = pathNow(places, at);
  if (!path) return;
  take(path.rule.paths, path);
  dropEmpty(places, path.rule, at);
}

/** A rule goes with its last path. */
function dropEmpty(places: Places, rule: RuleMark, at: RuleRef): void {
  const rules = rulesNow(places, at.object);
  if (!rules || rule.paths.now.length > 0) return;
  rule.emptied = { host: rules.models[at.rule]?.host.value || null };
  take(rules.row, rule);
}

function duplicatePath(places: Places, at: PathRef): void {
  const path = pathNow(places, at);
  if (path) path.rule.paths.now.splice(at.path + 1, 0, { origin: newKey(places), key: path.key, rule: path.rule });
}

function removeRules(places: Places, rules: readonly RuleRef[]): void {
  const marks = rules.map((ref) => ({ mark: ruleNow(places, ref), row: rulesNow(places, ref.object)?.row }));
  for (const { mark, row } of marks) if (mark && row) take(row, mark);
}

function duplicateRule(places: Places, at: RuleRef): void {
  const rules = rulesNow(places, at.object);
  const rule = rules?.row.now[at.rule];
  if (!rules || !rule) return;
  const copy: RuleMark = { ...rule, origin: newKey(places), paths: rowOf([]), emptied: null };
  for (const { key } of rule.paths.now) copy.paths.now.push({ origin: newKey(places), key, rule: copy });
  rules.row.now.splice(at.rule + 1, 0, copy);
}

function moveRule(places: Places, { rule: at, index }: Of<'host/move'>): void {
  const rules = rulesNow(places, at.object);
  const rule = rules?.row.now[at.rule];
  if (!rules || !rule) return;
  rule.key = keyAt(rules.row, index, rule.origin);
  take(rules.row, rule);
  rules.row.now.splice(arrival(rules.row, rule.key), 0, rule);
}

type EntryStep = Of<'tls/add' | 'tls/remove' | 'service/add-port' | 'service/remove-port'>;

/** Entries of `spec.tls` and of a Service's ports come at the end. */
function changeEntries(places: Places, step: EntryStep): void {
  const object = objectNow(places, step.object);
  if (!object) return;
  const { tls, ports } = insideOf(places, object, step.object);
  const row = step.type.startsWith('tls/') ? tls : ports;
  if ('index' in step) row.now.splice(step.index, 1);
  else row.now.push({ origin: [], key: [] as Key });
}

function newObject(places: Places, file: string): ObjectMark {
  return { origin: newKey(places), file, inside: null };
}

function addObjects(places: Places, file: string, count: number): void {
  const { now } = objectsIn(places, file);
  for (let at = 0; at < count; at++) now.push(newObject(places, file));
}

function takeObject(places: Places, ref: ObjectRef): ObjectMark | null {
  const object = objectNow(places, ref);
  if (!object) return null;
  take(objectsIn(places, ref.file), object);
  object.file = null;
  return object;
}

function duplicateObject(places: Places, ref: ObjectRef): void {
  const { now } = objectsIn(places, ref.file);
  const object = objectNow(places, ref);
  if (object) now.splice(now.indexOf(object) + 1, 0, newObject(places, ref.file));
}

function moveObject(places: Places, { object: ref, file }: Of<'object/move-to-file'>): void {
  const { now } = objectsIn(places, file);
  const object = takeObject(places, ref);
  if (!object) return;
  object.file = file;
  now.push(object);
}
