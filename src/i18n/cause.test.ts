import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProfile, profiles } from '../engine/controllers/index.ts';
import type { Cause } from '../engine/match/index.ts';
import { requestFromParts } from '../engine/match/request.ts';
import { fixturesOf } from '../engine/testing/truth/fixtures.ts';
import { compileWorld } from '../engine/testing/truth/world.ts';
import { buildCluster, readSourceFile } from '../engine/yaml/index.ts';
import { cause as en } from './en/cause.ts';
import { cause as ko } from './ko/cause.ts';

const examples = [
  'redirect-loop',
  'regex-neighbour',
  'rewrite-assets',
  'two-teams-one-host',
  'v1-vs-v11',
  'wildcard-depth',
];

function expectWords(cause: Cause): void {
  for (const [words, script] of [
    [en, /[a-z]/],
    [ko, /[가-힣]/],
  ] as const) {
    for (const text of [words.why(cause), words.verdict(cause)].filter((one) => one !== '')) {
      expect(text, JSON.stringify(cause)).toMatch(script);
      expect(text, JSON.stringify(cause)).not.toMatch(/undefined|null|``|\[object/);
    }
    expect(words.why(cause), JSON.stringify(cause)).toMatch(/\.$/);
  }
}

describe.each(profiles.map((known) => [known.id, known] as const))('the causes of %s', (id) => {
  test('have words in both languages for every vector', async () => {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(id);
    const kinds = new Set<string>();
    for (const { world, requests } of fixturesOf(id, 30)) {
      const { program } = compileWorld(profile, world);
      for (const request of requests) {
        const { cause } = program.explain(request);
        kinds.add(cause.kind);
        expectWords(cause);
      }
    }
    expect(kinds.size).toBeGreaterThan(3);
  }, 60_000);

  test('of the six examples speak of a path or a host that stands in them', async () => {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(id);
    let told = 0;
    for (const name of examples) {
      const text = readFileSync(new URL(`../content/examples/${name}.yaml`, import.meta.url), 'utf8');
      const program = profile.compile(buildCluster([readSourceFile(name, text)], 'assumed', false), {});
      const hosts = new Set(program.routes.map(({ host }) => host ?? 'any.test'));
      const paths = new Set(
        program.routes.map(({ matcher }) => (matcher.kind === 'regex' ? '/api' : matcher.path || '/')),
      );
      for (const host of [...hosts, 'x.y.example.com']) {
        for (const path of [...paths].flatMap((one) => [one, `${one}1`, one.toUpperCase()])) {
          const { cause } = program.explain(requestFromParts({ host: host.replace('*', 'a'), target: path }));
          expectWords(cause);
          told++;
          for (const [, word = ''] of en.why(cause).matchAll(/`([^`]+)`/g)) {
            // A rule of Traefik is made of what stands in its quotes.
            const parts = /^\w+\("/.test(word) ? [...word.matchAll(/"([^"]*)"/g)].map(([, part = '']) => part) : [word];
            const isKnown = parts.every(
              (part) => text.includes(part) || path.includes(part) || host.includes(part.replace(/^a\./, '')),
            );
            expect(isKnown || /^[\w/.-]+\/[\w-]+$|tls|Pod|www|default\//.test(word), `${word}: ${en.why(cause)}`).toBe(
              true,
            );
          }
        }
      }
    }
    expect(told).toBeGreaterThan(50);
  });
});

/** The cause of an answer over a text of two rules. */
async function causeIn(id: string, text: string, host: string, target: string): Promise<Cause> {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const program = profile.compile(buildCluster([readSourceFile('a.yaml', text)], 'auto', false), {});
  return program.explain(requestFromParts({ host, target })).cause;
}

function rule(name: string, host: string, path: string, service: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}}
spec:
  rules:
    - host: "${host}"
      http: {paths: [{path: ${path}, pathType: Prefix, backend: {service: {name: ${service}, port: {number: 80}}}}]}
---
`;
}

const web = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n';

test('two paths of one text are told apart by their hosts, else by their Ingresses', async () => {
  const hosts = rule('a', '*.test', '/', 'web') + rule('b', 'long.test', '/', 'api');
  const byHost = await causeIn('traefik', hosts, 'long.test', '/');
  const [own, other] = ['`Host("long.test") && PathPrefix("/")`', '`Host("*.test") && PathPrefix("/")`'];
  expect(en.why(byHost)).toBe(
    `\`/\` on \`long.test\` goes before \`/\` on \`*.test\`: its rule ${own} is longer than ${other}.`,
  );
  expect(ko.why(byHost)).toBe(
    `규칙이 더 길어 \`long.test\`의 \`/\` 경로가 \`*.test\`의 \`/\` 경로보다 앞섭니다: ${own} > ${other}.`,
  );
  const twins = rule('a', 'a.test', '/', 'web') + rule('b', 'a.test', '/', 'api');
  const byName = await causeIn('haproxytech', twins, 'a.test', '/');
  expect(en.why(byName)).toMatch(/^`\/` of `default\/b` and `\/` of `default\/a` share one row/);
});

test('what is left out is told beside what answers in its place', async () => {
  const text = `${rule('a', 'a.test', '/', 'web')}${rule('b', 'a.test', '/api', 'gone')}${web}`;
  const cause = await causeIn('haproxy-ingress', text, 'a.test', '/api');
  expect(en.why(cause)).toBe(
    '`/` answers in place of `/api`, which is left out. No Service `gone` in namespace `default`.',
  );
  expect(ko.why(cause)).toMatch(/^`\/api` 쪽이 빠져 있어 `\/` 경로가 대신 답합니다\./);
});

test('a canary that a header chose has no share', async () => {
  const of = (name: string, more: string) => rule(name, 'a.test', '/', name).replace(`${name}}`, `${name}${more}}`);
  const nginx = 'nginx.ingress.kubernetes.io/canary';
  const text = of('web', '') + of('next', `, annotations: {${nginx}: "true", ${nginx}-by-header: X-Next}`);
  const profile = await loadProfile('ingress-nginx');
  const program = profile?.compile(buildCluster([readSourceFile('a.yaml', text)], 'auto', false), {});
  const asked = (value: string) => requestFromParts({ host: 'a.test', target: '/', headers: { 'X-Next': value } });
  const chosen = program?.explain(asked('always'));
  expect(chosen && en.why(chosen.cause)).toBe(
    `\`${nginx}-by-header\` decides for this request: one Service gets all of it, and nothing is left to chance.`,
  );
  // Without a weight nothing is left to chance.
  const other = program?.explain(asked('else')).trace ?? [];
  expect(other).toContainEqual({ kind: 'note', rule: 'ingress-nginx/canary-none', params: {} });
});

/** One host with paths of their types, each led to a Service. */
function paths(name: string, listed: readonly (readonly [string, string])[], more = ''): string {
  const entries = listed.map(
    ([path, type], at) =>
      `          - {path: "${path}", pathType: ${type}, backend: {service: {name: s${at}, port: {number: 80}}}}`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}${more}}
spec:
  rules:
    - host: a.test
      http:
        paths:
${entries.join('\n')}
`;
}

const tls = (host: string) => `  tls: [{hosts: [${host}], secretName: s}]\n---\n`;

test('only the longest of all paths that match is called the longest', async () => {
  const listed = [
    ['/cart', 'Prefix'],
    ['/cart/', 'Exact'],
    ['/', 'Prefix'],
  ] as const;
  const shop = await causeIn('traefik', paths('a', listed), 'a.test', '/cart/');
  expect(en.why(shop)).toBe(
    '`/cart` goes before `/`: its rule `PathPrefix("/cart")` is longer than `PathPrefix("/")`.',
  );
  const regex = ', annotations: {haproxy-ingress.github.io/path-type: regex}';
  const mixed = [
    ['/foo.*x?y?z?', 'ImplementationSpecific'],
    ['/foo', 'Prefix'],
    ['/', 'Prefix'],
  ] as const;
  const foo = await causeIn('haproxy-ingress', paths('a', mixed, regex), 'a.test', '/foo/a');
  expect(en.why(foo)).toBe('The controller tries `/foo` before `/`, which matches too.');
});

test.each(['haproxytech', 'haproxy-ingress'])('on %s a path that would redirect matches too', async (id) => {
  const text = paths('a', [['/', 'Prefix']]) + tls('a.test') + rule('b', 'a.test', '/x', 'web');
  const cause = await causeIn(id, text, 'a.test', '/x');
  expect(en.why(cause)).toBe('`/x` is longer than `/`, which matches too.');
});

test('a redirect to https does not claim that the tls entry names the host', async () => {
  const cause = await causeIn('ingress-nginx', paths('a', [['/', 'Prefix']]) + tls('other.test'), 'a.test', '/');
  expect(en.why(cause)).toBe('`default/a` has a `tls` entry: plain http to this host is redirected to https.');
  expect(ko.why(cause)).toBe('`default/a`의 `tls` 항목이 있어 이 호스트의 http 요청을 https로 보냅니다.');
});
