import type { ApiRule } from '../diagnostics/api-codes.ts';
import type { ApiError, ApiErrorType, KubernetesRelease } from './api-error.ts';
import { type Cursor, rangeOf } from './cursor.ts';
import { goQuote } from './go-text.ts';
import type { NameCheck } from './names.ts';

/** Collects errors in the server's order, with what the rules need to know about the release. */
export interface Report {
  readonly minor: number;
  readonly errors: ApiError[];
  /** The server reports each text once. */
  readonly messages: Set<string>;
}

/** Returns a report without errors for a release given by its minor version. */
export function startReport(minor: number): Report {
  return { minor, errors: [], messages: new Set() };
}

/** Returns the minor version of a release, 35 for `1.35`. */
export function minorOf(release: KubernetesRelease): number {
  return Number.parseInt(release.slice(2), 10);
}

const typeWords: Readonly<Record<Exclude<ApiErrorType, 'InternalError'>, string>> = {
  FieldValueRequired: 'Required value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  FieldValueDuplicate: 'Duplicate value',
};

/** Where an error belongs: the field as the server names it, and the place in the text. */
export interface Site {
  readonly field: string;
  readonly at: Cursor;
}

/**
 * Adds an error; `badValue` is already in the server's notation. `dependsOnCluster`: another cluster may take it.
 * @source kubernetes/apimachinery pkg/util/validation/field/errors.go Error.Error (v0.35)
 */
export function add(
  report: Report,
  rule: ApiRule,
  type: Exclude<ApiErrorType, 'InternalError'>,
  site: Site,
  detail: string,
  badValue: string | null = null,
  dependsOnCluster = false,
): void {
  const body = badValue === null ? typeWords[type] : `${typeWords[type]}: ${badValue}`;
  const message = `${site.field}: ${body}${detail === '' ? '' : `: ${detail}`}`;
  if (report.messages.has(message)) return;
  report.messages.add(message);
  report.errors.push({
    rule,
    field: site.field,
    type,
    badValue,
    detail,
    message,
    range: rangeOf(site.at),
    at: site.at,
    dependsOnCluster,
  });
}

/** Adds what the server answers as an error of its own (500): nothing of a field is printed. */
export function addInternal(
  report: Report,
  rule: ApiRule,
  { field, at }: Site,
  message: string,
  dependsOnCluster: boolean,
): void {
  const words = { detail: message, message, badValue: null };
  report.messages.add(message);
  report.errors.push({ rule, field, type: 'InternalError', ...words, range: rangeOf(at), at, dependsOnCluster });
}

export function addRequired(report: Report, rule: ApiRule, site: Site, detail = ''): void {
  add(report, rule, 'FieldValueRequired', site, detail);
}

/** Adds one `Invalid value` per message of a check of `value`. */
export function addChecked(report: Report, rule: ApiRule, site: Site, check: NameCheck, value: string): void {
  for (const detail of check(value)) add(report, rule, 'FieldValueInvalid', site, detail, goQuote(value));
}
