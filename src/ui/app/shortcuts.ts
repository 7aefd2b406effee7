import { useEffect } from 'react';
import { tableOf } from '../../engine/index.ts';
import { subjectId } from '../../state/subjects.ts';
import type { RoutesView } from '../../state/types.ts';
import { hasMod } from '../common/platform.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { focusRequest, urlFieldId } from '../parts/focus-request.ts';

type Shell = Pick<AppContextValue, 'store' | 'actions'> & {
  readonly openHelp: () => void;
  readonly openPalette: () => void;
};

/** A field with an undo of its own, where letters are text. The YAML editors are not: their history is ours. */
function isPlainField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.ig-editor-body')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

function isTyping(target: EventTarget | null): boolean {
  return isPlainField(target) || (target instanceof HTMLElement && target.closest('.ig-editor-body') !== null);
}

/** What a pane gets focus with, best first; a separator is a control too, but nobody comes for it. */
const entries = [
  `#${urlFieldId}`,
  ':is([role="treeitem"], [role="gridcell"])[tabindex="0"]',
  '.native-edit-context, .monaco-editor textarea, .ig-plain textarea',
  '.react-flow [tabindex="0"]',
  '[role="tab"][tabindex="0"]',
  'input:not([hidden]), textarea, select, button:not(:disabled), [tabindex="0"], a[href]',
];

function entryOf(pane: HTMLElement): HTMLElement | null {
  for (const selector of entries) {
    const found = pane.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** Moves focus to the next visible pane, around the end. */
function cyclePanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const to = at < 0 ? (direction > 0 ? 0 : panes.length - 1) : (at + direction + panes.length) % panes.length;
  const pane = panes[to];
  if (pane) entryOf(pane)?.focus();
}

type Handler = (shell: Shell, event: KeyboardEvent) => void;

type Far = typeof import('./far-keys.ts');

/** The code behind a key, loaded at the first press. */
const far =
  (name: keyof Far): Handler =>
  (shell, { shiftKey }) =>
    void import('./far-keys.ts').then((keys) => keys[name](shell, shiftKey ? -1 : 1));

const withMod = tableOf<Handler>({
  k: ({ openPalette }) => openPalette(),
  l: focusRequest,
  enter: ({ actions }) => actions.send(),
  s: far('save'),
});

const withModShift = tableOf<Handler>({
  l: far('toNode'),
  e: far('toExport'),
  t: far('addTest'),
  enter: ({ actions }) => actions.setBottomTab('tests'),
  f: far('findInFiles'),
});

const history = tableOf<Handler>({
  z: ({ actions }, { shiftKey }) => (shiftKey ? actions.redo() : actions.undo()),
  y: ({ actions }) => actions.redo(),
});

const bare = tableOf<Handler>({
  F6: (_, { shiftKey }) => cyclePanes(shiftKey ? -1 : 1),
  F8: far('goToProblem'),
});

/** The views in the order of their buttons. */
function showView(view: RoutesView): Handler {
  return ({ actions }) => {
    const pane = document.activeElement?.closest('[data-pane]');
    actions.setNarrowTab('routes');
    actions.setRoutesView(view);
    // The view that held the focus goes away: its button keeps it.
    if (pane?.querySelector('.view-toggle'))
      requestAnimationFrame(() => pane.querySelector<HTMLElement>('.view-toggle [aria-pressed="true"]')?.focus());
  };
}

/** By the place of the key: on some keyboards Alt makes another character of a digit. */
const withAlt = tableOf<Handler>({
  Digit1: showView('graph'),
  Digit2: showView('table'),
  Digit3: showView('tree'),
  Digit4: showView('matrix'),
  F8: far('goToDisagreement'),
});

/** By the key's place: with Alt the letter itself may be another one. */
const withAltShift = tableOf<Handler>({ KeyC: far('toClipboard') });

/** Single characters: only while nobody types. */
const letters = tableOf<Handler>({
  '/': focusRequest,
  '?': ({ openHelp }) => openHelp(),
});

/** Keys that mean the same in every field: taken before the editor can give them a meaning of its own. */
function everywhere(event: KeyboardEvent): Handler | undefined {
  if (event.isComposing) return undefined;
  if (event.altKey) {
    if (hasMod(event)) return undefined;
    return withAlt.get(event.code) ?? (event.shiftKey ? withAltShift.get(event.code) : undefined);
  }
  if (hasMod(event)) return (event.shiftKey ? withModShift : withMod).get(event.key.toLowerCase());
  return event.ctrlKey || event.metaKey ? undefined : bare.get(event.key);
}

/** Alt+N away from fields, where it types letters on some keyboards. */
function newIngress({ actions }: Shell): void {
  actions.inspect(subjectId({ kind: 'new-ingress', className: '' }));
}

/** Keys that fields, the editor, the tree and the graph may use for themselves. */
function elsewhere(event: KeyboardEvent): Handler | undefined {
  if (event.isComposing) return undefined;
  if (event.altKey) return event.code === 'KeyN' && !hasMod(event) && !isTyping(event.target) ? newIngress : undefined;
  if (hasMod(event)) return isPlainField(event.target) ? undefined : history.get(event.key.toLowerCase());
  if (event.ctrlKey || event.metaKey || isTyping(event.target)) return undefined;
  return letters.get(event.key);
}

/** Makes the shortcuts of the help sheet work everywhere on the page. */
export function useShortcuts({ store, actions, openHelp, openPalette }: Shell): void {
  useEffect(() => {
    const answer = (event: KeyboardEvent, handle: Handler | undefined) => {
      if (!handle || event.defaultPrevented) return;
      event.preventDefault();
      handle({ store, actions, openHelp, openPalette }, event);
    };
    const onCapture = (event: KeyboardEvent) => {
      const handle = everywhere(event);
      if (handle) event.stopPropagation();
      answer(event, handle);
    };
    const onBubble = (event: KeyboardEvent) => answer(event, elsewhere(event));
    window.addEventListener('keydown', onCapture, { capture: true });
    window.addEventListener('keydown', onBubble);
    return () => {
      window.removeEventListener('keydown', onCapture, { capture: true });
      window.removeEventListener('keydown', onBubble);
    };
  }, [store, actions, openHelp, openPalette]);
}
