import { BookOpen, Link2 } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { Offer } from '../../state/types.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { focusRequest } from '../parts/focus-request.ts';
import './offer.css';

/** Names that are shown; of the others only how many: a link may hold thousands. */
const namedFiles = 3;
/** Letters of a name or a request that are drawn at most. */
const mostLetters = 200;

/** What is in it: the first names, how many more, and the request that comes along. */
function Contents({ offer }: { readonly offer: Offer }) {
  const messages = useMessages();
  const words = messages.history.offer;
  if (offer.kind === 'example') return <bdi>{titleOf(messages, offer.id)}</bdi>;
  const { files, request } = offer.shared;
  const { text, method } = request;
  const more = files.length - namedFiles;
  return (
    <>
      {words.files(files.length)}{' '}
      {files.slice(0, namedFiles).map(({ name }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <bdi className="mono">{name.slice(0, mostLetters)}</bdi>
        </span>
      ))}
      {more > 0 && ` ${words.more(more)}`}
      {text.trim() !== '' && (
        <>
          {' · '}
          <bdi className="mono">{`${method} ${text}`.slice(0, mostLetters)}</bdi>
        </>
      )}
    </>
  );
}

function titleOf(messages: ReturnType<typeof useMessages>, id: string): string {
  return new Map(Object.entries(messages.examples)).get(id)?.title ?? id;
}

/** Leads the focus back to where it came from; who came by the keyboard is not left without one. */
function useWayBack() {
  const from = useRef<Element | null>(null);
  return {
    onFocus({ relatedTarget, currentTarget }: FocusEvent) {
      if (relatedTarget && !currentTarget.contains(relatedTarget)) from.current = relatedTarget;
    },
    back() {
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
      else focusRequest();
    },
  };
}

/** Offers what a link brings, while the person's own workspace stays as it is and can be worked in. */
export function OfferBanner({ offer }: { readonly offer: Offer }) {
  const { answerOffer } = useActions();
  const words = useMessages().history.offer;
  const { onFocus, back } = useWayBack();
  const title = words.title[offer.kind];
  const Icon = offer.kind === 'link' ? Link2 : BookOpen;
  const answer = (how: 'open' | 'add' | 'keep') => (event: MouseEvent) => {
    answerOffer(how);
    // Pressed by the keyboard.
    if (event.detail === 0) back();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    back();
  };
  return (
    <section
      className="offer"
      aria-label={title}
      data-pane="offer"
      tabIndex={-1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div className="offer-words" role="status">
        <p>
          <b>{title}</b> <span className="dim">{words.yours}</span>
        </p>
        <p className="offer-what">
          <Contents offer={offer} />
        </p>
      </div>
      <div className="offer-ways">
        <Button look="primary" title={words.openHint} onClick={answer('open')}>
          {words.open}
        </Button>
        <Button look="line" title={words.addHint} onClick={answer('add')}>
          {words.add}
        </Button>
        <Button onClick={answer('keep')}>{words.keep}</Button>
      </div>
    </section>
  );
}
