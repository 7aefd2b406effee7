import type { PlaceKind } from './ast.ts';
import type { Program, Step } from './program.ts';
import { otherCase, wordSet } from './sets.ts';

/** Groups of a match, the whole one first; `null` = no match; `too-many-steps` = given up. */
export type RunResult = readonly (string | null)[] | null | 'too-many-steps';

/** Steps before a run is given up: some 30 ms of work. A byte taken by a run of bytes counts as a quarter of one. */
const stepLimit = 1_000_000;

class GivenUp extends Error {}

/**
 * A backtracking machine with a stack of its own. What it goes back to is one of: a step and a place (`pc`, `at`),
 * a slot to restore (`~slot`, value), a run of bytes to shorten (three entries, marked by `runMark`).
 */
class Machine {
  private readonly program: Program;
  private readonly bytes: string;
  private readonly slots: Int32Array;
  private stack: number[] = [];
  private spent = 0;
  /** Where the match is told to begin, -1 for where it does. */
  private kept = -1;

  constructor(program: Program, bytes: string) {
    this.program = program;
    this.bytes = bytes;
    this.slots = new Int32Array(program.slots).fill(-1);
  }

  search(): readonly (string | null)[] | null {
    const last = this.program.isAnchored ? 0 : this.bytes.length;
    for (let start = 0; start <= last; start++) {
      this.slots.fill(-1);
      this.kept = -1;
      const end = this.run(0, start);
      if (end >= 0) return this.groups(start, end);
    }
    return null;
  }

  private groups(start: number, end: number): readonly (string | null)[] {
    const groups: (string | null)[] = [this.bytes.slice(this.kept < 0 ? start : this.kept, end)];
    for (let index = 1; index <= this.program.groups; index++) {
      const from = this.slots[2 * index] ?? -1;
      const to = this.slots[2 * index + 1] ?? -1;
      groups.push(from < 0 || to < 0 ? null : this.bytes.slice(from, to));
    }
    return groups;
  }

  /** Returns where the steps from `pc` on end when they begin at `at`, or -1. Leaves the stack as it was, with the slots of the match. */
  private run(pc: number, at: number): number {
    const floor = this.stack.length;
    let step = pc;
    let place = at;
    for (;;) {
      if (++this.spent > stepLimit) throw new GivenUp();
      const code = this.program.steps[step];
      if (!code || code.op === 'match') {
        this.forget(floor);
        return place;
      }
      const next = this.take(code, step, place);
      if (next >= 0) {
        place = next;
        step = this.going;
        continue;
      }
      if (!this.goBack(floor)) return -1;
      step = this.going;
      place = this.resumed;
    }
  }

  /** Step to go on with after `take` or `goBack`, and after `goBack` the place. */
  private going = 0;
  private resumed = 0;

  /** Drops what could be gone back to, but not how the slots were: an outer failure restores them. */
  private forget(floor: number): void {
    let to = floor;
    for (let from = floor; from < this.stack.length; from += 3) {
      if ((this.stack[from] ?? 0) >= 0) continue;
      this.stack.copyWithin(to, from, from + 3);
      to += 3;
    }
    this.stack.length = to;
  }

  private goBack(floor: number): boolean {
    while (this.stack.length > floor) {
      const count = this.stack.pop() ?? 0;
      const at = this.stack.pop() ?? 0;
      const step = this.stack.pop() ?? 0;
      if (step < 0) {
        this.slots[~step] = at;
        continue;
      }
      // A run of bytes gives one back; the rest may be asked for later.
      if (count > 0) this.stack.push(step, at - 1, count - 1);
      this.going = step;
      this.resumed = at;
      return true;
    }
    return false;
  }

  private set(slot: number, value: number): void {
    this.stack.push(~slot, this.slots[slot] ?? -1, 0);
    this.slots[slot] = value;
  }

  /** Returns the place after one step, or -1 when it fails. */
  private take(code: Step, pc: number, at: number): number {
    this.going = pc + 1;
    switch (code.op) {
      case 'set':
        return at < this.bytes.length && code.set[this.bytes.charCodeAt(at)] === 1 ? at + 1 : -1;
      case 'place':
        return holds(code.place, this.bytes, at) ? at : -1;
      case 'split':
        this.stack.push(code.second, at, 0);
        this.going = code.first;
        return at;
      case 'jump':
        this.going = code.to;
        return at;
      case 'run':
        return this.takeRun(code, pc, at);
      case 'save':
        this.set(code.slot, at);
        return at;
      case 'progress':
        if (this.slots[code.slot] === at) this.going = code.past;
        return at;
      case 'back-reference':
        return this.repeatGroup(code, at);
      case 'look':
        return this.look(code, pc, at);
      case 'keep':
        this.kept = at;
        return at;
      case 'match':
        return at;
    }
  }

  private takeRun({ set, min, max, keeps }: Extract<Step, { op: 'run' }>, pc: number, at: number): number {
    const limit = Math.min(this.bytes.length, at + max);
    let end = at;
    while (end < limit && set[this.bytes.charCodeAt(end)] === 1) end++;
    const taken = end - at;
    this.spent += taken >> 2;
    if (taken < min) return -1;
    if (!keeps && taken > min) this.stack.push(pc + 1, end - 1, taken - min - 1);
    return end;
  }

  private repeatGroup({ index, ignoreCase }: Extract<Step, { op: 'back-reference' }>, at: number): number {
    const from = this.slots[2 * index] ?? -1;
    const to = this.slots[2 * index + 1] ?? -1;
    // PCRE: a group that has not matched cannot be repeated.
    if (from < 0 || to < from) return -1;
    this.spent += (to - from) >> 2;
    for (let i = 0; i < to - from; i++) {
      if (at + i >= this.bytes.length) return -1;
      const wanted = this.bytes.charCodeAt(from + i);
      const found = this.bytes.charCodeAt(at + i);
      if (found !== wanted && !(ignoreCase && found === otherCase(wanted))) return -1;
    }
    return at + to - from;
  }

  private look({ back, negative, isAtomic, past }: Extract<Step, { op: 'look' }>, pc: number, at: number): number {
    const from = at - (back ?? 0);
    const depth = this.stack.length;
    const end = from < 0 ? -1 : this.run(pc + 1, from);
    this.going = past;
    if (isAtomic) return end;
    if (!negative) return end < 0 ? -1 : at;
    // What a negative look captured does not count.
    while (this.stack.length > depth) {
      this.stack.pop();
      const value = this.stack.pop() ?? -1;
      this.slots[~(this.stack.pop() ?? -1)] = value;
    }
    return end < 0 ? at : -1;
  }
}

function isWord(bytes: string, at: number): boolean {
  return at >= 0 && at < bytes.length && wordSet[bytes.charCodeAt(at)] === 1;
}

function holds(place: PlaceKind, bytes: string, at: number): boolean {
  const { length } = bytes;
  switch (place) {
    case 'start':
      return at === 0;
    case 'end':
      return at === length;
    case 'end-or-newline':
      return at === length || (at === length - 1 && bytes.charCodeAt(at) === 0x0a);
    case 'line-start':
      return at === 0 || (at < length && bytes.charCodeAt(at - 1) === 0x0a);
    case 'line-end':
      return at === length || bytes.charCodeAt(at) === 0x0a;
    case 'word-boundary':
      return isWord(bytes, at - 1) !== isWord(bytes, at);
    case 'no-word-boundary':
      return isWord(bytes, at - 1) === isWord(bytes, at);
  }
}

/** Returns the first match of a program in `bytes`; gives up after `stepLimit` steps, whatever the pattern. */
export function runProgram(program: Program, bytes: string): RunResult {
  try {
    return new Machine(program, bytes).search();
  } catch (error) {
    if (error instanceof GivenUp) return 'too-many-steps';
    throw error;
  }
}
