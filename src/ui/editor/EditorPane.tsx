import { lazy, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { fixWords } from '../../i18n/fix-words.ts';
import type { Locale } from '../../i18n/messages.ts';
import { problemWords } from '../../i18n/words.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { laterWords } from '../common/later-words.ts';
import { isApple } from '../common/platform.ts';
import { useActions, useAppStore, useMessages } from '../common/store-context.ts';
import { useWidthClass } from '../common/use-width.ts';
import './editor.css';
import { testWords } from '../parts/test-words.ts';
import type { ViewWords } from './bound-view.ts';
import { FileTabs, TEXT_PANEL } from './FileTabs.tsx';
import type { MonacoView } from './monaco-view.ts';
import { PlainEditor, type PlainEditorHandle } from './PlainEditor.tsx';

const FindButton = lazy(async () => ({ default: (await import('./FindButton.tsx')).FindButton }));

/** The text side: file tabs, and the text in the full editor or, until that is there and on narrow screens, a plain one. */
export function EditorPane() {
  const words = useMessages().editor;
  const isNarrow = useWidthClass() === 'narrow';
  const plain = useRef<PlainEditorHandle>(null);
  const host = useRef<HTMLDivElement>(null);
  const view = useMonaco(host, plain, !isNarrow);
  const hint = useTabHint(host, view !== null);
  return (
    <section className="ig-editor" aria-label={words.files}>
      <div className="phead ig-editor-head">
        <FileTabs />
        {view && (
          <Later>
            <FindButton onFind={view.find} />
          </Later>
        )}
      </div>
      <div className="ig-editor-body" id={TEXT_PANEL} role="tabpanel" aria-label={words.files}>
        {!view && <PlainEditor ref={plain} />}
        <div className="ig-monaco" ref={host} hidden={!view} />
        {hint && (
          <p className="ig-tab-hint" role="status">
            {words.tabMoves(hint)}
          </p>
        )}
      </div>
    </section>
  );
}

/** Loads the words of the editor's own menus, which must be there before its code runs, and those of its problems. */
async function loadEditorWords(locale: Locale): Promise<void> {
  await Promise.all([laterWords(locale), locale === 'ko' ? import('monaco-editor/nls/lang/ko') : null]);
}

/** Returns the full editor once it is loaded; `null` before, on narrow screens, and when loading failed. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
function useMonaco(
  host: RefObject<HTMLDivElement | null>,
  plain: RefObject<PlainEditorHandle | null>,
  isWanted: boolean,
): MonacoView | null {
  const store = useAppStore();
  const actions = useActions();
  const messages = useMessages();
  const words = useMemo<ViewWords>(
    () => ({
      label: messages.editor.textOf,
      matched: messages.editor.matched,
      changed: messages.editor.changed,
      test: (test) => testWords(test, messages),
      problem: (diagnostic) => problemWords(messages, diagnostic),
      fix: (label) => fixWords(messages, label),
      fixAll: (label, count) => messages.problems.fixAllInFile(label, count),
    }),
    [messages],
  );
  const lastWords = useRef(words);
  const [view, setView] = useState<MonacoView | null>(null);
  useEffect(() => {
    lastWords.current = words;
    view?.setWords(words);
  }, [view, words]);
  useEffect(() => {
    if (!isWanted) return;
    let made: MonacoView | null = null;
    let isGone = false;
    const load = async () => {
      await idle();
      await loadEditorWords(store.getState().locale);
      const { createMonacoView } = await import('./monaco-view.ts');
      while (!isGone && plain.current?.isComposing()) await new Promise((resolve) => setTimeout(resolve, 200));
      if (isGone || !host.current) return;
      const place = plain.current?.place();
      host.current.hidden = false;
      made = createMonacoView(host.current, store, actions, lastWords.current);
      if (place) made.setPlace(place.offset, place.scrollTop);
      if (place?.focused) made.focus();
      // At once: until then the text would be there twice.
      flushSync(() => setView(made));
    };
    // Without the full editor the plain one stays: it does everything but colour. The cause belongs in the console.
    load().catch((cause: unknown) => reportError(cause));
    return () => {
      isGone = true;
      made?.dispose();
      setView(null);
    };
  }, [isWanted, store, actions, host, plain]);
  return view;
}

const trapKeys = isApple ? '⌃⇧M' : 'Ctrl+M';

/** Returns the key that frees the Tab key, while the editor has the focus because of the Tab key; else `null`. */
function useTabHint(host: RefObject<HTMLDivElement | null>, isOn: boolean): string | null {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const node = host.current;
    if (!node || !isOn) return;
    let lastKey = '';
    const onKey = (event: globalThis.KeyboardEvent) => {
      lastKey = event.key;
    };
    const onPointer = () => {
      lastKey = '';
    };
    const onFocus = () => setShown(lastKey === 'Tab');
    const onBlur = () => setShown(false);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('pointerdown', onPointer, { capture: true });
    node.addEventListener('focusin', onFocus);
    node.addEventListener('focusout', onBlur);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('pointerdown', onPointer, { capture: true });
      node.removeEventListener('focusin', onFocus);
      node.removeEventListener('focusout', onBlur);
    };
  }, [host, isOn]);
  return isShown ? trapKeys : null;
}
