import { en, type Messages } from './en/index.ts';

export type { Messages };
export type Locale = 'en' | 'ko';

export const locales: readonly { readonly id: Locale; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ko', name: '한국어' },
];

/** Returns the words of a language; English is always there, the others are loaded when first asked for. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'ko' ? (await import('./ko/index.ts')).ko : en;
}

/** Returns the first language of `wanted` (BCP 47 tags) that we speak, else English. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const known = locales.find(({ id }) => tag.toLowerCase().split('-')[0] === id);
    if (known) return known.id;
  }
  return 'en';
}

export { en };
