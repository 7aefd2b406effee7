/**
 * Returns the tops of boxes of one height in one column: as near as possible (least squares) to the tops in `wanted`,
 * at least `pitch` apart, in the order given. Tops stay in `top` to `bottom` where there is room.
 *
 * Pool adjacent violators: with `wanted[i] - i * pitch` the distances drop out and only "not descending" is left,
 * so neighbours that collide share one mean. O(n).
 */
export function placeColumn(wanted: readonly number[], pitch: number, top: number, bottom: number): number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  wanted.forEach((want, i) => {
    let sum = want - i * pitch;
    let count = 1;
    while (sums.length > 0) {
      const lastSum = sums.at(-1) ?? 0;
      const lastCount = counts.at(-1) ?? 1;
      if (lastSum / lastCount <= sum / count) break;
      sum += lastSum;
      count += lastCount;
      sums.pop();
      counts.pop();
    }
    sums.push(sum);
    counts.push(count);
  });
  const highest = Math.max(top, bottom - (wanted.length - 1) * pitch);
  const tops: number[] = [];
  counts.forEach((count, block) => {
    // Whole pixels: a Service of one path stands exactly level with it.
    const start = Math.round(Math.min(Math.max((sums[block] ?? 0) / count, top), highest));
    for (let i = 0; i < count; i++) tops.push(start + tops.length * pitch);
  });
  return tops;
}
