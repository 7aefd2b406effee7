import { FolderDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActions, useAppStore, useMessages } from '../common/store-context.ts';
import '../files/files.css';
import { urlFieldId } from '../parts/focus-request.ts';
import { expectOpening, opening } from './opening.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor') !== null
  );
}

/** Opens what is dropped or pasted anywhere on the page; while files hover over it, it says so. */
export function DropZone() {
  const words = useMessages().files;
  const isOver = useDrop();
  usePagePaste();
  useEffect(expectOpening, []);
  if (!isOver) return null;
  return (
    <div className="ig-drop" role="status">
      <div className="ig-drop-frame">
        <FolderDown size={28} strokeWidth={1.5} aria-hidden />
        <b>{words.dropTitle}</b>
        <span>{words.dropHint}</span>
      </div>
    </div>
  );
}

/** Returns true while files are dragged over the window; a drop opens them. */
function useDrop(): boolean {
  const store = useAppStore();
  const actions = useActions();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Every element on the way sends enter and leave: only the count tells when the window itself is left.
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      // Taken before anything is awaited: the browser empties the drop afterwards.
      const { items, files } = event.dataTransfer;
      const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
      const plain = [...files];
      opening(({ openDropped }) => openDropped({ store, actions }, entries, plain));
    };
    const capture = { capture: true };
    window.addEventListener('dragenter', onEnter, capture);
    window.addEventListener('dragleave', onLeave, capture);
    window.addEventListener('dragover', onOver, capture);
    window.addEventListener('drop', onDrop, capture);
    return () => {
      window.removeEventListener('dragenter', onEnter, capture);
      window.removeEventListener('dragleave', onLeave, capture);
      window.removeEventListener('dragover', onOver, capture);
      window.removeEventListener('drop', onDrop, capture);
    };
  }, [store, actions]);
  return isOver;
}

/** A command in the place of the whole request: it says more than the field holds. */
function isWholeCommand(target: EventTarget | null, text: string): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  const { id, selectionStart, selectionEnd, value } = target;
  return id === urlFieldId && selectionStart === 0 && selectionEnd === value.length && /^\W*curl(\.exe)?\s/.test(text);
}

function usePagePaste(): void {
  const store = useAppStore();
  const actions = useActions();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData: data } = event;
      if (event.defaultPrevented || !data) return;
      const [files, text] = [[...data.files], data.getData('text/plain')];
      if (isField(event.target) && !isWholeCommand(event.target, text)) return;
      event.preventDefault();
      opening(({ openChosen, openPasted }) =>
        files.length > 0 ? openChosen({ store, actions }, files) : openPasted({ store, actions }, text),
      );
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [store, actions]);
}
