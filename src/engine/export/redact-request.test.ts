import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../match/parse-request.ts';
import { redactRequest } from './redact-request.ts';

const value = 'hunter2secret';

/** Ways in which a credential can stand in the request bar. */
const lines: readonly string[] = [
  `curl https://a.example.com/ -H 'Authorization: Bearer ${value}' -b 'session=${value}'`,
  `curl -sSk -H "Proxy-Authorization: Basic ${value}" https://a.example.com/x`,
  `curl https://user:${value}@a.example.com/`,
  `curl -u user:${value} https://a.example.com/`,
  `curl -suuser:${value} https://a.example.com/`,
  `curl --user=user:${value} https://a.example.com/`,
  `curl --oauth2-bearer ${value} https://a.example.com/`,
  `curl -x http://user:${value}@proxy:3128 https://a.example.com/`,
  `curl -E cert.pem:${value} https://a.example.com/`,
  `curl -d '{"password":"${value}"}' https://a.example.com/`,
  `curl --json '{"token":"${value}"}' https://a.example.com/`,
  `https://${value}@a.example.com/x`,
  `user:${value}@a.example.com/x`,
  `https://a.example.com/x?access_token=${value}&b=1`,
  `https://a.example.com/x?b=1&X-Amz-Signature=${value}`,
  `https://a.example.com/x?api%5Fkey=${value}`,
  `https://a.example.com/x#access_token=${value}`,
  `GET https://a.example.com/ -H 'x-api-key: ${value}'`,
  `GET https://a.example.com/ -H 'x-auth-token: ${value}' -H 'X-Amz-Security-Token: ${value}'`,
  `GET https://a.example.com/ -H 'anything: Bearer ${value}'`,
  `GET https://a.example.com/ -H 'anything: eyJhbGciOi.${value}.x'`,
  `curl https://a.example.com/ -H 'Authorization: Bearer ${value}`,
  `curl ftp://user:${value}@a.example.com/`,
];

describe('credentials of a request', () => {
  test.each(lines)('%s', (text) => {
    const { request, count } = redactRequest({ text, method: 'GET', headers: [] });
    expect(JSON.stringify(request)).not.toContain(value);
    expect(count).toBeGreaterThan(0);
    const before = parseRequestLine(text, { method: 'GET' });
    const after = parseRequestLine(request.text, { method: request.method, headers: request.headers });
    if (!before.ok) return;
    if (!after.ok) throw new Error(`unreadable: ${request.text}`);
    const { headers, query: _, ...same } = before.value;
    expect(after.value).toMatchObject(same);
    expect([...after.value.headers.keys()]).toEqual([...headers.keys()]);
    expect(redactRequest(request)).toEqual({ request, count: 0 });
  });

  test('headers beside the line are left out too, and each is counted; names of cookies stay', () => {
    const headers = ['Authorization: Bearer hunter2', 'Cookie: a=hunter2; canary=always', 'X-Env: prod', 'hunter'];
    const { request, count } = redactRequest({ text: 'https://a.example.com/', method: 'GET', headers });
    expect(request.headers).toEqual([
      'Authorization: redacted',
      'Cookie: a=redacted; canary=redacted',
      'X-Env: prod',
      'hunter',
    ]);
    expect([request.text, count]).toEqual(['https://a.example.com/', 2]);
  });

  test('a request without credentials is the same object', () => {
    for (const text of [
      'https://a.example.com/x?a=1&b',
      "curl -I https://a.example.com/ -H 'Host: b' -d x=1",
      '/x',
      '',
      '"',
    ]) {
      const request = { text, method: 'POST', headers: ['X-Canary: always', ''] };
      expect(redactRequest(request)).toEqual({ request, count: 0 });
      expect(redactRequest(request).request).toBe(request);
    }
  });

  test('nothing makes it throw, and what is left has no credential to leave out', () => {
    const word = fc.constantFrom(
      'curl',
      '-H',
      "'Cookie: a=b'",
      'https://u:p@a/',
      '-u',
      '?token=x',
      "'",
      ' ',
      '\\',
      '%',
      '--json',
      'é\ud83d',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }), fc.array(fc.string()), (words, headers) => {
        const { request } = redactRequest({ text: words.join(' '), method: 'GET', headers });
        expect(redactRequest(request)).toEqual({ request, count: 0 });
      }),
    );
  });
});
