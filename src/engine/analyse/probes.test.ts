import { expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { generateRequests } from './probes.ts';

const asked = (path: string) =>
  generateRequests([{ pathId: asNodeId('p'), host: 'a.test', path, isSecure: false }]).requests.map(
    ({ request }) => request.rawPath,
  );

test('a pattern is also asked as the text that it is where nobody reads patterns', () => {
  expect(asked('/api/v[0-9]+')).toContain('/api/v%5B0-9%5D+');
  expect(asked('/a(/|$)(.*)?#')).toContain('/a(/%7C$)(.*)%3F%23');
});

test('half a character pair in a pattern stops nothing', () => {
  expect(asked('/a[\uD800]')).toContain('/a%5B%5D');
});
