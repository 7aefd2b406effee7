/** Small values under names, as in localStorage and sessionStorage. No call throws: what cannot be done is answered. */
export interface ShortStore {
  /** `null` when nothing is there, or where nothing may be stored at all; `undefined` when it could not be read. */
  get(key: string): string | null | undefined;
  /** False when it could not be written: what stood there before still stands there. */
  set(key: string, value: string): boolean;
  /** False when it could not be removed. */
  remove(key: string): boolean;
  /** Names that begin with `prefix`; none where nothing can be read. */
  keys(prefix: string): readonly string[];
}

function attempt<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch {
    return otherwise;
  }
}

/**
 * Returns a store of the browser. Browsers refuse even to name it (private windows, policies), so it is named anew
 * at each call.
 */
function shortStore(storage: () => Storage): ShortStore {
  return {
    get(key) {
      try {
        return storage().getItem(key);
      } catch (cause) {
        return cause instanceof DOMException && cause.name === 'SecurityError' ? null : undefined;
      }
    },
    set: (key, value) =>
      attempt(() => {
        storage().setItem(key, value);
        return true;
      }, false),
    remove: (key) =>
      attempt(() => {
        storage().removeItem(key);
        return true;
      }, false),
    keys: (prefix) => attempt(() => Object.keys(storage()).filter((key) => key.startsWith(prefix)), []),
  };
}

/** Every name under which we keep something begins so. */
export const ourPrefix = 'ingraph';

export const localStore = shortStore(() => window.localStorage);
export const sessionStore = shortStore(() => window.sessionStorage);
