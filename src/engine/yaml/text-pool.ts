/** Longer texts hardly ever repeat. */
export const longestShared = 40;

/** So that a file of nothing but different words does not grow a second copy of itself. */
const mostShared = 50_000;

/** Keeps one string per text while a file is read: keys, classes, namespaces and path types repeat in every document. */
export interface TextPool {
  readonly share: (text: string) => string;
}

/** Returns an empty pool, for one file. */
export function startPool(): TextPool {
  const known = new Map<string, string>();
  return {
    share: (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      if (known.size < mostShared) known.set(text, text);
      return text;
    },
  };
}

/** Returns a copy with storage of its own: a part of a string otherwise keeps all of it alive. */
export function detachText(text: string): string {
  return ` ${text}`.slice(1);
}
