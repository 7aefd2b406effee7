import type { ObjectRef } from '../model/objects.ts';
import { lookup } from '../text/lookup.ts';
import { fail, ok, type Result } from '../text/result.ts';
import { run } from '../yaml/edit-attempt.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import type { CommandError, HistoryLabel, Plan, SingleCommand } from './command.ts';
import { follow, isReorder, type Step, settle } from './follow.ts';
import { liveCommand } from './live.ts';
import { type MovePathToFile, stepsToFile } from './path-to-file.ts';
import { createPlaces, type Nowhere, type Places } from './places.ts';
import { compare } from './row.ts';
import { addStep, endSteps, type Steps, startSteps } from './steps.ts';

type Files = ReadonlyMap<string, SourceFile>;
type PlanOne = (files: Files, command: SingleCommand) => Result<Plan, CommandError>;

/**
 * Plans commands as one step. Each says where things stand before all of them and is done after those before it, to
 * what it means wherever they have put that. What goes to one place stands there in the order of the files, whatever
 * the order of the commands. Moot wishes are passed over: what is so already, and what concerns something that a
 * command before it took away. Any other refusal refuses the whole.
 */
export function planBatch(
  files: Files,
  commands: readonly SingleCommand[],
  planOne: PlanOne,
): Result<Plan, CommandError> {
  const work = startWork(files, planOne);
  const labels: HistoryLabel[] = [];
  for (const { at, command } of inOrder(files, commands)) {
    const live = run(liveCommand(work.places, command));
    if (!live.ok) {
      if (live.error === 'gone') continue;
      return fail({ ...refusalOf(live.error, work, command), at });
    }
    const done = carryOut(work, live.value);
    if (!done.ok && !isMoot(done.error, work, command)) return fail({ ...done.error, at });
    if (done.ok && done.value) labels.push(done.value);
  }
  return endSteps(work.steps, labelOf(labels));
}

interface Placed {
  readonly command: SingleCommand;
  /** Its index among those that were asked for. */
  readonly at: number;
  /** How many times the type has changed before it. */
  readonly turn: number;
  readonly place: readonly number[];
}

/** Moves of one type beside each other are done in the order of the files: what they make is made in it too. */
function inOrder(files: Files, commands: readonly SingleCommand[]): readonly Placed[] {
  const names = [...files.keys()];
  let turn = 0;
  return commands
    .map((command, at): Placed => {
      if (command.type !== commands[at - 1]?.type) turn++;
      return { command, at, turn, place: placeOf(names, command) };
    })
    .sort((a, b) => a.turn - b.turn || compare(a.place, b.place));
}

function placeOf(files: readonly string[], command: SingleCommand): readonly number[] {
  if (command.type === 'object/move-to-file') return objectPlace(files, command.object);
  if (command.type !== 'path/move' && command.type !== 'path/move-to-file') return [];
  const { object, rule, path } = command.at;
  return [...objectPlace(files, object), rule, path];
}

function objectPlace(files: readonly string[], { file, document, item }: ObjectRef): readonly number[] {
  return [files.indexOf(file), document, item];
}

/** Plans one command that is done in several steps. */
export function planInSteps(files: Files, command: SingleCommand, planOne: PlanOne): Result<Plan, CommandError> {
  const work = startWork(files, planOne);
  const done = carryOut(work, command);
  if (!done.ok) return done;
  return done.value ? endSteps(work.steps, done.value) : fail({ code: 'no-change' });
}

interface Work {
  readonly steps: Steps;
  readonly places: Places;
  readonly planOne: PlanOne;
}

function startWork(files: Files, planOne: PlanOne): Work {
  const steps = startSteps(files);
  return { steps, places: createPlaces(files, steps), planOne };
}

/** Does a command to the texts as they are now. Returns what the history says of it, `null` when it is so already. */
function carryOut(work: Work, command: SingleCommand): Result<HistoryLabel | null, CommandError> {
  return command.type === 'path/move-to-file' ? carryToFile(work, command) : carryStep(work, command);
}

function carryStep({ steps, places, planOne }: Work, step: Step): Result<HistoryLabel | null, CommandError> {
  const planned = planOne(steps.now, settle(places, step));
  if (!planned.ok && planned.error.code !== 'no-change') return planned;
  if (planned.ok || isReorder(step)) follow(places, step);
  if (!planned.ok) return ok(null);
  addStep(steps, planned.value);
  return ok(planned.value.label);
}

function carryToFile(work: Work, command: MovePathToFile): Result<HistoryLabel | null, CommandError> {
  const { now } = work.steps;
  const { at, file } = command;
  if (at.object.file === file) return ok(null);
  if (!now.has(file)) now.set(file, readSourceFile(file, ''));
  const next = stepsToFile(now, command);
  if (!next.ok) return next;
  let step = next.value.step(now, 0);
  for (let count = 1; step; step = next.value.step(now, count++)) {
    const done = carryStep(work, step);
    if (!done.ok) return done;
  }
  return ok({ type: command.type, params: { path: next.value.path, to: file } });
}

/** Why a command has no place in the texts, as it would be told if it came alone. */
function refusalOf(why: Exclude<Nowhere, 'gone'>, { steps, planOne }: Work, command: SingleCommand): CommandError {
  const alone = why === 'never' ? planOne(steps.start, command) : null;
  return alone?.ok === false ? alone.error : { code: 'target-gone' };
}

/** What is gone now but was there at the beginning was taken away by a command before. */
function isMoot({ code }: CommandError, { steps, planOne }: Work, command: SingleCommand): boolean {
  if (code !== 'target-gone') return false;
  const alone = planOne(steps.start, command);
  return alone.ok || alone.error.code !== 'target-gone';
}

/** What the steps have in common: `of` is their type, `''` when they are of several; parameters that are the same in all. */
function labelOf(labels: readonly HistoryLabel[]): HistoryLabel {
  const [first, ...rest] = labels;
  const same = Object.entries(first?.params ?? {}).filter(([key, value]) =>
    rest.every(({ params }) => lookup(params, key) === value),
  );
  const of = first && rest.every(({ type }) => type === first.type) ? first.type : '';
  return { type: 'batch', params: { ...Object.fromEntries(same), of, count: String(labels.length) } };
}
