import { isOrdinary } from '../../engine/analyse/index.ts';
import type { NodeId, Outcome } from '../../engine/match/index.ts';
import type { Survey, SurveyRow } from '../../state/types.ts';
import { markOf } from './outcome-text.ts';

/** A request that A and B answer differently. */
export interface Disagreement {
  readonly row: SurveyRow;
  readonly a: Outcome;
  readonly b: Outcome;
}

/** Profile of each edge router, by its id. */
export type ProfileOf = (routerId: NodeId) => string | null;

/** Returns the answers of a router's own profile and of B in a row; `null` when one was not asked. */
function pairOf(survey: Survey, row: SurveyRow, profileOf: ProfileOf, second: string): Disagreement | null {
  const a = row.outcomes[survey.controllers.indexOf(profileOf(row.routerId) ?? '')];
  const b = row.outcomes[survey.controllers.indexOf(second)];
  return a && b ? { row, a, b } : null;
}

/** Usual requests before odd ones, and of each what is sure before what one side leaves open. */
function rank({ row, a, b }: Disagreement): number {
  return (isOrdinary(row.probe) ? 0 : 2) + (markOf(a, b) === 'open' ? 1 : 0);
}

/** Returns the requests that A and B answer differently: one per path and pair of answers, usual requests first. */
export function disagreements(survey: Survey | null, profileOf: ProfileOf, second: string): readonly Disagreement[] {
  if (!survey) return [];
  const found = new Map<string, Disagreement>();
  for (const row of survey.rows) {
    const pair = pairOf(survey, row, profileOf, second);
    if (!pair || markOf(pair.a, pair.b) === 'same') continue;
    const key = JSON.stringify([row.pathId ?? row.id, pair.a.kind, markOf(pair.a, pair.b), outcomeKey(pair)]);
    const known = found.get(key);
    if (!known || (!isOrdinary(known.row.probe) && isOrdinary(row.probe))) found.set(key, pair);
  }
  return [...found.values()].sort((x, y) => rank(x) - rank(y));
}

/** Two requests with the same pair of targets are one disagreement, whatever path the Pod gets. */
function outcomeKey({ a, b }: Disagreement): string {
  const short = (outcome: Outcome) =>
    outcome.kind === 'backend' ? outcome.service : 'status' in outcome ? outcome.status : outcome.kind;
  return JSON.stringify([short(a), short(b)]);
}

/** Returns the disagreement shown on each path: the first usual request that differs. */
export function splitPaths(list: readonly Disagreement[]): ReadonlyMap<string, Disagreement> {
  const splits = new Map<string, Disagreement>();
  for (const found of list) {
    const { pathId, probe } = found.row;
    if (pathId !== null && isOrdinary(probe) && !splits.has(pathId)) splits.set(pathId, found);
  }
  return splits;
}

/** True when this is the request in the bar. */
export function isAsked({ row }: Disagreement, bar: { readonly text: string; readonly method: string }): boolean {
  return row.text === bar.text && row.method === bar.method;
}

/** Returns the one after (or before) place `at`, around the end; -1 stands before the first one. `null` when there is none. */
export function nextDisagreement(list: readonly Disagreement[], at: number, direction: 1 | -1): Disagreement | null {
  const from = at < 0 && direction < 0 ? list.length : at;
  return list[(from + direction + list.length) % Math.max(1, list.length)] ?? null;
}

/** Returns a request as one types it; GET goes without saying. */
export function requestLine({ method, text }: SurveyRow): string {
  return method === 'GET' ? text : `${method} ${text}`;
}

/** Returns what the name of a path does not say of a request about it, as short as it can be said; `''` for nothing. */
export function requestShort({ method, text }: SurveyRow, path: string | null): string {
  const target = /^\w+:\/\/[^/?]*(.*)$/.exec(text)?.[1] || '/';
  const short = target === path ? '' : target;
  return method === 'GET' ? short : `${method} ${short}`.trim();
}
