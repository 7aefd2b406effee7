import type { Manifest } from '../engine/testing/cluster.ts';
import { type Flavour, plainPaths } from './manifests.ts';
import type { Random } from './random.ts';
import type { RequestFlavour } from './requests.ts';

type Choice = readonly [probability: number, name: string, values: readonly string[]];

function choose(random: Random, prefix: string, choices: readonly Choice[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [probability, name, values] of choices) {
    if (random.chance(probability)) found[prefix + name] = random.pick(values);
  }
  return found;
}

/** Parts of paths that meet case, slashes and dots in the maps. A space would end a key there and does not occur. */
const mapPaths = [...plainPaths, '/foo//', '/a.b/c', '/Foo', '/API/v1', ''];

/**
 * What is generated for HAProxy Technologies' controller: keys and values, also those that are empty, end with a line break, are
 * of another type or hold what looks like a variable. Not generated, and so not claimed to be measured (the decision says
 * `source`): route-acl, ssl-passthrough and what else `notes.ts` lists; codes with which HAProxy does not redirect, and `%` or
 * blanks where a log-format stands. The measured HAProxy is the machine's (Debian 12: 2.6.12), the controller's own is 3.2.
 */
export const haproxytechFlavour: Flavour = {
  className: 'haproxy',
  paths: () => mapPaths,
  pathTypes: ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific', null],
  annotations: (random) => ({
    ...choose(random, 'ingress.kubernetes.io/', random.chance(0.15) ? techChoices : []),
    ...choose(random, 'haproxy.com/', random.chance(0.15) ? techChoices : []),
    ...choose(random, 'haproxy.org/', techChoices),
  }),
  tls: 0.2,
};

const rewriteValues = [
  ...['/new', '/foo/(.*) /\\1', '([^/]*)$ /last/\\1', '^/(a|f)(.*) /\\2\\1\n/x /y', '(?i)foo /any', '', '\n/new\n'],
  ...['/a /b /c', '/foo /x\n\n/bar /y', '/foo /x\n/a b c', '/x\\0', 'true', '$1', '/(.*) /$request_uri', '(.*) /p\\1'],
];

const techChoices: readonly Choice[] = [
  [0.2, 'ssl-redirect', ['true', 'false', 'enabled', 'ON', 'off', 'yes', '1', 'T', '', 'true\n', '$x']],
  [0.1, 'ssl-redirect-port', ['443', '8444', '0443', '+8080']],
  [0.3, 'ssl-redirect-code', ['301', '308', '303']],
  [
    0.06,
    'request-redirect',
    ['moved.test', 'https://moved.test', 'http://moved.test/base', '', 'HTTPS://moved.test', '$1'],
  ],
  [0.05, 'request-redirect-code', ['301', '307']],
  [0.3, 'path-rewrite', rewriteValues],
];

/** Keys of the ConfigMap: most clusters keep the defaults. */
export function haproxytechConfig(random: Random): Record<string, string> {
  return choose(random, '', [
    [0.15, 'ssl-redirect', ['true', 'false', 'yes', '']],
    [0.1, 'ssl-redirect-port', ['443']],
    [0.1, 'ssl-redirect-code', ['301']],
    [0.1, 'path-rewrite', ['/global']],
  ]);
}

/** What Services say: their keys go before those of the Ingress. */
export function haproxytechServices(random: Random, manifests: readonly Manifest[]): readonly Manifest[] {
  return annotatedServices(random, manifests, () => choose(random, 'haproxy.org/', techChoices.slice(5)));
}

function annotatedServices(
  random: Random,
  manifests: readonly Manifest[],
  draw: () => Readonly<Record<string, string>>,
): readonly Manifest[] {
  return manifests.map((manifest) => {
    if (manifest['kind'] !== 'Service' || !random.chance(0.15)) return manifest;
    const metadata = manifest['metadata'] as object; // made by `serviceManifests`
    return { ...manifest, metadata: { ...metadata, annotations: draw() } };
  });
}

/** Returns the items in random order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(1 << 30) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/**
 * What is generated for HAProxy Ingress: keys and values, also those that are empty, end with a line break, are of another type
 * or hold what looks like a variable. Not generated, and so not claimed to be measured (the decision says `source`): header
 * matches, whose files the controller orders at random; ssl-passthrough, where the Pod ends TLS; a line break or `%` in
 * rewrite-target, and redirect-to in a rule without a host, with which the controller or HAProxy fails; and everything that
 * `notes.ts` lists. Back-references, with which HAProxy refuses its whole map, are measured one by one in the test.
 * The measured HAProxy is the machine's (Debian 12: 2.6.12), the controller's own is 2.8.
 */
export const haproxyIngressFlavour: Flavour = {
  className: 'haproxy',
  paths: (random) => (random.chance(0.25) ? regexPaths : mapPaths),
  pathTypes: ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific', 'ImplementationSpecific', null],
  annotations: (random) => haproxyIngressKeys(random, [...perPath, ...perHost]),
  tls: 0.3,
};

const perPath: readonly Choice[] = [
  [
    0.35,
    'path-type',
    ['begin', 'prefix', 'exact', 'regex', 'Regex', 'PREFIX', 'nonsense', '', 'regex\n', ' exact', 'true'],
  ],
  [
    0.25,
    'rewrite-target',
    ['/', '/new', '/new/', '/x/y', '', '/a b', '/"q"', '/x\\1', '\\0', '/$1', '/$request_uri', 'true'],
  ],
  [0.2, 'ssl-redirect', ['false', 'true', 'F', '1', 'FALSE', 'yes', 'no', '', 'false\n', ' false', '$x']],
  [
    0.1,
    'redirect-to',
    ['https://moved.test/x', 'https://moved.test/$1', '', 'https://moved.test/n\n', '/%[src]', 'True'],
  ],
  [0.04, 'tcp-service-port', ['9000', '0', '', 'x', '9000\n']],
];

const perHost: readonly Choice[] = [
  [0.15, 'app-root', ['/home', '/home?x=1', 'https://o.test/', '', '/home\n', '/$1', '/%[path]', 'true']],
  [0.12, 'redirect-from', ['old.test', 'unknown.test', 'OLD.test', '*.old.test', 'a.example.com', '']],
  [0.08, 'redirect-from-regex', ['^re[0-9]+\\.test$', 'OLD\\.', '^foo-1\\.', '']],
  [0.12, 'ssl-always-add-https', ['true', 'T', '1', 'yes', '', 'True\n', 'false']],
  [0.15, 'server-alias', ['alias.test', '*.alias.test', 'b.example.com', 'ALIAS.test', '*.example.com', '']],
  [0.1, 'server-alias-regex', ['^re[0-9]+\\.test$', '^foo-1\\.', 'RE\\.', '']],
];

/** Annotations of both prefixes; of one name the newer prefix counts. */
function haproxyIngressKeys(random: Random, choices: readonly Choice[]): Record<string, string> {
  const old = choose(random, 'ingress.kubernetes.io/', random.chance(0.15) ? choices : []);
  return { ...choose(random, 'haproxy-ingress.github.io/', choices), ...old };
}

/** Keys of the ConfigMap: most clusters keep the defaults. Only codes with which HAProxy starts. */
export function haproxyIngressGlobals(random: Random): Record<string, string> {
  const choices: readonly Choice[] = [
    [0.25, 'path-type-order', ['begin,prefix,regex,exact', 'regex,exact,prefix,begin', 'exact,regex,begin,prefix']],
    [0.15, 'ssl-redirect-code', ['301', '308']],
    [0.15, 'redirect-to-code', ['307']],
    [0.15, 'redirect-from-code', ['308']],
    [0.15, 'ssl-redirect', ['false', 'F', 'yes', 'true', '']],
    [0.08, 'ssl-always-add-https', ['true', 'yes']],
    [0.1, 'strict-host', ['true', '1', 'yes']],
    [0.1, 'no-redirect-locations', ['/foo', '/api,/f', '']],
    [0.1, 'no-tls-redirect-locations', ['/foo', '/']],
    [0.05, 'rewrite-target', ['/global']],
  ];
  return choose(random, '', choices);
}

/** What Services say: their keys go before those of the Ingress. */
export function haproxyIngressServices(random: Random, manifests: readonly Manifest[]): readonly Manifest[] {
  return annotatedServices(random, manifests, () => haproxyIngressKeys(random, perPath.slice(1, 3)));
}

const regexPaths = [
  '/',
  '/foo',
  '/fo+',
  '/foo/.*',
  '/api/v[0-9]+',
  '/(foo|bar)/x',
  '/[a-z]+/edit$',
  '/a.b',
  '/(?!foo)[a-z]+',
  '/é+',
];

/** Requests for both controllers. CONNECT and targets without a path are left out: HAProxy finds no path to look up, and the decision says `source`. */
export const haproxyRequests: RequestFlavour = {
  schemes: ['http', 'http', 'https'],
  methods: ['HEAD', 'POST', 'OPTIONS', 'DELETE', 'TRACE'],
  odd: false,
  headers: () => ({}),
};
