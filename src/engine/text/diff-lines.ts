/** Lines that differ: `before` and `after` are half-open ranges of line numbers counted from 0. */
export interface LineHunk {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** Returns the lines with their ends: joined they are the text, byte for byte. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

type Numbers = readonly number[];

/** Above this many differing lines in a stretch it is told as one change: the work grows with their square. */
const maxSteps = 400;

/** Every distinct line gets a number: numbers compare faster. */
function numbered(before: readonly string[], after: readonly string[]): readonly [Numbers, Numbers] {
  const known = new Map<string, number>();
  const number = (line: string): number => {
    const at = known.get(line) ?? known.size;
    known.set(line, at);
    return at;
  };
  return [before.map(number), after.map(number)];
}

interface Stretch {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** Pairs of lines that stand once on either side, as the longest run that is in order on both (patience). */
function anchors(
  before: Numbers,
  after: Numbers,
  { a, aEnd, b, bEnd }: Stretch,
): readonly (readonly [number, number])[] {
  const seen = new Map<number, { inA: number; inB: number; a: number; b: number }>();
  for (let i = a; i < aEnd; i++) {
    const line = before[i] ?? -1;
    const entry = seen.get(line);
    if (entry) entry.inA++;
    else seen.set(line, { inA: 1, inB: 0, a: i, b: -1 });
  }
  for (let j = b; j < bEnd; j++) {
    const entry = seen.get(after[j] ?? -1);
    if (!entry) continue;
    entry.inB++;
    entry.b = j;
  }
  const unique = [...seen.values()].filter(({ inA, inB }) => inA === 1 && inB === 1);
  return longestRise(unique.map((entry) => [entry.a, entry.b] as const));
}

/** The longest part of pairs, ordered by the first, of which the second rises too. O(n log n). */
function longestRise(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous: number[] = [];
  const second = (index: number | undefined): number => (index === undefined ? -1 : (pairs[index]?.[1] ?? -1));
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (second(tails[middle]) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const rise: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

/** Number of equal lines that a stretch begins with. */
function alike(before: Numbers, after: Numbers, { a, aEnd, b, bEnd }: Stretch): number {
  let count = 0;
  while (a + count < aEnd && b + count < bEnd && before[a + count] === after[b + count]) count++;
  return count;
}

/** Whether diagonal `k` is reached in `d` steps by an added line rather than by one taken away. */
function goesDown(reach: Int32Array, offset: number, d: number, k: number): boolean {
  return k === -d || (k !== d && (reach[offset + k - 1] ?? 0) < (reach[offset + k + 1] ?? 0));
}

/** Lines that are the same on both sides by Myers' shortest script; `null` when that would take too long. */
function shortest(
  before: Numbers,
  after: Numbers,
  { a, aEnd, b, bEnd }: Stretch,
): readonly (readonly [number, number])[] | null {
  const [n, m] = [aEnd - a, bEnd - b];
  const limit = Math.min(n + m, maxSteps);
  const offset = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    trace.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const start = goesDown(reach, offset, d, k) ? (reach[offset + k + 1] ?? 0) : (reach[offset + k - 1] ?? 0) + 1;
      const x = start + alike(before, after, { a: a + start, aEnd, b: b + start - k, bEnd });
      reach[offset + k] = x;
      if (x >= n && x - k >= m) return walkBack(trace, { a, b, n, m, offset });
    }
  }
  return null;
}

function walkBack(
  trace: readonly Int32Array[],
  {
    a,
    b,
    n,
    m,
    offset,
  }: { readonly a: number; readonly b: number; readonly n: number; readonly m: number; readonly offset: number },
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Int32Array();
    const k = x - y;
    const from = goesDown(reach, offset, d, k) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach[offset + from] ?? 0);
    const fromY = d === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) pairs.push([a + --x, b + --y]);
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}

/** Pairs of equal lines within a stretch: shortest script where it is short, else around lines that stand once. */
function pairsIn(before: Numbers, after: Numbers, stretch: Stretch): readonly (readonly [number, number])[] {
  let { a, aEnd, b, bEnd } = stretch;
  const head: (readonly [number, number])[] = [];
  const tail: (readonly [number, number])[] = [];
  while (a < aEnd && b < bEnd && before[a] === after[b]) head.push([a++, b++]);
  while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) tail.push([--aEnd, --bEnd]);
  tail.reverse();
  if (a === aEnd || b === bEnd) return [...head, ...tail];
  const inner = { a, aEnd, b, bEnd };
  const exact = shortest(before, after, inner);
  if (exact) return [...head, ...exact, ...tail];
  const fixed = anchors(before, after, inner);
  if (fixed.length === 0) return [...head, ...tail];
  const pairs = [...head];
  for (const [nextA, nextB] of [...fixed, [aEnd, bEnd] as const]) {
    for (const pair of pairsIn(before, after, { a, aEnd: nextA, b, bEnd: nextB })) pairs.push(pair);
    if (nextA < aEnd) pairs.push([nextA, nextB]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  for (const pair of tail) pairs.push(pair);
  return pairs;
}

/** Returns the stretches of lines that differ, in order; few lines where that can be found in bounded time. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LineHunk[] {
  const [a, b] = numbered(before, after);
  const pairs = pairsIn(a, b, { a: 0, aEnd: a.length, b: 0, bEnd: b.length });
  const hunks: LineHunk[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...pairs, [a.length, b.length] as const]) {
    if (nextX > x || nextY > y) hunks.push({ before: { start: x, end: nextX }, after: { start: y, end: nextY } });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return hunks;
}
