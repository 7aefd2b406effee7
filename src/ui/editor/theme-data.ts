import type { editor } from 'monaco-editor/editor';

/** Returns a colour of the page as `#rrggbb` or `#rrggbbaa`; `null` for one that cannot be read. */
export type Token = (name: string) => string | null;

/** A colour as the browser gives it: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`. */
const given = /^rgba?\((\d{1,3}), (\d{1,3}), (\d{1,3})(?:, ([\d.]+))?\)$/;

const pair = (part: number): string => Math.min(part, 255).toString(16).padStart(2, '0');

/** Returns a colour as the editor reads it, where it is written in hexadecimal or in whole parts of red, green and blue; else `null`. */
export function hexOf(color: string): string | null {
  const [, r, g, b, alpha = '1'] = given.exec(color) ?? [];
  if (r !== undefined) {
    if (Number(alpha) === 0) return null;
    const opaque = `#${pair(Number(r))}${pair(Number(g))}${pair(Number(b))}`;
    return Number(alpha) >= 1 ? opaque : opaque + pair(Math.round(Number(alpha) * 255));
  }
  if (/^#(?:[\da-f]{6}|[\da-f]{8})$/i.test(color)) return color;
  return /^#[\da-f]{3,4}$/i.test(color) ? color.replace(/[\da-f]/gi, '$&$&') : null;
}

function withoutGaps(colors: Readonly<Record<string, string | null>>): Record<string, string> {
  const known = Object.entries(colors).flatMap(([name, color]) => (color === null ? [] : [[name, color] as const]));
  return Object.fromEntries(known);
}

/**
 * Returns the editor's theme in the colours of the page. The editor numbers colours as it meets them and takes the second
 * for the background without asking whether there is one: ink and surface are two, or both are left to the editor.
 * @source microsoft/monaco-editor 0.57 vs/editor/common/viewModel/minimapTokensColorTracker.js, languages/supports/tokenization.js
 */
export function themeOf(read: Token, isDark: boolean): editor.IStandaloneThemeData {
  const [ink, surface] = [read('ink'), read('surface')];
  const isLegible =
    ink !== null && surface !== null && ink.slice(0, 7).toLowerCase() !== surface.slice(0, 7).toLowerCase();
  const token: Token = isLegible ? read : () => null;
  const rule = (name: string, color: string, fontStyle = '') => {
    const foreground = token(color);
    return { token: name, fontStyle, ...(foreground === null ? {} : { foreground: foreground.slice(1) }) };
  };
  return {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: !isLegible,
    rules: isLegible
      ? [
          rule('', 'ink'),
          rule('key', 'code-key'),
          rule('annotation', 'code-anno'),
          rule('string', 'code-str'),
          rule('number', 'code-num'),
          rule('keyword', 'code-num'),
          rule('anchor', 'code-anno'),
          rule('comment', 'code-com', 'italic'),
          rule('delimiter', 'code-pun'),
          rule('separator', 'ink-3', 'bold'),
          rule('directive', 'ink-3'),
        ]
      : [],
    colors: isLegible ? withoutGaps(colorsFrom(token)) : {},
  };
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: A table of colours.
function colorsFrom(token: Token): Readonly<Record<string, string | null>> {
  const clear = '#00000000';
  const glass = (alpha: string) => token('ink-graphic')?.slice(0, 7).concat(alpha) ?? null;
  return {
    'editor.background': token('surface'),
    'editor.foreground': token('ink'),
    'editorLineNumber.foreground': token('ink-3'),
    'editorLineNumber.activeForeground': token('ink'),
    'editorCursor.foreground': token('acc'),
    'editor.selectionBackground': token('acc-line-soft'),
    'editor.inactiveSelectionBackground': token('sunken'),
    'editor.wordHighlightBackground': clear,
    'editor.findMatchBackground': token('warn-line-soft'),
    'editor.findMatchHighlightBackground': token('warn-wash'),
    'editor.findMatchBorder': token('warn'),
    'editor.findMatchHighlightBorder': token('warn-line-soft'),
    'editor.lineHighlightBorder': clear,
    'editor.lineHighlightBackground': clear,
    'editorBracketMatch.background': token('sunken'),
    'editorBracketMatch.border': token('line-2'),
    'editorIndentGuide.background1': token('line'),
    'editorIndentGuide.activeBackground1': token('line-2'),
    'editorWhitespace.foreground': token('line-2'),
    'editorError.foreground': token('bad'),
    'editorWarning.foreground': token('warn'),
    'editorInfo.foreground': token('ink-graphic'),
    'editorHint.foreground': token('ink-graphic'),
    'editorWidget.background': token('raised'),
    'editorWidget.foreground': token('ink'),
    'editorWidget.border': token('line-2'),
    'editorHoverWidget.background': token('raised'),
    'editorHoverWidget.foreground': token('ink'),
    'editorHoverWidget.border': token('line-2'),
    'widget.shadow': clear,
    'input.background': token('surface'),
    'input.foreground': token('ink'),
    'input.border': token('control-line'),
    'input.placeholderForeground': token('ink-3'),
    'inputOption.activeBackground': token('acc-wash'),
    'inputOption.activeBorder': token('acc'),
    'inputOption.activeForeground': token('acc-text'),
    focusBorder: token('acc'),
    foreground: token('ink'),
    'icon.foreground': token('ink-2'),
    'menu.background': token('raised'),
    'menu.foreground': token('ink'),
    'menu.selectionBackground': token('sunken'),
    'menu.selectionForeground': token('ink'),
    'menu.separatorBackground': token('line'),
    'scrollbar.shadow': clear,
    'scrollbarSlider.background': glass('55'),
    'scrollbarSlider.hoverBackground': glass('88'),
    'scrollbarSlider.activeBackground': glass('aa'),
    'editorOverviewRuler.border': clear,
    'editorOverviewRuler.errorForeground': token('bad'),
    'editorOverviewRuler.warningForeground': token('warn'),
  };
}
