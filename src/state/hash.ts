/** Links with more characters than this are cut by some chat programs. */
export const longLink = 8000;

/** Returns true when a hash is meant as a link of ours, whatever its version. */
function isShareHash(hash: string): boolean {
  return /^#v\d+:/.test(hash);
}

/** What a hash asks for. */
export type Hash =
  | { readonly kind: 'none' }
  | { readonly kind: 'share' }
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'request'; readonly method: string; readonly text: string };

function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads the short hashes: `#example=ID`, `#q=GET+host/path`; anything unknown is `none`. */
export function readHash(hash: string): Hash {
  if (isShareHash(hash)) return { kind: 'share' };
  const match = /^#(example|q)=(.+)$/s.exec(hash);
  if (!match) return { kind: 'none' };
  const value = match[2] ?? '';
  if (match[1] === 'example') return { kind: 'example', id: decodeComponent(value) };
  const method = /^([A-Za-z]+)(?:\+|%20| )/.exec(value);
  return {
    kind: 'request',
    method: method?.[1]?.toUpperCase() ?? 'GET',
    text: decodeComponent(value.slice(method?.[0].length ?? 0)),
  };
}
