import { describe, expect, test } from 'vitest';
import { buildGraph, edgesOf, endId, type GraphNode, layoutGraph } from '../../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../../engine/graph/testing/make-cluster.ts';
import type { ObjectRef } from '../../../engine/model/index.ts';
import { asNodeId } from '../../../engine/testing/node-id.ts';
import { beginDraft, type DraftFields, type RouteDraft, typeIntoDraft } from '../../../state/draft.ts';
import { draftId } from '../../../state/subjects.ts';
import type { Actions, AppState, IngressSummary } from '../../../state/types.ts';
import { walkMap } from '../walk.ts';
import { askDraft, draftPlace } from './ask-draft.ts';
import { backendText, draftBackendId, draftHostId, draftShape, withDraft } from './draw-draft.ts';

const p = (path: string, to: string) => ({ path, to, type: 'Prefix' });
const graph = buildGraph({
  cluster: makeCluster(
    [
      { name: 'shop', className: 'nginx', rules: [{ host: 'a.com', paths: [p('/', 'web:80'), p('/api', 'api:80')] }] },
      { name: 'more', className: 'nginx', rules: [{ host: 'a.com', paths: [p('/more', 'web:80')] }] },
      { name: 'inner', className: 'inner', namespace: 'prod', rules: [{ host: 'in.com', paths: null }] },
      { name: 'bare', className: 'bare', rules: [], defaultBackend: 'web:80' },
    ],
    [makeService('web', [80]), makeService('api', [80])],
  ),
});
const all: readonly GraphNode[] = [
  ...graph.routers,
  ...graph.hosts,
  ...graph.paths,
  ...graph.defaults,
  ...graph.backends,
];
const nodes = new Map<string, GraphNode>(all.map((node) => [node.id, node]));

function objectOf(name: string): ObjectRef {
  for (const node of all) {
    const owners = node.kind === 'host' ? node.owners : node.kind === 'default-backend' ? [node.owner] : [];
    for (const owner of owners) if (owner.name === name) return owner.object;
  }
  throw new Error(`no Ingress ${name}`);
}

const summary = (namespace: string, name: string, className: string): IngressSummary => ({
  object: objectOf(`${namespace}/${name}`),
  namespace,
  name,
  className,
});
const ingresses = [
  summary('default', 'shop', 'nginx'),
  summary('default', 'more', 'nginx'),
  summary('prod', 'inner', 'inner'),
  summary('default', 'bare', 'bare'),
];
const [shop] = ingresses;
const node = (id: string): GraphNode => nodes.get(id) ?? expect.fail(`no ${id}`);

describe('where a draft goes that is asked for', () => {
  const place = (of: 'path' | 'host', from: GraphNode | undefined) => {
    const found = draftPlace(of, from, graph, { ingresses });
    return found && [found.ingress.name, found.host, found.hasPaths];
  };

  test('at a host: into the Ingress of its last rule; at a path: into the path’s own', () => {
    const a = graph.hosts.find(({ host }) => host === 'a.com');
    expect(place('path', a)).toEqual(['more', 'a.com', true]);
    const api = graph.paths.find(({ path }) => path === '/api');
    expect(place('path', api)).toEqual(['shop', 'a.com', true]);
    expect(place('host', api)).toEqual(['shop', undefined, false]);
    const inner = graph.hosts.find(({ host }) => host === 'in.com');
    expect(place('path', inner)).toEqual(['inner', 'in.com', false]);
  });

  test('at an edge router: into an Ingress of its class, also where that has no host yet', () => {
    const router = (className: string) => graph.routers.find((each) => each.className === className);
    expect(place('host', router('inner'))).toEqual(['inner', undefined, false]);
    expect(place('host', router('bare'))).toEqual(['bare', undefined, false]);
    // There is no host for a path: it brings one.
    expect(place('path', router('bare'))).toEqual(['bare', undefined, false]);
  });

  test('where requests end below a router: a host of that router, or any, whichever key asks', () => {
    for (const of of ['path', 'host'] as const) {
      const drafts: (RouteDraft | null)[] = [];
      const actions = { setDraft: (draft) => drafts.push(draft), inspect: () => undefined } as Partial<Actions>;
      const state = { snapshot: { nodes, ingresses, services: [] }, draft: null } as unknown as AppState;
      // No more of the actions and of the state is used.
      askDraft(of, endId(asNodeId('router:inner')), {
        graph,
        view: graph,
        actions: actions as Actions,
        get: () => state,
      });
      expect(drafts).toMatchObject([{ of: 'host', ingress: { name: 'inner' }, host: '', path: '/' }]);
    }
  });

  test('nowhere as long as there is no Ingress', () => {
    const empty = { routers: [], hosts: [], paths: [], defaults: [], backends: [], bundles: [] };
    expect(draftPlace('path', undefined, empty, { ingresses: [] })).toBeNull();
    expect(draftPlace('host', undefined, empty, { ingresses: [] })).toBeNull();
  });
});

describe('a draft in the graph', () => {
  const drawn = (fields: Partial<DraftFields>, view = graph) => {
    if (!shop) return expect.fail('no Ingress');
    const begun = beginDraft({ ingress: shop, host: 'a.com', hasPaths: true }, { ingresses, services: [] }, null);
    const shape = draftShape(typeIntoDraft(begun, fields), { nodes, ingresses });
    return shape ? withDraft(view, shape) : expect.fail('no shape');
  };

  test('hangs on its host and leads to the Service it names, without changing the graph', () => {
    const before = structuredClone(graph);
    const view = drawn({ service: 'api', port: '80' });
    expect(graph).toEqual(before);
    expect(view.hosts).toBe(graph.hosts);
    expect(view.backends).toBe(graph.backends);
    const edges = edgesOf(view).filter(({ source, target }) => source === draftId || target === draftId);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([
      [node('host:nginx|a.com').id, draftId],
      [draftId, 'backend:default/api:80'],
    ]);
    const layout = layoutGraph(view, { width: 900 });
    expect(layout.boxes.get(draftId)?.y).toBeGreaterThan(
      Math.max(
        ...graph.paths
          .filter(({ hostId }) => hostId === 'host:nginx|a.com')
          .map(({ id }) => layout.boxes.get(id)?.y ?? 0),
      ),
    );
    expect(walkMap(view, layout, edgesOf(view)).columnOf.get(draftId)).toBe(2);
  });

  test('brings its host and its Service where there are none', () => {
    const view = drawn({ host: 'new.com', service: 'new' });
    expect(view.hosts.at(-1)).toMatchObject({ id: draftHostId, routerId: 'router:nginx' });
    expect(view.paths.at(-1)).toMatchObject({ hostId: draftHostId, backendId: draftBackendId });
    expect(view.backends.at(-1)?.id).toBe(draftBackendId);
    const boxes = [...layoutGraph(view, { width: 900 }).boxes.keys()];
    expect(boxes).toEqual(expect.arrayContaining([draftHostId, draftId, draftBackendId]));
  });

  test('is not drawn where what it hangs on is hidden', () => {
    const closed = { ...graph, hosts: graph.hosts.map((host) => ({ ...host, collapsed: true })) };
    expect(drawn({}, closed)).toBe(closed);
    const filtered = { ...graph, routers: [] };
    expect(drawn({ host: 'new.com' }, filtered)).toBe(filtered);
  });

  test('says where it leads as soon as that is known', () => {
    expect(backendText({ service: '', port: '80' })).toBe('');
    expect(backendText({ service: ' web ', port: '' })).toBe('web');
    expect(backendText({ service: 'web', port: ' http ' })).toBe('web:http');
  });
});
