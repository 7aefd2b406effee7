import type { Node, YAMLSeq } from 'yaml';
import type { RuleRef } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import type { Change } from '../yaml/edit-change.ts';
import { deleteKeys, mapAt, setKey } from '../yaml/edit-map.ts';
import type { Value } from '../yaml/edit-print.ts';
import { changeList, hasComments, type Item, verbatimOf } from '../yaml/edit-seq.ts';
import { neitherMessage } from './backend.ts';
import { check, type Planning } from './check.ts';
import type { CommandError, RuleTarget } from './command.ts';
import type { Draft } from './draft.ts';
import {
  type IngressTarget,
  openIngress,
  openRule,
  order,
  pathsOf,
  type RuleTargetNode,
  rulesOf,
} from './ingress-nodes.ts';

/** Where a path goes: a rule that is there, or a new one for `host`. */
export type Destination =
  | { readonly kind: 'rule'; readonly rule: RuleTargetNode; readonly ref: RuleRef }
  | { readonly kind: 'new'; readonly ingress: IngressTarget; readonly host: string | null };

/** Finds the rule a command means; the first rule of an Ingress with this host counts. */
export function* openDestination(draft: Draft, to: RuleTarget): Planning<Destination> {
  if ('rule' in to) return { kind: 'rule', rule: yield* openRule(draft, to), ref: to };
  const ingress = yield* openIngress(draft, to.object);
  const index = ingress.object.rules.findIndex((rule) => (rule.host.value || null) === (to.host || null));
  if (index < 0) return { kind: 'new', ingress, host: to.host };
  const ref = { object: to.object, rule: index };
  return { kind: 'rule', rule: yield* openRule(draft, ref), ref };
}

/** Returns the change that writes `items` into a rule's list of paths, which may not be there yet. */
export function* addPaths(rule: RuleTargetNode, items: readonly Item[], index: number | null): Planning<Change> {
  const { source } = rule.ingress;
  const paths = yield* pathsOf(rule);
  if (paths && paths.items.length > 0) {
    const at = Math.min(index ?? paths.items.length, paths.items.length);
    const insert = items.map((item) => ({ index: at, item }));
    return yield* changeList(source, paths, { remove: new Set(), insert });
  }
  const values = yield* asValues(rule.ingress, items);
  const http = yield* mapAt(source, rule.map, 'http');
  return http
    ? yield* setKey(source, http, 'paths', values, order.http)
    : yield* setKey(source, rule.map, 'http', { paths: values }, order.rule);
}

/** Items inside a value that is written as a whole: in flow style there is no room for their comments. */
export function* asValues(ingress: IngressTarget, items: readonly Item[]): Planning<readonly Value[]> {
  const values: Value[] = [];
  for (const item of items) {
    if (item.kind === 'carried' && ingress.map.flow === true && hasComments(item)) {
      yield* refuse<CommandError>({ code: 'unsupported', reason: 'comments-into-flow' });
    }
    values.push(item.kind === 'new' ? item.value : verbatimOf(item, ingress.source));
  }
  return values;
}

/** Returns the change of `spec.rules`: rules that go and rules that come. */
export function* changeRules(
  ingress: IngressTarget,
  remove: ReadonlySet<number>,
  insert: readonly { readonly index: number | null; readonly item: Item }[],
): Planning<Change> {
  const { source } = ingress;
  const rules = yield* rulesOf(ingress);
  const count = rules?.items.length ?? 0;
  if (insert.length === 0 && remove.size > 0 && remove.size >= count) return yield* removeAllRules(ingress);
  if (rules && count > 0) {
    const placed = insert.map(({ index, item }) => ({ index: Math.min(index ?? count, count), item }));
    return yield* changeList(source, rules, { remove, insert: placed });
  }
  const values = yield* asValues(
    ingress,
    insert.map(({ item }) => item),
  );
  const spec = yield* mapAt(source, ingress.map, 'spec');
  return spec
    ? yield* setKey(source, spec, 'rules', values, order.spec)
    : yield* setKey(source, ingress.map, 'spec', { rules: values }, order.root);
}

/** An Ingress without rules is valid only while it has a default backend. */
function* removeAllRules(ingress: IngressTarget): Planning<Change> {
  yield* check('spec', ingress.object.defaultBackend ? [] : [neitherMessage]);
  const spec = yield* mapAt(ingress.source, ingress.map, 'spec');
  if (!spec) return yield* refuse<CommandError>({ code: 'target-gone' });
  return yield* deleteKeys(ingress.source, spec, ['rules']);
}

/** Returns an item of a list as a template for a new one: the neighbour that new text should look like. */
export function templateOf(list: YAMLSeq<Node> | null, near: number | null): Node | null {
  const last = (list?.items.length ?? 0) - 1;
  return list?.items[Math.min(near ?? last, last)] ?? null;
}
