import type { Marks } from '../../about/about.ts';
import { otherControllers } from '../../about/others.ts';
import { abouts } from '../../controllers/abouts.ts';

/** The prefix from before every controller had its own. */
export const oldPrefix = 'ingress.kubernetes.io/';

/** Returns the part of an annotation up to its slash, with it; `''` without one. */
export function prefixOf(annotation: string): string {
  return annotation.slice(0, annotation.indexOf('/') + 1);
}

/** Annotations behind a prefix of everybody, all of GKE. @source kubernetes/ingress-gce pkg/annotations/ingress.go (acbcf5d6) */
const shared: ReadonlySet<string> = /* @__PURE__ */ new Set(
  ['allow-http', 'global-static-ip-name', 'regional-static-ip-name'].map((name) => `kubernetes.io/ingress.${name}`),
);

/** Whose annotations are whose. */
export interface Owners {
  /** Every prefix that has an owner. */
  readonly prefixes: readonly string[];
  /** Returns the name of the controller whose annotations begin with `prefix`, `''` for the prefix of old releases, `null` for any other. */
  ownerOf(prefix: string): string | null;
  /** Returns the name of the controller that an annotation is for, as `ownerOf` does. */
  ownerOfKey(annotation: string): string | null;
  /** Returns the names of the controllers that take Ingresses of this class as they are installed. */
  takersOf(className: string): readonly string[];
}

/** Returns who owns what, of all controllers that are known. */
export function buildOwners(controllers: readonly Marks[]): Owners {
  const names = new Map([[oldPrefix, '']]);
  for (const { annotationPrefixes, displayName } of controllers) {
    for (const prefix of annotationPrefixes) names.set(prefix, displayName);
  }
  const ownerOf = (prefix: string): string | null => names.get(prefix) ?? null;
  return {
    prefixes: [...names.keys()],
    ownerOf,
    ownerOfKey: (annotation) => (shared.has(annotation) ? 'GKE Ingress' : ownerOf(prefixOf(annotation))),
    takersOf: (className) =>
      controllers.filter(({ usualClass }) => usualClass === className).map(({ displayName }) => displayName),
  };
}

/** Those of this program. */
export const knownOwners = /* @__PURE__ */ buildOwners([...abouts, ...otherControllers]);
