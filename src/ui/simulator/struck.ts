import { hostAgreement, type NearHost } from '../../engine/match/index.ts';

/** Letters of a request in three parts: the middle one is what the rule has no use for. */
export interface Struck {
  readonly before: string;
  readonly lost: string;
  readonly after: string;
}

/** Returns the compared path up to where it stopped fitting, and the rest; `null` where nothing is too much. */
export function struckPath(at: number, compared: string): Struck | null {
  const lost = compared.slice(at);
  return lost === '' ? null : { before: compared.slice(0, at), lost, after: '' };
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** Returns the letters of the request's host that the rule's host has not; `null` where it has all of them. */
export function struckHost({ host: rule }: Pick<NearHost, 'host'>, asked: string): Struck | null {
  const { from, length } = hostAgreement(rule, asked);
  const start = from === 'start' ? length : 0;
  const rest = asked.slice(start);
  const end = from === 'end' ? length : commonEnd(rule.slice(start), rest);
  const lost = rest.slice(0, rest.length - end);
  return lost === '' ? null : { before: asked.slice(0, start), lost, after: rest.slice(rest.length - end) };
}
