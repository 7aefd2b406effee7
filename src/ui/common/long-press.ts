/** So long a finger rests before it asks for a menu, ms. */
const restMs = 500;
/** A finger that has moved this far, px, wants something else. */
const slack = 10;

interface Press {
  readonly target: EventTarget | null;
  readonly x: number;
  readonly y: number;
  readonly timer: number;
}

function isTouch(event: Event): event is PointerEvent {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

/** Asks for the menu of what a finger rests on, also where the browser does not; lifting it then presses nothing. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function watchLongPress(root: HTMLElement): () => void {
  let press: Press | null = null;
  let isHeld = false;
  const end = (): void => {
    if (press) window.clearTimeout(press.timer);
    press = null;
  };
  const ask = (): void => {
    if (!press) return;
    const { target, x, y } = press;
    press = null;
    isHeld = true;
    const place = { clientX: x, clientY: y, pointerType: 'touch', bubbles: true, cancelable: true };
    target?.dispatchEvent(new PointerEvent('contextmenu', place));
  };
  const down = (event: Event): void => {
    end();
    isHeld = false;
    if (!isTouch(event) || !event.isPrimary) return;
    // What is there to be pulled may be held before.
    if (event.target instanceof Element && event.target.closest('[data-handle]')) return;
    press = { target: event.target, x: event.clientX, y: event.clientY, timer: window.setTimeout(ask, restMs) };
  };
  const move = (event: Event): void => {
    if (press && isTouch(event) && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slack) end();
  };
  const menu = (event: Event): void => {
    end();
    // The browser's own comes after ours: once is enough.
    if (isHeld && event.isTrusted) swallow(event);
  };
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  /** Else the browser makes a press of the mouse of it, which closes the menu. */
  const lift = (event: Event): void => {
    if (isHeld) event.preventDefault();
  };
  const click = (event: Event): void => {
    if (isHeld) swallow(event);
    isHeld = false;
  };
  const listeners = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', end],
    ['pointercancel', end],
    ['contextmenu', menu],
    ['touchend', lift],
    ['click', click],
  ] as const;
  for (const [type, listener] of listeners) root.addEventListener(type, listener, true);
  return () => {
    end();
    for (const [type, listener] of listeners) root.removeEventListener(type, listener, true);
  };
}
