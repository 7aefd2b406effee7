import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { GraphNode } from '../../engine/graph/index.ts';
import { drawnId, type Subject } from '../../state/subjects.ts';
import { type Box, type Placement, placeBeside, type Side } from '../common/place-beside.ts';
import { isOfInputMethod } from '../common/platform.ts';
import { useActions, useAppState } from '../common/store-context.ts';
import { arrowOf } from './arrow.ts';
import { BackendPanel, DefaultBackendPanel } from './BackendPanel.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { EndPanel } from './EndPanel.tsx';
import { HostPanel } from './HostPanel.tsx';
import './inspector.css';
import './authoring.css';
import { IngressPanel } from './IngressPanel.tsx';
import { NewIngress } from './NewIngress.tsx';
import { NewService } from './NewService.tsx';
import { PathPanel } from './PathPanel.tsx';

import { RouterPanel } from './RouterPanel.tsx';
import { watchPlace } from './watch-place.ts';

const DOCKED_BELOW = '(max-width: 719.98px)';

interface InspectorProps {
  /** True once a key was pressed since it was asked for. */
  readonly hasGoneOn: RefObject<boolean>;
}

/**
 * The fields and actions of what is inspected: beside its node and never over it;
 * docked where there is no graph to anchor to, and for what is no node.
 */
export function Inspector({ hasGoneOn }: InspectorProps) {
  const subject = useAppState((state) => state.inspected);
  const node = useAppState(({ snapshot, inspected }) =>
    inspected?.kind === 'node' ? snapshot.nodes.get(inspected.id) : undefined,
  );
  const isDropped = useAppState((state) => state.draft === null) && subject?.kind === 'draft';
  if (!subject || isDropped || (subject.kind === 'node' && !node)) return null;
  return createPortal(
    <Popover id={drawnId(subject) ?? ''} kind={node?.kind ?? subject.kind} hasGoneOn={hasGoneOn}>
      {node ? <Content node={node} /> : <SubjectContent key={JSON.stringify(subject)} subject={subject} />}
    </Popover>,
    document.body,
  );
}

function SubjectContent({ subject }: { readonly subject: Subject }) {
  switch (subject.kind) {
    case 'node':
      return null;
    case 'ingress':
      return <IngressPanel object={subject.object} part={subject.part ?? null} />;
    case 'end':
      return <EndPanel routerId={subject.routerId} />;
    case 'new-ingress':
      return <NewIngress className={subject.className} />;
    case 'new-service':
      return <NewService />;
    case 'draft':
      return <DraftPanel />;
  }
}

function nodeElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`);
}

interface PopoverProps extends InspectorProps {
  readonly id: string;
  /** What kind of thing it shows: for another one the focus goes in again. */
  readonly kind: string;
  readonly children: ReactNode;
}

function Popover({ id, kind, hasGoneOn, children }: PopoverProps) {
  const actions = useActions();
  const box = useRef<HTMLDivElement>(null);
  const place = useAnchor(box, id);
  useFocus(box, id, kind, hasGoneOn);
  useKeptFocus(box);
  useCanvasClose();
  const arrow =
    place && (place.side === 'below' || place.side === 'above' ? { left: place.arrow } : { top: place.arrow });
  return (
    <div
      ref={box}
      role="dialog"
      tabIndex={-1}
      aria-labelledby="ig-insp-title"
      className="ig-insp"
      data-side={place?.side ?? 'docked'}
      data-kind={kind}
      style={place ? { left: place.left, top: place.top, maxHeight: place.maxHeight } : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isOfInputMethod(event)) return;
        event.stopPropagation();
        if (kind === 'draft') actions.setDraft(null);
        else actions.inspect(null);
      }}
    >
      {arrow && <span className="ig-insp-arrow" style={arrow} aria-hidden="true" />}
      <div className="ig-insp-scroll">{children}</div>
    </div>
  );
}

function Content({ node }: { readonly node: GraphNode }) {
  switch (node.kind) {
    case 'path':
      return <PathPanel node={node} />;
    case 'host':
      return <HostPanel node={node} />;
    case 'backend':
      return <BackendPanel node={node} />;
    case 'default-backend':
      return <DefaultBackendPanel node={node} />;
    case 'edge-router':
      return <RouterPanel node={node} />;
  }
}

/** Where the sheet stands and its arrow points. */
interface Place extends Placement {
  readonly arrow: number;
}

function samePlace(a: Place | null, b: Place | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.side === b.side && a.left === b.left && a.top === b.top && a.arrow === b.arrow && a.maxHeight === b.maxHeight
  );
}

const sides: readonly Side[] = ['below', 'above', 'right', 'left'];

function placeAt(sheet: HTMLElement, anchor: Element | null, node: Box): Place {
  // What it would like to be: the height its content has without a limit.
  const height = sheet.firstElementChild ? contentHeight(sheet) : sheet.offsetHeight;
  const size = { width: sheet.offsetWidth, height };
  const placed = placeBeside({ anchor: node, size, area: roomFor(anchor, size.width), gap: 12, sides });
  return { ...placed, arrow: arrowOf(placed, node, size) };
}

/** Returns where to stand beside the node, followed while the graph moves; `null` = docked. */
function useAnchor(box: RefObject<HTMLDivElement | null>, id: string): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    let last: Place | null | undefined;
    const measure = (): boolean => {
      const anchor = window.matchMedia(DOCKED_BELOW).matches ? null : nodeElement(id);
      const sheet = box.current;
      const rect = anchor?.getBoundingClientRect();
      const next = sheet && rect && rect.width > 0 ? placeAt(sheet, anchor, rect) : null;
      if (last !== undefined && samePlace(last, next)) return false;
      last = next;
      setPlace(next);
      return true;
    };
    const sheet = box.current;
    return watchPlace(measure, sheet ? [sheet, ...sheet.querySelectorAll('.ig-insp-scroll, .ig-insp-scroll > *')] : []);
  }, [box, id]);
  return place;
}

/** The pane of the node down to the window's end: the text beside it shows the change, so it stays visible where it can. */
function roomFor(anchor: Element | null, width: number): Box {
  const page = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const pane = anchor?.closest('.canvas-pane')?.getBoundingClientRect();
  if (!pane || pane.width < width + 16) return page;
  return { left: pane.left, top: pane.top, right: pane.right, bottom: page.bottom };
}

function contentHeight(box: HTMLElement): number {
  const scroll = box.querySelector('.ig-insp-scroll');
  return scroll ? scroll.scrollHeight + 2 : box.offsetHeight;
}

/** Where the focus goes without a node: to what opened the inspector, or into the routes when that has gone. */
function placeAfter(opener: Element | null): Element | null {
  const isThere = opener?.isConnected && opener !== document.body;
  return isThere ? opener : document.querySelector('[data-node-id][tabindex="0"]');
}

/** True while someone is in a menu, the palette or a sheet. */
function isInMenu(): boolean {
  return document.activeElement?.closest('[popover], dialog') != null;
}

/** Goes to the first field; false while there is none. */
function enterFirst(box: HTMLElement | null): boolean {
  const first = box?.querySelector<HTMLElement>('[data-first]');
  first?.focus({ preventScroll: true });
  if (first instanceof HTMLInputElement) first.select();
  return first != null;
}

/**
 * Moves the focus into the popover when it opens, as soon as there is something to go to, and back to the node when it
 * closes. It opens without it for who has pressed keys since asking for it.
 */
function useFocus(
  box: RefObject<HTMLDivElement | null>,
  id: string,
  kind: string,
  hasGoneOn: RefObject<boolean>,
): void {
  const last = useRef(id);
  last.current = id;
  const shown = useRef<string | null>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    if (isFirst) opener.current = document.activeElement;
    if (shown.current === kind) return;
    shown.current = kind;
    let turns = 60;
    let frame = 0;
    const enter = () => {
      if (isFirst && hasGoneOn.current) return;
      const isElsewhere = isInMenu();
      // It may come up again by itself, with what it shows: not into a menu that someone is in.
      if (isElsewhere && !isFirst) return;
      // The menu or palette that it was asked for in may still have to close.
      const isIn = !isElsewhere && enterFirst(box.current);
      if (!isIn && turns-- > 0) frame = requestAnimationFrame(enter);
    };
    enter();
    return () => cancelAnimationFrame(frame);
  }, [box, kind, hasGoneOn]);
  useEffect(() => {
    const dialog = box.current;
    return () => {
      const active = document.activeElement;
      if (active && active !== document.body && !dialog?.contains(active)) return;
      const anchor = nodeElement(last.current);
      const target = anchor?.closest<HTMLElement>('[tabindex]') ?? anchor ?? placeAfter(opener.current);
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
  }, [box]);
}

/** What has the focus may go with what it has removed: the inspector takes it then, so that Esc and screen readers stay there. */
function useKeptFocus(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    let last: Element | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element && dialog.contains(target) ? target : null;
    };
    const observer = new MutationObserver(() => {
      const active = document.activeElement;
      const isLost = last && (!last.isConnected || last.matches(':disabled'));
      if (isLost && (active === last || active === document.body)) dialog.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, [box]);
}

/** A press on the empty canvas closes; presses elsewhere (text, request bar) leave it open. */
function useCanvasClose(): void {
  const actions = useActions();
  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.matches('.react-flow__pane')) actions.inspect(null);
    };
    document.addEventListener('pointerdown', onDown, { capture: true });
    return () => document.removeEventListener('pointerdown', onDown, { capture: true });
  }, [actions]);
}
