/**
 * Splits a name for shortening in the middle: the head gives way first, the tail stays (`pr-412…example.com`).
 * A short name has no tail.
 */
export function middleSplit(name: string): readonly [string, string] {
  if (name.length <= 14) return [name, ''];
  // The tail begins at a boundary people read: a dot, slash or dash not too far from the middle.
  const wanted = Math.ceil(name.length * 0.55);
  const found = name.slice(wanted - 4, wanted + 5).search(/[./-]/);
  const at = found < 0 ? wanted : wanted - 4 + found;
  return [name.slice(0, at), name.slice(at)];
}
