import type { SourceRange } from '../text/range.ts';

/** One step of the way from the document's root to a place: a key, or an item of a list. */
export interface Frame {
  /** `null` for the root and for list items. */
  readonly key: string | null;
  readonly isItem: boolean;
  /** Column of the key or dash; -1 for the root. In flow style the column of the line does not count. */
  readonly column: number;
  readonly isFlow: boolean;
  readonly parent: Frame | null;
  /** Keys of the map in this frame with their scalar values, `''` where the value is a map, a list or missing. */
  readonly values: Map<string, string>;
}

/** A word of the text: a key or a scalar. */
interface Token {
  /** Without its quotes. */
  readonly text: string;
  /** With its quotes; empty where nothing stands yet. */
  readonly range: SourceRange;
}

/** Where an offset stands in a document, whether or not the document can be read. */
export interface Place {
  readonly where: 'key' | 'value';
  /** The map that a key belongs to, or the key (or item) that a value belongs to. */
  readonly frame: Frame;
  readonly token: Token;
  /** Column at which the token starts. */
  readonly column: number;
  /** True when a colon follows the key already. */
  readonly hasColon: boolean;
  /** The key right above at the same column: an item of its list may start here, too. */
  readonly list?: Frame | null;
}

/** Returns a frame without keys. */
export function newFrame(parent: Frame | null, key: string | null, isItem: boolean, column: number): Frame {
  return { key, isItem, column, isFlow: false, parent, values: new Map() };
}

/** Returns the text of a scalar without quotes. */
export function unquoted(text: string): string {
  const quote = text.charAt(0);
  if (quote !== '"' && quote !== "'") return text;
  return text.endsWith(quote) && text.length > 1 ? text.slice(1, -1) : text.slice(1);
}

/** Returns the keys that lead to a frame, `[]` for list items. What a List wraps around its items is left out. */
export function stepsTo(frame: Frame): readonly string[] {
  const steps: string[] = [];
  for (let at: Frame | null = frame; at?.parent; at = at.parent) steps.unshift(at.isItem ? '[]' : (at.key ?? ''));
  if (steps[0] === '[]') return steps.slice(1);
  return steps[0] === 'items' && steps[1] === '[]' ? steps.slice(2) : steps;
}

/** Returns the frame of the Kubernetes object a frame belongs to. */
export function objectFrame(frame: Frame): Frame {
  const way: Frame[] = [];
  for (let at: Frame | null = frame; at; at = at.parent) way.unshift(at);
  const [root, first, second] = way;
  if (first?.isItem) return first;
  return first?.key === 'items' && second?.isItem ? second : (root ?? frame);
}

/** Returns the child frame under `key` of the object's maps, as far as it was seen. */
export function valueAt(frame: Frame, key: string): string {
  return frame.values.get(key) ?? '';
}
