interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
export declare function vitestCounts(output: string): Counts;
export declare function playwrightCounts(output: string): Counts;
