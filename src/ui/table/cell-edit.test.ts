import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { manifest } from '../../engine/commands/testing/manifests.ts';
import { atOnce, type Command, type HostNode, type Plan } from '../../engine/index.ts';
import type { EngineClient } from '../../protocol/engine-client.ts';
import { type AppStore, createAppStore } from '../../state/store.ts';
import { serviceBackend } from '../../state/typed-backend.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { moveTarget, portFor } from '../forms/specs.ts';
import { allColumns, type ColumnId } from '../parts/columns.ts';
import { type TableRow, tableRows } from '../parts/table-rows.ts';
import { cellChoices, cellCommand, editableText } from './cell-edit.ts';

interface Desk extends AppStore {
  readonly client: EngineClient;
  readonly rows: () => readonly TableRow[];
  readonly text: () => string;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function desk(text: string): Promise<Desk> {
  const client = createEngineClient(inProcessEngine(() => 0));
  closers.push(() => client.close());
  const app = createAppStore({
    client,
    keeper: null,
    now: () => 0,
    pageUrl: 'https://ingraph.example/',
    report: (message) => expect.fail(message),
  });
  app.actions.openFiles([{ name: 'a.yaml', text }], 'replace');
  await expect
    .poll(() => app.store.getState().snapshot.revision, { timeout: 20_000 })
    .toBe(app.store.getState().revision);
  return {
    ...app,
    client,
    rows: () => atOnce(tableRows(app.store.getState().snapshot)),
    text: () => app.store.getState().files[0]?.text ?? '',
  };
}

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  defaultBackend: { service: { name: web, port: { number: 80 } } } # last resort
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api # the API
        pathType: Prefix
        backend: { service: { name: api, port: { number: 8080 } } }
      - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
  - host: admin.example.com
    http:
      paths:
      - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: blog }
spec: { ports: [{ name: web, port: 3000 }] }
`;

async function edited(place: number, column: ColumnId, text: string): Promise<string> {
  const { rows, store, actions, text: now } = await desk(shop);
  const row = rows()[place];
  const command = row ? cellCommand(row, column, text, store.getState().snapshot) : null;
  if (command) expect(await actions.run(command)).toBe(true);
  return now();
}

describe('an edited cell', () => {
  test('changes its own bytes only', async () => {
    expect(await edited(0, 'path', '/v2')).toBe(shop.replace('/api #', '/v2 #'));
    expect(await edited(0, 'pathType', 'Exact')).toBe(shop.replace('Prefix', 'Exact'));
    expect(await edited(0, 'port', 'http')).toBe(shop.replace('{ number: 8080 }', '{ name: http }'));
  });

  test('a Service brings the port it has', async () => {
    expect(await edited(0, 'service', 'blog')).toBe(
      shop.replace('name: api, port: { number: 8080 }', 'name: blog, port: { number: 3000 }'),
    );
  });

  test('the Service of a default backend is its own', async () => {
    expect(await edited(3, 'port', '81')).toBe(shop.replace('number: 80 } } } #', 'number: 81 } } } #'));
  });

  test('a host that only this route has gets the new name', async () => {
    expect(await edited(2, 'host', 'ops.example.com')).toBe(shop.replace('admin.example.com', 'ops.example.com'));
  });

  test('a route goes to a host that is there, or to a rule of its own', async () => {
    const moved = await edited(1, 'host', 'admin.example.com');
    expect(moved.match(/host: /g)).toHaveLength(2);
    expect(moved.slice(moved.indexOf('admin')).match(/path: \//g)).toHaveLength(2);
    const alone = await edited(1, 'host', 'new.example.com');
    expect(alone).toContain('- host: new.example.com');
    expect(alone).toContain('- path: /api # the API');
  });

  test('nothing is written when nothing is changed, empty, no type, or not ours to edit', async () => {
    const { rows, store } = await desk(shop);
    const [api, , , rest] = rows();
    if (!api || !rest) throw new Error('too few rows');
    const world = store.getState().snapshot;
    expect(cellCommand(api, 'path', '/api', world)).toBeNull();
    expect(cellCommand(api, 'service', ' ', world)).toBeNull();
    expect(cellCommand(api, 'pathType', 'Regex', world)).toBeNull();
    expect(cellCommand(api, 'ingress', 'other', world)).toBeNull();
    expect(cellCommand(rest, 'path', '/x', world)).toBeNull();
    expect(allColumns.filter((column) => editableText(rest, column) !== null)).toEqual(['service', 'port']);
  });

  test('hosts, Services and ports of the workspace are suggested', async () => {
    const { rows, store } = await desk(shop);
    const [api] = rows();
    if (!api) throw new Error('too few rows');
    const suggested = (column: ColumnId) =>
      cellChoices(api, column, store.getState().snapshot).map(({ value }) => value);
    expect(suggested('host')).toEqual(['shop.example.com', 'admin.example.com']);
    expect(suggested('service')).toEqual(['api', 'blog']);
    expect(suggested('port')).toEqual(['8080', 'http']);
    expect(suggested('path')).toEqual([]);
  });
});

/** What the inspector of the row's path or host runs for the same text. */
function inspectorCommand({ node, host, backend }: TableRow, column: ColumnId, text: string, app: Desk): Command {
  const { services } = app.store.getState().snapshot;
  if (node.kind !== 'path' || !host) throw new Error('no path');
  const { at } = node;
  const [namespace = ''] = node.owner.name.split('/');
  switch (column) {
    case 'host':
      return { type: 'host/rename', rules: host.rules, host: text };
    case 'path':
      return { type: 'path/set-path', at, path: text };
    case 'pathType':
      return { type: 'path/set-type', at, pathType: 'ImplementationSpecific' };
    case 'service': {
      const port = portFor(services, namespace, text, String(backend?.port ?? '80'));
      return { type: 'path/set-backend', at, backend: serviceBackend(text, port) };
    }
    default:
      return { type: 'path/set-backend', at, backend: serviceBackend(backend?.name ?? '', text) };
  }
}

const typed: Readonly<Record<'host' | 'path' | 'pathType' | 'service' | 'port', string>> = {
  host: 'other.example.org',
  path: '/typed',
  pathType: 'ImplementationSpecific',
  service: 'typed',
  port: '4711',
};
const columns = ['host', 'path', 'pathType', 'service', 'port'] as const;

async function planOf(app: Desk, command: Command): Promise<Plan | string> {
  const { result } = await app.client.plan(command);
  return result.ok ? result.value : result.error.code;
}

function hasOnePath(app: Desk, host: HostNode): boolean {
  return host.rules.length === 1 && app.rows().filter((row) => row.host?.id === host.id).length === 1;
}

test('whatever the manifest looks like, a cell plans exactly what the inspector plans', async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(manifest, fc.nat(), fc.constantFrom(...columns), async (text, pick, column) => {
    const app = await desk(text);
    const rows = app.rows().filter((row) => row.node.kind === 'path' && row.host);
    const row = rows[pick % Math.max(rows.length, 1)];
    if (!row?.host || editableText(row, column) === null) return;
    const { snapshot } = app.store.getState();
    const other = rows.find(
      ({ host }) => host && host.host !== null && host.id !== row.host?.id && host.routerId === row.host?.routerId,
    )?.host;
    // A route of several is moved, as the menu of the inspector does it.
    const isMove = column === 'host' && !hasOnePath(app, row.host);
    if (isMove && !other) return;
    const wanted = isMove ? (other?.host ?? '') : typed[column];
    const ours = cellCommand(row, column, wanted, snapshot);
    if (!ours) return;
    const theirs: Command =
      isMove && other && row.node.kind === 'path'
        ? { type: 'path/move', at: row.node.at, to: moveTarget(row.node, other), index: null }
        : inspectorCommand(row, column, wanted, app);
    // A rule with one path takes the new name where the inspector would build it anew: that edit is smaller.
    if (isMove && ours.type === 'host/rename') return;
    expect(await planOf(app, ours)).toEqual(await planOf(app, theirs));
    seen.add(isMove ? 'move' : column);
    app.client.close();
  });
  await fc.assert(property, { numRuns: 120 });
  expect(seen.size).toBeGreaterThanOrEqual(5);
}, 60_000);
