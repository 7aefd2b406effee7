import type { ApiRule } from '../../diagnostics/api-codes.ts';
import { goQuote } from '../go-text.ts';
import { add, type Report, type Site } from '../report.ts';

/** Adds `Unsupported value` with the values that are supported, in the order given. @source kubernetes/apimachinery pkg/util/validation/field/errors.go NotSupported (v0.35) */
export function notSupported(
  report: Report,
  rule: ApiRule,
  site: Site,
  value: string,
  supported: readonly string[],
): void {
  const detail = `supported values: ${supported.map(goQuote).join(', ')}`;
  add(report, rule, 'FieldValueNotSupported', site, detail, goQuote(value));
}
