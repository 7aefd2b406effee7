import { describe, expect, test } from 'vitest';
import {
  arrowTarget,
  isLetter,
  isWordOpen,
  type MenuEntry,
  nothingTyped,
  typedTarget,
  typeLetter,
} from './menu-keys.ts';

const on = (label: string): MenuEntry => ({ label, isOff: false });
const off = (label: string): MenuEntry => ({ label, isOff: true });
const menu = [off('Undo'), on('Copy YAML'), on('Copy kubectl'), off('Cut'), on('Download')];

describe('arrows in a menu', () => {
  test('the first arrow goes to the first or last entry that can be chosen', () => {
    expect(arrowTarget('ArrowDown', menu, -1)).toBe(1);
    expect(arrowTarget('ArrowUp', menu, -1)).toBe(4);
  });

  test('arrows pass entries that are off and go around the ends', () => {
    expect(arrowTarget('ArrowDown', menu, 2)).toBe(4);
    expect(arrowTarget('ArrowDown', menu, 4)).toBe(1);
    expect(arrowTarget('ArrowUp', menu, 4)).toBe(2);
    expect(arrowTarget('ArrowUp', menu, 1)).toBe(4);
  });

  test('Home and End go to the ends that can be chosen', () => {
    expect(arrowTarget('Home', menu, 4)).toBe(1);
    expect(arrowTarget('End', menu, 1)).toBe(4);
  });

  test('nothing answers where nothing can be chosen, or for another key', () => {
    expect(arrowTarget('ArrowDown', [off('Undo'), off('Redo')], -1)).toBe(-1);
    expect(arrowTarget('ArrowDown', [], -1)).toBe(-1);
    expect(arrowTarget('ArrowRight', menu, 1)).toBe(-1);
  });
});

describe('typing in a menu', () => {
  test('a letter goes to the next entry that begins with it, again and again', () => {
    expect(typedTarget('c', menu, -1)).toBe(1);
    expect(typedTarget('cc', menu, 1)).toBe(2);
    expect(typedTarget('ccc', menu, 2)).toBe(1);
  });

  test('more letters narrow it down without leaving an entry that still fits', () => {
    expect(typedTarget('co', menu, 1)).toBe(1);
    expect(typedTarget('copy k', menu, 1)).toBe(2);
  });

  test('entries that are off are not found, nor is what is not there', () => {
    expect(typedTarget('u', menu, -1)).toBe(-1);
    expect(typedTarget('cut', menu, 1)).toBe(-1);
    expect(typedTarget('', menu, 1)).toBe(-1);
  });

  test('letters of other scripts are found too', () => {
    expect(typedTarget('한', [on('English'), on('한국어')], 0)).toBe(1);
  });

  test('letters in quick succession are one word, after a pause a new one begins', () => {
    const c = typeLetter(nothingTyped, 'c', 1000);
    const co = typeLetter(c, 'o', 1500);
    expect(co.text).toBe('co');
    expect(isWordOpen(co, 1600)).toBe(true);
    expect(isWordOpen(co, 2200)).toBe(false);
    expect(typeLetter(co, 'd', 2200).text).toBe('d');
    expect(isWordOpen(nothingTyped, 0)).toBe(false);
  });

  test('named keys and key combinations are not letters', () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false };
    expect(isLetter({ ...plain, key: 'd' })).toBe(true);
    expect(isLetter({ ...plain, key: 'Enter' })).toBe(false);
    expect(isLetter({ ...plain, key: 'd', ctrlKey: true })).toBe(false);
  });
});
