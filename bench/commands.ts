import { parseDocument } from 'yaml';
import type { Command } from '../src/engine/commands/index.ts';
import { plan } from '../src/engine/commands/plan.ts';
import { readSourceFile } from '../src/engine/yaml/index.ts';
import { median, type Row } from './row.ts';

const paths = Array.from(
  { length: 100 },
  (_, index) => `      # path ${index}
      - path: /p${index}
        pathType: Prefix
        backend:
          service:
            name: s${index}
            port:
              number: 80
`,
);
const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: big
spec:
  rules:
  - host: a.test
    http:
      paths:
${paths.join('')}`;

function timeMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Planning an edit parses the touched document and adds little to that: both in turns, so that a busy machine slows both. */
export async function run(): Promise<readonly Row[]> {
  const files = new Map([['a.yaml', readSourceFile('a.yaml', text)]]);
  const object = { file: 'a.yaml', document: 0, item: 0 };
  const at = { object, rule: 0, path: 50 };
  const commands: readonly Command[] = [
    { type: 'path/set-path', at, path: '/other' },
    { type: 'path/move', at, to: { object, rule: 0 }, index: 3 },
  ];
  const edit = () => {
    for (const command of commands) if (!plan(files, command).ok) throw new Error(`${command.type} was refused`);
  };
  const parse = () => {
    for (const _ of commands) parseDocument(text, { keepSourceTokens: true });
  };
  for (let warm = 0; warm < 15; warm++) {
    edit();
    parse();
  }
  const rounds = Array.from({ length: 25 }, () => [timeMs(edit), timeMs(parse)] as const);
  const value = median(rounds.map(([ours]) => ours));
  const baseline = median(rounds.map(([, theirs]) => theirs));
  const ratio = value / baseline;
  return [
    {
      name: 'two edits planned among 100 paths',
      value,
      unit: 'ms',
      baseline,
      baselineName: 'parsing the document twice',
      ratio,
      target: '≤ 2 ×',
      ok: ratio <= 2,
    },
  ];
}
