import { hostAgreement, normaliseHost } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { HostStep } from './steps.ts';
import type { Cell, CellKind, Cells } from './trace-view.ts';

/** Returns the host that rules are compared with: without port and final dot, in lower case. */
export function comparedHost(requestHost: string): string {
  return normaliseHost(requestHost).host;
}

/** Letters of the request's host that decide: those the rule's own took, those of its star, and where it stopped. */
interface Judged {
  /** Offsets of the agreeing letters. */
  readonly own: readonly [start: number, end: number];
  /** Offset of the letter that differs; the length of the host or -1 where the host ends before it. */
  readonly stopAt: number | null;
}

/** `null` where the letters say another thing than the controller: then nothing is marked. */
function judge({ host: rule, verdict }: HostStep, host: string): Judged | null {
  if (rule === null || verdict === 'any') return null;
  const { from, length, stop } = hostAgreement(rule, host);
  if ((verdict === 'no') === (stop === null)) return null;
  const own: Judged['own'] = from === 'start' ? [0, length] : [host.length - length, host.length];
  return { own, stopAt: stop === null ? null : from === 'start' ? length : host.length - length - 1 };
}

function kindAt(at: number, judged: Judged | null, fits: boolean): CellKind {
  if (!judged) return 'rest';
  if (at === judged.stopAt) return 'differs';
  if (at >= judged.own[0] && at < judged.own[1]) return fits ? 'won' : 'fitted';
  // What is left of a host that fits is what the star takes.
  return fits ? 'group1' : 'rest';
}

/** Returns at most `most` letters of the request's host around the place where the rule's host stopped fitting. */
export function hostCells(step: HostStep, host: string, most: number): Cells {
  const judged = judge(step, host);
  const stopAt = judged?.stopAt ?? null;
  // Where the host ends too early, an empty cell stands for what is missing.
  const first = stopAt === -1 ? -1 : 0;
  const last = host.length + (stopAt === host.length ? 1 : 0);
  const middle = (stopAt ?? 0) - Math.floor(most / 2);
  const start = Math.max(first, Math.min(middle, last - most));
  const end = Math.min(last, start + most);
  const cells = Array.from({ length: end - start }, (_, index): Cell => {
    const at = start + index;
    return { at, text: host.charAt(at) || ' ', kind: kindAt(at, judged, step.verdict !== 'no') };
  });
  return { cells, cutStart: start > first, cutEnd: end < last };
}

/** Returns how a candidate host did, and exactly where it stopped fitting; backticks mark code. */
export function hostVerdictWords(step: HostStep, host: string, { request }: Messages): readonly [string, string] {
  const verdict = request.hostVerdict[step.verdict];
  const judged = judge(step, host);
  if (!judged || judged.stopAt === null || step.host === null) return [verdict, step.chosen ? request.chosen : ''];
  const { stop } = hostAgreement(step.host, host);
  if (stop === 'label') return [verdict, request.oneLabel];
  if (stop === 'end') return [verdict, step.host.startsWith('*.') ? request.noLabel : request.stopsAtEnd];
  return [verdict, request.stopsAt(host.charAt(judged.stopAt))];
}
