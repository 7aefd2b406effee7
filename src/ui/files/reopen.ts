import { embeddedState } from '../../engine/graph/index.ts';
import { textOf } from '../common/png-text.ts';

/** Returns the link that a picture of ours keeps inside; `null` for any other file. */
export async function linkInside(file: File): Promise<string | null> {
  if (/\.svg$/i.test(file.name)) return embeddedState(await file.text());
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  return text !== null && /^#v\d+:[\w-]+$/.test(text) ? text : null;
}
