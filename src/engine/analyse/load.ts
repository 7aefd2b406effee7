/** What makes the requests of a comparison: loaded when somebody compares. */
export type Questioning = Pick<typeof import('./spoken.ts'), 'questionsFor'>;

/** Loads the code that makes requests from what texts name. */
export const loadQuestioning = (): Promise<Questioning> => import('./spoken.ts');
