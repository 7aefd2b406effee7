/** Returns a pasted curl line without the prompt that was copied along. */
export function asRequest(text: string): string {
  return text.trim().replace(/^[$>]\s+/, '');
}
