/** Names that every JavaScript object answers to without having them. */
export const hostileNames: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '__defineGetter__',
  '__lookupGetter__',
  'isPrototypeOf',
];

/**
 * Returns an unknown word that is like a name in all that counts: its length, its letters' kinds, its place in the alphabet.
 * Whatever is said about a name must be said about its twin.
 */
export function twinOf(name: string): string {
  return name.replace(/[a-z](?=_*$)/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
}

/** Returns an output without a word, also where it is written small, escaped or cut short: outputs of twins are then equal. */
export function without(word: string, output: string): string {
  const escaped = word.replaceAll('_', '\\\\*_');
  const cut = Array.from({ length: word.length - 2 }, (_, end) => `${word.slice(0, end + 2)}\u2026\\w*`).reverse();
  return output.replace(new RegExp([escaped, ...cut].join('|'), 'gi'), '<word>');
}

/** Returns the word that stands at a place, given the ordinary one. */
export type Fill = (place: string, ordinary: string) => string;

const prefixes = [
  'nginx.ingress.kubernetes.io',
  'haproxy-ingress.github.io',
  'haproxy.org',
  'traefik.ingress.kubernetes.io',
  'ingress.kubernetes.io',
  'kubernetes.io',
  'example.com',
];

/** Annotations that become paths, hosts, headers, names or words of their own. */
const valued: readonly (readonly [key: string, before: string])[] = [
  ['kubernetes.io/ingress.class', ''],
  ['ingressclass.kubernetes.io/is-default-class', ''],
  ['nginx.ingress.kubernetes.io/rewrite-target', '/$'],
  ['nginx.ingress.kubernetes.io/use-regex', ''],
  ['nginx.ingress.kubernetes.io/canary', ''],
  ['nginx.ingress.kubernetes.io/canary-by-header', ''],
  ['nginx.ingress.kubernetes.io/canary-by-header-value', ''],
  ['nginx.ingress.kubernetes.io/canary-by-cookie', ''],
  ['nginx.ingress.kubernetes.io/server-alias', ''],
  ['nginx.ingress.kubernetes.io/app-root', '/'],
  ['nginx.ingress.kubernetes.io/permanent-redirect', 'https://example.com/'],
  ['nginx.ingress.kubernetes.io/backend-protocol', ''],
  ['nginx.ingress.kubernetes.io/default-backend', ''],
  ['haproxy-ingress.github.io/path-type', ''],
  ['haproxy-ingress.github.io/path-type-order', ''],
  ['haproxy-ingress.github.io/http-header-match', 'X-A: '],
  ['haproxy-ingress.github.io/server-alias', ''],
  ['haproxy-ingress.github.io/rewrite-target', '/'],
  ['haproxy.org/path-rewrite', '/'],
  ['haproxy.org/request-redirect', ''],
  ['haproxy.org/route-acl', 'path_beg /'],
  ['traefik.ingress.kubernetes.io/router.priority', ''],
  ['traefik.ingress.kubernetes.io/router.pathmatcher', ''],
  ['traefik.ingress.kubernetes.io/router.entrypoints', ''],
  ['traefik.ingress.kubernetes.io/router.tls', ''],
];

const quoted = (text: string): string => JSON.stringify(text);

function annotationLines(fill: Fill): string {
  const asked = valued.flatMap(([key, before]) => {
    const value = fill(`the value of ${key}`, '');
    return value === '' ? [] : [`    ${quoted(key)}: ${quoted(before + value)}\n`];
  });
  const keys = prefixes.map(
    (prefix) => `    ${quoted(`${prefix}/${fill(`an annotation below ${prefix}`, 'note')}`)}: "v"\n`,
  );
  return [...asked, ...keys, `    ${quoted(fill('an annotation without prefix', 'note'))}: "v"\n`].join('');
}

function ingressText(fill: Fill): string {
  const at = (place: string, ordinary: string) => quoted(fill(place, ordinary));
  return `apiVersion: ${at('apiVersion', 'networking.k8s.io/v1')}
kind: ${at('kind', 'Ingress')}
metadata:
  name: ${at('name', 'shop')}
  namespace: ${at('namespace', 'default')}
  labels: {${at('a label', 'app')}: ${at('the value of a label', 'shop')}}
  ${at('a field of metadata', 'generation')}: 1
  annotations:
${annotationLines(fill)}spec:
  ingressClassName: ${at('class', 'nginx')}
  ${at('a field of spec', 'unknown')}: {${at('a field of an unknown field', 'a')}: 1}
  tls:
  - hosts: [${at('TLS host', 'shop.example.com')}]
    secretName: ${at('TLS Secret', 'shop-tls')}
  defaultBackend:
    resource:
      apiGroup: ${at('group of a resource', 'k8s.example.com')}
      kind: ${at('kind of a resource', 'StorageBucket')}
      name: ${at('name of a resource', 'assets')}
  rules:
  - host: ${at('host', 'shop.example.com')}
    ${at('a field of a rule', 'unknown')}: 1
    http:
      paths:
      - path: ${quoted(`/${fill('path', 'cart')}`)}
        pathType: ${at('pathType', 'Prefix')}
        ${at('a field of a path', 'unknown')}: 1
        backend:
          service:
            name: ${at('Service of a backend', 'web')}
            port: {name: ${at('port of a backend', 'http')}}
      - path: ${quoted(`/(?<${fill('name of a group', 'rest')}>.*)`)}
        pathType: ImplementationSpecific
        backend: {service: {name: api, port: {number: 80}}}
  - http:
      paths:
      - path: ${at('path without slash', '/any')}
        pathType: Exact
        backend: {service: {name: api, port: {number: 80}}}
`;
}

/** Returns a workspace in one text; `fill` says which word stands at each place. */
export function hostileManifest(fill: Fill): string {
  const at = (place: string, ordinary: string) => quoted(fill(place, ordinary));
  return `# route-test: GET https://${fill('host of a test', 'shop.example.com')}/${fill('path of a test', 'cart')} -> ${fill('Service of a test', 'web')}:${fill('port of a test', 'http')}
# route-test: ${fill('method of a test', 'GET')} https://shop.example.com/cart -> web:http @ ${fill('controller of a test', 'kubernetes')}
# route-test: GET https://shop.example.com/cart -H '${fill('header of a test', 'X-A')}: a' -> ${fill('expectation of a test', '404')}
${ingressText(fill)}---
apiVersion: v1
kind: Service
metadata: {name: ${at('name of a Service', 'web')}, namespace: ${at('namespace of a Service', 'default')}, annotations: {${at('annotation of a Service', 'note')}: v, ${quoted(`haproxy.org/${fill('haproxy.org annotation of a Service', 'note')}`)}: v}}
spec:
  type: ${at('type of a Service', 'ClusterIP')}
  selector: {${at('a selector', 'app')}: web}
  ports: [{name: ${at('port of a Service', 'http')}, port: 80, protocol: ${at('protocol', 'TCP')}, targetPort: ${at('target port', 'web')}}]
---
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {ports: [{port: 80}]}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: ${at('name of a class', 'nginx')}}
spec:
  controller: ${at('controller of a class', 'k8s.io/ingress-nginx')}
  parameters: {apiGroup: ${at('group of parameters', 'k8s.example.com')}, kind: ${at('kind of parameters', 'P')}, name: ${at('name of parameters', 'p')}, scope: ${at('scope of parameters', 'Cluster')}}
---
apiVersion: v1
kind: Secret
metadata: {name: ${at('name of a Secret', 'shop-tls')}}
type: ${at('type of a Secret', 'kubernetes.io/tls')}
data: {${at('a key of a Secret', 'tls.crt')}: YQ==}
stringData: {${at('a text key of a Secret', 'note')}: hidden-value}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${at('name of a ConfigMap', 'ingress-nginx-controller')}, namespace: ingress-nginx}
data: {${at('a key of a ConfigMap', 'use-forwarded-headers')}: ${at('the value of a ConfigMap', 'true')}}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, labels: {kubernetes.io/service-name: ${at('Service of a slice', 'web')}}}
addressType: ${at('address type', 'IPv4')}
ports: [{name: ${at('port of a slice', 'http')}, port: 80}]
endpoints: [{addresses: ["10.0.0.1"]}]
---
apiVersion: ${at('version of another object', 'apps/v1')}
kind: ${at('kind of another object', 'Deployment')}
metadata: {name: web}
spec: {template: {metadata: {labels: {${at('label of a Pod', 'app')}: web}}, spec: {containers: [{name: ${at('name of a container', 'web')}, ports: [{name: ${at('port of a container', 'web')}, containerPort: 80}]}]}}}
`;
}

/** Every place of the workspace where a person's word may stand. */
export const hostilePlaces: readonly string[] = (() => {
  const found = new Set<string>();
  hostileManifest((place, ordinary) => {
    found.add(place);
    return ordinary;
  });
  return [...found];
})();

/** Without them nothing would be an Ingress any more. */
const kinds: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

/** Returns the workspace with a word at one place, or at every place of an Ingress and what it needs. */
export function manifestWith(word: string, wanted: string | 'everywhere'): string {
  return hostileManifest((place, ordinary) =>
    wanted === place || (wanted === 'everywhere' && !kinds.has(place)) ? word : ordinary,
  );
}
