import { formatRequest } from '../match/parse-request.ts';
import { formatExpectation } from './expectation.ts';
import { readRouteTest } from './read.ts';
import { type RouteTest, testKeyword } from './route-test.ts';

/**
 * Returns a test as the comment that `readRouteTest` reads back to the same test; `null` for a request that no line of a comment can hold
 * (with a line end in its target, or without a host).
 */
export function formatRouteTest(test: Pick<RouteTest, 'request' | 'expect' | 'profiles'>): string | null {
  const { request, expect, profiles } = test;
  const named = profiles.length > 0 ? ` @ ${profiles.join(',')}` : '';
  const line = `${testKeyword} ${formatRequest(request)} -> ${formatExpectation(expect)}${named}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it looks for
  if (/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(line)) return null;
  const read = readRouteTest(line, new Set(profiles));
  return read?.ok && formatRequest(read.value.request) === formatRequest(request) ? line : null;
}
