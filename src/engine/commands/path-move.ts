import { isSameObject } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { carryItem, changeList, type Item } from '../yaml/edit-seq.ts';
import { checkHostAt, type Planning } from './check.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, type Draft, finish } from './draft.ts';
import { openPath, type PathTargetNode, rulesOf } from './ingress-nodes.ts';
import { addPaths, asValues, changeRules, type Destination, openDestination, templateOf } from './rules.ts';
import { ruleValue } from './values.ts';

/** Plans a path's move: within its list, to another rule, to a host that has no rule yet, to another Ingress or file. */
export function* planMovePath(draft: Draft, command: Extract<Command, { readonly type: 'path/move' }>): Planning<Plan> {
  const path = yield* openPath(draft, command.at);
  const to = yield* openDestination(draft, command.to);
  const { model } = path.rule;
  if (to.kind === 'rule' && isSameObject(to.ref.object, command.at.object) && to.ref.rule === command.at.rule) {
    yield* reorder(draft, path, command.index);
  } else {
    yield* moveAcross(draft, path, to, command.index);
  }
  const toHost = to.kind === 'rule' ? to.rule.model.host.value : to.host;
  return yield* finish(draft, command.type, {
    path: model.paths?.[path.index]?.path.value ?? '',
    host: model.host.value ?? '',
    to: toHost ?? '',
  });
}

function* reorder(draft: Draft, path: PathTargetNode, index: number | null): Planning<void> {
  const count = path.paths.items.length;
  const at = Math.min(index ?? count, count);
  if (at === path.index || at === path.index + 1) yield* refuse<CommandError>({ code: 'no-change' });
  const { source } = path.rule.ingress;
  const item = yield* carryItem(source, path.paths, path.index);
  const change = { remove: new Set([path.index]), insert: [{ index: at, item }] };
  addChange(draft, source, yield* changeList(source, path.paths, change));
}

function* moveAcross(draft: Draft, path: PathTargetNode, to: Destination, index: number | null): Planning<void> {
  const from = path.rule.ingress;
  const target = to.kind === 'rule' ? to.rule.ingress : to.ingress;
  if (from.isLegacy !== target.isLegacy) {
    yield* refuse<CommandError>({ code: 'unsupported', reason: 'api-versions-differ' });
  }
  const item = yield* carryItem(from.source, path.paths, path.index);
  const isLastPath = path.paths.items.length === 1;
  const isSame = isSameObject(from.ref, target.ref);
  const emptied = isLastPath ? new Set([path.rule.index]) : new Set<number>();
  if (to.kind === 'rule') {
    addChange(draft, target.source, yield* addPaths(to.rule, [item], index));
    if (isLastPath) addChange(draft, from.source, yield* changeRules(from, emptied, []));
  } else {
    yield* checkHostAt(`spec.rules[${target.object.rules.length}].host`, to.host);
    const value = ruleValue(to.host, yield* asValues(target, [item]));
    const template = templateOf(yield* rulesOf(target), path.rule.index);
    const rule: Item = { kind: 'new', value, template };
    const added = yield* changeRules(target, isSame ? emptied : new Set(), [{ index: null, item: rule }]);
    addChange(draft, target.source, added);
    if (isLastPath && !isSame) addChange(draft, from.source, yield* changeRules(from, emptied, []));
  }
  if (isLastPath) return;
  const change = { remove: new Set([path.index]), insert: [] };
  addChange(draft, from.source, yield* changeList(from.source, path.paths, change));
}
