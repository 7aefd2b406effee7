import type { Diagnostic } from '../engine/diagnostics/index.ts';
import type { NodeId, Outcome } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import type { SourceRange } from '../engine/text/index.ts';

/** How one controller answers a routing test. */
export interface TestVerdictState {
  /** `null` when nobody answers at all. */
  readonly profile: string | null;
  readonly guessed: boolean;
  readonly routerId: NodeId | null;
  readonly pass: boolean;
  /** `null`: no Ingress, or a profile that could not be loaded. */
  readonly outcome: Outcome | null;
  /** The path that answers, as a node id. */
  readonly pathId: NodeId | null;
}

/** A routing test of the workspace with its verdicts: one for each controller it names. */
export interface TestState {
  /** Stable while the test stays as it is. */
  readonly id: string;
  readonly object: ObjectRef;
  /** The comment, relative to its document. */
  readonly range: SourceRange;
  /** The request as the comment writes it. */
  readonly line: string;
  /** The same for the request bar. */
  readonly ask: { readonly text: string; readonly method: string; readonly headers: readonly string[] };
  /** What is expected, as the comment writes it. */
  readonly expect: string;
  readonly verdicts: readonly TestVerdictState[];
  /** True when every controller answers as expected. */
  readonly pass: boolean;
}

/** The routing tests of the workspace. */
export interface TestsState {
  /** Revision of the texts that the tests stand in. */
  readonly revision: number;
  readonly tests: readonly TestState[];
  /** Lines that start like a test and cannot be read. */
  readonly unreadable: readonly { readonly object: ObjectRef; readonly diagnostic: Diagnostic }[];
}

/** A workspace without routing tests. */
export const noTests: TestsState = { revision: 0, tests: [], unreadable: [] };
