import { describe, expect, test } from 'vitest';
import {
  buildGraph,
  edgesOf,
  endId,
  endsOf,
  layoutGraph,
  type PathNode,
  type RoutingGraph,
} from '../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../engine/graph/testing/make-cluster.ts';
import type { NodeId } from '../../engine/match/index.ts';
import { asNodeId } from '../../engine/testing/node-id.ts';
import type { Answer } from '../../state/types.ts';
import { routeView } from '../parts/route-view.ts';
import { expandedFor, viewOf } from '../parts/view-graph.ts';
import { shapeOf } from './graph-steps.ts';
import { columnEnd, neighbourOf, step, walkMap } from './walk.ts';

const p = (path: string, to: string) => ({ path, to, type: 'Prefix' });
const graph = buildGraph({
  cluster: makeCluster(
    [
      {
        name: 'shop',
        rules: [
          { host: 'a.com', paths: [p('/', 'web:80'), p('/cart', 'cart:80'), p('/api', 'api:80')] },
          { host: 'b.com', paths: [p('/', 'admin:80')] },
        ],
      },
      { name: 'other', rules: [{ host: 'c.com', paths: [p('/', 'web:80')] }] },
    ],
    [makeService('web', [80]), makeService('cart', [80]), makeService('api', [80]), makeService('admin', [80])],
  ),
});
const layout = layoutGraph(graph, { width: 900 });
const edges = edgesOf(graph);
const map = walkMap(graph, layout, edges);

function path(of: RoutingGraph, host: string, text: string): PathNode {
  const found = of.paths.find((node) => node.hostId === `host:|${host}` && node.path === text);
  if (!found) throw new Error(`no path ${host}${text}`);
  return found;
}

describe('walking with the arrow keys', () => {
  test('goes along the edges sideways and down the column', () => {
    expect(step(map, 'router:', 'right')).toBe('host:|b.com');
    expect(step(map, 'host:|a.com', 'right')).toBe(path(graph, 'a.com', '/cart').id);
    expect(step(map, path(graph, 'a.com', '/api').id, 'left')).toBe('host:|a.com');
    expect(step(map, path(graph, 'a.com', '/api').id, 'right')).toBe('backend:default/api:80');
    expect(step(map, path(graph, 'a.com', '/api').id, 'down')).toBe(path(graph, 'b.com', '/').id);
    expect(step(map, 'router:', 'left')).toBeNull();
  });

  test('finds the ends of a column, and a neighbour for what is about to go', () => {
    expect(columnEnd(map, 'host:|b.com', 'first')).toBe('host:|a.com');
    expect(columnEnd(map, 'host:|b.com', 'last')).toBe('host:|c.com');
    expect(neighbourOf(map, 'host:|c.com')).toBe('host:|b.com');
  });
});

describe('the way of an answer', () => {
  const lit = ['router:', 'host:|a.com', path(graph, 'a.com', '/api').id, 'backend:default/api:80'];
  const trace = [
    {
      kind: 'path',
      routeId: 'r',
      pathId: path(graph, 'a.com', '/cart').id,
      matched: false,
      matcher: { kind: 'element-prefix', path: '/api/v1' },
      matchedLength: 6,
      verdict: 'no-match',
    },
  ];
  // Only these two fields of an answer are read.
  const answer = { litNodes: lit, decision: { trace } } as unknown as Answer;

  test('numbers the steps and says where a path differs', () => {
    const route = routeView(answer, graph, layout, edges);
    expect(route.edges.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(route.chips.get(path(graph, 'a.com', '/cart').id)).toEqual({ verdict: 'no-match', element: 'v1' });
  });

  test('goes through the bundle of a collapsed host', () => {
    const view = viewOf(graph, new Set());
    const route = routeView(answer, view, layoutGraph(view, { width: 900 }), edgesOf(view));
    expect([...route.lit]).toEqual(['router:', 'host:|a.com', 'bundle:host:|a.com', 'backend:default/api:80']);
    expect(route.edges).toHaveLength(3);
  });
});

test('a small graph shows all paths, also while a request is answered', () => {
  expect(expandedFor(graph, 'auto', asNodeId('host:|a.com'))).toBe('all');
});

describe('the end below an edge router', () => {
  const rules = [{ host: 'a.com', paths: [p('/', 'web:80')] }];
  const graphOf = (...ingresses: Parameters<typeof makeCluster>[0]) =>
    buildGraph({ cluster: makeCluster(ingresses, [makeService('web', [80])]) });
  const shape = (of: RoutingGraph, make: Parameters<typeof shapeOf>[0]['make'] = null) => {
    const ids = (list: readonly { readonly id: NodeId }[]) => list.map(({ id }) => id);
    const { routers, hosts, paths, defaults, backends } = of;
    return shapeOf({
      nodes: new Map([...routers, ...hosts, ...paths, ...defaults, ...backends].map((node) => [node.id, node])),
      order: {
        routers: ids(routers),
        hosts: ids(hosts),
        paths: ids(paths),
        defaults: ids(defaults),
        backends: ids(backends),
      },
      expanded: 'auto',
      litHost: null,
      size: { width: 900, height: 900 },
      make,
      add: null,
      cull: true,
    });
  };

  test('is there where nothing takes a host that no rule names', () => {
    expect(endsOf(graphOf({ name: 'shop', rules }))).toMatchObject([{ id: 'end:router:', routerId: 'router:' }]);
  });

  test('is not there where a rule for any host or a default backend takes the others', () => {
    expect(endsOf(graphOf({ name: 'shop', rules: [...rules, { host: null, paths: [p('/', 'web:80')] }] }))).toEqual([]);
    expect(endsOf(graphOf({ name: 'shop', rules, defaultBackend: 'web:80' }))).toEqual([]);
  });

  test('stands below the hosts, hangs on the router, and makes no row lower', () => {
    const paths = Array.from({ length: 19 }, (_, i) => p(`/p${i}`, 'web:80'));
    const {
      layout: drawn,
      edges: lines,
      columns,
    } = shape(graphOf({ name: 'shop', rules: [{ host: 'a.com', paths }] }));
    const lowest = Math.max(...graph.hosts.map(({ id }) => drawn.boxes.get(id)?.y ?? 0));
    expect(drawn.boxes.get(endId(asNodeId('router:')))?.y).toBeGreaterThan(lowest);
    expect(drawn.compact).toBe(false);
    expect(lines.at(-1)).toMatchObject({
      source: asNodeId('router:'),
      target: endId(asNodeId('router:')),
      shape: 'tree',
    });
    expect(columns.some(({ items }) => items.some(({ kind }) => kind === 'end'))).toBe(true);
  });

  test('is not there under a filter', () => {
    const make = function* (of: RoutingGraph) {
      yield;
      return { view: of, matches: [], paths: of.paths.length };
    };
    expect(shape(graphOf({ name: 'shop', rules }), make).layout.boxes.has(endId(asNodeId('router:')))).toBe(false);
  });

  test('is reached with the arrow keys, and is on the way of a request that no host takes', () => {
    const { view, layout: drawn, edges: lines, ends } = shape(graphOf({ name: 'shop', rules }));
    const [one] = view.paths;
    const walk = walkMap(view, drawn, lines, ends);
    expect(step(walk, one?.id ?? '', 'down')).toBe(endId(asNodeId('router:')));
    expect(step(walk, endId(asNodeId('router:')), 'left')).toBe('router:');
    const host = (chosen: boolean) => ({ kind: 'host', host: 'a.com', verdict: 'no', chosen, hostId: 'host:|a.com' });
    const answer = (chosen: boolean) =>
      // Only these two fields of an answer are read.
      ({ litNodes: ['router:'], decision: { trace: [host(chosen)] } }) as unknown as Answer;
    const route = routeView(answer(false), view, drawn, lines);
    expect([...route.lit]).toEqual(['router:', endId(asNodeId('router:'))]);
    expect(route.edges).toHaveLength(1);
    expect([...routeView(answer(true), view, drawn, lines).lit]).toEqual(['router:']);
  });

  test('is asked with a host that no rule can mean', () => {
    const asked = (...hosts: readonly string[]) =>
      graphOf({ name: 'shop', rules: hosts.map((host) => ({ host, paths: [p('/', 'web:80')] })) }).routers[0]?.end
        ?.host;
    expect(asked('a.com')).toBe('other.example');
    expect(asked('*.example', 'a.com')).toBe('other.example2');
  });
});
