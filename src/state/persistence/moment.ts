import { fieldsOf, isCount, isText } from './checks.ts';

/** The form in which this version keeps a workspace. */
export const formatVersion = 1;
/** Which state of which session is in the database: `changeCount` is the number of the last change in it. */
export interface StoredMoment {
  readonly session: string;
  readonly changeCount: number;
}

/** A text that was found and could not be taken for what it was. */
export interface RawText {
  readonly name: string;
  readonly text: string;
}

/** Returns the moment that a head speaks of; `null` when it speaks of none. */
export function momentOf(head: unknown): StoredMoment | null {
  const fields = fieldsOf(head);
  if (!fields) return null;
  const { session, changeCount } = fields;
  return isText(session) && isCount(changeCount) ? { session, changeCount } : null;
}

/** True for what a newer version has written. */
export function isNewer(head: unknown): boolean {
  const format = fieldsOf(head)?.['format'];
  return typeof format === 'number' && format > formatVersion;
}
