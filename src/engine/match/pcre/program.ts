import { type ByteSet, fixedLength, isNullable, type PcreNode, type PlaceKind } from './ast.ts';

/** One step of the backtracking machine. Targets are places in the program. */
export type Step =
  | { readonly op: 'set'; readonly set: ByteSet }
  | { readonly op: 'place'; readonly place: PlaceKind }
  /** Tries `first`; goes back to `second` when that fails. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Bytes of one set, as many as fit; gives them back one by one unless `keeps`. */
  | { readonly op: 'run'; readonly set: ByteSet; readonly min: number; readonly max: number; readonly keeps: boolean }
  | { readonly op: 'save'; readonly slot: number }
  /** Ends a round of a loop that took nothing. */
  | { readonly op: 'progress'; readonly slot: number; past: number }
  | { readonly op: 'back-reference'; readonly index: number; readonly ignoreCase: boolean }
  /** Runs the steps after it up to their `match` by themselves, then goes on at `past`. */
  | {
      readonly op: 'look';
      readonly back: number | null;
      readonly negative: boolean;
      readonly isAtomic: boolean;
      past: number;
    }
  | { readonly op: 'keep' }
  | { readonly op: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  /** Two per group, the whole match first, then one per loop that might take nothing. */
  readonly slots: number;
  readonly groups: number;
  /** True when a match can begin at the first byte only. */
  readonly isAnchored: boolean;
}

/** PCRE itself refuses programs above 64 KB. */
const mostSteps = 20_000;

class Writer {
  readonly steps: Step[] = [];
  slots: number;

  constructor(groups: number) {
    this.slots = 2 * (groups + 1);
  }

  write(node: PcreNode): void {
    if (this.steps.length > mostSteps) return;
    switch (node.kind) {
      case 'set':
        this.steps.push({ op: 'set', set: node.set });
        break;
      case 'place':
        this.steps.push({ op: 'place', place: node.place });
        break;
      case 'keep':
        this.steps.push({ op: 'keep' });
        break;
      case 'back-reference':
        this.steps.push({ op: 'back-reference', index: node.index, ignoreCase: node.ignoreCase });
        break;
      case 'sequence':
        for (const item of node.items) this.write(item);
        break;
      case 'group':
        this.steps.push({ op: 'save', slot: 2 * node.index });
        this.write(node.item);
        this.steps.push({ op: 'save', slot: 2 * node.index + 1 });
        break;
      case 'atomic':
        this.apart(node.item, null, false, true);
        break;
      case 'look':
        this.lookAround(node);
        break;
      case 'choice':
        this.choice(node.options);
        break;
      case 'repeat':
        this.repeat(node);
        break;
    }
  }

  private apart(item: PcreNode, back: number | null, negative: boolean, isAtomic: boolean): void {
    const step: Step = { op: 'look', back, negative, isAtomic, past: 0 };
    this.steps.push(step);
    this.write(item);
    this.steps.push({ op: 'match' });
    step.past = this.steps.length;
  }

  /** The alternatives of a look-behind may differ in length: each one is a look-behind of its own. */
  private lookAround({ behind, negative, item }: Extract<PcreNode, { kind: 'look' }>): void {
    if (!behind) {
      this.apart(item, null, negative, false);
      return;
    }
    const options = item.kind === 'choice' ? item.options : [item];
    const looks = options.map((option) => (): void => this.apart(option, fixedLength(option) ?? 0, negative, false));
    // None of several: each of them fails. One of several: the first that fits.
    if (negative) for (const look of looks) look();
    else this.choiceOf(looks);
  }

  private choice(options: readonly PcreNode[]): void {
    this.choiceOf(options.map((option) => () => this.write(option)));
  }

  private choiceOf(options: readonly (() => void)[]): void {
    const ends: { to: number }[] = [];
    for (const [index, write] of options.entries()) {
      if (index === options.length - 1) {
        write();
        break;
      }
      const split = { op: 'split' as const, first: this.steps.length + 1, second: 0 };
      this.steps.push(split);
      write();
      const jump = { op: 'jump' as const, to: 0 };
      this.steps.push(jump);
      ends.push(jump);
      split.second = this.steps.length;
    }
    for (const jump of ends) jump.to = this.steps.length;
  }

  private repeat(node: Extract<PcreNode, { kind: 'repeat' }>): void {
    const { item, min, max, how } = node;
    if (item.kind === 'set' && how !== 'lazy') {
      this.steps.push({ op: 'run', set: item.set, min, max, keeps: how === 'possessive' });
      return;
    }
    if (how === 'possessive') {
      this.apart({ ...node, how: 'greedy' }, null, false, true);
      return;
    }
    for (let i = 0; i < min && this.steps.length <= mostSteps; i++) this.write(item);
    if (max === Number.POSITIVE_INFINITY) this.loop(item, how === 'lazy');
    else this.optional(item, max - min, how === 'lazy');
  }

  private split(isLazy: boolean): { leave: (to: number) => void } {
    const here = this.steps.length + 1;
    const step: Extract<Step, { op: 'split' }> = { op: 'split', first: here, second: here };
    this.steps.push(step);
    return {
      leave(to) {
        if (isLazy) step.first = to;
        else step.second = to;
      },
    };
  }

  private loop(item: PcreNode, isLazy: boolean): void {
    const top = this.steps.length;
    const split = this.split(isLazy);
    const slot = isNullable(item) ? this.slots++ : null;
    if (slot !== null) this.steps.push({ op: 'save', slot });
    this.write(item);
    const progress = slot === null ? null : { op: 'progress' as const, slot, past: 0 };
    if (progress) this.steps.push(progress);
    this.steps.push({ op: 'jump', to: top });
    split.leave(this.steps.length);
    if (progress) progress.past = this.steps.length;
  }

  private optional(item: PcreNode, times: number, isLazy: boolean): void {
    const splits: { leave: (to: number) => void }[] = [];
    for (let i = 0; i < times && this.steps.length <= mostSteps; i++) {
      splits.push(this.split(isLazy));
      this.write(item);
    }
    for (const split of splits) split.leave(this.steps.length);
  }
}

function startsAnchored(node: PcreNode): boolean {
  switch (node.kind) {
    case 'place':
      return node.place === 'start';
    case 'sequence':
      return node.items[0] !== undefined && startsAnchored(node.items[0]);
    case 'choice':
      return node.options.every(startsAnchored);
    case 'group':
    case 'atomic':
      return startsAnchored(node.item);
    default:
      return false;
  }
}

/** Returns the program of a pattern with `groups` groups, or `null` when it would be too long. */
export function writeProgram(tree: PcreNode, groups: number): Program | null {
  const writer = new Writer(groups);
  writer.write(tree);
  writer.steps.push({ op: 'match' });
  if (writer.steps.length > mostSteps) return null;
  return { steps: writer.steps, slots: writer.slots, groups, isAnchored: startsAnchored(tree) };
}
