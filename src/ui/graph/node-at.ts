/** Returns the graph node id of the element an event happened in, `null` for none. */
export function nodeIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'] ?? null;
}
