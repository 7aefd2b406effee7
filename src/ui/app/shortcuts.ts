import { useEffect } from 'react';
import { hasMod } from '../common/platform.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { download } from '../files/take-away.ts';
import { currentProblem, setCurrentProblem } from '../problems/current-problem.ts';
import { defaultLevels, groupProblems, nextProblem } from '../problems/problem-list.ts';
import { showProblem } from '../problems/show-problem.ts';
import { urlFieldId } from '../simulator/UrlField.tsx';

type Shell = Pick<AppContextValue, 'store' | 'actions'> & { readonly openHelp: () => void };

/** A field with an undo of its own, where letters are text. The YAML editors are not: their history is ours. */
function isPlainField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.ig-editor-body')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

function isTyping(target: EventTarget | null): boolean {
  return isPlainField(target) || (target instanceof HTMLElement && target.closest('.ig-editor-body') !== null);
}

function focusRequest(): void {
  const field = document.getElementById(urlFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

const focusable =
  'input:not([hidden]), textarea:not([aria-hidden="true"]), select, button:not(:disabled), [tabindex="0"], a[href]';

/** What a pane gets focus with: its tree, its text, else its first control. */
function entryOf(pane: HTMLElement): HTMLElement | null {
  const preferred = pane.querySelector<HTMLElement>(
    `#${urlFieldId}, [role="treeitem"][tabindex="0"], .monaco-editor textarea, .native-edit-context, .ig-plain textarea, .react-flow [tabindex="0"]`,
  );
  return preferred ?? pane.querySelector<HTMLElement>(focusable);
}

/** Moves focus to the next visible pane, around the end. */
function cyclePanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const to = at < 0 ? (direction > 0 ? 0 : panes.length - 1) : (at + direction + panes.length) % panes.length;
  const pane = panes[to];
  if (pane) entryOf(pane)?.focus();
}

function goToProblem({ store, actions }: Shell, direction: 1 | -1): void {
  const { snapshot, files } = store.getState();
  const groups = groupProblems(
    snapshot.problems,
    defaultLevels,
    files.map(({ name }) => name),
  );
  const problem = nextProblem(groups, currentProblem(), direction);
  if (!problem) return;
  actions.setBottomTab('problems');
  setCurrentProblem(problem.id);
  showProblem(actions, problem, true);
}

type Handler = (shell: Shell, event: KeyboardEvent) => void;

const withMod: Readonly<Record<string, Handler>> = {
  l: focusRequest,
  enter: ({ actions }) => actions.send(),
  s: ({ store }) => {
    const { files, activeFile } = store.getState();
    download(files, files.length > 1 ? 'all' : activeFile);
  },
};

const history: Readonly<Record<string, Handler>> = {
  z: ({ actions }, { shiftKey }) => (shiftKey ? actions.redo() : actions.undo()),
  y: ({ actions }) => actions.redo(),
};

const bare: Readonly<Record<string, Handler>> = {
  F6: (_, { shiftKey }) => cyclePanes(shiftKey ? -1 : 1),
  F8: (shell, { shiftKey }) => goToProblem(shell, shiftKey ? -1 : 1),
};

/** Single characters: only while nobody types. */
const letters: Readonly<Record<string, Handler>> = {
  '/': focusRequest,
  '?': ({ openHelp }) => openHelp(),
};

function handlerOf(event: KeyboardEvent): Handler | undefined {
  if (event.isComposing || event.altKey) return undefined;
  if (hasMod(event)) {
    const key = event.key.toLowerCase();
    return withMod[key] ?? (isPlainField(event.target) ? undefined : history[key]);
  }
  if (event.ctrlKey || event.metaKey) return undefined;
  return bare[event.key] ?? (isTyping(event.target) ? undefined : letters[event.key]);
}

/** Makes the shortcuts of the help sheet work everywhere on the page. */
export function useShortcuts({ store, actions, openHelp }: Shell): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const handle = event.defaultPrevented ? undefined : handlerOf(event);
      if (!handle) return;
      event.preventDefault();
      handle({ store, actions, openHelp }, event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, actions, openHelp]);
}
