import type { Acts } from './act.ts';
import { createChoices } from './choices.ts';
import type { Core } from './core.ts';
import { retype, type Stand, type Typed } from './retype.ts';
import type { AppState } from './types.ts';
import type { WorkspaceChange } from './workspace.ts';

/** Parts of the state that are chosen as one. */
const together: Readonly<Partial<Record<keyof AppState, string>>> = {
  activeFile: 'file',
  reveal: 'file',
  selection: 'selection',
  inspected: 'selection',
  requestRouter: 'requestRouter',
  compareWith: 'compareWith',
  bottomTab: 'bottomTab',
};

/** Of what is chosen as one, that by which it is known again. */
const telling: ReadonlySet<string> = new Set<keyof AppState>([
  'activeFile',
  'requestRouter',
  'compareWith',
  'bottomTab',
]);

type Ahead = typeof import('./typed-ahead.ts');

interface Waiting {
  readonly act: number;
  /** Does it, or begins to: what comes back then tells who waits for it. Never rejects. */
  readonly start: () => Promise<() => void> | null;
}

/** Returns the acts of a workspace. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createActs(core: Core): Acts {
  const queue: Waiting[] = [];
  const chosen = new Map<string, number>();
  const choices = createChoices(core);
  let made = 0;
  let doing = 0;
  let isBusy = false;
  /** True while an act is done that has waited: what it calls is part of it. */
  let isLate = false;
  /** The texts beneath what was typed ahead. */
  let base: Stand | null = null;
  let typed: readonly Typed[] = [];
  /** What is needed when something is typed ahead: fetched beside the first act that takes time. */
  let ahead: Ahead | null = null;
  const fetchAhead = async (): Promise<void> => {
    ahead ??= await import('./typed-ahead.ts').catch(() => null);
  };
  let log: { readonly revision: number; readonly changes: readonly WorkspaceChange[] }[] = [];

  const withAct = <T>(act: number, run: () => T): T => {
    const before = doing;
    doing = act;
    try {
      return run();
    } finally {
      doing = before;
    }
  };

  /** Texts and history as they were when act `act` was made, and what was typed since. */
  const standAt = (act: number) => {
    const isEarlier = (one: Typed) => one.act < act;
    const { files } = core.get();
    const first: Stand = base ?? { files, history: core.history };
    return { stand: typed.filter(isEarlier).reduce(retype, first), later: typed.filter((one) => !isEarlier(one)) };
  };

  const asOne = <T>(act: number, run: () => T): T => {
    isLate = true;
    try {
      return withAct(act, run);
    } finally {
      isLate = false;
    }
  };

  /** Does the act on the texts without what was typed since, which is then typed again. */
  const doBeneath = <T>(act: number, run: () => T): T => {
    const { stand, later } = standAt(act);
    // Without the code for it what was typed counts as typed before.
    if (later.length === 0 || !ahead) {
      [base, typed] = [null, []];
      return asOne(act, run);
    }
    const done = ahead.doAhead(core, stand, later, () => asOne(act, run));
    if (!done) {
      // The act takes the file away: what was typed in it goes along, and comes back with it.
      typed = typed.map((one) => ({ ...one, act: Math.min(one.act, act - 0.5) }));
      return doBeneath(act, run);
    }
    [base, typed] = [done.after, done.typed];
    return done.value;
  };

  const pump = (): void => {
    while (!isBusy) {
      const first = queue.shift();
      if (!first) {
        [base, typed, log] = [null, [], []];
        choices.clear();
        return;
      }
      const going = first.start();
      if (!going) continue;
      isBusy = true;
      void going.then((tell) => {
        isBusy = false;
        try {
          tell();
        } finally {
          pump();
        }
      });
    }
  };

  const claim = (what: string): boolean => {
    if ((chosen.get(what) ?? 0) > doing) return false;
    chosen.set(what, doing);
    return true;
  };

  const take = (what: string, value: unknown): boolean => {
    if (isBusy || isLate || queue.length > 0) choices.note(what, doing, value);
    return claim(what);
  };

  /** Whether the act that is done makes this another one than it was, and nobody has since. */
  const turns = (what: string, next: unknown): boolean => choices.before(what, doing) !== next && take(what, next);

  /** A map of which each entry is chosen by itself: those chosen since stay as they are. */
  const chooseEach = <V>(name: string, now: ReadonlyMap<string, V>, next: ReadonlyMap<string, V>) => {
    const entries = new Map<string, V>();
    for (const key of new Set([...now.keys(), ...next.keys()])) {
      const value = turns(`${name} ${key}`, next.get(key)) ? next.get(key) : now.get(key);
      if (value !== undefined) entries.set(key, value);
    }
    return entries;
  };

  const chooseRequest = (now: AppState['request'], next: AppState['request']): AppState['request'] => ({
    ...next,
    text: turns('text', next.text) ? next.text : now.text,
    method: turns('method', next.method) ? next.method : now.method,
    headers: turns('headers', next.headers) ? next.headers : now.headers,
  });

  return {
    now: (run) => (isLate ? run() : withAct(++made, run)),
    next(run) {
      const act = doing;
      if (isLate || (!isBusy && queue.length === 0)) run();
      else
        queue.push({
          act,
          start() {
            const known = core.beforeAct();
            if (known !== null) return known.catch(() => undefined).then(() => () => doBeneath(act, run));
            doBeneath(act, run);
            return null;
          },
        });
    },
    after(prepare, run) {
      const act = doing;
      return new Promise((resolve, reject) => {
        const start = async () => {
          try {
            const [prepared] = await Promise.all([withAct(act, prepare), fetchAhead()]);
            const value = doBeneath(act, () => run(prepared));
            return () => resolve(value);
          } catch (error) {
            return () => reject(error);
          }
        };
        queue.push({ act, start });
        pump();
      });
    },
    type(one) {
      if (!isBusy || isLate) return;
      base ??= { files: core.get().files, history: core.history };
      typed = [...typed, { ...one, act: doing }];
    },
    beneath(plan, revision) {
      const { stand, later } = standAt(doing);
      const inside = later.filter((one) => one.revision <= revision);
      return inside.length === 0 || !ahead ? plan : ahead.beneathTyped(plan, stand.files, inside);
    },
    changed(revision, changes) {
      if (isBusy || queue.length > 0) log.push({ revision, changes });
    },
    carry(edits, from) {
      const changes = log.flatMap(({ revision, changes }) => (revision > from ? changes : []));
      if (changes.length === 0) return edits;
      return ahead?.carryEdits(edits, changes) ?? null;
    },
    choose(part) {
      const { request, controllers, options, ...others } = part;
      const now = core.get();
      const free: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(others)) {
        const what = together[key as keyof AppState]; // keys of a part of the state
        const isFree = what === undefined || (telling.has(key) ? take(what, value) : claim(what));
        if (isFree) free[key] = value;
      }
      if (request) free['request'] = chooseRequest(now.request, request);
      if (controllers) free['controllers'] = chooseEach('controller', now.controllers, controllers);
      if (options) free['options'] = chooseEach('options', now.options, options);
      return free;
    },
    take,
    standing: () => choices.standing(doing),
    follow: choices.follow,
  };
}
