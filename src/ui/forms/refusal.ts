import { useEffect, useState } from 'react';
import type { Command, CommandError } from '../../engine/commands/index.ts';
import type { Gesture } from '../../engine/gestures/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { gestureRefusalText, isSaid } from '../common/gestures.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const PAUSE_MS = 150;

/** Returns why a command is refused, in the API server's own words where it is the one; `null` when nothing is wrong. */
function refusalText(messages: Messages, error: CommandError | null): string | null {
  if (!error || error.code === 'no-change') return null;
  if (error.code === 'invalid') return error.message;
  const { refused } = messages.notices;
  return error.code === 'unsupported' ? refused.unsupported(error) : refused[error.code];
}

/** What is known about a command that is being typed. */
export interface Planned {
  /** Why it would be refused, `null` when nothing is wrong or nothing is known yet. */
  readonly refusal: string | null;
  /** What it would insert. */
  readonly text: string;
}

const unknown: Planned = { refusal: null, text: '' };

/** Returns what `command` would do, asked again whenever it or what is known of the texts changes; while it is asked, what was known before. */
export function usePlanned(command: Command | null): Planned {
  const actions = useActions();
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const [planned, setPlanned] = useState(unknown);
  const key = command === null ? '' : JSON.stringify(command);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused in an older text, or by an engine that has gone, may go now
  useEffect(() => {
    if (key === '') {
      setPlanned(unknown);
      return;
    }
    let isOld = false;
    const timer = window.setTimeout(async () => {
      // The key is a command that was made plain text two lines above.
      const result = await actions.planned(JSON.parse(key) as Command);
      if (isOld) return;
      const edits = result.ok ? [...result.value.edits.values()].flat() : [];
      setPlanned({
        refusal: result.ok ? null : refusalText(messages, result.error),
        text: edits.map(({ insert }) => insert).join(''),
      });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, snapshot, actions, messages]);
  return planned;
}

/** Returns why `command` would be refused; `null` while that is not known. */
export function useRefusal(command: Command | null): string | null {
  return usePlanned(command).refusal;
}

/** Returns why a gesture is refused by what it means; `null` where nothing is to be said. */
export function meaningRefusal({ manipulate }: Messages, gesture: Gesture): string | null {
  return gesture.ok || !isSaid(gesture.error) ? null : gestureRefusalText(manipulate, gesture.error);
}
