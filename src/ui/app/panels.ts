import {
  CircleAlert,
  FlaskConical,
  GitCompare,
  Grid3x3,
  ListTree,
  type LucideIcon,
  Route,
  Search,
  Table2,
  Workflow,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Messages } from '../../i18n/messages.ts';
import type { Actions, AppState, BottomTab, NarrowTab, RoutesView } from '../../state/types.ts';
import { TestsMark } from '../route-tests/TestsMark.tsx';
import { TracePanel } from '../simulator/TracePanel.tsx';
import { GraphView, later } from './lazy-panels.tsx';
import { ProblemsMark } from './ProblemCounts.tsx';

interface AnyPanel {
  readonly icon: LucideIcon;
  /** On its tab or button. */
  readonly words: (messages: Messages) => string;
  /** Among the commands, where its name alone does not say enough. */
  readonly command?: (messages: Messages) => string;
  /** As the help sheet shows them. */
  readonly keys: readonly string[];
}

/** A panel below the panes. */
export interface LowerPanel extends AnyPanel {
  readonly where: 'bottom';
  readonly id: BottomTab;
  /** Without the card of the answer where that stands above. */
  readonly View: ComponentType<{ readonly hasCard?: boolean }>;
  /** The panel of narrow screens that holds it. */
  readonly narrow: NarrowTab;
  /** Whether narrow screens, which show all of a tab below each other, have it. */
  readonly isWorthwhile?: (state: AppState) => boolean;
  /** What stands behind its words. */
  readonly Mark?: ComponentType;
  /** Opens it, where showing it is not all. */
  readonly open?: (actions: Actions) => void;
}

/** One of the ways to see the routes. */
export interface ViewPanel extends AnyPanel {
  readonly where: 'routes';
  readonly id: RoutesView;
  readonly View: ComponentType<{ readonly onList: () => void }>;
}

export type Panel = LowerPanel | ViewPanel;

/** Below the panes, in the order of their tabs. */
export const lowerPanels: readonly LowerPanel[] = [
  {
    where: 'bottom',
    id: 'problems',
    icon: CircleAlert,
    words: (all) => all.app.tabs.problems,
    Mark: ProblemsMark,
    keys: ['Alt+5'],
    narrow: 'problems',
    View: later(() => import('../problems/ProblemsPanel.tsx').then((part) => part.ProblemsPanel)),
  },
  {
    where: 'bottom',
    id: 'trace',
    icon: Route,
    words: (all) => all.app.tabs.trace,
    keys: ['Alt+6'],
    narrow: 'request',
    View: TracePanel,
  },
  {
    where: 'bottom',
    id: 'tests',
    icon: FlaskConical,
    words: (all) => all.tests.tab,
    command: (all) => all.testResults.help.show,
    Mark: TestsMark,
    keys: ['Alt+7', 'Mod+Shift+Enter'],
    narrow: 'problems',
    isWorthwhile: ({ tests }) => tests.tests.length + tests.unreadable.length > 0,
    View: later(() => import('../route-tests/TestsPanel.tsx').then((part) => part.TestsPanel)),
  },
  {
    where: 'bottom',
    id: 'changes',
    icon: GitCompare,
    words: (all) => all.app.tabs.changes,
    command: (all) => all.workspace.changes.title,
    keys: ['Alt+8'],
    narrow: 'problems',
    isWorthwhile: ({ files }) => files.some(({ text, openedText }) => text !== openedText),
    View: later(() => import('../changes/ChangesPanel.tsx').then((part) => part.ChangesPanel)),
  },
  {
    where: 'bottom',
    id: 'find',
    icon: Search,
    words: (all) => all.app.tabs.find,
    command: (all) => all.workspace.find.title,
    keys: ['Alt+9', 'Mod+Shift+F'],
    narrow: 'problems',
    isWorthwhile: ({ bottomTab }) => bottomTab === 'find',
    open: (actions) => void import('../parts/find-in-files.ts').then((part) => part.findInFiles(actions)),
    View: later(() => import('../find/FindPanel.tsx').then((part) => part.FindPanel)),
  },
];

/** The routes, in the order of their buttons. */
export const viewPanels: readonly ViewPanel[] = [
  {
    where: 'routes',
    id: 'graph',
    icon: Workflow,
    words: (all) => all.app.views.graph,
    keys: ['Alt+1'],
    View: GraphView,
  },
  {
    where: 'routes',
    id: 'table',
    icon: Table2,
    words: (all) => all.app.views.table,
    keys: ['Alt+2'],
    View: later(() => import('../table/RouteTable.tsx').then((part) => part.RouteTable)),
  },
  {
    where: 'routes',
    id: 'tree',
    icon: ListTree,
    words: (all) => all.app.views.tree,
    keys: ['Alt+3'],
    View: later(() => import('../tree/RouteTree.tsx').then((part) => part.RouteTree)),
  },
  {
    where: 'routes',
    id: 'matrix',
    icon: Grid3x3,
    words: (all) => all.compare.matrix,
    keys: ['Alt+4'],
    View: later(() => import('../compare/MatrixView.tsx').then((part) => part.MatrixView)),
  },
];

export const panels: readonly Panel[] = [...viewPanels, ...lowerPanels];

function showView(view: RoutesView, actions: Actions): void {
  const pane = document.activeElement?.closest('[data-pane]');
  actions.setRoutesView(view);
  // The view that held the focus goes away: its button keeps it.
  if (pane?.querySelector('.view-toggle'))
    requestAnimationFrame(() => pane.querySelector<HTMLElement>('.view-toggle [aria-pressed="true"]')?.focus());
}

/** Brings a panel into sight, in every layout. */
export function showPanel(panel: Panel, actions: Actions): void {
  actions.setNarrowTab(panel.where === 'bottom' ? panel.narrow : 'routes');
  if (panel.where === 'routes') showView(panel.id, actions);
  else if (panel.open) panel.open(actions);
  else actions.setBottomTab(panel.id);
}
