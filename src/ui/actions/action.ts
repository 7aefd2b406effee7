import type { Messages } from '../../i18n/messages.ts';
import { chordsOf, type KeyPress } from './chords.ts';

/** What a name in a list of commands and a key combination stand for. */
export interface Hint {
  readonly id: string;
  readonly words: (messages: Messages) => string;
  /** As `Mod+Shift+Z`: what dispatches them reads the same text as what shows them. */
  readonly keys?: readonly string[];
}

/** Something that can be done in a context. */
export interface Action<Context> extends Hint {
  /** Where it is offered; absent: everywhere. */
  readonly when?: (context: Context) => boolean;
  /** Told which of its keys it was; `''`: it was chosen from a list. */
  readonly run: (context: Context, keys: string) => void;
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
