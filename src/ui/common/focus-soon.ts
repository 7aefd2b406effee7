/** Frames to wait for something that is about to be drawn: about a second. */
const mostFrames = 60;

/** Gives the focus to the first element that fits as soon as there is one; gives up when nothing comes. */
export function focusSoon(selector: string, frames = mostFrames): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) found.focus();
  else if (frames > 0) requestAnimationFrame(() => focusSoon(selector, frames - 1));
}
