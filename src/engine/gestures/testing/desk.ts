import fc from 'fast-check';
import { expect } from 'vitest';
import { plan } from '../../commands/plan.ts';
import { kubernetesSpec } from '../../controllers/kubernetes-spec/profile.ts';
import { buildGraph } from '../../graph/build.ts';
import type { GraphNode, PathNode, RoutingGraph } from '../../graph/graph.ts';
import { classNameOf } from '../../match/class-name.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { IngressBackend } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import { answerTo } from '../../testing/answers.ts';
import { applyEdits } from '../../text/edit.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { commandOf, type Gesture } from '../gesture.ts';
import type { Scene } from '../scene.ts';

/** A route as data: what a gesture promises is said with these, apart from how it is done. */
export interface Row {
  readonly ingress: string;
  readonly host: string | null;
  readonly path: string;
  readonly type: string;
  readonly service: string;
  readonly port: number | string;
}

/** An Ingress without its rows. */
interface Head {
  readonly name: string;
  readonly file: string;
  readonly namespace: string;
  readonly className: string | null;
  readonly fallback: { readonly service: string; readonly port: number | string } | null;
}

/** All that routes, as data. */
export interface Book {
  readonly heads: readonly Head[];
  readonly rows: readonly Row[];
}

/** Texts, and everything that is read from them. */
export interface Desk {
  readonly texts: ReadonlyMap<string, string>;
  readonly cluster: Cluster;
  readonly graph: RoutingGraph;
  readonly scene: Scene;
  readonly book: Book;
}

const hosts = ['a.example.com', 'b.example.com', '*.example.com', null] as const;
const ports = [80, 8080, 'http'] as const;

const pathShape = fc.record({
  path: fc.constantFrom('/', '/x', '/x/y', '/z'),
  type: fc.constantFrom('Prefix', 'Exact'),
  /** Services of its own tell routes apart; shared ones are what Services are for. */
  service: fc.constantFrom('own', 'web', 'api'),
  port: fc.constantFrom(...ports),
});

const ingressShape = fc.record({
  file: fc.constantFrom('a.yaml', 'b.yaml'),
  namespace: fc.constantFrom('default', 'default', 'shop'),
  className: fc.constantFrom(null, null, 'internal'),
  hasDefault: fc.boolean(),
  isFlow: fc.boolean(),
  rules: fc.array(
    fc.record({ host: fc.constantFrom(...hosts), paths: fc.array(pathShape, { minLength: 1, maxLength: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

const serviceShape = fc.record({
  name: fc.constantFrom('web', 'api', 'spare', 'portless'),
  namespace: fc.constantFrom('default', 'shop'),
  ports: fc.subarray(['{name: http, port: 8080}', '{name: main, port: 80}', '{name: other, port: 9000}']),
});

/** Ingresses of two namespaces, two classes and two files, written in several styles, and some of their Services. */
const world = fc
  .record({
    ingresses: fc.array(ingressShape, { minLength: 1, maxLength: 4 }),
    services: fc.uniqueArray(serviceShape, {
      maxLength: 3,
      selector: ({ name, namespace }) => `${namespace}/${name}`,
    }),
  })
  .map(({ ingresses, services }) => {
    const texts = new Map<string, string>();
    const add = (file: string, text: string) =>
      texts.set(file, `${texts.has(file) ? `${texts.get(file)}---\n` : ''}${text}`);
    ingresses.forEach((shape, i) => {
      add(shape.file, ingressText(shape, i));
    });
    for (const { name, namespace, ports: list } of services) {
      const spec = name === 'portless' || list.length === 0 ? '{clusterIP: None}' : `{ports: [${list.join(', ')}]}`;
      add(
        'b.yaml',
        `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`,
      );
    }
    return deskOf(texts);
  });

function ingressText(shape: typeof ingressShape extends fc.Arbitrary<infer T> ? T : never, i: number): string {
  const lines = ['# kept', 'apiVersion: networking.k8s.io/v1', 'kind: Ingress'];
  lines.push(`metadata: {name: i${i}, namespace: ${shape.namespace}} # i${i}`, 'spec:');
  if (shape.className) lines.push(`  ingressClassName: ${shape.className}`);
  if (shape.hasDefault) lines.push(`  defaultBackend: {service: {name: fallback-${i}, port: {number: 80}}}`);
  lines.push('  rules:');
  shape.rules.forEach(({ host, paths }, r) => {
    lines.push(host === null ? '  - http:' : `  - host: "${host}" # rule`, ...(host === null ? [] : ['    http:']));
    lines.push('      paths:');
    paths.forEach(({ path, type, service, port }, p) => {
      const name = service === 'own' ? `own-${i}-${r}-${p}` : service;
      const backend = `{service: {name: ${name}, port: {${typeof port === 'number' ? 'number' : 'name'}: ${port}}}}`;
      if (shape.isFlow) lines.push(`      - {path: ${path}, pathType: ${type}, backend: ${backend}}`);
      else
        lines.push(
          `      # above`,
          `      - path: ${path}`,
          `        pathType: ${type}`,
          `        backend: ${backend}`,
        );
    });
  });
  return `${lines.join('\n')}\n`;
}

/** Reads texts. */
export function deskOf(texts: ReadonlyMap<string, string>): Desk {
  const sorted = new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  const cluster = buildCluster(
    [...sorted].map(([name, text]) => readSourceFile(name, text)),
    'auto',
    false,
  );
  const graph = buildGraph({ cluster });
  return { texts: sorted, cluster, graph, scene: sceneOf(graph, cluster), book: bookOf(cluster) };
}

/** What gestures look things up in, from a whole picture. */
function sceneOf(graph: RoutingGraph, { services, ingresses }: Pick<Cluster, 'services' | 'ingresses'>): Scene {
  const ids = (list: readonly GraphNode[]) => list.map(({ id }) => id);
  const { routers, hosts: hostNodes, paths, defaults, backends } = graph;
  return {
    nodes: new Map([...routers, ...hostNodes, ...paths, ...defaults, ...backends].map((node) => [node.id, node])),
    order: { hosts: ids(hostNodes), paths: ids(paths), defaults: ids(defaults), backends: ids(backends) },
    services: services.map(({ object }) => ({
      namespace: namespaceOf(object.metadata),
      name: object.metadata.name.value,
      ports: object.ports.map(({ name, port }) => ({ name, port })),
    })),
    ingresses: ingresses.map(({ object, ref }) => ({
      object: ref,
      namespace: namespaceOf(object.metadata),
      name: object.metadata.name.value,
      className: classNameOf(object),
    })),
  };
}

function bookOf({ ingresses }: Cluster): Book {
  const heads: Head[] = [];
  const rows: Row[] = [];
  for (const { object, ref } of ingresses) {
    const name = object.metadata.name.value;
    const toOf = (backend: { readonly value: IngressBackend | null } | null) => ({
      service: backend?.value?.service?.name.value ?? '',
      port: backend?.value?.service?.port.value?.number ?? backend?.value?.service?.port.value?.name ?? '',
    });
    const fallback = object.defaultBackend ? toOf(object.defaultBackend) : null;
    const namespace = namespaceOf(object.metadata);
    heads.push({ name, file: ref.file, namespace, className: classNameOf(object), fallback });
    for (const rule of object.rules) {
      for (const { path, pathType, backend } of rule.paths ?? []) {
        const told = { path: path.value ?? '', type: pathType.value ?? '' };
        rows.push({ ingress: name, host: rule.host.value || null, ...told, ...toOf(backend) });
      }
    }
  }
  return { heads, rows };
}

/** The row of a path, by what it is. */
export function rowOf(desk: Desk, path: PathNode): Row {
  const place = desk.cluster.ingresses.findIndex(({ ref }) => ref === path.at.object);
  const { name } = desk.book.heads[place] ?? expect.fail('no Ingress');
  const own = desk.graph.paths
    .filter(({ at }) => at.object === path.at.object)
    .sort((a, b) => a.at.rule - b.at.rule || a.at.path - b.at.path);
  const rows = desk.book.rows.filter(({ ingress }) => ingress === name);
  return rows[own.indexOf(path)] ?? expect.fail('no row');
}

function portText(port: number | string): string {
  return typeof port === 'number' ? `number: ${port}` : `name: ${JSON.stringify(port)}`;
}

/** The plainest texts that say what a book says. */
function textsOf({ heads, rows }: Book): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { name, file, namespace, className, fallback } of heads) {
    const own = rows.filter(({ ingress }) => ingress === name);
    const rules = [...new Set(own.map(({ host }) => host))].map((host) => {
      const paths = own.filter((row) => row.host === host);
      const items = paths.map(
        ({ path, type, service, port }) =>
          `{path: ${path}, pathType: ${type}, backend: {service: {name: ${service}, port: {${portText(port)}}}}}`,
      );
      return `{${host === null ? '' : `host: "${host}", `}http: {paths: [${items.join(', ')}]}}`;
    });
    const spec = [
      ...(className === null ? [] : [`ingressClassName: ${className}`]),
      ...(fallback
        ? [`defaultBackend: {service: {name: ${fallback.service}, port: {${portText(fallback.port)}}}}`]
        : []),
      `rules: [${rules.join(', ')}]`,
    ];
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec.join(', ')}}\n`;
    texts.set(file, texts.has(file) ? `${texts.get(file)}---\n${text}` : text);
  }
  return texts;
}

/** What the kubernetes profile answers to requests for everything that is written, under every class. */
export function answersOf({ cluster }: Desk): readonly string[] {
  const told: string[] = [];
  for (const className of [null, 'internal', 'public']) {
    const ingresses = cluster.ingresses.filter(({ object }) => classNameOf(object) === className);
    if (ingresses.length === 0) continue;
    const program = kubernetesSpec.compile({ ...cluster, existence: 'assumed', ingresses, services: [] }, {});
    for (const host of ['a.example.com', 'b.example.com', 'c.example.com', 'new.test', 'other.test']) {
      for (const path of ['/', '/x', '/x/y', '/x/y/z', '/z', '/typed']) {
        told.push(`${className} ${host}${path} ${answerTo(program, `GET http://${host}${path}`)}`);
      }
    }
  }
  return told;
}

/** The texts after a gesture; `null` where it, or its plan, is refused. */
export function carriedOut(desk: Desk, gesture: Gesture): Desk | null {
  const command = commandOf(gesture);
  if (!command) return null;
  const files = new Map([...desk.texts].map(([name, text]) => [name, readSourceFile(name, text)]));
  const planned = plan(files, command);
  if (!planned.ok) return null;
  const texts = new Map(desk.texts);
  for (const [name, edits] of planned.value.edits) texts.set(name, applyEdits(texts.get(name) ?? '', edits));
  return deskOf(texts);
}

/** Why the plan of a gesture is refused; `null` where it is not. */
export function refusalOf(desk: Desk, gesture: Gesture): string | null {
  const command = commandOf(gesture);
  if (!command) return gesture.ok ? null : gesture.error.code;
  const files = new Map([...desk.texts].map(([name, text]) => [name, readSourceFile(name, text)]));
  const planned = plan(files, command);
  return planned.ok ? null : planned.error.code;
}

/** The documents of some Ingresses, as they are written. */
function documentsOf({ texts, cluster }: Desk, isIn: (ingress: string) => boolean): readonly string[] {
  return cluster.ingresses.flatMap(({ object, ref }) => {
    if (!isIn(object.metadata.name.value)) return [];
    const file = readSourceFile(ref.file, texts.get(ref.file) ?? '');
    return file.text.slice(file.starts[ref.document], file.starts[ref.document + 1]).replace(/---\n$/, '');
  });
}

/** Nothing but these Ingresses has changed, and what routes is what the book says, asked by the profile. */
export function expectBook(before: Desk, now: Desk, wanted: Book, touched: ReadonlySet<string>): void {
  const isOther = (name: string) => !touched.has(name);
  expect(documentsOf(now, isOther)).toEqual(documentsOf(before, isOther));
  const byIngress = ({ rows, heads }: Book) =>
    heads
      .map((head) => ({ ...head, rows: groupsOf(rows.filter(({ ingress }) => ingress === head.name)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(byIngress(now.book)).toEqual(byIngress(wanted));
  expect(answersOf(now)).toEqual(answersOf(deskOf(textsOf(wanted))));
}

/** Rows of one host together: in which order the hosts stand means nothing. */
function groupsOf(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row, place) => ({ row, place }))
    .sort((a, b) => {
      const [x, y] = [a.row.host ?? '', b.row.host ?? ''];
      return x === y ? a.place - b.place : x < y ? -1 : 1;
    })
    .map(({ row }) => row);
}

/** Whether a book says that an Ingress has neither a route nor a default backend: the API server refuses it. */
export function hasEmpty({ heads, rows }: Book): boolean {
  return heads.some(({ name, fallback }) => fallback === null && rows.every(({ ingress }) => ingress !== name));
}

/** A gesture means the same whatever the order of the selection. */
export function expectSameInEveryOrder<N>(
  nodes: readonly N[],
  order: readonly number[],
  gesture: (nodes: readonly N[]) => Gesture,
): Gesture {
  const shuffled = nodes
    .map((node, at) => ({ node, key: order[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ node }) => node);
  const made = gesture(nodes);
  expect(gesture(shuffled)).toEqual(made);
  expect(gesture([...nodes].reverse())).toEqual(made);
  expect(gesture([...nodes, ...shuffled])).toEqual(made);
  return made;
}

/** A world, some of its nodes by chance, and an order to shuffle them in. */
export const dealt = fc.record({
  desk: world,
  isIn: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  pick: fc.nat(1000),
});

/** Those that were dealt. */
export function someOf<N>(nodes: readonly N[], isIn: readonly boolean[]): readonly N[] {
  return nodes.filter((_, at) => isIn[at]);
}

/** One rule per host and Ingress: with two, which of them a path comes to is told by its text alone. */
export function isPlain({ graph }: Desk): boolean {
  return graph.hosts.every(({ rules }) => new Set(rules.map(({ object }) => object)).size === rules.length);
}
