import { type HttpRequest, requestFromParts } from '../engine/match/request.ts';
import type { Cluster } from '../engine/model/cluster.ts';
import type { Random } from './random.ts';

/** What one controller's requests may hold beside the common variety. */
export interface RequestFlavour {
  readonly schemes: readonly ('http' | 'https')[];
  readonly methods: readonly string[];
  /** Whether URLs may lack a path, and targets without a leading slash come without a Host header too. */
  readonly odd: boolean;
  readonly headers: (random: Random) => Readonly<Record<string, string>>;
  /** Hosts beside those of the rules: asked for by one request in four. */
  readonly hosts?: readonly string[];
}

/** Texts that a path's regular expression may be written for. */
const samples = ['/foo/bar', '/api/v1/items', '/FOO/x', '/bar/x', '/abc/edit', '/a/1/b', '/u/ann/x', '/ID-12', '/xx'];

const strange = [
  '//',
  '/.',
  '/..',
  '/../foo',
  '/./foo',
  '/foo/../bar',
  '/%2e%2e/foo',
  '/a/%2E/b',
  '/%',
  '/%zz',
  '/%2',
  '/%00',
  '/foo%2Fbar',
  '/foo%2fbar',
  '/foo%3Fx',
  '/foo%23x',
  '/foo%25x',
  '/foo;x=1',
  '/foo#frag',
  '/ü/x',
  '/%C3%A9',
  '/%c3%a9/x',
  '/foo\\bar',
  '/foo"bar',
  '/foo|{}^`',
  '/foo/bar//',
  '/a/b/../../../x',
  '/healthz',
  '/healthzz',
  '/nginx_status',
  '/.well-known/acme-challenge/x',
] as const;

function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

function encodeOne(random: Random, text: string): string {
  const at = random.below(text.length);
  const code = text.charCodeAt(at);
  if (code > 0x7e) return text;
  const digits = code.toString(16).padStart(2, '0');
  return `${text.slice(0, at)}%${random.chance(0.5) ? digits : digits.toUpperCase()}${text.slice(at + 1)}`;
}

function insert(random: Random, text: string): string {
  const slashes = [...text.matchAll(/\//g)].map(({ index }) => index);
  const at = slashes.length > 0 ? random.pick(slashes) : 0;
  return text.slice(0, at) + random.pick(['/', '/.', '/x/..', '/%2e', '/%2E%2e', '/..']) + text.slice(at);
}

const changes: readonly ((text: string, random: Random) => string)[] = [
  (text) => text,
  (text) => `${text}/`,
  (text) => `${text}x`,
  (text) => `${text}/x`,
  (text) => `${text}/x/y/`,
  (text) => text.slice(0, text.lastIndexOf('/')) || '/',
  (text) => text.replace(/\/$/, '') || '/',
  otherCase,
  (text) => text.replace(/^\/./, (start) => otherCase(start)),
  (text, random) => encodeOne(random, text),
  (text, random) => insert(random, text),
  (text, random) => insert(random, encodeOne(random, text)),
  (text) => `${text}/..`,
  (text) => `${text}/.`,
  (text) => text.replaceAll('%', '%25'),
  (text) => encodeURI(text),
];

function rawPath(random: Random, paths: readonly string[]): string {
  if (random.chance(0.2)) return random.pick(strange);
  const base = random.chance(0.75) ? random.pick(paths) : random.pick(samples);
  return random.pick(changes)(base, random).replaceAll(' ', '+');
}

function requestHost(random: Random, hosts: readonly string[]): string {
  const base = random.chance(0.85)
    ? random.pick(hosts)
    : random.pick(['unknown.test', 'example.com', 'localhost', '_']);
  const label = random.pick(['x', 'foo-1', 'a_b', 'X', 'x.y', 'www']);
  const host = base.startsWith('*') ? label + base.slice(1) : base;
  return random.pick([
    (text: string) => text,
    (text: string) => text,
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => `${text}:8080`,
    (text: string) => `${text}.`,
    (text: string) => `x.${text}`,
  ])(host);
}

const queries = ['', '?', '?a=1', '?a=/b', '?x%20y&z', '?q=a?b', '?a=%2F..%2F', '?ü', '?a#b', '?a=b/'];

function oneRequest(random: Random, hosts: readonly string[], paths: readonly string[], flavour: RequestFlavour) {
  const drawn = rawPath(random, paths);
  const query = random.chance(0.3) ? random.pick(queries) : '';
  const others = flavour.hosts ?? [];
  const host = requestHost(random, others.length > 0 && random.chance(0.25) ? others : hosts);
  const isOld = random.chance(0.04);
  // A request of HTTP/1.0 may name no host; one of HTTP/1.1 without is refused or served, which is measured too.
  const isHostless = random.chance(isOld ? 0.5 : 0.01);
  const path = isHostless && !flavour.odd ? drawn.replace(/^(?!\/)/, '/') : drawn;
  const isAbsolute = random.chance(0.05);
  const authority = random.pick([
    host,
    `${host.replace(/:.*/, '')}:80`,
    'a.example.com',
    'B.example.com:81',
    'shop.test',
  ]);
  const isBare = isAbsolute && flavour.odd && random.chance(0.3);
  const method = random.chance(0.85) ? 'GET' : random.pick(flavour.methods);
  const isTunnel = method === 'CONNECT' && random.chance(0.5);
  const url = (isAbsolute ? `http://${authority}` : '') + (isBare ? '' : path) + query;
  return requestFromParts({
    method,
    scheme: random.pick(flavour.schemes),
    host: isHostless ? '' : host,
    target: isTunnel ? random.pick([host, `${host.replace(/:.*/, '')}:443`]) : url,
    headers: flavour.headers(random),
    httpVersion: isOld ? '1.0' : '1.1',
  });
}

/** Returns `count` requests around the hosts and paths of a cluster. */
export function requestsFor(
  cluster: Cluster,
  random: Random,
  count: number,
  flavour: RequestFlavour,
): readonly HttpRequest[] {
  const rules = cluster.ingresses.flatMap(({ object }) => object.rules);
  const hosts = rules.map(({ host }) => host.value ?? 'unknown.test');
  const paths = rules.flatMap((rule) => rule.paths ?? []).map(({ path }) => path.value || '/');
  return Array.from({ length: count }, () => oneRequest(random, [...hosts, 'a.example.com'], [...paths, '/'], flavour));
}
