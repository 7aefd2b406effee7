import { ClipboardPaste, FolderOpen, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { examples } from '../../content/examples/index.ts';
import { Button } from '../common/Button.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppStore, useMessages } from '../common/store-context.ts';
import { EmptySketch } from './EmptySketch.tsx';
import { ExampleMark } from './ExampleMark.tsx';
import { opening } from './opening.ts';
import './empty-state.css';

interface PasteZoneProps {
  readonly onBlank: () => void;
}

/** Stands in for the editor while there is nothing: paste, open, drop or begin. */
export function PasteZone({ onBlank }: PasteZoneProps) {
  const actions = useActions();
  const store = useAppStore();
  const { empty } = useMessages().workspace;
  const input = useRef<HTMLInputElement>(null);
  const [isBlocked, setBlocked] = useState(false);
  const paste = async () => {
    try {
      const text = await navigator.clipboard.readText();
      opening(({ openPasted }) => openPasted({ store, actions }, text));
    } catch {
      setBlocked(true);
    }
  };
  return (
    <div className="paste-zone">
      <div className="drop">
        <h2 className="hero">
          {empty.title.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h2>
        <p className="t2 hero-text">
          <Rich text={empty.text} />
        </p>
        <div className="hero-actions">
          <Button look="primary" size="large" onClick={() => void paste()}>
            <ClipboardPaste size={16} strokeWidth={1.75} aria-hidden />
            {empty.paste} <Kbd keys="Mod+V" />
          </Button>
          <Button look="line" size="large" onClick={() => input.current?.click()}>
            <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
            {empty.open}
          </Button>
          <Button
            size="large"
            onClick={() => {
              onBlank();
              actions.inspect({ kind: 'new-ingress', className: null });
            }}
          >
            {empty.blank}
          </Button>
        </div>
        <p className="small warn" role="status">
          {isBlocked && empty.pasteBlocked}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={empty.open}
          onChange={(event) => {
            const { files } = event.currentTarget;
            const chosen = [...(files ?? [])];
            if (chosen.length > 0) opening(({ openChosen }) => openChosen({ store, actions }, chosen));
          }}
        />
      </div>
      <p className="trust">
        <ShieldCheck size={14} strokeWidth={1.75} aria-hidden />
        {empty.trust}
      </p>
    </div>
  );
}

/** Stands in for the graph while there is nothing: what it will look like, and six cases that surprise. */
export function Examples() {
  const { loadExample } = useActions();
  const messages = useMessages();
  return (
    <div className="examples">
      <EmptySketch />
      <h2 className="examples-title">{messages.workspace.empty.examples}</h2>
      <ul className="excards">
        {examples.map(({ id }, index) => (
          <li key={id}>
            <button type="button" className="excard" onClick={() => loadExample(id)}>
              <span className="excard-head">
                <span className="ord">{index + 1}</span>
                <ExampleMark id={id} />
              </span>
              <b>{messages.examples[id].title}</b>
              <span className="excard-text">
                <Rich text={messages.examples[id].lesson} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
