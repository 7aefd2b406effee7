import type { ApiRule } from '../diagnostics/api-codes.ts';
import type { SourceRange } from '../text/range.ts';
import type { Cursor } from './cursor.ts';

/** A Kubernetes release, `1.35`. Rules are known from 1.31 on; older releases get the oldest known wording. */
export type KubernetesRelease = `1.${number}`;

/** @source kubernetes/apimachinery pkg/util/validation/field/errors.go ErrorType (v0.35) */
export type ApiErrorType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueDuplicate'
  /** No answer about a field but a failure of the server: HTTP 500. */
  | 'InternalError';

/** One error of the API server's validation. */
export interface ApiError {
  readonly rule: ApiRule;
  readonly field: string;
  readonly type: ApiErrorType;
  /** As the server prints it; `null` when this type prints none. */
  readonly badValue: string | null;
  readonly detail: string;
  /** The whole line as the server prints it: field, type, bad value, detail. */
  readonly message: string;
  readonly range: SourceRange;
  /** Where it was read: what fixes work on. */
  readonly at: Cursor;
  /** True when it hangs on ranges and families of the cluster; said of a cluster as kubeadm makes it. */
  readonly dependsOnCluster: boolean;
}

export interface ApiWarning {
  readonly rule: 'W1' | 'W2' | 'W3' | 'W4';
  readonly message: string;
  readonly range: SourceRange;
  readonly at: Cursor;
}
