/** The files of one build: what the first view loads, its worker, and the rest. */
export declare function builtParts(dist: string): {
  readonly page: readonly string[];
  readonly worker: readonly string[];
  readonly later: readonly string[];
};
