import type { DiagnosticsMessages } from '../en/diagnostics.ts';

export const diagnostics: DiagnosticsMessages = {};
