import type { KindTable } from './kind-rules.ts';

/** Kinds whose rules are loaded when they are needed: their texts name one of these. */
const words = /\bkind["']?[ \t]*:[ \t]*["']?(?:Service|EndpointSlice|Namespace|Secret|ConfigMap)(?:List)?\b/;

/** Returns true when `text` may hold an object that is judged by the rules of `loadNeighbourKinds`. */
export function needsNeighbourKinds(text: string): boolean {
  return words.test(text);
}

/** Returns the rules of Service, EndpointSlice, Namespace, Secret and ConfigMap, for `ValidateOptions.kinds`. */
export async function loadNeighbourKinds(): Promise<KindTable> {
  const { neighbourKinds } = await import('./kinds/index.ts');
  return neighbourKinds;
}
