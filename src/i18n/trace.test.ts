import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from './en/index.ts';
import { loadMessages } from './messages.ts';

const ko = await loadMessages('ko');

const folder = new URL('../engine/controllers/kubernetes-spec/', import.meta.url);
const code = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'sources.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** Every rule, note and reason that the profile can name, read from its code. */
const rules = [...new Set([...code.matchAll(/'(kubernetes\/[a-z-]+|A\d{1,2})'/g)].map((match) => match[1] ?? ''))];

describe('the words of the trace', () => {
  test('the profile was read: its 23 open points and its rules are there', () => {
    const points = rules.filter((rule) => rule.startsWith('A')).map((rule) => Number(rule.slice(1)));
    expect(points.sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, n) => n + 1));
    expect(rules.length).toBeGreaterThan(35);
  });

  test.each(rules)('%s has a sentence in English and Korean', (rule) => {
    for (const { trace, controllerTrace } of [en, ko])
      expect(Object.keys({ ...trace, ...controllerTrace })).toContain(rule);
  });

  test('no sentence is left that the profile does not name', () => {
    const own = Object.keys({ ...en.trace, ...en.controllerTrace }).filter((rule) =>
      /^(?:kubernetes\/|A\d)/.test(rule),
    );
    expect(own.filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  test('Korean sentences hold Hangul and no untranslated parameter', () => {
    for (const [rule, words] of Object.entries({ ...ko.trace, ...ko.controllerTrace })) {
      const text = typeof words === 'function' ? words({}) : words;
      expect(text, rule).toMatch(/[가-힣]/);
      expect(text, rule).not.toContain('undefined');
    }
  });
});
