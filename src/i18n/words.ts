import type { Diagnostic } from '../engine/diagnostics/index.ts';
import type { UnknownReason } from '../engine/match/index.ts';
import { lookup } from '../engine/text/index.ts';
import type { Messages } from './messages.ts';

/** Looks up words by a key that is only known at run time; `null` when this catalogue has none for it. */
function lookUp(catalogue: object, key: string, params: unknown): string | null {
  const found: unknown = lookup(catalogue, key);
  const text: unknown = typeof found === 'function' ? found(params) : found;
  return typeof text === 'string' ? text : null;
}

/** Returns the sentence of a problem; its code when there are no words yet. */
export function problemWords(messages: Messages, diagnostic: Diagnostic): string {
  return lookUp(messages.diagnostics, diagnostic.code, diagnostic.params) ?? diagnostic.code;
}

/** Returns the sentence of a rule, note or reason code of a trace; the code itself when there are no words yet. */
export function ruleWords(
  messages: Messages,
  rule: UnknownReason,
  params: Readonly<Record<string, string>> = {},
): string {
  if (rule.startsWith('$')) return lookUp(messages.controllerTrace, '$', { variable: rule }) ?? rule;
  return lookUp(messages.trace, rule, params) ?? lookUp(messages.controllerTrace, rule, params) ?? rule;
}
