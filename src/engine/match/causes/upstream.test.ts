import { expect, test } from 'vitest';
import { asNodeId } from '../../testing/node-id.ts';
import type { Outcome } from '../decision.ts';
import { requestFromParts } from '../request.ts';
import { oddUpstream } from './upstream.ts';

/** What is odd when a request path is rewritten so. */
function oddIn(path: string, rewrite: (path: string) => string): string | null {
  const answer = (rawPath: string): Outcome => ({
    kind: 'backend',
    route: asNodeId('r'),
    service: { namespace: 'default', name: 'web', port: 80 },
    upstreamTarget: rewrite(rawPath),
  });
  const request = requestFromParts({ scheme: 'http', host: 'a.test', target: path });
  return oddUpstream(request, answer(path), ({ rawPath }) => answer(rawPath))?.what ?? null;
}

test('two slashes in a row are odd, unless the request has them', () => {
  expect(oddIn('/api/users', (path) => `/${path.slice(4)}`)).toBe('double-slash');
  expect(oddIn('/api//users', (path) => path.slice(4))).toBeNull();
});

test('a group that stands as it was written is odd', () => {
  expect(oddIn('/api/users', () => '/$2')).toBe('literal');
  expect(oddIn('/api/$2', (path) => path.slice(4))).toBeNull();
});

test('the end of the request behind other text is odd, but not a fixed target that only ends like it', () => {
  expect(oddIn('/api/users', (path) => `/app${path.slice(5)}`)).toBe('joined');
  expect(oddIn('/api/s', () => '/apps')).toBeNull();
  expect(oddIn('/api/users', (path) => path.slice(4))).toBeNull();
  expect(oddIn('/api/users', (path) => `/v2${path}`)).toBeNull();
});
