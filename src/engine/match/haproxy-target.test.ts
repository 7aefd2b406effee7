import { expect, test } from 'vitest';
import { readHaproxyTarget, refusedChar } from './haproxy-target.ts';
import { requestFromParts } from './request.ts';

const read = (method: string, target: string, host: string) =>
  readHaproxyTarget(requestFromParts({ method, scheme: 'http', host, target }));

test.each([
  ['GET', 'http://a.test', 'a.test', { origin: 'http://a.test', path: '' }],
  ['GET', 'http://a.test:80/x', 'a.test', { origin: 'http://a.test', path: '/x' }],
  ['GET', 'http://a.test?x=1', 'a.test', null],
  ['GET', '%2Fx', '', { origin: '%2Fx', path: '' }],
  ['GET', '%2Fx', 'a.test', null],
  ['TRACE', '/x', 'a.test', { origin: '', path: '/x' }],
  ['CONNECT', '/x', 'a.test', null],
  ['CONNECT', 'a.test', 'a.test', null],
  ['CONNECT', 'a.test:443', 'a.test', { origin: 'a.test:443', path: '' }],
  ['CONNECT', 'a.test:8443', 'a.test', null],
  ['CONNECT', 'a.test:8443', 'A.test:8443', { origin: 'a.test:8443', path: '' }],
])('%s %s for Host %j is read as measured', (method, target, host, expected) => {
  expect(read(method, target, host)).toEqual(expected);
});

test('the first character that is not taken as it is, of the path and then of the query', () => {
  const charOf = (rawPath: string, query: string | null = null) =>
    refusedChar({ ...requestFromParts({ host: 'a.example.com', target: '/' }), rawPath, query }).char;
  expect(charOf('/상품/1')).toBe('상');
  expect(charOf('/a b#c')).toBe(' ');
  expect(charOf('/a', 'x=é')).toBe('é');
  expect(charOf('/a%20b', 'x=1')).toBeUndefined();
});
