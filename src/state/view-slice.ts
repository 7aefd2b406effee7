import type { ExpandedHosts } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import type { SourceRange } from '../engine/text/index.ts';
import type { Consideration, Considered, Reach } from '../protocol/answers.ts';
import type { ChangesSinceOpening, ChangesSinceOpeningAsk, NodeChange } from '../protocol/changes-since-opening.ts';
import type { RouteDraft } from './draft.ts';
import type { Notice } from './notice.ts';
import type { Subject } from './subjects.ts';

export type Theme = 'system' | 'light' | 'dark';

/** The panels below the panes. */
export const bottomTabs = ['problems', 'trace', 'tests', 'changes', 'find'] as const;
export type BottomTab = (typeof bottomTabs)[number];

export type NarrowTab = 'request' | 'routes' | 'yaml' | 'problems';

/** What of the workspace is shown, and how. */
export interface ViewSlice {
  /** Selected node of graph, tree and editor alike. */
  readonly selection: NodeId | null;
  /** Paths that are marked for doing something with all of them; they need not hold the selection. */
  readonly marked: ReadonlySet<string>;
  /** What the inspector shows. */
  readonly inspected: Subject | null;
  /** What is typed for a route that no text holds yet: of this page alone, it is neither kept nor shared. */
  readonly draft: RouteDraft | null;
  /** Lines a graph command has just changed: shown for 2 s. `seq` increases each time. */
  readonly flash: {
    readonly seq: number;
    readonly file: string;
    readonly ranges: readonly SourceRange[];
    /** Replaced text, one per range, for the struck "before" line; `''` when nothing was replaced. */
    readonly before: readonly string[];
  } | null;
  /** Ask the editor to show this place; `seq` increases each time. */
  readonly reveal: {
    readonly seq: number;
    readonly file: string;
    readonly range: SourceRange;
    readonly focus: boolean;
  } | null;
  /** Last refused command or message, shown as a toast; `seq` increases each time. */
  readonly notice: Notice | null;
  readonly expandedHosts: ExpandedHosts;
  /** Filter of the graph: see `parseFilter`. */
  readonly search: string;
  /** Host or Service that the graph shows alone, with everything that reaches it. */
  readonly focus: NodeId | null;
  /** Marks of nodes while changes are shown; `null` = not shown. */
  readonly nodeChanges: ReadonlyMap<string, NodeChange> | null;
  readonly theme: Theme;
  readonly locale: 'en' | 'ko';
  readonly bottomTab: BottomTab | null;
  readonly narrowTab: NarrowTab;
  /** Share of the width (0..1) that the editor takes and of the height that the bottom panel takes. */
  readonly editorShare: number;
  readonly bottomShare: number;
}

/** Actions about what is shown. */
export interface ViewActions {
  select(nodeId: NodeId | null): void;
  inspect(subject: Subject | null): void;
  /** Shows what is drawn under an id. */
  inspectNode(id: NodeId): void;
  /** `null` drops it, with its fields. */
  setDraft(draft: RouteDraft | null): void;
  /** Marks these nodes in place of those that are marked. */
  mark(nodeIds: ReadonlySet<string>): void;
  revealNode(nodeId: string, focus: boolean): void;
  revealPlace(object: ObjectRef, range: SourceRange, focus: boolean): void;
  /** Shows a place of a file, by offsets in the whole file. */
  revealRange(file: string, range: SourceRange, focus: boolean): void;
  /** Selects the innermost node whose place holds the offset: the editor's cursor moved. */
  selectAt(file: string, offset: number): void;
  setExpanded(hosts: ExpandedHosts): void;
  setSearch(text: string): void;
  setFocus(nodeId: NodeId | null): void;
  /** Answers requests and judges corrections beside what is shown; `null` when that has failed. */
  consider(asked: Consideration): Promise<Considered | null>;
  /** Asks which requests reach a host or Service under the controllers of now. */
  askReach(nodeId: NodeId): Promise<Reach>;
  /** Finds out what has become of the workspace since it was opened; `null` when something changed meanwhile. */
  askChangesSinceOpening(asked: ChangesSinceOpeningAsk | null): Promise<ChangesSinceOpening | null>;
  setNodeChanges(changes: ReadonlyMap<string, NodeChange> | null): void;
  setTheme(theme: Theme): void;
  setLocale(locale: 'en' | 'ko'): void;
  setBottomTab(tab: BottomTab | null): void;
  setNarrowTab(tab: NarrowTab): void;
  setEditorShare(share: number): void;
  setBottomShare(share: number): void;
  notify(notice: Notice extends infer N ? (N extends Notice ? Omit<N, 'seq'> : never) : never): void;
}
