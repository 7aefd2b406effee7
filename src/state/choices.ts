import type { Choices, Standing } from './act.ts';
import type { Core } from './core.ts';
import type { AppState } from './types.ts';

type Selected = Pick<AppState, 'selection'> & Pick<Standing, 'pendingFocus'>;

/** A name of something chosen, and of what it is chosen for where there are several. */
function partsOf(what: string): readonly [string, string] {
  const end = what.indexOf(' ');
  return end < 0 ? [what, ''] : [what.slice(0, end), what.slice(end + 1)];
}

function read({ state, pendingFocus }: Standing, what: string): unknown {
  const [kind, key] = partsOf(what);
  switch (kind) {
    case 'text':
    case 'method':
    case 'headers':
      return state.request[kind];
    case 'controller':
      return state.controllers.get(key);
    case 'options':
      return state.options.get(key);
    case 'file':
      return state.activeFile;
    case 'selection':
      return { selection: state.selection, pendingFocus } satisfies Selected;
    default:
      return state[kind as keyof AppState]; // the others have the names of the state
  }
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/** The standing with what `read` gave. */
function write({ state, pendingFocus }: Standing, what: string, value: unknown): Standing {
  const [kind, key] = partsOf(what);
  const withPart = (part: object): Standing => ({ state: { ...state, ...part }, pendingFocus });
  switch (kind) {
    case 'text':
    case 'method':
    case 'headers':
      return withPart({ request: { ...state.request, [kind]: value } });
    case 'controller':
      return withPart({ controllers: withEntry<unknown>(state.controllers, key, value) });
    case 'options':
      return withPart({ options: withEntry<unknown>(state.options, key, value) });
    case 'file':
      return withPart({ activeFile: value });
    case 'selection': {
      const { selection, pendingFocus } = value as Selected; // nothing else is noted under this name
      return { state: { ...state, selection }, pendingFocus };
    }
    default:
      return withPart({ [kind]: value });
  }
}

interface Choice {
  readonly act: number;
  readonly value: unknown;
}

/** Returns the choices of a workspace: none yet. */
export function createChoices(core: Pick<Core, 'get' | 'pendingFocus'>): Choices {
  /** In the order of the acts; the first is how it was before all of them. */
  const noted = new Map<string, readonly Choice[]>();
  const live = (): Standing => ({ state: core.get(), pendingFocus: core.pendingFocus });
  const lastBefore = (list: readonly Choice[], act: number) => list.findLast((one) => one.act < act);
  return {
    note(what, act, value) {
      const list = noted.get(what) ?? [{ act: Number.NEGATIVE_INFINITY, value: read(live(), what) }];
      const others = list.filter((one) => one.act !== act);
      noted.set(
        what,
        [...others, { act, value }].toSorted((a, b) => a.act - b.act),
      );
    },
    before(what, act) {
      const list = noted.get(what);
      return list ? lastBefore(list, act)?.value : read(live(), what);
    },
    standing(act) {
      let standing = live();
      for (const [what, list] of noted) {
        // What is live is the last of them.
        if ((list.at(-1)?.act ?? 0) > act) standing = write(standing, what, lastBefore(list, act)?.value);
      }
      return standing;
    },
    follow(file, focus) {
      const followed = (what: string, value: unknown): unknown => {
        if (what === 'file') return file(value as string); // that is its name
        const { selection, pendingFocus } = value as Selected; // as in `write`
        return { selection, pendingFocus: focus(pendingFocus) } satisfies Selected;
      };
      for (const what of ['file', 'selection']) {
        const list = noted.get(what);
        if (list)
          noted.set(
            what,
            list.map(({ act, value }) => ({ act, value: followed(what, value) })),
          );
      }
    },
    clear: () => noted.clear(),
  };
}
