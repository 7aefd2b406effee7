/** Words of: one sentence per diagnostic code. */
export const diagnostics = {};

export type DiagnosticsMessages = typeof diagnostics;
