/** Resolves to what answers questions about the text: loaded when first asked, since reading does not need it. */
export const loadLanguage = () => import('./language.ts');
