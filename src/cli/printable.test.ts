import { describe, expect, test } from 'vitest';
import type { CliIo } from './io.ts';
import { painter, printable, printingTo } from './printable.ts';
import { runCli } from './run-cli.ts';

async function run(argv: readonly string[], files: ReadonlyMap<string, string>): Promise<string> {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  const io: CliIo = {
    kind: async (name) => (files.has(name) ? 'file' : 'none'),
    read: async (name) => files.get(name) ?? '',
    list: async () => [],
    stdin: async () => '',
    out: print,
    err: print,
    progress() {},
    env: { LANG: 'en_US.UTF-8' },
    colour: false,
  };
  await runCli(argv, io);
  return printed;
}

/** A manifest with `evil` wherever people write text. */
function manifest(evil: string, service: string): string {
  const e = (before: string) => JSON.stringify(before + evil);
  return `# route-test: GET http://shop.example.com/a -> ${evil.replace(/\s/g, '')}:80
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${e('shop')}
  annotations: {${e('a')}: ${e('b')}, nginx.ingress.kubernetes.io/rewrite-target: ${e('/')}, nginx.ingress.kubernetes.io/canary: ${e('')}}
spec:
  ingressClassName: ${e('')}
  tls: [{hosts: [${e('t')}], secretName: ${e('s')}}]
  rules:
  - host: ${e('')}
    http:
      paths:
      - {path: ${e('/a')}, pathType: ${e('Prefix')}, backend: {service: {name: ${e(service)}, port: {name: ${e('p')}}}}}
  - http:
      paths:
      - {path: ${e('/b')}, pathType: Prefix, backend: {service: {name: ${e(service)}, port: {number: 80}}}}
      - {path: /a, pathType: Prefix, backend: {resource: {kind: ${e('K')}, name: ${e('n')}}}}
  ${e('field')}: 1
`;
}

const evils = [
  '\nfake.yaml:1:1 all good',
  '\r\nfake.yaml:1:1 all good',
  '\u2028fake.yaml:1:1 all good',
  '\u0085fake.yaml:1:1 all good',
  '\u001b[2J',
  '\u009b2J',
  '\u202efake',
  '\u200f',
  '\u0007\u0008\u007f',
  '\ud83d',
  '::error file=a.yaml::wrong',
  '##[error]wrong',
];

const commands: readonly (readonly string[])[] = [
  ['validate', 'A'],
  ['lint', 'A'],
  ['lint', 'A', '--controller', 'ingress-nginx'],
  ['route', 'A', 'http://shop.example.com/a'],
  ['route', 'A', '--controller', 'ingress-nginx', 'http://shop.example.com/b/'],
  ['test', 'A'],
  ['diff', 'A', 'B'],
  ['diff', 'A', '--controllers', 'ingress-nginx,traefik'],
  ['graph', 'A', '--to', 'mermaid'],
  ['graph', 'A', '--to', 'svg'],
  ['conformance', 'A'],
  ['validate', 'missingEVIL'],
  ['route', 'A', 'httpEVIL://a b'],
  ['evilEVIL', 'A'],
];

describe('what others wrote stays on its line', () => {
  const pairs = commands.flatMap((argv) => evils.map((evil) => [argv, evil] as const));
  test.each(pairs)('%j with %j', async (argv, evil) => {
    const names = new Map([
      ['A', `a${evil}.yaml`],
      ['B', `${evil}b.yaml`],
    ]);
    const files = new Map([
      [names.get('A') ?? '', manifest(evil, 'one')],
      [names.get('B') ?? '', manifest(evil, 'two')],
    ]);
    const printed = await run(
      argv.map((word) => names.get(word) ?? word.replace('EVIL', evil)),
      files,
    );
    expect(printed).not.toBe('');
    expect(printed.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
    );
    if (!argv.includes('svg')) {
      for (const line of printed.split('\n')) expect(line).not.toMatch(/^\s*(?:fake\.yaml|::)|##\[/);
    }
  });

  test('colours are of the painter, never of the text', () => {
    let printed = '';
    const io = { out: (text: string) => (printed += text), err() {} } as unknown as CliIo; // only these are called
    const paint = painter(true);
    printingTo(io).line(paint('bold', 'a\u001b[31m'), '\u001b[31mb');
    expect(printed).toBe('\u001b[1ma\\u001b[31m\u001b[0m\\u001b[31mb\n');
    expect(printable('한글 é 👍 \t')).toBe('한글 é 👍 \\t');
  });
});
