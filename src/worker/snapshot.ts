import type { CompiledRouter } from '../engine/controllers/index.ts';
import { buildGraph, type GraphNode, type RouterProfile } from '../engine/graph/index.ts';
import { classNameOf, type NodeId } from '../engine/match/index.ts';
import type { Cluster, ObjectRef } from '../engine/model/index.ts';
import type { RouteTestReading } from '../engine/route-tests/index.ts';
import type { ReferenceCache } from '../engine/validate/index.ts';
import type { SourceFile, SourceUnit } from '../engine/yaml/index.ts';
import type { FileReport, IngressSummary, ServiceSummary, Snapshot } from '../protocol/snapshot.ts';
import { collectProblems } from './problems.ts';

function reportOf({ name, starts, units }: SourceFile): FileReport {
  const having = (status: string) => units.flatMap((unit, index) => (unit.status === status ? [index] : []));
  return { name, starts, broken: having('broken'), helm: having('helm') };
}

/** A document or an item of a List; what frames the items of a List is no document. */
function isDocument({ role, status }: SourceUnit): boolean {
  return status !== 'empty' && (role === 'document' || role === 'list-item');
}

function serviceSummaries(cluster: Cluster): readonly ServiceSummary[] {
  return cluster.services.map(({ object: { metadata, ports } }) => ({
    namespace: metadata.namespace.value || 'default',
    name: metadata.name.value,
    ports: ports.map(({ name, port }) => ({ name, port })),
  }));
}

function ingressSummaries(cluster: Cluster): readonly IngressSummary[] {
  return cluster.ingresses.map(({ object, ref }) => ({
    object: ref,
    namespace: object.metadata.namespace.value || 'default',
    name: object.metadata.name.value,
    className: classNameOf(object),
  }));
}

function sourcesOf(node: GraphNode): readonly ObjectRef[] {
  switch (node.kind) {
    case 'edge-router':
      return [];
    case 'host':
      return node.owners.map(({ object }) => object);
    case 'path':
    case 'default-backend':
    case 'backend':
      return [node.place.object];
  }
}

/** Ids of nodes that come only from documents that are broken now. */
function staleNodes(nodes: Iterable<GraphNode>, files: ReadonlyMap<string, FileReport>): ReadonlySet<NodeId> {
  const broken = new Map<string, ReadonlySet<number>>();
  for (const report of files.values()) if (report.broken.length > 0) broken.set(report.name, new Set(report.broken));
  const stale = new Set<NodeId>();
  if (broken.size === 0) return stale;
  for (const node of nodes) {
    const sources = sourcesOf(node);
    const isStale = sources.length > 0 && sources.every(({ file, document }) => broken.get(file)?.has(document));
    if (isStale) stale.add(node.id);
  }
  return stale;
}

function profileOf({ profile, guessed, program }: CompiledRouter): RouterProfile {
  return { controller: profile.id, guessed, program };
}

/** Returns the nodes of a graph by id, and the graph. */
export function buildNodes(cluster: Cluster, routers: readonly CompiledRouter[]) {
  const graph = buildGraph({ cluster, profiles: new Map(routers.map((router) => [router.id, profileOf(router)])) });
  const all = [...graph.routers, ...graph.hosts, ...graph.paths, ...graph.defaults, ...graph.backends];
  const nodes: ReadonlyMap<string, GraphNode> = new Map(all.map((node) => [node.id, node]));
  return { graph, all, nodes };
}

/** What is known of the files of one revision. */
export interface Known {
  readonly revision: number;
  readonly files: readonly SourceFile[];
  readonly cluster: Cluster;
  readonly routers: readonly CompiledRouter[];
  readonly references: ReferenceCache;
  /** The routing tests of a document. */
  readonly testsOf: (unit: SourceUnit) => RouteTestReading;
}

/** Returns the whole snapshot of these files; `tookMs` is left at 0. */
export function buildSnapshot({ revision, files, cluster, routers, references, testsOf }: Known): Snapshot {
  const { graph, all, nodes } = buildNodes(cluster, routers);
  const reports = new Map(files.map((file) => [file.name, reportOf(file)]));
  const ids = (list: readonly GraphNode[]) => list.map(({ id }) => id);
  return {
    revision,
    nodes,
    order: {
      routers: ids(graph.routers),
      hosts: ids(graph.hosts),
      paths: ids(graph.paths),
      defaults: ids(graph.defaults),
      backends: ids(graph.backends),
    },
    counts: {
      hosts: graph.hosts.length,
      paths: graph.paths.length,
      ingresses: cluster.ingresses.length,
      documents: files.reduce((sum, { units }) => sum + units.filter(isDocument).length, 0),
    },
    problems: collectProblems(files, references, routers, all, testsOf),
    files: reports,
    services: serviceSummaries(cluster),
    ingresses: ingressSummaries(cluster),
    stale: staleNodes(all, reports),
    tookMs: 0,
  };
}
