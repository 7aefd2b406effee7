import type { NodeId } from '../match/ids.ts';
import { tableOf } from '../text/lookup.ts';
import {
  type BackendNode,
  brokenState,
  type DefaultBackendNode,
  type HostNode,
  type PathNode,
  type RoutingGraph,
} from './graph.ts';

/** What a term of a filter looks at; `word` looks at every name. */
type FilterKey = 'host' | 'path' | 'service' | 'namespace' | 'class' | 'type' | 'problem' | 'is' | 'word';

export interface FilterTerm {
  readonly key: FilterKey;
  /** Lower case; only `problem` may be without: any problem. */
  readonly text: string;
}

/** What a filter looks at besides the graph. */
export interface FilterFacts {
  /** Node ids with what is wrong with them, in lower case: levels and codes. */
  readonly problems: ReadonlyMap<string, string>;
  /** Nodes on the way of the request. */
  readonly lit: ReadonlySet<string>;
}

/** A filtered graph, and the paths, default backends and empty hosts that it was filtered for. */
export interface FilteredGraph {
  readonly graph: RoutingGraph;
  readonly matches: readonly string[];
}

const keys = tableOf<FilterKey>({
  host: 'host',
  path: 'path',
  svc: 'service',
  service: 'service',
  ns: 'namespace',
  namespace: 'namespace',
  class: 'class',
  type: 'type',
  problem: 'problem',
  is: 'is',
});

/** Paths that are looked at before others get their turn. */
const sliceSize = 1000;

function termOf(token: string): FilterTerm {
  const colon = token.indexOf(':');
  const name = token.slice(0, Math.max(colon, 0));
  // A Service with its port (web:80) is a word.
  const key = keys.get(name);
  const text = (key ? token.slice(colon + 1) : token).replace(/^"|"$/g, '');
  return { key: key ?? 'word', text };
}

/**
 * Returns the terms of a filter text: `host:shop problem: cart`. Text with spaces stands in quotes: `host:"a b"`.
 * A key without text means nothing yet, but for `problem:`.
 */
export function parseFilter(text: string): readonly FilterTerm[] {
  const tokens = text.toLowerCase().match(/(?:[a-z]+:)?"[^"]*"?|\S+/g) ?? [];
  return tokens.map(termOf).filter((term) => term.text !== '' || term.key === 'problem');
}

/** What a filter sees of one row of the graph. */
interface RowFacts {
  readonly host: string;
  readonly path: string;
  readonly service: string;
  readonly namespace: string;
  readonly class: string;
  readonly type: string;
  readonly problem: string;
  readonly owner: string;
  readonly isLit: boolean;
  readonly isDead: boolean;
  readonly isBroken: boolean;
}

function isTrue(row: RowFacts, text: string): boolean {
  switch (text) {
    case 'reached':
      return row.isLit;
    case 'dead':
      return row.isDead;
    case 'broken':
      return row.isBroken;
    default:
      return false;
  }
}

function fits(row: RowFacts, { key, text }: FilterTerm): boolean {
  switch (key) {
    case 'word':
      return [row.host, row.path, row.service, row.owner].some((name) => name.includes(text));
    case 'is':
      return isTrue(row, text);
    case 'problem':
      return text === '' ? row.problem !== '' : row.problem.includes(text);
    default:
      return row[key].includes(text);
  }
}

/** Words must all fit; of several terms with one key, one. */
function testOf(terms: readonly FilterTerm[]): (row: RowFacts) => boolean {
  const words = terms.filter(({ key }) => key === 'word');
  const others = new Map<FilterKey, FilterTerm[]>();
  for (const term of terms) if (term.key !== 'word') others.set(term.key, [...(others.get(term.key) ?? []), term]);
  const groups = [...words.map((term) => [term]), ...others.values()];
  return (row) => groups.every((group) => group.some((term) => fits(row, term)));
}

type Names = Partial<Pick<RowFacts, 'host' | 'path' | 'service' | 'type' | 'class'>>;

class Rows {
  private readonly facts: FilterFacts;
  private readonly backends: ReadonlyMap<string, BackendNode>;

  constructor(graph: RoutingGraph, facts: FilterFacts) {
    this.facts = facts;
    this.backends = new Map(graph.backends.map((backend) => [backend.id, backend]));
  }

  ofPath(node: PathNode, host: HostNode | undefined): RowFacts {
    const names = {
      host: host?.host ?? '',
      path: `${node.path ?? ''} ${node.effective ?? ''}`,
      type: node.pathType ?? '',
      class: node.owner.className ?? '',
    };
    return this.leading(node, names, [host?.id ?? ''], node.dead?.why ?? '');
  }

  ofDefault(node: DefaultBackendNode): RowFacts {
    return this.leading(node, { class: node.owner.className ?? '' }, [], '');
  }

  /** Of a host without paths. */
  ofHost(node: HostNode): RowFacts {
    const names = { host: node.host ?? '', class: node.owners.map(({ className }) => className ?? '').join(' ') };
    return this.row(node.id, names, node.owners[0]?.name ?? '', [this.problemOf(node.id)], {});
  }

  private problemOf(id: string): string {
    return this.facts.problems.get(id) ?? '';
  }

  private leading(node: PathNode | DefaultBackendNode, names: Names, near: readonly string[], why: string): RowFacts {
    const backend = this.backends.get(node.backendId ?? '');
    const isBroken = !backend || brokenState(backend) !== null;
    const ids = [node.id, ...near, node.backendId ?? ''];
    const problems = [...ids.map((id) => this.problemOf(id)), why, isBroken ? (backend?.state ?? 'no-backend') : ''];
    const service = backend ? `${backend.name}:${backend.port ?? ''}` : '';
    return this.row(node.id, { ...names, service }, node.owner.name, problems, { isBroken, isDead: why !== '' });
  }

  private row(
    id: NodeId,
    names: Names,
    owner: string,
    problems: readonly string[],
    { isBroken = false, isDead = false },
  ): RowFacts {
    const low = (name: string | undefined): string => name?.toLowerCase() ?? '';
    return {
      host: low(names.host),
      path: low(names.path),
      service: low(names.service),
      type: low(names.type),
      class: low(names.class),
      owner: low(owner),
      namespace: low(owner.slice(0, owner.indexOf('/'))),
      problem: problems.filter(Boolean).join(' '),
      isLit: this.facts.lit.has(id),
      isBroken,
      isDead,
    };
  }
}

/** The graph with these paths and defaults, the hosts given and what they lead to. */
function* partOfGraph(
  graph: RoutingGraph,
  paths: readonly PathNode[],
  defaults: readonly DefaultBackendNode[],
  more: ReadonlySet<string>,
): Generator<void, RoutingGraph> {
  const kept = new Set(more);
  for (const [at, path] of paths.entries()) {
    if (at % 5000 === 4999) yield;
    kept.add(path.hostId).add(path.backendId ?? '');
  }
  for (const node of defaults) kept.add(node.routerId).add(node.backendId ?? '');
  const hosts = graph.hosts.filter(({ id }) => kept.has(id));
  for (const host of hosts) kept.add(host.routerId);
  return {
    ...graph,
    paths,
    defaults,
    hosts,
    routers: graph.routers.filter(({ id }) => kept.has(id)),
    backends: graph.backends.filter(({ id }) => kept.has(id)),
  };
}

/** Returns what is left of a graph under a filter; may be left between its slices. A filter without terms leaves all. */
export function* filterGraph(
  graph: RoutingGraph,
  terms: readonly FilterTerm[],
  facts: FilterFacts,
): Generator<void, FilteredGraph> {
  if (terms.length === 0) return { graph, matches: [] };
  const test = testOf(terms);
  const rows = new Rows(graph, facts);
  const hosts = new Map(graph.hosts.map((host) => [host.id, host]));
  const paths: PathNode[] = [];
  for (let at = 0; at < graph.paths.length; at += sliceSize) {
    for (const path of graph.paths.slice(at, at + sliceSize)) {
      if (test(rows.ofPath(path, hosts.get(path.hostId)))) paths.push(path);
    }
    yield;
  }
  const defaults = graph.defaults.filter((node) => test(rows.ofDefault(node)));
  const empty = graph.hosts.filter((host) => host.pathCount === 0 && test(rows.ofHost(host))).map(({ id }) => id);
  const matches = [...empty, ...[...paths, ...defaults].map(({ id }) => id)];
  yield;
  return { graph: yield* partOfGraph(graph, paths, defaults, new Set(empty)), matches };
}

/** Returns a host, or a Service on all its ports, with everything that reaches it; the whole graph for any other node. */
export function* focusGraph(graph: RoutingGraph, id: NodeId): Generator<void, FilteredGraph> {
  const backend = graph.backends.find((node) => node.id === id);
  const host = graph.hosts.find((node) => node.id === id);
  if (!backend && !host) return { graph, matches: [] };
  const ids = new Set(backend ? backendsOfService(graph, backend) : []);
  const isIn = ({ backendId }: PathNode | DefaultBackendNode): boolean => ids.has(backendId ?? '');
  yield;
  const paths = graph.paths.filter(host ? ({ hostId }) => hostId === id : isIn);
  const defaults = host ? [] : graph.defaults.filter(isIn);
  const matches = [...paths, ...defaults].map((node) => node.id);
  yield;
  return { graph: yield* partOfGraph(graph, paths, defaults, new Set([id])), matches };
}

/** Returns the ids of the backends that are one Service or resource, whatever the port. */
export function backendsOfService(graph: Pick<RoutingGraph, 'backends'>, of: BackendNode): readonly string[] {
  return graph.backends
    .filter(
      ({ namespace, name, resourceKind }) =>
        namespace === of.namespace && name === of.name && resourceKind === of.resourceKind,
    )
    .map(({ id }) => id);
}
