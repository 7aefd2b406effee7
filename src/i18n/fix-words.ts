import type { FixLabel } from '../engine/diagnostics/index.ts';
import { lookup } from '../engine/text/index.ts';
import type { Messages } from './messages.ts';

/** Returns the words of a fix, with the value that its label names (`supported-value:NodePort`); the label when there are none. */
export function fixWords(messages: Pick<Messages, 'fixes'>, label: FixLabel): string {
  const [key = '', value = ''] = label.split(':');
  return lookup(messages.fixes, key)?.replace('{value}', () => value) ?? label;
}
