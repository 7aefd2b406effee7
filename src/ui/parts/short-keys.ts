import type { Cause, ChangeWhat } from '../../engine/index.ts';

/** Returns the end of an annotation's key, which tells it from its neighbours; other texts as they are. */
export function shortKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1) || key;
}

function keysOf(cause: Cause): readonly string[] {
  const own = 'key' in cause && cause.key !== null ? [cause.key] : [];
  if (cause.kind === 'ingress-refused' || cause.kind === 'denied') return [...own, ...(cause.also ?? [])];
  if (cause.kind !== 'scheme-not-served' || cause.opens.by !== 'annotation') return own;
  return [cause.opens.key, ...(cause.opens.also ?? []).map(({ key }) => key)];
}

/** Returns the words for a cause with the keys of its annotations as short as in conversation: the evidence has them in full. */
export function withShortKeys(words: string, cause: Cause): string {
  return keysOf(cause).reduce((text, key) => text.replaceAll(`\`${key}`, () => `\`${shortKey(key)}`), words);
}

/** Returns a change with the key of its annotation as short as on a button. */
export function withShortKey(what: ChangeWhat): ChangeWhat {
  if (what.kind === 'annotations')
    return { ...what, settings: what.settings.map((one) => ({ ...one, key: shortKey(one.key) })) };
  return 'key' in what ? { ...what, key: shortKey(what.key) } : what;
}
