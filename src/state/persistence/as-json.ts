/** Deeper than this nothing is written out. */
const mostDepth = 100;

/** A value that JSON can write; what it cannot is said in words. `above` holds what encloses it. */
function plain(value: unknown, above: readonly unknown[]): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? String(value) : value;
  if (above.includes(value)) return '(itself)';
  if (above.length >= mostDepth) return '(deeper)';
  const inside = [...above, value];
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
    return Array.from(value, (item: unknown) => plain(item, inside));
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, inside)]));
}

/** Returns any value as JSON for people who look into it: Maps as lists, bytes as text. Never throws. */
export function asJson(value: unknown): string {
  return JSON.stringify(plain(value, []), null, 2) ?? '';
}
