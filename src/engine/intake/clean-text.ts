/** A text without what only a terminal reads, and where its letters stood before. */
export interface CleanText {
  readonly text: string;
  /** Escape sequences that were left out. */
  readonly removed: number;
  /** Returns where a letter of `text` stands in the text as it came. O(log removed). */
  readonly toSource: (offset: number) => number;
}

/** Colours and cursor moves (CSI), titles and links (OSC), and the short forms. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it looks for
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/** Returns the text as a terminal shows it; the same text where there is nothing to leave out. */
export function cleanText(source: string): CleanText {
  if (!source.includes('\u001b')) return { text: source, removed: 0, toSource: (offset) => offset };
  let text = '';
  let last = 0;
  /** Offsets of the clean text from which on so many letters are gone. */
  const from: number[] = [];
  const gone: number[] = [];
  for (const { 0: sequence, index } of source.matchAll(escapes)) {
    text += source.slice(last, index);
    last = index + sequence.length;
    from.push(text.length);
    gone.push(last - text.length);
  }
  text += source.slice(last);
  const toSource = (offset: number): number => {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(source.length, offset + (gone[low - 1] ?? 0));
  };
  return { text, removed: from.length, toSource };
}
