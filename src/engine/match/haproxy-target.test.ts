import { expect, test } from 'vitest';
import { readHaproxyTarget } from './haproxy-target.ts';
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
