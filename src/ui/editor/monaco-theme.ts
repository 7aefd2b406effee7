import { editor } from 'monaco-editor/editor';
import { hexOf, themeOf } from './theme-data.ts';

const NAME = 'ingraph';

/** Returns what is drawn in a colour that is no `#rrggbb`: names of the system, mixtures; `null` where nothing is drawn. */
function drawn(color: string): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const probe = canvas.getContext('2d', { willReadFrequently: true });
  if (!probe) return null;
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = probe.getImageData(0, 0, 1, 1).data;
  const hex = (n: number) => n.toString(16).padStart(2, '0');
  // A page that is busy or short of memory draws nothing.
  return a === 0 ? null : `#${hex(r)}${hex(g)}${hex(b)}${a === 255 ? '' : hex(a)}`;
}

/** Makes the editor's theme from the page's CSS tokens as they are now, and applies it. */
export function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => {
    const value = style.getPropertyValue(`--${name}`).trim();
    return value === '' ? null : (hexOf(value) ?? drawn(value));
  };
  editor.defineTheme(NAME, themeOf(token, style.colorScheme.includes('dark')));
  editor.setTheme(NAME);
}
