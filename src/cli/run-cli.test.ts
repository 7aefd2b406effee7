import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CliIo } from './io.ts';
import { runCli } from './run-cli.ts';

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line over files that exist only here; a trailing slash makes a folder. */
async function run(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  more: { readonly stdin?: string; readonly lang?: string } = {},
): Promise<Run> {
  let out = '';
  let err = '';
  const names = Object.keys(files).map((name) => path.normalize(name));
  const io: CliIo = {
    async kind(name) {
      const wanted = path.normalize(name);
      if (names.includes(wanted)) return 'file';
      return names.some((known) => known.startsWith(`${wanted}/`)) ? 'folder' : 'none';
    },
    async read(name) {
      const text = files[path.normalize(name)];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    async list(name) {
      const prefix = `${path.normalize(name)}/`;
      const below = names.filter((known) => known.startsWith(prefix));
      return [...new Set(below.map((known) => known.slice(prefix.length).split('/')[0] ?? ''))].sort();
    },
    stdin: async () => more.stdin ?? '',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress() {},
    env: { LANG: more.lang ?? 'en_US.UTF-8' },
    colour: false,
  };
  const status = await runCli(argv, io);
  return { status, out, err };
}

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /v1
        pathType: Prefix
        backend: {service: {name: backend, port: {number: 80}}}
      - path: /
        pathType: Prefix
        backend: {service: {name: frontend, port: {number: 80}}}
`;

describe('ingraph route', () => {
  test('prints where the request goes, the candidates and how sure it is', async () => {
    const { status, out, err } = await run(
      ['route', 'shop.yaml', '--controller', 'kubernetes', 'https://shop.example.com/v11'],
      {
        'shop.yaml': shop,
      },
    );
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('GET https://shop.example.com/v11\n  -> default/frontend:80  /v11\n');
    expect(out).toMatch(/Prefix \/v1 {2}does not match, .*shop\.yaml:10/);
    expect(out).toMatch(/Prefix \/ {2}wins.*shop\.yaml:13/);
  });

  test('names its guess when no controller is named', async () => {
    const { err } = await run(['route', 'shop.yaml', 'shop.example.com/'], { 'shop.yaml': shop });
    expect(err).toContain('Ingresses without a class: answered as kubernetes (a guess');
  });

  test('speaks Korean with --lang and with LANG', async () => {
    const files = { 'shop.yaml': shop };
    const asked = await run(['route', 'shop.yaml', '--lang', 'ko', 'http://SHOP.example.com/'], files);
    const system = await run(['route', 'shop.yaml', 'http://SHOP.example.com/'], files, { lang: 'ko_KR.UTF-8' });
    expect(asked.out).toContain('호스트');
    expect(system.out).toBe(asked.out);
  });

  test('--json prints one object per request with outcome and trace', async () => {
    const { out } = await run(['route', 'shop.yaml', '--json', 'shop.example.com/v1', 'shop.example.com/x'], {
      'shop.yaml': shop,
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    expect(lines.map(({ answer }) => answer)).toEqual([
      { kind: 'backend', service: 'default/backend', port: 80, upstreamTarget: '/v1' },
      { kind: 'backend', service: 'default/frontend', port: 80, upstreamTarget: '/x' },
    ]);
    expect(lines[0]).toMatchObject({ controller: 'kubernetes', request: { host: 'shop.example.com' } });
    expect(Array.isArray(lines[0]?.['trace'])).toBe(true);
  });

  test('takes -H, several requests, a request file with comments and curl lines', async () => {
    const list = "# mine\n\nGET /v1\ncurl -I \\\n  -H 'Host: shop.example.com' http://10.0.0.1/v1/x\n";
    const { status, out } = await run(
      ['route', 'shop.yaml', '--json', '-H', 'Host: shop.example.com', '--requests', 'list.txt', '/'],
      {
        'shop.yaml': shop,
        'list.txt': list,
      },
    );
    expect(status).toBe(0);
    const requests = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).request);
    expect(requests.map(({ method, rawPath }) => `${method} ${rawPath}`)).toEqual(['GET /', 'GET /v1', 'HEAD /v1/x']);
  });

  test('reads folders without node_modules and dot-folders, and standard input', async () => {
    const other = shop.replaceAll('frontend', 'other');
    const folder = await run(['route', 'all', '--json', 'shop.example.com/x'], {
      'all/deep/shop.yaml': shop,
      'all/node_modules/x.yaml': other,
      'all/.git/x.yaml': other,
      'all/notes.txt': 'no: [yaml',
    });
    expect(folder.out).toContain('default/frontend');
    expect(folder.status).toBe(0);
    const piped = await run(['route', '-', '--json', 'shop.example.com/x'], {}, { stdin: other });
    expect(piped.out).toContain('default/other');
  });

  test('--services given makes missing Services count', async () => {
    const { out } = await run(['route', 'shop.yaml', '--services', 'given', '--json', 'shop.example.com/x'], {
      'shop.yaml': shop,
    });
    expect(JSON.parse(out).answer).toEqual({ kind: 'status', status: 503 });
  });

  test('a document that cannot be read is named with its place and makes the status 2', async () => {
    const { status, out, err } = await run(['route', 'shop.yaml', '--json', 'shop.example.com/x'], {
      'shop.yaml': `${shop}---\na: [b\n`,
    });
    expect(status).toBe(2);
    expect(err).toMatch(/^shop\.yaml:\d+:\d+ /);
    expect(out).toContain('default/frontend');
  });
});

describe('wrong usage ends with status 2 and one line', () => {
  const files = { 'shop.yaml': shop, 'list.txt': '/x\nftp://a/\n' };
  test.each<[readonly string[], string]>([
    [['bogus'], 'unknown command "bogus"'],
    [['convert', 'a'], 'not available yet'],
    [['route', '--bogus', 'shop.yaml', 'a.com'], '--bogus'],
    [['route', 'shop.yaml'], 'no request given'],
    [['route', 'http://a.com/'], 'no file given'],
    [['route', 'nope.yaml', 'http://a.com/'], 'nope.yaml: no such file or folder'],
    [['route', 'shop.yaml', 'http://a.com:x/'], '(bad-port)'],
    [['route', 'shop.yaml', '--requests', 'list.txt', '-H', 'Host: a'], 'list.txt:2:1'],
    [['route', 'shop.yaml', 'a.com', '--controller', 'nope'], '--controller nope: not one of kubernetes'],
    [['route', 'shop.yaml', 'a.com', '--services', 'some'], '--services some'],
    [['route', 'shop.yaml', 'a.com', '--controller', 'kubernetes', '--option', 'x=1'], '--option x'],
    [['route', 'shop.yaml', 'a.com', '--class', 'x'], 'no Ingress of class "x"'],
    [['route', 'shop.yaml', 'a.com', '--lang', 'xx'], '--lang xx'],
    [['graph', 'shop.yaml', '--to', 'png'], '--to png'],
    [['conformance'], 'no fixture file given'],
    [['conformance', 'shop.yaml'], 'shop.yaml:1:1'],
    [['validate'], 'no file given'],
  ])('%j', async (argv, message) => {
    const { status, out, err } = await run(argv, files);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('no command at all shows the usage; --help shows it with status 0', async () => {
    expect(await run([])).toMatchObject({ status: 2, out: '' });
    expect(await run(['--help'])).toMatchObject({ status: 0, err: '' });
  });
});

describe('ingraph conformance', () => {
  const vectors = readFileSync(new URL('../engine/testing/vectors/kubernetes.jsonl', import.meta.url), 'utf8');

  test('passes all vectors of the specification and counts them in the last line', async () => {
    const { status, out } = await run(['conformance', 'k.jsonl'], { 'k.jsonl': vectors });
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toEqual(['kubernetes: 85 passed, 0 failed', '85 passed, 0 failed']);
  });

  test('names what fails with what was expected and what came', async () => {
    const planted = vectors.split('\n')[1]?.replace('"default/exact-foo"', '"default/planted"') ?? '';
    const { status, out } = await run(['conformance', 'k.jsonl'], { 'k.jsonl': planted });
    expect(status).toBe(1);
    expect(out).toContain('FAIL kubernetes/docs-path-02#docs-path-02\n');
    expect(out).toMatch(/expected .*default\/planted/);
    expect(out).toMatch(/got .*default\/exact-foo/);
    expect(out.endsWith('0 passed, 1 failed\n')).toBe(true);
  });

  test('counts fixtures of an unknown profile as skipped, never as passed', async () => {
    const unknown = vectors.split('\n')[1]?.replace('"profile":"kubernetes"', '"profile":"nobody"') ?? '';
    const { status, out } = await run(['conformance', 'k.jsonl'], { 'k.jsonl': unknown });
    expect(status).toBe(0);
    expect(out).toContain('nobody: 0 passed, 0 failed, 1 skipped');
    expect(out.endsWith('0 passed, 0 failed\n')).toBe(true);
  });

  test('runs validation fixtures too', async () => {
    const validation = readFileSync(new URL('../engine/testing/vectors/validation.jsonl', import.meta.url), 'utf8');
    const { status, out } = await run(['conformance', 'v.jsonl'], { 'v.jsonl': validation });
    expect(out).toContain('validation: 202 passed, 0 failed');
    expect(status).toBe(0);
    const reading = readFileSync(new URL('../engine/testing/vectors/kubectl-read.jsonl', import.meta.url), 'utf8');
    const read = await run(['conformance', 'r.jsonl'], { 'r.jsonl': reading });
    expect([read.status, read.out.trim().split('\n').at(-1)]).toEqual([0, '123 passed, 0 failed']);
  });
});

describe('ingraph validate and graph', () => {
  test('validate prints FILE:LINE:COL and ends with 1 when something is wrong', async () => {
    const { status, out } = await run(['validate', 'bad.yaml'], { 'bad.yaml': 'a: 1\nb: [c\n' });
    expect(status).toBe(1);
    expect(out).toMatch(/^bad\.yaml:\d+:\d+ \S/);
  });

  const refused = shop.replace('pathType: Prefix', 'pathType: prefix').replace('spec:', 'spec:\n  foo: 1');

  test('validate says what the API server says, in its words and at the place', async () => {
    const { status, out } = await run(['validate', 'shop.yaml'], { 'shop.yaml': refused });
    expect(status).toBe(1);
    expect(out.trim().split('\n')).toEqual([
      'shop.yaml:6:3 unknown field "spec.foo"',
      'shop.yaml:12:19 spec.rules[0].http.paths[0].pathType: Unsupported value: "prefix": supported values: "Exact", "ImplementationSpecific", "Prefix"',
    ]);
    const lenient = await run(['validate', '--lenient', 'shop.yaml'], { 'shop.yaml': refused });
    expect(lenient.out).toContain('shop.yaml:6:3 warning: unknown field "spec.foo"');
    for (const kube of ['x', '1.33', '1.38', '1.034', '2.35', '']) {
      const { status, err } = await run(['validate', `--kube=${kube}`, 'shop.yaml'], { 'shop.yaml': shop });
      expect([status, err]).toEqual([
        2,
        expect.stringContaining(`--kube ${kube}: the rules of 1.34 to 1.37 are known`),
      ]);
    }
    for (const kube of ['1.34', '1.37'])
      expect(await run(['validate', '--kube', kube, 'shop.yaml'], { 'shop.yaml': shop })).toMatchObject({ status: 0 });
  });

  test('what depends on the cluster is said to: a warning for us, a refusal where kubectl is asked', async () => {
    const service = `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 80}]}\n`;
    const words =
      'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767';
    expect(await run(['validate', 'a.yaml'], { 'a.yaml': service })).toEqual({
      status: 0,
      out: `a.yaml:4:53 warning: This depends on the cluster: the usual range of node ports is 30000 to 32767. API server: ${words}\n`,
      err: '',
    });
    expect(await run(['validate', '--output', 'kubectl', 'a.yaml'], { 'a.yaml': service })).toEqual({
      status: 1,
      out: '',
      err: `The Service "a" is invalid: ${words}\n`,
    });
    // What every cluster refuses stays an error, also behind the other.
    const both = await run(['validate', 'a.yaml'], { 'a.yaml': service.replace('port: 80,', 'port: 0,') });
    expect([both.status, both.out.split('\n').length]).toEqual([1, 4]);
  });

  test.each([
    ['kind: ingress', '2:7', 'no kind "ingress" is registered for version "networking.k8s.io/v1"'],
    ['kind: Ingres', '2:7', 'no matches for kind "Ingres" in version "networking.k8s.io/v1"'],
    ['kind: INGRESS', '2:7', 'no matches for kind "INGRESS" in version "networking.k8s.io/v1"'],
    ['kind: ""', '2:7', "Object 'Kind' is missing"],
    ['kind: Ingress\nitems: []', '3:1', 'no objects passed to create'],
  ])('what kubectl cannot send is told at its place: %s', async (kind, place, words) => {
    const text = shop.replace('kind: Ingress', kind);
    const { status, out } = await run(['validate', 'a.yaml'], { 'a.yaml': text });
    expect([status, out.slice(0, `a.yaml:${place} `.length)]).toEqual([1, `a.yaml:${place} `]);
    expect(out).toContain(words);
    expect((await run(['validate', '--output', 'kubectl', 'a.yaml'], { 'a.yaml': text })).status).toBe(1);
  });

  test('a kind of a group nobody knows is not judged, an empty List loses nothing', async () => {
    const other = 'apiVersion: example.com/v1\nkind: ingress\nmetadata: {name: a}\n';
    expect(await run(['validate', 'a.yaml'], { 'a.yaml': other })).toEqual({ status: 0, out: '', err: '' });
    const list = await run(['validate', 'a.yaml'], { 'a.yaml': 'apiVersion: v1\nkind: List\nitems: []\n' });
    expect(list).toMatchObject({
      status: 0,
      out: 'a.yaml:3:1 warning: no objects passed to create\n',
    });
  });

  test('validate says nothing of a good manifest and ends with 0', async () => {
    expect(await run(['validate', 'shop.yaml'], { 'shop.yaml': shop })).toEqual({ status: 0, out: '', err: '' });
  });

  test('validate writes a SARIF log whose places and fixes fit the text', async () => {
    const text = `# one\n---\n${refused}`;
    const { status, out } = await run(['validate', '--output', 'sarif', 'shop.yaml'], { 'shop.yaml': text });
    expect(status).toBe(1);
    const log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results }] = log.runs;
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      const { startLine, startColumn } = result.locations[0].physicalLocation.region;
      expect(text.split('\n')[startLine - 1]?.length).toBeGreaterThanOrEqual(startColumn - 1);
    }
    const fixed = results.flatMap((result: { fixes?: unknown[] }) => result.fixes ?? []);
    for (const { artifactChanges } of fixed) {
      for (const { deletedRegion } of artifactChanges[0].replacements) {
        expect(deletedRegion.charOffset + deletedRegion.charLength).toBeLessThanOrEqual(text.length);
      }
    }
    const none = await run(['validate', '--output', 'sarif', 'shop.yaml'], { 'shop.yaml': shop });
    expect(JSON.parse(none.out).runs[0].results).toEqual([]);
    expect(await run(['lint', '--output', 'xml', 'shop.yaml'], { 'shop.yaml': shop })).toMatchObject({ status: 2 });
  });

  test('lint adds what other objects of the workspace prove', async () => {
    const service = '---\napiVersion: v1\nkind: Service\nmetadata: {name: backend}\nspec: {ports: [{port: 80}]}\n';
    const files = { 'shop.yaml': shop + service };
    expect((await run(['validate', 'shop.yaml'], files)).out).toBe('');
    const { status, out } = await run(['lint', '--json', 'shop.yaml'], files);
    expect(status).toBe(1);
    expect(out).toContain('"code":"ref/service-missing"');
    expect(out).toContain('frontend');
  });

  test('graph draws it as SVG in the asked language', async () => {
    const { status, out } = await run(['graph', 'shop.yaml', '--to', 'svg', '--lang', 'ko'], { 'shop.yaml': shop });
    expect(status).toBe(0);
    expect(out).toMatch(/^<svg[\s\S]*<\/svg>\n$/);
    expect(out).toContain('shop.example.com');
    expect(out).toMatch(/[가-힣]/);
  });

  test('graph draws it as a Mermaid flowchart', async () => {
    const { status, out } = await run(['graph', 'shop.yaml', '--to', 'mermaid'], { 'shop.yaml': shop });
    expect(status).toBe(0);
    expect(out).toMatch(/^flowchart LR\n {2}n1\{\{/);
    expect(out).toContain('["shop.example.com"]');
  });

  test('graph prints the routing graph as JSON', async () => {
    const { status, out } = await run(['graph', 'shop.yaml', '--to', 'json'], { 'shop.yaml': shop });
    expect(status).toBe(0);
    const graph = JSON.parse(out);
    expect(graph.hosts.map(({ host }: { host: string }) => host)).toEqual(['shop.example.com']);
    expect(graph.paths).toHaveLength(2);
  });
});

describe('diff', () => {
  const ingress = (v1: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: web
  rules:
  - host: shop.example.com
    http:
      paths:
      - { path: /v1, pathType: Prefix, backend: { service: { name: ${v1}, port: { number: 80 } } } }
      - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
`;

  test('two controllers: the shortest request of each kind, its line, and exit status 1', async () => {
    const { status, out, err } = await run(['diff', 'a.yaml', '--controllers', 'kubernetes,traefik'], {
      'a.yaml': ingress('v1'),
    });
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(out).toContain('GET http://shop.example.com/v1x');
    expect(out).toContain('a.yaml:10');
    expect(out).toMatch(/kubernetes {2}.*web:80/);
    expect(out).toMatch(/traefik {5}.*v1:80/);
  });

  test('a controller beside itself and a version beside itself differ nowhere: exit status 0', async () => {
    const files = { 'a.yaml': ingress('v1'), 'b.yaml': `# moved\n${ingress('v1')}` };
    const same = await run(['diff', 'a.yaml', '--controllers', 'traefik,traefik'], files);
    expect([same.status, same.out]).toEqual([0, expect.stringContaining('No difference')]);
    const moved = await run(['diff', 'a.yaml', 'b.yaml', '--controller', 'ingress-nginx', '--json'], files);
    expect([moved.status, moved.out, moved.err]).toEqual([0, '', '']);
  });

  test('two versions as JSON lines: before and after by file, with the place in the newer one', async () => {
    const files = { 'a.yaml': ingress('v1'), 'b.yaml': ingress('v2') };
    const { status, out } = await run(['diff', 'a.yaml', 'b.yaml', '--controller', 'kubernetes', '--json'], files);
    expect(status).toBe(1);
    const [line = ''] = out.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      difference: 'service',
      request: { host: 'shop.example.com', rawPath: '/v1' },
      place: 'b.yaml:10',
      a: { name: 'a.yaml', answer: { service: 'default/v1' } },
      b: { name: 'b.yaml', answer: { service: 'default/v2' } },
    });
  });

  test('wrong usage is said: one file, one controller, both flags', async () => {
    const files = { 'a.yaml': ingress('v1') };
    for (const argv of [
      ['diff', 'a.yaml'],
      ['diff', 'a.yaml', '--controllers', 'traefik'],
      ['diff', 'a.yaml', '--controllers', 'traefik,nobody'],
      ['diff', 'a.yaml', '--controllers', 'traefik,kubernetes', '--controller', 'traefik'],
    ]) {
      const { status, err } = await run(argv, files);
      expect(status, argv.join(' ')).toBe(2);
      expect(err).toMatch(/^ingraph diff: /);
    }
  });
});
