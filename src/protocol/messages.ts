import type { GraphNode } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type { RequestReply } from './answers.ts';
import type { AnswerOf, AskOf, QuestionName } from './questions.ts';
import type { RouterOptions } from './router-options.ts';
import type { FileReport, IngressSummary, Problem, ServiceSummary, Snapshot } from './snapshot.ts';
import type { TestsState } from './tests.ts';

/** How the worker's texts change: like the workspace's changes, without what only the page needs. */
export type TextChange =
  | {
      readonly kind: 'edit';
      readonly file: string;
      readonly edits: readonly {
        readonly range: { readonly start: number; readonly end: number };
        readonly insert: string;
      }[];
    }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly text: string }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'move'; readonly file: string; readonly to: number };

/** `insert` replaces the items `start` to `end` of the list as it was. */
export interface ListDelta<T> {
  readonly start: number;
  readonly end: number;
  readonly insert: readonly T[];
}

/** The lists of a snapshot that travel as differences. */
export interface SnapshotLists {
  readonly routers: NodeId;
  readonly hosts: NodeId;
  readonly paths: NodeId;
  readonly defaults: NodeId;
  readonly backends: NodeId;
  readonly problems: Problem;
  readonly services: ServiceSummary;
  readonly ingresses: IngressSummary;
}
export type ListName = keyof SnapshotLists;

/** What changed since the snapshot before; absent = as it was. */
export interface SnapshotDelta {
  readonly revision: number;
  readonly tookMs: number;
  readonly counts: Snapshot['counts'];
  /** New nodes and nodes of which any field changed. */
  readonly nodes: readonly GraphNode[];
  readonly removedNodes: readonly NodeId[];
  readonly lists: { readonly [L in ListName]?: ListDelta<SnapshotLists[L]> };
  readonly files: readonly FileReport[];
  /** Files of which only the documents from `from` on have moved, by so many code units. */
  readonly movedFiles: readonly { readonly name: string; readonly from: number; readonly by: number }[];
  readonly removedFiles: readonly string[];
  readonly stale?: readonly NodeId[];
}

/** A question on its way to the worker. */
export type Asked<N extends QuestionName = QuestionName> = {
  readonly [K in N]: { readonly type: 'ask'; readonly id: number; readonly question: K; readonly ask: AskOf<K> };
}[N];

export type ToWorker =
  | { readonly type: 'change'; readonly revision: number; readonly changes: readonly TextChange[] }
  /** Profiles chosen by the person, by edge-router id. */
  | { readonly type: 'controllers'; readonly controllers: ReadonlyMap<string, string> }
  /** Options set by the person, by edge-router id. */
  | { readonly type: 'options'; readonly options: ReadonlyMap<string, RouterOptions> }
  | Asked;

/** Large lists travel in parts, so that the page never takes long to read one message. */
export type SnapshotPart =
  | { readonly list: 'nodes'; readonly items: readonly GraphNode[] }
  | { readonly [L in ListName]: { readonly list: L; readonly items: readonly SnapshotLists[L][] } }[ListName];

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'part'; readonly part: SnapshotPart }
  /** Ends a snapshot; what came in parts belongs before the items that it holds. `reply` answers the newest query. */
  | { readonly type: 'snapshot'; readonly delta: SnapshotDelta; readonly routeId: number; readonly reply: RequestReply }
  /** After a snapshot, or later when there are many; `null` when they are as they were. */
  | { readonly type: 'tests'; readonly revision: number; readonly tests: TestsState | null }
  /** The answer to the question with this id: that says which question it was. */
  | { readonly type: 'answer'; readonly id: number; readonly answer: AnswerOf<QuestionName> }
  /** Nothing comes of the question: it has failed, or something has overtaken it. */
  | { readonly type: 'unanswered'; readonly id: number }
  /** The worker could not start, or an error has ended it: nothing will be answered any more. */
  | { readonly type: 'died' }
  /** A bug of ours in the worker: told so that it is seen. `isBehind`: no graph comes of the texts as they are. */
  | { readonly type: 'failed'; readonly message: string; readonly isBehind?: true };
