import { describe, expect, test } from 'vitest';
import type { Outcome } from '../decision.ts';
import { type HttpRequest, requestFromParts } from '../request.ts';
import { isLoop } from './loop.ts';

const to = (location: string): Outcome => ({ kind: 'redirect', status: 302, location });
const served: Outcome = { kind: 'status', status: 404, why: 'no-host', route: null };

/** Who redirects by a table of addresses. */
function loops(url: string, table: Readonly<Record<string, string>>): boolean {
  const asked = (request: HttpRequest): Outcome => {
    const location = table[`${request.scheme}://${request.host}${request.rawPath}`];
    return location === undefined ? served : to(location);
  };
  const [, scheme = '', host = '', target = ''] = /^(https?):\/\/([^/]+)(.*)$/.exec(url) ?? [];
  const request = requestFromParts({ scheme, host, target });
  return isLoop(request, asked(request), asked);
}

describe('a redirect loops', () => {
  test('when it leads to itself, to its own path, or back in two steps', () => {
    expect(loops('http://a.test/x', { 'http://a.test/x': 'http://a.test/x' })).toBe(true);
    expect(loops('http://a.test/x', { 'http://a.test/x': '/x' })).toBe(true);
    expect(loops('http://a.test/', { 'http://a.test/': '//b.test/', 'http://b.test/': 'http://A.test' })).toBe(true);
  });

  test('when it comes to a loop of others', () => {
    expect(loops('http://a.test/', { 'http://a.test/': 'https://a.test/', 'https://a.test/': 'https://a.test/' })).toBe(
      true,
    );
  });

  test('not when somebody answers in the end, on the other scheme, or elsewhere', () => {
    expect(loops('http://a.test/', { 'http://a.test/': 'https://a.test/' })).toBe(false);
    expect(loops('http://a.test/', { 'http://a.test/': 'https://elsewhere.test/x?y=1' })).toBe(false);
    expect(loops('http://a.test/', { 'http://a.test/': 'mailto:somebody' })).toBe(false);
  });

  test('not while it gets longer with every step', () => {
    const request = requestFromParts({ scheme: 'http', host: 'a.test', target: '/' });
    expect(isLoop(request, to('/x'), ({ rawPath }) => to(`${rawPath}x`))).toBe(false);
  });
});
