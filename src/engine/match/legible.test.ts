import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { someCause } from '../testing/some-cause.ts';
import { toBytes } from './bytes.ts';
import { legible, legibleDecision } from './legible.ts';

test('what was made of characters reads as these characters again; what is no UTF-8 stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(legible(toBytes(text))).toBe(
        legible(text) === text || text === toBytes(text) ? text : legible(toBytes(text)),
      );
    }),
  );
  expect(legible(toBytes('/빵/호밀 100%'))).toBe('/빵/호밀 100%');
  expect(legible('/\u0083')).toBe('/\u0083');
  expect(legible('/빵')).toBe('/빵');
});

test('a trace in bytes becomes one in characters, lengths too', () => {
  const compared = toBytes('/빵/a');
  const step = (path: string, matchedLength: number) =>
    ({
      kind: 'path',
      routeId: asNodeId('r'),
      pathId: asNodeId('p'),
      matched: false,
      matcher: { kind: 'string-prefix', path: toBytes(path) },
      matchedLength,
      verdict: 'no-match',
    }) as const;
  const { trace, comparedPath } = legibleDecision({
    outcome: { kind: 'status', status: 404, why: 'no-path', route: null },
    evidence: 'measured',
    comparedPath: compared,
    // The second differs inside the first character.
    trace: [step('/빵/b', 5), step('/밥', 2)],
    cause: someCause,
  });
  expect(comparedPath).toBe('/빵/a');
  expect(trace.map((one) => one.kind === 'path' && [one.matcher, one.matchedLength])).toEqual([
    [{ kind: 'string-prefix', path: '/빵/b' }, 3],
    [{ kind: 'string-prefix', path: '/밥' }, 1],
  ]);
});
