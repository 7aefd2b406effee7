import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ui = fileURLToPath(new URL('ui/', import.meta.url));
const sheets = new Map(
  readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => {
      const text = readFileSync(path.join(ui, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return [name.split(path.sep).join('/'), text] as const;
    }),
);

/** Every class that a sheet has rules for or asks for. */
function classesIn(sheet: string): ReadonlySet<string> {
  const selectors = [...sheet.matchAll(/([^{};]+)\{/g)].map((match) => match[1] ?? '');
  const written = selectors.filter((selector) => !selector.trim().startsWith('@'));
  return new Set(
    written.flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name)),
  );
}

/** The rooms whose sheets name each class. */
function roomsOf(all: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const [name, sheet] of all) {
    for (const one of classesIn(sheet)) rooms.set(one, (rooms.get(one) ?? new Set()).add(name.split('/')[0] ?? ''));
  }
  return rooms;
}

/** Classes of one panel that the sheet of another names, beside what both have from the rooms below. The number goes down. */
const mostShared = 4;
const below = new Set(['common', 'parts', 'forms', 'app']);

describe('style sheets', () => {
  test('all were read', () => {
    expect(sheets.size).toBeGreaterThan(40);
    expect(roomsOf(sheets).size).toBeGreaterThan(500);
  });

  test('a colour that differs in the dark says both at once: no other sheet asks for the theme', () => {
    const asking = [...sheets]
      .filter(([, text]) => /prefers-color-scheme|data-theme\b/.test(text))
      .map(([name]) => name);
    expect(asking).toEqual(['common/tokens.css']);
  });

  test('each token is said once', () => {
    const names = [...(sheets.get('common/tokens.css') ?? '').matchAll(/^\s*--([\w-]+):/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(names.length).toBeGreaterThan(90);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('panels do not style each other beyond what is counted', () => {
    const shared = [...roomsOf(sheets)].filter(
      ([, rooms]) => ![...rooms].some((room) => below.has(room)) && rooms.size > 1,
    );
    expect(shared.length, shared.map(([name, rooms]) => `${name}: ${[...rooms].join(' ')}`).join('\n')).toBe(
      mostShared,
    );
  });

  test('a class of two rooms is seen, a value or an element is not', () => {
    const all = new Map([
      ['a/x.css', '@media (width < 1.5em) { .one.two > p { margin: 0 .5em } }'],
      ['b/y.css', '.two:hover, a { color: red }'],
    ]);
    expect([...roomsOf(all)].map(([name, rooms]) => [name, [...rooms]])).toEqual([
      ['one', ['a']],
      ['two', ['a', 'b']],
    ]);
  });
});
