import { useEffect, useState } from 'react';
import type { Command, CommandError } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { useActions, useMessages } from '../common/store-context.ts';

const PAUSE_MS = 150;

/** Returns why a command is refused, in the API server's own words where it is the one; `null` when nothing is wrong. */
export function refusalText(messages: Messages, error: CommandError | null): string | null {
  if (!error || error.code === 'no-change') return null;
  if (error.code === 'invalid') return error.message;
  const { refused } = messages.notices;
  return error.code === 'unsupported' ? refused.unsupported(error) : refused[error.code];
}

/** Returns why `command` would be refused, asked again whenever it changes; `null` while that is not known. */
export function useRefusal(command: Command | null): string | null {
  const actions = useActions();
  const messages = useMessages();
  const [refusal, setRefusal] = useState<string | null>(null);
  const key = command === null ? '' : JSON.stringify(command);
  useEffect(() => {
    if (key === '') {
      setRefusal(null);
      return;
    }
    let isOld = false;
    const timer = window.setTimeout(async () => {
      // The key is a command that was made plain text two lines above.
      const error = await actions.preview(JSON.parse(key) as Command);
      if (!isOld) setRefusal(refusalText(messages, error));
    }, PAUSE_MS);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, actions, messages]);
  return refusal;
}
