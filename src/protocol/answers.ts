import type { PortabilityVerdict, Probe } from '../engine/analyse/index.ts';
import type { Change } from '../engine/changes/index.ts';
import type { Command, CommandError, Plan } from '../engine/commands/index.ts';
import type { LanguageReply } from '../engine/language/index.ts';
import type { Assumption, Decision, HttpRequest, NodeId, Outcome, RequestProblem } from '../engine/match/index.ts';
import type { Result, SourceRange, TextEdit } from '../engine/text/index.ts';

/** The answer to the request in the bar, computed by the worker under the profile of `routerId`. */
export interface Answer {
  readonly request: HttpRequest;
  readonly routerId: NodeId;
  readonly controller: string;
  /** What it rests on and no file says. */
  readonly assumptions: readonly Assumption[];
  readonly decision: Decision;
  /** Nodes to light up, edge router first. */
  readonly litNodes: readonly NodeId[];
  /** Whether the answering path is written at a place, for "line 59". */
  readonly place: { readonly file: string; readonly range: SourceRange } | null;
}

/** Requests for one path that the controllers answer alike or differ about in one way. */
export interface SurveyRow {
  readonly id: string;
  readonly routerId: NodeId;
  readonly pathId: NodeId | null;
  /** As the request bar takes it. */
  readonly text: string;
  readonly method: string;
  readonly probe: Probe;
  /** Requests of this kind that were asked; `text` is the shortest. */
  readonly count: number;
  /** One per controller of the survey. */
  readonly outcomes: readonly Outcome[];
  readonly differs: boolean;
}

/** What several controllers answer to requests around every path. */
export interface Survey {
  /** Revision of the texts it was made from. */
  readonly revision: number;
  readonly controllers: readonly string[];
  readonly rows: readonly SurveyRow[];
  readonly paths: readonly {
    readonly pathId: NodeId;
    readonly verdict: PortabilityVerdict;
    /** The first usual request that is answered differently. */
    readonly witness: string | null;
  }[];
  /** Requests that were made up. */
  readonly requests: number;
  /** False when there would have been more than one survey takes. */
  readonly isComplete: boolean;
}

/** A path that leads to a host or Service, with a request that is answered by it. */
export interface ReachRow {
  readonly pathId: NodeId;
  readonly method: string;
  /** As the request bar takes it; `null` when none of the requests that were asked is answered by the path. */
  readonly text: string | null;
  /** What answers the request for the path as it is written, when that is another node. */
  readonly by: NodeId | null;
}

/** Which requests reach a host or Service. */
export interface Reach {
  readonly rows: readonly ReachRow[];
  /** False when there are more paths than one answer takes. */
  readonly isComplete: boolean;
}

/** A request that a command would have answered differently. */
export interface ImpactChange {
  readonly line: string;
  /** The profile that a test names; `null` = whoever answers. */
  readonly profile: string | null;
  /** What becomes of a test that changes sides; `null` for others. */
  readonly verdict: 'passes' | 'fails' | null;
  /** `null`: nobody answers. */
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

/**
 * What a path makes of a request: it answers; it matches while another path answers; it does not match.
 * `null` where that is left open.
 */
export type Take = 'takes' | 'matches' | 'no' | null;

/** What a path makes of requests under the controller of its edge router. */
export interface Takes {
  readonly profile: string;
  readonly takes: readonly Take[];
}

/** What a command would change about the answers to the routing tests and to the request in the bar. */
export interface ImpactPreview {
  readonly revision: number;
  /** Why the command would be refused. */
  readonly error: CommandError | null;
  /** The first few; `changed` counts all of them. */
  readonly changes: readonly ImpactChange[];
  readonly changed: number;
  /** Requests that were asked before and after. */
  readonly asked: number;
  /** False when there are more tests or paths than can be asked while people wait. */
  readonly isComplete: boolean;
  /** What the path that the command writes makes of the examples it was asked with; `null` without any. */
  readonly examples: Takes | null;
}

/** What is wrong with a request line, and where. */
export interface RequestTrouble {
  readonly code: RequestProblem;
  readonly at: number;
}

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

/** A command, the request in the bar, and request lines besides it. */
export interface ImpactAsk {
  readonly command: Command;
  readonly query: RequestQuery | null;
  /** Asked lately. */
  readonly sent?: readonly string[];
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
