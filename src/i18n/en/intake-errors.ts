import type { ErrorCode, ErrorNames } from '../../engine/index.ts';

type Words = Readonly<Record<ErrorCode, string | ((names: ErrorNames) => string)>>;

const code = (text: string | undefined, otherwise: string): string => (text ? `\`${text}\`` : otherwise);
const inLine = (line: string | undefined): string => (line ? `Line ${line}: ` : '');

/** What each known error text means: one or two sentences, and what to do. */
export const intakeErrors: Words = {
  'spec-empty': 'An Ingress needs rules or a default backend; this one has neither.',
  'host-ip': ({ host }) =>
    `${code(host, 'The host')} is an address. A rule takes names only; leave the host out to answer requests to any address.`,
  'host-wildcard': ({ host }) =>
    `In ${code(host, 'this host')} the star does not stand alone in front. Only \`*.\` and a whole name after it is a wildcard.`,
  'host-name': ({ host }) =>
    `${code(host, 'This')} is no host name: lower-case letters, digits, \`-\` and dots only, without scheme, port or path.`,
  'paths-empty': 'A rule with `http` needs at least one path.',
  'path-type-missing': 'Every path needs a `pathType`: `Prefix`, `Exact` or `ImplementationSpecific`.',
  'path-type-unknown': ({ type }) =>
    `${code(type, 'This')} is no pathType. There are three, with exactly these letters: \`Prefix\`, \`Exact\`, \`ImplementationSpecific\`.`,
  'path-not-absolute': ({ path }) => `The path ${code(path, '')} must begin with \`/\`.`,
  'path-characters': ({ path }) =>
    `The path ${code(path, '')} holds something that \`Prefix\` and \`Exact\` do not take: \`//\`, \`/./\`, \`/../\` or \`%2F\`.`,
  'backend-both': 'A backend is a Service or a resource, never both.',
  'backend-missing': 'This backend names neither a Service nor a resource.',
  'service-name-missing': 'The backend has no Service name.',
  'service-name': ({ service }) =>
    `${code(service, 'This')} is no name of a Service: lower-case letters, digits and \`-\`, 63 at most.`,
  'port-both': 'A port is named or numbered, never both.',
  'port-name': ({ port }) => `${code(port, 'This')} is no port name. A number belongs under \`number\`.`,
  'port-number': ({ port }) => `${code(port, 'This')} is no port: 1 to 65535.`,
  'port-missing': 'The backend names no port of the Service.',
  'tls-host': ({ host }) => `${code(host, 'This')} under \`tls\` is no host name.`,
  'tls-secret-name': ({ secret }) => `${code(secret, 'This')} cannot be the name of a Secret.`,
  'class-name': 'This cannot be the name of an IngressClass. Leave `ingressClassName` out rather than empty.',
  'class-contradicts':
    'Annotation and `spec.ingressClassName` name different classes. Keep the field, drop the annotation.',
  'class-annotation-deprecated':
    'Accepted. The class stands in the old annotation; `spec.ingressClassName` has taken its place.',
  'name-missing': 'The object has no name.',
  'object-name': ({ object }) =>
    `${code(object, 'This')} is no name of an object: lower-case letters, digits, \`-\` and dots only.`,
  'annotations-long': 'All annotations together are larger than 256 KiB.',
  'annotation-key': ({ annotation }) => `${code(annotation, 'This')} is no annotation key.`,
  label: ({ value }) => `${code(value, 'This')} is no label.`,
  immutable: 'This field cannot change while the object lives. Delete the object and create it anew.',
  'namespace-differs': 'File and command name different namespaces. Change one, or leave the flag out.',
  'namespace-missing': ({ namespace }) =>
    `The cluster has no namespace ${code(namespace, 'of this name')}. Create it first.`,
  'already-exists': ({ object }) =>
    `${code(object, 'It')} is there already. \`kubectl apply\` changes it, \`create\` does not.`,
  'changed-meanwhile': 'Somebody else has changed the object since it was read. Read it again and repeat your change.',
  forbidden: ({ value }) =>
    `${code(value, 'This user')} may not do that here: rights (RBAC) are missing. The manifest is not the cause.`,
  'object-missing': ({ object }) => `The cluster has no ${code(object, 'such object')} in this namespace.`,
  'type-wrong': ({ type, value }) =>
    `A value is of the wrong type: ${code(type, 'something else')} is wanted, ${code(value, 'another type')} was found. Mind quotes around texts like \`yes\`, \`on\`, \`8080\`.`,
  'field-of-old-version':
    'A field of `v1beta1` stands in a `v1` object. There it is `service.name` and `service.port.number`.',
  'field-unknown': ({ field }) =>
    `There is no field ${code(field, 'of this name')} here: misspelt, or indented too far or too little.`,
  'field-twice': ({ field }) => `${code(field, 'A field')} stands twice. Only the last one counts.`,
  'secret-data': 'A value under `data` of the Secret is no base64. Plain texts go under `stringData`.',
  'node-port': 'This nodePort is taken or out of range. Without a number the cluster picks one.',
  'route-duplicate': ({ host, path, other }) =>
    `${code(other, 'Another Ingress')} has ${code(path, 'this path')} of ${host === '_' || !host ? 'every host' : code(host, '')} already. The older one keeps it; the webhook refuses the second.`,
  'path-pattern': ({ path, type }) =>
    `${code(path, 'This path')} holds letters of a pattern. ingress-nginx takes those only with \`ImplementationSpecific\`, not ${code(type, 'here')}.`,
  'snippet-disabled': ({ annotation }) =>
    `Snippets are switched off in this ingress-nginx, so ${code(annotation, 'the annotation')} is refused. Remove it, or have \`allow-snippet-annotations\` set in the ConfigMap.`,
  'annotation-risk': ({ annotation }) =>
    `The annotations of the group ${code(annotation, '')} are rated riskier than \`annotations-risk-level\` allows.`,
  'annotation-value': ({ annotation }) =>
    `${code(annotation, 'An annotation')} has a value that ingress-nginx does not take.`,
  'annotation-word': ({ annotation, value }) =>
    `The value of ${code(annotation, 'an annotation')} holds ${code(value, 'a word')}, which is on the list of refused words.`,
  'nginx-config':
    'nginx refuses the configuration made of this Ingress: mostly a snippet, or a path that is no valid pattern.',
  'webhook-unreachable':
    'The webhook did not answer, so nothing was judged: its Pod, Service or certificate is the matter, not the manifest.',
  'webhook-denied': ({ value }) =>
    `The webhook ${code(value, '')} refuses the object. Its reason stands behind “denied the request”.`,
  'class-not-served': 'The Ingress has no class that this controller serves, so it is left out.',
  'endpoints-missing': ({ service }) =>
    `${code(service, 'The Service')} has no ready Pod: wrong selector, Pods not ready, or a port they do not have. Requests get 503.`,
  'service-missing': ({ service }) =>
    `There is no Service ${code(service, 'of this name')} in the namespace of the Ingress. Requests get 503.`,
  'secret-missing': ({ secret }) =>
    `There is no TLS Secret ${code(secret, 'of this name')} in the namespace of the Ingress. The controller shows its own certificate.`,
  'certificate-names': ({ host }) => `The certificate is not for ${code(host, 'this host')}.`,
  'server-name-twice': ({ host }) =>
    `nginx has ${code(host, 'a host')} twice and takes the first: a host and an alias, or two controllers’ files.`,
  'version-removed': ({ version }) =>
    `Clusters from 1.22 on do not serve Ingress in ${code(version, 'this version')}. \`networking.k8s.io/v1\` is the one.`,
  'kind-unknown': ({ kind, version }) =>
    `The cluster does not know ${code(kind, 'this kind')} in ${code(version, 'this version')}: its CRD is not installed, or of another version.`,
  'kind-missing':
    '`apiVersion` or `kind` is missing: a document that is empty, a values file, or a key with a wrong letter.',
  'helm-yaml': ({ file, line, detail }) =>
    `${code(file, 'A template')} renders to broken YAML${line ? `, line ${line} of what was rendered` : ''}${detail ? ` (${detail})` : ''}. \`helm template --debug\` shows that text: paste it here.`,
  'helm-value-missing': ({ file, line, value }) =>
    `${code(file, 'A template')}${line ? `, line ${line},` : ''} reads ${code(value, 'a value')}, whose parent is not set. Set it in the values.`,
  'helm-function': ({ value, file }) =>
    `${code(file, 'The template')} calls ${code(value, 'a function')}, which Helm does not have.`,
  'helm-required': ({ file, line }) =>
    `${code(file, 'The chart')}${line ? `, line ${line},` : ''} insists on a value that is not set.`,
  'helm-template': ({ file, line }) =>
    `${code(file, 'A template')}${line ? `, line ${line},` : ''} cannot be rendered: a brace, an \`end\` or a name is wrong.`,
  'helm-owner':
    'The object is there and belongs to no Helm release, or to another one. Adopt it by labels and annotations, or delete it.',
  'helm-schema': 'A value does not fit the schema of the chart; the lines below name it.',
  'helm-failed': 'Helm stopped; the reason stands behind “FAILED”.',
  'yaml-tab': ({ line }) =>
    `${inLine(line)}a tab, or a letter like \`@\`, \`%\` or a backtick where a value begins. YAML takes blanks for indentation, and quotes around such values.`,
  'yaml-colon': ({ line }) =>
    `${inLine(line)}a key without its colon, or a text that goes on at the margin. Often the line before is the cause.`,
  'yaml-mapping': ({ line }) =>
    `${inLine(line)}a second colon in one line. Put the value in quotes, or fix the indentation.`,
  'yaml-indent': ({ line }) => `${inLine(line)}indented otherwise than the lines beside it.`,
  'yaml-anchor': ({ value }) =>
    `The alias ${code(value && `*${value}`, '')} names no anchor of this document. A value that begins with \`*\`, as a wildcard host does, needs quotes.`,
  'yaml-control': 'An invisible character stands in the file, often a colour code copied from a terminal.',
  'yaml-key-twice': ({ value, line }) => `${inLine(line)}the key ${code(value, '')} is there twice.`,
  'yaml-syntax': 'The file is no YAML that kubectl can read.',
  'file-missing': ({ file }) => `kubectl finds no file ${code(file, 'of this name')}.`,
  'server-unreachable': 'kubectl reaches no cluster. The manifest has not been looked at.',
  'nothing-to-apply': 'The input held no object: an empty file or an empty template.',
  'schema-unreachable':
    'kubectl could not fetch the schema, so nothing was checked. Cluster or network are the matter.',
  'apply-annotation': 'Accepted. The object was made without `kubectl apply`; the annotation is added now.',
  'data-invalid': 'kubectl refuses the file before the cluster sees it.',
  'middleware-missing': ({ middleware }) =>
    `Traefik knows no middleware ${code(middleware, 'of this name')}, so the whole router is left out: 404. The name is \`<namespace>-<name>@kubernetescrd\`.`,
  'traefik-service': ({ service }) =>
    `Traefik has no service ${code(service, 'of this name')}: Service or port behind it is missing.`,
  'traefik-service-missing': ({ service }) =>
    `There is no Service ${code(service, 'of this name')} in the namespace of the Ingress, so Traefik leaves the path out: 404.`,
  'traefik-port': 'The Service has no port of this number or name, so Traefik leaves the path out: 404.',
  'traefik-endpoints': 'The Service has no ready Pod: wrong selector, or Pods that are not ready.',
  'entry-point-missing': ({ entryPoint }) =>
    `Traefik has no entry point ${code(entryPoint, 'of this name')}. Usual names are \`web\` and \`websecure\`.`,
  'resolver-missing': 'The router names a certificate resolver that Traefik’s static configuration does not have.',
  'gke-service-type': ({ service, type }) =>
    `${code(service, 'The Service')} is of type ${code(type, 'ClusterIP')}. On GKE it must be \`NodePort\`, or have the annotation \`cloud.google.com/neg: '{"ingress": true}'\`.`,
  'gke-service-missing': ({ service }) =>
    `There is no Service ${code(service, 'of this name')}. GKE changes nothing of the whole Ingress until it is there.`,
  'gke-port': ({ port, service }) => `${code(service, 'The Service')} has no port ${code(port, 'of this name')}.`,
  'gke-wildcard': ({ path }) =>
    `${code(path, 'A path')} with a star needs \`ImplementationSpecific\` on GKE; \`Prefix\` covers everything below without a star.`,
  'gke-backend-config': 'The BackendConfig that the Service names is not there, or not for this port.',
  'gke-address': ({ value }) => `The project has no reserved address ${code(value, 'of this name')}.`,
  'gke-translation': ({ detail }) =>
    `GKE cannot make a load balancer of this Ingress${detail ? `: ${detail}` : ''}. The last good one stays.`,
  'gke-sync': ({ detail }) =>
    `GKE has read this Ingress, but Google Cloud refused a part of its load balancer${detail ? `: ${detail}` : ''}. The routes stay as they last were.`,
  'host-taken':
    'Another Ingress has taken the host: F5’s controller wants each host in one Ingress, or master and minions.',
  'upstream-refused':
    'The route fits; the Pod refuses the connection: nothing listens on this targetPort. Clients get 502.',
  'upstream-timeout': 'The route fits; the Pod is too slow, or unreachable. Clients get 504.',
  'upstream-none': 'The route fits; the Service has no Pod that answers. Clients get 502.',
  'upstream-closed': 'The route fits; the Pod closed the connection before it had answered. Clients get 502.',
  'upstream-header': 'The Pod’s response headers are larger than nginx’ buffer (`proxy-buffer-size`). Clients get 502.',
  'upstream-tls': 'One side speaks HTTP, the other HTTPS: see `backend-protocol`, and which port is meant.',
  'body-large': 'The request body is larger than allowed (`proxy-body-size`). Clients get 413.',
  'gke-no-route':
    'GKE’s load balancer has no path for this request. `ImplementationSpecific` is compared letter by letter there.',
  'no-route': 'No rule has this host, or no path of it fits: that is the controller’s own 404.',
  'traefik-no-route': 'Traefik’s own 404: no router fits, perhaps because it is not on this entry point or has no TLS.',
  'no-server': 'The route fits; the Service has no ready Pod.',
  'upstream-connect': 'The route fits; Envoy does not reach the Pod.',
  'page-503': 'The controller’s own 503: the route fits, the Service has no ready Pod or is not there.',
  'page-502': 'The controller’s own 502: the Pod does not answer as it should.',
  'page-504': 'The controller’s own 504: the Pod did not answer in time.',
  'page-404': 'nginx’ own 404: no rule has this host, no path of it fits, or the application itself is nginx.',
  'certificate-default':
    'The controller shows its own certificate: the Secret for this host is missing or names another host.',
  'redirect-loop':
    'Redirects lead in a circle, often because TLS ends in front of the controller and `X-Forwarded-Proto` is not trusted.',
  'host-unresolved': ({ host }) =>
    `DNS has no address for ${code(host, 'the host')}. The request never came to the controller.`,
  'connection-refused': ({ host, port }) =>
    `Nothing listens at ${code([host, port].filter(Boolean).join(':'), 'this address')}. The request never came to the controller.`,
};
