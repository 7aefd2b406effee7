/** What the palette offers, in the order of its groups. */
const paletteKinds = ['command', 'host', 'path', 'service', 'ingress', 'file', 'example'] as const;
export type PaletteKind = (typeof paletteKinds)[number];

export interface PaletteItem {
  readonly id: string;
  readonly kind: PaletteKind;
  readonly label: string;
  /** Where it is, or what it belongs to. */
  readonly detail: string;
  /** As `Mod+Enter`, for commands that have keys. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Characters after which a word begins. */
const separators = /[\s/.\-_:,()]/;

/** Returns how well a word fits a text, the lower the better; `null` when it is not in it. */
function fitness(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at < 0) return null;
  if (at === 0) return text.length === word.length ? 0 : 1;
  return separators.test(text[at - 1] ?? '') ? 2 : 3;
}

function fitOf({ label, detail }: PaletteItem, words: readonly string[]): number | null {
  const [name, place] = [label.toLowerCase(), detail.toLowerCase()];
  let sum = 0;
  for (const word of words) {
    const inName = fitness(name, word);
    const inPlace = inName === null ? fitness(place, word) : null;
    if (inName === null && inPlace === null) return null;
    sum += inName ?? 4 + (inPlace ?? 0);
  }
  return sum;
}

/**
 * Returns the items that hold every word of the query, the best first, at most `most`; a query that begins with `>`
 * asks for commands only. Without words: the commands. Linear in the number of items.
 */
export function rankItems(items: readonly PaletteItem[], query: string, most: number): readonly PaletteItem[] {
  const isCommand = query.trimStart().startsWith('>');
  const words = query.replace(/^\s*>/, '').toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = isCommand || words.length === 0 ? items.filter(({ kind }) => kind === 'command') : items;
  if (words.length === 0) return wanted.slice(0, most);
  const scored: { readonly item: PaletteItem; readonly score: number }[] = [];
  for (const item of wanted) {
    const score = fitOf(item, words);
    if (score !== null) scored.push({ item, score });
  }
  // Sorting is stable: equals stay in their order.
  return scored
    .sort((a, b) => a.score - b.score || a.item.label.length - b.item.label.length)
    .slice(0, most)
    .map(({ item }) => item);
}
