import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../match/cause.ts';
import type { Outcome } from '../../match/decision.ts';
import { parseRequestLine } from '../../match/parse-request.ts';
import type { ProfileOptions } from '../../match/profile.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { compileAs } from '../routers.ts';
import { traefik } from './profile.ts';

const shared = fileURLToPath(new URL('../../../../../shared/cases/routing/', import.meta.url));
const hasShared = existsSync(shared);
if (!hasShared) console.info('skipped: no cases beside this checkout');

interface Asked {
  readonly line: string;
  readonly answer: string | number;
  readonly cause: Partial<Record<string, unknown>>;
  readonly options?: ProfileOptions;
}

/** A report, the same in our own words, and what a reader must be told. */
interface Row {
  readonly file: string;
  /** Where it was reported. */
  readonly reference: string;
  readonly text: string;
  readonly asked: readonly Asked[];
}

const prefix = 'traefik.ingress.kubernetes.io/';
const ingressClass =
  '---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: traefik }\nspec: { controller: traefik.io/ingress-controller }\n';

/** An Ingress of app.example.com with annotation lines and a Service by path. */
function ingress(
  annotations: readonly string[],
  paths: Readonly<Record<string, string>>,
  className = 'traefik',
): string {
  const noted =
    annotations.length > 0 ? `  annotations:\n${annotations.map((line) => `    ${prefix}${line}\n`).join('')}` : '';
  const list = Object.entries(paths).map(
    ([path, service]) =>
      `          - { path: "${path}", pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }\n`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: app
${noted}spec:
  ingressClassName: ${className}
  rules:
    - host: app.example.com
      http:
        paths:
${list.join('')}`;
}

const strip = '---\napiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: { name: strip, namespace: default }\n';
const site = 'app.example.com';
const noTls: ProfileOptions = { entryPointTls: false };
const only = (service: string, line: string): Asked => ({
  line,
  answer: service,
  cause: { kind: 'matched', by: 'only' },
});

const rows: readonly Row[] = [
  {
    file: '16-traefik-middleware-name.yaml',
    reference: 'traefik/traefik#6506, #8534',
    text: ingress(['router.middlewares: strip@kubernetes-crd'], { '/app': 'app' }) + strip + ingressClass,
    asked: [
      {
        line: `http://${site}/app`,
        answer: 404,
        cause: {
          kind: 'route-refused',
          why: 'middleware-missing',
          missing: 'strip@kubernetes-crd',
          offer: 'default-strip@kubernetescrd',
          key: `${prefix}router.middlewares`,
        },
      },
      { line: `http://${site}/`, answer: 404, cause: { kind: 'nothing-configured' } },
    ],
  },
  {
    file: '17-traefik-key-collision.yaml',
    reference: 'traefik/traefik#7497',
    text: ingress([], { '/whoami/test': 'a', '/whoami-test': 'b' }) + ingressClass,
    asked: [only('a', `http://${site}/whoami/test`), only('b', `http://${site}/whoami-test`)],
  },
  {
    file: '18-traefik-regex-path.yaml',
    reference: 'traefik/traefik#10672',
    text: ingress([], { '/api/{version:v[0-9]+}/users': 'api' }) + ingressClass,
    asked: [{ line: `http://${site}/api/v1/users`, answer: 404, cause: { kind: 'path-unmatched', host: site } }],
  },
  {
    file: '20-traefik-tls-404.yaml',
    reference: 'epinio/epinio#661',
    text: ingress(['router.tls: "true"'], { '/': 'app' }) + ingressClass,
    asked: [
      {
        line: `http://${site}/`,
        answer: 404,
        cause: {
          kind: 'scheme-not-served',
          served: 'https',
          opens: expect.objectContaining({ by: 'annotation', key: `${prefix}router.tls`, value: null }),
        },
      },
      only('app', `https://${site}/`),
    ],
  },
  {
    file: '22-traefik-https-404.yaml',
    reference: 'traefik/traefik, entry point without http.tls',
    text: ingress([], { '/': 'app', '/api': 'api' }),
    asked: [
      { line: `http://${site}/api`, answer: 'api', cause: { kind: 'matched', by: 'longest' } },
      { line: `https://${site}/api`, answer: 'api', cause: { kind: 'matched', by: 'longest' } },
      {
        line: `https://${site}/api`,
        options: noTls,
        answer: 404,
        cause: {
          kind: 'scheme-not-served',
          served: 'http',
          opens: expect.objectContaining({ by: 'annotation', key: `${prefix}router.tls`, value: 'true' }),
        },
      },
    ],
  },
  {
    file: '44-traefik-entrypoints.yaml',
    reference: 'traefik/traefik#8444, developmentseed/eoapi-k8s#540',
    text: ingress(['router.entrypoints: websecure', 'router.tls: "true"'], { '/': 'app' }),
    asked: [
      {
        line: `http://${site}/`,
        answer: 404,
        cause: {
          kind: 'scheme-not-served',
          opens: expect.objectContaining({
            key: `${prefix}router.entrypoints`,
            value: 'websecure,web',
            also: [{ key: `${prefix}router.tls`, value: null }],
          }),
        },
      },
      only('app', `https://${site}/`),
      { ...only('app', `https://${site}/`), options: noTls },
    ],
  },
  {
    file: '44b-traefik-entrypoints-websecure-only.yaml',
    reference: 'traefik/traefik#8444',
    text: ingress(['router.entrypoints: websecure'], { '/': 'app' }),
    asked: [
      { line: `http://${site}/`, answer: 404, cause: { kind: 'scheme-not-served', served: 'https' } },
      only('app', `https://${site}/`),
    ],
  },
  {
    file: '5x-traefik.yaml',
    reference: 'an Ingress of class traefik, asked over https',
    text: ingress([], { '/api': 'api' }),
    asked: [
      only('api', `https://${site}/api`),
      { line: `https://${site}/api`, options: noTls, answer: 404, cause: { kind: 'scheme-not-served' } },
      { line: `http://${site}/app`, answer: 404, cause: { kind: 'path-unmatched' } },
    ],
  },
  {
    // The files hold no IngressClass: whose a class is, is not known.
    file: '5x-foo.yaml',
    reference: 'an Ingress of a class that no file explains',
    text: ingress([], { '/api': 'api' }, 'foo'),
    asked: [only('api', `http://${site}/api`)],
  },
  {
    file: '5x-nginx.yaml',
    reference: 'an Ingress of class nginx, asked of Traefik',
    text: ingress([], { '/api': 'api' }, 'nginx'),
    asked: [only('api', `http://${site}/api`)],
  },
];

function answerOf(outcome: Outcome): string | number {
  if (outcome.kind === 'backend') return outcome.service.name;
  return outcome.kind === 'status' ? outcome.status : outcome.kind;
}

function ask(text: string, { line, options }: Asked): { readonly answer: string | number; readonly cause: Cause } {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  const cluster = buildCluster([readSourceFile('case.yaml', text)], 'auto', false);
  const { outcome, cause } = compileAs(traefik, cluster, options ?? {}).program.explain(parsed.value);
  return { answer: answerOf(outcome), cause };
}

describe.each(rows)('$file ($reference)', ({ file, text, asked }) => {
  test.each(asked)('in our words: $line answers $answer', (one) => {
    const { answer, cause } = ask(text, one);
    expect(cause).toMatchObject(one.cause);
    expect(answer).toBe(one.answer);
  });

  test.skipIf(!hasShared).each(asked)('as reported: $line answers $answer', (one) => {
    const { answer, cause } = ask(readFileSync(shared + file, 'utf8'), one);
    expect(cause).toMatchObject(one.cause);
    expect(answer).toBe(one.answer);
  });
});

test('a longer rule text goes before a longer path: that is no matter of types', () => {
  const text = ingress([], { '/': 'web', '/foo': 'foo' }).replace(
    '"/foo", pathType: Prefix',
    '"/foo", pathType: Exact',
  );
  const { answer, cause } = ask(text, { line: `http://${site}/foo`, answer: 'web', cause: {} });
  expect(answer).toBe('web');
  expect(cause).toMatchObject({ kind: 'matched', by: 'rule-length', over: { path: '/foo' } });
});

test('a path is compared by characters: what stands coded where its last slash should is told as that', () => {
  const { cause } = ask(ingress([], { '/foo/': 'foo' }), { line: `http://${site}/foo%2Fbar`, answer: 404, cause: {} });
  expect(cause).toMatchObject({ kind: 'path-unmatched', nearest: [{ miss: 'encoding' }] });
});

test.each([
  ['http', 'router.tls'],
  ['https', 'router.entrypoints'],
] as const)('over %s a router with TLS on the plain entry point is not asked, and %s is told', (scheme, key) => {
  const text = ingress(['router.entrypoints: web', 'router.tls: "true"'], { '/': 'app' });
  const { answer, cause } = ask(text, { line: `${scheme}://${site}/`, answer: 404, cause: {} });
  expect(answer).toBe(404);
  expect(cause).toMatchObject({ kind: 'route-refused', why: 'no-listener', key: prefix + key });
});

test('an Ingress of another class that an IngressClass explains is told to be left alone, and why', () => {
  const other = ingressClass.replace('name: traefik', 'name: foo').replace('traefik.io/', 'example.com/');
  const line = { line: `http://${site}/api`, answer: 404, cause: {} };
  const told = (className: string) => ask(ingress([], { '/api': 'api' }, className) + ingressClass + other, line).cause;
  expect(told('foo')).toMatchObject({ kind: 'ingress-not-taken', why: 'class-elsewhere', className: 'foo' });
  expect(told('nobody')).toMatchObject({ kind: 'ingress-not-taken', why: 'class-unknown' });
  expect(told('traefik')).toMatchObject({ kind: 'matched' });
});

test('a middleware that may redirect is said to be what decides, with its place', () => {
  const text = ingress(['router.middlewares: default-strip@kubernetescrd'], { '/': 'app' }) + strip;
  const { answer, cause } = ask(text, { line: `http://${site}/`, answer: 'app', cause: {} });
  expect(answer).toBe('app');
  expect(cause).toMatchObject({ kind: 'not-simulated', key: `${prefix}router.middlewares` });
  const place = cause.kind === 'not-simulated' ? cause.place : null;
  expect(text.slice(place?.range.start, place?.range.end)).toBe('default-strip@kubernetescrd');
});

test('a Service that is missing is told, with the namespace that has it, not a path that does not fit', () => {
  const service =
    '---\napiVersion: v1\nkind: Service\nmetadata: { name: app, namespace: other }\nspec: { ports: [{ port: 80 }] }\n';
  const { cause } = ask(ingress([], { '/': 'app' }) + service, { line: `http://${site}/`, answer: 404, cause: {} });
  expect(cause).toMatchObject({ kind: 'service-missing', elsewhere: [{ namespace: 'other' }] });
});
