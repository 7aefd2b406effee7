import type { CommandError } from '../../engine/commands/index.ts';
import type { Outcome } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ImpactChange, ImpactPreview } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { outcomeText } from './outcome-text.ts';

type Words = Pick<Messages, 'manipulate' | 'compare' | 'cause'>;

/** A request and what becomes of its answer; `request` is `null` for what concerns no single one. */
interface ImpactLine {
  readonly request: string | null;
  readonly answer: string;
}

/** What a command would change, in words: one sentence, and the first changes. */
export interface ImpactText {
  readonly sentence: string;
  readonly lines: readonly ImpactLine[];
}

/** Returns the whole as one text to be read aloud. */
export function spokenImpact({ sentence, lines }: ImpactText): string {
  const said = lines.map(({ request, answer }) => (request ? `${request}: ${answer}` : answer));
  return [sentence, ...said].join('. ');
}

/** Returns why a command would be refused; in the API server's own words where it is the one. */
export function refusedText({ manipulate }: Words, error: CommandError): string {
  const words = manipulate.drag.refused[error.code];
  return error.code === 'invalid' ? `${words}: ${error.message}` : words;
}

function isService({ kind }: Outcome): boolean {
  return kind === 'backend' || kind === 'split' || kind === 'resource';
}

function beforeText(outcome: Outcome | null, { manipulate: { impact }, compare }: Words): string {
  if (!outcome) return impact.nobodyBefore;
  const answer = outcomeText(outcome, compare);
  return isService(outcome) ? impact.went(answer) : impact.got(answer);
}

/** What a request gets now, with the reason where that is an error. */
function nowText(outcome: Outcome | null, { manipulate: { impact }, compare, cause }: Words): string {
  if (!outcome) return impact.nobodyNow;
  const answer = outcomeText(outcome, compare);
  if (isService(outcome)) return impact.goes(answer);
  return impact.gets(answer, outcome.kind === 'status' ? cause.status[outcome.why] : '');
}

function changeText(change: ImpactChange, words: Words): ImpactLine {
  const { impact } = words.manipulate;
  const who = change.profile === null ? '' : ` @ ${controllerName(change.profile)}`;
  const verdict = change.verdict === null ? '' : `${impact[change.verdict]}: `;
  // Where the answer differs matters more than the scheme, and has to fit beside it.
  const request = `${change.line.replace(/ https?:\/\//, ' ')}${who}`;
  return {
    request,
    answer: `${verdict}${impact.turns(beforeText(change.before, words), nowText(change.after, words))}`,
  };
}

/** Returns what an impact preview says; `null` when it says nothing, and for refusals. */
export function impactText(impact: ImpactPreview, words: Words): ImpactText | null {
  const { impact: said } = words.manipulate;
  const { error, changes, changed, asked, isComplete } = impact;
  if (error) return null;
  if (asked === 0) return isComplete ? null : { sentence: said.tooMany, lines: [] };
  const lines = changes.map((change) => changeText(change, words));
  if (changed > changes.length) lines.push({ request: null, answer: said.more({ count: changed - changes.length }) });
  if (!isComplete) lines.push({ request: null, answer: said.someOnly });
  return { sentence: changed === 0 ? said.same({ asked }) : said.changed({ changed, asked }), lines };
}
