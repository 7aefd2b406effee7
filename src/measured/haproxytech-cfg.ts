import { toBytes } from '../engine/match/bytes.ts';
import type { Manifest } from '../engine/testing/cluster.ts';
import { backend, frontend, type HaproxyDoor, writeMap } from './haproxy-cfg.ts';
import { convert, type MapName, type Model, type Rule } from './haproxytech-controller.ts';

/** What the sections of one cluster are written from. */
export interface HaproxytechInput {
  /** The Ingresses in the order in which the controller happens to process them. */
  readonly manifests: readonly Manifest[];
  readonly config: Readonly<Record<string, string>>;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All rules in the order in which they are first asked for: redirects before rewrites. Equal ones are one. */
function rulesOf({ rows }: Model): readonly Rule[] {
  const all = new Map(rows.flatMap(({ rules }) => rules.map((rule) => [rule.scheme + rule.text, rule] as const)));
  const kind = (wanted: Rule['kind']) => [...all.values()].filter((rule) => rule.kind === wanted);
  return [...kind('redirect'), ...kind('rewrite')];
}

/** Rows of one map file: sorted by bytes, so that of one key the alphabetically first backend answers. */
function mapRows(model: Model, door: HaproxyDoor, map: MapName): readonly (readonly [string, string])[] {
  const ids = new Map(rulesOf(model).map((rule, index) => [rule.scheme + rule.text, `.r${index}`]));
  return model.rows
    .filter((row) => row.map === map)
    .map(({ key, backend: name, rules }) => {
      const own = rules.map((rule) => ids.get(rule.scheme + rule.text) ?? '').join('');
      return { key, value: `${door.id}_${name}${own}`, order: toBytes(`${key}\t\t\t${name}${own}`) };
    })
    .sort((a, b) => byText(a.order, b.order))
    .map(({ key, value }) => [key, value]);
}

function frontendRules(model: Model, scheme: 'http' | 'https'): readonly string[] {
  return rulesOf(model).flatMap((rule, index) =>
    rule.scheme === 'http' && scheme === 'https'
      ? []
      : [`http-request ${rule.text} if { var(txn.path_match) -m dom r${index} }`],
  );
}

/** The look-up of both frontends. @source haproxytech/kubernetes-ingress pkg/controller/controller.go setupHAProxyRules (fc12067) */
function lookupRules(model: Model, door: HaproxyDoor): readonly string[] {
  const hosts = writeMap(
    door,
    'host',
    [...model.hosts].sort(byText).map((host) => [host, host] as const),
  );
  const [exact, whole, prefix] = (['path-exact', 'path-prefix-exact', 'path-prefix'] as const).map((name) =>
    writeMap(door, name, mapRows(model, door, name)),
  );
  const isMissing = (name: string) => `if !{ var(txn.${name}) -m found }`;
  const key = 'var(txn.host_match),concat(,txn.path,)';
  return [
    'http-request set-var(txn.path) path',
    'http-request set-var(txn.host) req.hdr(Host),field(1,:),lower',
    `http-request set-var(txn.host_match) var(txn.host),map(${hosts})`,
    `http-request set-var(txn.host_match) var(txn.host),regsub(^[^.]*,,),map(${hosts},'') ${isMissing('host_match')}`,
    `http-request set-var(txn.path_match) ${key},map(${exact})`,
    `http-request set-var(txn.path_match) ${key},map(${whole}) ${isMissing('path_match')}`,
    `http-request set-var(txn.path_match) ${key},map_beg(${prefix}) ${isMissing('path_match')}`,
  ];
}

/** The backend behind everything else: a Service, or the controller's own server. */
function defaultBackend({ fallback, backends }: Model, door: HaproxyDoor): string {
  if (fallback !== null) return backend(door, 'default', backends.get(fallback) ?? null, []);
  return backend(door, 'default', null, [
    'http-request return status 200 if { method GET } { path /healthz /healtz }',
    'http-request return status 404',
  ]);
}

/** Returns the sections of one cluster and writes its map files. */
export function haproxytechSections({ manifests, config }: HaproxytechInput, door: HaproxyDoor): readonly string[] {
  const model = convert(manifests, config);
  const lookup = lookupRules(model, door);
  const choice = ['use_backend %[var(txn.path_match),field(1,.)]', `default_backend ${door.id}_default`];
  return [
    ...(['http', 'https'] as const).map((scheme) =>
      frontend(door, scheme, [...lookup, ...frontendRules(model, scheme), ...choice]),
    ),
    defaultBackend(model, door),
    ...[...model.backends].map(([name, upstream]) => backend(door, name, upstream, [])),
  ];
}
