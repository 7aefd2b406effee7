import type { CausePath, NearPath, PathMiss } from '../cause.ts';
import { legible } from '../legible.ts';
import {
  askedFor,
  byText,
  decoded,
  most,
  mostTries,
  type Ranked,
  special,
  type Takers,
  type Trials,
  withoutRank,
} from './near-paths.ts';

const mostWords = 20;

const lastOf = (text: string) => text.replace(/.$/, '');

/** Request paths that are the asked one but for one thing: its slash, its case, its encoding, or what stands at its end. */
function variants(expressions: readonly CausePath[], requestPath: string): readonly string[] {
  const texts = expressions.map(({ path }) => path);
  const heads = texts.map((text) => text.split(special)[0] ?? '');
  const lower = requestPath.toLowerCase();
  const letters = [...new Set(`${texts.join('')}a0`)].filter((letter) => /[\w/-]/.test(letter)).slice(0, 16);
  const begun = Array.from({ length: Math.min(24, requestPath.length - 1) }, (_, index) =>
    requestPath.slice(0, -1 - index),
  );
  const ends = [requestPath, ...begun.slice(0, 8)].filter((text) => text.length > 1);
  return [
    requestPath.endsWith('/') ? lastOf(requestPath) : `${requestPath}/`,
    ...heads
      .filter((head) => lower.startsWith(head.toLowerCase()))
      .map((head) => head + requestPath.slice(head.length)),
    ...[lower, requestPath.toUpperCase(), decoded(legible(requestPath)), encodeURI(legible(requestPath))],
    ...begun,
    ...ends.flatMap((text) => letters.map((letter) => text + letter)),
    `${lastOf(requestPath)}/`,
  ];
}

/** Expressions are found by asking. */
function byAsking(
  expressions: readonly CausePath[],
  asked: readonly string[],
  miss: PathMiss,
  takersOf: Takers,
): readonly Ranked[] {
  const found = new Map<string, Ranked>();
  for (const [index, text] of asked.entries()) {
    if (found.size === most) break;
    const takers = (path: string) => {
      const ids = takersOf(path);
      return expressions.find(({ pathId }) => ids.includes(pathId) && !found.has(pathId));
    };
    const corrected = askedFor(text, (path) => takers(path) !== undefined);
    const path = corrected === null ? undefined : takers(corrected);
    if (path && !found.has(path.pathId)) found.set(path.pathId, { ...path, miss, at: 0, corrected, rank: 2 + index });
  }
  return [...found.values()];
}

/**
 * Returns the paths that come nearest to taking a request, at most three, none of which takes it as it is, expressions
 * among them; `words` are paths that those may take where nothing is near. O(paths).
 */
export function nearAmong(
  candidates: readonly CausePath[],
  requestPath: string,
  trials: Trials,
  words: readonly string[] = [],
): readonly NearPath[] {
  const named = byText(candidates, requestPath, trials);
  const near = named.filter(({ miss }) => miss !== 'other');
  const isNew = ({ pathId }: CausePath) => near.every((one) => one.pathId !== pathId);
  const rest = candidates.filter((one) => one.matcher.kind === 'regex' && isNew(one)).slice(0, mostTries);
  if (rest.length > 0) near.push(...byAsking(rest, variants(rest, requestPath), 'expression', trials.takersOf));
  const all = [...near.sort((a, b) => a.rank - b.rank), ...named.filter(isNew)];
  const told = all.length > 0 ? all : byAsking(rest, words.slice(0, mostWords), 'other', trials.takersOf);
  return told.slice(0, most).map(withoutRank);
}
