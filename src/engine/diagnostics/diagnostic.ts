import type { TextEdit } from '../text/edit.ts';
import type { SourceRange } from '../text/range.ts';
import type { AdviceDiagnosticParams } from './advice-codes.ts';
import type { ApiDiagnosticParams } from './api-codes.ts';
import type { ControllerDiagnosticParams } from './controller-codes.ts';
import type { FixLabel } from './fix-label.ts';
import type { RouteTestDiagnosticParams } from './route-test-codes.ts';
import type { YamlDiagnosticParams } from './yaml-codes.ts';

/** Every code Ingraph can report with its parameters; the i18n catalogue is typed by this map. Codes are never reused. */
export interface DiagnosticParams
  extends YamlDiagnosticParams,
    ApiDiagnosticParams,
    AdviceDiagnosticParams,
    ControllerDiagnosticParams,
    RouteTestDiagnosticParams {}

export type DiagnosticCode = keyof DiagnosticParams;

/** `error` breaks, `warning` surprises, `info` is worth knowing, `hint` is style (off by default in the views). */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

type DiagnosticOrigin =
  | { readonly kind: 'yaml' | 'api-server' | 'advice' }
  | { readonly kind: 'controller'; readonly id: string; readonly version: string };

/** Edits that solve a problem; `label` says what they do. Ranges as in the diagnostic. */
export interface Fix {
  readonly label: FixLabel;
  readonly edits: readonly TextEdit[];
}

export interface DiagnosticOf<C extends DiagnosticCode> {
  readonly code: C;
  readonly params: DiagnosticParams[C];
  readonly severity: Severity;
  /** Relative to the document it was found in (as every range of the model). */
  readonly range: SourceRange;
  readonly origin: DiagnosticOrigin;
  readonly related?: readonly SourceRange[];
  readonly fixes?: readonly Fix[];
  /** A request that shows the problem, as one would type it: `GET http://shop.example.com/v11`. */
  readonly witness?: string;
}

/** One problem as data: code, parameters, place, origin, fixes. Words come from i18n. */
export type Diagnostic = { [C in DiagnosticCode]: DiagnosticOf<C> }[DiagnosticCode];
