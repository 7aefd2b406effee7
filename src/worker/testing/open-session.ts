import { profiles } from '../../engine/controllers/index.ts';
import { emptySnapshot, type Snapshot } from '../../protocol/snapshot.ts';
import { applyDelta } from '../../state/apply-delta.ts';
import { createSession, type Session } from '../session.ts';

/** Profiles are loaded once for all sessions of a test. */
const loaded = await Promise.all(profiles.map(({ load }) => load()));

/** Returns a session that has read some files, and what the page knows of it. All profiles are at hand. */
export function openSession(
  files: ReadonlyMap<string, string>,
  set: (session: Session) => void = () => undefined,
): { readonly session: Session; readonly snapshot: Snapshot } {
  const session = createSession(() => 0, loaded);
  session.change(
    1,
    Array.from(files, ([name, text], at) => ({ kind: 'add', at, name, text }) as const),
  );
  set(session);
  while (session.isReading()) session.step();
  const delta = session.update();
  // As between threads: nothing is shared.
  return { session, snapshot: delta ? applyDelta(emptySnapshot, structuredClone(delta)) : emptySnapshot };
}

/** Returns what a generator returns in the end. */
export function allOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Profiles are at hand: nobody waits for them. */
export const allThere = (): Promise<void> => Promise.resolve();
