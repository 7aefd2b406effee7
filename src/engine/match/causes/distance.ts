/**
 * Returns how many letters have to be changed, put in, left out or exchanged with their neighbour to make `b` of `a`; `most + 1` when more than `most`.
 * O(length × most), and far less for texts that are not alike.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = rowAfter(a, b, i, most, row, before);
    if (next === null) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** One row of the table, only near its diagonal; `null` when no cell is small enough any more. */
function rowAfter(
  a: string,
  b: string,
  i: number,
  most: number,
  row: readonly number[],
  before: readonly number[],
): number[] | null {
  const next: number[] = new Array(b.length + 1).fill(most + 1);
  const from = Math.max(1, i - most);
  if (from === 1) next[0] = i;
  let least = next[0] ?? most + 1;
  for (let j = from; j <= Math.min(b.length, i + most); j++) {
    const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
    let cost = Math.min((row[j - 1] ?? most) + (isSame ? 0 : 1), (row[j] ?? most) + 1, (next[j - 1] ?? most) + 1);
    // wbe for web
    const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (isTurned) cost = Math.min(cost, (before[j - 2] ?? most) + 1);
    next[j] = cost;
    least = Math.min(least, cost);
  }
  return least > most ? null : next;
}
