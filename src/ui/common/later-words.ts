import { type FirstMessages, type LaterMessages, type Locale, loadLater, type Messages } from '../../i18n/messages.ts';
import { painted } from '../../state/painted.ts';

const arrived = new Map<Locale, LaterMessages>();
const coming = new Map<Locale, Promise<LaterMessages>>();
/** Why they could not be loaded, until somebody was told. */
const failures = new Map<Locale, unknown>();

/** Loads the words that the first view does without, once per language; after a failure the next call tries again. */
export function laterWords(locale: Locale): Promise<LaterMessages> {
  const known = coming.get(locale);
  if (known) return known;
  // The first paint does without them, whoever asks before it.
  const loading = painted()
    .then(() => loadLater(locale))
    .then(
      (words) => {
        arrived.set(locale, words);
        return words;
      },
      (cause: unknown) => {
        coming.delete(locale);
        failures.set(locale, cause);
        throw cause;
      },
    );
  coming.set(locale, loading);
  return loading;
}

/**
 * A component that asks before they have come waits at its `Suspense`; a failure goes to its error boundary. What is not
 * there is thrown and not handed to `use`: that would be one hook more in the first drawing than in the next.
 */
function wait(locale: Locale): LaterMessages {
  const words = arrived.get(locale);
  if (words) return words;
  if (!failures.has(locale)) throw laterWords(locale);
  const cause = failures.get(locale);
  failures.delete(locale);
  throw cause;
}

/** Returns all words of a language while only those of the first view are there: the others come when asked for. */
export function wordsWithLater(first: FirstMessages, locale: Locale): Messages {
  return {
    ...first,
    get authoring() {
      return wait(locale).authoring;
    },
    get cause() {
      return wait(locale).cause;
    },
    get controllerTrace() {
      return wait(locale).controllerTrace;
    },
    get diagnostics() {
      return wait(locale).diagnostics;
    },
    get fixes() {
      return wait(locale).fixes;
    },
    get history() {
      return wait(locale).history;
    },
    get inspector() {
      return wait(locale).inspector;
    },
    get large() {
      return wait(locale).large;
    },
    get manipulate() {
      return wait(locale).manipulate;
    },
    get matrix() {
      return wait(locale).matrix;
    },
    get notices() {
      return wait(locale).notices;
    },
    get palette() {
      return wait(locale).palette;
    },
    get pictures() {
      return wait(locale).pictures;
    },
    get problems() {
      return wait(locale).problems;
    },
    get table() {
      return wait(locale).table;
    },
    get testResults() {
      return wait(locale).testResults;
    },
    get tree() {
      return wait(locale).tree;
    },
    get workspace() {
      return wait(locale).workspace;
    },
  };
}
