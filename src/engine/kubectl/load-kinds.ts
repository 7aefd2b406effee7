import type { Neighbours } from './neighbours.ts';

/** A kind that is no Ingress of today, or a list: the words of what the page can judge by itself. */
const words = /\bkind["']?[ \t]*:[ \t]*["']?(?!Ingress(?:Class)?(?![\w-]))\w|\bitems["']?[ \t]*:/;

/** Returns true when `text` may hold something that is judged by what `loadNeighbours` brings. */
export function needsNeighbours(text: string): boolean {
  return words.test(text);
}

/** Returns the rules of Service, EndpointSlice, Namespace, Secret and ConfigMap, and what tells kinds that nobody serves. */
export async function loadNeighbours(): Promise<Neighbours> {
  const { neighbours } = await import('./neighbours.ts');
  return neighbours;
}
