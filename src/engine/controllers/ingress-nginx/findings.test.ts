import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import { answerTo } from '../../testing/answers.ts';
import { applyEdits } from '../../text/edit.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { ingressNginx } from './profile.ts';

interface Parts {
  readonly name?: string;
  readonly host?: string | null;
  readonly path?: string;
  readonly created?: string;
  readonly spec?: string;
}

/** One Ingress as text, its annotations as lines without their prefix. */
function ingress(lines: readonly string[], parts: Parts = {}): string {
  const { name = 'shop', host = 'shop.example.com', path = '/cart', created = '2024-01-01T00:00:00Z' } = parts;
  const rules = `  rules:
    - ${host === null ? '' : `host: ${host}\n      `}http:
        paths:
          - {path: "${path}", pathType: Prefix, backend: {service: {name: cart, port: {number: 80}}}}
`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  creationTimestamp: "${created}"
  annotations:
${lines.map((line) => `    nginx.ingress.kubernetes.io/${line}\n`).join('')}spec:
  ingressClassName: nginx
${parts.spec ?? rules}`;
}

function programOf(...texts: readonly string[]) {
  return ingressNginx.compile(buildCluster([readSourceFile('a.yaml', texts.join('---\n'))], 'assumed', false), {});
}

/** What the annotations of the text are said to do, each with its detail. */
function told(...texts: readonly string[]): readonly string[] {
  return programOf(...texts).diagnostics.flatMap(({ diagnostic }) => {
    if (diagnostic.code === 'ingress-nginx/annotation-effect') {
      const { annotation, effect, detail } = diagnostic.params;
      return [`${annotation.split('/')[1]}: ${effect} ${detail}`.trim()];
    }
    if (diagnostic.code !== 'controller/annotation-value') return [];
    const { annotation, value, does } = diagnostic.params;
    return [`${annotation.split('/')[1]}: ${value} ${does}`];
  });
}

const later = { name: 'second', created: '2024-02-01T00:00:00Z', path: '/b' };

describe('an annotation that does more than it says, or nothing', () => {
  test('is a redirect that takes its whole host, and not one that has the host to itself or comes later', () => {
    const line = 'permanent-redirect: https://new.example.com';
    expect(told(ingress([line]))).toEqual(['permanent-redirect: whole-host shop.example.com']);
    expect(told(ingress([line], { path: '/' }))).toEqual([]);
    expect(told(ingress([], {}), ingress([line], later))).toEqual([]);
    expect(told(ingress([line], { host: null }))).toEqual([]);
    expect(told(ingress(['rewrite-target: https://new.example.com/']))).toEqual([
      'rewrite-target: whole-host shop.example.com',
    ]);
  });

  test('is an alias of the second Ingress of a host, unless the first has it too', () => {
    const first = ingress(['server-alias: a.example.net']);
    expect(told(first, ingress(['server-alias: "a.example.net,b.example.net"'], later))).toEqual([
      'server-alias: not-first default/shop',
    ]);
    expect(told(first, ingress(['server-alias: a.example.net'], later))).toEqual([]);
    expect(told(ingress([]), ingress(['server-alias: b.example.net'], later))).toEqual([]);
  });

  test('is a rewrite on a canary, unless the main Ingress has the same', () => {
    const canary = ingress(['canary: "true"', 'rewrite-target: /x'], { ...later, path: '/cart' });
    expect(told(ingress([]), canary)).toEqual(['rewrite-target: on-canary default/shop']);
    expect(told(ingress(['rewrite-target: /x']), canary)).toEqual([]);
  });

  test('is a redirect of an Ingress that has only a default backend', () => {
    const spec = '  defaultBackend: {service: {name: web, port: {number: 80}}}\n';
    expect(told(ingress(['permanent-redirect: https://new.example.com'], { spec }))).toEqual([
      'permanent-redirect: no-rules',
    ]);
    expect(told(ingress(['proxy-body-size: 8m'], { spec }))).toEqual([]);
  });

  test('is a default backend beside service-upstream', () => {
    const both = ['default-backend: errors', 'service-upstream: "true"'];
    expect(told(ingress(both))).toEqual(['default-backend: cluster-ip errors']);
    expect(told(ingress(both.slice(0, 1)))).toEqual([]);
  });

  test('is a rewrite to a group that the path does not have', () => {
    expect(told(ingress(['rewrite-target: /$2']))).toEqual(['rewrite-target: no-groups /cart']);
    expect(told(ingress(['rewrite-target: /$2'], { path: '/cart(/|$)(.*)' }))).toEqual([]);
    expect(told(ingress(['rewrite-target: /new']))).toEqual([]);
  });

  test('is TLS that is passed on, which needs a flag of the controller', () => {
    expect(told(ingress(['ssl-passthrough: "true"']))).toEqual([
      'ssl-passthrough: needs-option --enable-ssl-passthrough',
    ]);
  });

  test('comes with a request that shows it', () => {
    const program = programOf(ingress(['permanent-redirect: https://new.example.com']));
    const found = program.diagnostics.find(({ diagnostic }) => diagnostic.code === 'ingress-nginx/annotation-effect');
    const witness = found?.diagnostic.witness?.slice('GET '.length) ?? '';
    expect(answerTo(program, witness)).toBe('301 https://new.example.com');
    expect(parseRequestLine(witness).ok).toBe(true);
  });
});

describe('a value that the controller cannot read', () => {
  test.each([
    ['ssl-redirect: "yes"', 'ssl-redirect: "yes" none'],
    ['use-regex: "TRUE "', 'use-regex: "TRUE " none'],
    ['canary-weight: 10%', 'canary-weight: "10%" none'],
    ['rewrite-target: /a?b', 'rewrite-target: "/a?b" none'],
    ['rewrite-target: "/a\\n"', 'rewrite-target: "/a\\n" none'],
    ['app-root: home', 'app-root: "home" none'],
    ['temporal-redirect: /maintenance', 'temporal-redirect: "/maintenance" group'],
    ['permanent-redirect: ""', 'permanent-redirect: "" group'],
    ['allowlist-source-range: office', 'allowlist-source-range: "office" denied'],
    ['auth-type: basic', 'auth-secret: "" denied'],
  ])('%s: %s', (line, expected) => {
    expect(told(ingress([line]))).toEqual([expected]);
  });

  test.each(['ssl-redirect: "True"', 'rewrite-target: ""', 'server-alias: ""', 'canary-by-header: X-Test'])(
    '%s is read',
    (line) => {
      expect(told(ingress([line]))).toEqual([]);
    },
  );

  test('is shown in quotes where the whole Ingress is left out', () => {
    const said = programOf(ingress(['permanent-redirect: "https://new.example.com\\n"'])).diagnostics;
    expect(said.map(({ diagnostic }) => diagnostic.params)).toContainEqual({
      controller: 'ingress-nginx',
      reason: 'annotation',
      annotation: 'nginx.ingress.kubernetes.io/permanent-redirect',
      value: '"https://new.example.com\\n"',
    });
  });

  test.each([
    ['ssl-redirect: "no"', 'ssl-redirect: "false"'],
    ['ssl-redirect: "YES"', 'ssl-redirect: "true"'],
    ['canary-weight: " 10"', 'canary-weight: "10"'],
  ])('%s has the fix %s', (line, expected) => {
    const text = ingress([line]);
    const found = programOf(text).diagnostics.find(({ diagnostic }) => diagnostic.fixes);
    expect(applyEdits(text, found?.diagnostic.fixes?.[0]?.edits ?? [])).toBe(ingress([expected]));
  });
});
