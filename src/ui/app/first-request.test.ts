import { afterEach, describe, expect, test } from 'vitest';
import { examples } from '../../content/examples/index.ts';
import { en } from '../../i18n/messages.ts';
import { noticeText } from '../../state/notice-text.ts';
import { type AppStore, createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { askWhatIsMade } from '../parts/first-request.ts';
import { openPasted } from './open-pasted.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function greeted(): AppStore {
  const client = createEngineClient(inProcessEngine(() => 0));
  closers.push(() => client.close());
  const report = (message: string) => expect.fail(message);
  const app = createAppStore({ client, persistence: null, now: () => 0, pageUrl: '', report });
  app.greet(examples[0]?.id ?? '');
  return app;
}

function ingress(rules: string, tls = ''): string {
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec:\n${tls}  rules:\n${rules}`;
}

function rule(host: string | null, path: string, pathType = 'Prefix'): string {
  const backend = '{ service: { name: a, port: { number: 80 } } }';
  return `  - ${host === null ? '' : `host: "${host}"\n    `}http: { paths: [{ path: ${path}, pathType: ${pathType}, backend: ${backend} }] }\n`;
}

/** However busy the machine is. */
const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 50_000 });

const bar = (app: AppStore) => app.store.getState().request;
const reached = ({ store }: AppStore) => store.getState().request.answer?.decision.outcome.kind;

test.each([
  ['the first host and path', ingress(rule('a.test', '/x') + rule('b.test', '/y')), 'http://a.test/x'],
  [
    'https where a certificate covers it',
    ingress(rule('a.test', '/x'), '  tls: [{ hosts: [a.test], secretName: t }]\n'),
    'https://a.test/x',
  ],
  ['a name under a wildcard', ingress(rule('*.a.test', '/x')), 'http://www.a.test/x'],
  ['example.com where there is no host', ingress(rule(null, '/x')), 'http://example.com/x'],
  ['the letters in front of a pattern', ingress(rule('a.test', '/x', 'ImplementationSpecific')), 'http://a.test/x'],
])('a paste over an example asks %s', async (_, text, url) => {
  const app = greeted();
  await openPasted(app, text);
  await eventually(() => bar(app).text).toBe(url);
  await eventually(() => reached(app)).toBe('backend');
});

describe('after the first Ingress was made', () => {
  const made = async (app: AppStore) => {
    const { activeFile } = app.store.getState();
    const before = app.store.getState();
    const paths = [{ path: '/x', pathType: 'Prefix', backend: { service: 'a', port: { number: 80 } } }] as const;
    await app.actions.run({
      type: 'ingress/add',
      file: activeFile,
      name: 'a',
      namespace: null,
      className: null,
      rules: [{ host: 'a.test', paths }],
      tls: [],
      services: [],
    });
    await askWhatIsMade(app, before);
  };
  /** The file of the example is closed: its request stays in the bar. */
  const emptied = async () => {
    const app = greeted();
    app.actions.closeFile(app.store.getState().activeFile);
    await eventually(() => app.store.getState().snapshot.order.paths.length).toBe(0);
    return app;
  };

  test('a request that it answers takes the place of the example’s', async () => {
    const app = await emptied();
    expect(bar(app).text).toBe(examples[0]?.request);
    await made(app);
    expect(bar(app).text).toBe('http://a.test/x');
    expect(reached(app)).toBe('backend');
  });

  test('a request of the person’s own stays', async () => {
    const app = await emptied();
    app.actions.setRequest('own.test/');
    await made(app);
    expect(bar(app).text).toBe('own.test/');
  });
});

test('a path that nobody can answer is passed over', async () => {
  const app = greeted();
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: b }\nspec: { ports: [{ port: 80 }] }\n---\n';
  const text = service + ingress(rule('a.test', '/x') + rule('b.test', '/y').replace('name: a', 'name: b'));
  await openPasted(app, text);
  await eventually(() => reached(app)).toBe('backend');
  expect(bar(app).text).toBe('http://b.test/y');
});

test('what a person has typed stays, before and after the paste', async () => {
  const typed = greeted();
  typed.actions.setRequest('own.test/');
  await openPasted(typed, ingress(rule('a.test', '/x')));
  const late = greeted();
  await openPasted(late, ingress(rule('a.test', '/x')));
  late.actions.setRequest('own.test/');
  for (const app of [typed, late]) {
    await eventually(() => app.store.getState().snapshot.order.paths.length).toBe(1);
    await eventually(() => bar(app).answer?.request.host).toBe('own.test');
    expect(bar(app).text).toBe('own.test/');
  }
});

test('a paste of nothing says what can be pasted and changes nothing', async () => {
  const app = greeted();
  const before = app.store.getState().files;
  for (const text of ['', '  \n', 'just some words']) {
    await openPasted(app, text);
    expect(app.store.getState().notice?.kind).toBe('not-pasted');
    expect(app.store.getState().files).toBe(before);
  }
});

test.each([
  ['  ', 'empty'],
  ['PK\0\u0003', 'binary'],
  ['<!doctype html><title>404</title>', 'html'],
  ['just some words', 'text'],
] as const)('a paste of %j is told as what it is', async (text, kind) => {
  const app = greeted();
  await openPasted(app, text);
  const { notice } = app.store.getState();
  expect(notice && noticeText(en, notice)).toBe(en.notices.notPasted[kind]);
});
