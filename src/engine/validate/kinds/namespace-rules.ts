import { type Cursor, child } from '../cursor.ts';
import { goQuote } from '../go-text.ts';
import { isStandardFinalizer, standardWords } from '../metadata-rules.ts';
import { labelKeyCheck } from '../names.ts';
import { add, type Report } from '../report.ts';
import { textsOf } from './service-view.ts';

/**
 * Adds the errors of a Namespace behind its metadata.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateNamespace, validateFinalizerName (v1.35)
 */
export function checkNamespace(report: Report, root: Cursor): void {
  for (const { text, at } of textsOf(child(child(root, 'spec'), 'finalizers'))) {
    const site = { field: 'spec.finalizers', at };
    for (const detail of labelKeyCheck(report.minor)(text))
      add(report, 'M9', 'FieldValueInvalid', site, detail, goQuote(text));
    if (!isStandardFinalizer(text)) add(report, 'M14', 'FieldValueInvalid', site, standardWords, goQuote(text));
  }
}
