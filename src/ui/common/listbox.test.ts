import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listAct } from './listbox.ts';

const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter', 'Escape', 'a', 'Home', 'Process'];
const press = (key: string) => ({ key, isComposing: false });

describe('the keys of a list below a field', () => {
  test('Down then Enter takes the second entry when the first is highlighted', () => {
    expect(listAct(press('ArrowDown'), 0, 3)).toEqual({ to: 1 });
    expect(listAct(press('Enter'), 1, 3)).toBe('take');
  });

  test('arrows go round and begin at the near end', () => {
    expect(listAct(press('ArrowDown'), 2, 3)).toEqual({ to: 0 });
    expect(listAct(press('ArrowUp'), 0, 3)).toEqual({ to: 2 });
    expect(listAct(press('ArrowDown'), null, 3)).toEqual({ to: 0 });
    expect(listAct(press('ArrowUp'), null, 3)).toEqual({ to: 2 });
  });

  test('Enter takes nothing while nothing is highlighted', () => {
    expect(listAct(press('Enter'), null, 3)).toBeNull();
  });

  test('no key of an input method is for the list', () => {
    const at = fc.option(fc.nat(20));
    fc.assert(
      fc.property(fc.constantFrom(...keys), at, fc.nat(30), (key, from, count) => {
        expect(listAct({ key, isComposing: true }, from, count)).toBeNull();
      }),
    );
  });

  test('a move always ends at an entry', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(29), fc.integer({ min: 1, max: 30 }), (key, from, count) => {
        const act = listAct(press(key), from % count, count);
        if (act === null || typeof act === 'string') return;
        expect(act.to).toBeGreaterThanOrEqual(0);
        expect(act.to).toBeLessThan(count);
      }),
    );
  });
});

test('every list to choose from has these keys: none writes its roles or the highlighted entry by itself', () => {
  const ui = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const textOf = (name: string) => readFileSync(`${ui}${name}`, 'utf8');
  expect(files.filter((name) => textOf(name).includes('useListbox({')).length).toBeGreaterThanOrEqual(4);
  const ofList = /role=[{"']+(?:listbox|combobox|option)\b|role: '(?:listbox|combobox|option)'|aria-activedescendant/;
  expect(files.filter((name) => ofList.test(textOf(name)))).toEqual([]);
});

test('no field takes the key that ends a syllable of an input method for its own', () => {
  const ui = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  // Safari says so only by the code 229, which `isOfInputMethod` asks for.
  expect(files.filter((name) => readFileSync(`${ui}${name}`, 'utf8').includes('nativeEvent.isComposing'))).toEqual([]);
});
