/** Resolves to what finds changes that would help: loaded for the first one, since answering does not need it. */
export const loadChanges = () => import('./changes-for.ts');
