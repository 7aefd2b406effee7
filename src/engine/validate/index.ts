/** The door of this room for all outside of the engine: what the API server says. */

export type { KubernetesRelease } from './api-error.ts';
export { checkTree } from './check-tree.ts';
export { placeOfField } from './place-of-field.ts';
export {
  checkReferences,
  noReferences,
  type ReferenceCache,
  referencesOf,
  updateReferences,
} from './references.ts';
export {
  defaultValidateOptions,
  knownReleases,
  type ValidateOptions,
} from './verdict.ts';
