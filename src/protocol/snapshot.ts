import type { Diagnostic } from '../engine/diagnostics/index.ts';
import type { GraphNode } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';

/** What the worker found in one file. `starts` are the file offsets of its documents: add them to document-relative ranges. */
export interface FileReport {
  readonly name: string;
  readonly starts: readonly number[];
  /** Indexes of documents that cannot be read now; their nodes are from the last good version. */
  readonly broken: readonly number[];
  readonly helm: readonly number[];
}

/** A problem with its place in the workspace; `range` of the diagnostic is relative to its document. */
export interface Problem {
  /** Stable while the problem stays: for lists. */
  readonly id: string;
  readonly object: ObjectRef;
  readonly diagnostic: Diagnostic;
  /** Graph node it belongs to, where there is one. */
  readonly nodeId: NodeId | null;
}

export interface ServiceSummary {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly { readonly name: string | null; readonly port: number }[];
}

/** An Ingress for menus ("move to", "add host to"). */
export interface IngressSummary {
  readonly object: ObjectRef;
  readonly namespace: string;
  readonly name: string;
  readonly className: string | null;
}

/** What the worker last computed. Node objects keep their identity while nothing about them changes. */
export interface Snapshot {
  /** Revision of the texts it was computed from: compare with `AppState.revision`. */
  readonly revision: number;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Node ids in file order, each column by itself. */
  readonly order: {
    readonly routers: readonly NodeId[];
    readonly hosts: readonly NodeId[];
    readonly paths: readonly NodeId[];
    readonly defaults: readonly NodeId[];
    readonly backends: readonly NodeId[];
  };
  readonly counts: {
    readonly hosts: number;
    readonly paths: number;
    readonly ingresses: number;
    readonly documents: number;
  };
  readonly problems: readonly Problem[];
  readonly files: ReadonlyMap<string, FileReport>;
  readonly services: readonly ServiceSummary[];
  readonly ingresses: readonly IngressSummary[];
  /** Ids of nodes that come from the last good version of a document that is broken now. */
  readonly stale: ReadonlySet<NodeId>;
  /** Milliseconds the worker took, for the status line. */
  readonly tookMs: number;
}

/** The snapshot of an empty workspace: where page and worker both start. */
export const emptySnapshot: Snapshot = {
  revision: 0,
  nodes: new Map(),
  order: { routers: [], hosts: [], paths: [], defaults: [], backends: [] },
  counts: { hosts: 0, paths: 0, ingresses: 0, documents: 0 },
  problems: [],
  files: new Map(),
  services: [],
  ingresses: [],
  stale: new Set(),
  tookMs: 0,
};

/**
 * Returns whether what is known of an object is older than its text: its document cannot be read now, and offsets in
 * what was last read would name other lines.
 */
export function isOutOfDate(
  { files }: Pick<Snapshot, 'files'>,
  { file, document }: Pick<ObjectRef, 'file' | 'document'>,
): boolean {
  return files.get(file)?.broken.includes(document) ?? false;
}
