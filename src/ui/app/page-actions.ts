import type { Action, Run } from '../actions/action.ts';
import { wayOf } from '../actions/chords.ts';
import { newIngress } from '../actions/new-objects.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { focusRequest } from '../parts/focus-request.ts';
import { cyclePanes } from './cycle-panes.ts';
import { panels, showPanel } from './panels.ts';

export type Shell = Pick<AppContextValue, 'store' | 'actions'> & {
  readonly openHelp: () => void;
  readonly openPalette: () => void;
};

export type PageAction = Action<Shell> & {
  /**
   * Where its keys do not mean it: in fields with an undo of their own (the YAML editors are none: their history is
   * ours), or wherever keys write text. Absent: they mean it everywhere, before the editor can take them. A key that
   * is a sign by itself is always one where text is written.
   */
  readonly notIn?: 'fields' | 'text';
  /** For the keyboard alone: of no use among the commands. */
  readonly isKeysOnly?: true;
};

type Far = typeof import('./far-keys.ts');

/** The code behind an action, loaded when it is first wanted. */
const far = (name: keyof Far) => (): Promise<Run<Shell>> => import('./far-keys.ts').then((part) => part[name]);

/** What can be done everywhere on the page and has keys, in the order of the help sheet. */
export const pageActions: readonly PageAction[] = [
  {
    id: 'palette',
    words: (all) => all.palette.title,
    keys: ['Mod+K'],
    isKeysOnly: true,
    run: ({ openPalette }) => openPalette(),
  },
  { id: 'request', words: (all) => all.app.help.focusRequest, keys: ['Mod+L', '/'], run: focusRequest },
  { id: 'send', words: (all) => all.app.help.send, keys: ['Mod+Enter'], run: ({ actions }) => actions.send() },
  { id: 'add-test', words: (all) => all.testResults.help.add, keys: ['Mod+Shift+T'], load: far('addTest') },
  { ...newIngress, notIn: 'text' },
  {
    id: 'undo',
    words: (all) => all.app.undo,
    keys: ['Mod+Z'],
    notIn: 'fields',
    run: ({ actions }) => actions.undo(),
  },
  {
    id: 'redo',
    words: (all) => all.app.redo,
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    notIn: 'fields',
    run: ({ actions }) => actions.redo(),
  },
  {
    id: 'panes',
    words: (all) => all.app.help.panes,
    keys: ['F6', 'Shift+F6'],
    isKeysOnly: true,
    // At once: what is typed next belongs to the pane it leads to.
    run: (_, keys) => cyclePanes(wayOf(keys)),
  },
  {
    id: 'next-problem',
    words: (all) => all.app.help.problems,
    keys: ['F8', 'Shift+F8'],
    load: far('goToProblem'),
  },
  {
    id: 'next-disagreement',
    words: (all) => all.palette.disagreement,
    keys: ['Alt+F8', 'Alt+Shift+F8'],
    load: far('goToDisagreement'),
  },
  { id: 'to-node', words: (all) => all.palette.toNode, keys: ['Mod+Shift+L'], load: far('toNode') },
  { id: 'save', words: (all) => all.app.help.download, keys: ['Mod+S'], load: far('save') },
  { id: 'export', words: (all) => all.palette.export, keys: ['Mod+Shift+E'], load: far('toExport') },
  { id: 'copy-picture', words: (all) => all.palette.copyPicture, keys: ['Alt+Shift+C'], load: far('toClipboard') },
  { id: 'help', words: (all) => all.app.help.open, keys: ['?'], run: ({ openHelp }) => openHelp() },
];

/** Brings each panel into sight. */
export const panelActions: readonly PageAction[] = panels.map((panel) => ({
  id: panel.where === 'routes' ? `view-${panel.id}` : panel.id,
  words: (messages) =>
    panel.where === 'routes' ? messages.palette.show(panel.words(messages)) : (panel.command ?? panel.words)(messages),
  keys: panel.keys,
  run: ({ actions }) => showPanel(panel, actions),
}));
