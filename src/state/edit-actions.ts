import {
  type Command,
  type CommandError,
  type HistoryLabel,
  invertEdits,
  type LanguageAsk,
  type LanguageReply,
  type Plan,
  type SourceRange,
  type TextEdit,
} from '../engine/index.ts';
import { readBelongings, storedBelongings, takeBelongings } from './belongings.ts';
import type { Core } from './core.ts';
import {
  closeTyping,
  insertedRanges,
  recordStep,
  recordTyping,
  redoStep,
  type Stepped,
  stepTo,
  undoStep,
} from './history.ts';
import { askRequest } from './request-actions.ts';
import type { Actions, AppState, Snapshot } from './types.ts';
import { applyChanges, openedFile, type WorkspaceChange } from './workspace.ts';

/** How often a command is planned again because the text changed meanwhile. */
const maxPlans = 3;

const deletions: ReadonlySet<string> = new Set<Command['type']>([
  'path/remove',
  'host/remove',
  'ingress/remove',
  'tls/remove',
  'default-backend/remove',
  'annotation/remove',
]);

function flashOf(core: Core, plan: Plan, inverse: readonly WorkspaceChange[]): AppState['flash'] {
  const file = plan.focus && plan.edits.get(plan.focus.file)?.length ? plan.focus.file : [...plan.edits.keys()][0];
  const back = inverse.find((change) => change.kind === 'edit' && change.file === file);
  if (file === undefined || back?.kind !== 'edit') return null;
  return {
    seq: core.nextSeq(),
    file,
    ranges: insertedRanges(back.edits),
    before: back.edits.map(({ insert }) => insert),
  };
}

function applyPlan(core: Core, command: Command, plan: Plan): void {
  const { files } = core.get();
  const changes: WorkspaceChange[] = [...plan.edits].flatMap(([file, edits]) => {
    const edit = { kind: 'edit', file, edits } as const;
    const isThere = files.some(({ name }) => name === file);
    return isThere ? [edit] : [{ kind: 'add', at: files.length, file: openedFile(file, '') }, edit];
  });
  const done = applyChanges(core.get().files, changes);
  const flash = flashOf(core, plan, done.inverse);
  const place = plan.focus ?? (flash?.ranges[0] ? { file: flash.file, range: flash.ranges[0] } : null);
  if (plan.focus) core.pendingFocus = { kind: 'change', ...plan.focus };
  core.commit(done.files, changes, recordStep(core.history, plan.label, done.inverse), {
    flash,
    ...(place ? { activeFile: place.file, reveal: { seq: core.nextSeq(), ...place, focus: false } } : {}),
  });
  const what = command.type === 'batch' ? plan.label.params['of'] : command.type;
  if (what !== undefined && deletions.has(what)) core.notify({ kind: 'deleted', label: plan.label });
}

/** The path that a batch is refused for, as people know it; `null` where nothing needs to be told apart. */
function subjectOf({ nodes }: Snapshot, command: Command, { at }: CommandError): string | null {
  const step = command.type === 'batch' && at !== undefined ? command.commands[at] : undefined;
  if (!step || !('at' in step)) return null;
  const ref = JSON.stringify(step.at);
  for (const node of nodes.values()) {
    if (node.kind === 'path' && JSON.stringify(node.at) === ref) return node.path;
  }
  return null;
}

async function run(core: Core, command: Command): Promise<boolean> {
  core.history = closeTyping(core.history);
  for (let attempt = 0; attempt < maxPlans; attempt++) {
    const { revision, result } = await core.deps.client.plan(command);
    if (!result.ok) {
      const subject = subjectOf(core.get().snapshot, command, result.error);
      core.notify({ kind: 'refused', command: command.type, error: result.error, ...(subject ? { subject } : {}) });
      return false;
    }
    // Someone typed while the worker planned: its offsets are those of an older text.
    if (revision !== core.get().revision) continue;
    applyPlan(core, command, result.value);
    return true;
  }
  core.notify({ kind: 'refused', command: command.type, error: { code: 'target-gone' } });
  return false;
}

/** The first place that changes touch, for the editor to show after undo and redo. */
function firstPlace(
  changes: readonly WorkspaceChange[],
): { readonly file: string; readonly range: SourceRange } | null {
  for (const change of changes) {
    if (change.kind !== 'edit') continue;
    const first = change.edits[0];
    if (!first) continue;
    const { start } = first.range;
    return { file: change.file, range: { start, end: start + first.insert.length } };
  }
  return null;
}

/** Makes the files what they are after a step of the history; nothing for `null`. */
export function takeStep(core: Core, step: Stepped | null): void {
  if (!step) return;
  const place = firstPlace(step.changes);
  const added = step.changes.findLast((change) => change.kind === 'add');
  const belongings = step.belongings && readBelongings(step.belongings);
  core.commit(step.files, step.changes, step.history, {
    flash: null,
    ...(added?.kind === 'add' ? { activeFile: added.file.name } : {}),
    ...(place ? { activeFile: place.file, reveal: { seq: core.nextSeq(), ...place, focus: false } } : {}),
    ...(belongings ? takeBelongings(core, belongings) : {}),
  });
  if (belongings) void askRequest(core);
}

function type(core: Core, file: string, edits: readonly TextEdit[], how: 'type' | 'paste' | 'fix'): void {
  const state = core.get();
  const before = state.files.find(({ name }) => name === file);
  if (!before || edits.length === 0) return;
  const changes: readonly WorkspaceChange[] = [{ kind: 'edit', file, edits }];
  const done = applyChanges(state.files, changes);
  const history =
    how === 'type'
      ? recordTyping(core.history, file, edits, invertEdits(before.text, edits), core.deps.now())
      : recordStep(core.history, { type: `text/${how}`, params: { file } }, done.inverse);
  core.commit(done.files, changes, history);
}

function fix(core: Core, edits: ReadonlyMap<string, readonly TextEdit[]>, label?: HistoryLabel): void {
  const { files } = core.get();
  const changes: readonly WorkspaceChange[] = [...edits]
    .filter(([file, list]) => list.length > 0 && files.some(({ name }) => name === file))
    .map(([file, list]) => ({ kind: 'edit', file, edits: list }));
  const [first] = changes;
  if (first?.kind !== 'edit') return;
  const done = applyChanges(files, changes);
  core.commit(
    done.files,
    changes,
    recordStep(core.history, label ?? { type: 'text/fix', params: { file: first.file } }, done.inverse),
  );
}

async function ask(core: Core, question: LanguageAsk): Promise<LanguageReply | null> {
  const { revision, reply } = await core.deps.client.ask(question);
  return revision === core.get().revision ? reply : null;
}

type EditActions = Pick<
  Actions,
  'type' | 'fix' | 'ask' | 'run' | 'preview' | 'planned' | 'foresee' | 'endTyping' | 'undo' | 'redo' | 'stepTo'
>;

/** Actions that change texts. */
export function editActions(core: Core): EditActions {
  return {
    type: (file, edits, how) => type(core, file, edits, how),
    fix: (edits, label) => fix(core, edits, label),
    ask: (question) => ask(core, question),
    run: (command) => run(core, command),
    async preview(command) {
      const { result } = await core.deps.client.plan(command);
      return result.ok ? null : result.error;
    },
    planned: async (command) => (await core.deps.client.plan(command)).result,
    async foresee(command) {
      const { request, requestRouter: router } = core.get();
      const { text, method, headers } = request;
      const query = text.trim() === '' ? null : { text, method, headers, router };
      const foresight = await core.deps.client.foresee(command, query);
      return foresight?.revision === core.get().revision ? foresight : null;
    },
    endTyping() {
      core.history = closeTyping(core.history);
    },
    undo: () => takeStep(core, undoStep(core.history, core.get().files, storedBelongings(core.get()))),
    redo: () => takeStep(core, redoStep(core.history, core.get().files, storedBelongings(core.get()))),
    stepTo: (done) => takeStep(core, stepTo(core.history, core.get().files, done, storedBelongings(core.get()))),
  };
}
