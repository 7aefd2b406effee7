import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../match/parse-request.ts';
import { redactHttpRequest, redactRequest } from './redact-request.ts';

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
  `curl https://a.example.com/ -b 'x https://u:${value}@c/?a=b'`,
  `curl https://a.example.com/ -H 'Authorization: Bearer ${value}`,
  `curl ftp://user:${value}@a.example.com/`,
];

/** Headers whose values prove who somebody is. */
const headers = (
  'Authorization Proxy-Authorization X-Authorization X-Forwarded-Authorization Authentication X-Authentication X-SessionId SessionId ' +
  'JSESSIONID PHPSESSID X-AppKey X-App-Key X-SharedKey X-MasterKey X-API-KEY XApiKey apikey X-UserPwd X-OTP X-Pin Ticket X-Ticket ' +
  'DPoP X-HMAC X-Wsse X-CSRF X-XSRF-TOKEN X-CSRFToken X-Forwarded-Client-Cert Sec-WebSocket-Protocol X-Amz-Security-Token X-Sig256 ' +
  'X-Hub-Signature-256 X-Auth0 Api2Key accessToken X-Goog-IAP-JWT-Assertion X-Vault-Token Private-Token X-Remote-Pass Cookie2'
).split(' ');

/** Parameters of a query that do. */
const parameters = (
  'token access_token sessionid sessionId session_id PHPSESSID jsessionid authkey auth_key appkey privatekey key code otp pin pw pwd passcode ' +
  'password ticket assertion SAMLResponse oauth oauth_verifier hmac sig signature X-Amz-Signature client_secret api%5Fkey apiKey JWT sid'
).split(' ');

/** Values that are credentials whatever their name. */
const values = [
  `Token ${value}`,
  `ApiKey ${value}`,
  `AWS4-HMAC-SHA256 Credential=${value}/20240101/eu/s3/aws4_request, Signature=${value}`,
  `a, Bearer ${value}`,
  `https://a.example.com/?token=${value}`,
  `https://u:${value}@a.example.com/`,
  `/x?api_key=${value}`,
  `https://a.example.com/#access_token=${value}`,
  `https%3A%2F%2Fu%3A${value}%40a.example.com`,
  `eyJhbGciOi.${value}.x`,
];

/** Targets in which one can stand, besides the parameters. */
const targets = [
  `?redirect=https://u:${value}@c/`,
  `?redirect=https%3A%2F%2Fc%2F%3Ftoken%3D${value}`,
  `?x=token%3D${value}`,
  `?a=1;token=${value}`,
  `?a=https%253A%252F%252Fc%253Ftoken%253D${value}`,
  `?eyJhbGciOi.${value}.x`,
  `;jsessionid=${value}`,
  `;token=${value}/y`,
  `/eyJhbGciOi.${value}.x/y`,
  `/eyJhbGciOiJIUzI1NiJ9${value}.eyJzdWIiOiJ4In0.${value}`,
];

/** Options of curl and other programs, known to the reader or not. */
const options = [
  `--cookie=a=${value}`,
  `--cookie '${value}'`,
  `-b ${value}`,
  `-e 'https://a/?token=${value}'`,
  `-K ${value}`,
  `--config=${value}`,
  `--url-query token=${value}`,
  `--header='Authorization: Bearer ${value}'`,
  `--proxy-header 'Proxy-Authorization: Basic ${value}'`,
  `--login-options ${value}`,
  `--a-later-option ${value}`,
  `--variable token=${value}`,
  `--form-string x=${value}`,
];

const everyLine = [
  ...lines,
  ...headers.map((name) => `GET https://a.example.com/ -H '${name}: ${value}'`),
  ...values.map((text) => `GET https://a.example.com/ -H 'X-Original-URL: ${text}'`),
  ...parameters.map((name) => `https://a.example.com/x?b=1&${name}=${value}`),
  ...targets.map((target) => `https://a.example.com/x${target}`),
  ...options.map((option) => `curl https://a.example.com/ ${option}`),
  `//u:${value}@a.example.com/`,
  `wget --password=${value} https://a.example.com/`,
  `wget --header='Authorization: Bearer ${value}' https://a.example.com/`,
];

describe('credentials of a request', () => {
  test.each(everyLine)('%s', (text) => {
    const { request, count } = redactRequest({ text, method: 'GET', headers: [] });
    expect(JSON.stringify(request)).not.toContain(value);
    expect(count).toBeGreaterThan(0);
    const before = parseRequestLine(text, { method: 'GET' });
    const after = parseRequestLine(request.text, { method: request.method, headers: request.headers });
    if (!before.ok) return;
    if (!after.ok) throw new Error(`unreadable: ${request.text}`);
    const { headers, query: _, rawPath, ...same } = before.value;
    expect(after.value).toMatchObject(same);
    if (!rawPath.includes(value)) expect(after.value.rawPath).toBe(rawPath);
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

  test.each([
    'Host: b.example.com',
    'Accept: text/html, */*;q=0.8',
    'Accept-Language: de',
    'Content-Type: application/json; charset=utf-8',
    'Content-Length: 12',
    'X-Forwarded-For: 10.0.0.1, 10.0.0.2',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Host: a.example.com',
    'X-Request-Id: 4bf92f3577b34da6a3ce929d0e0e4736',
    'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'X-Canary: always',
    'X-Canary-By-Header: basic',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) basic',
    'Origin: https://a.example.com',
    'Referer: https://a.example.com/x?page=2',
    'X-Author: jane',
    'X-Monkey: 1',
    'X-Shipping: fast',
    'Upgrade: websocket',
    'If-None-Match: "abc"',
    'Cache-Control: no-cache',
    'X-Tokyo: 1',
    'X-Passenger: 1',
    'X-Design: b',
  ])('routing can need a header, and it stays: %s', (header) => {
    const line = { text: `GET https://a.example.com/x -H '${header}'`, method: 'GET', headers: [header] };
    expect(redactRequest(line)).toEqual({ request: line, count: 0 });
  });

  test.each([
    '/x?page=2',
    '/x?author=jane&monkey=1&q=a+b',
    '/x?passenger=1&design=2&encode=3&opinion=4&pinned=5&side=6',
    '/x?redirect=https%3A%2F%2Fc%2Fx',
    '/users/@me',
    '/x;v=1/y?a;b',
    '/token/refresh',
    'curl -sSLkv -I https://a.example.com/x --compressed --http2 -m 5 --resolve a.example.com:443:10.0.0.1',
  ])('a target without a credential stays: %s', (text) => {
    const line = { text, method: 'GET', headers: [] };
    expect(redactRequest(line)).toEqual({ request: line, count: 0 });
  });

  test.each([
    `curl --url-query token=${value} https://a.example.com/`,
    `curl --login-options ${value} https://a.example.com/`,
    `curl --a-later-option=${value} https://a.example.com/`,
    `curl -sK ${value} https://a.example.com/`,
    `curl -sb${value} https://a.example.com/`,
    `curl --a-later-option '${value}`,
    `wget --password=${value}`,
    `http --auth=u:${value} https://a.example.com/`,
    `curl -d pin=${value} https://a.example.com/`,
    `https://a.example.com/#code=${value}`,
  ])('an option that nobody knows does not become the host: %s', (text) => {
    const { request, count } = redactRequest({ text, method: 'GET', headers: [] });
    expect(JSON.stringify(request)).not.toContain(value);
    expect(count).toBeGreaterThan(0);
    expect(redactRequest(request)).toEqual({ request, count: 0 });
  });

  test('a request that was read loses them too, in its path as well', () => {
    const read = parseRequestLine(`https://a.example.com/x;jsessionid=${value}?code=${value} -H 'X-Canary: always'`);
    if (!read.ok) throw new Error('unreadable');
    const { request, count } = redactHttpRequest(read.value);
    expect([request.rawPath, request.query, count]).toEqual(['/x;jsessionid=redacted', 'code=redacted', 2]);
    expect(request.headers).toEqual(new Map([['x-canary', 'always']]));
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
      '--later',
      'https://a/x;sid=1/eyJhbGciOi.e.x?a=b;code=1&r=//u@b',
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
