import { parseAllDocuments } from 'yaml';
import { createAnswer, loadNeighbours } from '../src/engine/kubectl/index.ts';
import type { KubernetesObject } from '../src/engine/model/index.ts';
import { checkReferences, checkTree, defaultValidateOptions, updateReferences } from '../src/engine/validate/index.ts';
import { editSourceFile, type ReadOptions, readSourceFile, type SourceFile } from '../src/engine/yaml/index.ts';
import { median, type Row } from './row.ts';

type Check = NonNullable<ReadOptions['check']>;
type Tree = Parameters<Check>[0];

/** An Ingress with its Service, as teams write them; both tell something about each other. */
function manifest(n: number): string {
  const paths = ['/', '/api', '/static', '/healthz'].map(
    (path) => `          - path: ${path}
            pathType: Prefix
            backend:
              service:
                name: service-${n}
                port:
                  number: 80
`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: service-${n}
  namespace: team-${n % 40}
  labels:
    app.kubernetes.io/name: service-${n}
  annotations:
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - service-${n}.example.com
      secretName: service-${n}-tls
  rules:
    - host: service-${n}.example.com
      http:
        paths:
${paths.join('')}---
apiVersion: v1
kind: Service
metadata: {name: service-${n}, namespace: team-${n % 40}}
spec: {ports: [{name: http, port: 80}]}
`;
}

function timeMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function objectsIn({ units }: SourceFile): readonly KubernetesObject[] {
  return units.flatMap(({ objects }) => objects);
}

/** Checking alone, references included, beside reading alone; in turns, so that a busy machine slows both. */
function checkRow(text: string): Row {
  const trees: { readonly root: Tree; readonly text: string }[] = [];
  const file = readSourceFile('bench.yaml', text, {
    check: (root, source) => {
      trees.push({ root, text: source });
      return [];
    },
  });
  const objects = objectsIn(file);
  const check = () => {
    for (const tree of trees) checkTree(tree.root, tree.text);
    checkReferences(objects, 'given');
  };
  const rounds = Array.from({ length: 8 }, () => [timeMs(check), timeMs(() => readSourceFile('b', text))] as const);
  const counted = rounds.slice(1);
  const value = median(counted.map(([ours]) => ours));
  const baseline = median(counted.map(([, reading]) => reading));
  const ratio = value / baseline;
  return {
    name: 'check 1,000 Ingresses and their references',
    value,
    unit: 'ms',
    baseline,
    baselineName: 'reading them',
    ratio,
    target: '≤ 0.3 ×',
    ok: ratio <= 0.3,
  };
}

/** Types a character into the backend of one Ingress: how many documents and how many objects are checked again? */
function editRows(text: string): readonly Row[] {
  let checked = 0;
  const check: Check = (root, source) => {
    checked++;
    return checkTree(root, source);
  };
  const before = readSourceFile('bench.yaml', text, { check });
  const cache = checkReferences(objectsIn(before), 'given');
  const at = text.indexOf('name: service-500\n                port') + 'name: service-500'.length;
  const range = { start: at, end: at };
  checked = 0;
  const after = editSourceFile(before, [{ range, insert: 'x' }], { check });
  const documents = checked;
  const next = updateReferences(cache, objectsIn(after), 'given');
  const again = [...next.entries].filter(([object, entry]) => cache.entries.get(object) !== entry).length;
  const all = before.units.length;
  const row = (name: string, value: number, most: number): Row => ({
    name,
    value,
    unit: 'checked',
    baseline: all,
    baselineName: 'in the file',
    ratio: value / all,
    target: `≤ ${most}`,
    ok: value >= 1 && value <= most,
  });
  return [
    row('documents checked again after one character', documents, 1),
    // The Ingress itself and its Service.
    row('objects whose references are checked again', again, 2),
  ];
}

/** What surrounds an Ingress, each by its own rules. */
function neighbours(n: number): string {
  return `${manifest(n)}---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: service-${n}-x, namespace: team-${n % 40}, labels: {kubernetes.io/service-name: service-${n}}}
addressType: IPv4
ports: [{name: http, port: 8080}]
endpoints: [{addresses: [10.0.${n % 250}.1], conditions: {ready: true}}, {addresses: [10.0.${n % 250}.2]}]
---
apiVersion: v1
kind: Secret
metadata: {name: service-${n}-tls, namespace: team-${n % 40}}
type: kubernetes.io/tls
stringData: {tls.crt: none, tls.key: none}
---
apiVersion: v1
kind: Namespace
metadata: {name: team-${n % 40}}
`;
}

/** Whole files, as `ingraph validate` answers them: our words with places, or kubectl's; beside parsing them alone. */
async function fileRows(): Promise<readonly Row[]> {
  const options = { ...defaultValidateOptions, kinds: (await loadNeighbours()).kinds };
  const files = Array.from({ length: 200 }, (_, n) => neighbours(n));
  const check: Check = (root, text) => checkTree(root, text, options);
  const each = (answer: (text: string) => unknown) => () => {
    for (const text of files) answer(text);
  };
  const ways = [
    ['validate a file', 3, each((text) => readSourceFile('a.yaml', text, { check }))],
    ['validate a file as kubectl prints it', 5, each((text) => createAnswer('a.yaml', text, options))],
  ] as const;
  return ways.map(([name, most, answer]) => {
    const parse = each((text) => parseAllDocuments(text));
    const rounds = Array.from({ length: 8 }, () => [timeMs(answer), timeMs(parse)] as const).slice(1);
    const value = median(rounds.map(([ours]) => ours)) / files.length;
    const baseline = median(rounds.map(([, parsing]) => parsing)) / files.length;
    const ratio = value / baseline;
    const baselineName = 'yaml.parseAllDocuments';
    return { name, value, unit: 'ms', baseline, baselineName, ratio, target: `≤ ${most} ×`, ok: ratio <= most };
  });
}

/** What checking costs beside reading, and what an edit checks again. */
export async function run(): Promise<readonly Row[]> {
  const text = Array.from({ length: 1000 }, (_, n) => manifest(n)).join('---\n');
  return [checkRow(text), ...editRows(text), ...(await fileRows())];
}
