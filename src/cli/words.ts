import type { Diagnostic } from '../engine/diagnostics/index.ts';
import type { UnknownReason } from '../engine/match/index.ts';
import { chooseLocale, type Locale, loadMessages, loadRuleTitles, locales, type Messages } from '../i18n/messages.ts';
import { ruleWords as markedRuleWords, problemWords } from '../i18n/words.ts';
import { CliProblem } from './io.ts';

function localeOf(lang: string | undefined, env: Readonly<Record<string, string | undefined>>): Locale {
  if (lang !== undefined && !locales.some(({ id }) => id === lang)) {
    throw new CliProblem(`--lang ${lang}: not one of ${locales.map(({ id }) => id).join(', ')}`);
  }
  const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';
  return chooseLocale([lang ?? system.replace('_', '-')]);
}

/** Returns the words of `--lang`, else of the environment's language. */
export async function wordsFor(
  lang: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Messages> {
  return loadMessages(localeOf(lang, env));
}

export type RuleWords = Awaited<ReturnType<typeof loadRuleTitles>>;

/** Returns the titles of all kinds of problems in the language of `wordsFor`. */
export async function ruleWordsFor(
  lang: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RuleWords> {
  return loadRuleTitles(localeOf(lang, env));
}

/** Marks for code are for the page: a terminal shows the text as it is. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** Returns the sentence of a rule, note or reason of a trace; its id when there are no words. */
export function ruleWords(messages: Messages, rule: UnknownReason, params?: Readonly<Record<string, string>>): string {
  return plain(markedRuleWords(messages, rule, params));
}

/**
 * Returns a problem in one line: the API server's own words where it has some, else our sentence.
 * Before words that not every cluster says stands that they depend on it.
 */
export function diagnosticWords(messages: Messages, diagnostic: Diagnostic): string {
  const { code, params, origin, severity } = diagnostic;
  const isOfEveryCluster = code !== 'api/invalid' || severity === 'error';
  if (origin.kind === 'api-server' && isOfEveryCluster && 'message' in params && params.message !== '')
    return params.message;
  return plain(problemWords(messages, diagnostic));
}
