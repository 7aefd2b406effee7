import type { ByteSet, PcreNode } from './ast.ts';

/** Bytes in lower case that every match begins with, and whether every text that begins so matches. */
export interface Head {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The only letter of a set, both cases taken as one, or `null`. */
function onlyLetter(set: ByteSet): string | null {
  let found: number | null = null;
  for (let byte = 0; byte < 256; byte++) {
    if (set[byte] !== 1) continue;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (found !== null && found !== lower) return null;
    found = lower;
  }
  return found === null ? null : String.fromCharCode(found);
}

function isLetter(text: string): boolean {
  return text >= 'a' && text <= 'z';
}

/** True when a set with one letter takes it in both cases. */
function takesBothCases(set: ByteSet, letter: string): boolean {
  if (!isLetter(letter)) return true;
  const lower = letter.charCodeAt(0);
  return set[lower] === 1 && set[lower ^ 0x20] === 1;
}

/** True when a node can always match nothing, wherever it stands. */
function asksNothing(node: PcreNode): boolean {
  switch (node.kind) {
    case 'repeat':
      return node.min === 0 || asksNothing(node.item);
    case 'group':
    case 'atomic':
      return asksNothing(node.item);
    case 'sequence':
      return node.items.every(asksNothing);
    case 'choice':
      return node.options.some(asksNothing);
    case 'keep':
      return true;
    default:
      return false;
  }
}

/** Returns the literal beginning of a pattern that begins with `^`; without one the text is empty. */
export function headOf(tree: PcreNode): Head {
  const none: Head = { text: '', isWhole: false };
  const items = tree.kind === 'sequence' ? tree.items : [tree];
  const [first, ...rest] = items;
  if (first?.kind !== 'place' || first.place !== 'start') return none;
  let text = '';
  let isExact = true;
  for (const [index, item] of rest.entries()) {
    const letter = item.kind === 'set' ? onlyLetter(item.set) : null;
    // What follows may match nothing, as in /foo(.*): then nothing more is asked of the text.
    if (item.kind !== 'set' || letter === null)
      return { text, isWhole: isExact && rest.slice(index).every(asksNothing) };
    isExact &&= takesBothCases(item.set, letter);
    text += letter;
  }
  return { text, isWhole: isExact };
}

/** More beginnings than these are not followed. */
const mostHeads = 16;

/** What is left of a pattern once the text before it is fixed. */
interface Branch {
  readonly text: string;
  readonly rest: readonly PcreNode[];
}

/** The ways to go on over the first node of what is left; `null` where that cannot be told. */
function steps({ text, rest: [node, ...rest] }: Branch): readonly Branch[] | null {
  if (!node) return null;
  if (node.kind === 'set') {
    const letter = onlyLetter(node.set);
    return letter !== null && takesBothCases(node.set, letter) ? [{ text: text + letter, rest }] : null;
  }
  if (node.kind === 'group') return [{ text, rest: [node.item, ...rest] }];
  if (node.kind === 'sequence') return [{ text, rest: [...node.items, ...rest] }];
  if (node.kind === 'choice') return node.options.map((option) => ({ text, rest: [option, ...rest] }));
  // What may be left out is left out; a possessive one would not give back what it took.
  return node.kind === 'repeat' && node.min === 0 && node.how !== 'possessive' ? [{ text, rest }] : null;
}

/**
 * Returns beginnings, in lower case, of which every text that begins so is matched: of `^/api(/|$)(.*)` it is `/api/`.
 * None where that is not certain; without `^` none either.
 */
export function wholeHeads(tree: PcreNode): readonly string[] {
  const [first, ...rest] = tree.kind === 'sequence' ? tree.items : [tree];
  if (first?.kind !== 'place' || first.place !== 'start') return [];
  const found: string[] = [];
  const open: Branch[] = [{ text: '', rest }];
  for (let branch = open.pop(); branch && found.length < mostHeads; branch = open.pop()) {
    if (branch.rest.every(asksNothing)) found.push(branch.text);
    else if (open.length < mostHeads) open.push(...(steps(branch) ?? []));
  }
  return found;
}
