/** What may move a part of the page without changing its elements. */
const moving = [
  'scroll',
  'resize',
  'input',
  'transitionrun',
  'transitionend',
  'animationstart',
  'animationend',
] as const;

/**
 * Calls `measure` when something on the page changes, at most once a frame, and in every frame as long as it tells that
 * the place has become another one. `parts` may change their size by themselves. Returns what ends it.
 */
export function watchPlace(measure: () => boolean, parts: readonly Element[]): () => void {
  let frame = 0;
  const look = (): void => {
    frame = 0;
    if (measure()) soon();
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(look);
  };
  const changes = new MutationObserver(soon);
  changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const sizes = new ResizeObserver(soon);
  for (const part of parts) sizes.observe(part);
  for (const name of moving) window.addEventListener(name, soon, { capture: true, passive: true });
  look();
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    for (const name of moving) window.removeEventListener(name, soon, { capture: true });
  };
}
