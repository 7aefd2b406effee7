import { describe, expect, test } from 'vitest';
import { run } from '../cli/testing/run.ts';
import { routingTableCsv, routingTableMarkdown } from '../engine/export/index.ts';
import { layoutGraph, renderSvg, toMermaid } from '../engine/graph/index.ts';
import { en, loadMessages, type Messages } from '../i18n/messages.ts';
import { svgWords } from '../i18n/svg-words.ts';
import { allOf, openSession } from '../worker/testing/open-session.ts';
import { matrixMarkdown, matrixRows } from './compare/matrix-rows.ts';
import { lookOf } from './graph/look-of.ts';
import { allColumns, cellText, exportRow, exportWords } from './parts/columns.ts';
import { nodeName } from './parts/node-words.ts';
import { noRoute } from './parts/route-view.ts';
import { tableRows } from './parts/table-rows.ts';
import { graphOf, itemsOf } from './parts/view-graph.ts';
import { traceMarkdown } from './simulator/trace-text.ts';
import { explain } from './simulator/use-explanation.ts';
import { profileIds } from './testing/everything-said.ts';
import { itemWords } from './tree/item-words.ts';
import { treeItems, treeSource } from './tree/tree-items.ts';

const ko = await loadMessages('ko');

/** Paths as somebody writes them: each must be read in the very same letters wherever it is shown. */
const paths = [
  '/상품',
  '/😀/👩‍👩‍👧',
  '/cafe\u0301',
  '/caf\u00e9',
  '/%EC%83%81%ED%92%88',
  '/%ec%83%81',
  '/ملف',
  '/ñ/日本',
  '/%e9',
];

const manifest = (path: string, type: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.test
    http:
      paths:
      - path: '${path}'
        pathType: ${type}
        backend: {service: {name: a, port: {number: 80}}}
`;

function open(path: string, type = 'Prefix') {
  const text = manifest(path, type);
  return { ...openSession(new Map([['a.yaml', text]])), files: [{ name: 'a.yaml', text, openedText: '' }] };
}

type World = ReturnType<typeof open>;

/** Every way out of the app, by name, as text. */
async function outputs(
  { session, snapshot, files }: World,
  path: string,
  messages: Messages,
): Promise<ReadonlyMap<string, string>> {
  const graph = graphOf(snapshot);
  const layout = layoutGraph(graph, { width: 1200 });
  const words = svgWords(graph, messages);
  const rows = allOf(tableRows(snapshot));
  const exported = rows.map((row) => exportRow(row, messages));
  const heads = exportWords(messages);
  const items = itemsOf(graph);
  const given = { layout, nodes: snapshot.nodes, route: noRoute, stale: snapshot.stale };
  const none = { selection: null, inspected: null, tabStop: null, shown: null };
  const empty = { found: new Set<string>(), marked: new Set<string>() };
  const input = { ...given, ...none, ...empty, litB: new Set<string>(), splits: new Map() };
  const told = (target: string): string => {
    const { answer } = session.route({ text: `http://shop.test${target}`, method: 'GET', headers: [], router: null });
    if (!answer) throw new Error(`no answer for ${target}`);
    return traceMarkdown(answer, explain(answer, files, messages), snapshot.nodes, messages);
  };
  const survey = allOf(await session.survey({ controllers: profileIds, given: [`http://shop.test${path}`] }));
  if (!survey) throw new Error('no survey');
  const only = { controllers: profileIds, onlyDiffering: false };
  return new Map<string, string>([
    ['graph', items.map((item) => nodeName(messages.graph, { item, look: lookOf(item, input) })).join('\n')],
    ['picture', renderSvg(graph, layout, { theme: 'light', words })],
    ['Mermaid', toMermaid(graph, { words })],
    ['table', rows.flatMap((row) => allColumns.map((column) => cellText(row, column, messages))).join('\n')],
    ['table as Markdown', routingTableMarkdown(exported, heads)],
    ['table as CSV', routingTableCsv(exported, heads)],
    [
      'tree',
      treeItems(allOf(treeSource(snapshot)), new Set())
        .map(({ node }) => itemWords(node, snapshot.nodes, messages, false))
        .map((one) => JSON.stringify(one))
        .join('\n'),
    ],
    ['trace', told(path)],
    // What a client makes of it on its way is another spelling; the path is still named as it is written.
    ['trace of the path as clients send it', told(path.startsWith('/%') ? path : encodeURI(path))],
    [
      'matrix',
      matrixMarkdown(
        matrixRows(survey, () => 'kubernetes', only, messages.compare),
        profileIds,
      ),
    ],
  ]);
}

describe.each(paths)('the path %s', (path) => {
  test.each([
    ['English', en],
    ['Korean', ko],
  ] as const)('is read in its own letters everywhere, in %s', async (_, messages) => {
    const spoilt = [...(await outputs(open(path), path, messages))].filter(([, text]) => !text.includes(path));
    expect(spoilt).toEqual([]);
  });

  test('is printed by the command line in its own letters', async () => {
    const files = new Map([['a.yaml', manifest(path, 'Prefix')]]);
    for (const argv of [
      ['graph', 'a.yaml'],
      ['graph', 'a.yaml', '--to', 'svg'],
      ['graph', 'a.yaml', '--to', 'mermaid'],
      ['route', 'a.yaml', `http://shop.test${path}`],
      ['route', 'a.yaml', `http://shop.test${path}`, '--json'],
    ]) {
      expect(await run(argv, files), argv.join(' ')).toContain(path);
    }
  });
});
