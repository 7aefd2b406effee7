import type { Fix } from '../diagnostics/diagnostic.ts';
import type { ApiError, ApiWarning } from './api-error.ts';
import type { Cursor } from './cursor.ts';
import type { TypeIssue } from './decode.ts';
import type { NameCheck } from './names.ts';
import type { Report } from './report.ts';
import type { StructSchema } from './schema.ts';

/** What the API server knows of one kind in one version. */
export interface KindRules {
  readonly schema: StructSchema;
  readonly isNamespaced: boolean;
  /** Returns the rule of `metadata.name` in a release, given by its minor version. */
  readonly nameCheck: (minor: number) => NameCheck;
  /** A label that the server adds with the object's name as its value. */
  readonly nameLabel?: string;
  /** Adds what ends the answer before validation; nothing else is told then. */
  readonly checkFirst?: (report: Report, root: Cursor) => void;
  /** Adds the errors behind metadata, in the server's order. */
  readonly check: (report: Report, root: Cursor) => void;
  /** Returns the fixes of an error, in place of those of an Ingress. */
  readonly fixes: (text: string, error: ApiError, checkName: NameCheck) => readonly Fix[];
  /** Returns the fixes of a value of the wrong type that only this kind has. */
  readonly typeFixes?: (text: string, issue: TypeIssue, root: Cursor) => readonly Fix[];
  /** Returns the warnings of an accepted object, in the server's order. */
  readonly warnings?: (root: Cursor, minor: number) => readonly Omit<ApiWarning, 'range'>[];
}

/** Rules by `apiVersion kind`. */
export type KindTable = ReadonlyMap<string, KindRules>;

/** Returns the table key of an object: `networking.k8s.io/v1 Ingress`. */
export function kindKey(apiVersion: string, kind: string): string {
  return `${apiVersion} ${kind}`;
}

/** Returns the group of an apiVersion, `''` for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
