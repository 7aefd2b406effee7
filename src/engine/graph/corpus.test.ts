import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ownManifests } from '../testing/own-manifests.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { buildGraph } from './build.ts';
import { edgesOf } from './edges.ts';
import type { RoutingGraph } from './graph.ts';
import { layoutGraph } from './layout.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

function graphOf(name: string, text: string): RoutingGraph {
  const file = readSourceFile(name, text);
  return buildGraph({ cluster: buildCluster([file], 'auto', false) });
}

function idsOf({ routers, hosts, paths, defaults, backends }: RoutingGraph): string[] {
  return [...routers, ...hosts, ...paths, ...defaults, ...backends].map(({ id }) => id);
}

/** Returns how many nodes the graphs of the texts have. */
function checkGraphs(texts: ReadonlyMap<string, string>): number {
  let nodes = 0;
  for (const [name, text] of texts) {
    const graph = graphOf(name, text);
    const ids = idsOf(graph);
    const known = new Set(ids);
    expect(known.size, name).toBe(ids.length);
    const loose = edgesOf(graph).filter(({ source, target }) => !known.has(source) || !known.has(target));
    expect(loose, name).toEqual([]);
    expect(layoutGraph(graph, { width: 900 }).boxes.size, name).toBe(ids.length);
    nodes += ids.length;
  }
  return nodes;
}

describe('graphs have ids that name one node each, edges between nodes, and a box for every node', () => {
  test('of manifests of our own', () => {
    expect(checkGraphs(ownManifests)).toBeGreaterThan(200);
  });

  test.skipIf(!hasCorpus)('of real manifests', () => {
    const names = readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name));
    expect(names.length).toBeGreaterThan(300);
    expect(checkGraphs(new Map(names.map((name) => [name, readFileSync(corpus + name, 'utf8')])))).toBeGreaterThan(
      1500,
    );
  });
});
