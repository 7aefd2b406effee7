/** Why a disk refuses a name: a part that means a folder, letters with a meaning of their own, or too much of them. */
export type NameProblem = 'part' | 'letters' | 'long';

/** Bytes of one part of a path that file systems take. */
export const longestPart = 255;
/** Bytes of a whole path that systems take; a ZIP could hold 65,535. */
export const longestPath = 4095;

/** Separators, wildcards and what cannot be seen: refused by one system or another. */
export const oddLetters = /[\p{Cc}\p{Cs}\\<>:"|?*]/u;
/** Names of devices, with any extension. */
export const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const encoder = new TextEncoder();

/** Returns the length of a text in UTF-8. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** Returns why a name cannot be a file's on every disk, folders of it included; `null` for a good one. */
export function nameProblem(name: string): NameProblem | null {
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'part';
  if (oddLetters.test(name) || parts.some((part) => /[. ]$/.test(part) || device.test(part))) return 'letters';
  return bytesOf(name) > longestPath || parts.some((part) => bytesOf(part) > longestPart) ? 'long' : null;
}
