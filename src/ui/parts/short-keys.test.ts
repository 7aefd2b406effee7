import { expect, test } from 'vitest';
import type { Cause } from '../../engine/match/index.ts';
import { shortKey, withShortKey, withShortKeys } from './short-keys.ts';

test('keys of annotations are told by their end, and only those that the cause names', () => {
  const key = 'nginx.ingress.kubernetes.io/permanent-redirect';
  const cause = { kind: 'redirect', key } as unknown as Cause;
  expect(withShortKeys(`\`${key}\` of \`store/shop\``, cause)).toBe('`permanent-redirect` of `store/shop`');
  const opens = { by: 'annotation', key: 'a.io/router.tls', value: 'true', also: [{ key: 'a.io/x$&', value: null }] };
  const scheme = { kind: 'scheme-not-served', opens } as unknown as Cause;
  expect(withShortKeys('`a.io/router.tls: "true"`, without `a.io/x$&`', scheme)).toBe(
    '`router.tls: "true"`, without `x$&`',
  );
  expect(withShortKeys('`store/shop`', { kind: 'nothing-configured', what: 'no-rules' })).toBe('`store/shop`');
});

test('a key without a prefix stays as it is', () => {
  expect([shortKey('ssl-redirect'), shortKey('odd/')]).toEqual(['ssl-redirect', 'odd/']);
  expect(withShortKey({ kind: 'without-annotation', key: 'a.io/b' })).toEqual({ kind: 'without-annotation', key: 'b' });
  const settings = [
    { key: 'pathType', value: 'ImplementationSpecific' },
    { key: 'a.io/b', value: 'c' },
  ];
  expect(withShortKey({ kind: 'annotations', settings })).toEqual({
    kind: 'annotations',
    settings: [settings[0], { key: 'b', value: 'c' }],
  });
  expect(withShortKey({ kind: 'port', service: 'a/b', port: '80' })).toEqual({
    kind: 'port',
    service: 'a/b',
    port: '80',
  });
});
