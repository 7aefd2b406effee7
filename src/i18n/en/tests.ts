/** Words of: routing tests, as far as the first view shows them. */
export const tests = {
  tab: 'Tests',
  /** Spoken beside the tab's count. */
  count: (passed: number, total: number) => `${passed} of ${total} pass`,
  add: 'Add test',
  addHint: (keys: string) => `Write this request and its answer into the manifest as a test (${keys})`,
  cannotAdd: 'This answer cannot be written as a test: the controller leaves it open, or it is not simulated.',
  /** On a path of the graph. */
  hits: (n: number, failing: number) =>
    `${n === 1 ? '1 test' : `${n} tests`}${failing > 0 ? `, ${failing} ${failing === 1 ? 'fails' : 'fail'}` : ''}`,
  passes: (profile: string) => `Passes with ${profile}`,
  fails: (profile: string, got: string) => `Fails with ${profile}: ${got}`,
  unreadable: 'Cannot be read',
  nobody: 'nobody answers',
  askedAs: (controller: string) => `as ${controller}`,
  stopAskingAs: (controller: string) => `Answer as its own controller again, not as ${controller}`,
};

export type TestsMessages = typeof tests;
