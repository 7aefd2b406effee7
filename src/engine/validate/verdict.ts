import type { SourceRange } from '../text/range.ts';
import type { ApiError, ApiWarning, KubernetesRelease } from './api-error.ts';
import type { Cursor } from './cursor.ts';
import type { StrictIssue, TypeIssue } from './decode.ts';
import type { IngressView } from './ingress-view.ts';
import type { KindTable } from './kind-rules.ts';

/** Releases that people choose from, newest first: those whose answers are known to the letter. */
export const knownReleases = ['1.37', '1.36', '1.35', '1.34'] as const satisfies readonly KubernetesRelease[];

export interface ValidateOptions {
  readonly kubernetes: KubernetesRelease;
  /** `Strict` is what kubectl asks for; `Warn` stores the object without the unknown fields. */
  readonly fieldValidation: 'Strict' | 'Warn';
  /** Rules of kinds besides Ingress and IngressClass; without them only metadata is judged there. */
  readonly kinds?: KindTable;
  /** Who sends the text; `kubectl` when left out. What is sent `direct` is judged as it stands, without what a server fills in. */
  readonly client?: 'kubectl' | 'direct';
  /** The five characters the server appends to `generateName`: it takes them at random, we are told. */
  readonly generatedSuffix?: string;
  /** True for an item of a list that is no `v1 List`. */
  readonly isTyped?: boolean;
}

/** What the current kubectl does against the newest release that was measured. */
export const defaultValidateOptions: ValidateOptions = { kubernetes: knownReleases[0], fieldValidation: 'Strict' };

/** Why the object never came to validation, in kubectl's or the server's own words. */
export interface ApiRefusal {
  readonly kind: 'no-kind' | 'removed-version' | 'unknown-version';
  readonly message: string;
  readonly range: SourceRange;
}

/** What the API server would answer. `errors` are also filled where an earlier stage refuses: they are what comes next. */
export interface ApiVerdict {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  readonly root: Cursor;
  /** The Ingress in the shape of v1; `null` for other kinds and where it cannot be decoded. */
  readonly ingress: IngressView | null;
  readonly options: ValidateOptions;
  readonly refusal: ApiRefusal | null;
  /** Wrong types are fatal; the first is the server's answer. */
  readonly types: readonly TypeIssue[];
  /** Unknown and doubled fields: an error under `Strict`, warnings under `Warn`. */
  readonly strict: readonly StrictIssue[];
  /** In the server's order. Empty when a type is wrong. */
  readonly errors: readonly ApiError[];
  readonly warnings: readonly ApiWarning[];
  /** What the server tells only once `errors` are mended. */
  readonly later: readonly ApiError[];
}

/** Returns the stage that answers, `accepted` when the object is stored. */
export function stageOf(verdict: ApiVerdict): 'refused' | 'type' | 'strict' | 'invalid' | 'accepted' {
  if (verdict.refusal) return 'refused';
  if (verdict.types.length > 0) return 'type';
  if (verdict.strict.length > 0 && verdict.options.fieldValidation === 'Strict') return 'strict';
  return verdict.errors.length > 0 ? 'invalid' : 'accepted';
}
