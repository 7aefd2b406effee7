import type { About, Marks } from './about.ts';

/**
 * Returns what finds the profiles that a class name speaks of, by id, the usual one first. The longest word that occurs in it decides;
 * a word of a controller without a profile leaves none.
 */
export function readClassWords(abouts: readonly About[], others: readonly Marks[]) {
  const idsByWord = new Map<string, readonly string[]>();
  for (const { classWords } of others) for (const word of classWords) idsByWord.set(word, []);
  for (const { id, classWords } of abouts) {
    for (const word of classWords) idsByWord.set(word, [...(idsByWord.get(word) ?? []), id]);
  }
  const words = [...idsByWord.keys()].sort((a, b) => b.length - a.length);
  return (className: string | null): readonly string[] => {
    const name = className?.toLowerCase() ?? '';
    return idsByWord.get(words.find((word) => name.includes(word)) ?? '') ?? [];
  };
}
