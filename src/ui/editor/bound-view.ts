import { editor } from 'monaco-editor/editor';
import type { StoreApi } from 'zustand/vanilla';
import type { TextEdit } from '../../engine/text/index.ts';
import { loadHoverWords } from '../../i18n/messages.ts';
import type { Actions, AppState } from '../../state/types.ts';
import { isCurrent, testsIn } from '../parts/test-list.ts';
import type { FixWords, LanguageHost } from './language-host.ts';
import { type MarkWords, MonacoMarks } from './monaco-marks.ts';
import { marksOf, problemsOf } from './places.ts';
import { SyncedModel } from './synced-model.ts';

/** Words the editor itself needs, in the current language. */
export interface ViewWords extends MarkWords, FixWords {
  readonly label: (file: string) => string;
}

/** How long the cursor must rest before the selection of graph and tree follows. */
const FOLLOW_MS = 120;
const LONG_PASTE = 200_000;

/** The editor bound to the store: text, marks and cursor in both directions. */
export class BoundView {
  readonly #view: editor.IStandaloneCodeEditor;
  readonly #store: StoreApi<AppState>;
  readonly #actions: Actions;
  readonly #marks: MonacoMarks;
  readonly #models = new Map<string, { readonly synced: SyncedModel; state: editor.ICodeEditorViewState | null }>();
  readonly #toldMixed = new Set<string>();
  readonly #loading = new Set<SyncedModel>();
  readonly #stop: () => void;
  #words: ViewWords;
  #shown: AppState | null = null;
  #isGone = false;
  #file: string | null = null;
  #sending = false;
  #pasting = false;
  #follow: number | undefined;
  #opening: number | undefined;
  #seenReveal = -1;
  #seenFlash = -1;

  constructor(view: editor.IStandaloneCodeEditor, store: StoreApi<AppState>, actions: Actions, words: ViewWords) {
    this.#view = view;
    this.#store = store;
    this.#actions = actions;
    this.#words = words;
    this.#marks = new MonacoMarks(view);
    const state = store.getState();
    this.#seenFlash = state.flash?.seq ?? -1;
    this.#seenReveal = state.reveal?.seq ?? -1;
    view.onDidChangeModelContent((event) => this.#send(event));
    view.onDidChangeCursorPosition((event) => this.#cursorMoved(event));
    view.onMouseDown(() => this.#wentThere());
    view.onDidBlurEditorText(() => actions.endTyping());
    this.#render(true);
    this.#stop = store.subscribe(() => this.#render());
  }

  setWords(words: ViewWords): void {
    this.#words = words;
    this.#render(true);
  }

  /** A paste is about to change the text. A long one is taken over here: the editor would block the page with it. */
  pasteComing(event: Event): void {
    const text = event instanceof ClipboardEvent ? event.clipboardData?.getData('text/plain') : undefined;
    const synced = this.#current();
    const selection = this.#view.getSelection();
    const isOneCursor = this.#view.getSelections()?.length === 1;
    if (text && text.length > LONG_PASTE && synced && selection && isOneCursor && this.#view.hasTextFocus()) {
      event.preventDefault();
      event.stopPropagation();
      const range = {
        start: synced.offsetAt(selection.getStartPosition()),
        end: synced.offsetAt(selection.getEndPosition()),
      };
      if (this.#file !== null && !synced.isLoading) this.#actions.type(this.#file, [{ range, insert: text }], 'paste');
      return;
    }
    this.#pasting = true;
    window.setTimeout(() => {
      this.#pasting = false;
    });
  }

  place(): { readonly offset: number; readonly scrollTop: number } {
    const position = this.#view.getPosition();
    const synced = this.#current();
    return { offset: position && synced ? synced.offsetAt(position) : 0, scrollTop: this.#view.getScrollTop() };
  }

  setPlace(offset: number, scrollTop: number): void {
    const range = this.#current()?.rangeOf({ start: offset, end: offset });
    if (!range) return;
    this.#view.setPosition(range.getStartPosition());
    this.#view.setScrollTop(scrollTop);
  }

  languageHost(): LanguageHost {
    return {
      actions: this.#actions,
      state: () => this.#store.getState(),
      words: () => this.#words,
      docs: () => loadHoverWords(this.#store.getState().locale),
      fileOf: (model) => {
        for (const [file, { synced }] of this.#models) if (synced.model === model) return { file, synced };
        return null;
      },
      modelOf: (file) => {
        const text = this.#store.getState().files.find(({ name }) => name === file)?.text;
        return text === undefined ? null : this.#entryOf(file, text).synced;
      },
    };
  }

  /** The model of a file with its newest text. */
  #entryOf(file: string, text: string): { readonly synced: SyncedModel; state: editor.ICodeEditorViewState | null } {
    const known = this.#models.get(file);
    known?.synced.update(text);
    const entry = known ?? { synced: new SyncedModel(text), state: null };
    this.#models.set(file, entry);
    return entry;
  }

  dispose(): void {
    this.#isGone = true;
    this.#stop();
    window.clearTimeout(this.#follow);
    window.clearTimeout(this.#opening);
    this.#marks.dispose();
    for (const { synced } of this.#models.values()) synced.dispose();
  }

  #current(): SyncedModel | null {
    if (this.#isGone || this.#file === null) return null;
    return this.#models.get(this.#file)?.synced ?? null;
  }

  /**
   * Shows what changed since the last call; `isAll` shows everything again. The state is asked for, not handed over:
   * a listener that changes the store makes the ones after it hear the newer state first.
   */
  #render(isAll = false): void {
    // A view that has left may still be told of new words, before its owner has let go of it.
    if (this.#isGone || this.#sending) return;
    const state = this.#store.getState();
    if (this.#opening !== undefined || this.#openLater(state)) return;
    const last = isAll ? null : this.#shown;
    this.#shown = state;
    if (!last || state.files !== last.files || state.activeFile !== last.activeFile) this.#showFile(state);
    const synced = this.#current();
    if (!synced) return;
    const isNew = !last || state.activeFile !== last.activeFile;
    if (isNew || state.snapshot !== last.snapshot) this.#showProblems(state, synced);
    if (
      isNew ||
      state.snapshot !== last.snapshot ||
      state.selection !== last.selection ||
      state.request !== last.request
    ) {
      this.#marks.showMarks(synced, marksOf(state), this.#words);
    }
    if (isNew || state.snapshot !== last.snapshot || state.tests !== last.tests) this.#showTests(state, synced);
    this.#showFlash(state, synced);
    this.#reveal(state, synced);
  }

  /** A long text that is new is shown by a task of its own: the one that brought it has done enough. */
  #openLater({ files, activeFile }: AppState): boolean {
    const length = files.find(({ name }) => name === activeFile)?.text.length ?? 0;
    if (length < LONG_PASTE || this.#models.has(activeFile) || this.#file === null) return false;
    this.#opening = window.setTimeout(() => {
      const state = this.#store.getState();
      this.#showFile(state);
      this.#opening = undefined;
      this.#render(true);
    });
    return true;
  }

  #showProblems(state: AppState, synced: SyncedModel): void {
    // Squiggles of an older text move along by themselves; newer ones are on their way.
    if (state.snapshot.revision !== state.revision) return;
    this.#marks.showProblems(synced, problemsOf(state.snapshot, state.activeFile), this.#words);
  }

  #showTests(state: AppState, synced: SyncedModel): void {
    // The marks of an older text move along by themselves; newer ones are on their way.
    if (isCurrent(state) || state.tests.tests.length === 0) {
      this.#marks.showTests(synced, testsIn(state), this.#words);
    }
  }

  /** Brings the active file's model up to date and puts it on screen; models of closed files go. */
  #showFile(state: AppState): void {
    const names = new Set(state.files.map(({ name }) => name));
    const active = state.files.find(({ name }) => name === state.activeFile);
    if (!active) return;
    const entry = this.#entryOf(active.name, active.text);
    if (this.#view.getModel() !== entry.synced.model) {
      const leaving = this.#file === null ? undefined : this.#models.get(this.#file);
      if (leaving) leaving.state = this.#view.saveViewState();
      this.#marks.clearFlash();
      this.#view.setModel(entry.synced.model);
      if (entry.state) this.#view.restoreViewState(entry.state);
    }
    this.#file = active.name;
    const { isLoading, isLong } = entry.synced;
    this.#view.updateOptions({
      ariaLabel: this.#words.label(active.name),
      readOnly: isLoading,
      folding: !isLong,
      matchBrackets: isLong ? 'never' : 'near',
    });
    if (isLoading) this.#load(entry.synced);
    this.#tellMixed(active.name, entry.synced);
    for (const [name, { synced }] of this.#models) {
      if (names.has(name)) continue;
      this.#models.delete(name);
      synced.dispose();
    }
  }

  /** Long texts come in pieces, so that the page answers between them. */
  #load(synced: SyncedModel): void {
    if (this.#loading.has(synced)) return;
    this.#loading.add(synced);
    const step = () => {
      if (synced.model.isDisposed()) return;
      synced.loadMore();
      if (synced.isLoading) {
        window.setTimeout(step);
        return;
      }
      this.#loading.delete(synced);
      if (synced === this.#current()) this.#view.updateOptions({ readOnly: false });
      this.#render(true);
    };
    window.setTimeout(step);
  }

  #tellMixed(file: string, synced: SyncedModel): void {
    if (!synced.hasMixedLineEnds || this.#toldMixed.has(file)) return;
    this.#toldMixed.add(file);
    queueMicrotask(() => this.#actions.notify({ kind: 'mixed-line-ends', file }));
  }

  #send({ changes }: editor.IModelContentChangedEvent): void {
    const synced = this.#current();
    if (!synced || synced.silent || this.#file === null || changes.length === 0) return;
    const file = this.#file;
    this.#type(file, synced, synced.editsOf(changes));
    // Only now: taking marks away makes Monaco tell the next letter at once, inside this call.
    this.#marks.clearFlash();
    // Letters that come at once are told one by one: only afterwards can both sides be compared.
    queueMicrotask(() => {
      // The file may have been closed in between.
      const missing = synced.model.isDisposed() ? null : synced.difference();
      if (missing) this.#type(file, synced, [missing]);
    });
  }

  #type(file: string, synced: SyncedModel, edits: readonly TextEdit[]): void {
    this.#sending = true;
    try {
      this.#actions.type(file, edits, this.#pasting ? 'paste' : 'type');
    } finally {
      this.#sending = false;
    }
    const text = this.#store.getState().files.find(({ name }) => name === file)?.text;
    if (text !== undefined) synced.confirm(text);
  }

  #cursorMoved(event: editor.ICursorPositionChangedEvent): void {
    if (event.source === 'api' || event.source === 'model' || event.source === 'restoreState') return;
    if (event.reason === editor.CursorChangeReason.Explicit) {
      this.#actions.endTyping();
      this.#wentThere();
    }
    window.clearTimeout(this.#follow);
    this.#follow = window.setTimeout(() => {
      const synced = this.#current();
      const position = this.#view.getPosition();
      // A change made elsewhere moves the cursor too, but nobody went there.
      if (!this.#view.hasTextFocus()) return;
      if (synced && position && this.#file !== null) this.#actions.selectAt(this.#file, synced.offsetAt(position));
    }, FOLLOW_MS);
  }

  /** A person has put the cursor into the file: nothing asked for before takes it away. */
  #wentThere(): void {
    if (this.#file !== null) this.#actions.activateFile(this.#file);
  }

  #showFlash({ flash }: AppState, synced: SyncedModel): void {
    if (!flash || flash.seq === this.#seenFlash || flash.file !== this.#file) return;
    this.#seenFlash = flash.seq;
    this.#marks.flash(synced, flash, this.#words);
  }

  #reveal({ reveal }: AppState, synced: SyncedModel): void {
    if (!reveal || reveal.seq === this.#seenReveal || reveal.file !== this.#file) return;
    this.#seenReveal = reveal.seq;
    const range = synced.rangeOf(reveal.range);
    this.#view.revealPositionInCenterIfOutsideViewport(range.getStartPosition(), editor.ScrollType.Immediate);
    if (!reveal.focus) return;
    this.#view.setPosition(range.getStartPosition());
    this.#view.focus();
  }
}
