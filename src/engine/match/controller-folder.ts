import type { About } from '../about/about.ts';
import type { AnnotationSpec } from './annotations/annotation-spec.ts';
import type { ControllerProfile } from './profile.ts';

/** Brings the parts of a controller that are not part of the first load: some carry an engine for regular expressions. */
export interface Loaders {
  readonly profile: () => Promise<ControllerProfile>;
  /** The list of its annotations, for whoever writes one. */
  readonly annotations: () => Promise<readonly AnnotationSpec[]>;
}

/** A controller as its folder gives it: `about.ts` and `load.ts`. */
export interface ControllerFolder {
  readonly about: About;
  readonly load: Loaders;
}
