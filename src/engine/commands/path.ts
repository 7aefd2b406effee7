import { refuse } from '../yaml/edit-attempt.ts';
import { setKey } from '../yaml/edit-map.ts';
import { changeList, copyItem } from '../yaml/edit-seq.ts';
import { check, checkHostAt, checkPathSpec, type Planning } from './check.ts';
import { checkPath, checkPathType } from './check-path.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish } from './draft.ts';
import { openPath, order, type PathTargetNode, pathField, pathsOf, rulesOf } from './ingress-nodes.ts';
import { planMovePath } from './path-move.ts';
import { addPaths, changeRules, openDestination, templateOf } from './rules.ts';
import { pathValue, ruleValue } from './values.ts';

type PathCommand = Exclude<
  Extract<Command, { readonly type: `path/${string}` }>,
  { readonly type: 'path/set-backend' | 'path/move-to-file' }
>;
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Plans what changes a path; its backend is planned with the backends. */
export function* planPath(files: Draft['files'], command: PathCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'path/set-path':
      return yield* setPath(draft, command);
    case 'path/set-type':
      return yield* setType(draft, command);
    case 'path/add':
      return yield* addPath(draft, command);
    case 'path/remove':
      return yield* removePath(draft, command);
    case 'path/duplicate':
      return yield* duplicatePath(draft, command);
    case 'path/move':
      return yield* planMovePath(draft, command);
  }
}

/** Returns the words every label of a path command has. */
function pathWords(path: PathTargetNode): { readonly path: string; readonly host: string } {
  const { model } = path.rule;
  return { path: model.paths?.[path.index]?.path.value ?? '', host: model.host.value ?? '' };
}

function* setPath(draft: Draft, command: Of<'path/set-path'>): Planning<Plan> {
  const path = yield* openPath(draft, command.at);
  const { ingress, model } = path.rule;
  const old = model.paths?.[path.index];
  const pathType = old?.pathType.value ?? null;
  yield* check(`${pathField(command.at.rule, command.at.path)}.path`, checkPath(command.path, pathType));
  const words = pathWords(path);
  // An absent path and an empty one are the same to the server.
  if ((old?.path.value ?? '') === command.path) return yield* refuse<CommandError>({ code: 'no-change' });
  addChange(draft, ingress.source, yield* setKey(ingress.source, path.map, 'path', command.path, order.path));
  return yield* finish(draft, command.type, { ...words, to: command.path });
}

function* setType(draft: Draft, command: Of<'path/set-type'>): Planning<Plan> {
  const path = yield* openPath(draft, command.at);
  const { ingress, model } = path.rule;
  const old = model.paths?.[path.index];
  const field = pathField(command.at.rule, command.at.path);
  yield* check(`${field}.pathType`, checkPathType(command.pathType));
  yield* check(`${field}.path`, checkPath(old?.path.value ?? '', command.pathType));
  addChange(draft, ingress.source, yield* setKey(ingress.source, path.map, 'pathType', command.pathType, order.path));
  return yield* finish(draft, command.type, {
    ...pathWords(path),
    from: old?.pathType.value ?? '',
    to: command.pathType,
  });
}

function* addPath(draft: Draft, command: Of<'path/add'>): Planning<Plan> {
  const { spec } = command;
  const to = yield* openDestination(draft, command.to);
  const words = { path: spec.path };
  if (to.kind === 'new') {
    const { ingress, host } = to;
    const count = ingress.object.rules.length;
    yield* checkHostAt(`spec.rules[${count}].host`, host);
    yield* checkPathSpec(pathField(count, 0), spec);
    const value = ruleValue(host, [pathValue(spec, ingress.isLegacy)]);
    const template = templateOf(yield* rulesOf(ingress), null);
    const change = yield* changeRules(ingress, new Set(), [{ index: null, item: { kind: 'new', value, template } }]);
    addChange(draft, ingress.source, change);
    return yield* finish(draft, command.type, { ...words, host: host ?? '' });
  }
  const { rule, ref } = to;
  const paths = yield* pathsOf(rule);
  yield* checkPathSpec(pathField(ref.rule, command.index ?? paths?.items.length ?? 0), spec);
  const template = templateOf(paths, command.index);
  const value = pathValue(spec, rule.ingress.isLegacy);
  const change = yield* addPaths(rule, [{ kind: 'new', value, template }], command.index);
  addChange(draft, rule.ingress.source, change);
  return yield* finish(draft, command.type, { ...words, host: rule.model.host.value ?? '' });
}

/** With its last path a rule goes too; with its last rule `rules` goes, as long as a default backend is left. */
function* removePath(draft: Draft, command: Of<'path/remove'>): Planning<Plan> {
  const path = yield* openPath(draft, command.at);
  const { source } = path.rule.ingress;
  const change =
    path.paths.items.length > 1
      ? yield* changeList(source, path.paths, { remove: new Set([path.index]), insert: [] })
      : yield* changeRules(path.rule.ingress, new Set([path.rule.index]), []);
  addChange(draft, source, change);
  return yield* finish(draft, command.type, pathWords(path));
}

function* duplicatePath(draft: Draft, command: Of<'path/duplicate'>): Planning<Plan> {
  const path = yield* openPath(draft, command.at);
  const { source } = path.rule.ingress;
  const item = yield* copyItem(source, path.paths, path.index);
  const insert = [{ index: path.index + 1, item }];
  addChange(draft, source, yield* changeList(source, path.paths, { remove: new Set(), insert }));
  return yield* finish(draft, command.type, pathWords(path));
}
