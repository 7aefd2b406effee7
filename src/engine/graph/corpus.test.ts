import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { buildGraph } from './build.ts';
import { edgesOf } from './edges.ts';
import type { RoutingGraph } from './graph.ts';
import { layoutGraph } from './layout.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

function graphOf(name: string): RoutingGraph {
  const file = readSourceFile(name, readFileSync(corpus + name, 'utf8'));
  return buildGraph({ cluster: buildCluster([file], 'auto', false) });
}

function idsOf({ routers, hosts, paths, defaults, backends }: RoutingGraph): string[] {
  return [...routers, ...hosts, ...paths, ...defaults, ...backends].map(({ id }) => id);
}

describe.skipIf(!hasCorpus)('the graphs of real manifests', () => {
  const names = hasCorpus ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

  test('have ids that name one node each, edges between nodes, and a box for every node', () => {
    let nodes = 0;
    for (const name of names) {
      const graph = graphOf(name);
      const ids = idsOf(graph);
      const known = new Set(ids);
      expect(known.size, name).toBe(ids.length);
      const loose = edgesOf(graph).filter(({ source, target }) => !known.has(source) || !known.has(target));
      expect(loose, name).toEqual([]);
      expect(layoutGraph(graph, { width: 900 }).boxes.size, name).toBe(ids.length);
      nodes += ids.length;
    }
    expect(names.length).toBeGreaterThan(300);
    expect(nodes).toBeGreaterThan(1500);
  });
});
