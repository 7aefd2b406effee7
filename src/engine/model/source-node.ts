import type { SourceRange } from '../text/range.ts';

/**
 * A YAML value as kubectl would see it, with its places: the input of decoding and validation.
 * Ranges are relative to the document. `alias` is the range of the `*name` a value came through (its own range is then the anchor's).
 */
export type SourceNode = SourceMap | SourceSequence | SourceScalar;

interface SourceBase {
  readonly range: SourceRange;
  readonly alias: SourceRange | null;
}

export interface SourceMap extends SourceBase {
  readonly kind: 'map';
  /** In file order, merge keys resolved, duplicates included: of equal keys the last one counts, as for kubectl. */
  readonly entries: readonly SourceEntry[];
}

export interface SourceEntry {
  readonly key: string;
  readonly keyRange: SourceRange;
  /** True when the key was not a string for kubectl (`on:`, `1:`), false otherwise. */
  readonly keyIsOdd: boolean;
  /** True when a merge key brought it. */
  readonly merged: boolean;
  readonly value: SourceNode;
}

interface SourceSequence extends SourceBase {
  readonly kind: 'seq';
  readonly items: readonly SourceNode[];
}

export interface SourceScalar extends SourceBase {
  readonly kind: 'scalar';
  /** What kubectl's YAML 1.1 reading gives: `on` is true, `012` is 10, `1.10` is 1.1. */
  readonly value: string | number | boolean | null;
  /** The text between the marks, unquoted: keeps `1.10` and `012`. */
  readonly source: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}
