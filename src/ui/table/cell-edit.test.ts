import { afterEach, describe, expect, test } from 'vitest';
import { commandOf } from '../../engine/gestures/index.ts';
import { atOnce } from '../../engine/graph/index.ts';
import type { EngineClient } from '../../protocol/engine-client.ts';
import { type AppStore, createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { allColumns, type ColumnId } from '../parts/columns.ts';
import { type TableRow, tableRows } from '../parts/table-rows.ts';
import { cellChoices, cellGesture, editableText } from './cell-edit.ts';

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
    persistence: null,
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
  const command = row ? commandOf(cellGesture(row, column, text, store.getState().snapshot)) : null;
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
    expect(cellGesture(api, 'path', '/api', world)).toMatchObject({ error: { code: 'no-change' } });
    const nothing = { ok: false, error: { code: 'nothing' } };
    expect(cellGesture(api, 'service', ' ', world)).toEqual(nothing);
    expect(cellGesture(api, 'pathType', 'Regex', world)).toEqual(nothing);
    expect(cellGesture(api, 'ingress', 'other', world)).toEqual(nothing);
    expect(cellGesture(rest, 'path', '/x', world)).toEqual(nothing);
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
