/** A seeded source of choices: the same seed gives the same run everywhere. */
export interface Random {
  /** An integer from 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number;
  /** True with this probability (0–1). */
  readonly chance: (probability: number) => boolean;
  /** One of the items, which must not be empty. */
  readonly pick: <T>(items: readonly T[]) => T;
}

/** Returns the generator of a seed: mulberry32, 32 bits of state. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error(`nothing to pick from ${items.length} items`);
      return item;
    },
  };
}
