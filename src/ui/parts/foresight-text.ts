import type { CommandError } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ForeseenChange, Foresight } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { outcomeText } from './outcome-text.ts';

type Words = Pick<Messages, 'manipulate' | 'compare' | 'tests'>;

/** A request and what becomes of its answer; `request` is `''` for what concerns no single one. */
export interface ForesightLine {
  readonly request: string;
  readonly answer: string;
}

/** What a command would change, in words: one sentence, and the first changes. */
export interface ForesightText {
  readonly sentence: string;
  readonly lines: readonly ForesightLine[];
}

/** Returns the whole as one text to be read aloud. */
export function spokenForesight({ sentence, lines }: ForesightText): string {
  const said = lines.map(({ request, answer }) => (request ? `${request}: ${answer}` : answer));
  return [sentence, ...said].join('. ');
}

/** Returns why a command would be refused; in the API server's own words where it is the one. */
export function refusedText({ manipulate }: Words, error: CommandError): string {
  const words = manipulate.drag.refused[error.code];
  return error.code === 'invalid' ? `${words}: ${error.message}` : words;
}

function answerText(outcome: ForeseenChange['before'], { compare, tests }: Words): string {
  return outcome ? outcomeText(outcome, compare) : tests.nobody;
}

function changeText(change: ForeseenChange, words: Words): ForesightLine {
  const { instead, ...verdicts } = words.manipulate.foresight;
  const now = answerText(change.after, words);
  const before = answerText(change.before, words);
  const who = change.profile === null ? '' : ` @ ${controllerName(change.profile)}`;
  const verdict = change.verdict === null ? '' : `${verdicts[change.verdict]}: `;
  // Where the answer differs matters more than the scheme, and has to fit beside it.
  const request = `${change.line.replace(/ https?:\/\//, ' ')}${who}`;
  return { request, answer: `${verdict}${instead({ now, before })}` };
}

/** Returns what a foresight says; `null` when it says nothing, and for refusals. */
export function foresightText(foresight: Foresight, words: Words): ForesightText | null {
  const { foresight: said } = words.manipulate;
  const { error, changes, changed, asked, isComplete } = foresight;
  if (error) return null;
  if (asked === 0) return isComplete ? null : { sentence: said.tooMany, lines: [] };
  const lines = changes.map((change) => changeText(change, words));
  if (changed > changes.length) lines.push({ request: '', answer: said.more({ count: changed - changes.length }) });
  if (!isComplete) lines.push({ request: '', answer: said.someOnly });
  return { sentence: changed === 0 ? said.same({ asked }) : said.changed({ changed, asked }), lines };
}
