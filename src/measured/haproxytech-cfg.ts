import type { DefaultBackend } from '../engine/controllers/haproxytech/default-backend.ts';
import type { MapName, Maps, Row } from '../engine/controllers/haproxytech/maps.ts';
import { backendName } from './compare.ts';
import { backend, format, frontend, type HaproxyDoor, quote, writeMap } from './haproxy-cfg.ts';

/** What the writer needs of a compiled cluster. */
export interface HaproxytechModel {
  readonly maps: Maps;
  readonly defaults: readonly DefaultBackend[];
  /** `[pattern, replacement]` of a row's path-rewrite, as the annotation writes them. */
  readonly rewritesOf: (row: Row) => readonly (readonly [string, string])[];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows of one map file: sorted by bytes, so that of one key the alphabetically first backend answers. */
function mapRows({ maps }: HaproxytechModel, door: HaproxyDoor, map: MapName): readonly (readonly [string, string])[] {
  return maps.all
    .flatMap((row, index) =>
      row.keys.filter((key) => key.map === map).map(({ key }) => ({ key, row, value: `${row.backend}.r${index}` })),
    )
    .sort((a, b) => byText(`${a.key}\t\t\t${a.row.backend}`, `${b.key}\t\t\t${b.row.backend}`))
    .map(({ key, value }) => [key, `${door.id}_${value}`]);
}

function redirectRules({ treatment }: Row, isMine: string, scheme: 'http' | 'https'): readonly string[] {
  const { sslRedirect, requestRedirect } = treatment;
  const rules: string[] = [];
  if (sslRedirect && scheme === 'http') {
    const location = `https://%[hdr(host),field(1,:)]:${sslRedirect.port}%[capture.req.uri]`;
    rules.push(`http-request redirect location ${location} code ${sslRedirect.status} if ${isMine}`);
  }
  if (requestRedirect) {
    const base = /^https?:/.test(requestRedirect.to) ? requestRedirect.to : `http://${requestRedirect.to}`;
    rules.push(`http-request redirect location ${base}%[capture.req.uri] code ${requestRedirect.status} if ${isMine}`);
  }
  return rules;
}

function rowRules(model: HaproxytechModel, scheme: 'http' | 'https'): readonly string[] {
  return model.maps.all.flatMap((row, index) => {
    const isMine = `{ var(txn.path_match) -m dom r${index} }`;
    const rewrites = model
      .rewritesOf(row)
      .map(([pattern, to]) => `http-request replace-path ${quote(pattern)} ${format(to)} if ${isMine}`);
    return [...redirectRules(row, isMine, scheme), ...rewrites];
  });
}

/** The look-up of both frontends. @source haproxytech/kubernetes-ingress pkg/controller/controller.go setupHAProxyRules (fc12067) */
function lookupRules(model: HaproxytechModel, door: HaproxyDoor): readonly string[] {
  const hosts = writeMap(
    door,
    'host',
    [...model.maps.hosts].sort(byText).map((host) => [host, host] as const),
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
function defaultBackend({ defaults }: HaproxytechModel, door: HaproxyDoor): string {
  const last = defaults.at(-1);
  if (last) return backend(door, 'default', last.ready ? backendName(last.service) : null, []);
  return backend(door, 'default', null, [
    'http-request return status 200 if { method GET } { path /healthz /healtz }',
    'http-request return status 404',
  ]);
}

/** Returns the sections of one compiled cluster and writes its map files. */
export function haproxytechSections(model: HaproxytechModel, door: HaproxyDoor): readonly string[] {
  const lookup = lookupRules(model, door);
  const choice = ['use_backend %[var(txn.path_match),field(1,.)]', `default_backend ${door.id}_default`];
  const rows = new Map(model.maps.all.map((row) => [row.backend, row] as const));
  return [
    ...(['http', 'https'] as const).map((scheme) =>
      frontend(door, scheme, [...lookup, ...rowRules(model, scheme), ...choice]),
    ),
    defaultBackend(model, door),
    ...[...rows].map(([name, row]) => backend(door, name, row.ready ? backendName(row.service) : null, [])),
  ];
}
