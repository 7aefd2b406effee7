import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PaletteItem, type PaletteKind, rankItems } from './rank.ts';

function item(kind: PaletteKind, label: string, detail = ''): PaletteItem {
  return { id: `${kind} ${label} ${detail}`, kind, label, detail, run: () => undefined };
}

const items = [
  item('command', 'Send the request'),
  item('command', 'Share link'),
  item('host', 'shop.example.com'),
  item('host', 'workshop.example.com'),
  item('path', '/shop', 'admin.example.com'),
  item('service', 'shop', 'default'),
];

const labels = (query: string) => rankItems(items, query, 10).map(({ kind, label }) => `${kind} ${label}`);

describe('the palette', () => {
  test('shows commands until something is asked', () => {
    expect(labels('')).toEqual(['command Send the request', 'command Share link']);
    expect(labels(' > ')).toEqual(labels(''));
  });

  test('puts the whole word before its beginning, that before a word within, and the place last', () => {
    expect(labels('shop')).toEqual([
      'service shop',
      'host shop.example.com',
      'path /shop',
      'host workshop.example.com',
    ]);
  });

  test('wants every word, in name or place', () => {
    expect(labels('shop admin')).toEqual(['path /shop']);
    expect(labels('shop nothing')).toEqual([]);
  });

  test('gives commands only after >', () => {
    expect(labels('>sh')).toEqual(['command Share link']);
  });

  test('never gives more than asked for, nor anything twice, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(6), (query, most) => {
        const found = rankItems(items, query, most);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
