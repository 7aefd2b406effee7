/** Colours of a picture; the same names as the page's tokens. */
export interface SvgTheme {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly graphic: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly bad: string;
  readonly badText: string;
  readonly warnText: string;
  readonly owners: readonly [string, string, string, string];
}

const light: SvgTheme = {
  canvas: '#fafaf8',
  surface: '#ffffff',
  sunken: '#ecece8',
  border: '#cbcbc4',
  ink: '#191b1d',
  ink2: '#4b5055',
  ink3: '#63686d',
  graphic: '#84898d',
  accent: '#1d55cf',
  onAccent: '#ffffff',
  bad: '#b3261e',
  badText: '#a4211a',
  warnText: '#7d4b00',
  owners: ['#6f7f92', '#8a7a4e', '#4f8785', '#99695c'],
};

const dark: SvgTheme = {
  canvas: '#151719',
  surface: '#1a1c1e',
  sunken: '#0d0e0f',
  border: '#3c4045',
  ink: '#eceded',
  ink2: '#b3b8bc',
  ink3: '#91979d',
  graphic: '#71777d',
  accent: '#7ba6ff',
  onAccent: '#0c1730',
  bad: '#ff8578',
  badText: '#ff9b90',
  warnText: '#ecb966',
  owners: ['#8a9bb0', '#b3a16c', '#6eaba8', '#c08c7d'],
};

/** Black on white: states are told by dashes, strokes and words alone. */
const print: SvgTheme = {
  canvas: '#ffffff',
  surface: '#ffffff',
  sunken: '#ffffff',
  border: '#444444',
  ink: '#000000',
  ink2: '#000000',
  ink3: '#333333',
  graphic: '#444444',
  accent: '#000000',
  onAccent: '#ffffff',
  bad: '#000000',
  badText: '#000000',
  warnText: '#000000',
  owners: ['#000000', '#555555', '#888888', '#bbbbbb'],
};

export type SvgThemeName = 'light' | 'dark' | 'print';
export const svgThemes: Readonly<Record<SvgThemeName, SvgTheme>> = { light, dark, print };
