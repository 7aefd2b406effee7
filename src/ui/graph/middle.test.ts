import { expect, test } from 'vitest';
import { middleSplit } from './middle.ts';

test('a short name stays in one piece', () => {
  expect(middleSplit('shop.example')).toMatchObject({ head: 'shop.example', tail: '' });
});

test('a long name breaks where people read on', () => {
  expect(middleSplit('pr-412.preview.example.com').tail).toBe('example.com');
  expect(middleSplit('/a/very/long/path/to/index.html').tail).toBe('/index.html');
});

test('no part of a name is lost', () => {
  for (const name of ['x'.repeat(40), '/api/v2/orders/export', 'checkout-redesign-service-b']) {
    const { head, tail } = middleSplit(name);
    expect(head + tail).toBe(name);
  }
});

test('a head never asks for more room than it has letters', () => {
  expect(middleSplit('shop.example.com')).toEqual({ head: 'shop.', tail: 'example.com', kept: 5 });
});
