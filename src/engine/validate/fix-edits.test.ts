import { expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readTree } from '../yaml/tree.ts';
import { checkTree } from './check-tree.ts';

test('a renamed field of a JSON document keeps its quotes', () => {
  const text = JSON.stringify(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop' },
      spec: { ingresClassName: 'nginx', defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    },
    null,
    2,
  );
  const tree = readTree(text);
  const [problem] = tree ? checkTree(tree, text) : [];
  const after = applyEdits(text, problem?.fixes?.[0]?.edits ?? []);
  expect(JSON.parse(after)).toMatchObject({ spec: { ingressClassName: 'nginx' } });
});
