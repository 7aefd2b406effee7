import { idle } from '../common/idle.ts';

type OpenFiles = typeof import('../files/open-files.ts');

const load = (): Promise<OpenFiles> => import('../files/open-files.ts');

/** Nobody pastes before the page is there; afterwards no paste should wait, not even without a network. */
export function expectOpening(): void {
  idle()
    .then(load)
    .catch(() => undefined);
}

/** What was opened first is there first, however long it takes to read. */
let before: Promise<void> = Promise.resolve();

/** Opens something with code that the first view does without. A failure belongs in the console: nothing has changed. */
export function opening(open: (part: OpenFiles) => void | Promise<void>): void {
  const last = before;
  before = load()
    .then(async (part) => {
      await last;
      await open(part);
    })
    .catch((cause: unknown) => reportError(cause));
}
