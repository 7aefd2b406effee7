/**
 * Returns what a table holds under a word that is not ours; `undefined` when it holds nothing of its own by that name.
 * An object literal also answers to `constructor` and `__proto__`: only here is one asked with such a word.
 */
export function lookup<T extends object>(
  table: T | null | undefined,
  key: string | null | undefined,
): T[keyof T] | undefined {
  if (!table || typeof key !== 'string' || !Object.hasOwn(table, key)) return undefined;
  return table[key as keyof T]; // it has it, as the line above says
}

/** Returns a table written as an object literal as a map, which knows no names but its own. */
export function tableOf<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}
