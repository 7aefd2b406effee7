import { expect, test } from 'vitest';
import { routingTableMarkdown } from '../engine/export/index.ts';
import { atOnce } from '../engine/graph/index.ts';
import { en } from '../i18n/en/index.ts';
import { endWords } from '../i18n/end-words.ts';
import type { Answer } from '../state/types.ts';
import { openSession } from '../worker/testing/open-session.ts';
import { shapeOf } from './graph/graph-steps.ts';
import { exportRow, exportWords } from './parts/columns.ts';
import { tableRows } from './parts/table-rows.ts';
import { endItems, graphOf } from './parts/view-graph.ts';
import { drawMermaid, drawPicture } from './pictures/picture.ts';
import { itemWords } from './tree/item-words.ts';
import { treeItems, treeSource } from './tree/tree-items.ts';

function ingress(name: string, className: string, hosts: readonly (string | null)[], defaultBackend = ''): string {
  const rules = hosts.map(
    (host) => `  - ${host === null ? '' : `host: "${host}"\n    `}http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
`,
  );
  const rest = defaultBackend && `  defaultBackend: {service: {name: ${defaultBackend}, port: {number: 80}}}\n`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}}
spec:
  ingressClassName: ${className}
${rest}  rules:
${rules.join('')}`;
}

const workspaces: readonly (readonly [what: string, ends: readonly string[], text: string])[] = [
  ['one controller', ['nginx'], ingress('a', 'nginx', ['a.example.com', '*.example'])],
  [
    'two of three routers',
    ['nginx', 'haproxy'],
    [
      ingress('a', 'nginx', ['a.example.com']),
      ingress('b', 'traefik', ['b.example.com', null]),
      ingress('c', 'haproxy', ['c.example.com']),
    ].join('---\n'),
  ],
  ['a default backend', [], ingress('a', 'nginx', ['a.example.com'], 'web')],
  ['nothing that is drawn', [], 'kind: Other\n'],
];

test.each(workspaces)(
  'every view shows the same ends, and what answers there is what the bar says: %s',
  (_, ends, text) => {
    const { session, snapshot } = openSession(new Map([['a.yaml', text]]));
    const graph = graphOf(snapshot);
    const shown = endItems(graph);
    const ids = ends.map((name) => `end:router:${name}`);
    expect(shown.map(({ id }) => id)).toEqual(ids);

    const said = shown.map(({ routerId, outcome }) => {
      const router = snapshot.nodes.get(routerId);
      const host = router?.kind === 'edge-router' ? router.end?.host : undefined;
      const { answer } = session.route({ text: `http://${host}/`, method: 'GET', headers: [], router: routerId });
      expect(outcome).toEqual(answer?.decision.outcome);
      return endWords(outcome, en);
    });
    for (const words of said) expect(words).toBe('404 of the controller');

    const { nodes, order } = snapshot;
    const size = { width: 900, height: 900 };
    const canvas = shapeOf({ nodes, order, size, expanded: 'auto', litHost: null, make: null, add: null, cull: true });
    expect(
      canvas.columns.flatMap(({ items }) => items.flatMap(({ kind, id }) => (kind === 'end' ? [id] : []))),
    ).toEqual(ids);

    const rows = treeItems(atOnce(treeSource(snapshot)), new Set()).map(({ node }) => node);
    const inTree = rows.filter(({ kind }) => kind === 'end');
    expect(inTree.map(({ id }) => id)).toEqual(ids);
    expect(inTree.map((node) => itemWords(node, nodes, en, false).said)).toEqual(
      said.map((words) => `Any other host, ${words}`),
    );
    expect(treeItems(atOnce(treeSource(snapshot, true)), new Set()).some(({ node }) => node.kind === 'end')).toBe(
      false,
    );

    // Paper prints the rows of the table.
    const table = atOnce(tableRows(snapshot));
    expect(table.filter(({ node }) => node.kind === 'end').map(({ id }) => id)).toEqual(ids);
    const exported = routingTableMarkdown(
      table.map((row) => exportRow(row, en)),
      exportWords(en),
    );
    expect(
      exported
        .split('\n')
        .filter((line) => line.includes('| Any other host |'))
        .map((line) => line.split(' | ')[5]),
    ).toEqual(said);

    const request = { text: '', method: 'GET', headers: [], sent: 0, as: null, answer: null, problem: null };
    const state = { snapshot, expandedHosts: 'auto', request } as const;
    const look = { theme: 'light', withRoute: true, withAll: true } as const;
    const written = said.map((words) => `Any other host → ${words}`);
    const { svg } = drawPicture(state, en, look);
    expect(svg.match(/Any other host[^<]*/g) ?? []).toEqual(written);
    expect(drawMermaid(state, en, look).match(/Any other host[^"]*/g) ?? []).toEqual(
      said.map((words) => `Any other host<br>${words}`),
    );

    const [end] = shown;
    if (!end) return;
    const answer = { litNodes: [end.routerId], decision: { trace: [] } } as unknown as Answer; // no more of it is read
    const lit = drawMermaid({ ...state, request: { ...request, answer } }, en, look);
    expect(lit).toMatch(/class n\d+,n\d+ route/);
  },
);
