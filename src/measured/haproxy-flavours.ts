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
 * What is generated for HAProxy Technologies' controller. Left out: route-acl, ssl-passthrough and TLS itself (the HTTPS
 * frontend is served without), access lists, rate limits, CORS, set-host, and the order among several redirects.
 * The measured HAProxy is the machine's (Debian 12: 2.6.12), the controller's own is 3.2.
 */
export const haproxytechFlavour: Flavour = {
  className: 'haproxy',
  paths: () => mapPaths,
  pathTypes: ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific', null],
  annotations: (random) =>
    choose(random, 'haproxy.org/', [
      [0.15, 'ssl-redirect', ['true', 'false', 'enabled']],
      [0.1, 'ssl-redirect-port', ['443', '8444']],
      [0.1, 'ssl-redirect-code', ['301', '308']],
      [0.05, 'request-redirect', ['moved.test', 'https://moved.test']],
      [0.05, 'request-redirect-code', ['301', '307']],
      [
        0.3,
        'path-rewrite',
        ['/new', '/foo/(.*) /\\1', '([^/]*)$ /last/\\1', '^/(a|f)(.*) /\\2\\1\n/x /y', '(?i)foo /any'],
      ],
    ]),
  tls: 0.2,
};

/**
 * What is generated for HAProxy Ingress. Left out: header matches, blue-green, oauth and other authentication, limits, TLS
 * itself (the HTTPS frontend is served without), strict-host, and app-root on hosts with a wildcard or an alias, where the
 * specification says nothing, and back-references, with which HAProxy refuses the whole map (it compiles without groups). The measured HAProxy is the machine's (Debian 12: 2.6.12), the controller's own is 2.8.
 */
export const haproxyIngressFlavour: Flavour = {
  className: 'haproxy',
  paths: (random) => (random.chance(0.25) ? regexPaths : mapPaths),
  pathTypes: ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific', 'ImplementationSpecific', null],
  annotations: (random) => ({
    ...choose(random, 'haproxy-ingress.github.io/', [
      [0.35, 'path-type', ['begin', 'prefix', 'exact', 'regex', 'Regex', 'nonsense']],
      [0.2, 'rewrite-target', ['/', '/new', '/new/', '/x/y']],
      [0.1, 'ssl-redirect', ['false', 'true']],
      [0.06, 'redirect-to', ['https://moved.test/x']],
      [0.06, 'redirect-from', ['old.test', 'unknown.test']],
      [0.1, 'ssl-always-add-https', ['true']],
    ]),
    ...(random.chance(0.5)
      ? choose(random, 'haproxy-ingress.github.io/', [[0.2, 'app-root', ['/home']]])
      : choose(random, 'haproxy-ingress.github.io/', [
          [0.15, 'server-alias', ['alias.test', '*.alias.test', 'b.example.com']],
          [0.1, 'server-alias-regex', ['^re[0-9]+\\.test$', '^foo-1\\.']],
        ])),
  }),
  tls: 0.3,
};

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
];

/** Requests for both controllers. TRACE, CONNECT and targets without a path are left out: HAProxy gives them no path to look up. */
export const haproxyRequests: RequestFlavour = {
  schemes: ['http', 'http', 'https'],
  methods: ['HEAD', 'POST', 'OPTIONS', 'DELETE'],
  odd: false,
  headers: () => ({}),
};
