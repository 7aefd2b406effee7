/** What is left of a shortened name's end, at most: `example.com` fits. */
const longestTail = 11;
/** Names up to this length are never shortened on purpose. */
const shortName = 14;
/** Code units of the head that outlast the tail. */
const keptHead = 9;

/** A name in two parts: where room is short the head loses its end, and only then the tail its beginning. */
export interface NameParts {
  readonly head: string;
  readonly tail: string;
  /** Characters of the head that stay. */
  readonly kept: number;
}

/** Splits a name for shortening in the middle, `pr-412…example.com`; a short name has no tail. */
export function middleSplit(name: string): NameParts {
  if (name.length <= shortName) return { head: name, tail: '', kept: Math.min(name.length, keptHead) };
  // The tail begins where people read on: after a dot, before a slash or dash; one more character tells what is before it.
  const first = name.length - longestTail;
  const boundary = name.slice(first - 1).search(/(?<=\.)[^.]|(?<=.)[/-]/s) - 1;
  const at = first + (boundary < 0 || boundary > longestTail - 4 ? longestTail - 8 : boundary);
  return { head: name.slice(0, at), tail: name.slice(at), kept: Math.min(at, keptHead) };
}
