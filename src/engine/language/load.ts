/** Resolves to what answers questions about the text: loaded when first asked, since reading does not need it. */
export async function loadLanguage() {
  const [{ askLanguage }, { annotationsFor }] = await Promise.all([
    import('./language.ts'),
    import('./annotation-tables.ts'),
  ]);
  return { askLanguage, annotationsFor };
}
