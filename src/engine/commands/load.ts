/** Resolves to what plans commands: loaded for the first one, since reading and answering do not need it. */
export const loadPlan = () => import('./plan.ts');
