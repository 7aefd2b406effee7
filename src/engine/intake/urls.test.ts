import { expect, test } from 'vitest';
import { readIntake } from './read-intake.ts';

/** What a list of addresses is read as: requests, `~` before those whose scheme is taken as http, and other schemes. */
function said(text: string): readonly string[] {
  return readIntake(text).flatMap((part) => {
    if (part.kind === 'address') return [`not ${part.scheme}`];
    if (part.kind !== 'request') return part.kind === 'unknown' ? [] : [part.kind];
    const { request, status, isBare } = part.seen;
    const { method, scheme, host, rawPath, query } = request;
    const url = `${scheme}://${host}${rawPath}${query === null ? '' : `?${query}`}`;
    return [[...(isBare ? ['~'] : []), method, url, ...(status === null ? [] : [status])].join(' ')];
  });
}

test('every line of a list is asked or told, also one without a scheme and one of another scheme', () => {
  const list = 'https://shop.test/\nshop.test/cart\n\nftp://files.test/a\nshop.test:8080\n- "blog.shop.test"\n';
  expect(said(list)).toEqual([
    'GET https://shop.test/',
    '~ GET http://shop.test/cart',
    'not ftp',
    '~ GET http://shop.test:8080/',
    '~ GET http://blog.shop.test/',
  ]);
});

test.each([
  ['shop.test/cart', ['~ GET http://shop.test/cart']],
  ['shop.test?a=1', ['~ GET http://shop.test/?a=1']],
  ['localhost:8080/x', ['~ GET http://localhost:8080/x']],
  ['POST shop.test/login', ['~ POST http://shop.test/login']],
  ['shop.test/cart 404', ['~ GET http://shop.test/cart 404']],
  [
    '1. shop.test/a -> 200\n2. shop.test/b -> [503] nginx',
    ['~ GET http://shop.test/a 200', '~ GET http://shop.test/b 503'],
  ],
  ['ftp://files.test/a', ['not ftp']],
  ['grpc://shop.test:443/a\nredis://cache.test', ['not grpc', 'not redis']],
  ['wss://shop.test/live\nshop.test/live', ['GET https://shop.test/live', '~ GET http://shop.test/live']],
] as const)('%j', (text, expected) => {
  expect(said(text)).toEqual(expected);
});

test.each(['shop.test', 'deploy/ingress.yaml', 'ingress.yaml', 'See shop.test/cart for more', 'a.b.c d.e.f', 'and/or'])(
  '%j is a word and no address',
  (text) => {
    expect(said(text)).toEqual([]);
  },
);

test('a name of a file ends a list', () => {
  expect(said('https://shop.test/\ningress.yaml\n')).toEqual(['GET https://shop.test/']);
});
