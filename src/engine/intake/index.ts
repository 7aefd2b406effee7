/** The door of this room for all outside of the engine: what a pasted text is. */

export { compareSeen } from './compare-seen.ts';
export { editsOfDiff } from './diff.ts';
export type { DiffFile } from './diff-file.ts';
export { type ErrorCode, knownErrors } from './error-code.ts';
export type { ErrorReading } from './error-reading.ts';
export type { ErrorNames, KnownError } from './known-error.ts';
export type { OtherText } from './other-text.ts';
export type {
  IntakePart,
  ListedRoute,
  SeenRequest,
} from './part.ts';
export { readIntake, requestsOf } from './read-intake.ts';
