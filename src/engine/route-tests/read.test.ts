import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { formatRouteTest } from './format.ts';
import { readRouteTests } from './read.ts';
import type { TestExpectation } from './route-test.ts';

const profiles = new Set(['kubernetes', 'ingress-nginx', 'traefik']);

function read(text: string) {
  const { tests, diagnostics } = readRouteTests(text, profiles);
  return {
    tests,
    places: tests.map(({ range }) => text.slice(range.start, range.end)),
    wrong: diagnostics.map(({ params, range }) => [params.reason, text.slice(range.start, range.end)]),
  };
}

/** The only test of a line. */
function only(line: string) {
  const { tests, wrong } = read(line);
  expect(wrong).toEqual([]);
  expect(tests).toHaveLength(1);
  const [first] = tests;
  if (!first) throw new Error('no test');
  return first;
}

describe('readRouteTests', () => {
  test('reads the lines of the specification', () => {
    const service = only('# route-test: GET https://shop.example.com/v11 -> frontend:80');
    expect(service.request).toMatchObject({
      method: 'GET',
      scheme: 'https',
      host: 'shop.example.com',
      rawPath: '/v11',
    });
    expect(service.expect).toEqual({ kind: 'service', namespace: null, name: 'frontend', port: '80' });
    expect(service.profiles).toEqual([]);
    const redirect = only(
      '# route-test: GET http://shop.example.com/old -> 301 https://shop.example.com/new @ ingress-nginx',
    );
    expect(redirect.expect).toEqual({ kind: 'status', status: 301, location: 'https://shop.example.com/new' });
    expect(redirect.profiles).toEqual(['ingress-nginx']);
    const status = only('# route-test: GET shop.example.com/nope -> 404 @ kubernetes,traefik');
    expect(status.request.scheme).toBe('http');
    expect(status.expect).toEqual({ kind: 'status', status: 404, location: null });
    expect(status.profiles).toEqual(['kubernetes', 'traefik']);
  });

  test.each([
    ['#route-test: a.example.com/ -> web', { kind: 'service', namespace: null, name: 'web', port: null }],
    [
      '## Route-Test : POST a.example.com/ -> prod/web:http',
      { kind: 'service', namespace: 'prod', name: 'web', port: 'http' },
    ],
    ["# route-test: a.example.com/ -H 'X: a -> b' -> rejected", { kind: 'rejected' }],
    ['# route-test: a.example.com/ -> rejected:80', { kind: 'service', namespace: null, name: 'rejected', port: '80' }],
    [
      '#\troute-test:\ta.example.com/a->b\t->\t302 /@x\t@ traefik , traefik',
      { kind: 'status', status: 302, location: '/@x' },
    ],
    [
      "# route-test: curl -H 'Host: a.example.com' http://10.0.0.1/ -> web",
      { kind: 'service', namespace: null, name: 'web', port: null },
    ],
  ] as const)('reads %s', (line, expected) => {
    expect(only(line).expect).toEqual(expected);
  });

  test('keeps methods, headers and the raw target', () => {
    const { request } = only(
      "# route-test: PATCH https://a.example.com:8443/%2F//x?y=1#z -H 'X-Canary: always' -H 'Cookie: a=b' -> web",
    );
    expect(request).toMatchObject({ method: 'PATCH', host: 'a.example.com:8443', rawPath: '/%2F//x', query: 'y=1' });
    expect([...request.headers]).toEqual([
      ['x-canary', 'always'],
      ['cookie', 'a=b'],
    ]);
  });

  test.each([
    ['# route-test:', 'no-request', '# route-test:'],
    ['# route-test: -> web', 'no-request', '-'],
    ['# route-test: GET a.example.com/', 'no-arrow', '# route-test: GET a.example.com/'],
    ['# route-test: GET a.example.com/ => web', 'no-arrow', '# route-test: GET a.example.com/ => web'],
    ['# route-test: GET a.example.com/ ->', 'no-expectation', '->'],
    ['# route-test: GET a.example.com/ -> @ traefik', 'no-expectation', '->'],
    ['# route-test: GET a.example.com/ -> web:80 api:80', 'extra-words', 'api:80'],
    ['# route-test: GET a.example.com/ -> 301 /x /y', 'extra-words', '/y'],
    ['# route-test: GET a.example.com/ -> 20', 'bad-status', '20'],
    ['# route-test: GET a.example.com/ -> 600', 'bad-status', '600'],
    ['# route-test: GET a.example.com/ -> 404 /x', 'bad-location', '404'],
    ['# route-test: GET a.example.com/ -> Web', 'bad-service', 'Web'],
    ['# route-test: GET a.example.com/ -> a/b/c', 'bad-service', 'a/b/c'],
    ['# route-test: GET a.example.com/ -> web:0', 'bad-port', 'web:0'],
    ['# route-test: GET a.example.com/ -> web:', 'bad-port', 'web:'],
    ['# route-test: GET a.example.com/ -> web:65536', 'bad-port', 'web:65536'],
    ['# route-test: GET a.example.com/ -> web @', 'no-profile', '@'],
    ['# route-test: GET a.example.com/ -> web @ traefik,', 'no-profile', '@'],
    ['# route-test: GET a.example.com/ -> web @ traefik, nginx', 'unknown-profile', 'nginx'],
    ['# route-test: GET a.example.com/ -> web @ traefik kubernetes', 'unknown-profile', 'traefik kubernetes'],
    ['# route-test: GET /only/a/path -> web', 'bad-request', '/only/a/path'],
    ['# route-test: GET ftp://a.example.com/ -> web', 'bad-request', 'ftp://a.example.com/'],
    ['# route-test: GET a.example.com:99999/ -> web', 'bad-request', '99999/'],
    ["# route-test: GET a.example.com/ -H 'open -> web", 'bad-request', "'open"],
    ["# route-test: GET a.example.com/ -h 'X: y' -> web", 'bad-option', '-h'],
    ['# route-test: GET a.example.com/ -H -> web', 'bad-option', '-H'],
    ['# route-test: GET a.example.com/ /b -> web', 'bad-request', ' '],
    ['# route_test: GET a.example.com/ -> web', 'keyword', 'route_test'],
    ['# Route tests: GET a.example.com/ -> web', 'keyword', 'Route tests'],
    ['# route-test GET a.example.com/ -> web', 'keyword', 'route-test'],
  ])('says where and why %s cannot be read', (line, reason, word) => {
    expect(read(`kind: Ingress\n${line}\n`).wrong).toEqual([[reason, word]]);
    expect(read(line).tests).toEqual([]);
  });

  test('leaves prose alone', () => {
    const prose = ['# route-test lines are explained in the manual', '# see the route tests', '# a route-test: x -> y'];
    expect(read(prose.join('\n'))).toEqual({ tests: [], places: [], wrong: [] });
  });

  test('finds tests in list items, after values and in texts of comments only, with LF and CRLF', () => {
    const line = (n: number) => `# route-test: a.example.com/${n} -> web`;
    const text = `${line(1)}\n- path: /a ${line(2)}\n  ${line(3)}\n# other`;
    expect(read(text).places).toEqual([line(1), line(2), line(3)]);
    expect(read(text.replaceAll('\n', '\r\n')).places).toEqual([line(1), line(2), line(3)]);
    expect(read(line(1)).places).toEqual([line(1)]);
  });

  test('takes text in block scalars and quotes for text', () => {
    const line = '# route-test: a.example.com/ -> web';
    const text = `data:\n  a: |\n    ${line}\n    # route-test: broken\n  b: "x ${line}"\n  c: >-\n\n    y\n    ${line}\nd: 1 ${line}\n`;
    expect(read(text).places).toEqual([line]);
    expect(read(text).wrong).toEqual([]);
  });

  test('finds nothing in manifests that hold no tests', ({ skip }) => {
    const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
    if (!existsSync(folder)) skip('no ../shared/corpus here');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:ya?ml|json)$/.test(name),
    );
    for (const name of names) {
      expect(read(readFileSync(`${folder}${name}`, 'utf8')), name).toEqual({ tests: [], places: [], wrong: [] });
    }
    expect(names.length).toBeGreaterThan(100);
  });
});

const word = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const expectation: fc.Arbitrary<TestExpectation> = fc.oneof(
  fc.record({
    kind: fc.constant('service' as const),
    namespace: fc.option(word),
    name: word,
    port: fc.option(fc.oneof(fc.integer({ min: 1, max: 65535 }).map(String), fc.stringMatching(/^[a-z]{1,15}$/))),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.integer({ min: 300, max: 399 }),
    location: fc.option(fc.stringMatching(/^https?:\/\/[a-z.]{1,9}\/[!-~]{0,12}$/)),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.integer({ min: 100, max: 599 }),
    location: fc.constant(null),
  }),
  fc.constant({ kind: 'rejected' as const }),
);
const headerName = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/).filter((name) => name !== 'host');
const headers = fc.dictionary(headerName, fc.stringMatching(/^(?:[!-~ä](?:[ -~ä]{0,14}[!-~ä])?)?$/), { maxKeys: 3 });
const request = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PURGE', 'get-it'),
    scheme: fc.constantFrom('http', 'https'),
    host: fc.oneof(word, fc.constantFrom('a.example.com:8443', '[::1]:81', "o'dd host", 'a.example.com:80')),
    target: fc.oneof(fc.stringMatching(/^\/[ -~ä한]{0,16}$/), fc.constantFrom('*', '/a -> b', 'x', '/a#b')),
    headers,
    httpVersion: fc.constantFrom('1.0', '1.1', '2'),
  })
  .map(requestFromParts);
const named = fc.uniqueArray(fc.constantFrom(...profiles), { maxLength: 3 });

describe('formatRouteTest', () => {
  test('writes what readRouteTests reads back, in any document and behind any indentation', () => {
    let written = 0;
    fc.assert(
      fc.property(
        request,
        expectation,
        named,
        fc.nat(6),
        fc.constantFrom('\n', '\r\n'),
        (asked, expected, by, indent, eol) => {
          const line = formatRouteTest({ request: asked, expect: expected, profiles: by });
          if (line === null) return;
          written++;
          const { tests, wrong } = read(['kind: Ingress', `${' '.repeat(indent)}${line}`, 'spec: {}'].join(eol));
          expect(wrong).toEqual([]);
          expect(tests.map((found) => [found.request, found.expect, found.profiles])).toEqual([[asked, expected, by]]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(written).toBeGreaterThan(2500);
  });

  test('writes no line for what a line cannot hold', () => {
    const odd = requestFromParts({ host: 'a', target: '/a\nb' });
    expect(formatRouteTest({ request: odd, expect: { kind: 'rejected' }, profiles: [] })).toBeNull();
    const nobody = requestFromParts({ host: '', target: '/' });
    expect(formatRouteTest({ request: nobody, expect: { kind: 'rejected' }, profiles: [] })).toBeNull();
  });
});
