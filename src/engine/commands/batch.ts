import { composeEdits } from '../text/compose.ts';
import { mapOffset, type TextEdit } from '../text/edit.ts';
import { lookup } from '../text/lookup.ts';
import { fail, ok, type Result } from '../text/result.ts';
import { editSourceFile } from '../yaml/reread.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import type { CommandError, HistoryLabel, Plan, SingleCommand } from './command.ts';

type Files = ReadonlyMap<string, SourceFile>;
type PlanOne = (files: Files, command: SingleCommand) => Result<Plan, CommandError>;

/**
 * Plans commands one after the other, each on the texts that those before it leave, and gives all of it as edits of
 * the texts as they are now. What is so already is passed over; any other refusal refuses the whole.
 */
export function planBatch(
  files: Files,
  commands: readonly SingleCommand[],
  planOne: PlanOne,
): Result<Plan, CommandError> {
  return planInSteps(files, (_, done) => commands[done] ?? null, planOne);
}

/** The same for commands of which each is known when those before it are done; `next` gives `null` after the last one. */
export function planInSteps(
  files: Files,
  next: (now: Files, done: number) => SingleCommand | null,
  planOne: PlanOne,
): Result<Plan, CommandError> {
  const now = new Map(files);
  const edits = new Map<string, readonly TextEdit[]>();
  const plans: Plan[] = [];
  let focus: Plan['focus'] = null;
  let command = next(now, 0);
  for (let at = 0; command; command = next(now, ++at)) {
    const planned = planOne(now, command);
    if (planned.ok) {
      plans.push(planned.value);
      focus = planned.value.focus ?? (focus && shifted(focus, planned.value));
      takeIn(planned.value, now, edits);
    } else if (planned.error.code !== 'no-change') return fail({ ...planned.error, at });
  }
  const real = withoutIdle(files, edits);
  if (real.size === 0) return fail({ code: 'no-change' });
  return ok({ edits: real, focus, label: labelOf(plans) });
}

/** Where a place stands after one more plan. */
function shifted({ file, range: { start, end } }: NonNullable<Plan['focus']>, { edits }: Plan): Plan['focus'] {
  const list = edits.get(file) ?? [];
  return { file, range: { start: mapOffset(list, start), end: mapOffset(list, end) } };
}

function takeIn(plan: Plan, now: Map<string, SourceFile>, edits: Map<string, readonly TextEdit[]>): void {
  for (const [name, list] of plan.edits) {
    const file = now.get(name);
    if (file) now.set(name, editSourceFile(file, list));
    edits.set(name, composeEdits(edits.get(name) ?? [], list));
  }
}

/** Leaves out what one command does and another takes back. */
function withoutIdle(files: Files, edits: ReadonlyMap<string, readonly TextEdit[]>): Plan['edits'] {
  const real = new Map<string, readonly TextEdit[]>();
  for (const [name, list] of edits) {
    const text = files.get(name)?.text ?? '';
    const changes = list.filter(({ range, insert }) => text.slice(range.start, range.end) !== insert);
    if (changes.length > 0) real.set(name, changes);
  }
  return real;
}

/** What the steps have in common: `of` is their type, `''` when they are of several; parameters that are the same in all. */
function labelOf(plans: readonly Plan[]): HistoryLabel {
  const [first, ...rest] = plans;
  const same = Object.entries(first?.label.params ?? {}).filter(([key, value]) =>
    rest.every(({ label }) => lookup(label.params, key) === value),
  );
  const isOne = first && rest.every(({ label }) => label.type === first.label.type);
  const of = isOne ? first.label.type : '';
  return { type: 'batch', params: { ...Object.fromEntries(same), of, count: String(plans.length) } };
}
