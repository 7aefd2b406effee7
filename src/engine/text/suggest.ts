/** Returns how many letters have to change to turn `a` into `b`, at most `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}

/** Returns the word of `words` that was likely meant: same letters in another case, else at most two letters off; `''` when none is near. */
export function nearest(word: string, words: readonly string[]): string {
  const lower = word.toLowerCase();
  const same = words.find((candidate) => candidate.toLowerCase() === lower);
  if (same !== undefined) return same;
  let best = '';
  // Short words are near to everything: one letter at most.
  let bestDistance = lower.length < 5 ? 2 : 3;
  for (const candidate of words) {
    const distance = editDistance(lower, candidate.toLowerCase(), 2);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
