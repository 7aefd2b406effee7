import { describe, expect, test } from 'vitest';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { loadProfile } from './registry.ts';
import { adviseCluster } from './routers.ts';

interface Parts {
  readonly name?: string;
  readonly annotations?: readonly string[];
  readonly host?: string | null;
  readonly path?: string;
  readonly pathType?: string;
  readonly service?: string;
}

function metadata(name: string, annotations: readonly string[]): string {
  const lines = annotations.map((line) => `    ${line}\n`).join('');
  return `metadata:\n  name: ${name}\n${lines === '' ? '' : `  annotations:\n${lines}`}`;
}

function ingress({ name = 'main', annotations = [], host = 'a.example.com', ...path }: Parts): string {
  const backend = `{service: {name: ${path.service ?? name}, port: {number: 80}}}`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata(name, annotations)}spec:
  ingressClassName: mine
  rules:
    - ${host === null ? '' : `host: "${host}"\n      `}http:
        paths:
          - {path: "${path.path ?? '/'}", pathType: ${path.pathType ?? 'Prefix'}, backend: ${backend}}
`;
}

const service = (annotations: readonly string[]) =>
  `apiVersion: v1\nkind: Service\n${metadata('main', annotations)}spec: {ports: [{port: 80}]}\n`;

const classOf = (controller: string, annotations: readonly string[] = []) =>
  `apiVersion: networking.k8s.io/v1\nkind: IngressClass\n${metadata('mine', annotations)}spec: {controller: ${controller}}\n`;

/** What is told of annotations and settings, each with the line where it stands. */
async function told(id: string, documents: readonly string[]) {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const hasClass = documents.some((text) => text.includes('kind: IngressClass'));
  const own = hasClass ? documents : [...documents, classOf(profile.controllerNames[0] ?? '')];
  const text = own.join('---\n');
  const cluster = buildCluster([readSourceFile('a.yaml', text)], 'assumed', false);
  const program = profile.compile(cluster, { ...profile.assumes });
  return [...program.diagnostics, ...adviseCluster(profile, cluster)].flatMap(({ object, diagnostic }) => {
    const { code, params, range } = diagnostic;
    const from = own.slice(0, object.document).join('---\n').length + (object.document > 0 ? 4 : 0);
    const at =
      text
        .slice(text.lastIndexOf('\n', from + range.start) + 1)
        .split('\n')[0]
        ?.trim() ?? '';
    return [{ code, params, at }];
  });
}

const nginx = 'nginx.ingress.kubernetes.io';
const traefik = 'traefik.ingress.kubernetes.io';
const haproxy = 'haproxy-ingress.github.io';

describe('an annotation on the wrong kind of object', () => {
  test.each([
    ['ingress-nginx', `${nginx}/rewrite-target: /x`, 'Service', 'Ingress'],
    ['ingress-nginx', `${nginx}/rewrite-target: /x`, 'IngressClass', 'Ingress'],
    ['ingress-nginx', `${nginx}/use-forwarded-headers: "true"`, 'Ingress', 'ConfigMap'],
    ['traefik', `${traefik}/router.middlewares: a@file`, 'Service', 'Ingress'],
    ['traefik', `${traefik}/service.nativelb: "true"`, 'Ingress', 'Service'],
    ['traefik', `${traefik}/service.nativelb: "true"`, 'IngressClass', 'Service'],
    ['traefik', `${traefik}/Service.NativeLB: "true"`, 'Ingress', 'Service'],
    ['haproxy-ingress', `${haproxy}/app-root: /x`, 'Service', 'Ingress'],
    ['haproxy-ingress', 'ingress.kubernetes.io/app-root: /x', 'Service', 'Ingress'],
    ['haproxy-ingress', `${haproxy}/strict-host: "true"`, 'Ingress', 'ConfigMap'],
    ['haproxytech', 'haproxy.org/ssl-redirect: "true"', 'Service', 'Ingress'],
    ['haproxytech', 'haproxy.org/route-acl: path /x', 'Ingress', 'Service'],
    ['haproxytech', 'haproxy.org/timeout-client: 5s', 'Ingress', 'ConfigMap'],
  ])('%s: %s on the %s belongs on the %s', async (id, line, kind, right) => {
    const profile = await loadProfile(id);
    const documents = [
      ingress(kind === 'Ingress' ? { annotations: [line] } : {}),
      service(kind === 'Service' ? [line] : []),
      classOf(profile?.controllerNames[0] ?? '', kind === 'IngressClass' ? [line] : []),
    ];
    const found = (await told(id, documents)).filter(({ at }) => at === line);
    expect(found).toMatchObject([{ code: 'controller/annotation-place', params: { kind, right } }]);
  });

  test('is said of no annotation where each profile reads it, and of each where it does not', async () => {
    for (const id of ['ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech']) {
      const profile = await loadProfile(id);
      if (!profile?.readsOn) return expect.fail(id);
      const [prefix = ''] = profile.annotationPrefixes;
      for (const kind of ['Ingress', 'Service'] as const) {
        const lines = profile.annotations.map(({ name }) => `${name}: "true"`);
        const documents = [
          ingress(kind === 'Ingress' ? { annotations: lines } : {}),
          service(kind === 'Service' ? lines : []),
        ];
        const misplaced = (await told(id, documents)).flatMap(({ code, params }) =>
          code === 'controller/annotation-place' && 'annotation' in params ? [params.annotation] : [],
        );
        const names = profile.annotations.map(({ name }) => name.slice(prefix.length));
        const wrong = names.filter((name) => !profile.readsOn?.(name)?.includes(kind)).map((name) => prefix + name);
        expect(misplaced.sort(), `${id} ${kind}`).toEqual(wrong.sort());
      }
    }
  });
});

describe('a canary that no main Ingress stands beside', () => {
  const canary = (parts: Parts) =>
    ingress({ name: 'dark', annotations: [`${nginx}/canary: "true"`, `${nginx}/canary-weight: "20"`], ...parts });

  test.each<readonly [string, readonly string[]]>([
    ['at all', []],
    ['on its host', [ingress({ host: 'b.example.com' })]],
    ['with its path', [ingress({ path: '/other' })]],
    ['with its type', [ingress({ pathType: 'Exact', path: '/x' })]],
  ])('%s is told at its path, and the graph has it for dead', async (what, others) => {
    const path = what === 'with its type' ? '/x' : '/';
    const found = await told('ingress-nginx', [canary({ path }), ...others]);
    const dropped = found.filter(({ code }) => code === 'controller/path-dropped');
    expect(dropped).toMatchObject([{ params: { reason: 'canary-alone', path } }]);
    expect(dropped[0]?.at).toContain(`{path: "${path}"`);
  });

  test('is not said of one that has its main Ingress, and of a second one who has taken its place', async () => {
    const main = ingress({});
    const codes = async (documents: readonly string[]) =>
      (await told('ingress-nginx', documents)).map(({ code }) => code);
    expect(await codes([canary({}), main])).toEqual([]);
    const second = await codes([canary({ name: 'aaa', service: 'other' }), canary({}), main]);
    expect(second).toContain('controller/duplicate-path');
    expect(second).not.toContain('controller/path-dropped');
  });
});

describe('an annotation that is read for paths of an open type alone', () => {
  test.each([
    ['haproxy-ingress', `${haproxy}/path-type: regex`],
    ['traefik', `${traefik}/router.pathmatcher: PathRegexp`],
  ])('%s: %s is told where no path is ImplementationSpecific', async (id, line) => {
    for (const pathType of ['Prefix', 'Exact']) {
      const found = await told(id, [ingress({ annotations: [line], pathType })]);
      expect(found).toMatchObject([{ code: 'controller/annotation-idle', params: { reason: 'path-type' }, at: line }]);
    }
    expect(await told(id, [ingress({ annotations: [line], pathType: 'ImplementationSpecific' })])).toEqual([]);
  });
});

describe('a redirect that answers requests of others', () => {
  const wildcard = (line: string, host = '*.example.com') => ingress({ name: 'wide', annotations: [line], host });

  test.each([
    ['haproxy-ingress', `${haproxy}/app-root: /x`, '*.example.com', 'a.example.com/'],
    ['haproxy-ingress', `${haproxy}/redirect-to: https://else.example/`, '*.example.com', 'a.example.com/'],
    ['ingress-nginx', `${nginx}/app-root: /x`, 'a.example.com', 'a.example.com/'],
  ])('%s: %s on %s is told with %s', async (id, line, host, taken) => {
    const path = host.startsWith('*') ? '/' : '/sub';
    const wide = ingress({ name: 'wide', annotations: [line], host, path });
    const found = (await told(id, [wide, ingress({})])).filter(({ code }) => code === 'controller/annotation-wider');
    expect(found).toMatchObject([{ params: { taken }, at: line }]);
  });

  test('is not told where nobody else has a path there, or who has keeps it', async () => {
    const codes = async (id: string, ...documents: readonly string[]) =>
      (await told(id, documents)).filter(({ code }) => code === 'controller/annotation-wider');
    expect(await codes('haproxy-ingress', wildcard(`${haproxy}/app-root: /x`))).toEqual([]);
    const other = ingress({ host: 'a.else.example' });
    expect(await codes('haproxy-ingress', wildcard(`${haproxy}/app-root: /x`), other)).toEqual([]);
    const own = ingress({ annotations: [`${haproxy}/app-root: /y`] });
    expect(await codes('haproxy-ingress', wildcard(`${haproxy}/app-root: /x`), own)).toEqual([]);
    // The server that is chosen is final on nginx.
    expect(await codes('ingress-nginx', wildcard(`${nginx}/app-root: /x`), ingress({}))).toEqual([]);
  });
});

describe('a key of the ConfigMap that is not simulated', () => {
  const configMap = (name: string, lines: readonly string[], label = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${label === '' ? '' : `  labels: {app.kubernetes.io/name: ${label}}\n`}data:\n${lines.map((line) => `  ${line}\n`).join('')}`;

  test.each([
    [
      'ingress-nginx',
      'ingress-nginx-controller',
      'ingress-nginx',
      'enable-modsecurity: "true"',
      'use-forwarded-headers: "true"',
    ],
    ['haproxy-ingress', 'haproxy-ingress', 'haproxy-ingress', 'limit-rps: "5"', 'strict-host: "true"'],
    [
      'haproxytech',
      'haproxy-kubernetes-ingress',
      'kubernetes-ingress',
      'allow-list: 10.0.0.0/8',
      'ssl-redirect: "true"',
    ],
  ])('of %s is told at its line, and those that are read are named', async (id, name, label, noted, read) => {
    for (const map of [configMap(name, [noted, read]), configMap('my-release', [noted, read], label)]) {
      const found = await told(id, [ingress({}), map]);
      expect(found).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ code: 'controller/not-simulated', at: noted }),
          expect.objectContaining({
            code: 'controller/config-map',
            params: expect.objectContaining({ keys: read.split(':')[0] }),
          }),
        ]),
      );
    }
    expect(await told(id, [ingress({}), configMap('my-release', [noted], label)])).toMatchObject([{ at: noted }]);
    expect(await told(id, [ingress({}), configMap('elsewhere', [noted, read])])).toEqual([]);
  });
});
