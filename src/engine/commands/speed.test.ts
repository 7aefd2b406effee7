import { expect, test } from 'vitest';
import { openUnit } from '../yaml/edit-source.ts';
import { readSourceFile } from '../yaml/read.ts';
import { plan } from './plan.ts';

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

function median(run: () => void): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[7] ?? 0;
}

test('planning an edit among 100 paths costs little more than parsing the document', () => {
  const files = new Map([['a.yaml', readSourceFile('a.yaml', text)]]);
  const file = files.get('a.yaml');
  const object = { file: 'a.yaml', document: 0, item: 0 };
  const at = { object, rule: 0, path: 50 };
  const edit = (): void => {
    plan(files, { type: 'path/set-path', at, path: '/other' });
    plan(files, { type: 'path/move', at, to: { object, rule: 0 }, index: 3 });
  };
  const parse = (): void => {
    if (file) openUnit(file, 0);
    if (file) openUnit(file, 0);
  };
  for (let warm = 0; warm < 15; warm++) edit();
  const ratio = median(edit) / median(parse);
  if (process.env['SHOW']) console.log('two plans', median(edit), 'ms, two parses', median(parse), 'ms');
  expect(ratio).toBeLessThan(2);
});
