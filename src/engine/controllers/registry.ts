import type { ControllerProfile } from '../match/profile.ts';
import { kubernetesSpec } from './kubernetes-spec/profile.ts';

/** Every profile, the specification first. To add a controller: its folder, and one line here. */
export const profiles: readonly ControllerProfile[] = [kubernetesSpec];

/** Returns the profile with this id, or `null`. */
export function profileById(id: string): ControllerProfile | null {
  return profiles.find((profile) => profile.id === id) ?? null;
}

export interface ProfileGuess {
  readonly profile: ControllerProfile;
  /** False when an IngressClass names the controller: then it is known. */
  readonly guessed: boolean;
}

/** Words of class names that people give to one controller. The longest word that occurs decides. */
const classWords: readonly (readonly [word: string, profileId: string])[] = [
  ['nginx.org', 'nginx-inc'],
  ['nginx-inc', 'nginx-inc'],
  ['nginx', 'ingress-nginx'],
  ['traefik', 'traefik'],
  ['haproxytech', 'haproxytech'],
  ['haproxy', 'haproxy-ingress'],
  ['contour', 'contour'],
  ['gce', 'gke'],
  ['gke', 'gke'],
  ['alb', 'aws-alb'],
  ['aws', 'aws-alb'],
  ['kong', 'kong'],
  ['istio', 'istio'],
  ['cilium', 'cilium'],
];

function byClassName(className: string | null): ControllerProfile | null {
  const name = className?.toLowerCase() ?? '';
  const [best] = classWords.filter(([word]) => name.includes(word)).sort((a, b) => b[0].length - a[0].length);
  return best ? profileById(best[1]) : null;
}

/** The profile that reads most of the annotations; none when two read equally many. */
function byAnnotations(annotations: Iterable<string>): ControllerProfile | null {
  const names = [...annotations];
  const counts = profiles
    .map((profile) => ({
      profile,
      count: names.filter((name) => profile.annotationPrefixes.some((prefix) => name.startsWith(prefix))).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count !== second?.count ? first.profile : null;
}

/**
 * Returns the profile that speaks for a class: the controller named by its IngressClass, else a word of the class name,
 * else the annotations of its Ingresses, else `kubernetes`.
 * `controllers` are the `spec.controller` values of the IngressClasses of that name, `annotations` the names used on its Ingresses.
 */
export function guessProfile(
  className: string | null,
  controllers: readonly (string | null)[],
  annotations: Iterable<string>,
): ProfileGuess {
  const named = profiles.find((profile) => controllers.some((name) => name && profile.controllerNames.includes(name)));
  if (named) return { profile: named, guessed: false };
  const profile = byClassName(className) ?? byAnnotations(annotations) ?? kubernetesSpec;
  return { profile, guessed: true };
}
