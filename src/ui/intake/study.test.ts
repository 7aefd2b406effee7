import { describe, expect, test, vi } from 'vitest';
import { readIntake } from '../../engine/intake/index.ts';
import { applyEdits } from '../../engine/text/index.ts';
import { createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { showPlace } from './place-of-error.ts';
import { study } from './study.ts';
import { leadToPlace } from './take-paste.ts';

const manifest = (name: string, path: string, more = '') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}${more}
spec:
  ingressClassName: nginx
  rules:
  - host: a.test
    http:
      paths:
      - path: ${path}
        pathType: Prefix
        backend: {service: {name: ${name}, port: {number: 80}}}
`;

async function open(text: string) {
  const client = createEngineClient(inProcessEngine());
  const { store, actions } = createAppStore({
    client,
    persistence: null,
    now: () => 0,
    pageUrl: '',
    report: () => undefined,
  });
  actions.openFiles([{ name: 'a.yaml', text }], 'replace');
  await vi.waitFor(() => expect(store.getState().snapshot.revision).toBe(store.getState().revision), {
    timeout: 20_000,
  });
  const app = { actions, state: store.getState };
  return {
    app,
    store,
    actions,
    ask: (pasted: string, host = 'a.test') => study(app, { parts: readIntake(pasted) }, host),
  };
}

const pillOf = (request: Awaited<ReturnType<typeof study>>['errors'][number]['request']) =>
  request && [request.query.method, request.query.text, request.answer?.decision.outcome.kind];

describe('an error text in the workspace', () => {
  test('leads to the problem of the Ingress it names, with its request and an accepted correction', async () => {
    const broken = manifest('two', '/two').replace('        pathType: Prefix\n', '');
    const text = `${manifest('one', '/one')}---\n${broken}`;
    const { ask, app, store } = await open(text);
    const pasted =
      'The Ingress "two" is invalid: spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified';
    const { errors } = await ask(pasted);
    expect(errors).toHaveLength(1);
    const [error] = errors;
    expect(error?.reading).toMatchObject({ code: 'path-type-missing', number: 'Q19' });
    expect(error?.place?.kind).toBe('problem');
    expect(error?.place?.offset).toBeGreaterThan(manifest('one', '/one').length);
    const prefix = error?.fixes.find(({ label }) => label.kind === 'fix');
    expect(prefix?.isAccepted).toBe(true);
    expect(applyEdits(text, prefix?.edits.get('a.yaml') ?? [])).toContain('pathType: ');
    await leadToPlace(app, readIntake(pasted), () => true);
    expect(store.getState().bottomTab).toBe('problems');
    expect(store.getState().reveal?.range.start).toBeGreaterThan(manifest('one', '/one').length);
  });

  test('a path that is there twice is taken away from the younger Ingress, or made a canary', async () => {
    const both = manifest('shop-v2', '/').replace(
      /( +- path: \/\n[\s\S]*)$/,
      (one) => one + one.replace('path: /', 'path: /more'),
    );
    const { ask } = await open(`${manifest('shop', '/')}---\n${both}`);
    const { errors } = await ask(
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: host "a.test" and path "/" is already defined in ingress default/shop',
    );
    const [error] = errors;
    expect(error?.fixes.map(({ label }) => (label.kind === 'step' ? label.command.type : label.name))).toContain(
      'path/remove',
    );
    const removal = error?.fixes.find(({ label }) => label.kind === 'step' && label.command.type === 'path/remove');
    expect(removal?.label).toMatchObject({ step: { params: { path: '/' } } });
    expect(removal?.isAccepted).toBe(true);
    expect(pillOf(error?.request ?? null)).toEqual(['GET', 'http://a.test/', 'backend']);
    const alone = await open(`${manifest('shop', '/')}---\n${manifest('shop-v2', '/')}`);
    const [same] = (await alone.ask('host "a.test" and path "/" is already defined in ingress default/shop')).errors;
    const types = same?.fixes.flatMap(({ label }) => (label.kind === 'step' ? [label.command.type] : []));
    expect(types).toEqual(['ingress/remove', 'annotation/set']);
  });

  test.each([
    [
      'level=error msg="middleware \\"a-auth@kubernetescrd\\" does not exist" routerName=web-a-two@kubernetes',
      'router.middlewares',
      'a-strip@kubernetescrd, a-auth@kubernetescrd',
      'a-other@kubernetescrd',
    ],
    [
      'ERR error="entryPoint \\"webs\\" doesn\'t exist" routerName=a-two@kubernetes',
      'router.entrypoints',
      'web,webs',
      'web',
    ],
    [
      'ERR Router uses a nonexistent certificate resolver certificateResolver=le routerName=websecure-a-two@kubernetes',
      'router.tls.certresolver',
      'le',
      null,
    ],
  ])(
    'what Traefik does not find is shown at the annotation that asks for it: %s',
    async (pasted, name, value, other) => {
      const key = `traefik.ingress.kubernetes.io/${name}`;
      const annotated = (text: string | null): string => (text === null ? '' : `\n  annotations:\n    ${key}: ${text}`);
      const first = manifest('one', '/one', annotated(other));
      const { ask } = await open(`${first}---\n${manifest('two', '/two', annotated(value))}`);
      const { place } = (await ask(pasted)).errors[0] ?? {};
      expect(place?.kind).toBe('text');
      expect(place?.offset).toBeGreaterThan(first.length);
      const none = await open(first);
      expect((await none.ask(pasted)).errors[0]?.place ?? null).toBeNull();
    },
  );

  test('an annotation that is refused is taken out where it stands', async () => {
    const key = 'nginx.ingress.kubernetes.io/configuration-snippet';
    const { ask } = await open(
      `${manifest('one', '/one')}---\n${manifest('two', '/two', `\n  annotations:\n    ${key}: return 200;`)}`,
    );
    const { errors } = await ask(
      `Error from server: admission webhook "x" denied the request: ${key} annotation cannot be used. Snippet directives are disabled by the Ingress administrator`,
    );
    const [fix] = errors[0]?.fixes ?? [];
    expect(fix?.label).toMatchObject({ kind: 'step', command: { type: 'annotation/remove', key } });
    expect(fix?.isAccepted).toBe(true);
  });

  test('a pattern becomes ImplementationSpecific, a missing Service is made', async () => {
    const service = '---\napiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {ports: [{port: 80}]}\n';
    const { ask } = await open(`${manifest('one', '/x(/|$)(.*)')}${service}`);
    const pattern = await ask('ingress contains invalid paths: path /x(/|$)(.*) cannot be used with pathType Prefix');
    expect(pattern.errors[0]?.fixes.length).toBeGreaterThan(0);
    expect(pattern.errors[0]?.fixes.some(({ isAccepted }) => isAccepted)).toBe(true);
    const missing = await ask(
      'W0330 13:08:15.7 9 controller.go:1109] Error obtaining Endpoints for Service "default/one": no object matching key "default/one" in local store',
    );
    expect(missing.errors[0]?.place).not.toBeNull();
    expect(
      missing.errors[0]?.fixes.some(({ label }) => label.kind === 'step' && label.command.type === 'service/add'),
    ).toBe(true);
  });

  test('a correction that leaves something to refuse is not called accepted', async () => {
    const broken = manifest('two', 'two').replace('        pathType: Prefix\n', '');
    const { ask } = await open(`${broken}---\n${manifest('three', 'three')}`);
    const { errors } = await ask(
      'The Ingress "two" is invalid: spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified',
    );
    expect(errors[0]?.fixes.length).toBeGreaterThan(0);
    expect(errors[0]?.fixes.every(({ isAccepted }) => !isAccepted)).toBe(true);
  });

  test('has no place where no file holds it', async () => {
    const { ask } = await open(manifest('one', '/one'));
    const { errors } = await ask('host "b.test" and path "/none" is already defined in ingress b/c');
    expect(errors[0]).toMatchObject({ place: null, fixes: [] });
    expect(errors[0]?.request?.answer?.decision.outcome).toMatchObject({ kind: 'status', status: 404 });
  });

  test('that a version is gone leads to the apiVersion', async () => {
    const old = manifest('old', '/old').replace('networking.k8s.io/v1', 'extensions/v1beta1');
    const { ask, app, store } = await open(old);
    const { errors } = await ask(
      'error: resource mapping not found for name: "old": no matches for kind "Ingress" in version "extensions/v1beta1"',
    );
    const place = errors[0]?.place;
    if (!place) throw new Error('no place');
    showPlace(app, place, false);
    expect(store.getState().reveal?.range.start).toBe(old.indexOf('extensions'));
  });
});

describe('pasted requests in the workspace', () => {
  test('are answered, those without a host for the chosen one', async () => {
    const { ask } = await open(manifest('one', '/one'));
    const { requests } = await ask(
      'curl -i http://b.test/\nHTTP/1.1 503 Service Unavailable\n\n10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /one/x HTTP/1.1" 200 1 "-" "-"\n',
    );
    expect(requests.map(({ query, answer, seen }) => [query.text, seen.status, answer?.decision.outcome.kind])).toEqual(
      [
        ['curl -i http://b.test/', 503, 'status'],
        ['http://a.test/one/x', 200, 'backend'],
      ],
    );
  });

  test('nothing of it changes the workspace or the request bar', async () => {
    const { ask, store } = await open(manifest('one', '/one'));
    const before = store.getState();
    await ask('curl -i http://b.test/\nHTTP/1.1 503 Service Unavailable\n\nError from server: x\n');
    expect(store.getState().files).toBe(before.files);
    expect(store.getState().request).toBe(before.request);
    expect(store.getState().history).toBe(before.history);
  });

  test('what kubectl lists is asked, too', async () => {
    const { ask } = await open(manifest('one', '/one'));
    const { routes } = await ask(
      'Name: one\nNamespace: default\nIngress Class: nginx\nRules:\n  Host  Path  Backends\n  ----  ----  --------\n  a.test\n        /one   one:80 (10.1.0.1:80)\n',
    );
    expect(
      routes.map(({ query, answer, route }) => [query.text, route.backend, answer?.decision.outcome.kind]),
    ).toEqual([['http://a.test/one', 'one:80', 'backend']]);
  });
});
