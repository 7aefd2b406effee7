/** Returns what Go reads as a boolean, `null` for any other text. @source golang/go strconv ParseBool (1.23) */
export function parseBool(text: string): boolean | null {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  return null;
}

/** Returns what Go reads as an integer, 0 for any other text. @source golang/go strconv Atoi (1.23) */
export function atoi(text: string): number {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : 0;
}
