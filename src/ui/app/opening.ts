import { idle } from '../common/idle.ts';

type Opener = typeof import('./open-pasted.ts').opener;

const load = async (): Promise<Opener> => (await import('./open-pasted.ts')).opener;

/** Nobody pastes before the page is there; afterwards no paste should wait, not even without a network. */
export function expectOpening(): void {
  idle()
    .then(load)
    .catch(() => undefined);
}

/** What was opened first is there first, however long it takes to read. */
let before: Promise<void> = Promise.resolve();

/** Opens something with code that the first view does without. A failure belongs in the console: nothing has changed. */
export function opening(open: (part: Opener) => void | Promise<void>): void {
  const last = before;
  before = load()
    .then(async (part) => {
      await last;
      await open(part);
    })
    .catch((cause: unknown) => reportError(cause));
}
