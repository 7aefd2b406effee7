import { editor } from 'monaco-editor/editor';

const NAME = 'ingraph';

/** Returns a CSS colour as `#rrggbb` or `#rrggbbaa`, which is all the editor reads; the page's canvas does the parsing. */
function asHex(color: string, probe: CanvasRenderingContext2D): string {
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 255] = probe.getImageData(0, 0, 1, 1).data;
  const hex = (n: number) => n.toString(16).padStart(2, '0');
  return `#${hex(r)}${hex(g)}${hex(b)}${a === 255 ? '' : hex(a)}`;
}

/** Makes the editor's theme from the page's CSS tokens as they are now, and applies it. */
export function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas');
  const probe = canvas.getContext('2d', { willReadFrequently: true });
  const token = (name: string) => {
    const value = style.getPropertyValue(`--${name}`).trim();
    return probe && value ? asHex(value, probe) : '#808080';
  };
  const rule = (name: string, color: string, fontStyle = '') => ({
    token: name,
    foreground: token(color).slice(1),
    fontStyle,
  });
  editor.defineTheme(NAME, {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
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
    ],
    colors: colorsFrom(token),
  });
  editor.setTheme(NAME);
}

function colorsFrom(token: (name: string) => string): Record<string, string> {
  const clear = '#00000000';
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
    'scrollbarSlider.background': `${token('ink-graphic').slice(0, 7)}55`,
    'scrollbarSlider.hoverBackground': `${token('ink-graphic').slice(0, 7)}88`,
    'scrollbarSlider.activeBackground': `${token('ink-graphic').slice(0, 7)}aa`,
    'editorOverviewRuler.border': clear,
    'editorOverviewRuler.errorForeground': token('bad'),
    'editorOverviewRuler.warningForeground': token('warn'),
  };
}
