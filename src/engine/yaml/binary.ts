/** As much of the start as decides. */
const lookAt = 8192;

/** Returns true when `text` was surely no text: it holds NUL, or many other control or replacement characters. */
export function looksBinary(text: string): boolean {
  const end = Math.min(text.length, lookAt);
  let odd = 0;
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) return true;
    if (c === 0xfffd || (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12)) odd++;
  }
  return odd > 8 && odd * 20 > end;
}
