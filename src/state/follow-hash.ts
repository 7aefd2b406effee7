import { readHash } from './hash.ts';
import { decodeLink } from './share-link.ts';
import type { AppStore } from './store.ts';
import type { Offer } from './types.ts';

/** Hashes that were followed so far. */
let followed = 0;

function setHash(hash: string): void {
  window.history.replaceState(null, '', window.location.pathname + window.location.search + hash);
}

/** Opens it, or offers it: while nothing is decided the hash stays, so that a reload offers it again. */
async function takeOffer(
  app: AppStore,
  read: () => Promise<Offer | null>,
  hash: string,
  mustAsk: boolean,
): Promise<boolean> {
  const came = await app.offer(read, mustAsk);
  if (came !== 'offered') return came === 'opened';
  const { offer } = app.store.getState();
  if (!offer) return true;
  setHash(hash);
  const stop = app.store.subscribe(({ offer: now }) => {
    if (now === offer) return;
    stop();
    if (!now) setHash('');
  });
  return true;
}

/**
 * Does what the hash of the address asks for and takes it away, so that a reload shows the person's own last state.
 * Resolves to whether it has opened or offered something.
 */
export async function followHash(app: AppStore, mustAsk: boolean): Promise<boolean> {
  const { actions } = app;
  const { hash } = window.location;
  const asked = readHash(hash);
  if (asked.kind === 'none') return false;
  const mine = ++followed;
  setHash('');
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: `none` has left above
  switch (asked.kind) {
    case 'share': {
      const read = async (): Promise<Offer | null> => {
        const shared = await decodeLink(hash);
        // Another one has come while this was read.
        if (mine !== followed) return null;
        if (!shared.ok) actions.notify({ kind: 'bad-link', why: shared.error });
        return shared.ok ? { kind: 'link', shared: shared.value } : null;
      };
      return takeOffer(app, read, hash, mustAsk);
    }
    case 'example':
      return takeOffer(app, async () => ({ kind: 'example', id: asked.id }), hash, mustAsk);
    case 'request':
      actions.setMethod(asked.method);
      actions.setRequest(asked.text);
      actions.send();
      return false;
  }
}
