import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { buildGraph } from './build.ts';
import { groupDomains as groupSteps } from './domains.ts';
import { edgesOf } from './edges.ts';
import { domainId, type RoutingGraph } from './graph.ts';
import { layoutGraph } from './layout.ts';
import { makeCluster } from './testing/make-cluster.ts';
import { atOnce, collapseHosts } from './view.ts';

const groupDomains = (...args: Parameters<typeof groupSteps>) => atOnce(groupSteps(...args));

function collapsed(hosts: readonly string[], open: readonly string[] = []): RoutingGraph {
  const cluster = makeCluster(
    hosts.map((host, n) => ({
      name: `i${n}`,
      namespace: `team-${n % 4}`,
      rules: [{ host, paths: [{ path: '/', type: 'Prefix', to: `web-${n % 40}:80` }] }],
    })),
  );
  return collapseHosts(buildGraph({ cluster }), new Set(open.map((host) => asNodeId(`host:|${host}`))));
}

const many = (count: number, domain: string) => Array.from({ length: count }, (_, n) => `h${n}.${domain}`);
const none: ReadonlySet<string> = new Set();

describe('grouping by domain', () => {
  test('leaves a graph of few hosts as it is', () => {
    const graph = collapsed(many(150, 'example.com'));
    expect(groupDomains(graph, none)).toBe(graph);
  });

  test('puts hosts of one domain into one node with their number, paths and Services', () => {
    const hosts = [...many(150, 'a.example.com'), ...many(100, 'b.example.com'), 'example.org', 'x.one.net'];
    const view = groupDomains(collapsed(hosts), none);
    expect(view.hosts.map(({ host, group, pathCount }) => [host, group, pathCount])).toEqual([
      ['a.example.com', 150, 150],
      ['b.example.com', 100, 100],
      ['example.org', undefined, 1],
      ['x.one.net', undefined, 1],
    ]);
    expect(view.bundles.find(({ hostId }) => hostId === domainId(asNodeId('router:'), 'a.example.com'))?.count).toBe(
      150,
    );
    expect(view.backends.filter(({ group }) => group !== undefined)).toHaveLength(4);
  });

  test('shows open groups as their hosts, next to each other, and a host on the way by itself', () => {
    const hosts = many(150, 'a.example.com').flatMap((host, n) => [host, `h${n}.b.example.com`]);
    const open = new Set([domainId(asNodeId('router:'), 'b.example.com')]);
    const view = groupDomains(collapsed(hosts, ['h7.a.example.com']), open, new Set(['host:|h9.a.example.com']));
    const names = view.hosts.map(({ host }) => host);
    expect(names.slice(0, 4)).toEqual(['a.example.com', 'b.example.com', 'h0.b.example.com', 'h1.b.example.com']);
    expect(view.hosts[1]).toMatchObject({ group: 150, collapsed: false });
    expect(view.hosts[0]?.group).toBe(148);
    expect(names).toContain('h7.a.example.com');
    expect(names).toContain('h9.a.example.com');
  });

  test('keeps the hosts of an open group together when one of them shows its paths', () => {
    const hosts = many(150, 'a.example.com').flatMap((host, n) => [host, `h${n}.b.example.com`]);
    const open = new Set([domainId(asNodeId('router:'), 'b.example.com'), asNodeId('host:|h1.b.example.com')]);
    const view = groupDomains(collapsed(hosts, ['h1.b.example.com']), open);
    expect(view.hosts.slice(1, 5).map(({ host }) => host)).toEqual([
      'b.example.com',
      'h0.b.example.com',
      'h1.b.example.com',
      'h2.b.example.com',
    ]);
    expect(view.paths.map(({ hostId }) => hostId)).toEqual(['host:|h1.b.example.com']);
  });

  test('uses shorter domains where there would be too many groups', () => {
    const hosts = Array.from({ length: 600 }, (_, n) => `h${n}.t${n % 200}.example.com`);
    expect(groupDomains(collapsed(hosts), none).hosts.map(({ host }) => host)).toEqual(['example.com']);
  });

  test('loses no host, path or edge, and every node has a place', () => {
    const name = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom('a.x.com', 'b.x.com', 'y.org', 'com'));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 250, maxLength: 300, selector: String }),
        fc.boolean(),
        (names, isOpen) => {
          const graph = collapsed(names.map(([n, domain]) => `h${n}.${domain}`));
          const view = groupDomains(graph, new Set(isOpen ? [domainId(asNodeId('router:'), 'a.x.com')] : []));
          const total = (of: RoutingGraph) => of.bundles.reduce((sum, { count }) => sum + count, 0);
          expect(
            view.hosts.reduce((sum, { group, collapsed }) => sum + (collapsed ? (group ?? 1) : group ? 0 : 1), 0),
          ).toBe(graph.hosts.length);
          expect(total(view)).toBe(total(graph));
          const { boxes } = layoutGraph(view, { width: 900 });
          for (const { source, target } of edgesOf(view)) expect(boxes.has(source) && boxes.has(target)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });
});
