import type { ChangeWhat } from '../../engine/changes/index.ts';
import type { Cause } from '../../engine/match/index.ts';

/** Returns the end of an annotation's key, which tells it from its neighbours; other texts as they are. */
export function shortKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1) || key;
}

/** A cause, or what opens a scheme, as far as it blames keys. */
interface Keyed {
  readonly kind?: unknown;
  readonly by?: unknown;
  readonly key?: string | null;
  readonly also?: readonly (string | { readonly key: string })[];
}

function keysOf(cause: Cause): readonly string[] {
  const { key, also = [] }: Keyed = 'opens' in cause ? cause.opens : cause;
  return [key, ...also].flatMap((one) => (typeof one === 'string' ? one : (one?.key ?? [])));
}

/** Returns the words for a cause with the keys of its annotations as short as in conversation: the evidence has them in full. */
export function withShortKeys(words: string, cause: Cause): string {
  const keys = keysOf(cause);
  // Two that differ in their prefix alone stay whole.
  const isAlone = (key: string) => !keys.some((other) => other !== key && shortKey(other) === shortKey(key));
  return keys.filter(isAlone).reduce((text, key) => text.replaceAll(`\`${key}`, () => `\`${shortKey(key)}`), words);
}

/** Returns a change with the key of its annotation as short as on a button. */
export function withShortKey(what: ChangeWhat): ChangeWhat {
  if (what.kind === 'annotations')
    return { ...what, settings: what.settings.map((one) => ({ ...one, key: shortKey(one.key) })) };
  return 'key' in what ? { ...what, key: shortKey(what.key) } : what;
}
