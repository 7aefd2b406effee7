import type { SavedWorkspace } from '../core.ts';
import type { KeepingActions } from '../keeping-slice.ts';
import type { SnapshotReason, SnapshotStore } from '../snapshots.ts';
import type { AppStore } from '../store.ts';
import type { FileState, Keeping, KeepTrouble } from '../types.ts';
import { haveSameTexts, replacingFiles } from '../workspace.ts';
import { within } from './indexed-store.ts';
import type { Base, Kept } from './kept.ts';
import type { RawText } from './moment.ts';
import type { BrowserPersistence, SaveState } from './persistence.ts';
import { mostStarts, type Start } from './starts.ts';
import type { TabHold } from './tab-hold.ts';

/** The start waits no longer for a store, ms. */
const startPatienceMs = 2000;
/** A tab that is closed may only be loading anew: so long its work is left alone, ms. */
const graceMs = 2000;

export interface KeepingDeps {
  readonly app: AppStore;
  readonly persistence: BrowserPersistence;
  readonly start: Start;
  readonly snapshotStore: () => Promise<SnapshotStore>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Joins the tabs that have the workspace open; `null` where the browser has no locks. */
  readonly hold: ((tell: (isHeld: boolean) => void) => TabHold) | null;
  /** Everything that stands in the stores, for people who look into it. */
  readonly dump: () => Promise<string>;
  /** Empties all stores and begins the page anew. */
  readonly forget: () => Promise<void>;
}

type KeptWorkspace = Extract<Kept, { kind: 'workspace' }>;

/** A promise and what resolves it. */
function signal(): { readonly came: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const came = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { came, give };
}

/** Keeps the workspace of one tab between visits, and answers for it: see docs/decisions/022. */
export class WorkspaceKeeping implements KeepingActions {
  readonly rawKept: () => Promise<string>;
  private readonly deps: KeepingDeps;
  /** What was found in the stores when they were last read. */
  private found: Kept = { kind: 'unreadable' };
  /** The workspace that is on the screen came from here. */
  private shownFrom: Kept | null = null;
  /** The texts that nobody has to fear for: as they were shown first, or when they were last kept. */
  private safeFiles: readonly FileState[];
  private readonly begun = signal();
  private readonly firstHeard = signal();
  private tabHold: TabHold | null = null;
  private isHeld: boolean;
  private isBegun = false;
  private isStopped = false;
  /** True when the person has asked for the workspace to be kept by this tab. */
  private isAsked = false;
  /** True when the workspace has been taken over from another tab. */
  private isTaken = false;
  /** Increases with each change of mind: what was begun before it ends without effect. */
  private turn = 0;

  constructor(deps: KeepingDeps) {
    this.deps = deps;
    this.rawKept = deps.dump;
    this.safeFiles = this.files;
    this.isHeld = deps.hold === null;
    if (deps.hold) {
      this.tabHold = deps.hold((isHeld) => {
        this.changedHands(isHeld);
        this.firstHeard.give();
      });
    } else this.firstHeard.give();
  }

  private get files(): readonly FileState[] {
    return this.deps.app.store.getState().files;
  }

  private get keeping(): Keeping {
    return this.deps.app.store.getState().keeping;
  }

  private isOver(turn: number): boolean {
    return turn !== this.turn || this.isStopped;
  }

  /** True when the last starts have failed on what is kept. */
  private get hasCrashed(): boolean {
    return this.deps.start.failedBefore >= mostStarts && !this.isTaken;
  }

  private show(keeping: Keeping, keepTrouble: KeepTrouble | null = null): void {
    const { store } = this.deps.app;
    const now = store.getState();
    if (now.keeping !== keeping || now.keepTrouble !== keepTrouble) store.setState({ keeping, keepTrouble });
  }

  /** Shows what is kept; resolves to whether there is something to show, in two seconds at most. Never rejects. */
  async open(): Promise<boolean> {
    const loading = this.deps.persistence.load();
    try {
      this.found = await within(startPatienceMs, loading);
    } catch {
      void Promise.all([loading, this.begun.came]).then(([kept]) => this.cameLate(kept));
    }
    if (this.found.kind !== 'workspace' || this.hasCrashed) return false;
    this.restore(this.found, this.found.workspace);
    return true;
  }

  /** True where something is kept that is not on the screen. */
  get hasUnshown(): boolean {
    return this.found.kind !== 'nothing' && this.shownFrom === null;
  }

  /** What the page shows first is what it is left for without a question. */
  shown(): void {
    this.safeFiles = this.files;
  }

  /** Keeps from now on what has been shown and done, where that is right. */
  async begin(): Promise<void> {
    try {
      await within(startPatienceMs, this.firstHeard.came);
    } catch {
      // A lock manager that does not answer is as good as none.
      this.isHeld = true;
    }
    this.isBegun = true;
    if (!this.isStopped) {
      if (this.isHeld) void this.settle();
      else this.show('elsewhere');
    }
    this.begun.give();
  }

  /** Hears how a save went. */
  heard(state: SaveState): void {
    if (this.isStopped) return;
    switch (state) {
      case 'kept':
        if (this.deps.persistence.isSaved()) this.safeFiles = this.files;
        this.show('here');
        break;
      case 'foreign':
        this.turn++;
        this.show('elsewhere');
        break;
      case 'newer':
        this.turn++;
        this.found = { kind: 'newer' };
        this.show('newer');
        break;
      default:
        this.show('unwritable', state);
    }
  }

  /** The database has been deleted under the page: unless everything is being forgotten it is written anew. */
  async databaseGone(): Promise<void> {
    const mine = this.turn;
    await this.deps.wait(graceMs);
    if (!this.isOver(mine) && (this.keeping === 'here' || this.keeping === 'unwritable')) {
      this.deps.persistence.again(this.deps.app.saved);
    }
  }

  /** Nothing is written any more. */
  stop(): void {
    this.isStopped = true;
    this.deps.persistence.end();
  }

  /** False while leaving the page would lose something. */
  mayLeave(): boolean {
    return (
      this.isStopped || this.files === this.safeFiles || (this.keeping === 'here' && this.deps.persistence.isSafe())
    );
  }

  keepHere(): void {
    this.isAsked = true;
    if (this.tabHold && !this.isHeld) this.tabHold.take();
    else void this.takeOver();
  }

  async tryKeepingAgain(): Promise<void> {
    const { keeping } = this;
    if (keeping === 'unwritable') await this.deps.persistence.flush();
    if (keeping !== 'unreadable' || !this.isHeld) return;
    const mine = ++this.turn;
    const kept = await this.deps.persistence.load();
    if (this.isOver(mine)) return;
    this.found = kept;
    if (kept.kind === 'unreadable') this.deps.app.actions.notify({ kind: 'unreadable', what: 'still' });
    if (kept.kind === 'workspace' && this.shownFrom === null && !this.hasCrashed) await this.bringBack(kept);
    await this.settle();
  }

  async keepAnew(): Promise<void> {
    const mine = ++this.turn;
    const kept = await this.deps.persistence.load('withoutJournal');
    if (this.isOver(mine)) return;
    if (kept.kind === 'workspace' && this.isUntouched && !this.hasCrashed) this.restore(kept, kept.workspace);
    // The person has decided: what can be set aside is, and nothing else stands in the way.
    else if (kept.kind === 'workspace') await this.setAside(kept.workspace.files, 'unreadable');
    else if (kept.kind === 'damaged') await this.setAside(kept.raw, 'unreadable');
    if (this.isOver(mine)) return;
    this.found = kept;
    this.keepFrom(null);
  }

  async forgetAll(): Promise<void> {
    this.stop();
    await this.deps.forget();
  }

  private get isUntouched(): boolean {
    return this.files === this.safeFiles;
  }

  private restore(from: Kept, workspace: SavedWorkspace): void {
    this.deps.app.restore(workspace);
    this.shownFrom = from;
    this.safeFiles = this.files;
  }

  /** Shows what could not be read before; what the person has done meanwhile stays in reach. */
  private async bringBack(kept: KeptWorkspace): Promise<void> {
    const { workspace } = kept;
    if (this.isUntouched || (await this.setAside(this.files, 'other-tab'))) {
      this.restore(kept, workspace);
      return;
    }
    this.deps.app.actions.openFiles(workspace.files, 'replace');
    this.shownFrom = kept;
  }

  /** The stores have answered after the page has begun without them: it is as if they had answered in time. */
  private cameLate(kept: Kept): void {
    const isFree = this.isUntouched && this.found.kind === 'unreadable' && !this.hasCrashed;
    if (this.isStopped || !this.isHeld || !isFree) return;
    this.found = kept;
    if (kept.kind === 'workspace') this.restore(kept, kept.workspace);
    void this.settle();
  }

  private changedHands(isHeld: boolean): void {
    const isChange = this.isHeld !== isHeld;
    this.isHeld = isHeld;
    if (!this.isBegun || this.isStopped) return;
    if (!isHeld) {
      this.turn++;
      this.deps.persistence.end();
      this.show('elsewhere');
    } else if (isChange || this.keeping === 'elsewhere') void this.takeOver();
  }

  private async takeOver(): Promise<void> {
    const mine = ++this.turn;
    if (!this.isAsked) await this.deps.wait(graceMs);
    this.isAsked = false;
    if (this.isOver(mine)) return;
    const kept = await this.deps.persistence.load();
    if (this.isOver(mine)) return;
    this.found = kept;
    this.isTaken = true;
    await this.settle();
  }

  /** Begins to keep, or says why not. */
  private async settle(): Promise<void> {
    const { found } = this;
    const mine = ++this.turn;
    switch (found.kind) {
      case 'unreadable':
      case 'newer':
        this.show(found.kind);
        break;
      case 'nothing':
        this.keepFrom({ base: found.base, files: [] });
        break;
      case 'damaged':
        if (!(await this.rescue(found.raw, 'unreadable', mine))) return;
        this.deps.app.actions.notify({ kind: 'unreadable', what: 'whole' });
        this.keepFrom(null);
        break;
      case 'workspace':
        if (!(await this.rescueLost(found, mine)) || !(await this.rescueOthers(found, mine))) return;
        this.keepFrom({ base: found.base, files: found.workspace.files });
        break;
    }
  }

  /** Sets aside what is not understood. */
  private async rescueLost({ lost, workspace }: KeptWorkspace, mine: number): Promise<boolean> {
    if (lost.length === 0) return true;
    if (!(await this.rescue([...workspace.files, ...lost], 'unreadable', mine))) return false;
    this.deps.app.actions.notify({ kind: 'unreadable', what: 'partly' });
    return true;
  }

  /** Sets aside what another tab, or starts that have failed, have left: it would be written over. */
  private async rescueOthers(kept: KeptWorkspace, mine: number): Promise<boolean> {
    const { workspace } = kept;
    if (this.shownFrom === kept) return true;
    // Who has changed nothing goes on with what the other tab has left.
    if (this.isTaken && this.isUntouched) {
      const before = this.files;
      this.restore(kept, workspace);
      if (!haveSameTexts(before, this.files)) this.deps.app.actions.notify({ kind: 'taken-over' });
    }
    if (haveSameTexts(workspace.files, this.files)) return true;
    const why = this.hasCrashed ? 'set-aside' : 'other-tab';
    if (!(await this.rescue(workspace.files, why, mine))) return false;
    if (why === 'set-aside') this.deps.app.actions.notify({ kind: 'set-aside' });
    return true;
  }

  /** What must not be written over is set aside first; where that fails nothing is written. */
  private async rescue(texts: readonly RawText[], why: SnapshotReason, mine: number): Promise<boolean> {
    const isThere = await this.setAside(texts, why);
    if (this.isOver(mine)) return false;
    if (!isThere) this.show('unreadable');
    return isThere;
  }

  /** Sets texts aside as a snapshot; resolves to whether they are there. */
  private async setAside(texts: readonly RawText[], why: SnapshotReason): Promise<boolean> {
    if (texts.length === 0) return true;
    try {
      const snapshotStore = await this.deps.snapshotStore();
      await snapshotStore.keep(texts, { name: '', at: this.deps.clock(), why });
      return true;
    } catch {
      return false;
    }
  }

  /** Begins to keep what is shown, which has come from `kept` (`null`: whatever is stored may go). */
  private keepFrom(kept: { readonly base: Base; readonly files: readonly FileState[] } | null): void {
    const { persistence, app } = this.deps;
    const now = this.files;
    this.show('here');
    const since = !kept || kept.files === now ? [] : replacingFiles(kept.files, now);
    persistence.begin(kept && { ...kept.base, changes: [...kept.base.changes, ...since] }, app.saved);
  }
}
