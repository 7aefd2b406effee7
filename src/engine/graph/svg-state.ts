import { xmlText } from './svg-text.ts';

/** Marks the element that holds the state; nothing is ever fetched from such a name. */
const namespace = 'urn:ingraph:state';

/** Returns the element that keeps a share link's hash inside a picture, so that the picture can be opened again. */
export function stateElement(hash: string): string {
  return `<metadata><state xmlns="${namespace}">${xmlText(hash)}</state></metadata>`;
}

/** Returns the hash that a picture keeps; `null` for any other text. */
export function embeddedState(svg: string): string | null {
  return /<state xmlns="urn:ingraph:state">(#v\d+:[\w-]+)<\/state>/.exec(svg)?.[1] ?? null;
}
