import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexOf, type Token, themeOf } from './theme-data.ts';

interface TokenTheme {
  getColorMap(): readonly unknown[];
}
const tokenization = 'monaco-editor/editor/common/languages/supports/tokenization';
const { TokenTheme } = (await import(/* @vite-ignore */ tokenization)) as {
  TokenTheme: { createFromRawTokenTheme(rules: readonly object[], colors: readonly string[]): TokenTheme };
};

/** What the editor takes for its background: it reads the luminance of this colour, and throws where there is none. */
function backgroundOf(read: Token, isDark: boolean): unknown {
  const { colors, rules, inherit } = themeOf(read, isDark);
  // As the editor's own service puts a theme together; its own themes have the two colours.
  if (inherit) return { own: true };
  const pair = { token: '', foreground: colors['editor.foreground'], background: colors['editor.background'] };
  return TokenTheme.createFromRawTokenTheme([pair, ...rules], []).getColorMap()[2];
}

describe('the theme of the editor', () => {
  test.each([
    ['tokens of one colour, as of a canvas that draws nothing', () => '#000000'],
    ['tokens that cannot be read, as of a stylesheet that has not come', () => null],
    [
      'ink in the colour of the surface, transparent or not',
      (name: string) => (name === 'ink' ? '#FFFFFF80' : '#ffffff'),
    ],
    ['a surface and nothing else', (name: string) => (name === 'surface' ? '#ffffff' : null)],
  ] as const)('leaves the colours to the editor for %s', (_, read) => {
    expect(themeOf(read, false)).toEqual({ base: 'vs', inherit: true, rules: [], colors: {} });
  });

  test('has a background whatever the tokens are', () => {
    const color = fc.constantFrom('#000000', '#ffffff', '#FFFFFF', '#808080', '#19202a80', null);
    fc.assert(
      fc.property(fc.func(color), fc.boolean(), (read, isDark) => {
        expect(backgroundOf(read, isDark)).toBeDefined();
      }),
    );
  });

  test('takes the colours of the page, and none for those that cannot be read', () => {
    const read: Token = (name) => ({ ink: '#191b1d', surface: '#ffffff', acc: '#1d4ed8' })[name] ?? null;
    const { base, colors, rules } = themeOf(read, true);
    expect(base).toBe('vs-dark');
    expect(colors).toMatchObject({
      'editor.background': '#ffffff',
      'editor.foreground': '#191b1d',
      focusBorder: '#1d4ed8',
    });
    expect(colors).not.toHaveProperty(['editorError.foreground']);
    expect(rules[0]).toEqual({ token: '', fontStyle: '', foreground: '191b1d' });
  });

  test.each([
    ['#191b1d', '#191b1d'],
    ['#ABC', '#AABBCC'],
    ['#abcd', '#aabbccdd'],
    ['#19202a80', '#19202a80'],
    ['rgb(25, 27, 29)', '#191b1d'],
    ['rgba(25, 27, 29, 0.5)', '#191b1d80'],
    ['rgba(0, 0, 0, 0)', null],
    ['color(srgb 0.1 0.2 0.3)', null],
    ['CanvasText', null],
    ['#12345', null],
    ['', null],
  ])('%s is read as %s', (color, hex) => {
    expect(hexOf(color)).toBe(hex);
  });
});
