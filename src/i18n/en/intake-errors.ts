import type { ErrorCode, ErrorNames } from '../../engine/intake/index.ts';

type Words = Readonly<Record<ErrorCode, string | ((names: ErrorNames) => string)>>;

const code = (text: string | undefined, otherwise: string): string => (text ? `\`${text}\`` : otherwise);
const inLine = (line: string | undefined): string => (line ? `Line ${line}: ` : '');

/** What each known error text means: one or two sentences, and what to do. */
export const intakeErrors: Words = {
  'spec-empty': 'An Ingress needs rules or a default backend; this one has neither.',
  'host-ip': ({ host }) =>
    `${code(host, 'The host')} is an IP address. A host must be a name; leave it out to match requests to any address.`,
  'host-wildcard': ({ host }) =>
    `${code(host, 'This host')} is not a valid wildcard: it must be \`*.\` followed by a full name.`,
  'host-name': ({ host }) =>
    `${code(host, 'This')} is not a valid host name: lower-case letters, digits, \`-\` and dots only, without scheme, port or path.`,
  'paths-empty': 'A rule with `http` needs at least one path.',
  'path-type-missing': 'Every path needs a `pathType`: `Prefix`, `Exact` or `ImplementationSpecific`.',
  'path-type-unknown': ({ type }) =>
    `${code(type, 'This')} is not a pathType. There are three, spelled exactly like this: \`Prefix\`, \`Exact\`, \`ImplementationSpecific\`.`,
  'path-not-absolute': ({ path }) => `The path ${code(path, '')} must begin with \`/\`.`,
  'path-characters': ({ path }) =>
    `The path ${code(path, '')} contains something that \`Prefix\` and \`Exact\` do not allow: \`//\`, \`/./\`, \`/../\` or \`%2F\`.`,
  'backend-both': 'A backend is either a Service or a resource, not both.',
  'backend-missing': 'This backend names neither a Service nor a resource.',
  'service-name-missing': 'The backend has no Service name.',
  'service-name': ({ service }) =>
    `${code(service, 'This')} is not a valid Service name: lower-case letters, digits and \`-\`, at most 63 characters.`,
  'port-both': 'A port is given by name or by number, not both.',
  'port-name': ({ port }) => `${code(port, 'This')} is not a valid port name. A number belongs under \`number\`.`,
  'port-number': ({ port }) => `${code(port, 'This')} is not a valid port: 1 to 65535.`,
  'port-missing': 'The backend names no port of the Service.',
  'tls-host': ({ host }) => `${code(host, 'This')} under \`tls\` is not a valid host name.`,
  'tls-secret-name': ({ secret }) => `${code(secret, 'This')} cannot be the name of a Secret.`,
  'class-name': 'This cannot be the name of an IngressClass. Leave `ingressClassName` out instead of leaving it empty.',
  'class-contradicts':
    'Annotation and `spec.ingressClassName` name different classes. Keep the field and remove the annotation.',
  'class-annotation-deprecated':
    'Accepted. The class is set by the old annotation, which `spec.ingressClassName` has replaced.',
  'name-missing': 'The object has no name.',
  'object-name': ({ object }) =>
    `${code(object, 'This')} is not a valid object name: lower-case letters, digits, \`-\` and dots only.`,
  'annotations-long': 'All annotations together are larger than 256 KiB.',
  'annotation-key': ({ annotation }) => `${code(annotation, 'This')} is not a valid annotation key.`,
  label: ({ value }) => `${code(value, 'This')} is not a valid label.`,
  immutable: 'This field is immutable. Delete the object and create it again.',
  'namespace-differs': 'The file and the command name different namespaces. Change one of them, or leave the flag out.',
  'namespace-missing': ({ namespace }) =>
    `The cluster has no namespace ${code(namespace, 'with this name')}. Create it first.`,
  'already-exists': ({ object }) =>
    `${code(object, 'It')} already exists. \`kubectl apply\` updates it, \`create\` does not.`,
  'changed-meanwhile': 'The object has changed since you read it. Fetch it again and repeat your change.',
  forbidden: ({ value }) =>
    `${code(value, 'This user')} is not allowed to do this: RBAC permissions are missing. The manifest is not the cause.`,
  'object-missing': ({ object }) => `The cluster has no ${code(object, 'such object')} in this namespace.`,
  'type-wrong': ({ type, value }) =>
    `A value has the wrong type: expected ${code(type, 'something else')}, found ${code(value, 'another type')}. Strings like \`yes\`, \`on\`, \`8080\` need quotes.`,
  'field-of-old-version':
    'A `v1` object has a field of `v1beta1`. In `v1` it is `service.name` and `service.port.number`.',
  'field-unknown': ({ field }) =>
    `There is no field ${code(field, 'with this name')} here: misspelt, or indented too far or too little.`,
  'field-twice': ({ field }) => `${code(field, 'A field')} appears twice. Only the last one counts.`,
  'secret-data': 'A value under `data` of the Secret is not base64. Plain text goes under `stringData`.',
  'node-port': 'This nodePort is already in use or out of range. Without a number, the cluster picks one.',
  'route-duplicate': ({ host, path, other }) =>
    `${code(other, 'Another Ingress')} has ${code(path, 'this path')} of ${host === '_' || !host ? 'every host' : code(host, '')} already. The older one keeps it; the webhook rejects the newer one.`,
  'path-pattern': ({ path, type }) =>
    `${code(path, 'This path')} contains regular-expression characters. ingress-nginx allows those only with \`ImplementationSpecific\`, not ${code(type, 'here')}.`,
  'snippet-disabled': ({ annotation }) =>
    `Snippets are disabled in this ingress-nginx, so ${code(annotation, 'the annotation')} is rejected. Remove it, or have \`allow-snippet-annotations\` enabled in the ConfigMap.`,
  'annotation-risk': ({ annotation }) =>
    `The annotations of the group ${code(annotation, '')} are rated riskier than \`annotations-risk-level\` allows.`,
  'annotation-value': ({ annotation }) =>
    `${code(annotation, 'An annotation')} has a value that ingress-nginx does not accept.`,
  'annotation-word': ({ annotation, value }) =>
    `The value of ${code(annotation, 'an annotation')} contains ${code(value, 'a word')}, which is on the list of forbidden words.`,
  'nginx-config':
    'nginx rejects the configuration generated from this Ingress: usually because of a snippet, or a path that is not a valid regular expression.',
  'webhook-unreachable':
    'The webhook did not answer, so nothing was checked: the problem is its Pod, Service or certificate, not the manifest.',
  'webhook-denied': ({ value }) =>
    `The webhook ${code(value, '')} rejects the object. The reason follows “denied the request”.`,
  'class-not-served': 'The Ingress has no class that this controller serves, so it is ignored.',
  'endpoints-missing': ({ service }) =>
    `${code(service, 'The Service')} has no ready Pod: wrong selector, Pods not ready, or a port they do not have. Requests get 503.`,
  'service-missing': ({ service }) =>
    `There is no Service ${code(service, 'with this name')} in the namespace of the Ingress. Requests get 503.`,
  'secret-missing': ({ secret }) =>
    `There is no TLS Secret ${code(secret, 'with this name')} in the namespace of the Ingress. The controller serves its default certificate.`,
  'certificate-names': ({ host }) => `The certificate is not for ${code(host, 'this host')}.`,
  'server-name-twice': ({ host }) =>
    `nginx has ${code(host, 'a host')} twice and uses the first: a host and an alias, or two controllers’ files.`,
  'version-removed': ({ version }) =>
    `Clusters from 1.22 on do not serve Ingress in ${code(version, 'this version')}. Use \`networking.k8s.io/v1\`.`,
  'kind-unknown': ({ kind, version }) =>
    `The cluster does not know ${code(kind, 'this kind')} in ${code(version, 'this version')}: its CRD is not installed, or has another version.`,
  'kind-missing': '`apiVersion` or `kind` is missing: an empty document, a values file, or a misspelled key.',
  'helm-yaml': ({ file, line, detail }) =>
    `${code(file, 'A template')} renders to broken YAML${line ? `, line ${line} of what was rendered` : ''}${detail ? ` (${detail})` : ''}. \`helm template --debug\` shows that text: paste it here.`,
  'helm-value-missing': ({ file, line, value }) =>
    `${code(file, 'A template')}${line ? `, line ${line},` : ''} reads ${code(value, 'a value')}, whose parent is not set. Set it in the values.`,
  'helm-function': ({ value, file }) =>
    `${code(file, 'The template')} calls ${code(value, 'a function')}, which Helm does not have.`,
  'helm-required': ({ file, line }) =>
    `${code(file, 'The chart')}${line ? `, line ${line},` : ''} requires a value that is not set.`,
  'helm-template': ({ file, line }) =>
    `${code(file, 'A template')}${line ? `, line ${line},` : ''} cannot be rendered: a brace, an \`end\` or a name is wrong.`,
  'helm-owner':
    'The object already exists and belongs to no Helm release, or to another one. Adopt it with labels and annotations, or delete it.',
  'helm-schema': 'A value does not match the schema of the chart; the lines below name it.',
  'helm-failed': 'Helm stopped; the reason follows “FAILED”.',
  'yaml-tab': ({ line }) =>
    `${inLine(line)}a tab, or a character like \`@\`, \`%\` or a backtick at the start of a value. YAML needs spaces for indentation, and quotes around such values.`,
  'yaml-colon': ({ line }) =>
    `${inLine(line)}a key without its colon, or a string that continues without indentation. Often the line before is the cause.`,
  'yaml-mapping': ({ line }) =>
    `${inLine(line)}a second colon on one line. Put the value in quotes, or fix the indentation.`,
  'yaml-indent': ({ line }) => `${inLine(line)}indented differently from the lines around it.`,
  'yaml-anchor': ({ value }) =>
    `The alias ${code(value && `*${value}`, '')} has no anchor in this document. A value that begins with \`*\`, as a wildcard host does, needs quotes.`,
  'yaml-control': 'The file contains an invisible character, often a colour code copied from a terminal.',
  'yaml-key-twice': ({ value, line }) => `${inLine(line)}the key ${code(value, '')} appears twice.`,
  'yaml-syntax': 'The file is not YAML that kubectl can read.',
  'file-missing': ({ file }) => `kubectl cannot find the file ${code(file, 'with this name')}.`,
  'server-unreachable': 'kubectl cannot reach a cluster. The manifest has not been checked.',
  'nothing-to-apply': 'The input contains no object: an empty file or an empty template.',
  'schema-unreachable':
    'kubectl could not fetch the schema, so nothing was checked. The problem is the cluster or the network.',
  'apply-annotation': 'Accepted. The object was created without `kubectl apply`; the annotation is added now.',
  'data-invalid': 'kubectl rejects the file before the cluster sees it.',
  'middleware-missing': ({ middleware }) =>
    `Traefik has no middleware ${code(middleware, 'with this name')}, so it drops the whole router: 404. The name is \`<namespace>-<name>@kubernetescrd\`.`,
  'traefik-service': ({ service }) =>
    `Traefik has no service ${code(service, 'with this name')}: the Service or port behind it is missing.`,
  'traefik-service-missing': ({ service }) =>
    `There is no Service ${code(service, 'with this name')} in the namespace of the Ingress, so Traefik drops the path: 404.`,
  'traefik-port': 'The Service has no port with this number or name, so Traefik drops the path: 404.',
  'traefik-endpoints': 'The Service has no ready Pod: wrong selector, or Pods that are not ready.',
  'entry-point-missing': ({ entryPoint }) =>
    `Traefik has no entry point ${code(entryPoint, 'with this name')}. Usual names are \`web\` and \`websecure\`.`,
  'resolver-missing': 'The router names a certificate resolver that Traefik’s static configuration does not have.',
  'gke-service-type': ({ service, type }) =>
    `${code(service, 'The Service')} is of type ${code(type, 'ClusterIP')}. On GKE it must be \`NodePort\`, or have the annotation \`cloud.google.com/neg: '{"ingress": true}'\`.`,
  'gke-service-missing': ({ service }) =>
    `There is no Service ${code(service, 'with this name')}. Until it exists, GKE does not update any part of the Ingress.`,
  'gke-port': ({ port, service }) => `${code(service, 'The Service')} has no port ${code(port, 'with this name')}.`,
  'gke-wildcard': ({ path }) =>
    `${code(path, 'A path')} with a star needs \`ImplementationSpecific\` on GKE; \`Prefix\` covers everything below without a star.`,
  'gke-backend-config': 'The BackendConfig that the Service names does not exist, or is not for this port.',
  'gke-address': ({ value }) => `The project has no reserved address ${code(value, 'with this name')}.`,
  'gke-translation': ({ detail }) =>
    `GKE cannot build a load balancer from this Ingress${detail ? `: ${detail}` : ''}. The last working one stays.`,
  'gke-sync': ({ detail }) =>
    `GKE has read this Ingress, but Google Cloud rejected part of its load balancer${detail ? `: ${detail}` : ''}. The routes stay as they last were.`,
  'host-taken':
    'Another Ingress already uses this host: F5’s controller allows each host in one Ingress only, or split into master and minions.',
  'upstream-refused':
    'The route matches; the Pod refuses the connection: nothing listens on this targetPort. Clients get 502.',
  'upstream-timeout': 'The route matches; the Pod is too slow, or unreachable. Clients get 504.',
  'upstream-none': 'The route matches; the Service has no Pod that answers. Clients get 502.',
  'upstream-closed': 'The route matches; the Pod closed the connection before answering. Clients get 502.',
  'upstream-header':
    'The Pod’s response headers are larger than nginx’s buffer (`proxy-buffer-size`). Clients get 502.',
  'upstream-tls': 'One side speaks HTTP, the other HTTPS: check `backend-protocol` and the port.',
  'body-large': 'The request body is larger than allowed (`proxy-body-size`). Clients get 413.',
  'gke-no-route':
    'GKE’s load balancer has no path for this request. `ImplementationSpecific` is compared character by character there.',
  'no-route': 'No rule has this host, or none of its paths matches: this is the controller’s own 404.',
  'traefik-no-route':
    'Traefik’s own 404: no router matches, perhaps because it is not on this entry point or has no TLS.',
  'no-server': 'The route matches; the Service has no ready Pod.',
  'upstream-connect': 'The route matches; Envoy cannot reach the Pod.',
  'page-503': 'The controller’s own 503: the route matches, the Service has no ready Pod or does not exist.',
  'page-502': 'The controller’s own 502: the Pod does not answer as it should.',
  'page-504': 'The controller’s own 504: the Pod did not answer in time.',
  'page-404': 'nginx’s own 404: no rule has this host, none of its paths matches, or the application itself is nginx.',
  'certificate-default':
    'The controller serves its default certificate: the Secret for this host is missing or is for another host.',
  'redirect-loop':
    'The redirects form a loop, often because TLS is terminated in front of the controller and `X-Forwarded-Proto` is not trusted.',
  'host-unresolved': ({ host }) =>
    `DNS has no address for ${code(host, 'the host')}. The request never reached the controller.`,
  'connection-refused': ({ host, port }) =>
    `Nothing is listening on ${code([host, port].filter(Boolean).join(':'), 'this address')}. The request never reached the controller.`,
};
