import type { RuleSources } from './rule-source.ts';

/** Which API's objects a controller reads. */
type ReadApi = 'ingress' | 'gateway';

/** What tells a controller from others, whether it has a profile or not: words of its installation and of its manifests. */
export interface Marks {
  /** As the controller calls itself. */
  readonly displayName: string;
  /** Values of `IngressClass.spec.controller` that are this controller's. */
  readonly controllerNames: readonly string[];
  /** Annotation prefixes that only this controller reads; the first one is that of its list. */
  readonly annotationPrefixes: readonly string[];
  /** Words of class names that people give to it; several controllers may have one, and the first of them is the usual one. */
  readonly classWords: readonly string[];
  /** The class that it takes as it is installed, `null` where its documents name none. */
  readonly usualClass: string | null;
}

/** All that is known of a controller before its profile is loaded: `controllers/X/about.ts`. */
export interface About extends Marks {
  readonly id: string;
  /** For buttons and menus. */
  readonly shortName: string;
  /** The version the evidence speaks of. */
  readonly verifiedAgainst: string;
  /** The same, short enough for a button; `''` for the specification. */
  readonly version: string;
  /** Prefixes that it reads and others read too. */
  readonly sharedPrefixes?: readonly string[];
  /** Where its rules can be read: asked for with the first answer, before any profile. */
  readonly ruleSources: () => Promise<RuleSources>;
  readonly reads: readonly ReadApi[];
}
