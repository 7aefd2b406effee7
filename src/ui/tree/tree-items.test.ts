import { describe, expect, test } from 'vitest';
import { atOnce, type GraphNode } from '../../engine/graph/index.ts';
import { asNodeId } from '../../engine/testing/node-id.ts';
import type { Snapshot } from '../../state/types.ts';
import { rowAfterKey, rowStartingWith, rowsOnWay, type TreeNode, treeItems, treeSource } from './tree-items.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };
const place = { object, range: { start: 0, end: 1 } };
const owner = { name: 'default/a', index: 0, className: null, object };

function router(id: string): GraphNode {
  return {
    kind: 'edge-router',
    id: asNodeId(id),
    className: id,
    classNames: [id],
    controller: 'kubernetes',
    guessed: true,
    hostCount: 1,
    end: null,
  };
}
function host(id: string, routerId: string): GraphNode {
  const tls = { kind: 'off', secretName: null } as const;
  return {
    kind: 'host',
    id: asNodeId(id),
    routerId: asNodeId(routerId),
    host: id,
    tls,
    owners: [owner],
    rules: [],
    place,
    pathCount: 1,
    collapsed: false,
  };
}
function path(id: string, hostId: string, order: number): GraphNode {
  const at = { object, rule: 0, path: 0 };
  const base = {
    kind: 'path',
    id: asNodeId(id),
    hostId: asNodeId(hostId),
    path: id,
    pathType: 'Prefix',
    owner,
    at,
    place,
  } as const;
  return { ...base, order, effective: null, dead: null, backendId: null };
}

function snapshot(nodes: readonly GraphNode[]): Pick<Snapshot, 'nodes' | 'order'> {
  const ids = (kind: GraphNode['kind']) => nodes.filter((node) => node.kind === kind).map(({ id }) => id);
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    order: {
      routers: ids('edge-router'),
      hosts: ids('host'),
      paths: ids('path'),
      defaults: ids('default-backend'),
      backends: ids('backend'),
    },
  };
}

const shop = [
  router('r'),
  host('shop', 'r'),
  path('/later', 'shop', 2),
  path('/first', 'shop', 1),
  host('admin', 'r'),
  path('/', 'admin', 1),
];
const rows = (toggled: readonly string[] = [], nodes = shop) =>
  treeItems(atOnce(treeSource(snapshot(nodes))), new Set(toggled)).map(
    ({ node, level, position, setSize }) => `${level} ${node.id} ${position}/${setSize}`,
  );

describe('the rows of the route tree', () => {
  test('hosts stand in file order, paths in the order they are tried', () => {
    expect(rows()).toEqual(['1 shop 1/2', '2 /first 1/2', '2 /later 2/2', '1 admin 2/2', '2 / 1/1']);
  });

  test('a closed host hides its paths', () => {
    expect(rows(['shop'])).toEqual(['1 shop 1/2', '1 admin 2/2', '2 / 1/1']);
  });

  test('several edge routers become a level of their own', () => {
    expect(rows([], [...shop, router('s')]).slice(0, 2)).toEqual(['1 r 1/2', '2 shop 1/2']);
  });

  test('hosts start closed when there are very many paths', () => {
    const many = [...shop, ...Array.from({ length: 200 }, (_, n) => path(`/${n}`, 'admin', n))];
    expect(treeItems(atOnce(treeSource(snapshot(many))), new Set())).toHaveLength(2);
  });
});

test('the lit branch passes the siblings above the lit row, and only them', () => {
  const items = treeItems(atOnce(treeSource(snapshot(shop))), new Set());
  expect([...rowsOnWay(items, new Set(['shop', '/later']))]).toEqual(['/first']);
  expect(rowsOnWay(items, new Set(['shop', '/first'])).size).toBe(0);
});

describe('keys in the route tree', () => {
  const items = treeItems(atOnce(treeSource(snapshot(shop))), new Set());
  const nameOf = (node: TreeNode) => node.id;

  test('left goes to the parent, right to the first child', () => {
    expect(rowAfterKey(items, 2, '←')).toBe(0);
    expect(rowAfterKey(items, 0, '→')).toBe(1);
    expect(rowAfterKey(items, 0, '←')).toBeNull();
    expect(rowAfterKey(items, 2, '→')).toBeNull();
  });

  test('up, down, Home and End stay inside the list', () => {
    expect(rowAfterKey(items, 4, '↓')).toBe(4);
    expect(rowAfterKey(items, 0, '↑')).toBe(0);
    expect(rowAfterKey(items, 2, 'End')).toBe(4);
    expect(rowAfterKey(items, 2, 'Home')).toBe(0);
    expect(rowAfterKey(items, 2, 'x')).toBeNull();
  });

  test('typing a letter goes to the next row with it, around the end', () => {
    expect(rowStartingWith(items, 0, '/', nameOf)).toBe(1);
    expect(rowStartingWith(items, 1, '/', nameOf)).toBe(2);
    expect(rowStartingWith(items, 4, 's', nameOf)).toBe(0);
    expect(rowStartingWith(items, 1, '/fi', nameOf)).toBe(1);
    expect(rowStartingWith(items, 1, 'zz', nameOf)).toBeNull();
  });
});
