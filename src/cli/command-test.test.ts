import { describe, expect, test } from 'vitest';
import type { CliIo } from './io.ts';
import { junitReport } from './junit.ts';
import { runCli } from './run-cli.ts';

async function run(text: string, ...more: readonly string[]) {
  let out = '';
  let err = '';
  const io: CliIo = {
    kind: async (name) => (name === 'shop.yaml' ? 'file' : 'none'),
    read: async () => text,
    list: async () => [],
    stdin: async () => '',
    out: (part) => {
      out += part;
    },
    err: (part) => {
      err += part;
    },
    progress() {},
    env: { LANG: 'en_US.UTF-8' },
    colour: false,
  };
  const status = await runCli(['test', 'shop.yaml', ...more], io);
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
const good = '# route-test: GET http://shop.example.com/v11 -> frontend:80';

describe('ingraph test', () => {
  test('ends with 0 when every test passes and says which paths no test hits', async () => {
    const { status, out, err } = await run(`${shop}${good}\n`);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(
      'ok   shop.yaml:16:1  GET http://shop.example.com/v11 -> frontend:80  kubernetes (guessed)\n',
    );
    expect(out).toContain('Tests hit 1 of 2 paths.\n  shop.yaml:10  shop.example.com /v1 Prefix\n');
    expect(out.endsWith('1 test: 1 passed, 0 failed\n')).toBe(true);
  });

  test('ends with 1 when one fails, with the answer and the path that gives it', async () => {
    const { status, out } = await run(`${shop}  # route-test: shop.example.com/v1/x -> frontend:80\n`);
    expect(status).toBe(1);
    expect(out).toContain('FAIL shop.yaml:16:3  shop.example.com/v1/x -> frontend:80');
    expect(out).toContain('got default/backend:80  by /v1, shop.yaml:10\n');
    expect(out).toContain('1 test: 0 passed, 1 failed');
  });

  test('asks every controller that a test names; the test passes when all agree', async () => {
    const text = `${shop}${good} @ kubernetes,traefik\n`;
    const { status, out } = await run(text, '--json');
    expect(status).toBe(1);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'test', file: 'shop.yaml', line: 16, column: 1, controller: 'kubernetes', guessed: false, passed: true },
      {
        type: 'test',
        controller: 'traefik',
        passed: false,
        expect: 'frontend:80',
        answer: { kind: 'backend', service: 'default/backend', port: 80 },
        path: 'shop.yaml:10',
      },
      { type: 'summary', tests: 1, passed: 0, failed: 1, unreadable: 0, paths: 2, hit: 2, missed: [] },
    ]);
  });

  test('--controller answers for tests that name nobody', async () => {
    expect((await run(`${shop}${good}\n`, '--controller', 'traefik')).status).toBe(1);
    expect((await run(`${shop}${good} @ kubernetes\n`, '--controller', 'traefik')).status).toBe(0);
  });

  test('a line that starts like a test and cannot be read is an error with its place, and exit status 2', async () => {
    const { status, out, err } = await run(`${shop}${good}\n  # route-test: shop.example.com/ -> Web\n`);
    expect(status).toBe(2);
    expect(err).toMatch(/^shop\.yaml:17:38 .*`?Web`?/);
    expect(out).toContain('1 test: 1 passed, 0 failed, 1 cannot be read');
    const json = await run(`${shop}# route-test: x\n`, '--json');
    expect(json.status).toBe(2);
    expect(JSON.parse(json.out.split('\n')[0] ?? '')).toMatchObject({
      type: 'error',
      line: 16,
      column: 1,
      code: 'route-test/unreadable',
      params: { reason: 'no-arrow' },
    });
  });

  test('a broken document is told and ends with 2', async () => {
    const { status, err } = await run(`a: [\n${good}\n`);
    expect(status).toBe(2);
    expect(err).toMatch(/^shop\.yaml:\d+:\d+ /);
  });

  test('says that there is no test', async () => {
    const { status, err } = await run(shop);
    expect([status, err]).toEqual([0, 'no comment # route-test: in these files\n']);
  });

  test('finds tests in a file of comments only, and fails them when nobody answers', async () => {
    const { status, out } = await run(`${good}\n`);
    expect(status).toBe(1);
    expect(out).toContain('got nobody answers');
  });

  test('writes JUnit: a suite per file, a failure and an error with their places', async () => {
    const text = `${shop}${good}\n# route-test: shop.example.com/v1 -> a<b\n# route-test: shop.example.com/v1 -> web\n`;
    const { status, out } = await run(text, '--junit');
    expect(status).toBe(2);
    expect(out).toContain('<testsuites name="ingraph" tests="3" failures="1" errors="1">');
    expect(out).toContain('<testsuite name="shop.yaml" tests="3" failures="1" errors="1">');
    expect(out).toContain(
      '<testcase name="GET http://shop.example.com/v11 -&gt; frontend:80" classname="kubernetes" file="shop.yaml" line="16"/>',
    );
    expect(out).toContain('<failure message="got: default/backend:80">shop.yaml:18 got: default/backend:80</failure>');
    expect(out).toMatch(/<error message="a&lt;b is not a Service/);
    expect(await run(text, '--junit', '--json')).toMatchObject({ status: 2, out: '' });
  });
});

describe('junitReport', () => {
  test('escapes what XML does not take', () => {
    const problem = { kind: 'failure', message: 'a\u0000"<\n&' } as const;
    const report = junitReport([{ file: 'a', line: 1, name: '한', group: 'g', problem }]);
    expect(report).toContain('message="a\ufffd&quot;&lt;&#10;&amp;"');
    expect(report).toContain('name="한"');
  });
});
