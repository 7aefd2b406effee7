import { afterEach, describe, expect, test } from 'vitest';
import { asNodeId } from '../engine/testing/node-id.ts';
import { en } from '../i18n/messages.ts';
import { apiServer, releaseIn } from '../protocol/router-options.ts';
import { createEngineClient } from '../worker/client.ts';
import { inProcessEngine } from '../worker/in-process.ts';
import type { Persistence } from './core.ts';
import { noticeText, stepText } from './notice-text.ts';
import { decodeLink } from './share-link.ts';
import { type AppStore, createAppStore } from './store.ts';
import type { Subject } from './subjects.ts';
import type { AppState } from './types.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function start(
  persistence: Persistence | null = null,
): AppStore & { readonly state: () => AppState; pass(ms: number): void } {
  let nowMs = 0;
  const client = createEngineClient(inProcessEngine(() => 0));
  const app = createAppStore({
    client,
    persistence,
    now: () => nowMs,
    pageUrl: 'https://ingraph.example/',
    report: (message) => expect.fail(message),
  });
  closers.push(() => client.close());
  return {
    ...app,
    state: app.store.getState,
    pass(ms) {
      nowMs += ms;
    },
  };
}

/** Resolves when the state passes; fails after two seconds. */
function until(app: AppStore, passes: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the state never came')), 2000);
    const look = (state: AppState): boolean => {
      if (!passes(state)) return false;
      clearTimeout(timer);
      stop();
      resolve(state);
      return true;
    };
    const stop = app.store.subscribe(look);
    look(app.store.getState());
  });
}

const isCurrent = ({ revision, snapshot }: AppState) => snapshot.revision === revision;

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /v1 # the API
        pathType: Prefix
        backend: { service: { name: backend, port: { number: 80 } } }
      - path: /
        pathType: Prefix
        backend: { service: { name: frontend, port: { number: 80 } } }
`;
const v1 = asNodeId('path:|shop.example.com|Prefix|/v1|default/shop#0');

async function withShop(): Promise<ReturnType<typeof start>> {
  const app = start();
  app.actions.openFiles([{ name: 'shop.yaml', text: shop }], 'replace');
  await until(app, isCurrent);
  return app;
}

function at(text: string, part: string, insert: string) {
  const from = text.indexOf(part);
  return [{ range: { start: from, end: from + part.length }, insert }];
}

describe('the panel of an Ingress', () => {
  const another = shop.replace('name: shop }', 'name: other }');
  const panel = (document: number): Subject => ({
    kind: 'ingress',
    object: { file: 'shop.yaml', document, item: 0 },
  });

  async function withPanel(text: string, document: number) {
    const app = start();
    app.actions.openFiles([{ name: 'shop.yaml', text }], 'replace');
    await until(app, isCurrent);
    app.actions.inspect(panel(document));
    return app;
  }

  test('follows it when documents come and go above it', async () => {
    const app = await withPanel(shop, 0);
    app.actions.type('shop.yaml', at(shop, 'apiVersion', `${another}---\napiVersion`), 'type');
    expect((await until(app, isCurrent)).inspected).toEqual(panel(1));
    app.actions.undo();
    expect((await until(app, isCurrent)).inspected).toEqual(panel(0));
  });

  test('stays when it is renamed, and closes when another one takes its place', async () => {
    const text = `${shop}---\n${another}`;
    const app = await withPanel(text, 0);
    app.actions.type('shop.yaml', at(text, 'name: shop }', 'name: renamed }'), 'type');
    expect((await until(app, isCurrent)).inspected).toEqual(panel(0));
    app.actions.undo();
    await until(app, isCurrent);
    app.actions.type('shop.yaml', at(text, `${shop}---\n`, ''), 'type');
    expect((await until(app, isCurrent)).inspected).toBeNull();
  });
});

describe('opening and typing', () => {
  test('puts the graph of a file into the snapshot', async () => {
    const { state } = await withShop();
    expect(state().files.map(({ name }) => name)).toEqual(['shop.yaml']);
    expect(state().snapshot.counts).toEqual({ hosts: 1, paths: 2, ingresses: 1, documents: 1 });
    expect(state().snapshot.order.paths[0]).toBe(v1);
  });

  test('lets nodes that did not change keep their identity', async () => {
    const app = await withShop();
    const before = app.state().snapshot;
    app.actions.type('shop.yaml', at(shop, 'name: frontend', 'name: storefront'), 'type');
    const { snapshot } = await until(app, isCurrent);
    expect(snapshot.nodes.get(v1)).toBe(before.nodes.get(v1));
    expect(snapshot.order.paths).toBe(before.order.paths);
    expect(snapshot.nodes.has('backend:default/storefront:80')).toBe(true);
  });

  test('follows a selected path whose name is typed anew', async () => {
    const app = await withShop();
    app.actions.select(v1);
    app.actions.inspectNode(v1);
    app.actions.type('shop.yaml', at(shop, '/v1 #', '/v2 #'), 'type');
    const { selection, inspected } = await until(app, isCurrent);
    expect(selection).toBe('path:|shop.example.com|Prefix|/v2|default/shop#0');
    expect(inspected).toEqual({ kind: 'node', id: selection });
  });

  test('selects what the cursor stands in, once the newest text is read', async () => {
    const app = await withShop();
    app.actions.selectAt('shop.yaml', shop.indexOf('/v1 #'));
    expect(app.state().selection).toBe(v1);
    app.actions.selectAt('shop.yaml', 3);
    expect(app.state().selection).toBeNull();
    app.actions.type('shop.yaml', at(shop, 'kind: Ingress', '# above\nkind: Ingress'), 'type');
    app.actions.selectAt('shop.yaml', (app.state().files[0]?.text ?? '').indexOf('/v1 #'));
    expect(app.state().selection).toBeNull();
    expect((await until(app, isCurrent)).selection).toBe(v1);
  });

  test('keeps the inspector while the cursor stays in its node, and closes it when the cursor goes on', async () => {
    const app = await withShop();
    app.actions.inspectNode(v1);
    app.actions.selectAt('shop.yaml', shop.indexOf('/v1 #') + 1);
    expect(app.state().inspected).toEqual({ kind: 'node', id: v1 });
    app.actions.selectAt('shop.yaml', 3);
    expect(app.state()).toMatchObject({ selection: null, inspected: null });
  });

  test('reveals a node at its place in the file', async () => {
    const app = await withShop();
    app.actions.revealNode(v1, true);
    const { reveal } = app.state();
    expect(shop.slice(reveal?.range.start, reveal?.range.end)).toContain('path: /v1');
    expect(reveal).toMatchObject({ file: 'shop.yaml', focus: true });
  });
});

describe('commands', () => {
  test('are one undo step, flash what they changed and keep the selection on it', async () => {
    const app = await withShop();
    app.actions.select(v1);
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    expect(await app.actions.run({ type: 'path/set-path', at: node.at, path: '/v2' })).toBe(true);
    const { files, flash, history } = app.state();
    expect(files[0]?.text).toBe(shop.replace('/v1 #', '/v2 #'));
    expect(history.undo.at(-1)?.label.type).toBe('path/set-path');
    expect(stepText(en, history.undo.at(-1)?.label ?? expect.fail())).not.toBe('');
    expect(flash?.ranges.length).toBe(1);
    expect((await until(app, isCurrent)).selection).toBe('path:|shop.example.com|Prefix|/v2|default/shop#0');
    app.actions.undo();
    expect(app.state().files[0]?.text).toBe(shop);
    expect((await until(app, isCurrent)).selection).toBe(v1);
    app.actions.redo();
    expect(app.state().files[0]?.text).toContain('/v2 #');
  });

  test('are planned again when someone types meanwhile', async () => {
    const app = await withShop();
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    const running = app.actions.run({ type: 'path/set-path', at: node.at, path: '/v2' });
    app.actions.type('shop.yaml', [{ range: { start: 0, end: 0 }, insert: '# typed\n' }], 'type');
    expect(await running).toBe(true);
    expect(app.state().files[0]?.text).toBe(`# typed\n${shop.replace('/v1 #', '/v2 #')}`);
  });

  test('mean the path that stood there when they were asked for, whatever has come before it since', async () => {
    const app = await withShop();
    const nodes = [...app.state().snapshot.nodes.values()].flatMap((node) => (node.kind === 'path' ? node : []));
    const [first, second] = nodes;
    if (!first || !second) return expect.fail('no paths');
    const runs = [
      app.actions.run({ type: 'path/remove', at: first.at }),
      app.actions.run({ type: 'path/set-path', at: second.at, path: '/x' }),
      app.actions.run({ type: 'path/remove', at: first.at }),
    ];
    expect(await Promise.all(runs)).toEqual([true, true, false]);
    expect(app.state().files[0]?.text.match(/path: .*/g)).toEqual(['path: /x']);
    expect(app.state().history.undo).toHaveLength(3);
    expect(app.state().notice).toMatchObject({ kind: 'refused', error: { code: 'target-gone' } });
  });

  test('mean the rules of a host in several places, whatever comes before them meanwhile', async () => {
    const app = start();
    const other = shop.replace('name: shop }', 'name: other }').replace('/v1 #', '/v3 #');
    app.actions.openFiles([{ name: 'shop.yaml', text: `${shop}---\n${other}` }], 'replace');
    await until(app, isCurrent);
    const host = [...app.state().snapshot.nodes.values()].find((node) => node.kind === 'host');
    const node = app.state().snapshot.nodes.get(v1);
    const [, second] = host?.kind === 'host' ? host.rules : [];
    if (host?.kind !== 'host' || node?.kind !== 'path' || !second) return expect.fail('no host of two rules');
    const spec = { path: '/new', pathType: 'Exact', backend: { service: 'web', port: { number: 80 } } } as const;
    const runs = [
      // With it the document of the other goes to the front.
      app.actions.run({ type: 'ingress/remove', object: node.at.object }),
      app.actions.run({ type: 'path/add', to: second, index: null, spec }),
      app.actions.run({ type: 'host/rename', rules: [second], host: 'new.example.com' }),
    ];
    expect(await Promise.all(runs)).toEqual([true, true, true]);
    const { text } = app.state().files[0] ?? { text: '' };
    expect(text.match(/(?:host|path): \S+/g)).toEqual(['host: new.example.com', 'path: /v3', 'path: /', 'path: /new']);
    expect(text).toContain('name: other');
    expect(text).not.toContain('name: shop');
  });

  test('leave file and selection to who has chosen them since', async () => {
    const app = await withShop();
    app.actions.openFiles([{ name: 'b.yaml', text: 'a: 1\n' }], 'add');
    await until(app, isCurrent);
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    const running = app.actions.run({ type: 'path/set-path', at: node.at, path: '/v2' });
    app.actions.activateFile('b.yaml');
    app.actions.select(asNodeId('router:'));
    expect(await running).toBe(true);
    const { selection, activeFile } = await until(app, isCurrent);
    expect({ selection, activeFile }).toEqual({ selection: 'router:', activeFile: 'b.yaml' });
  });

  test('are undone by the undo that was asked for after them, and typing stays above them', async () => {
    const app = await withShop();
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    const running = app.actions.run({ type: 'path/set-path', at: node.at, path: '/v2' });
    app.actions.undo();
    app.actions.type('shop.yaml', [{ range: { start: 0, end: 0 }, insert: '#' }], 'type');
    await running;
    await until(app, ({ history }) => history.redo.length === 0 && history.undo.length === 2);
    expect(app.state().files[0]?.text).toBe(`#${shop}`);
    expect(app.state().history.undo.map(({ label }) => label.type)).toEqual(['file/add', 'text/type']);
  });

  test('that are refused change nothing and say why', async () => {
    const app = await withShop();
    const gone = { object: { file: 'shop.yaml', document: 0, item: 0 }, rule: 9, path: 9 };
    expect(await app.actions.run({ type: 'path/remove', at: gone })).toBe(false);
    const { notice, files } = app.state();
    expect(notice).toMatchObject({ kind: 'refused', error: { code: 'target-gone' } });
    expect(noticeText(en, notice ?? expect.fail())).toMatch(/no longer there/);
    expect(files[0]?.text).toBe(shop);
    expect(await app.actions.preview({ type: 'path/remove', at: gone })).toEqual({ code: 'target-gone' });
  });

  test('of several things in one step name the one that is refused, and change nothing', async () => {
    const app = await withShop();
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    const good = { type: 'path/set-type', at: node.at, pathType: 'Exact' } as const;
    const bad = { type: 'path/set-path', at: node.at, path: 'v1' } as const;
    expect(await app.actions.run({ type: 'batch', commands: [good, bad] })).toBe(false);
    const { notice, files } = app.state();
    expect(noticeText(en, notice ?? expect.fail())).toMatch(/^\/v1: Not changed/);
    expect(files[0]?.text).toBe(shop);
  });

  test('of several things are one step of the history, under one label', async () => {
    const app = await withShop();
    const paths = [...app.state().snapshot.nodes.values()].flatMap((node) => (node.kind === 'path' ? node.at : []));
    const commands = paths.map((at) => ({ type: 'path/set-type', at, pathType: 'Exact' }) as const);
    expect(await app.actions.run({ type: 'batch', commands })).toBe(true);
    const { history } = app.state();
    expect(history.undo.map(({ label }) => stepText(en, label)).at(-1)).toBe(
      `Set type of ${paths.length} paths to Exact`,
    );
    app.actions.undo();
    expect(app.state().files[0]?.text).toBe(shop);
  });

  test('keep the marks on paths that get another name, and drop those of paths that are gone', async () => {
    const app = await withShop();
    const nodes = [...app.state().snapshot.nodes.values()].flatMap((node) => (node.kind === 'path' ? node : []));
    const [first, second] = nodes;
    if (!first || !second) return expect.fail('no paths');
    app.actions.mark(new Set([first.id, second.id]));
    await app.actions.run({ type: 'path/set-type', at: first.at, pathType: 'Exact' });
    await until(app, isCurrent);
    const [renamed = ''] = app.state().marked;
    expect(app.state().snapshot.nodes.get(renamed)).toMatchObject({ path: first.path, pathType: 'Exact' });
    await app.actions.run({ type: 'path/remove', at: second.at });
    await until(app, isCurrent);
    expect([...app.state().marked]).toEqual([renamed]);
  });

  test('that delete name their step, which is taken back as long as it is the newest', async () => {
    const app = await withShop();
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    app.actions.type('shop.yaml', [{ range: { start: 0, end: 0 }, insert: '# typed\n' }], 'paste');
    const typed = (await until(app, isCurrent)).files[0]?.text;
    await app.actions.run({ type: 'path/remove', at: node.at });
    const { notice } = app.state();
    const step = notice?.kind === 'deleted' ? notice.step : null;
    if (step === null) return expect.fail('no step');
    app.actions.undo();
    expect(app.state().files[0]?.text).toBe(typed);
    app.actions.undoStep(step);
    expect(app.state().files[0]?.text).toBe(typed);
    app.actions.redo();
    app.actions.undoStep(step);
    expect(app.state().files[0]?.text).toBe(typed);
    // Another step with the same words is another step.
    app.actions.redo();
    app.actions.undo();
    await until(app, isCurrent);
    await app.actions.run({ type: 'path/remove', at: node.at });
    app.actions.undoStep(step);
    expect(app.state().files[0]?.text).not.toBe(typed);
    expect(app.state().history.undo.at(-1)?.id).toBeGreaterThan(step);
  });

  test('that delete offer to undo', async () => {
    const app = await withShop();
    const node = app.state().snapshot.nodes.get(v1);
    if (node?.kind !== 'path') return expect.fail('no path');
    await app.actions.run({ type: 'path/remove', at: node.at });
    expect(app.state().notice?.kind).toBe('deleted');
    expect(app.state().files[0]?.text).not.toContain('path: /v1');
  });
});

describe('the request bar', () => {
  test('is answered while it is typed, and again after each change of the text', async () => {
    const app = await withShop();
    app.actions.setRequest('https://shop.example.com/v1/x');
    const { request } = await until(app, ({ request }) => request.answer !== null);
    expect(request.answer?.decision.outcome).toMatchObject({ kind: 'backend', service: { name: 'backend' } });
    expect(request.answer?.litNodes).toEqual(['router:', 'host:|shop.example.com', v1, 'backend:default/backend:80']);
    const { place } = request.answer ?? expect.fail();
    expect(shop.slice(place?.range.start, place?.range.end)).toContain('path: /v1');
    app.actions.type('shop.yaml', at(shop, '/v1 #', '/v2 #'), 'type');
    const next = await until(app, (state) => isCurrent(state) && state.request.answer !== request.answer);
    expect(next.request.answer?.decision.outcome).toMatchObject({ service: { name: 'frontend' } });
  });

  test('keeps its answer as it is while nothing about it changes', async () => {
    const app = await withShop();
    app.actions.setRequest('https://shop.example.com/v1/x');
    const { request } = await until(app, ({ request }) => request.answer !== null);
    app.actions.type('shop.yaml', [{ range: { start: shop.length, end: shop.length }, insert: '# end\n' }], 'type');
    expect((await until(app, isCurrent)).request).toBe(request);
  });

  test('shows the answer to the last letter when many are typed at once', async () => {
    const app = await withShop();
    const url = 'https://shop.example.com/v11';
    for (let i = 1; i <= url.length; i++) app.actions.setRequest(url.slice(0, i));
    const { request } = await until(app, ({ request }) => request.answer?.request.rawPath === '/v11');
    expect(request.answer?.decision.outcome).toMatchObject({ service: { name: 'frontend' } });
  });

  test('says what is wrong with a line', async () => {
    const app = await withShop();
    app.actions.setRequest('ftp://shop.example.com/');
    const { request } = await until(app, ({ request }) => request.problem !== null);
    expect(request).toMatchObject({ answer: null, problem: { code: 'bad-scheme' } });
    app.actions.setRequest('');
    await until(app, ({ request }) => request.problem === null);
  });

  test('is answered by the edge router that knows the host, or by the chosen one', async () => {
    const app = start();
    const other = shop
      .replace('spec:\n', 'spec:\n  ingressClassName: other\n')
      .replaceAll('shop.example.com', '"*.example.com"');
    app.actions.openFiles(
      [
        { name: 'other.yaml', text: other },
        { name: 'shop.yaml', text: shop },
      ],
      'replace',
    );
    app.actions.setRequest('https://shop.example.com/');
    const best = await until(app, (state) => isCurrent(state) && state.request.answer !== null);
    expect(best.request.answer?.routerId).toBe('router:');
    app.actions.setRequestRouter('router:other');
    await until(app, ({ request }) => request.answer?.routerId === 'router:other');
    app.actions.setRequest('https://shop.example.com/v1');
    const next = await until(app, ({ request }) => request.answer?.routerId === 'router:');
    expect(next.requestRouter).toBeNull();
  });
});

describe('files', () => {
  test('are opened, renamed and closed as steps that can be undone', async () => {
    const app = await withShop();
    app.actions.openFiles([{ name: 'shop.yaml', text: 'a: 1\n' }], 'add');
    expect(app.state().files.map(({ name }) => name)).toEqual(['shop.yaml', 'shop-2.yaml']);
    expect(app.state().activeFile).toBe('shop-2.yaml');
    app.actions.renameFile('shop-2.yaml', 'b.yaml');
    app.actions.closeFile('shop.yaml');
    expect(app.state().files.map(({ name }) => name)).toEqual(['b.yaml']);
    expect(app.state().activeFile).toBe('b.yaml');
    app.actions.closeFile('b.yaml');
    expect(app.state().files).toEqual([{ name: 'ingress.yaml', text: '', openedText: '' }]);
    for (let i = 0; i < 4; i++) app.actions.undo();
    expect(app.state().files.map(({ name, text }) => [name, text])).toEqual([['shop.yaml', shop]]);
    const { snapshot } = await until(app, isCurrent);
    expect(snapshot.counts.paths).toBe(2);
  });

  test('are reordered as a step that can be undone, and the graph follows their order', async () => {
    const app = await withShop();
    app.actions.openFiles([{ name: 'b.yaml', text: shop.replaceAll('shop', 'bake') }], 'add');
    const hosts = () => until(app, isCurrent).then(({ snapshot }) => snapshot.order.hosts);
    expect(await hosts()).toEqual(['host:|shop.example.com', 'host:|bake.example.com']);
    app.actions.moveFile('b.yaml', -5);
    expect(app.state().files.map(({ name }) => name)).toEqual(['b.yaml', 'shop.yaml']);
    expect(app.state().activeFile).toBe('b.yaml');
    expect(await hosts()).toEqual(['host:|bake.example.com', 'host:|shop.example.com']);
    app.actions.moveFile('b.yaml', 0);
    expect(
      app
        .state()
        .history.undo.map(({ label }) => label.type)
        .at(-1),
    ).toBe('file/move');
    app.actions.undo();
    expect(app.state().files.map(({ name }) => name)).toEqual(['shop.yaml', 'b.yaml']);
    app.actions.redo();
    expect(app.state().files.map(({ name }) => name)).toEqual(['b.yaml', 'shop.yaml']);
  });

  test('go on to be shown under another name, and make room for their neighbour', async () => {
    const app = await withShop();
    app.actions.openFiles([{ name: 'b.yaml', text: 'a: 1\n' }], 'add');
    app.actions.openFiles([{ name: 'c.yaml', text: 'a: 1\n' }], 'add');
    app.actions.activateFile('b.yaml');
    app.actions.renameFile('b.yaml', 'd.yaml');
    expect(app.state().activeFile).toBe('d.yaml');
    app.actions.undo();
    expect(app.state().activeFile).toBe('b.yaml');
    app.actions.closeFile('b.yaml');
    expect(app.state().activeFile).toBe('c.yaml');
    app.actions.closeFile('c.yaml');
    expect(app.state().activeFile).toBe('shop.yaml');
  });

  test('replace the one empty file of a fresh workspace', () => {
    const app = start();
    app.actions.openFiles([{ name: 'shop.yaml', text: shop }], 'add');
    expect(app.state().files).toHaveLength(1);
    app.actions.undo();
    expect(app.state().files[0]?.name).toBe('ingress.yaml');
  });
});

describe('the controller of an edge router', () => {
  test('is guessed until someone chooses one', async () => {
    const app = await withShop();
    const router = () => app.state().snapshot.nodes.get('router:');
    expect(router()).toMatchObject({ controller: 'kubernetes', guessed: true });
    app.actions.setController('router:', 'kubernetes');
    await until(app, ({ snapshot }) => {
      const node = snapshot.nodes.get('router:');
      return node?.kind === 'edge-router' && !node.guessed;
    });
    app.actions.setController('router:', null);
    await until(app, ({ snapshot }) => {
      const node = snapshot.nodes.get('router:');
      return node?.kind === 'edge-router' && node.guessed;
    });
  });
});

describe('the release of the API server', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: 1web}\nspec: {ports: [{port: 80}]}\n';
  const isRefused = ({ snapshot }: AppState) =>
    snapshot.problems.some(({ diagnostic }) => diagnostic.code === 'api/invalid');

  test('is the newest until another is chosen: problems follow it, a link brings it, and what is no release is not taken', async () => {
    const app = start();
    app.actions.openFiles(
      [{ name: 'a.yaml', text: `${service.replace('{ports', '{type: Odd, ports')}---\n${service}` }],
      'replace',
    );
    const problems = async (count: number) =>
      (
        await until(
          app,
          ({ snapshot }) =>
            snapshot.problems.filter(({ diagnostic }) => diagnostic.code === 'api/invalid').length === count,
        )
      ).snapshot.problems;
    await problems(1);
    app.actions.setOptions(apiServer.routerId, apiServer.profileId, { release: '1.35' });
    expect((await problems(3)).map(({ diagnostic }) => JSON.stringify(diagnostic.params)).join()).toContain(
      'a DNS-1035 label',
    );
    const shared = await decodeLink(new URL(await app.actions.shareLink()).hash);
    if (!shared.ok) return expect.fail(shared.error);
    const other = start();
    await other.offer({ kind: 'link', shared: shared.value });
    expect(releaseIn((await until(other, isRefused)).options)).toBe('1.35');
    for (const release of ['1.3', '9.99', '__proto__']) {
      app.actions.setOptions(apiServer.routerId, apiServer.profileId, { release });
      await problems(1);
    }
    app.actions.setOptions(apiServer.routerId, apiServer.profileId, { release: '1.34' });
    await problems(3);
    app.actions.setOptions(apiServer.routerId, apiServer.profileId, null);
    await problems(1);
    expect(app.state().options.size).toBe(0);
  });
});

describe('examples and links', () => {
  test('an example comes with its request sent and answered', async () => {
    const app = start();
    app.actions.loadExample('v1-vs-v11');
    const { request, bottomTab } = await until(app, (state) => isCurrent(state) && state.request.answer !== null);
    expect(request.answer?.decision.outcome).toMatchObject({ kind: 'backend', service: { name: 'frontend' } });
    expect(request.sent).toBe(1);
    expect(bottomTab).toBe('trace');
  });

  test('a link holds the credentials of the request only when the person wants them in it', async () => {
    const app = await withShop();
    app.actions.setRequest("curl https://shop.example.com/v1 -H 'Authorization: Bearer hunter2' -b 'session=hunter2'");
    app.actions.setHeaders(['X-Api-Key: hunter2']);
    const requestIn = async (link: string) => {
      const shared = await decodeLink(link);
      return shared.ok ? JSON.stringify(shared.value.request) : shared.error;
    };
    expect(await requestIn(await app.actions.shareHash())).not.toContain('hunter2');
    expect(await requestIn(new URL(await app.actions.shareLink()).hash)).not.toContain('hunter2');
    expect(app.state().notice).toMatchObject({ kind: 'shared', credentials: 3 });
    expect(await requestIn(await app.actions.shareHash(true))).toContain('Bearer hunter2');
    expect(app.state().request.text).toContain('hunter2');
  });

  test('a link brings everything back, as a step that can be undone, without the values of Secrets', async () => {
    const app = await withShop();
    const secret = 'kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData: {p: hunter2}\n';
    app.actions.openFiles([{ name: 'secret.yaml', text: secret }], 'add');
    app.actions.setRequest('https://shop.example.com/v1');
    app.actions.select(v1);
    const link = await app.actions.shareLink();
    expect(app.state().notice).toMatchObject({ kind: 'shared', length: link.length, secrets: 1, credentials: 0 });
    const shared = await decodeLink(new URL(link).hash);
    if (!shared.ok) return expect.fail(shared.error);
    expect(JSON.stringify(shared.value)).not.toContain('hunter2');
    const other = start();
    await other.offer({ kind: 'link', shared: shared.value });
    const state = await until(other, (now) => isCurrent(now) && now.request.answer !== null);
    expect(state.files.map(({ name }) => name)).toEqual(['shop.yaml', 'secret.yaml']);
    expect(state.activeFile).toBe('secret.yaml');
    expect(state.selection).toBe(v1);
    expect(state.request.sent).toBe(1);
    other.actions.undo();
    expect(other.state().files[0]?.name).toBe('ingress.yaml');
  });
});

describe('keeping', () => {
  test('tells the persistence each change of a text, and restores what it kept', async () => {
    const kept: string[] = [];
    const app = start({
      changed: (changes, saved) => kept.push(`${changes.map(({ kind }) => kind)}:${saved().files.length}`),
      touched: () => kept.push('touched'),
      settings: ({ theme }) => kept.push(theme),
    });
    app.actions.openFiles([{ name: 'shop.yaml', text: shop }], 'replace');
    app.actions.type('shop.yaml', at(shop, '/v1 #', '/v2 #'), 'type');
    app.actions.setRequest('x');
    app.actions.setTheme('dark');
    expect(kept).toEqual(['remove,add:1', 'edit:1', 'touched', 'dark']);
    const saved = structuredClone(app.saved());
    const again = start();
    again.restore(saved);
    expect(again.state().files).toEqual(app.state().files);
    expect(again.state().history).toEqual(app.state().history);
    again.actions.undo();
    expect(again.state().files[0]?.text).toBe(shop);
    await until(again, isCurrent);
    expect(again.state().snapshot.counts.paths).toBe(2);
  });

  test('a selection that was kept before is found again, by its id; a text that is no id selects nothing', async () => {
    const app = await withShop();
    app.actions.select(v1);
    // What is stored is plain text: earlier versions have written the same ids, and links may hold anything.
    const saved: { selection: string | null } & ReturnType<typeof app.saved> = structuredClone(app.saved());
    expect(saved.selection).toBe('path:|shop.example.com|Prefix|/v1|default/shop#0');
    const withSelection = async (selection: string | null) => {
      const again = start();
      again.restore({ ...saved, selection });
      return (await until(again, isCurrent)).selection;
    };
    expect(await withSelection(saved.selection)).toBe(v1);
    expect(await withSelection('host:|shop.example.com')).toBe('host:|shop.example.com');
    for (const none of [null, '', 'host:|gone.example.com', '@{"kind":"new-service"}', '__proto__', 'shop'])
      expect(await withSelection(none)).toBeNull();
  });
});
