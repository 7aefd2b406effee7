import type {
  Change,
  ChangeGoal,
  Command,
  CommandError,
  GraphNode,
  LanguageAsk,
  LanguageReply,
  Plan,
  Result,
  TextEdit,
} from '../engine/index.ts';
import type { Answer, Foresight, Reach, RequestTrouble, Survey } from './answers.ts';
import type { RouterOptions } from './router-options.ts';
import type { SinceAsk, SinceReport } from './since-report.ts';
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

/** The request bar as it stands. */
export interface RequestQuery {
  readonly text: string;
  readonly method: string;
  readonly headers: readonly string[];
  /** Edge router that answers; `null` = the one that knows the host best. */
  readonly router: string | null;
  /** Profile that answers in place of the router's own. */
  readonly as?: string;
}

/** What the request bar shows for a query. Both `null` for an empty bar without a problem. */
export interface RequestReply {
  readonly answer: Answer | null;
  readonly problem: RequestTrouble | null;
}

export interface Planned {
  /** Revision of the texts the plan's offsets refer to. */
  readonly revision: number;
  readonly result: Result<Plan, CommandError>;
}

/** Changes that would help a request, tried on the texts of `revision`. */
export interface Improved {
  readonly revision: number;
  readonly changes: readonly Change[];
}

/** Offsets of a reply refer to the texts of `revision`. */
export interface Answered {
  readonly revision: number;
  readonly reply: LanguageReply;
}

/** Requests beside the one in the bar, and corrections that may be made. */
export interface Consideration {
  readonly queries: readonly RequestQuery[];
  /** Edits by file, of the newest texts. */
  readonly fixes: readonly ReadonlyMap<string, readonly TextEdit[]>[];
}

/** Request lines besides the one in the bar. */
export interface ForeseeLines {
  /** Asked lately. */
  readonly sent?: readonly string[] | undefined;
  /** Held against the path that the command writes. */
  readonly examples?: readonly string[] | undefined;
}

export interface Considered {
  readonly revision: number;
  /** One per query. */
  readonly replies: readonly RequestReply[];
  /** One per correction: nothing that is known to refuse files refuses them afterwards. */
  readonly accepted: readonly boolean[];
}

/** The files without the values of Secrets; `secrets` counts the values that were replaced. */
export interface Redacted {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly secrets: number;
}

/** `insert` replaces the items `start` to `end` of the list as it was. */
export interface ListDelta<T> {
  readonly start: number;
  readonly end: number;
  readonly insert: readonly T[];
}

/** The lists of a snapshot that travel as differences. */
export interface SnapshotLists {
  readonly routers: string;
  readonly hosts: string;
  readonly paths: string;
  readonly defaults: string;
  readonly backends: string;
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
  readonly removedNodes: readonly string[];
  readonly lists: { readonly [L in ListName]?: ListDelta<SnapshotLists[L]> };
  readonly files: readonly FileReport[];
  /** Files of which only the documents from `from` on have moved, by so many code units. */
  readonly movedFiles: readonly { readonly name: string; readonly from: number; readonly by: number }[];
  readonly removedFiles: readonly string[];
  readonly stale?: readonly string[];
}

export type ToWorker =
  | { readonly type: 'change'; readonly revision: number; readonly changes: readonly TextChange[] }
  /** Profiles chosen by the person, by edge-router id. */
  | { readonly type: 'controllers'; readonly controllers: ReadonlyMap<string, string> }
  /** Options set by the person, by edge-router id. */
  | { readonly type: 'options'; readonly options: ReadonlyMap<string, RouterOptions> }
  | { readonly type: 'route'; readonly id: number; readonly query: RequestQuery }
  /** The same request under other profiles. */
  | {
      readonly type: 'elsewhere';
      readonly id: number;
      readonly query: RequestQuery;
      readonly controllers: readonly string[];
    }
  /** All requests around all paths under these profiles; `given` are request lines to ask besides. */
  | {
      readonly type: 'survey';
      readonly id: number;
      readonly controllers: readonly string[];
      readonly given: readonly string[];
    }
  /** Which requests reach a host or Service; `router` as in a query. */
  | { readonly type: 'reach'; readonly id: number; readonly nodeId: string; readonly router: string | null }
  | { readonly type: 'plan'; readonly id: number; readonly command: Command }
  /** What a command would change about tests, about this request and about these lines. */
  | ({
      readonly type: 'foresee';
      readonly id: number;
      readonly command: Command;
      readonly query: RequestQuery | null;
    } & ForeseeLines)
  /** What would have to change for a useful answer to this request, or for that of the goal. */
  | {
      readonly type: 'improve';
      readonly id: number;
      readonly query: RequestQuery;
      readonly goal: ChangeGoal | null;
    }
  /** A question about a place of the text. */
  | { readonly type: 'ask'; readonly id: number; readonly ask: LanguageAsk }
  | ({ readonly type: 'consider'; readonly id: number } & Consideration)
  /** The texts without the values of Secrets. */
  | { readonly type: 'redact'; readonly id: number }
  | SinceAsk;

/** Large lists travel in parts, so that the page never takes long to read one message. */
export type SnapshotPart =
  | { readonly list: 'nodes'; readonly items: readonly GraphNode[] }
  | { readonly [L in ListName]: { readonly list: L; readonly items: readonly SnapshotLists[L][] } }[ListName];

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'part'; readonly part: SnapshotPart }
  /** Ends a snapshot; what came in parts belongs before the items that it holds. `reply` answers the newest query. */
  | { readonly type: 'snapshot'; readonly delta: SnapshotDelta; readonly routeId: number; readonly reply: RequestReply }
  | { readonly type: 'routed'; readonly id: number; readonly reply: RequestReply }
  | { readonly type: 'elsewhere'; readonly id: number; readonly answers: readonly Answer[] }
  /** `null` when something changed before the survey was done. */
  | { readonly type: 'surveyed'; readonly id: number; readonly survey: Survey | null }
  /** After a snapshot, or later when there are many; `null` when they are as they were. */
  | { readonly type: 'tests'; readonly revision: number; readonly tests: TestsState | null }
  | { readonly type: 'reached'; readonly id: number; readonly reach: Reach }
  | { readonly type: 'planned'; readonly id: number; readonly planned: Planned }
  /** `null` while the newest texts are not compiled yet. */
  | { readonly type: 'foreseen'; readonly id: number; readonly foresight: Foresight | null }
  /** `null` while the newest texts are not compiled yet. */
  | { readonly type: 'considered'; readonly id: number; readonly considered: Considered | null }
  | { readonly type: 'improved'; readonly id: number; readonly improved: Improved | null }
  | { readonly type: 'answered'; readonly id: number; readonly answered: Answered }
  | { readonly type: 'redacted'; readonly id: number; readonly redacted: Redacted }
  /** Only the newest question is answered. */
  | { readonly type: 'since'; readonly id: number; readonly report: SinceReport }
  /** The worker could not start, or an error has ended it: nothing will be answered any more. */
  | { readonly type: 'died' }
  /** A bug of ours in the worker: told so that it is seen. `isBehind`: no graph comes of the texts as they are. */
  | { readonly type: 'failed'; readonly message: string; readonly isBehind?: true }
  /** The question has failed: there will be no answer. */
  | { readonly type: 'unanswered'; readonly id: number };
