/**
 * Returns at most `most` of a list, in its order: those nearest to a request, so that the winner and the paths that nearly won are there
 * among any number of others. `nearness` is the larger, the nearer. O(n log n), only for lists that are too long.
 */
export function pickNear<T>(all: readonly T[], most: number, nearness: (one: T) => number): readonly T[] {
  if (all.length <= most) return all;
  const ranked = all.map((one, index) => ({ one, index, near: nearness(one) }));
  const picked = ranked.sort((a, b) => b.near - a.near || a.index - b.index).slice(0, most);
  return picked.sort((a, b) => a.index - b.index).map(({ one }) => one);
}
