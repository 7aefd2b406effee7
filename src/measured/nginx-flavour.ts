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
  [0.04, 'app-root', ['/home', '/foo/bar']],
  [0.04, 'permanent-redirect', ['https://moved.test/x', '/elsewhere']],
  [0.03, 'permanent-redirect-code', ['308', '302', '304', '999']],
  [0.03, 'temporal-redirect', ['https://later.test', '/ignored']],
  [0.1, 'ssl-redirect', ['false', 'true', 'yes']],
  [0.06, 'force-ssl-redirect', ['true']],
  [0.06, 'preserve-trailing-slash', ['true']],
  [0.06, 'from-to-www-redirect', ['true']],
  [0.1, 'server-alias', ['alias.test', '*.alias.test', '.dot.test', 'shop.*', '~^re[0-9]+\\.test$', 'a.example.com']],
  [0.01, 'server-alias', ['*x.com', 'a*b.test']],
  [0.05, 'relative-redirects', ['true']],
  [0.05, 'enable-cors', ['true']],
  [0.03, 'allowlist-source-range', ['', 'nonsense']],
  [0.06, 'default-backend', ['s11', 'gone']],
];

function canary(random: Random): Readonly<Record<string, string>> {
  return {
    [`${prefix}canary`]: 'true',
    [`${prefix}canary-by-header`]: 'X-Canary',
    ...(random.chance(0.3) ? { [`${prefix}canary-by-header-value`]: 'Yes' } : {}),
    ...(random.chance(0.2) ? { [`${prefix}canary-by-header-pattern`]: 'b[e-g]t' } : {}),
  };
}

function annotations(random: Random): Readonly<Record<string, string>> {
  const found: Record<string, string> = random.chance(0.2) ? { ...canary(random) } : {};
  for (const [probability, name, values] of choices) {
    if (random.chance(probability)) found[prefix + name] = random.pick(values);
  }
  if (random.chance(0.15)) found[`${prefix}use-regex`] = 'true';
  if (random.chance(0.2)) found[`${prefix}rewrite-target`] = random.pick(targets);
  if (random.chance(0.01)) found[`${prefix}rewrite-target`] = '/$nothing';
  return found;
}

/**
 * What is generated for ingress-nginx. Left out, because nginx without the controller's Lua cannot show it:
 * canaries by weight and by cookie, certificates (the https redirect is written with `return`; requests over TLS are not
 * sent), sticky sessions, ssl-passthrough, rate limits, external authentication, mirrors, the validating webhook, and
 * rewrite targets that may come out empty together with a redirect to https. Invalid UTF-8 cannot be written in a request
 * of ours. The measured nginx is the machine's (Debian 12: 1.22.1 with PCRE2), the controller's own is 1.27.1 with PCRE1.
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

/** Requests for ingress-nginx: over plain HTTP, absolute form among them. */
export const nginxRequests: RequestFlavour = {
  schemes: ['http'],
  methods: ['HEAD', 'POST', 'OPTIONS', 'DELETE', 'TRACE', 'CONNECT'],
  odd: true,
  headers: (random): Readonly<Record<string, string>> =>
    random.chance(0.3) ? { 'X-Canary': random.pick(['always', 'never', 'Always', 'Yes', 'yes', 'bet', '']) } : {},
};
