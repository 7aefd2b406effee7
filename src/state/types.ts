import type {
  Change,
  ChangeGoal,
  Command,
  CommandError,
  HistoryLabel,
  LanguageAsk,
  LanguageReply,
  ObjectRef,
  Plan,
  ProfileOptions,
  Result,
  SourceRange,
  TextEdit,
} from '../engine/index.ts';
import type {
  Answer,
  Consideration,
  Considered,
  Foresight,
  Reach,
  RequestTrouble,
  Survey,
} from '../protocol/answers.ts';
import type { RouterOptions } from '../protocol/router-options.ts';
import type { NodeChange, SinceAsk, SinceReport } from '../protocol/since-report.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { TestState, TestsState } from '../protocol/tests.ts';
import type { RouteDraft } from './draft.ts';
import type { SharedState } from './share-link.ts';
import type { SnapshotInfo } from './snapshots.ts';

export type {
  Answer,
  ForeseenChange,
  Foresight,
  Reach,
  ReachRow,
  Survey,
  SurveyRow,
  Take,
  Takes,
} from '../protocol/answers.ts';
export type { RouterOptions } from '../protocol/router-options.ts';
export type { NodeChange } from '../protocol/since-report.ts';
export type { FileReport, IngressSummary, Problem, ServiceSummary, Snapshot } from '../protocol/snapshot.ts';
export type { TestState, TestsState, TestVerdictState } from '../protocol/tests.ts';

/** A file of the workspace as the page knows it. The text here is the truth; the worker follows. */
export interface FileState {
  readonly name: string;
  readonly text: string;
  /** Text when it was opened: for "changes since opening". */
  readonly openedText: string;
}

export type RoutesView = 'graph' | 'table' | 'tree' | 'matrix';

export interface RequestState {
  /** As typed in the bar: a URL, a host and path, or a curl line. */
  readonly text: string;
  readonly method: string;
  /** One `Name: value` per entry, as typed. */
  readonly headers: readonly string[];
  readonly answer: Answer | null;
  readonly problem: RequestTrouble | null;
  /** Increases each time the person presses Send: starts the token animation. */
  readonly sent: number;
  /** Profile that answers in place of the router's own, as a test asks for it; `null` or absent = its own. */
  readonly as?: string | null;
}

export type Theme = 'system' | 'light' | 'dark';
export type BottomTab = 'problems' | 'trace' | 'tests' | 'changes' | 'find';
export type NarrowTab = 'request' | 'routes' | 'yaml' | 'problems';

/** A step of the history as people see it. */
export interface HistoryMark {
  /** Its name in the history: see `HistoryEntry.id`. */
  readonly id: number | null;
  readonly label: HistoryLabel;
  /** When it was done, ms since 1970; `null` when that is not known. */
  readonly at: number | null;
}

/** Why a store took nothing: no room, no answer, or no leave. */
export type KeepTrouble = 'full' | 'slow' | 'refused';

/**
 * Who keeps the workspace between visits: this tab, another one that has it open, or nobody yet. Nothing is kept where
 * what was kept before cannot be read, where a newer version has written it, and where nothing can be written.
 */
export type Keeping = 'here' | 'elsewhere' | 'nobody' | 'unreadable' | 'newer' | 'unwritable';

export interface AppState {
  /** In tab order. Never empty: there is always one file, perhaps with an empty text. */
  readonly files: readonly FileState[];
  readonly activeFile: string;
  /** Increases with each change of any text. */
  readonly revision: number;
  readonly snapshot: Snapshot;
  /** While the worker reads something that takes longer than 400 ms; `done` of `total` code units. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The newest step when everything had been read, by its id: reading that is stopped goes back there. */
  readonly readStep: number;
  /** True when nothing is worked out any more: the worker could not start, has died, or fails at the texts as they are. */
  readonly isEngineDown: boolean;
  readonly request: RequestState;
  /** Selected node of graph, tree and editor alike. */
  readonly selection: string | null;
  /** Paths that are marked for doing something with all of them; they need not hold the selection. */
  readonly marked: ReadonlySet<string>;
  /** Node whose inspector is open, or what else it shows (`subjectId`). */
  readonly inspected: string | null;
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
  /** Oldest first; the next step is the last of each list. */
  readonly history: { readonly undo: readonly HistoryMark[]; readonly redo: readonly HistoryMark[] };
  readonly keeping: Keeping;
  /** Why the last save failed, while `keeping` is `unwritable`. */
  readonly keepTrouble: KeepTrouble | null;
  /** Last refused command or message, shown as a toast; `seq` increases each time. */
  readonly notice: Notice | null;
  /** What the address asked to be opened, while the person's own workspace stays and nothing is decided. */
  readonly offer: Offer | null;
  readonly expandedHosts: ReadonlySet<string> | 'auto' | 'all';
  /** Profile chosen by the person per edge-router id; absent = guessed. */
  readonly controllers: ReadonlyMap<string, string>;
  /** Profile options chosen by the person, by edge-router id; those of the API server as `release.ts` says. */
  readonly options: ReadonlyMap<string, RouterOptions>;
  /** Second controller (B), beside each router's own; `null` = not comparing. */
  readonly compareWith: string | null;
  /** The request of the bar as other controllers answer it; may be of an older request. */
  readonly elsewhere: readonly Answer[];
  readonly survey: Survey | null;
  readonly tests: TestsState;
  /** `null`: as the layout starts. */
  readonly routesView: RoutesView | null;
  /** The matrix shows only rows about which the controllers differ. */
  readonly matrixOnlyDiffering: boolean;
  /** Request lines sent in this visit, newest first. */
  readonly sentLines: readonly string[];
  /** Edge router that requests go to; `null` = the one that knows the host best. */
  readonly requestRouter: string | null;
  /** Filter of the graph: see `parseFilter`. */
  readonly search: string;
  /** Host or Service that the graph shows alone, with everything that reaches it. */
  readonly focus: string | null;
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

/** Something that came by the address of the page and does not replace the workspace unasked. */
export type Offer =
  | { readonly kind: 'link'; readonly shared: SharedState }
  | { readonly kind: 'example'; readonly id: string };

/** A file that could not be saved in place, and why. */
export interface SaveTrouble {
  readonly name: string;
  /** `conflict`: somebody else has changed it; `no-place`: it belongs to nothing that was opened; `name`: no disk takes it. */
  readonly why: 'conflict' | 'forbidden' | 'gone' | 'encoding' | 'no-place' | 'name' | 'failed';
}

export type Notice = { readonly seq: number } & (
  | {
      readonly kind: 'refused';
      readonly command: Command['type'];
      readonly error: CommandError;
      /** What of several things cannot be done, as people know it. */
      readonly subject?: string;
    }
  /** `step` is the id of the step in the history. */
  | { readonly kind: 'deleted'; readonly label: HistoryLabel; readonly step: number | null }
  /** `secrets`, `credentials`: values of Secrets and of the request that were left out of the link. */
  | { readonly kind: 'shared'; readonly length: number; readonly secrets: number; readonly credentials: number }
  | {
      readonly kind: 'copied';
      readonly what: 'yaml' | 'kubectl' | 'link' | 'trace' | 'problem' | 'picture' | 'mermaid' | 'table' | 'matrix';
    }
  | {
      readonly kind: 'opened';
      readonly files: number;
      readonly skipped: readonly { readonly name: string; readonly why: 'binary' | 'too-large' | 'unreadable' }[];
      /** Files of a folder that are not meant for Kubernetes, `helm` of them templates of a chart. */
      readonly others?: { readonly count: number; readonly helm: number };
      /** Files that were not in UTF-8. */
      readonly recoded?: readonly {
        readonly name: string;
        readonly encoding: 'utf-16' | 'utf-16-unmarked' | 'euc-kr' | 'windows-1252';
      }[];
    }
  /** Another workspace stands in the place of the person's own by the step `label`; `isKept`: that is a snapshot, too. */
  | { readonly kind: 'replaced'; readonly label: HistoryLabel; readonly step: number | null; readonly isKept: boolean }
  /** What was being read has been taken out again. */
  | { readonly kind: 'reading-stopped' }
  /** What was pasted is nothing that can be opened. */
  /** `text` is its beginning. */
  | { readonly kind: 'not-pasted'; readonly text: string }
  /** The last starts did not come to their end: the workspace was set aside as a snapshot. */
  | { readonly kind: 'set-aside' }
  /** In place of an untouched workspace stands what another tab had last. */
  | { readonly kind: 'taken-over' }
  /** `whole`: nothing of what was kept could be shown; `partly`: what was not understood was set aside. */
  | { readonly kind: 'unreadable'; readonly what: 'whole' | 'partly' | 'still' | 'snapshot' }
  | { readonly kind: 'snapshot'; readonly name: string }
  | { readonly kind: 'snapshot-failed' }
  | { readonly kind: 'bad-link'; readonly why: 'broken' | 'too-large' | 'newer-version' }
  | { readonly kind: 'mixed-line-ends'; readonly file: string }
  /** `files` were written. */
  | { readonly kind: 'saved'; readonly files: number; readonly troubles: readonly SaveTrouble[] }
);

/** The only way the page changes anything. All of them return at once; the worker answers later. */
export interface Actions {
  /** A person typed: edits refer to the file's current text. `caretJump` closes the undo step. */
  type(file: string, edits: readonly TextEdit[], how: 'type' | 'paste' | 'fix'): void;
  /**
   * Applies edits of one or several files as one undo step, labelled as a correction unless `label` says otherwise.
   * They refer to the texts of now.
   */
  fix(edits: ReadonlyMap<string, readonly TextEdit[]>, label?: HistoryLabel): void;
  /** Asks about a place of the newest texts; `null` when they changed before the answer came. */
  ask(ask: LanguageAsk): Promise<LanguageReply | null>;
  /** Plans the command in the worker and applies it as one undo step. Resolves to whether it was applied. */
  run(command: Command): Promise<boolean>;
  /** The same for a field that says itself why a command is refused. Resolves to that, `null` when it was applied. */
  write(command: Command): Promise<CommandError | null>;
  /** Plans without applying: for drop previews and live validation in the inspector. */
  preview(command: Command): Promise<CommandError | null>;
  /** Plans without applying: for forms that show what they are going to write. */
  planned(command: Command): Promise<Result<Plan, CommandError>>;
  /** Tells what a command would change; `null` when the texts changed, or another was asked about, meanwhile. */
  foresee(command: Command, examples?: readonly string[]): Promise<Foresight | null>;
  /** Finds changes that would help the request in the bar, or bring it to a goal; `null` when the texts or the request changed meanwhile. */
  improve(goal: ChangeGoal | null): Promise<readonly Change[] | null>;
  /** Closes the current undo step: cursor jump, blur. */
  endTyping(): void;
  undo(): void;
  redo(): void;
  /** Takes back this step of the history as long as it is the newest; else nothing. */
  undoStep(id: number): void;
  /** Goes back or forth until this step of the history is the last that is done; `null` = before all of them. */
  stepTo(id: number | null): void;
  /** Prepares something when the acts before are done, and does `act` with it before the acts after. Acts go in order. */
  inOrder<T>(prepare: () => Promise<T>, act: (prepared: T) => void): Promise<void>;
  /** Takes back the steps that have not been read yet. */
  stopReading(): void;
  /** Puts a new worker in the place of one that died. */
  restartEngine(): void;
  /** Keeps the workspace here from now on, not in the tab that has it. */
  keepHere(): void;
  /** Reads again what could not be read, or writes again what could not be written. */
  tryKeepingAgain(): Promise<void>;
  /** Gives up what is kept and cannot be used, and keeps what is here. */
  keepAnew(): Promise<void>;
  /** Everything that is kept, as it stands in the stores, in a form for people who look into it. */
  rawKept(): Promise<string>;
  /** Keeps the texts as they are, under a name. Resolves to false where there is no storage. */
  keepSnapshot(name: string): Promise<boolean>;
  /** Newest first. */
  listSnapshots(): Promise<readonly SnapshotInfo[]>;
  /** Puts the texts of a snapshot in the place of the present ones, as one undo step. */
  openSnapshot(id: string): Promise<void>;
  removeSnapshot(id: string): Promise<void>;
  /** The texts of a snapshot; `null` when it is not there. */
  readSnapshot(id: string): Promise<readonly Pick<FileState, 'name' | 'text'>[] | null>;
  /** Forgets everything that is stored in this browser and starts anew. */
  forgetAll(): Promise<void>;
  setRequest(text: string): void;
  setMethod(method: string): void;
  setHeaders(headers: readonly string[]): void;
  send(): void;
  /** Puts a request into the bar and sends it; `as` names a profile that answers in place of the router's own. */
  sendAs(ask: TestState['ask'], as: string | null): void;
  /** Lets the router's own profile answer again. */
  stopAskingAs(): void;
  select(nodeId: string | null): void;
  inspect(nodeId: string | null): void;
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
  openFiles(files: readonly { readonly name: string; readonly text: string }[], how: 'replace' | 'add'): void;
  addFile(name: string): void;
  closeFile(name: string): void;
  renameFile(name: string, to: string): void;
  /** Puts the file's tab at this index; beyond an end means at that end. */
  moveFile(name: string, to: number): void;
  /** A person has gone to a file, perhaps the one they are in: nothing asked for before takes it away. */
  activateFile(name: string): void;
  /** Makes these texts, by file, those that changes are counted from. The texts of the files stay. */
  setOpened(texts: ReadonlyMap<string, string>): void;
  /** Files that steps which can be undone have closed, oldest first; some may be open again. */
  closedFiles(): readonly FileState[];
  setExpanded(hosts: ReadonlySet<string> | 'auto' | 'all'): void;
  setController(routerId: string, profileId: string | null): void;
  /** `null` takes the person's options of this profile away. */
  setOptions(routerId: string, profileId: string, options: ProfileOptions | null): void;
  setCompareWith(profileId: string | null): void;
  /** Asks how these controllers answer the request of the bar; an empty list forgets the answers. */
  askElsewhere(controllers: readonly string[]): Promise<void>;
  /** Asks these controllers about every path. */
  askSurvey(controllers: readonly string[]): Promise<void>;
  setRoutesView(view: RoutesView): void;
  setMatrixOnlyDiffering(only: boolean): void;
  setRequestRouter(routerId: string | null): void;
  setSearch(text: string): void;
  setFocus(nodeId: string | null): void;
  /** Answers requests and judges corrections beside what is shown; `null` when that has failed. */
  consider(asked: Consideration): Promise<Considered | null>;
  /** Asks which requests reach a host or Service under the controllers of now. */
  askReach(nodeId: string): Promise<Reach>;
  /** Finds out what has become of the workspace since it was opened; `null` when something changed meanwhile. */
  askSince(asked: SinceAsk | null): Promise<SinceReport | null>;
  setNodeChanges(changes: ReadonlyMap<string, NodeChange> | null): void;
  setTheme(theme: Theme): void;
  setLocale(locale: 'en' | 'ko'): void;
  setBottomTab(tab: BottomTab | null): void;
  setNarrowTab(tab: NarrowTab): void;
  setEditorShare(share: number): void;
  setBottomShare(share: number): void;
  notify(notice: Notice extends infer N ? (N extends Notice ? Omit<N, 'seq'> : never) : never): void;
  /** The state as the hash of a link, without a word about it: for keeping it in a picture. */
  shareHash(keepsCredentials?: boolean): Promise<string>;
  /** Link with the whole state in the hash; credentials of the request only when the person wants them in it. */
  shareLink(keepsCredentials?: boolean): Promise<string>;
  /** Decides about what is offered: in the place of the workspace, its files beside those that are there, or not at all. */
  answerOffer(answer: 'open' | 'add' | 'keep'): void;
  loadExample(id: string): void;
  startBlank(): void;
}
