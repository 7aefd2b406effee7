import { registry } from './controllers/registry.ts';

/** Resolves to what answers questions about the text: loaded when first asked, since reading does not need it. */
export async function loadLanguage() {
  const [{ askLanguage }, { readAnnotationTables }, tables] = await Promise.all([
    import('./language/language.ts'),
    import('./language/annotation-tables.ts'),
    registry.loadAnnotations(),
  ]);
  return { askLanguage, ...readAnnotationTables(tables, registry.idsByClass) };
}
