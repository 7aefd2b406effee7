import type { Command, CommandError, HistoryLabel, Plan } from '../engine/commands/index.ts';
import type { LanguageAsk, LanguageReply } from '../engine/language/index.ts';
import { fail, type Result, type SourceRange, type TextEdit } from '../engine/text/index.ts';
import type { Planned } from '../protocol/answers.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { StoredBelongings } from './belonging.ts';
import { readBelongings, storedBelongings, takeBelongings } from './belongings.ts';
import type { AskedCommand, Core } from './core.ts';
import type { EditActions } from './edit-slice.ts';
import {
  closeTyping,
  type History,
  insertedRanges,
  recordStep,
  redoStep,
  type Stepped,
  stepsUntil,
  stepTo,
  undoStep,
} from './history.ts';
import { askRequest, queryOf } from './request-actions.ts';
import { retype } from './retype.ts';
import type { AppState, FileState } from './types.ts';
import { applyChanges, openedFile, type WorkspaceChange } from './workspace.ts';

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
  core.commit(done.files, changes, recordStep(core.history, plan.label, done.inverse), {
    flash,
    ...(place ? { activeFile: place.file, reveal: { seq: core.nextSeq(), ...place, focus: false } } : {}),
  });
  if (plan.focus) {
    const pendingFocus = { kind: 'change', ...plan.focus, before: core.pendingFocus } as const;
    const { selection } = core.get();
    if (core.acts.take('selection', { selection, pendingFocus })) core.pendingFocus = pendingFocus;
  }
  const what = command.type === 'batch' ? plan.label.params['of'] : command.type;
  const step = core.history.undo.at(-1)?.id ?? null;
  if (what !== undefined && deletions.has(what)) core.notify({ kind: 'deleted', label: plan.label, step });
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

function refuse(core: Core, command: Command, error: CommandError): void {
  const subject = subjectOf(core.get().snapshot, command, error);
  core.notify({ kind: 'refused', command: command.type, error, ...(subject ? { subject } : {}) });
}

/** `isSaid`: whoever asks says why it is refused. Resolves to why it was not applied. */
async function run(core: Core, command: Command, isSaid: boolean): Promise<CommandError | null> {
  endTyping(core);
  const { snapshot, files, revision } = core.get();
  const first = { snapshot, files, revision };
  const asked: AskedCommand = { command, first, meant: command, seen: first };
  core.asked.push(asked);
  return core.acts.after(
    async () => {
      // What is asked for while everything is read needs no second look: it is planned within this call.
      if (core.get().snapshot.revision !== revision || core.get().revision !== revision)
        await (await import('./find-again.ts')).hop(core);
      core.asked.splice(core.asked.indexOf(asked), 1);
      if (core.get().isEngineDown) return null;
      if (asked.meant) return core.deps.client.plan(asked.meant);
      return { revision: core.get().revision, result: fail({ code: 'target-gone' }) } satisfies Planned;
    },
    (planned) => {
      // The card that says so stands there already.
      if (!planned || (planned.revision < 0 && core.get().isEngineDown)) return { code: 'target-gone' };
      if (!planned.result.ok) {
        const { error } = planned.result;
        // That it is gone was not to be seen when it was asked for.
        if (!isSaid || error.code === 'target-gone') refuse(core, command, error);
        return error;
      }
      applyPlan(core, command, core.acts.beneath(planned.result.value, planned.revision));
      return null;
    },
  );
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
  const { files, revision } = core.get();
  if (edits.length === 0 || files.every(({ name }) => name !== file)) return;
  const typed = { file, edits, how, atMs: core.deps.now(), revision: revision + 1 };
  core.acts.type(typed);
  const done = retype({ files, history: core.history }, typed);
  // Who types in a file has chosen it: an act made before does not take it away in mid-word.
  core.commit(done.files, [{ kind: 'edit', file, edits }], done.history, { activeFile: file });
}

function endTyping(core: Core): void {
  core.acts.type({ file: '', edits: [], how: 'type', atMs: 0, revision: core.get().revision });
  core.history = closeTyping(core.history);
}

function fix(
  core: Core,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  revision: number,
  label?: HistoryLabel,
): void {
  const { files } = core.get();
  const carried = core.acts.carry(edits, revision);
  if (!carried) return void refuse(core, { type: 'batch', commands: [] }, { code: 'target-gone' });
  const changes: readonly WorkspaceChange[] = [...carried]
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

/** Makes a step when it is its turn. */
function step(
  core: Core,
  of: (history: History, files: readonly FileState[], now: StoredBelongings) => Stepped | null,
): void {
  core.acts.next(() => takeStep(core, of(core.history, core.get().files, storedBelongings(core))));
}

async function ask(core: Core, question: LanguageAsk): Promise<LanguageReply | null> {
  const answered = await core.deps.client.language(question);
  return answered?.revision === core.get().revision ? answered.reply : null;
}

async function planned(core: Core, command: Command): Promise<Result<Plan, CommandError>> {
  return (await core.deps.client.plan(command)).result;
}

/** Actions that change texts. */
export function editActions(core: Core): EditActions {
  core.beforeAct = () => (core.asked.length > 0 ? import('./find-again.ts').then(({ hop }) => hop(core)) : null);
  return {
    type: (file, edits, how) => type(core, file, edits, how),
    fix(edits, label) {
      const { revision } = core.get();
      core.acts.next(() => fix(core, edits, revision, label));
    },
    ask: (question) => ask(core, question),
    run: async (command) => (await run(core, command, false)) === null,
    write: (command) => run(core, command, true),
    async preview(command) {
      const result = await planned(core, command);
      return result.ok ? null : result.error;
    },
    planned: (command) => planned(core, command),
    async previewImpact(command, examples) {
      const { request, requestRouter: router, sentLines: sent } = core.get();
      const { text, method, headers } = request;
      const query = text.trim() === '' ? null : { text, method, headers, router };
      const impact = await core.deps.client.previewImpact({ command, query, sent, examples });
      return impact?.revision === core.get().revision ? impact : null;
    },
    async improve(goal) {
      const improved = await core.deps.client.improve({ query: queryOf(core.get()), goal });
      return improved?.revision === core.get().revision ? improved.changes : null;
    },
    endTyping: () => endTyping(core),
    undo: () => step(core, undoStep),
    redo: () => step(core, redoStep),
    undoStep: (id) =>
      step(core, (history, files, now) => (history.undo.at(-1)?.id === id ? undoStep(history, files, now) : null)),
    stepTo: (id) =>
      step(core, (history, files, now) => {
        const done = stepsUntil(history, id);
        return done === null ? null : stepTo(history, files, done, now);
      }),
    inOrder: (prepare, act) => core.acts.after(prepare, act),
  };
}
