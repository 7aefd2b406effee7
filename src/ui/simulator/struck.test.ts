import { describe, expect, test } from 'vitest';
import { struckHost, struckPath } from './struck.ts';

const host = (rule: string, asked: string) => {
  const struck = struckHost({ host: rule }, asked);
  return struck && `${struck.before}[${struck.lost}]${struck.after}`;
};

describe('what a rule has no use for is struck', () => {
  test('in a host: a label before it, a letter within it, a port or dot after it', () => {
    expect(host('shop.example.com', 'www.shop.example.com')).toBe('[www.]shop.example.com');
    expect(host('shop.example.com', 'shoop.example.com')).toBe('sho[o]p.example.com');
    expect(host('shop.example.com', 'shop.example.com.')).toBe('shop.example.com[.]');
    expect(host('shop.example.com', 'api.other.org')).toBe('[api.other.org]');
  });

  test('in a host below a star: every label but the last one before the domain', () => {
    expect(host('*.example.com', 'a.b.example.com')).toBe('[a.]b.example.com');
    expect(host('*.example.com', 'a.example.org')).toBe('[a.example.org]');
  });

  test('nowhere where letters are missing, not left over', () => {
    expect(host('www.shop.example.com', 'shop.example.com')).toBeNull();
    expect(host('*.example.com', 'example.com')).toBeNull();
    expect(struckPath(4, '/api')).toBeNull();
  });

  test('in a path: everything from where it stopped', () => {
    expect(struckPath(4, '/api/users')).toEqual({ before: '/api', lost: '/users', after: '' });
    expect(struckPath(0, '/api')).toEqual({ before: '', lost: '/api', after: '' });
  });
});
