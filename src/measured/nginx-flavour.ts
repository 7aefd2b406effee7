import { type Flavour, plainPaths } from './manifests.ts';
import type { Random } from './random.ts';
import type { RequestFlavour } from './requests.ts';

const prefix = 'nginx.ingress.kubernetes.io/';

const regexPaths = [
  '/foo(/|$)(.*)',
  '/api/v[0-9]+',
  '/(foo|bar)/x',
  '/[a-z]+/edit$',
  '/a/(.*)/b',
  '/foo/.*',
  '/ID-\\d+',
  '/x{2,3}',
  '/fo+',
  '/.{3}$',
  '/foo|/bar',
  '/u/(?<who>[a-z]+)',
  '/(?!foo)[a-z]+',
  '/f\\w+/(.+)',
  '/(.)\\1',
  '/é(.*)',
  '/',
  '/foo',
] as const;

/** The last two are refused by nginx. */
const refusedPaths = [...regexPaths, '/(foo', '/[a'] as const;

const targets = ['/', '/$1', '/$2', '/new', '/foo', '/foo/', '/x$10', '/$host/$1', '/a/$1/$2', 'http://other.test/$1'];

const choices: readonly (readonly [probability: number, name: string, values: readonly string[]])[] = [
  [0.05, 'app-root', ['/home', '/foo/bar', '/$host/x', '/a?b']],
  [0.05, 'permanent-redirect', ['https://moved.test/x', '/elsewhere', 'https://moved.test$request_uri']],
  [0.03, 'permanent-redirect-code', ['308', '302', '304', '999', 'soon']],
  [
    0.04,
    'temporal-redirect',
    ['https://later.test', '/ignored', 'HTTPS://later.test/X', 'ftp://later.test', 'https://later.test:x'],
  ],
  [0.03, 'temporal-redirect-code', ['307', '303', 'soon']],
  [0.1, 'ssl-redirect', ['false', 'true', 'yes']],
  [0.06, 'force-ssl-redirect', ['true']],
  [0.06, 'preserve-trailing-slash', ['true']],
  [0.05, 'use-port-in-redirects', ['true']],
  [0.06, 'from-to-www-redirect', ['true']],
  [0.1, 'server-alias', ['alias.test', '*.alias.test', '.dot.test', 'shop.*', '~^re[0-9]+\\.test$', 'a.example.com']],
  [0.01, 'server-alias', ['*x.com', 'a*b.test', 'one.test two.test']],
  [0.05, 'relative-redirects', ['true']],
  [0.05, 'enable-cors', ['true']],
  [0.05, 'cors-allow-origin', ['https://*.origin.test', 'https://origin.test:8443, null', 'origin.test', '*', '!']],
  [0.03, 'allowlist-source-range', ['', 'nonsense', '0.0.0.0/0']],
  [0.02, 'whitelist-source-range', ['', 'nonsense', '0.0.0.0/0,']],
  [0.06, 'default-backend', ['s11', 'gone', 'S11']],
  [0.04, 'service-upstream', ['true']],
  [0.02, 'auth-type', ['none', 'basic', 'Basic', '']],
  [0.02, 'load-balance', ['ewma', 'least_conn', ' ewma ']],
  [0.02, 'connection-proxy-header', ['keep-alive', 'upgrade']],
  [0.02, 'limit-rps', ['', 'ten']],
  [0.02, 'custom-http-errors', ['404, 503', 'teapot']],
  [0.02, 'upstream-vhost', ['v.test', 'v test']],
];

/** Ways in which people write a value wrong, or think it right. */
const spoils: readonly ((value: string) => string)[] = [
  () => '',
  () => ' ',
  () => 'yes',
  (value) => `${value}\n`,
  (value) => `${value} `,
  (value) => ` ${value}`,
  (value) => value.toUpperCase(),
  (value) => `"${value}"`,
  (value) => `${value}$host`,
  (value) => `${value}$`,
  (value) => `${value};`,
];

function canary(random: Random): Readonly<Record<string, string>> {
  return {
    canary: 'true',
    ...(random.chance(0.7) ? { 'canary-by-header': 'X-Canary' } : {}),
    ...(random.chance(0.3) ? { 'canary-by-header-value': 'Yes' } : {}),
    ...(random.chance(0.2) ? { 'canary-by-header-pattern': 'b[e-g]t' } : {}),
    ...(random.chance(0.3) ? { 'canary-by-cookie': 'tester' } : {}),
    ...(random.chance(0.4) ? { 'canary-weight': random.pick(['0', '30', '100', '150', '-1']) } : {}),
    ...(random.chance(0.2) ? { 'canary-weight-total': random.pick(['50', '200', '1000']) } : {}),
  };
}

function annotations(random: Random): Readonly<Record<string, string>> {
  const found = new Map<string, string>(random.chance(0.2) ? Object.entries(canary(random)) : []);
  for (const [probability, name, values] of choices) {
    if (random.chance(probability)) found.set(name, random.pick(values));
  }
  if (random.chance(0.15)) found.set('use-regex', 'true');
  if (random.chance(0.2)) found.set('rewrite-target', random.pick(targets));
  if (random.chance(0.01)) found.set('rewrite-target', '/$nothing');
  // Where nginx would refuse everything for a value, few must be drawn: one in a cluster hides all others.
  for (const [name, value] of found) {
    const spoil = random.pick(spoils);
    if (random.chance(0.08)) found.set(name, spoil(value));
  }
  return Object.fromEntries(Array.from(found, ([name, value]) => [prefix + name, value]));
}

/** Returns keys of the controller's ConfigMap: none most of the time. */
export function nginxSettings(random: Random): ReadonlyMap<string, string> {
  const drawn: readonly (readonly [number, string, readonly string[]])[] = [
    [0.25, 'use-forwarded-headers', ['true', 'true', 'yes']],
    [0.1, 'http-redirect-code', ['302', '301', '303', 'x']],
    [0.08, 'force-ssl-redirect', ['true']],
    [0.08, 'ssl-redirect', ['false']],
    [0.08, 'preserve-trailing-slash', ['true', 'True']],
    [0.08, 'no-tls-redirect-locations', ['/foo,/api', '']],
  ];
  return new Map(
    drawn.flatMap(([probability, key, values]) =>
      random.chance(probability) ? [[key, random.pick(values)] as const] : [],
    ),
  );
}

/**
 * What is generated for ingress-nginx. Left out, because nginx without the controller's Go and Lua cannot show it, and with a
 * weaker evidence than `measured` in the profile's answers: sticky sessions, rate limits, external authentication, mirrors,
 * snippets (all noted on the requests they concern) and ssl-passthrough (read in the source). The validating webhook answers
 * no request. Invalid UTF-8 cannot be written in a request of ours, and a forwarded header without a value is the same as none
 * to nginx, though not to the controller's scripts. The measured nginx is the machine's (Debian 12: 1.22.1 with PCRE2), the
 * controller's own is 1.27.1 with PCRE1.
 */
export const nginxFlavour: Flavour = {
  className: 'nginx',
  paths: (random) => {
    if (random.chance(0.03)) return refusedPaths;
    return random.chance(0.35) ? regexPaths : plainPaths;
  },
  pathTypes: ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific', null],
  annotations,
  tls: 0.2,
};

const forwarded: readonly (readonly [number, string, readonly string[]])[] = [
  [0.3, 'X-Canary', ['always', 'never', 'Always', 'Yes', 'yes', 'bet', '']],
  [0.2, 'Cookie', ['tester=always', 'tester=never', 'a=b; TESTER=always', 'tester=maybe']],
  [0.15, 'Origin', ['https://a.origin.test', 'https://origin.test:8443', 'null', 'https://else.test']],
  [0.15, 'X-Forwarded-Proto', ['https', 'http', 'HTTP']],
  [0.1, 'X-Forwarded-Host', ['public.test', 'public.test:8443, inner.test']],
  [0.1, 'X-Forwarded-Port', ['443', '8443']],
];

/** Requests for ingress-nginx: with and without TLS, absolute form among them. */
export const nginxRequests: RequestFlavour = {
  schemes: ['http', 'http', 'http', 'https'],
  methods: ['HEAD', 'POST', 'OPTIONS', 'OPTIONS', 'DELETE', 'TRACE', 'CONNECT'],
  odd: true,
  headers: (random): Readonly<Record<string, string>> =>
    Object.fromEntries(
      forwarded.flatMap(([probability, name, values]) =>
        random.chance(probability) ? [[name, random.pick(values)] as const] : [],
      ),
    ),
};
