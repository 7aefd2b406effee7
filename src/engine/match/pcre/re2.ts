import { type ByteSet, isNullable, type PcreNode } from './ast.ts';
import { anySet } from './sets.ts';

/** RE2 refuses larger counts. @source google/re2 re2/parse.cc kMaxRepeat (2024-07-02) */
const mostRepeats = 1000;

function code(byte: number): string {
  return `\\x{${byte.toString(16)}}`;
}

function printSet(set: ByteSet): string {
  const ranges: string[] = [];
  for (let from = 0; from < 256; from++) {
    if (set[from] !== 1) continue;
    let to = from;
    while (set[to + 1] === 1) to++;
    ranges.push(from === to ? code(from) : `${code(from)}-${code(to)}`);
    from = to;
  }
  // A class of nothing is not written; no byte is above 255.
  return `[${ranges.join('') || '\\x{100}'}]`;
}

function printPlace(place: Extract<PcreNode, { kind: 'place' }>['place']): string | null {
  switch (place) {
    case 'start':
      return '\\A';
    // Right only in texts without a line end: the caller sees to that.
    case 'end':
    case 'end-or-newline':
      return '\\z';
    case 'word-boundary':
      return '\\b';
    case 'no-word-boundary':
      return '\\B';
    case 'line-start':
    case 'line-end':
      return null;
  }
}

function hasGroup(node: PcreNode): boolean {
  switch (node.kind) {
    case 'group':
      return true;
    case 'sequence':
      return node.items.some(hasGroup);
    case 'choice':
      return node.options.some(hasGroup);
    case 'repeat':
    case 'atomic':
    case 'look':
      return hasGroup(node.item);
    default:
      return false;
  }
}

function printRepeat({ item, min, max, how }: Extract<PcreNode, { kind: 'repeat' }>): string | null {
  const inner = printRe2(item);
  const isTooMany = min > mostRepeats || (max > mostRepeats && max !== Number.POSITIVE_INFINITY);
  // A round that takes nothing leaves other groups behind in RE2 than in PCRE.
  const isOdd = max > 1 && isNullable(item) && hasGroup(item);
  if (inner === null || isTooMany || isOdd || how === 'possessive') return null;
  const count = max === Number.POSITIVE_INFINITY ? `{${min},}` : `{${min},${max}}`;
  return `(?:${inner})${count}${how === 'lazy' ? '?' : ''}`;
}

function printAll(nodes: readonly PcreNode[], joint: string): string | null {
  const parts: string[] = [];
  for (const node of nodes) {
    const part = printRe2(node);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join(joint);
}

/** Returns the pattern in RE2's words, or `null` when RE2 cannot do it or would fill groups differently. */
export function printRe2(node: PcreNode): string | null {
  switch (node.kind) {
    case 'set':
      return node.set === anySet ? '(?s:.)' : printSet(node.set);
    case 'place':
      return printPlace(node.place);
    case 'sequence':
      return printAll(node.items, '');
    case 'choice': {
      const options = printAll(node.options, '|');
      return options === null ? null : `(?:${options})`;
    }
    case 'group': {
      const inner = printRe2(node.item);
      return inner === null ? null : `(${inner})`;
    }
    case 'repeat':
      return printRepeat(node);
    case 'look':
    case 'atomic':
    case 'back-reference':
    case 'keep':
      return null;
  }
}
