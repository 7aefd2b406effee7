/** One figure of a benchmark, always beside a baseline measured in the same run. */
export interface Row {
  readonly name: string;
  /** Ours, in `unit`. */
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, in `unit`. */
  readonly baseline: number;
  readonly baselineName?: string;
  /** `value` against `baseline`, in the direction that `target` speaks of. */
  readonly ratio: number;
  /** The target in words: `≤ 1.3 ×`. */
  readonly target: string;
  readonly ok: boolean;
}

/** Returns the median of some figures; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Returns the median time of `rounds` runs in milliseconds, after one run that does not count. */
export function medianMs(rounds: number, run: () => unknown): number {
  run();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return median(times);
}
