import { editor, KeyCode, KeyMod } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import type { StoreApi } from 'zustand/vanilla';
import type { Actions, AppState } from '../../state/types.ts';
import { BoundView, type ViewWords } from './bound-view.ts';
import { connectLanguage } from './language.ts';
import { options } from './monaco-options.ts';
import { applyTheme } from './monaco-theme.ts';
import { registerYaml } from './yaml-language.ts';

/** What the pane can ask of the editor. */
export interface MonacoView {
  focus(): void;
  find(): void;
  setWords(words: ViewWords): void;
  /** Cursor and scroll, to hand over to another view of the same text. */
  place(): { readonly offset: number; readonly scrollTop: number };
  setPlace(offset: number, scrollTop: number): void;
  dispose(): void;
}

function provideWorker(): void {
  self.MonacoEnvironment ??= { getWorker: () => new EditorWorker() };
}

/** Puts the editor into `host` and keeps it, the workspace and the theme in step until `dispose`. */
export function createMonacoView(
  host: HTMLElement,
  store: StoreApi<AppState>,
  actions: Actions,
  firstWords: ViewWords,
): MonacoView {
  provideWorker();
  registerYaml();
  applyTheme();
  const family = getComputedStyle(host).getPropertyValue('--font-code').trim() || 'monospace';
  const view = editor.create(host, { ...options, fontFamily: family, model: null });
  const bound = new BoundView(view, store, actions, firstWords);
  const stopKeys = routeKeys(view, host, actions, bound);
  const stopLanguage = connectLanguage(bound.languageHost());
  const theme = new MutationObserver(() => applyTheme());
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const onScheme = () => applyTheme();
  dark.addEventListener('change', onScheme);
  return {
    focus: () => view.focus(),
    find: () => {
      view.focus();
      void view.getAction('actions.find')?.run();
    },
    setWords: (words) => bound.setWords(words),
    place: () => bound.place(),
    setPlace: (offset, scrollTop) => bound.setPlace(offset, scrollTop),
    dispose() {
      stopKeys();
      stopLanguage();
      theme.disconnect();
      dark.removeEventListener('change', onScheme);
      bound.dispose();
      view.dispose();
    },
  };
}

/** Undo and redo are the workspace's; pasting is told from typing. */
function routeKeys(
  view: editor.IStandaloneCodeEditor,
  host: HTMLElement,
  actions: Actions,
  bound: BoundView,
): () => void {
  const inText = 'editorTextFocus';
  const undo = () => actions.undo();
  const redo = () => actions.redo();
  view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, undo, inText);
  view.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, redo, inText);
  view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, redo, inText);
  const onPaste = (event: Event) => bound.pasteComing(event);
  host.addEventListener('paste', onPaste, { capture: true });
  host.addEventListener('drop', onPaste, { capture: true });
  return () => {
    host.removeEventListener('paste', onPaste, { capture: true });
    host.removeEventListener('drop', onPaste, { capture: true });
  };
}
