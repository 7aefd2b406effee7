import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { diffAsEdit, lineStarts, mapOffset } from '../../engine/text/index.ts';
import { hasMod } from '../common/platform.ts';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { isCurrent, testsIn } from '../parts/test-list.ts';
import { editInOwnLineEnds, linesOf, ownOffsets, shownOffsets, withLineFeeds } from './line-ends.ts';
import { marksOf } from './places.ts';

const LINE = 20;
const PAD = 8;
/** Browsers lay out a whole textarea at once: longer texts are shown in part and wait for the full editor. */
const LENGTH_LIMIT = 400_000;
const FOLLOW_MS = 120;

/** What the pane asks when it swaps this view for the full editor. */
export interface PlainEditorHandle {
  /** Offset in the workspace's text, scroll in pixels, and whether the person is in the middle of typing here. */
  place(): { readonly offset: number; readonly scrollTop: number; readonly focused: boolean };
  isComposing(): boolean;
}

/** The text in a plain textarea with line numbers: what narrow screens get, and everyone until the full editor is there. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function PlainEditor({ ref }: { readonly ref?: Ref<PlainEditorHandle> }) {
  const words = useMessages().editor;
  const file = useAppState((state) => state.activeFile);
  const text = useAppState((state) => state.files.find(({ name }) => name === state.activeFile)?.text ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const isCut = text.length > LENGTH_LIMIT;
  const shown = useMemo(() => withLineFeeds(isCut ? text.slice(0, LENGTH_LIMIT) : text), [text, isCut]);
  const input = useTextInput(file, text, shown);
  useShownText(area, shown);
  useReveal(area, text, file);
  useFollow(area, file, text);
  useEffect(() => {
    const node = area.current;
    if (!node) return;
    const watch = new ResizeObserver(() => setScroll({ top: node.scrollTop, height: node.clientHeight }));
    watch.observe(node);
    return () => watch.disconnect();
  }, []);
  useImperativeHandle(ref, () => ({
    place() {
      const node = area.current;
      const offset = ownOffsets(text)(node?.selectionStart ?? 0);
      return { offset, scrollTop: node?.scrollTop ?? 0, focused: document.activeElement === node };
    },
    isComposing: () => composing.current,
  }));
  return (
    <div className="ig-plain">
      <PlainMarks text={text} top={scroll.top} />
      <LineNumbers text={shown} top={scroll.top} height={scroll.height} />
      <textarea
        ref={area}
        className="inset-focus"
        aria-label={words.textOf(file)}
        aria-describedby={isCut ? 'ig-plain-cut' : undefined}
        placeholder={words.empty}
        readOnly={isCut}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        wrap="off"
        onInput={input.onInput}
        onKeyDown={input.onKeyDown}
        onPointerDown={input.onPointerDown}
        onBlur={input.onBlur}
        onScroll={(event) =>
          setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
        }
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
        }}
      />
      {isCut && (
        <p id="ig-plain-cut" className="ig-plain-cut">
          {words.tooLong}
        </p>
      )}
    </div>
  );
}

/** Handlers that turn what happens in the textarea into actions. */
function useTextInput(file: string, text: string, shown: string) {
  const actions = useActions();
  const onInput = (event: React.FormEvent<HTMLTextAreaElement>) => {
    const edit = diffAsEdit(shown, event.currentTarget.value);
    if (!edit) return;
    const kind = event.nativeEvent instanceof InputEvent ? event.nativeEvent.inputType : '';
    if (kind === 'historyUndo') actions.undo();
    else if (kind === 'historyRedo') actions.redo();
    else actions.type(file, [editInOwnLineEnds(text, edit)], kind.startsWith('insertFrom') ? 'paste' : 'type');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (/^(?:Arrow|Home|End|Page)/.test(event.key)) {
      actions.endTyping();
      actions.activateFile(file);
    }
    if (!hasMod(event) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) actions.redo();
    else actions.undo();
  };
  const onPointerDown = () => actions.activateFile(file);
  return { onInput, onKeyDown, onPointerDown, onBlur: () => actions.endTyping() };
}

/** Puts new text into the textarea without moving the cursor off its word. */
function useShownText(area: React.RefObject<HTMLTextAreaElement | null>, shown: string): void {
  useLayoutEffect(() => {
    const node = area.current;
    const edit = node && diffAsEdit(node.value, shown);
    if (!node || !edit) return;
    const { selectionStart, selectionEnd, scrollTop } = node;
    node.value = shown;
    node.setSelectionRange(mapOffset([edit], selectionStart), mapOffset([edit], selectionEnd));
    node.scrollTop = scrollTop;
  }, [area, shown]);
}

/** Scrolls to places that other views ask for. */
function useReveal(area: React.RefObject<HTMLTextAreaElement | null>, text: string, file: string): void {
  const reveal = useAppState((state) => state.reveal);
  const seen = useRef(reveal?.seq ?? -1);
  useEffect(() => {
    const node = area.current;
    if (!node || !reveal || reveal.seq === seen.current || reveal.file !== file) return;
    seen.current = reveal.seq;
    const { from } = linesOf(lineStarts(text), reveal.range);
    const top = PAD + (from - 1) * LINE;
    if (top < node.scrollTop || top + LINE * 3 > node.scrollTop + node.clientHeight) {
      node.scrollTop = Math.max(0, top - node.clientHeight / 3);
    }
    if (!reveal.focus) return;
    const at = shownOffsets(text)(reveal.range.start);
    node.focus({ preventScroll: true });
    node.setSelectionRange(at, at);
  }, [area, reveal, text, file]);
}

/** Lets the selection of graph and tree follow the cursor. */
function useFollow(area: React.RefObject<HTMLTextAreaElement | null>, file: string, text: string): void {
  const actions = useActions();
  useEffect(() => {
    let timer: number | undefined;
    const onSelection = () => {
      const node = area.current;
      if (!node || document.activeElement !== node) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => actions.selectAt(file, ownOffsets(text)(node.selectionStart)), FOLLOW_MS);
    };
    document.addEventListener('selectionchange', onSelection);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, [area, actions, file, text]);
}

/** Numbers of the lines in view only: a long file must not cost a node per line. */
function LineNumbers({ text, top, height }: { readonly text: string; readonly top: number; readonly height: number }) {
  const count = useMemo(() => lineStarts(text).length, [text]);
  const first = Math.max(0, Math.floor((top - PAD) / LINE) - 1);
  const last = Math.min(count, Math.ceil((top + height) / LINE) + 1);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index + 1);
  return (
    <div className="ig-plain-numbers" aria-hidden="true">
      <div style={{ transform: `translateY(${PAD + first * LINE - top}px)` }}>
        {rows.map((row) => (
          <div key={row}>{row}</div>
        ))}
      </div>
    </div>
  );
}

/** The selected node's lines and the lines of the path that answers, behind the text. */
function PlainMarks({ text, top }: { readonly text: string; readonly top: number }): ReactNode {
  const store = useAppStore();
  const snapshot = useAppState((state) => state.snapshot);
  const selection = useAppState((state) => state.selection);
  const answer = useAppState((state) => state.request.answer);
  const bars = useMemo(() => {
    const starts = lineStarts(text);
    const marks = marksOf({ ...store.getState(), snapshot, selection });
    return [
      ...(marks.selected ? [{ kind: 'selected', ...linesOf(starts, marks.selected) }] : []),
      ...(marks.hit && answer ? [{ kind: 'hit', ...linesOf(starts, marks.hit.range) }] : []),
    ];
  }, [text, store, snapshot, selection, answer]);
  const tests = useAppState((state) => state.tests);
  const signs = useMemo(() => {
    const starts = lineStarts(text);
    const state = { ...store.getState(), snapshot, tests };
    if (!isCurrent(state)) return [];
    return testsIn(state).map(({ range, test }) => ({
      id: test.id,
      pass: test.pass,
      line: linesOf(starts, range).from,
    }));
  }, [text, store, snapshot, tests]);
  const shownSigns = signs.map(({ id, pass, line }) => (
    <i
      key={id}
      aria-hidden="true"
      className={`ig-plain-sign ig-sign ig-sign-${pass ? 'pass' : 'fail'}`}
      style={{ top: PAD + (line - 1) * LINE - top }}
    />
  ));
  const shownBars = bars.map(({ kind, from, to }) => (
    <div
      key={kind}
      aria-hidden="true"
      className={`ig-plain-mark ig-line-${kind} ig-line-bar`}
      style={{ top: PAD + (from - 1) * LINE - top, height: (to - from + 1) * LINE }}
    />
  ));
  return [...shownBars, ...shownSigns];
}
