import type { ChangeKind } from '../engine/analyse/index.ts';
import type { GraphNode } from '../engine/graph/index.ts';
import type { Cause, NodeId, Outcome } from '../engine/match/index.ts';

/** What a node has become since the files were opened. */
export type NodeChange = 'added' | 'changed';

/** A file with what it was opened with; `null` = what it holds when the question comes. */
export interface OpenedText {
  readonly name: string;
  readonly text: string | null;
}

/** Asks what has become of the workspace since it was opened. */
export interface ChangesSinceOpeningAsk {
  /** In tab order; files that are closed by now are among them. */
  readonly opened: readonly OpenedText[];
  /** Request lines to ask besides those around every path. */
  readonly given: readonly string[];
}

/** Requests around one path that are answered differently in one way. */
export interface ChangedRequest {
  readonly kind: ChangeKind;
  readonly pathId: NodeId | null;
  readonly method: string;
  /** The shortest of them, as the request bar takes it. */
  readonly text: string;
  readonly count: number;
  readonly before: Outcome;
  readonly after: Outcome;
  /** Why, before and after; `null` further down the list, where nobody has asked yet. */
  readonly why: { readonly before: Cause; readonly after: Cause } | null;
}

/** What has become of nodes and requests since the files were opened. */
export interface ChangesSinceOpening {
  readonly marks: ReadonlyMap<NodeId, NodeChange>;
  /** The first of the nodes that are gone; `removedCount` counts all of them. */
  readonly removed: readonly GraphNode[];
  readonly removedCount: number;
  /** The first of each kind, the shortest requests first; `counts` counts all of them. */
  readonly requests: readonly ChangedRequest[];
  readonly counts: ReadonlyMap<ChangeKind, number>;
  /** Requests that were asked before and after. */
  readonly asked: number;
  /** False when there would have been more requests than are asked. */
  readonly isComplete: boolean;
  /** What the texts speak of and no request asks: the first, and how many more there are. */
  readonly notAsked: readonly string[];
  readonly notAskedMore: number;
  /** Annotations of the workspace that change traffic and are not simulated. */
  readonly notModelled: readonly string[];
}
