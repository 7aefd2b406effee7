import { afterEach, describe, expect, test } from 'vitest';
import { routingTableMarkdown } from '../../engine/export/index.ts';
import { atOnce } from '../../engine/graph/index.ts';
import { en } from '../../i18n/messages.ts';
import { type AppStore, createAppStore } from '../../state/store.ts';
import type { AppState } from '../../state/types.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { cellText, exportRow, exportWords } from '../parts/columns.ts';
import { pathOf, rowOfNode, type TableRow, tableRows } from '../parts/table-rows.ts';
import { spotAfterKey } from './grid-keys.ts';
import { marksAfter } from './row-actions.ts';
import { filterRows, nextSort, noFilter, type RowFacts, sortRows } from './sort-filter.ts';
import { wantedOf } from './use-table.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Reads a text as the page does. */
async function stateOf(text: string): Promise<AppState> {
  const client = createEngineClient(inProcessEngine(() => 0));
  closers.push(() => client.close());
  const app: AppStore = createAppStore({
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
  return app.store.getState();
}

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: store }
spec:
  ingressClassName: nginx
  defaultBackend: { service: { name: fallback, port: { number: 80 } } }
  rules:
  - host: shop.example.com
    http:
      paths:
      - { path: /b, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
      - { path: /a, pathType: Exact, backend: { service: { name: api, port: { name: http } } } }
  - http:
      paths:
      - { path: /c, pathType: Prefix, backend: { service: { name: api, port: { number: 9 } } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: late, namespace: store }
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http:
      paths:
      - { path: /b, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
`;

const noFacts: RowFacts = { problems: () => 0, failingTests: () => 0, verdict: () => null };
const paths = (rows: readonly TableRow[]) => rows.map((row) => pathOf(row) ?? 'default');

describe('the rows of the table', () => {
  test('one per path in file order, default backends last', async () => {
    const rows = atOnce(tableRows((await stateOf(shop)).snapshot));
    expect(paths(rows)).toEqual(['/b', '/a', '/b', '/c', 'default']);
    expect(rows.map((row) => cellText(row, 'host', en))).toEqual([
      'shop.example.com',
      'shop.example.com',
      'shop.example.com',
      'any other host',
      '',
    ]);
    expect(rows.map((row) => `${cellText(row, 'service', en)}:${cellText(row, 'port', en)}`)).toEqual([
      'web:80',
      'api:http',
      'web:80',
      'api:9',
      'fallback:80',
    ]);
  });

  test('a selected host or Service is found at its first row', async () => {
    const { snapshot } = await stateOf(shop);
    const rows = atOnce(tableRows(snapshot));
    expect(rowOfNode(rows, rows[3]?.id ?? '')).toBe(3);
    expect(rowOfNode(rows, rows[3]?.host?.id ?? '')).toBe(3);
    expect(rowOfNode(rows, rows[1]?.backend?.id ?? '')).toBe(1);
    expect(rowOfNode(rows, 'nobody')).toBe(-1);
    expect(rowOfNode(rows, null)).toBe(-1);
  });

  test('they are exported with the words of the page', async () => {
    const rows = atOnce(tableRows((await stateOf(shop)).snapshot)).slice(3);
    expect(
      routingTableMarkdown(
        rows.map((row) => exportRow(row, en)),
        exportWords(en),
      ),
    ).toBe(
      `| Order | Host | Path | Type | Runs as | Service | Ingress | Class | Controller |
| ---: | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | any other host | \`/c\` | Prefix | \`/c/\` | \`api:9\` | \`store/shop\` | \`nginx\` | ingress-nginx |
|  |  | default backend |  |  | \`fallback:80\` | \`store/shop\` | \`nginx\` | ingress-nginx |
`,
    );
  });
});

describe('the order of the rows', () => {
  const sorted = async (column: Parameters<typeof nextSort>[1], isDescending: boolean) =>
    atOnce(sortRows(atOnce(tableRows((await stateOf(shop)).snapshot)), { column, isDescending }, en, noFacts));

  test('equal rows stay in file order, rising and falling', async () => {
    const rising = await sorted('service', false);
    expect(rising.map((row) => `${row.backend?.name} ${row.place}`)).toEqual([
      'api 1',
      'api 3',
      'fallback 4',
      'web 0',
      'web 2',
    ]);
    const falling = await sorted('service', true);
    expect(falling.map(({ place }) => place)).toEqual([0, 2, 4, 1, 3]);
  });

  test('rows without a value stand last either way', async () => {
    expect(paths(await sorted('path', false))).toEqual(['/a', '/b', '/b', '/c', 'default']);
    expect(paths(await sorted('path', true))).toEqual(['/c', '/b', '/b', '/a', 'default']);
    expect((await sorted('host', true)).map(({ place }) => place)).toEqual([0, 1, 2, 3, 4]);
  });

  test('port numbers are numbers, names come after them', async () => {
    expect((await sorted('port', false)).map(({ backend }) => backend?.port)).toEqual([9, 80, 80, 80, 'http']);
  });

  test('the winner of the request comes first, the worst row of the checks too', async () => {
    const rows = atOnce(tableRows((await stateOf(shop)).snapshot));
    const facts: RowFacts = {
      problems: ({ place }) => (place === 2 ? 3 : place === 1 ? 1 : 0),
      failingTests: ({ place }) => (place === 3 ? 9 : 0),
      verdict: ({ place }) => (place === 3 ? 0 : place === 1 ? 4 : null),
    };
    const order = (column: 'marks' | 'verdict') =>
      atOnce(sortRows(rows, { column, isDescending: false }, en, facts)).map(({ place }) => place);
    expect(order('marks')).toEqual([2, 1, 3, 0, 4]);
    expect(order('verdict')).toEqual([3, 1, 0, 2, 4]);
  });

  test('a head goes from rising to falling to the order of the files', () => {
    const rising = nextSort(null, 'host');
    expect(rising).toEqual({ column: 'host', isDescending: false });
    const falling = nextSort(rising, 'host');
    expect(falling).toEqual({ column: 'host', isDescending: true });
    expect(nextSort(falling, 'host')).toBeNull();
    expect(nextSort(falling, 'path')).toEqual({ column: 'path', isDescending: false });
  });
});

describe('the filter', () => {
  const kept = async (filter: Partial<typeof noFilter>, facts = noFacts, search = '') => {
    const { snapshot } = await stateOf(shop);
    const wanted = atOnce(wantedOf(search, snapshot, { problems: new Map(), lit: new Set() }));
    const rows = atOnce(tableRows(snapshot));
    return atOnce(filterRows(rows, { ...noFilter, ...filter }, wanted, en, facts)).map(({ place }) => place);
  };
  const found = (search: string) => kept({}, noFacts, search);

  test('every word must stand in some column, in any letter case', async () => {
    expect(await found('  ')).toEqual([0, 1, 2, 3, 4]);
    expect(await found('API')).toEqual([1, 3]);
    expect(await found('api exact')).toEqual([1]);
    expect(await found('web:80')).toEqual([0, 2]);
    expect(await found('store/late')).toEqual([2]);
    expect(await found('any other')).toEqual([3]);
    expect(await found('nginx nothing-like-this')).toEqual([]);
  });

  test('keys mean what they mean in the graph, beside words of any column', async () => {
    expect(await found('svc:api')).toEqual([1, 3]);
    expect(await found('svc:api exact')).toEqual([1]);
    expect(await found('host:nothing-like-this')).toEqual([]);
  });

  test('many rows are sorted in runs, into the order of all at once', () => {
    const keys = Array.from({ length: 5000 }, (_, n) => (n * 7919) % 613);
    const rows = keys.map(
      (port, place) => ({ place, node: { kind: 'path' }, backend: { port } }) as unknown as TableRow,
    ); // all that is asked for
    const sorted = atOnce(sortRows(rows, { column: 'port', isDescending: false }, en, noFacts));
    expect(sorted.map(({ place }) => place)).toEqual(
      rows.map(({ place }) => place).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b),
    );
  });

  test('quick filters keep rows with problems, of one class, and those that nothing reaches', async () => {
    const facts: RowFacts = { ...noFacts, problems: ({ place }) => (place === 1 ? 1 : 0) };
    expect(await kept({ onlyProblems: true }, facts)).toEqual([1]);
    expect(await kept({ onlyUnreachable: true })).toEqual([2]);
    expect(await kept({ routerId: 'another' })).toEqual([]);
    const [row] = atOnce(tableRows((await stateOf(shop)).snapshot));
    expect(await kept({ routerId: row?.router?.id ?? '' })).toHaveLength(5);
  });
});

describe('keys of the grid', () => {
  const size = { rows: 30, columns: 11, page: 10 };
  const keyed = (keys: string, row: number, column: number) => spotAfterKey({ row, column }, keys, size);

  test('arrows stop at the edges, and above the first row are the heads', () => {
    expect(keyed('↑', 0, 3)).toEqual({ row: -1, column: 3 });
    expect(keyed('↑', -1, 3)).toEqual({ row: -1, column: 3 });
    expect(keyed('↓', -1, 3)).toEqual({ row: 0, column: 3 });
    expect(keyed('↓', 29, 3)).toEqual({ row: 29, column: 3 });
    expect(keyed('←', 5, 0)).toEqual({ row: 5, column: 0 });
    expect(keyed('→', 5, 10)).toEqual({ row: 5, column: 10 });
  });

  test('Home and End go along the row, with Ctrl through the grid; pages stay among the rows', () => {
    expect(keyed('Home', 5, 4)).toEqual({ row: 5, column: 0 });
    expect(keyed('End', 5, 4)).toEqual({ row: 5, column: 10 });
    expect(keyed('Mod+Home', 5, 4)).toEqual({ row: 0, column: 0 });
    expect(keyed('Mod+End', 5, 4)).toEqual({ row: 29, column: 10 });
    expect(keyed('PageDown', 25, 4)).toEqual({ row: 29, column: 4 });
    expect(keyed('PageUp', 5, 4)).toEqual({ row: 0, column: 4 });
    expect(keyed('x', 5, 4)).toBeNull();
  });
});

describe('marks of rows', () => {
  test('Ctrl adds to the selection, a second time it takes away, Shift marks all between, a plain click unmarks', async () => {
    const rows = atOnce(tableRows((await stateOf(shop)).snapshot));
    const [first, second, third, , last] = rows;
    if (!first || !second || !third || !last) throw new Error('too few rows');
    const mark = (row: TableRow, how: 'more' | 'range' | 'one', marked: readonly TableRow[], selection: TableRow) => {
      const state = { marked: new Set(marked.map(({ id }) => id)), selection: selection.id };
      return [...marksAfter(row, { isMore: how === 'more', isRange: how === 'range' }, rows, state)].map((id) =>
        rows.findIndex((each) => each.id === id),
      );
    };
    expect(mark(third, 'more', [], first)).toEqual([0, 2]);
    expect(mark(third, 'more', [first, third], first)).toEqual([0]);
    expect(mark(first, 'range', [], third)).toEqual([0, 1, 2]);
    expect(mark(last, 'range', [], third)).toEqual([2, 3]);
    expect(mark(second, 'one', [first, third], first)).toEqual([]);
  });
});
