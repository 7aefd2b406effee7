import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { encodingOf } from '../engine/text/index.ts';
import type { CliIo } from './io.ts';
import { runCli } from './run-cli.ts';
import { run } from './testing/run.ts';

const shared = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const hasCases = existsSync(shared);
if (!hasCases) console.info('skipped: no cases beside this checkout');

/** Runs the command line on the real disk, from the folder of cases. */
async function onDisk(argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const at = (name: string): string => path.resolve(shared, name);
  const io: CliIo = {
    kind: async (name) => (existsSync(at(name)) ? (statSync(at(name)).isDirectory() ? 'folder' : 'file') : 'none'),
    read: async (name) => {
      const bytes = readFileSync(at(name));
      return new TextDecoder(encodingOf(bytes)).decode(bytes);
    },
    list: async (name) => readdirSync(at(name)).sort(),
    stdin: async () => '',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    progress() {},
    env: {},
    colour: false,
  };
  const status = await runCli(argv, io);
  return { out: out.join(''), err: err.join(''), status };
}

const lint = async (name: string): Promise<string> => (await onDisk(['lint', `files/${name}`])).out;
const routes = async (name: string) =>
  JSON.parse((await onDisk(['graph', `files/${name}`])).out).paths as readonly object[];

describe.skipIf(!hasCases)('the cases of files', () => {
  test('a whole repository: only what is for Kubernetes is judged, the rest is counted', async () => {
    const { out, err } = await onDisk(['lint', 'files/repo']);
    const about = [...new Set(out.split('\n').flatMap((line) => /^[^:]+/.exec(line)?.[0] ?? []))];
    const patches = ['annotate', 'drop', 'host'].map((name) => `files/repo/k8s/overlay/${name}.yaml`);
    expect(about).toEqual(['files/repo/k8s/base/ingress.yaml', ...patches]);
    expect(
      out.split('\n').filter((line) => line.includes('/overlay/') && !line.includes('A patch for Kustomize')),
    ).toEqual([]);
    expect(err).toContain('not Kubernetes: 9 files');
    expect(await routes('repo')).toHaveLength(3);
  });

  test.each([
    ['38-quoted-close.yaml', 1, 'further left than the key'],
    ['38b-yq-col0.yaml', 1, 'further left than the key'],
    ['12-bom-middle.yaml', 5, 'U+FEFF'],
    ['11-utf16le.yaml', 3, ''],
    ['41-dots.yaml', 1, 'kubectl silently drops everything'],
    ['39-tab-blank.yaml', 1, ':7:1 This line looks empty but holds a tab (→)'],
    ['39b-tab-comment.yaml', 1, ':8:1 There is a tab (→) before this comment'],
    ['19e-class-newline.yaml', 1, '"nginx\\n"'],
    ['19c-bad-bool.yaml', 1, '"yes"'],
    ['16-host-http-split.yaml', 1, 'One dash too many'],
  ] as const)('%s has %i paths, and lint says: %s', async (name, count, words) => {
    expect(await routes(name)).toHaveLength(count);
    expect(await lint(name)).toContain(words);
  });

  test('others are told as they are', async () => {
    expect(await lint('47-ansi.yaml')).toContain('control character (U+001B)');
    expect(await lint('40-json-stream.json')).not.toMatch(/yaml|valid/i);
    expect(await lint('08b-alb-action.yaml')).not.toContain('use-annotation');
    const printed = await lint('14-map-printed.yaml');
    for (const words of ['http://my.example.net', 'map[path:/]', 'port.number']) expect(printed).toContain(words);
  });

  test('a path in Korean is written in Korean everywhere', async () => {
    const file = 'files/34-korean.yaml';
    for (const controller of ['ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech', 'kubernetes']) {
      const text = await onDisk(['route', file, 'http://shop.example.net/상품', '--controller', controller]);
      const { out } = await onDisk([
        'route',
        file,
        'http://shop.example.net/상품',
        '--json',
        '--controller',
        controller,
      ]);
      for (const said of [text.out, out]) {
        expect(said, controller).toContain('/상품');
        expect(said, controller).not.toMatch(/[\u0080-\u00ff]|\\u00[89a-f]/);
      }
    }
    for (const form of ['json', 'svg']) expect((await onDisk(['graph', file, '--to', form])).out).toContain('/상품');
  });

  test('diff finds what an alias, a redirect to www and a rule with a host only make', async () => {
    const text = readFileSync(`${shared}routing/42-diff-alias.yaml`, 'utf8');
    const without = text.replace(/^ +annotations:\n(?: {4}.*\n)+/m, '');
    const found = await run(
      ['diff', 'a.yaml', 'b.yaml'],
      new Map([
        ['a.yaml', text],
        ['b.yaml', without],
      ]),
    );
    expect(found).toContain('http://alias.example.org/');
    expect(found).toContain('http://example.com/');
    const { out } = await onDisk([
      'diff',
      'routing/38-migrate-host-only-rewrite.yaml',
      '--controllers',
      'ingress-nginx,traefik',
    ]);
    expect(out).toContain('302 https://bar.example.org/');
  });
});

const bread = (rules: string, annotations = '') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: bread
${annotations}spec:
  ingressClassName: nginx
  rules:
${rules}`;
const path80 = '{path: /, pathType: Prefix, backend: {service: {name: bread, port: {number: 80}}}}';

describe('what lint says of a file', () => {
  const said = (text: string) => run(['lint', 'a.yaml'], new Map([['a.yaml', text]]));

  test('a host and its paths in two rules, but not two hosts and a rule for all', async () => {
    const split = bread(`  - host: rye.example.org\n  - http: {paths: [${path80}]}\n`);
    expect(await said(split)).toContain('One dash too many');
    expect(await said(split.replace('  - http', '  - host: oat.example.org\n    http'))).not.toContain('One dash');
  });

  test('a boolean that is none and a class with a line end, with the value as it is', async () => {
    const annotations = `  annotations:\n    nginx.ingress.kubernetes.io/use-regex: "on"\n    nginx.ingress.kubernetes.io/ssl-redirect: |\n      true\n`;
    const text = await said(bread(`  - http: {paths: [${path80}]}\n`, annotations));
    expect(text).toContain('"on"');
    expect(text).toContain('"true\\n"');
  });

  test('every fault behind a wrong type, and an action of an annotation is no port', async () => {
    const text = await said(
      bread(
        '  - host: HTTP://rye\n    http: {paths: [{path: rye, pathType: Prefix, backend: {service: {name: b, port: {number: http}}}}]}\n',
      ),
    );
    for (const words of ['port.number', 'rules[0].host', 'paths[0].path']) expect(text).toContain(words);
    const action = bread(`  - http: {paths: [${path80.replace('number: 80', 'name: use-annotation')}]}\n`);
    const service = '---\napiVersion: v1\nkind: Service\nmetadata: {name: bread}\nspec: {ports: [{port: 80}]}\n';
    expect(await said(action + service)).not.toContain('use-annotation');
  });

  test('no difference is said with what was asked, and what was not', async () => {
    const alias = (value: string) =>
      bread(
        `  - host: rye.example.org\n    http: {paths: [${path80}]}\n`,
        `  annotations:\n    nginx.ingress.kubernetes.io/server-alias: '${value}'\n`,
      );
    const same = (text: string) =>
      run(
        ['diff', 'a.yaml', 'b.yaml'],
        new Map([
          ['a.yaml', text],
          ['b.yaml', text],
        ]),
      );
    expect(await same(alias('oat.example.org'))).toMatch(/No difference in \d+ requests: every path, host/);
    const open = await same(alias('~^(?=x)y$'));
    expect(open).toMatch(/No difference found in \d+ requests\./);
    expect(open).toContain('Not tried: pattern ~^(?=x)y$');
  });
});
