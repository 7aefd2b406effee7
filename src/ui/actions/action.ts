import type { Messages } from '../../i18n/messages.ts';
import { chordsOf, type KeyPress } from './chords.ts';
import { attempt } from './LateAction.tsx';

/** What a name in a list of commands and a key combination stand for. */
export interface Hint {
  readonly id: string;
  readonly words: (messages: Messages) => string;
  /** As `Mod+Shift+Z`: what dispatches them reads the same text as what shows them. */
  readonly keys?: readonly string[];
}

/** Does it. Told which of its keys it was; `''`: it was chosen from a list. */
export type Run<Context> = (context: Context, keys: string) => unknown;

interface Offered<Context> extends Hint {
  /** Where it is offered; absent: everywhere. Told its keys as what does it is. */
  readonly when?: (context: Context, keys: string) => boolean;
}

/** What is done at once. */
interface AtOnce<Context> extends Offered<Context> {
  readonly run: Run<Context>;
  readonly load?: undefined;
}

/** What is done by code that comes when it is first wanted. */
interface Loaded<Context> extends Offered<Context> {
  readonly load: () => Promise<Run<Context>>;
  readonly run?: undefined;
}

/** Something that can be done in a context. */
export type Action<Context> = AtOnce<Context> | Loaded<Context>;

/** Does an action, at once or as soon as its code is there; where that does not come, the page says so. */
export function perform<Context>(action: Action<Context>, context: Context, keys: string): void {
  const { run, load } = action;
  if (run) run(context, keys);
  else attempt(async () => (await load())(context, keys));
}

/** Returns true where an action is offered. */
export function isOffered<Context>({ when }: Action<Context>, context: Context, keys = ''): boolean {
  return when?.(context, keys) ?? true;
}

interface Meant<A> {
  readonly action: A;
  /** Which of its keys it was. */
  readonly keys: string;
}

/** Returns what finds the action that a key press means. */
export function byKeys<A extends Hint>(actions: readonly A[]): (press: KeyPress) => Meant<A> | undefined {
  const found = new Map(actions.flatMap((action) => (action.keys ?? []).map((keys) => [keys, action] as const)));
  return (press) => {
    for (const keys of chordsOf(press)) {
      const action = found.get(keys);
      if (action) return { action, keys };
    }
    return undefined;
  };
}

/** Returns what does the action that a key press means where it is offered, and tells whether there was one. */
export function dispatcher<Context>(actions: readonly Action<Context>[]) {
  const actionOf = byKeys(actions);
  return (press: KeyPress, context: Context): boolean => {
    const meant = actionOf(press);
    if (!meant || !isOffered(meant.action, context, meant.keys)) return false;
    perform(meant.action, context, meant.keys);
    return true;
  };
}
