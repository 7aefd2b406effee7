/** Resolves to what asks whether a request shows a problem: loaded when problems are looked at. */
export const loadProofs = () => import('./proof.ts');
