/** Gives the focus to a node as soon as a view shows it. */
export function focusWhenShown(id: string): void {
  let turns = 120;
  const look = () => {
    const node = document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`);
    const target = node?.closest<HTMLElement>('[tabindex]') ?? node;
    if (target) target.focus({ preventScroll: true });
    else if (turns-- > 0) requestAnimationFrame(look);
  };
  look();
}
