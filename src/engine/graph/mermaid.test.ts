import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from './build.ts';
import { toMermaid } from './mermaid.ts';
import type { SvgWords } from './svg.ts';
import { makeCluster, makeService } from './testing/make-cluster.ts';

const words: SvgWords = {
  title: 'Routes',
  description: '',
  heads: ['', '', '', ''],
  anyHost: 'any host',
  noClass: 'no class',
  noPath: '(no path)',
  defaultBackend: 'default backend',
  otherHost: 'any other host',
  end: (outcome) => (outcome?.kind === 'status' ? String(outcome.status) : ''),
  broken: {
    missing: 'not in your files',
    'port-missing': 'port not in the Service',
    'no-endpoints': 'no Pod is ready',
  },
  tls: () => '',
  paths: (count) => `${count} paths`,
  runsAs: (pattern) => `runs as ${pattern}`,
  dead: () => 'never reached',
};

function graphOf(path: string) {
  const rules = [
    {
      host: 'a.example.com',
      paths: [
        { path, type: 'Prefix', to: 'web:80' },
        { path: '/gone', type: 'Exact', to: 'gone:80' },
      ],
    },
  ];
  return buildGraph({
    cluster: makeCluster([{ name: 'a', rules, defaultBackend: 'web:80' }], [makeService('web', [80])]),
  });
}

describe('the flowchart', () => {
  test('names every node once and draws every edge between named nodes', () => {
    const chart = toMermaid(graphOf('/x'), { words });
    const named = [...chart.matchAll(/^ {2}(n\d+)[[({>]/gm)].map(([, name]) => name);
    const used = [...chart.matchAll(/^ {2}(n\d+) \S+ (n\d+)$/gm)].flatMap(([, from, to]) => [from, to]);
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(used)).toEqual(new Set(named));
    expect(chart).toContain('--x');
    expect(chart).toContain('"gone:80<br>not in your files"');
  });

  test('marks the way of a request and nothing else', () => {
    const graph = graphOf('/x');
    const route = [graph.routers[0], graph.hosts[0], graph.paths[0], graph.backends[0]].flatMap(
      (node) => node?.id ?? [],
    );
    const chart = toMermaid(graph, { words, route });
    expect(chart).toMatch(/class n1,n2,n3,n\d+ route/);
    expect(chart.match(/linkStyle ([\d,]+)/)?.[1]?.split(',')).toHaveLength(3);
    expect(toMermaid(graph, { words })).not.toMatch(/^ {2}(?:class|classDef|linkStyle) /m);
  });

  test('no path breaks out of its label, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        const lines = toMermaid(graphOf(`/${path}`), { words }).split('\n');
        // Header, seven nodes, seven edges, and nothing after the last line end.
        expect(lines).toHaveLength(16);
        for (const line of lines.slice(1, 8)) {
          expect(line).toMatch(/^ {2}n\d+(?:\{\{|\(\[|[[(>])"[^"`<>]*(?:<br>[^"`<>]*)*"(?:\}\}|\]\)|[\])])$/);
        }
      }),
    );
  });
});
