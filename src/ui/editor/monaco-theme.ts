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

/** An element of the page that is never drawn: a token is a colour only where it is used, in light or in dark. */
function makeProbe(): HTMLElement {
  const probe = document.createElement('span');
  probe.hidden = true;
  // Colours of the page's own, also where the system puts its own in their place.
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  return probe;
}

/** Makes the editor's theme from the page's CSS tokens as they are now, and applies it. */
export function applyTheme(): void {
  const tokens = getComputedStyle(document.documentElement);
  const probe = makeProbe();
  const token = (name: string): string | null => {
    if (tokens.getPropertyValue(`--${name}`).trim() === '') return null;
    probe.style.color = `var(--${name})`;
    const { color } = getComputedStyle(probe);
    return hexOf(color) ?? drawn(color);
  };
  // `light dark`: the system decides.
  const schemes = tokens.colorScheme.split(' ');
  const isDark =
    schemes.includes('dark') && (schemes.length === 1 || matchMedia('(prefers-color-scheme: dark)').matches);
  editor.defineTheme(NAME, themeOf(token, isDark));
  editor.setTheme(NAME);
  probe.remove();
}
