/** What makes the requests of a comparison and asks them: loaded when somebody compares. */
export type Questioning = Pick<typeof import('./probes.ts'), 'maxProbes' | 'seedsOf'> &
  Pick<typeof import('./spoken.ts'), 'questionsFor'> &
  Pick<typeof import('./survey.ts'), 'surveyInSteps'>;

/** Loads the code that makes requests from what texts name, and puts them to other controllers. */
export async function loadQuestioning(): Promise<Questioning> {
  const [{ maxProbes, seedsOf }, { questionsFor }, { surveyInSteps }] = await Promise.all([
    import('./probes.ts'),
    import('./spoken.ts'),
    import('./survey.ts'),
  ]);
  return { maxProbes, seedsOf, questionsFor, surveyInSteps };
}
