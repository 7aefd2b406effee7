import type { ControllerProfile } from '../match/profile.ts';
import { kubernetesSpec } from './kubernetes-spec/profile.ts';

/** What is known of a profile before it is loaded: enough to name it and to guess it. */
export interface KnownProfile
  extends Pick<ControllerProfile, 'id' | 'displayName' | 'verifiedAgainst' | 'controllerNames' | 'annotationPrefixes'> {
  /** Brings the profile itself; some carry an engine for regular expressions and are not part of the first load. */
  readonly load: () => Promise<ControllerProfile>;
}

/** Every profile, the specification first. To add a controller: its folder, and one entry here (a test holds the two together). */
export const profiles: readonly KnownProfile[] = [
  { ...kubernetesSpec, load: () => Promise.resolve(kubernetesSpec) },
  {
    id: 'ingress-nginx',
    displayName: 'ingress-nginx',
    verifiedAgainst: '1.15.1',
    controllerNames: ['k8s.io/ingress-nginx'],
    annotationPrefixes: ['nginx.ingress.kubernetes.io/'],
    load: async () => (await import('./ingress-nginx/profile.ts')).ingressNginx,
  },
  {
    id: 'traefik',
    displayName: 'Traefik',
    verifiedAgainst: '3.7.9',
    controllerNames: ['traefik.io/ingress-controller'],
    annotationPrefixes: ['traefik.ingress.kubernetes.io/'],
    load: async () => (await import('./traefik/profile.ts')).traefik,
  },
  {
    id: 'haproxy-ingress',
    displayName: 'HAProxy Ingress',
    verifiedAgainst: '0.17 (465a51c)',
    controllerNames: ['haproxy-ingress.github.io/controller'],
    annotationPrefixes: ['haproxy-ingress.github.io/'],
    load: async () => (await import('./haproxy-ingress/profile.ts')).haproxyIngress,
  },
  {
    id: 'haproxytech',
    displayName: 'HAProxy Kubernetes Ingress Controller',
    verifiedAgainst: '3.2 (fc12067)',
    controllerNames: ['haproxy.org/ingress-controller'],
    annotationPrefixes: ['haproxy.org/', 'haproxy.com/'],
    load: async () => (await import('./haproxytech/profile.ts')).haproxytech,
  },
];

const [specification] = profiles;

/** Returns what is known of the profile with this id, or `null`. */
export function profileById(id: string): KnownProfile | null {
  return profiles.find((profile) => profile.id === id) ?? null;
}

/** Returns the profile with this id, or `null`; fails when its part of the program cannot be fetched. */
export async function loadProfile(id: string): Promise<ControllerProfile | null> {
  return (await profileById(id)?.load()) ?? null;
}

export interface ProfileGuess {
  readonly profile: KnownProfile;
  /** False when an IngressClass names the controller: then it is known. */
  readonly guessed: boolean;
}

/**
 * Values of `IngressClass.spec.controller` of controllers without a profile: what they do is not known here.
 * @source nginx/kubernetes-ingress deployments/common/ingress-class.yaml (v5.0), kubernetes-sigs/aws-load-balancer-controller helm chart (v2.8),
 * Kong/kubernetes-ingress-controller internal/annotations (v3.4), istio/istio pilot/pkg/config/kube/ingress (v1.24), cilium/cilium operator ingress (v1.16)
 */
const otherControllers: ReadonlySet<string> = new Set([
  'nginx.org/ingress-controller',
  'ingress.k8s.aws/alb',
  'ingress-controllers.konghq.com/kong',
  'istio.io/ingress-controller',
  'cilium.io/ingress-controller',
]);

/** Words of class names that people give to one controller, or to several, the usual one first. The longest word that occurs decides. */
const classWords: readonly (readonly [word: string, ...profileIds: readonly string[]])[] = [
  ['nginx.org', 'nginx-inc'],
  ['nginx-inc', 'nginx-inc'],
  ['nginx', 'ingress-nginx'],
  ['traefik', 'traefik'],
  ['haproxytech', 'haproxytech'],
  ['haproxy', 'haproxy-ingress', 'haproxytech'],
  ['contour', 'contour'],
  ['gce', 'gke'],
  ['gke', 'gke'],
  ['alb', 'aws-alb'],
  ['aws', 'aws-alb'],
  ['kong', 'kong'],
  ['istio', 'istio'],
  ['cilium', 'cilium'],
];

/** The profiles that a class name speaks of. */
function byClassName(className: string | null): readonly KnownProfile[] {
  const name = className?.toLowerCase() ?? '';
  const [best] = classWords.filter(([word]) => name.includes(word)).sort((a, b) => b[0].length - a[0].length);
  return (best?.slice(1) ?? []).map(profileById).filter((profile) => profile !== null);
}

/** Returns whether a class name speaks of this profile and of no other. */
export function saysClass(className: string | null, profileId: string): boolean {
  const named = byClassName(className);
  return named.length === 1 && named[0]?.id === profileId;
}

/** The profile that reads most of the annotations; none when two read equally many. */
function byAnnotations(annotations: Iterable<string>): KnownProfile | null {
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

function guessByWords(className: string | null, annotations: Iterable<string>): KnownProfile | null {
  const worded = byClassName(className);
  const annotated = byAnnotations(annotations);
  const [usual] = worded;
  return usual ? (worded.find((one) => one === annotated) ?? usual) : annotated;
}

/**
 * Returns the profile that speaks for a class: the controller named by its IngressClass, `kubernetes` where that has no profile, else a word of the class name,
 * else the annotations of its Ingresses, else `kubernetes`. Where a word fits several controllers the annotations choose among them.
 * `controllers` are the `spec.controller` values of the IngressClasses of that name, `annotations` the names used on its Ingresses.
 */
export function guessProfile(
  className: string | null,
  controllers: readonly (string | null)[],
  annotations: Iterable<string>,
): ProfileGuess {
  const named = profiles.find((profile) => controllers.some((name) => name && profile.controllerNames.includes(name)));
  if (named) return { profile: named, guessed: false };
  const isOther = controllers.some((name) => name && otherControllers.has(name));
  const profile = isOther ? null : guessByWords(className, annotations);
  if (profile) return { profile, guessed: true };
  if (!specification) throw new Error('the registry does not begin with the specification');
  return { profile: specification, guessed: true };
}
