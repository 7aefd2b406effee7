import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRequest, parseRequestLine } from './parse-request.ts';
import { type HttpRequest, type RequestDefaults, requestFromParts } from './request.ts';

function read(text: string, defaults?: RequestDefaults): HttpRequest {
  const result = parseRequestLine(text, defaults);
  if (!result.ok) throw new Error(`${text}: ${result.error.code} at ${result.error.at}`);
  return result.value;
}

function problem(text: string, defaults?: RequestDefaults) {
  const result = parseRequestLine(text, defaults);
  return result.ok ? null : result.error;
}

describe('a URL line', () => {
  test('gives scheme, host, path and query as written', () => {
    expect(read('https://shop.example.com/v11?x')).toEqual({
      scheme: 'https',
      method: 'GET',
      host: 'shop.example.com',
      rawPath: '/v11',
      query: 'x',
      headers: new Map(),
      httpVersion: '1.1',
    });
  });

  test.each([
    ['shop.example.com/v11', 'shop.example.com', '/v11', null],
    ['shop.example.com', 'shop.example.com', '/', null],
    ['shop.example.com?q', 'shop.example.com', '/', 'q'],
    ['http://a.com:8080/', 'a.com:8080', '/', null],
    ['http://a.com:80/', 'a.com', '/', null],
    ['https://a.com:443/', 'a.com', '/', null],
    ['https://a.com:80/', 'a.com:80', '/', null],
    ['http://user:p@ss@a.com/x', 'a.com', '/x', null],
    ['http://[::1]:8080/x', '[::1]:8080', '/x', null],
    ['[::1]/x', '[::1]', '/x', null],
    ['http://A.Example.COM./x', 'A.Example.COM.', '/x', null],
    ['http://a.com/x#frag?no', 'a.com', '/x', null],
    ['http://a.com/x?a=1?b#frag', 'a.com', '/x', 'a=1?b'],
    ['http://a.com//a/../b/%2e%2E/ü\\c', 'a.com', '//a/../b/%2e%2E/ü\\c', null],
    ['  http://a.com/x  ', 'a.com', '/x', null],
  ])('%s', (text, host, rawPath, query) => {
    expect(read(text)).toMatchObject({ host, rawPath, query });
  });

  test('takes a method before the URL and headers after it', () => {
    const request = read(`delete https://a.com/x -H 'X-A: 1' -H "Cookie: a=1" -H 'Cookie: b=2' -H 'Host: b.com'`);
    expect(request).toMatchObject({ method: 'DELETE', scheme: 'https', host: 'b.com' });
    expect([...request.headers]).toEqual([
      ['x-a', '1'],
      ['cookie', 'a=1; b=2'],
    ]);
  });

  test.each([
    ['wss://a.com/live?x', 'https', 'a.com'],
    ['ws://a.com/live?x', 'http', 'a.com'],
    ['WSS://a.com:443/live?x', 'https', 'a.com'],
    ['ws://a.com:443/live?x', 'http', 'a.com:443'],
  ])('%s opens a WebSocket over %s', (text, scheme, host) => {
    const request = read(text, { method: 'POST' });
    expect(request).toMatchObject({ scheme, host, method: 'GET', rawPath: '/live', query: 'x' });
    expect([...request.headers]).toEqual([
      ['connection', 'Upgrade'],
      ['upgrade', 'websocket'],
    ]);
    expect(read(formatRequest(request))).toEqual(request);
  });

  test('a WebSocket is opened by GET only', () => {
    expect(read('get wss://a.com/x').method).toBe('GET');
    expect(problem('POST wss://a.com/x')).toEqual({ code: 'websocket-method', at: 0 });
  });

  test('keeps a method that nobody knows as it is', () => {
    expect(read('pUrGe a.com/x').method).toBe('pUrGe');
  });

  test('a path alone takes its host from the headers, then from the defaults', () => {
    expect(read('/x', { headers: ['Host: b.com'], host: 'c.com' }).host).toBe('b.com');
    expect(read('/x', { host: 'c.com' }).host).toBe('c.com');
    expect(read("/x -H 'Host:'").host).toBe('');
    expect(read('OPTIONS *', { host: 'c.com' })).toMatchObject({ method: 'OPTIONS', rawPath: '*', host: 'c.com' });
    expect(problem('/x')).toEqual({ code: 'no-host', at: 0 });
  });

  test('the method of the line goes before the default one', () => {
    expect(read('PUT a.com/', { method: 'POST' }).method).toBe('PUT');
    expect(read('a.com/', { method: 'POST' }).method).toBe('POST');
  });

  test.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['ftp://a.com/x', 'bad-scheme', 0],
    ['http:///x', 'no-host', 0],
    ['http://a.com:70000/', 'bad-port', 13],
    ['http://a.com:8o/', 'bad-port', 13],
    ['GET https://a.com/a b', 'control-character', 19],
    ['http://a.com/a\u0007b', 'control-character', 14],
    ["G@T http://a.com/'", 'bad-method', 0],
    ["http://a.com/ -H 'X: 1", 'unclosed-quote', 17],
    ["http://a.com/ -H 'no colon'", 'bad-header', 18],
    ["http://a.com/ -H 'a b: 1'", 'bad-header', 18],
    ['http://[::1/x', 'no-host', 7],
    ['curl', 'no-host', 4],
  ])('%j is refused as %s with its place', (text, code, at) => {
    expect(problem(text)).toEqual({ code, at });
  });
});

describe('a curl line', () => {
  test('with quotes, several lines and options that do not matter', () => {
    const request = read(
      `curl -sS -k --resolve a.com:443:127.0.0.1 -o /dev/null \\
      -H 'Host: a.com' -H "X-Say: \\"hi\\"" \\
      -X PATCH 'https://10.0.0.1:8443/x y'`.replace('/x y', '/x%20y'),
    );
    expect(request).toMatchObject({ method: 'PATCH', scheme: 'https', host: 'a.com', rawPath: '/x%20y' });
    expect([...request.headers]).toEqual([['x-say', '"hi"']]);
  });

  test.each([
    ['curl -I a.com', 'HEAD'],
    ['curl -sI a.com', 'HEAD'],
    ['curl --head a.com', 'HEAD'],
    ['curl -d a=1 a.com', 'POST'],
    ["curl --json '{}' a.com", 'POST'],
    ['curl -F a=@b a.com', 'POST'],
    ['curl -T file a.com', 'PUT'],
    ['curl -XDELETE a.com', 'DELETE'],
    ['curl -skXDELETE a.com', 'DELETE'],
    ['curl -d a=1 -X PUT a.com', 'PUT'],
    ['curl -u me:secret a.com', 'GET'],
  ])('%s sends %s', (text, method) => {
    expect(read(text)).toMatchObject({ method, host: 'a.com', rawPath: '/' });
  });

  test('-G moves data into the query', () => {
    expect(read('curl -G -d a=1 -d b=2 a.com/x?z').query).toBe('z&a=1&b=2');
  });

  test('the HTTP version is read', () => {
    expect(read('curl --http1.0 a.com').httpVersion).toBe('1.0');
    expect(read('curl -0 a.com').httpVersion).toBe('1.0');
    expect(read('curl --http2 a.com').httpVersion).toBe('2');
  });

  test('a value that looks like options is still a value', () => {
    expect(read("curl -A '-I' a.com")).toMatchObject({ method: 'GET' });
    expect([...read("curl -A '-I' a.com").headers]).toEqual([['user-agent', '-I']]);
  });

  test('-b with a file name sends no cookie', () => {
    expect(read('curl -b jar.txt a.com').headers.size).toBe(0);
    expect(read('curl -b a=1 a.com').headers.get('cookie')).toBe('a=1');
  });
});

describe('parts of a fixture', () => {
  test('stay raw, absolute form and missing host included', () => {
    expect(requestFromParts({ method: 'GET', target: 'http://b.com/x?q', httpVersion: '1.0' })).toEqual({
      scheme: 'http',
      method: 'GET',
      host: '',
      rawPath: 'http://b.com/x',
      query: 'q',
      headers: new Map(),
      httpVersion: '1.0',
    });
  });

  test('header names become lower case and a Host header is the host', () => {
    const request = requestFromParts({ target: '/', headers: { Host: 'a.com', 'X-A': '1' } });
    expect(request.host).toBe('a.com');
    expect([...request.headers]).toEqual([['x-a', '1']]);
  });
});

describe('any request', () => {
  const chunk = fc.string({
    unit: fc.constantFrom('a', 'B', '.', '/', '%', '2', '\\', "'", '"', 'ü', ' ', '#', '&', '@', ':'),
  });
  const request = fc.record({
    scheme: fc.constantFrom('http' as const, 'https' as const),
    method: fc.constantFrom('GET', 'POST', 'PURGE', 'x'),
    host: fc.oneof(
      fc.constantFrom('', 'a.com', 'A.b:8080', 'a:80', 'a:443', '[::1]:1'),
      chunk.map((host) => host.trim()),
    ),
    rawPath: fc.oneof(
      chunk.map((path) => `/${path}`),
      fc.constantFrom('', '*', 'http://b/c'),
    ),
    query: fc.option(chunk),
    headers: fc
      .dictionary(
        fc.constantFrom('x-a', 'cookie'),
        chunk.map((value) => value.trim()),
      )
      .map((all) => new Map(Object.entries(all))),
    httpVersion: fc.constantFrom('1.0' as const, '1.1' as const, '2' as const),
  });

  test('is read back from its formatted line', () => {
    fc.assert(
      fc.property(request, (given) => {
        expect(read(formatRequest(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('any text gives a request or a problem inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          chunk.map((rest) => `curl ${rest}`),
        ),
        (text) => {
          const found = problem(text);
          expect(found === null || (found.at >= 0 && found.at <= text.length)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
