import type { AdviceDiagnosticParams } from '../../engine/diagnostics/index.ts';

const anyHost = (host: string) => (host === '' ? 'any host' : host);

/** Advice for every controller. */
export const adviceDiagnostics: {
  readonly [C in keyof AdviceDiagnosticParams]: (params: AdviceDiagnosticParams[C]) => string;
} = {
  'ref/service-missing': ({ service, namespace }) => `None of your files defines the Service ${namespace}/${service}.`,
  'ref/service-other-namespace': ({ service, namespace, found }) =>
    `The Service ${service} is not in namespace ${namespace} but in ${found}. An Ingress cannot reach into another namespace.`,
  'ref/port-missing': ({ service, port, available }) =>
    available === ''
      ? `The Service ${service} has no ports, so not ${port} either.`
      : `The Service ${service} has no port ${port}. It has ${available}.`,
  'ref/port-is-target-port': ({ service, port, right }) =>
    `${port} is the port of the container behind the Service ${service}. The Ingress needs the port of the Service: ${right}.`,
  'ref/no-ready-endpoints': ({ service, namespace }) =>
    `The Service ${namespace}/${service} has no ready endpoint: requests will most likely get a 503.`,
  'ref/selector-matches-nothing': ({ service, selector, near }) =>
    `The selector of the Service ${service} (${selector}) matches no workload in these files.${near === '' ? '' : ` The nearest is ${near}.`}`,
  'ref/secret-missing': ({ secret, namespace }) => `None of your files defines the Secret ${namespace}/${secret}.`,
  'ref/secret-other-namespace': ({ secret, namespace, found }) =>
    `The Secret ${secret} is not in namespace ${namespace} but in ${found}. A certificate has to be in the namespace of its Ingress.`,
  'ref/secret-not-tls': ({ secret, missing }) => `The Secret ${secret} is not a certificate: it lacks ${missing}.`,
  'ref/class-missing': ({ className, available }) =>
    `None of your files defines the IngressClass ${className}. Defined are: ${available}.`,
  'advice/class-none': ({ knowsClasses }) =>
    knowsClasses
      ? 'This Ingress has no class, and no IngressClass here is the default: most controllers will ignore it.'
      : 'This Ingress has no class: it works only where the cluster has a default IngressClass, or the controller takes Ingresses without one.',
  'advice/class-two-defaults': ({ className, others }) =>
    `Besides ${className} these classes are the default too: ${others}. Which one a new Ingress gets depends on their age.`,
  'advice/class-shared': ({ className, first, second }) =>
    `Both ${first} and ${second} take the class ${className} by default, and nothing here says which one is meant. An IngressClass or the choice of the controller settles it.`,
  'advice/class-blank': ({ value, className }) =>
    `The class is ${value}, with spaces or line breaks around it: no controller takes it. Write ${className}.`,
  'advice/class-annotation-same': ({ className }) =>
    `The field already names the class ${className}. The old annotation can go.`,
  'advice/tls-host-without-rule': ({ host }) => `The certificate is for ${host}, but no rule serves this host.`,
  'advice/tls-rule-not-covered': ({ host }) =>
    `This Ingress ends TLS, but not for ${host}: https requests get the controller's default certificate.`,
  'advice/tls-split': ({ secret }) =>
    `The dash makes ${secret} an entry of its own: the hosts above it have no Secret. Hosts and secretName belong to one entry.`,
  'advice/duplicate-route': ({ host, path, pathType, others }) =>
    `${pathType} ${path} on ${anyHost(host)} leads to different backends, here and in ${others || 'the same Ingress'}. Kubernetes does not say which one answers.`,
  'advice/hostless-hidden': ({ path, host, count }) =>
    count === 1
      ? `${path} without host is not served on ${host}, which has rules of its own.`
      : `${path} without host is not served on ${host} and ${count === 2 ? 'another host' : `${count - 1} other hosts`}, which have rules of their own.`,
  'advice/wildcard-apex': ({ host, apex }) => `${host} does not cover ${apex} itself, and no other rule serves it.`,
  'advice/host-twice': ({ host }) =>
    `${host} has two rules in this Ingress. They are merged; one rule is easier to read.`,
  'advice/rule-split': ({ host }) =>
    `One dash too many: this makes a rule of its own. These paths belong to no host then, and the rule for ${host} has none.`,
  'advice/rule-without-paths': ({ host }) =>
    `The rule for ${anyHost(host)} has no paths. Some controllers send its requests to the default backend, others none at all.`,
  'advice/resource-backend': ({ kind, name }) =>
    `The backend is ${kind} ${name}, not a Service. Only a few controllers serve resource backends.`,
  'advice/path-query': ({ path, char }) =>
    `No request that is written ${path} reaches this: the path of a request ends before "${char}".`,
  'advice/path-encoding': ({ path, encoded }) =>
    `Clients send ${encoded} instead of ${path}. A controller that compares the text as sent does not find it.`,
  'advice/path-pattern': ({ path, pathType }) =>
    `${pathType} compares ${path} literally: it is not a pattern. Patterns need ImplementationSpecific and a controller that reads them.`,
  'advice/path-star': ({ path, pathType, right }) =>
    pathType === 'Prefix'
      ? `The star in ${path} is a literal star. Prefix ${right} already matches everything below it.`
      : `The star in ${path} is a literal star: ${pathType} has no wildcards.`,
  'advice/path-implementation': ({ path }) =>
    `Every controller reads ImplementationSpecific ${path} in its own way. Prefix or Exact mean the same everywhere.`,
  'advice/exact-slash': ({ path, without }) =>
    `Exact ${path} does not match ${without}, the same address without the slash.`,
  'advice/prefix-slash': ({ path, without }) =>
    `Prefix ${path} also matches ${without} by the specification, but some controllers redirect it or do not find it.`,
  'advice/host-label-long': ({ host, length }) =>
    `A part of ${host} has ${length} letters. DNS takes at most 63, so nobody can look this name up.`,
  'advice/default-backend': ({ host }) =>
    `The default backend takes requests for unknown hosts. For ${host}, when no path matches, controllers differ.`,
};
