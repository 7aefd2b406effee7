import type { BrowserKeeper } from './keeper.ts';
import type { SnapshotShelf } from './snapshots.ts';
import type { AppStore } from './store.ts';
import { holdWorkspace, type TabHold } from './tab-hold.ts';
import type { FileState } from './types.ts';

/** Opens the shelf of snapshots; its code is loaded when it is first asked for. */
export const snapshots = async (): Promise<SnapshotShelf> => (await import('./snapshots.ts')).openShelf();

/** Where texts of two tabs differ, those that would be written over are set aside. */
export async function setAside(files: readonly FileState[], why: 'other-tab' | 'set-aside'): Promise<void> {
  const shelf = await snapshots();
  await shelf.keep(files, { name: '', at: Date.now(), why });
}

/** A tab that is closed may only be loading anew: so long its work is left alone, ms. */
const graceMs = 2000;
const heldKey = 'ingraph/held';

/** What is known of the other tabs. */
interface Tabs {
  mayWrite: boolean;
  readonly isFirst: Promise<boolean>;
  changed: (isHeld: boolean) => void;
  readonly hold: TabHold | null;
  /** True when the person has asked for the workspace to be kept here. */
  isAsked: boolean;
}

function areSame(a: readonly FileState[], b: readonly FileState[]): boolean {
  return a.length === b.length && a.every(({ name, text }, at) => name === b[at]?.name && text === b[at]?.text);
}

/** Lets only one tab keep the workspace, and the page say which. */
export async function shareTabs(app: AppStore, keeper: BrowserKeeper, tabs: Tabs): Promise<void> {
  let turn = 0;
  const show = (isHeld: boolean): void => {
    tabs.mayWrite = isHeld;
    app.store.setState({ keeping: isHeld ? 'here' : 'elsewhere' });
  };
  const takeOver = async (mine: number): Promise<void> => {
    if (!tabs.isAsked) await new Promise((resolve) => setTimeout(resolve, graceMs));
    tabs.isAsked = false;
    if (mine !== turn) return;
    // What the other tab has kept would be written over.
    const stored = await keeper.load();
    if (stored && !areSame(stored.files, app.store.getState().files)) {
      await setAside(stored.files, 'other-tab').catch(() => undefined);
    }
    if (mine !== turn) return;
    show(true);
    keeper.touched(app.saved);
    await keeper.flush();
  };
  tabs.changed = (isHeld) => {
    turn++;
    if (isHeld) void takeOver(turn);
    else show(false);
  };
  show(await tabs.isFirst);
}

/** True after a reload of the tab that kept the workspace. */
function hadHold(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  const isReload = entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
  return isReload && window.sessionStorage.getItem(heldKey) !== null;
}

function noteHold(isHeld: boolean): void {
  if (isHeld) window.sessionStorage.setItem(heldKey, 'yes');
  else window.sessionStorage.removeItem(heldKey);
}

/** Joins the tabs that have the workspace open. Where the browser has no locks, each keeps what it has. */
export function watchTabs(): Tabs {
  const alone = {
    mayWrite: true,
    isFirst: Promise.resolve(true),
    changed: () => undefined,
    hold: null,
    isAsked: false,
  };
  if (!navigator.locks) return alone;
  let first: (isHeld: boolean) => void = () => undefined;
  const isFirst = new Promise<boolean>((resolve) => {
    first = resolve;
  });
  const tell = (isHeld: boolean): void => {
    noteHold(isHeld);
    first(isHeld);
    tabs.changed(isHeld);
  };
  const tabs: Tabs = { ...alone, mayWrite: false, isFirst };
  return Object.assign(tabs, { hold: holdWorkspace(navigator.locks, tell, hadHold()) });
}
