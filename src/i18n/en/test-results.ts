const paths = (n: number) => (n === 1 ? '1 path' : `${n} paths`);

/** Words of: the Tests tab and `ingraph test`. */
export const testResults = {
  title: 'Routing tests',
  show: 'Which tests to show',
  all: 'All',
  failing: 'Failing',
  columns: {
    verdict: 'Verdict',
    request: 'Request',
    expected: 'Expected',
    got: 'Got',
    profile: 'Controller',
    line: 'Line',
  },
  pass: 'passes',
  fail: 'fails',
  guessed: 'guessed',
  open: (request: string) => `Trace of ${request}`,
  place: (file: string, line: number) => `${file}:${line}`,
  allPass: 'All tests pass.',
  none: 'No test yet',
  noneText:
    'A test is a comment that travels with the manifest. Send a request and add it, or write one: `# route-test: GET https://shop.example.com/cart -> web:80`.',
  coverage: 'Paths never hit',
  covered: (hit: number, total: number) => `Tests hit ${hit} of ${paths(total)}.`,
  allCovered: 'Tests hit every path that a request can reach.',
  anyHost: 'any host',
  written: (line: string) => `Test written: ${line}`,
  more: (n: number) => `${n} more`,
  help: { add: 'Add a test for the request', show: 'Show the tests' },
  /** `ingraph test` */
  expected: 'expected',
  got: 'got',
  byPath: (path: string, place: string) => `by ${path}, ${place}`,
  summary: (tests: number, passed: number, failed: number, unreadable: number) =>
    `${tests} ${tests === 1 ? 'test' : 'tests'}: ${passed} passed, ${failed} failed${unreadable > 0 ? `, ${unreadable} cannot be read` : ''}`,
  nothing: 'no comment `# route-test:` in these files',
};

export type TestResultsMessages = typeof testResults;
