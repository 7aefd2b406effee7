import { first as firstEnglish } from './en/first.ts';
import type { HoverMessages } from './en/hover.ts';
import { en, type FirstMessages, type LaterMessages, type Messages } from './en/index.ts';

export type { FirstMessages, HoverMessages, LaterMessages, Messages };
export type Locale = 'en' | 'ko';

export const locales: readonly { readonly id: Locale; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ko', name: '한국어' },
];

/** English words of the first view: always there. */
export { firstEnglish };

/** Returns the words of what a language's page shows at first. */
export async function loadFirst(locale: Locale): Promise<FirstMessages> {
  return locale === 'ko' ? (await import('./ko/first.ts')).first : firstEnglish;
}

/** Returns the other words of a language. */
export async function loadLater(locale: Locale): Promise<LaterMessages> {
  return locale === 'ko' ? (await import('./ko/later.ts')).later : (await import('./en/later.ts')).later;
}

/** Returns all words of a language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const [first, later] = await Promise.all([loadFirst(locale), loadLater(locale)]);
  return { ...first, ...later };
}

/** Returns the words of the documentation in the editor: many, so they come only when they are needed. */
export async function loadHoverWords(locale: Locale): Promise<HoverMessages> {
  return locale === 'ko' ? (await import('./ko/hover.ts')).hover : (await import('./en/hover.ts')).hover;
}

/** Returns the words of the card of what was pasted, with what each known error text means. */
export async function loadIntakeWords(locale: Locale) {
  const [words, errors] =
    locale === 'ko'
      ? await Promise.all([import('./ko/intake.ts'), import('./ko/intake-errors.ts')])
      : await Promise.all([import('./en/intake.ts'), import('./en/intake-errors.ts')]);
  return { ...words.intake, errors: errors.intakeErrors };
}

/** Returns names and explanations of the options of every controller: for the sheet where they are set. */
export async function loadOptionWords(locale: Locale) {
  return locale === 'ko' ? (await import('./ko/options.ts')).options : (await import('./en/options.ts')).options;
}

/** Returns short titles of all kinds of problems: for lists of rules, which the page has none of. */
export async function loadRuleTitles(locale: Locale) {
  return locale === 'ko' ? import('./ko/rule-titles.ts') : import('./en/rule-titles.ts');
}

/** Returns the first language of `wanted` (BCP 47 tags) that we speak, else English. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const known = locales.find(({ id }) => tag.toLowerCase().split('-')[0] === id);
    if (known) return known.id;
  }
  return 'en';
}

/** All English words at once: too much for a page's first view. @internal Tests speak English at once. */
export { en };
