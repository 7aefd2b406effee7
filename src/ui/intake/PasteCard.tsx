import { ClipboardPaste, X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { IntakePart } from '../../engine/intake/index.ts';
import { IconButton } from '../common/Button.tsx';
import { Rich } from '../common/Rich.tsx';
import { useAppState } from '../common/store-context.ts';
import { focusRequest } from '../parts/focus-request.ts';
import { DiffPart } from './DiffPart.tsx';
import { ErrorParts } from './ErrorParts.tsx';
import { ListingPart } from './ListingPart.tsx';
import { OtherPart } from './OtherPart.tsx';
import { closePaste, type Paste } from './pasted.ts';
import { piecesOf } from './pasted-text.ts';
import { RequestParts } from './RequestParts.tsx';
import { type IntakeWords, useIntakeWords, useStudy } from './use-intake.ts';
import './paste-card.css';

type Kind = keyof IntakeWords['title'];

/** What the card is named after: the first of these that is there. */
const order: readonly Kind[] = ['error', 'request', 'diff', 'listing', 'manifest'];

function countOf(parts: readonly IntakePart[], kind: IntakePart['kind']): number {
  return parts.filter((part) => part.kind === kind).length;
}

/** What was seen of a request is what one asks about; the page that came with it only says it again. */
function isSeen({ parts }: Paste): boolean {
  return parts.some((part) => part.kind === 'request' && part.seen.status !== null && part.form !== 'error-log');
}

/** What the text was read as: `2 manifests, 1 request`. */
function readAs(parts: readonly IntakePart[], { kinds, other }: IntakeWords): string {
  const files = parts.reduce((sum, part) => sum + (part.kind === 'diff' ? part.files.length : 0), 0);
  const forms = new Set(
    parts.flatMap((part) => {
      if (part.kind === 'packed') return [kinds.packed];
      if (part.kind === 'other') return [other[part.what][0]];
      return part.kind === 'listing' ? [kinds[part.form]] : [];
    }),
  );
  const counted = (['error', 'manifest', 'request'] as const).flatMap((kind) => {
    const count = countOf(parts, kind);
    return count === 0 ? [] : [kinds[kind](count)];
  });
  return [...counted, ...(files > 0 ? [kinds.diff(files)] : []), ...forms].join(', ');
}

function PastedText({ paste, label }: { readonly paste: Paste; readonly label: string }) {
  const pieces = useMemo(() => piecesOf(paste.text, paste.parts), [paste]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is reached by the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a pre is what it is
    <pre className="pc-text" tabIndex={0} role="group" aria-label={label}>
      {pieces.map(({ start, text, isMarked }) =>
        isMarked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
      )}
    </pre>
  );
}

/** What was done with it besides: opened, left out. */
function Notes({ paste, words }: { readonly paste: Paste; readonly words: IntakeWords }) {
  const files = useAppState((state) => state.files);
  const names = paste.manifests.flatMap((text) => files.findLast(({ openedText }) => openedText === text)?.name ?? []);
  const escapes = paste.parts.reduce(
    (most, part) => (part.kind === 'manifest' ? Math.max(most, part.escapes) : most),
    0,
  );
  const stripped = paste.parts.flatMap((part) => (part.kind === 'manifest' ? (part.stripped ?? []) : []));
  const bare = paste.parts.filter((part) => part.kind === 'request' && part.seen.isBare).length;
  const addresses = paste.parts.flatMap((part) => (part.kind === 'address' ? [part.scheme] : []));
  const notes = [
    ...(names.length > 0 ? [words.opened(names.join(', '))] : []),
    ...(escapes > 0 ? [words.escapes(escapes)] : []),
    ...new Set(stripped.map(({ what, count, sample = '' }) => words.stripped[what](count, sample))),
    ...(paste.credentials > 0 ? [words.credentials(paste.credentials)] : []),
    ...(bare > 0 ? [words.bare(bare)] : []),
    ...(addresses.length > 0 ? [words.addresses(addresses.length, [...new Set(addresses)].join(', '))] : []),
    ...(countOf(paste.parts, 'unread') > 0 ? [words.unread] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <p className="pc-notes">
      <Rich text={notes.join(' ')} />
    </p>
  );
}

function Body({ paste, words }: { readonly paste: Paste; readonly words: IntakeWords }) {
  const hosts = useAppState((state) => state.snapshot.order.hosts);
  const nodes = useAppState((state) => state.snapshot.nodes);
  const known = useMemo(
    () =>
      hosts.flatMap((id) => {
        const node = nodes.get(id);
        return node?.kind === 'host' && node.host ? [node.host.replace(/^\*/, 'www')] : [];
      }),
    [hosts, nodes],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const host = chosen ?? known[0] ?? 'example.com';
  const found = useStudy(paste, host);
  const errors = <ErrorParts key="errors" paste={paste} errors={found.errors} words={words} />;
  const choice = { known: [...new Set([host, ...known])], host, onHost: setChosen };
  const requests = <RequestParts key="requests" paste={paste} requests={found.requests} words={words} hosts={choice} />;
  return (
    <div className="pc-body">
      <PastedText paste={paste} label={words.text} />
      <div className="pc-found">
        <Notes paste={paste} words={words} />
        {isSeen(paste) ? [requests, errors] : [errors, requests]}
        {paste.parts.map((part) => {
          if (part.kind === 'other' || part.kind === 'packed')
            return <OtherPart key={part.range.start} part={part} text={paste.text} words={words} />;
          if (part.kind === 'diff') return <DiffPart key={part.range.start} files={part.files} words={words} />;
          return part.kind === 'listing' ? (
            <ListingPart key={part.range.start} part={part} routes={found.routes} words={words} />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** What was pasted, what of it was understood, where it belongs, and what can be done: there until it is closed. */
export function PasteCard({ paste }: { readonly paste: Paste }) {
  const words = useIntakeWords();
  if (!words) return null;
  const first = order.find((each) => paste.parts.some((part) => part.kind === each)) ?? 'unknown';
  const kind = isSeen(paste) ? 'request' : first;
  const title = words.title[kind];
  const what = readAs(paste.parts, words);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closePaste();
    focusRequest();
  };
  return (
    <section className="paste-card" aria-label={title} data-pane="paste" onKeyDown={onKeyDown}>
      <header className="pc-head">
        <ClipboardPaste size={16} strokeWidth={1.75} aria-hidden />
        <p role="status" className="ell">
          <b>{title}</b> {what !== '' && <span className="dim">{words.readAs(what)}</span>}
        </p>
        <IconButton
          label={words.close}
          size="small"
          onClick={(event) => {
            closePaste();
            if (event.detail === 0) focusRequest();
          }}
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      <Body paste={paste} words={words} />
    </section>
  );
}
