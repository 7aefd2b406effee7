/** Returns text that every encoder takes: half of a character outside the first plane becomes U+FFFD, as when it is written to a file. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}
