import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../match/cause.ts';
import type { Decision } from '../../match/decision.ts';
import { requestFromParts } from '../../match/request.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { ingressNginx } from './profile.ts';

/** Small inputs after public reports. They lie beside the project, not in it. */
const folder = new URL('../../../../../shared/cases/routing/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere)
  process.stdout.write('Skipped: the cases of ingress-nginx from public reports are not beside the project.\n');

interface Asked {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer in short, and the kind of its cause. */
  readonly says: readonly [answer: string, cause: Cause['kind'], key?: string];
  /** What else the cause has to carry. */
  readonly carries?: object;
}

interface Row {
  readonly file: string;
  readonly report: string;
  readonly more?: string;
  readonly asked: readonly Asked[];
  /** What is told beside the answers: the effect of an annotation, or a code. */
  readonly told?: string;
}

const prefix = 'nginx.ingress.kubernetes.io/';
const configMap = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: ingress-nginx-controller, namespace: ingress-nginx}
data: {use-forwarded-headers: "true"}
`;

const rows: readonly Row[] = [
  {
    file: '01-nginx-redirect-catch-all.yaml',
    report: 'kubernetes/ingress-nginx#9435',
    asked: ['/old', '/anything'].map((path) => ({
      url: `http://shop.example.com${path}`,
      says: ['302 https://new.example.com/landing', 'redirect', 'temporal-redirect'],
      carries: path === '/old' ? {} : { isWider: true },
    })),
    told: 'whole-host',
  },
  {
    file: '02-nginx-redirect-default-backend.yaml',
    report: 'kubernetes/ingress-nginx#8713',
    asked: [{ url: 'http://unknown.example.com/', says: ['default-backend', 'default-backend'] }],
    told: 'no-rules',
  },
  {
    file: '03-nginx-alias-on-second-ingress.yaml',
    report: 'kubernetes/ingress-nginx#3394',
    asked: [
      {
        url: 'http://shop.example.org/b',
        says: ['404', 'host-unknown'],
        carries: { alias: { ingress: 'default/shop-b', older: 'default/shop-a', key: `${prefix}server-alias` } },
      },
      { url: 'http://shop.example.net/b', says: ['b', 'matched'] },
    ],
    told: 'not-first',
  },
  {
    file: '04-nginx-alias-spaces.yaml',
    report: 'kubernetes/ingress-nginx#5001',
    asked: [
      { url: 'http://www.example.com/', says: ['404', 'ingress-refused', 'server-alias'] },
      { url: 'http://one.example.com/', says: ['one', 'matched'] },
      {
        url: 'http://two.example.com/',
        says: ['404', 'ingress-refused', 'server-alias'],
        carries: { ingress: 'default/main', value: 'one.example.com,two.example.com' },
      },
    ],
    told: 'controller/ingress-ignored',
  },
  {
    file: '06-nginx-canary-weight-total.yaml',
    report: 'kubernetes/ingress-nginx#9745',
    asked: [{ url: 'http://api.example.com/', says: ['stable 950, canary 50', 'share', 'canary-weight'] }],
  },
  {
    file: '09-nginx-app-root-second-ingress.yaml',
    report: 'kubernetes/ingress-nginx#9162',
    asked: [
      { url: 'http://api.example.com/services/std', says: ['api-generic', 'matched'] },
      { url: 'http://api.example.com/', says: ['302 http://api.example.com/services', 'redirect', 'app-root'] },
    ],
  },
  {
    file: '10-nginx-from-to-www-lb-tls.yaml',
    report: 'kubernetes/ingress-nginx#12874',
    more: configMap,
    asked: [
      {
        url: 'http://example.com/page',
        headers: { 'X-Forwarded-Proto': 'https' },
        says: ['308 https://www.example.com:80/page', 'redirect', 'from-to-www-redirect'],
        carries: { noHeader: 'X-Forwarded-Port' },
      },
      {
        url: 'http://example.com/page',
        headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' },
        says: ['308 https://www.example.com:443/page', 'redirect', 'from-to-www-redirect'],
      },
    ],
    told: 'controller/config-map',
  },
  {
    file: '13-nginx-canary-false.yaml',
    report: 'kubernetes/ingress-nginx#6825',
    asked: [{ url: 'http://foo.example.com/', says: ['foo-canary', 'matched'] }],
    told: 'controller/duplicate-path',
  },
  {
    file: '38-migrate-host-only-rewrite.yaml',
    report: 'traefik/traefik#12911',
    asked: [{ url: 'http://foo.example.com/', says: ['302 https://bar.example.org/', 'redirect', 'rewrite-target'] }],
  },
  {
    file: '42-diff-alias.yaml',
    report: 'hosts that only an annotation makes',
    asked: [
      { url: 'http://alias.example.org/', says: ['a', 'matched'] },
      { url: 'http://example.com/', says: ['308 http://www.example.com:80', 'redirect', 'from-to-www-redirect'] },
    ],
  },
  {
    file: '48-spec-host-only-default-backend.yaml',
    report: 'kubernetes/ingress-nginx#60',
    asked: [
      { url: 'http://example.example.com/x', says: ['exampleservice', 'default-backend'], carries: { rest: 'path' } },
      { url: 'http://other.example.com/x', says: ['404', 'host-unknown'] },
    ],
    told: 'controller/default-backend',
  },
  {
    file: '49-spec-conformance.yaml',
    report: 'kubernetes-sigs/ingress-controller-conformance#83',
    asked: [
      { url: 'http://example.com/aaaccc', says: ['404', 'path-unmatched'] },
      { url: 'http://example.com/aaa/', says: ['aaa', 'matched'] },
      {
        url: 'http://example.com/exact',
        says: ['301 http://example.com/exact/', 'redirect'],
        carries: { by: 'slash' },
      },
      { url: 'http://example.com/exact/', says: ['exact-slash', 'matched'] },
      { url: 'http://example.com/aaa/bbb/ccc', says: ['aaa-bbb', 'matched'], carries: { by: 'longest' } },
      { url: 'http://example.com/bbb/', says: ['bbb', 'matched'] },
      { url: 'http://example.com/bbb', says: ['301 http://example.com/bbb/', 'redirect'], carries: { by: 'slash' } },
      { url: 'http://example.com/same', says: ['same-exact', 'matched'], carries: { by: 'exact' } },
    ],
  },
  {
    file: '5x-nginx.yaml',
    report: 'a class of its own',
    asked: [{ url: 'http://app.example.com/api', says: ['api', 'matched'] }],
  },
];

function decisionOn({ url, headers = {} }: Asked, program: ReturnType<typeof ingressNginx.compile>) {
  const [, scheme = '', host = '', target = ''] = /^(\w+):\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
  return program.explain(requestFromParts({ scheme, host, target, headers }));
}

function answer({ outcome, cause }: Decision) {
  const short =
    outcome.kind === 'backend'
      ? outcome.service.name
      : outcome.kind === 'redirect'
        ? `${outcome.status} ${outcome.location}`
        : outcome.kind === 'split'
          ? outcome.parts.map(({ service, weight }) => `${service.name} ${weight}`).join(', ')
          : outcome.kind === 'status'
            ? String(outcome.status)
            : outcome.kind;
  const key = 'key' in cause && cause.key !== null ? [cause.key.replace(prefix, '')] : [];
  return [short, cause.kind, ...key];
}

describe.skipIf(!isThere)('a public report about ingress-nginx', () => {
  test.each(rows)('$report: $file has its answer, its cause and its finding', ({ file, more = '', asked, told }) => {
    const text = readFileSync(new URL(file, folder), 'utf8') + more;
    const program = ingressNginx.compile(buildCluster([readSourceFile(file, text)], 'auto', false), {});
    for (const one of asked) {
      const decision = decisionOn(one, program);
      expect(answer(decision), one.url).toEqual(one.says);
      expect({ ...decision.cause }, one.url).toMatchObject(one.carries ?? {});
    }
    const said = program.diagnostics.flatMap(({ diagnostic }) =>
      diagnostic.code === 'ingress-nginx/annotation-effect' ? [diagnostic.params.effect] : [diagnostic.code],
    );
    if (told !== undefined) expect(said).toContain(told);
  });
});
