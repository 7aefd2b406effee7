import { type ComponentProps, useEffect, useLayoutEffect, useRef } from 'react';
import { type Align, type Box, placeBeside } from './place-beside.ts';

type FloatingProps = Omit<ComponentProps<'div'>, 'popover' | 'ref'> & {
  /** What it stands beside: asked again whenever window or sheet change their size. */
  readonly anchor: () => Box;
  readonly align: Align;
  readonly gap: number;
  /** Part of it though outside of it: its button, which has its own way to close it. */
  readonly owner: () => Element | null;
  /** Someone pressed or went elsewhere. */
  readonly onLeave: () => void;
  /** Where the focus goes when it has come up. */
  readonly onShown: (sheet: HTMLElement) => void;
};

/** Keeps a sheet in the top layer at its place. */
function usePlace({ anchor, align, gap, onShown }: Pick<FloatingProps, 'anchor' | 'align' | 'gap' | 'onShown'>) {
  const ref = useRef<HTMLDivElement>(null);
  const wish = useRef({ anchor, align, gap, onShown });
  useLayoutEffect(() => {
    wish.current = { anchor, align, gap, onShown };
  });
  useLayoutEffect(() => {
    const sheet = ref.current;
    if (!sheet) return;
    const place = () => {
      const { clientWidth: right, clientHeight: bottom } = document.documentElement;
      const size = { width: sheet.offsetWidth, height: sheet.offsetHeight };
      const { anchor: beside, align, gap } = wish.current;
      const area = { left: 0, top: 0, right, bottom };
      const { left, top } = placeBeside({ anchor: beside(), size, area, align, gap, keepsHeight: true });
      sheet.style.left = `${left}px`;
      sheet.style.top = `${top}px`;
    };
    sheet.showPopover();
    place();
    wish.current.onShown(sheet);
    const observer = new ResizeObserver(place);
    observer.observe(sheet);
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, []);
  return ref;
}

/**
 * A sheet over everything else, in the browser's top layer: no ancestor clips or covers it,
 * while in the document it stays beside its button, inside the same landmark and next in the order of Tab.
 */
export function Floating({ anchor, align, gap, owner, onLeave, onShown, className = '', ...rest }: FloatingProps) {
  const ref = usePlace({ anchor, align, gap, onShown });
  useEffect(() => {
    const isOurs = (target: EventTarget | null) =>
      target instanceof Node && (ref.current?.contains(target) || owner()?.contains(target));
    // A press anywhere, also where nothing can take the focus; it does there what it always does.
    const onPress = (event: Event) => {
      if (!isOurs(event.target)) onLeave();
    };
    const capture = { capture: true };
    document.addEventListener('pointerdown', onPress, capture);
    document.addEventListener('focusin', onPress, capture);
    return () => {
      document.removeEventListener('pointerdown', onPress, capture);
      document.removeEventListener('focusin', onPress, capture);
    };
  }, [ref, owner, onLeave]);
  return <div {...rest} ref={ref} popover="manual" className={`pop ${className}`} tabIndex={-1} />;
}
