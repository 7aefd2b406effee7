import { parseAllDocuments } from 'yaml';
import { applyEdits, type TextEdit } from '../src/engine/text/index.ts';
import { editSourceFile, readSourceFile, type SourceFile } from '../src/engine/yaml/index.ts';
import { median, type Row } from './row.ts';

/** An Ingress of about 1.1 KB with four paths, as teams write them. */
function manifest(n: number): string {
  const app = `service-${n}`;
  const paths = ['/', '/api', '/static', '/healthz'].map(
    (path, i) => `          - path: ${path}
            pathType: ${i === 3 ? 'Exact' : 'Prefix'}
            backend:
              service:
                name: ${app}-${i}
                port:
                  number: ${8080 + i}
`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${app}
  namespace: team-${n % 40}
  labels:
    app.kubernetes.io/name: ${app}
  annotations:
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
    nginx.ingress.kubernetes.io/proxy-body-size: 8m
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - ${app}.example.com
      secretName: ${app}-tls
  rules:
    - host: ${app}.example.com
      http:
        paths:
${paths.join('')}`;
}

function manifests(count: number): string {
  return Array.from({ length: count }, (_, n) => manifest(n)).join('---\n');
}

function timeMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Runs two candidates in turns, so that a busy machine slows both; the first round warms up and does not count. */
function medians(rounds: number, ours: () => unknown, theirs: () => unknown): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i <= rounds; i++) {
    const pair = [timeMs(ours), timeMs(theirs)] as const;
    if (i === 0) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  return [median(times[0]), median(times[1])];
}

/** Types one character into a host in the middle of the file, again and again. */
function medianEditMs(file: SourceFile, rounds: number): number {
  const times: number[] = [];
  let current = file;
  for (let i = 0; i <= rounds; i++) {
    const at = current.text.indexOf('host: ', Math.floor(current.text.length * (0.2 + (0.6 * i) / rounds))) + 6;
    const edits: readonly TextEdit[] = [{ range: { start: at, end: at }, insert: 'x' }];
    const before = current;
    times.push(
      timeMs(() => {
        current = editSourceFile(before, edits);
      }),
    );
    if (current.text !== applyEdits(before.text, edits)) throw new Error('the edit went wrong');
  }
  return median(times.slice(1));
}

function row(
  name: string,
  figures: Pick<Row, 'value' | 'unit' | 'baseline' | 'baselineName' | 'ratio'>,
  target: string,
  ok: boolean,
): Row {
  return { name, ...figures, target, ok };
}

function readRow(text: string): { readonly row: Row; readonly baseline: number } {
  const [value, baseline] = medians(
    7,
    () => readSourceFile('bench.yaml', text),
    () => parseAllDocuments(text),
  );
  const ratio = value / baseline;
  const figures = { value, unit: 'ms', baseline, baselineName: 'yaml.parseAllDocuments', ratio };
  return { row: row('read 1,000 Ingress documents', figures, '≤ 1.3 ×', ratio <= 1.3), baseline };
}

function editRow(name: string, text: string, baseline: number, least: number): Row {
  const value = medianEditMs(readSourceFile('bench.yaml', text), 60);
  const ratio = baseline / value;
  const figures = { value, unit: 'ms', baseline, baselineName: 'yaml.parseAllDocuments', ratio };
  return row(name, figures, `≥ ${least} × faster`, ratio >= least);
}

/** Bytes in use after everything unused is gone. Needs `--expose-gc`; NaN without. */
function usedBytes(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  return globalThis.gc ? process.memoryUsage().heapUsed : Number.NaN;
}

/** What a file keeps in memory, its text included: one byte per character, as it has only ASCII. */
function memoryRow(count: number): Row {
  const text = Buffer.from(manifests(count)).toString('latin1');
  const before = usedBytes();
  const file = readSourceFile('bench.yaml', text);
  const value = usedBytes() - before + file.text.length;
  const ratio = value / text.length;
  const figures = { value: value / 1e6, unit: 'MB', baseline: text.length / 1e6, baselineName: 'the text', ratio };
  return row(`memory retained for ${count} documents`, figures, '≤ 5 ×', ratio <= 5);
}

/** Reading a file, re-reading it after a keystroke, and what stays in memory. */
export async function run(): Promise<readonly Row[]> {
  const thousand = manifests(1000);
  const tenThousand = manifests(10_000);
  const { row: read, baseline } = readRow(thousand);
  const baseline10k = median([1, 2, 3].map(() => timeMs(() => parseAllDocuments(tenThousand))));
  return [
    read,
    editRow('one character in 1,000 documents', thousand, baseline, 50),
    editRow('one character in 10,000 documents', tenThousand, baseline10k, 200),
    memoryRow(2000),
  ];
}
