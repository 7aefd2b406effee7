import { composeEdits } from '../text/compose.ts';
import { mapOffset, type TextEdit } from '../text/edit.ts';
import { fail, ok, type Result } from '../text/result.ts';
import { readSourceFile } from '../yaml/read.ts';
import { editSourceFile } from '../yaml/reread.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import type { CommandError, HistoryLabel, Plan } from './command.ts';

/** Several plans on the way to one: each is for the texts that those before it leave. */
export interface Steps {
  readonly start: ReadonlyMap<string, SourceFile>;
  readonly now: Map<string, SourceFile>;
  /** All of it so far, as edits of the texts as they were. */
  readonly edits: Map<string, readonly TextEdit[]>;
  focus: Plan['focus'];
}

/** Returns no steps yet. */
export function startSteps(start: ReadonlyMap<string, SourceFile>): Steps {
  return { start, now: new Map(start), edits: new Map(), focus: null };
}

/** Adds a plan for the texts as they are after the steps so far. A file that is not there is made. */
export function addStep(steps: Steps, plan: Plan): void {
  steps.focus = plan.focus ?? (steps.focus && shifted(steps.focus, plan));
  for (const [name, list] of plan.edits) {
    steps.now.set(name, editSourceFile(steps.now.get(name) ?? readSourceFile(name, ''), list));
    steps.edits.set(name, composeEdits(steps.edits.get(name) ?? [], list));
  }
}

/** Where a place stands after one more plan. */
function shifted({ file, range: { start, end } }: NonNullable<Plan['focus']>, { edits }: Plan): Plan['focus'] {
  const list = edits.get(file) ?? [];
  return { file, range: { start: mapOffset(list, start), end: mapOffset(list, end) } };
}

/** Returns all steps as one plan; refuses when they leave every text as it was. */
export function endSteps({ start, edits, focus }: Steps, label: HistoryLabel): Result<Plan, CommandError> {
  const real = new Map<string, readonly TextEdit[]>();
  for (const [name, list] of edits) {
    const text = start.get(name)?.text ?? '';
    // What one step does and another takes back is left out.
    const changes = list.filter(({ range, insert }) => text.slice(range.start, range.end) !== insert);
    if (changes.length > 0) real.set(name, changes);
  }
  return real.size === 0 ? fail({ code: 'no-change' }) : ok({ edits: real, focus, label });
}
