import { describe, expect, test } from 'vitest';
import { urlParts } from './url-parts.ts';

const kinds = (text: string, errorAt: number | null = null) =>
  urlParts(text, errorAt).map(({ kind, text: part }) => `${kind}:${part}`);

describe('parts of the request as typed', () => {
  test('scheme, host, path and query are told apart', () => {
    expect(kinds('https://shop.example.com/api?x=1')).toEqual([
      'scheme:https://',
      'host:shop.example.com',
      'path:/api',
      'query:?x=1',
    ]);
  });

  test('a host and path without a scheme work too', () => {
    expect(kinds('shop.example.com/api')).toEqual(['host:shop.example.com', 'path:/api']);
  });

  test('a curl line stays plain', () => {
    expect(kinds('curl -H "Host: a.com" http://b/')).toEqual(['plain:curl -H "Host: a.com" http://b/']);
  });

  test('the character with the problem is marked and nothing is lost', () => {
    expect(kinds('ftp://x', 0)).toEqual(['error:f', 'plain:tp://x']);
    expect(kinds('a b', 9)).toHaveLength(2);
  });

  test('all parts together are the text, whatever it is', () => {
    for (const text of ['', '/', '?', '://', 'a\nb/c?d', '  http://x']) {
      expect(
        urlParts(text, null)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }
  });
});
