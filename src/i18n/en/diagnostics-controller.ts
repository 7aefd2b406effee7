import type { ControllerDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { annotationEffects } from './trace-shared.ts';

type Params = ControllerDiagnosticParams;

const droppedReasons: Readonly<Record<Params['controller/path-dropped']['reason'], string>> = {
  'no-service': 'its Service does not exist',
  'no-port': 'its Service has no such port',
  'no-endpoints': 'its Service has no ready Pod',
  resource: 'its backend is a resource, not a Service',
  'no-backend': 'it names no backend',
  'no-path-type': 'it has no pathType',
  'no-host-or-path': 'it has neither host nor path',
  'canary-service': 'its Service was taken by an older canary Ingress',
  'canary-alone': 'it is a canary, and no path of another Ingress has its host, text and type',
  'canary-partner': 'it is a canary, and the path that it belongs to is left out itself',
  annotation: 'an annotation has a value that cannot be read',
  pattern: 'its expression cannot be read',
  'external-name': 'its Service is an ExternalName, which only allowExternalNameServices permits',
  headless: 'its Service is headless and has no address of its own',
  'service-annotation': 'an annotation of its Service cannot be read',
  other: 'the controller cannot use it',
};

const ignoredReasons: Readonly<
  Record<Params['controller/ingress-ignored']['reason'], (annotation: string, value: string) => string>
> = {
  risk: (annotation) => `${annotation} is above the allowed risk level (annotations-risk-level)`,
  annotation: (annotation, value) => `it cannot read the value${value === '' ? '' : ` ${value}`} of ${annotation}`,
  inspection: () => 'a host, path or TLS entry holds text that deep inspection forbids',
  'catch-all': () => 'it has a default backend, and --disable-catch-all is set',
  'cross-namespace': (annotation) => `its namespace may not use ${annotation} (crossProviderNamespaces)`,
};

const surprises: Readonly<
  Record<Params['ingress-nginx/annotation-effect']['effect'], (annotation: string, detail: string) => string>
> = {
  'whole-host': (annotation, host) =>
    `${annotation} redirects every path of ${host} that no other rule takes, not only those of this Ingress, which is the first of the host. A younger Ingress of its own keeps it to its paths.`,
  'not-first': (annotation, first) =>
    `${annotation} has no effect here: ${first} is the first Ingress of the host with aliases, and only its aliases count.`,
  'known-host': (annotation, detail) =>
    `${annotation} names ${detail.split(' ')[0]}, and that counts for nothing: ${detail.split(' ')[1]} has rules for this host.`,
  'no-place': (annotation, status) =>
    `${annotation} makes the redirect a bare ${status}: with this code nginx names no place to go to.`,
  'no-slash': (annotation, target) =>
    `${annotation} ${target} does not begin with a slash: the Service gets a request line that most servers answer with 400.`,
  'on-canary': (annotation, partner) =>
    `${annotation} has no effect on a canary: requests are handled as ${partner || 'the main Ingress'} says, and only the Service is another.`,
  'no-rules': (annotation) =>
    `${annotation} has no effect: an Ingress with nothing but a default backend gets neither rewrites nor redirects.`,
  'cluster-ip': (annotation, service) =>
    `${annotation} never takes effect: with service-upstream the address of the Service always counts as there, and nothing falls back to ${service}.`,
  'no-groups': (annotation, path) =>
    `${annotation} names a group that ${path} does not have: it is left empty, and the rest of the path is lost.`,
  'needs-option': (annotation, option) => `${annotation} has no effect unless the controller runs with ${option}.`,
};

const unreadableValues: Readonly<Record<Params['controller/annotation-value']['does'], string>> = {
  none: 'the annotation counts as not set',
  default: 'the default counts',
  group: 'none of the redirect annotations of this Ingress counts',
  denied: 'every path of this Ingress answers 503',
  true: 'it counts as true',
  false: 'it counts as false',
  begin: 'begin counts',
  broken: 'what comes of it is open',
  bool: 'it takes true or false',
  trimmed: 'it takes it without blanks and line ends around it',
};

const idleReasons: Readonly<Record<Params['controller/annotation-idle']['reason'], (detail: string) => string>> = {
  needs: (other) => `it only says more about ${other}, which is not set`,
  'path-type': () => 'it is read for paths of type ImplementationSpecific alone, and there is none',
  'no-paths': () => 'only a default backend leads here, and it is read for paths alone',
  'no-host': () => 'it is read of hosts, and no rule here names one',
  later: (first) => `${first} comes first and has decided for the host`,
  alone: () => 'no rule without a host leads to a Service of which this default backend could take a share',
};

/** What one controller does. */
export const controllerDiagnostics: {
  readonly [C in keyof ControllerDiagnosticParams]: (params: ControllerDiagnosticParams[C]) => string;
} = {
  'controller/not-simulated': ({ annotation, effect }) =>
    `${annotation} is not simulated: ${annotationEffects.get(effect) ?? effect}.`,
  'controller/rejected': ({ controller, detail }) =>
    `${controller} refuses the whole configuration because of ${detail}: it keeps its last good one for every host.`,
  'controller/ingress-ignored': ({ controller, reason, annotation, value = '' }) =>
    `${controller} ignores this whole Ingress: ${ignoredReasons[reason](annotation, value)}.`,
  'controller/path-dropped': ({ controller, path, reason }) =>
    `${controller} leaves ${path || 'this path'} out, and requests go on to the next match: ${droppedReasons[reason]}.`,
  'controller/duplicate-path': ({ controller, path, by, as, isOwn }) => {
    const never = `${controller} never uses this ${path || 'path'}`;
    if (as === 'canary')
      return `${never}: its Service has a canary already, in ${by || 'another Ingress'}, and the first one counts.`;
    if (isOwn) return `${never}: the same path stands in this Ingress once more, and that one answers.`;
    return as === 'default-backend'
      ? `${never}: the default backend of ${by}, an Ingress without rules, takes over the root.`
      : `${never}: the same path in ${by || 'another Ingress'} answers.`;
  },
  'controller/shadowed': ({ controller, path, by }) =>
    `No request reaches ${path || 'this path'} on ${controller}: ${by} comes first and takes them all.`,
  'controller/annotation-unknown': ({ controller, annotation, near }) =>
    near === ''
      ? `${controller} does not know the annotation ${annotation}: it has no effect.`
      : `${controller} does not know the annotation ${annotation}: it has no effect. ${near} was likely meant.`,
  'controller/annotation-former': ({ controller, annotation, right }) =>
    `${annotation} is a name of an older release: ${controller} does not read it any more.${right === '' ? '' : ` It is ${right} now.`}`,
  'controller/annotation-foreign': ({ controller, annotation, owner, right, isOpen }) => {
    const same = right === '' ? '' : ` Its own is ${right}.`;
    if (owner === '')
      return `${controller} does not read ${annotation}: the prefix is that of old releases, and it has no effect.${same}`;
    return isOpen
      ? `${annotation} is read by ${owner}, not by ${controller}, which is a guess: choose the controller that serves this class.`
      : `${controller} does not read ${annotation}: it belongs to ${owner} and has no effect here.${same}`;
  },
  'controller/annotation-value': ({ controller, annotation, value, does }) =>
    `${controller} cannot read the value ${value} of ${annotation}: ${unreadableValues[does]}.`,
  'controller/annotation-place': ({ controller, annotation, kind, right }) =>
    right === 'ConfigMap'
      ? `${annotation} has no effect here: ${controller} reads this setting from its ConfigMap alone.`
      : `${annotation} has no effect on ${kind === 'Service' ? 'a Service' : `an ${kind}`}: ${controller} reads it on the ${right}.`,
  'controller/annotation-idle': ({ controller, annotation, reason, detail }) =>
    `${annotation} has no effect on ${controller}: ${idleReasons[reason](detail)}.`,
  'controller/annotation-wider': ({ controller, annotation, taken }) =>
    `On ${controller} ${annotation} answers requests to ${taken} too, though they have a path of their own.`,
  'controller/config-map': ({ controller, keys }) =>
    `${controller} takes its options from this ConfigMap: ${keys}. What is set by hand comes first.`,
  'controller/class-annotation': ({ controller, className }) =>
    `${controller} does not take this Ingress: it looks for another value of kubernetes.io/ingress.class than ${className || 'an empty one'}.`,
  'controller/class-needed': ({ controller, flag }) =>
    `Without a class ${controller} takes this Ingress only with ${flag}.`,
  'controller/default-backend': ({ controller, scope, hosts }) => {
    if (scope === 'none') return `${controller} ignores the default backend of an Ingress that has rules.`;
    return hosts
      ? `On ${controller} this default backend answers only what no path takes on ${hosts}, which this Ingress was the first to name.`
      : `On ${controller} this default backend never answers: it counts for hosts that no older Ingress names, and there is none.`;
  },
  'ingress-nginx/regex-host': ({ host, annotation, others }) =>
    `${annotation} turns every path of ${host === '_' ? 'rules without a host' : host} into a case-insensitive regular expression without an end${others ? `, also ${others}` : ''}.`,
  'ingress-nginx/annotation-effect': ({ annotation, effect, detail }) => surprises[effect](annotation, detail),
  'ingress-nginx/one-name': ({ service, other, name }) =>
    `ingress-nginx calls ${service} and ${other} by one name, ${name}, and the first counts: ${other} answers here.`,
  'ingress-nginx/webhook-path': ({ path, pathType }) =>
    `With its webhook installed ingress-nginx refuses ${path} as ${pathType || 'a path without pathType'}: such characters need ImplementationSpecific.`,
  'ingress-nginx/webhook-duplicate': ({ host, path, ingress }) =>
    `With its webhook installed ingress-nginx refuses this Ingress: ${host}${path} is in ${ingress} already.`,
  'traefik/equal-rules': ({ rule, ingress }) =>
    `${ingress} has a router with the same rule, ${rule}: Traefik leaves open which of them answers.`,
  'traefik/equal-priority': ({ path, other }) =>
    `${path} and ${other} have one priority: Traefik leaves open which of them answers where both match.`,
  'traefik/middleware-missing': ({ middleware, offer }) =>
    `There is no middleware ${middleware || 'without a name'}: Traefik refuses every router of this Ingress.${offer === '' ? '' : ` ${offer} was likely meant.`}`,
  'traefik/priority-too-high': ({ most }) =>
    `The priority is above ${most}, the highest that Traefik allows: it refuses every router of this Ingress.`,
  'traefik/one-priority': ({ priority, count, isOpen }) =>
    isOpen
      ? `All ${count} paths of this Ingress have priority ${priority}: where two of them match, Traefik leaves open which one answers. The longer path does not come first any more.`
      : `All ${count} paths of this Ingress have priority ${priority}: the length of their rules does not count any more.`,
  'traefik/same-name': ({ ingress }) =>
    `${ingress} makes a router of the same name: only one of the two is there, and Traefik leaves open which.`,
  'haproxy-ingress/wildcard-prefix': ({ host, path }) =>
    path.endsWith('/')
      ? `On the wildcard host ${host} HAProxy Ingress compares Prefix ${path} as it is written: ${path.replace(/\/+$/, '') || '/'} does not match.`
      : `On the wildcard host ${host} HAProxy Ingress compares Prefix ${path} by characters: ${path}x matches too.`,
};
