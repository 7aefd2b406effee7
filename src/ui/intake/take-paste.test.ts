import { describe, expect, test } from 'vitest';
import { takePaste } from './take-paste.ts';

/** What becomes of a text, as one word. */
function fate(text: string): string {
  const { manifests, request, hasCard } = takePaste(text);
  return [manifests.length > 0 && 'files', request && 'bar', hasCard && 'card'].filter(Boolean).join(' ');
}

describe('what is pasted onto the page', () => {
  test('goes to the request bar when it is a curl line or one URL', () => {
    for (const text of ['curl -H "Host: a" http://x/', '$ curl http://x/', 'https://shop.example.com/v11\n']) {
      expect(fate(text), text).toBe('bar');
    }
  });

  test('is opened when it could be YAML or JSON, even with a URL or an error inside', () => {
    for (const text of [
      'kind: Ingress\n# curl x',
      '{"kind":"Ingress"}',
      'url: https://a.b/',
      'kind: Ingress\n# Error from server: is invalid:',
      '  - host: a.b',
      'rules:',
      '```yaml\nkind: Ingress\n```',
    ]) {
      expect(fate(text), text).toBe('files');
    }
  });

  test('is kept on a card when there is more to say, and files are touched only where a manifest is in it', () => {
    for (const text of [
      '404 page not found',
      'Error: something that nobody knows',
      'https://a.test/\nhttps://b.test/',
      'curl -i https://a.test/\nHTTP/1.1 404 Not Found',
      '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 404 1 "-" "-"',
      '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-kind: A\n+kind: B\n',
      'NAME  CLASS  HOSTS   ADDRESS  PORTS  AGE\na     b      c.test  d        80     1d\n',
    ]) {
      expect(fate(text).replace('bar ', ''), text).toBe('card');
    }
    expect(fate('kind: Ingress\u001b[0m\n')).toBe('files card');
    expect(fate('```yaml\nkind: Ingress\n```\nand\nhttps://a.test/')).toBe('files card');
  });

  test('is told on a card when something was taken away from around a manifest', () => {
    expect(fate('> kind: Ingress\n> metadata: {}\n')).toBe('files card');
    expect(fate('  1 apiVersion: v1\n  2 kind: Service\n')).toBe('files card');
    expect(fate('kind: Ingress\nmetadata:\n\u00a0 name: a\n')).toBe('files card');
    expect(fate('+kind: Ingress\n+metadata: {}\n')).toBe('card');
  });

  test('is left alone when it is nothing of that', () => {
    for (const text of [
      'hello',
      '   ',
      '',
      'See https://a.b/ for more',
      '\u0000PNG: \u0001\u0002',
      'kind: \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd',
    ]) {
      expect(fate(text), text).toBe('');
    }
  });

  test.each([
    ['a text of something else', 'services:\n  web:\n    image: nginx\n'],
    [
      'base64 of a manifest, which is not opened unasked',
      'YXBpVmVyc2lvbjogdjEKa2luZDogU2VydmljZQptZXRhZGF0YToge25hbWU6IGF9Cg==',
    ],
    ['an address of another scheme', 'ftp://shop.test/a'],
  ])('is told on a card when it is %s', (_, text) => {
    expect(fate(text)).toBe('card');
  });

  test('an address without a scheme goes to the bar as http', () => {
    expect(takePaste('shop.test/cart').request).toEqual({ text: 'http://shop.test/cart', method: 'GET', headers: [] });
    expect(fate('https://shop.test/\nshop.test/cart')).toBe('card');
  });

  test.each([
    ["curl -H 'X-Canary: always' https://a.test/x", 'GET', 'https://a.test/x', ['x-canary: always']],
    ['curl -sk -XDELETE https://a.test/x', 'DELETE', 'https://a.test/x', []],
    [
      "curl https://a.test/x --data '{\"a\":1}' -H 'Content-Type: application/json'",
      'POST',
      'https://a.test/x',
      ['content-type: application/json'],
    ],
    ['curl -I https://a.test/x', 'HEAD', 'https://a.test/x', []],
    ['curl -G -d a=1 https://a.test/x', 'GET', 'https://a.test/x?a=1', []],
    ['curl --resolve a.test:443:10.0.0.1 https://a.test/x', 'GET', 'https://a.test/x', []],
    ['curl --connect-to a.test:443:10.0.0.1:8443 https://a.test/', 'GET', 'https://a.test/', []],
    ["curl -k -H 'Host: a.test' https://10.0.0.1/x?y=1", 'GET', 'https://a.test/x?y=1', []],
    [
      "$ curl -X PUT https://a.test/x \\\n  -H 'X-A: 1' \\\n  -H 'X-B: 2'",
      'PUT',
      'https://a.test/x',
      ['x-a: 1', 'x-b: 2'],
    ],
    [
      "curl --request PATCH -F file=@a -b 'k=v' --http2 https://a.test/x",
      'PATCH',
      'https://a.test/x --http2',
      ['cookie: k=redacted'],
    ],
  ])('%s has each part in its own place of the bar', (line, method, text, headers) => {
    const { request } = takePaste(line);
    expect(request).toEqual({ text, method, headers });
  });

  test('keeps credentials out of the bar, and says how many', () => {
    const { request, credentials, hasCard } = takePaste("curl https://a.test/ -H 'Authorization: Bearer abc' -u me:pw");
    expect(request?.text).not.toMatch(/abc|pw/);
    expect(credentials).toBe(2);
    expect(hasCard).toBe(true);
    const verbose = '> GET / HTTP/1.1\n> Host: a.test\n> Cookie: session=abc\n>\n< HTTP/1.1 200 OK\n';
    expect(takePaste(verbose)).toMatchObject({ credentials: 1, hasCard: true });
    expect(JSON.stringify(takePaste(verbose).request)).not.toContain('abc');
  });
});
