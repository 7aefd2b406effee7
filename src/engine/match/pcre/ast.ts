/** Which of the 256 bytes are members: 1 or 0 at the byte's place. Never changed once it is part of a node. */
export type ByteSet = Uint8Array;

export type PlaceKind =
  | 'start'
  | 'end'
  | 'end-or-newline'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary';

/** A PCRE expression over bytes. Flags are worked into it: letters of both cases, what a dot means, where lines end. */
export type PcreNode =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly items: readonly PcreNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PcreNode[] }
  /** Groups count from 1. */
  | { readonly kind: 'group'; readonly index: number; readonly item: PcreNode }
  | {
      readonly kind: 'repeat';
      readonly item: PcreNode;
      readonly min: number;
      /** `Infinity` without a limit. */
      readonly max: number;
      readonly how: 'greedy' | 'lazy' | 'possessive';
    }
  | { readonly kind: 'place'; readonly place: PlaceKind }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly item: PcreNode }
  | { readonly kind: 'atomic'; readonly item: PcreNode }
  | { readonly kind: 'back-reference'; readonly index: number; readonly ignoreCase: boolean }
  /** `\K`: the match is told to begin here. */
  | { readonly kind: 'keep' };

/** Returns true when a node can match without taking a byte. A back-reference might. */
export function isNullable(node: PcreNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(isNullable);
    case 'choice':
      return node.options.some(isNullable);
    case 'group':
    case 'atomic':
      return isNullable(node.item);
    case 'repeat':
      return node.min === 0 || isNullable(node.item);
    case 'place':
    case 'look':
    case 'back-reference':
    case 'keep':
      return true;
  }
}

function sameLength(nodes: readonly PcreNode[]): number | null {
  const [first = 0, ...rest] = nodes.map(fixedLength);
  return rest.every((length) => length === first) ? first : null;
}

/** Returns how many bytes a node always takes, or `null` when that varies: look-behinds must know. */
export function fixedLength(node: PcreNode): number | null {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'sequence': {
      let sum = 0;
      for (const item of node.items) {
        const length = fixedLength(item);
        if (length === null) return null;
        sum += length;
      }
      return sum;
    }
    case 'choice':
      return sameLength(node.options);
    case 'group':
    case 'atomic':
      return fixedLength(node.item);
    case 'repeat': {
      const length = fixedLength(node.item);
      return node.min === node.max && length !== null ? length * node.min : null;
    }
    case 'place':
    case 'look':
    case 'keep':
      return 0;
    case 'back-reference':
      return null;
  }
}
