import { describe, expect, test } from 'vitest';
import { buildGraph, layoutGraph } from '../../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../../engine/graph/testing/make-cluster.ts';
import { en } from '../../../i18n/messages.ts';
import type { RouteDraft } from '../../../state/draft.ts';
import type { Actions, AppState } from '../../../state/types.ts';
import { draftTo } from './add-path.ts';
import { type Drag, type DropField, dragFrom, dropAt } from './drop.ts';
import { serviceItems } from './palette-items.ts';
import { orderOf } from './testing/order-of.ts';

const p = (path: string, to: string) => ({ path, to, type: 'Prefix' });
const names: readonly (readonly [string, number])[] = [
  ['web', 80],
  ['cart', 80],
  ['api', 80],
  ['new', 1],
];
const services = names.map(([name, port]) => makeService(name, [port]));
const cluster = makeCluster(
  [
    {
      name: 'shop',
      rules: [
        { host: 'a.com', paths: [p('/', 'web:80'), p('/cart', 'cart:80'), p('/api', 'api:80')] },
        { host: 'b.com', paths: [p('/', 'web:80')] },
      ],
    },
    { name: 'other', rules: [{ host: 'c.com', paths: [p('/', 'web:80')] }] },
  ],
  services,
);
const graph = buildGraph({ cluster });
const layout = layoutGraph(graph, { width: 900 });
const summaries = names.map(([name, port]) => ({ namespace: 'default', name, ports: [{ name: null, port }] }));
const nodes = new Map(
  [...graph.routers, ...graph.hosts, ...graph.paths, ...graph.backends].map((node) => [node.id, node]),
);
const order = orderOf(graph);
const field: DropField = { graph, whole: graph, layout, nodes, order, services: summaries, ingresses: [], words: en };
const said = en.manipulate.drag;

function path(host: string, text: string) {
  const found = graph.paths.find((node) => node.hostId === `host:|${host}` && node.path === text);
  if (!found) throw new Error(`no path ${host}${text}`);
  return found;
}

function centre(id: string) {
  const box = layout.boxes.get(id);
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

const one: Drag = { kind: 'path', paths: [path('a.com', '/api')], isCopy: false };
const both = { kind: 'path', paths: [path('a.com', '/api'), path('a.com', '/cart')], isCopy: false } satisfies Drag;
const spare = serviceItems(summaries, graph).find(({ name }) => name === 'new');
if (!spare) throw new Error('no Service');
const service: Drag = { kind: 'service', service: spare };

describe('a press', () => {
  const [root, cart, api] = [path('a.com', '/'), path('a.com', '/cart'), path('a.com', '/api')];
  const how = { isEnd: false, isCopy: false };
  const marksOf = (...nodes: readonly { readonly id: string }[]) => new Set(nodes.map(({ id }) => id));

  test('on a marked path takes along the others that are marked, and none that a filter hides', () => {
    const marked = marksOf(root, cart, api);
    expect(dragFrom(cart, how, marked, graph.paths)).toEqual({ kind: 'path', paths: [cart, root, api], isCopy: false });
    const shown = graph.paths.filter((node) => node !== root);
    expect(dragFrom(cart, { ...how, isCopy: true }, marked, shown)).toEqual({
      kind: 'path',
      paths: [cart, api],
      isCopy: true,
    });
    expect(dragFrom(cart, { ...how, isEnd: true }, marked, shown)).toEqual({ kind: 'connect', paths: [cart, api] });
  });

  test('on a path that is not marked takes it alone, and on a host the host', () => {
    expect(dragFrom(cart, how, marksOf(root, api), graph.paths)).toMatchObject({ paths: [cart] });
    const [host] = graph.hosts;
    const [router] = graph.routers;
    if (!host || !router) return expect.fail('no graph');
    expect(dragFrom(host, how, marksOf(root), graph.paths)).toEqual({ kind: 'host', host });
    expect(dragFrom(router, how, marksOf(root), graph.paths)).toBeNull();
  });
});

describe('a path dropped', () => {
  test('on a host moves to the end of its list', () => {
    const drop = dropAt(one, field, centre('host:|b.com'));
    expect(drop).toMatchObject({ targetId: 'host:|b.com', command: { type: 'path/move', index: 1 } });
    expect(drop.words).toBe('Move /api to b.com');
  });

  test('between other paths of its host changes the order', () => {
    const box = layout.boxes.get(path('a.com', '/').id);
    const drop = dropAt(one, field, { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 1 });
    expect(drop).toMatchObject({ command: { type: 'path/move', index: 0 }, words: 'Put /api here' });
  });

  test('with Alt is copied, and the words say so', () => {
    const drop = dropAt({ ...one, isCopy: true }, field, centre('host:|b.com'));
    expect(drop).toMatchObject({ command: { type: 'path/add', spec: { path: '/api' } }, words: 'Copy /api to b.com' });
  });

  test('beside all hosts does nothing and says so', () => {
    expect(dropAt(one, field, { x: 5, y: 900 })).toMatchObject({ command: null, words: said.noHost });
  });

  test('with other selected paths takes them along in one step', () => {
    const drop = dropAt(both, field, centre('host:|b.com'));
    expect(drop).toMatchObject({ command: { type: 'batch' }, words: 'Move 2 paths to b.com' });
    expect(dropAt(both, field, centre('host:|a.com'))).toMatchObject({ command: null, words: said.same });
  });
});

describe('several paths dropped', () => {
  test('go where the line is drawn, whichever of them was grabbed', () => {
    const box = layout.boxes.get(path('a.com', '/').id);
    const top = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 1 };
    const drop = dropAt(both, field, top);
    expect(drop).toMatchObject({
      words: 'Put 2 paths here',
      lineY: (box?.y ?? 0) - 2,
      command: {
        commands: [
          { at: path('a.com', '/cart').at, index: 0 },
          { at: path('a.com', '/api').at, index: 0 },
        ],
      },
    });
    expect(dropAt({ ...both, paths: both.paths.toReversed() }, field, top)).toEqual(drop);
  });
});

describe('the end of a path dropped', () => {
  const end: Drag = { kind: 'connect', paths: [path('a.com', '/api')] };

  test('on a Service changes the backend, on its own Service nothing', () => {
    expect(dropAt(end, field, centre('backend:default/cart:80'))).toMatchObject({
      command: { type: 'path/set-backend', backend: { service: 'cart', port: { number: 80 } } },
    });
    expect(dropAt(end, field, centre('backend:default/api:80'))).toMatchObject({ command: null, words: said.same });
  });

  test('on a Service of another namespace says why nothing happens, also when only one of several is foreign', () => {
    const api = path('a.com', '/api');
    const foreign = { ...path('a.com', '/'), owner: { ...api.owner, name: 'prod/shop' } };
    const cart = centre('backend:default/cart:80');
    for (const paths of [[foreign], [api, foreign]]) {
      expect(dropAt({ kind: 'connect', paths }, field, cart)).toMatchObject({
        command: null,
        words: said.otherNamespace({ service: 'cart', namespace: 'default' }),
      });
    }
  });
});

describe('the end of a path dropped on empty canvas', () => {
  const end: Drag = { kind: 'connect', paths: [path('a.com', '/api')] };
  const gap = { x: layout.columns.backend.x - 30, y: centre(path('a.com', '/api').id).y };

  test('asks which Service it is to lead to, and runs nothing by itself', () => {
    expect(dropAt(end, field, gap)).toEqual({
      targetId: null,
      command: null,
      words: said.choose({ path: '/api' }),
      lineY: null,
      isAsking: true,
    });
  });

  test('does not ask on a node that is no Service', () => {
    const drop = dropAt(end, field, centre('host:|b.com'));
    expect(drop).toMatchObject({ command: null, words: said.noService });
    expect(drop).not.toHaveProperty('isAsking');
  });

  test('does not ask for paths of several namespaces, which have no Service in common', () => {
    const own = path('a.com', '/api');
    const foreign = {
      ...path('a.com', '/cart'),
      owner: { name: 'elsewhere/shop', index: 1, className: null, object: own.owner.object },
    };
    const drop = dropAt({ kind: 'connect', paths: [own, foreign] }, field, gap);
    expect(drop).toMatchObject({ command: null, words: said.noService });
    expect(drop).not.toHaveProperty('isAsking');
  });
});

describe('a Service of the palette dropped', () => {
  test('on a path leads it there', () => {
    expect(dropAt(service, field, centre(path('a.com', '/cart').id))).toMatchObject({
      command: { type: 'path/set-backend', backend: { service: 'new', port: { number: 1 } } },
      words: 'Connect /cart to new',
    });
  });

  test('on a host asks for a path to it, and writes nothing before', () => {
    expect(dropAt(service, field, centre('host:|b.com'))).toEqual({
      command: null,
      targetId: 'host:|b.com',
      draftOn: graph.hosts.find(({ host }) => host === 'b.com'),
      words: 'Add a path to new on b.com',
      lineY: null,
    });
  });

  test('on a host begins a draft that leads to it, with the port where that has just one', () => {
    const host = graph.hosts.find((each) => each.host === 'b.com') ?? expect.fail('no host');
    const owner = host.owners[0] ?? expect.fail('no Ingress');
    const [namespace = '', name = ''] = owner.name.split('/');
    const ingresses = [{ object: owner.object, namespace, name, className: null }];
    const begun = (ports: readonly number[], of = spare.namespace) => {
      const drafts: (RouteDraft | null)[] = [];
      const actions = { setDraft: (draft) => drafts.push(draft), inspect: () => undefined } as Partial<Actions>;
      const state = { snapshot: { ingresses, services: summaries }, draft: null } as unknown as AppState;
      const service = { ...spare, namespace: of, ports: ports.map((port) => ({ name: null, port })) };
      // No more of the actions and of the state is used.
      draftTo(host, service, { graph }, { actions: actions as Actions, get: () => state });
      return drafts;
    };
    expect(begun([1])).toMatchObject([{ of: 'path', host: 'b.com', path: '', service: 'new', port: '1' }]);
    expect(begun([1, 2])).toMatchObject([{ service: 'new', port: '' }]);
    expect(begun([])).toEqual([]);
    expect(begun([1], 'prod')).toEqual([]);
  });

  test('of another namespace says why nothing would happen', () => {
    const foreign: Drag = { kind: 'service', service: { ...spare, namespace: 'prod' } };
    const drop = dropAt(foreign, field, centre('host:|b.com'));
    expect(drop).toMatchObject({ command: null, targetId: 'host:|b.com' });
    expect(drop.words).toBe('new is in namespace prod: an Ingress reaches only its own');
    expect(dropAt(foreign, field, { x: 5, y: 900 })).toMatchObject({ command: null, words: said.noPathOrHost });
    const { id } = path('a.com', '/cart');
    expect(dropAt(foreign, field, centre(id))).toMatchObject({ command: null, targetId: id, words: drop.words });
  });

  test('that has no port says so, on a host and on a path: none is invented', () => {
    const portless = { ...spare, ports: [] };
    const services = summaries.map((one) => (one.name === portless.name ? { ...one, ports: [] } : one));
    const drag: Drag = { kind: 'service', service: portless };
    const words = said.noPort({ service: 'new' });
    for (const id of ['host:|b.com', path('a.com', '/cart').id]) {
      expect(dropAt(drag, { ...field, services }, centre(id))).toMatchObject({ command: null, targetId: id, words });
    }
  });
});

describe('a host dropped on an edge router', () => {
  const ingress = (name: string, className: string, host: string, more: string[] = []) => ({
    name,
    className,
    rules: [host, ...more].map((each) => ({ host: each, paths: [p('/', 'web:80')] })),
  });
  const two = buildGraph({
    cluster: makeCluster([ingress('one', 'nginx', 'a.com', ['b.com']), ingress('two', 'traefik', 'c.com')], services),
  });
  const wide = layoutGraph(two, { width: 900 });
  const host = (name: string): Drag => {
    const node = two.hosts.find((each) => each.host === name);
    if (!node) throw new Error(`no host ${name}`);
    return { kind: 'host', host: node };
  };
  const at = (id: string) => {
    const box = wide.boxes.get(id);
    return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  };
  const owner = two.hosts.find((each) => each.host === 'c.com')?.owners[0];
  if (!owner) throw new Error('no Ingress');
  const taker = { object: owner.object, namespace: 'default', name: 'two', className: 'traefik' };
  const all = [...two.routers, ...two.hosts, ...two.paths, ...two.backends];
  const known = { nodes: new Map(all.map((node) => [node.id, node])), order: orderOf(two), ingresses: [taker] };
  const here: DropField = { ...field, graph: two, whole: two, layout: wide, ...known };

  test('changes the class of an Ingress that holds nothing else', () => {
    expect(dropAt(host('c.com'), here, at('router:nginx'))).toMatchObject({
      command: { type: 'ingress/set-class', className: 'nginx' },
      words: 'Move c.com to class nginx: set on Ingress default/two',
    });
  });

  test('to a router of several classes says which one is written', () => {
    const routers = two.routers.map((one) =>
      one.id === 'router:nginx' ? { ...one, classNames: ['nginx', 'internal'] } : one,
    );
    expect(dropAt(host('c.com'), { ...here, graph: { ...two, routers } }, at('router:nginx'))).toMatchObject({
      command: { type: 'ingress/set-class', className: 'nginx' },
      words: 'Move c.com to class nginx (the first of this router, which has internal too): set on Ingress default/two',
    });
  });

  test('goes into an Ingress of that class when its own holds other hosts', () => {
    expect(dropAt(host('a.com'), here, at('router:traefik'))).toMatchObject({
      command: { type: 'path/move', to: { object: taker.object, host: 'a.com' } },
      words: 'Move a.com to class traefik: into Ingress default/two',
    });
  });

  test('takes no path of another class: one that keeps its Ingress does not get there', () => {
    const [own] = two.paths;
    const box = wide.boxes.get('host:traefik|c.com');
    if (!own || !box) return expect.fail('no graph');
    const on = { x: box.x + 5, y: box.y + 5 };
    expect(dropAt({ kind: 'path', paths: [own], isCopy: false }, here, on)).toMatchObject({
      command: null,
      words: said.otherClass,
    });
  });

  test('says why when no Ingress takes it, and that it is there already', () => {
    const nobody = { ...here, ingresses: [] };
    expect(dropAt(host('a.com'), nobody, at('router:traefik'))).toMatchObject({
      command: null,
      targetId: 'router:traefik',
    });
    expect(dropAt(host('a.com'), here, at('router:nginx'))).toMatchObject({ command: null, words: said.same });
    expect(dropAt(host('a.com'), here, { x: 800, y: 800 })).toMatchObject({ command: null, words: said.noRouter });
  });
});
