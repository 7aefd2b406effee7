import { expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import type { Outcome } from './decision.ts';
import { meaningOf } from './meaning.ts';

const web = { namespace: 'default', name: 'web', port: 80 };
const api = { ...web, name: 'api' };
const short = (outcome: Outcome) => {
  const { tone, end, services } = meaningOf(outcome);
  return [tone, end, services.map(({ name }) => name).join(' ')];
};

test('the way of a request leads to the Services that answer, and to no other', () => {
  const parts = [
    { service: web, weight: 9 },
    { service: api, weight: 1 },
  ];
  expect(short({ kind: 'backend', route: null, service: web, upstreamTarget: '/' })).toEqual([
    'answer',
    'target',
    'web',
  ]);
  expect(short({ kind: 'split', parts, upstreamTarget: '/' })).toEqual(['answer', 'target', 'web api']);
  expect(short({ kind: 'any-of', candidates: [web, api], why: 'A5' })).toEqual(['open', 'target', 'web api']);
  expect(short({ kind: 'redirect', status: 308, location: 'https://a.test/' })).toEqual(['answer', 'path', '']);
  expect(short({ kind: 'status', status: 403, why: 'denied', route: asNodeId('p') })).toEqual(['bad', 'path', '']);
  expect(short({ kind: 'unknown', why: 'ingress-nginx/not-simulated' })).toEqual(['open', 'path', '']);
});

test('a backend that cannot answer ends the way in red; a good page of the controller is not red', () => {
  for (const why of ['no-service', 'no-port', 'no-endpoints'] as const) {
    expect(short({ kind: 'status', status: 503, why, route: asNodeId('p') })).toEqual(['bad', 'broken', '']);
  }
  expect(short({ kind: 'status', status: 200, why: 'built-in', route: null })).toEqual(['answer', 'path', '']);
  expect(short({ kind: 'rejected', why: 'ingress-nginx/refused-name' })).toEqual(['bad', 'path', '']);
});
