import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeObject, findObjects } from './decode.ts';
import { readSourceFile } from './read.ts';
import { parseTree } from './tree.ts';

const seeds = [
  `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations: {a: "1", b: on}
spec:
  defaultBackend: &b
    service: {name: s, port: {number: 80}}
  tls: [{hosts: [a.b], secretName: x}]
  rules:
  - host: '*.shop'
    http:
      paths:
      - {path: /, pathType: Prefix, backend: *b}
      - <<: *b
        path: |
          /x
`,
  '{"apiVersion": "v1", "kind": "List", "items": [{"kind": "Service", "spec": {"ports": [{"port": 1}]}}]}\n',
  'apiVersion: v1\nitems:\n- kind: Secret\n  data: {a: b}\nkind: List\n---\n# x\n--- !!map\n? a\n: - b\n',
];

const junk = fc.constantFrom(
  ...['[', ']', '{', '}', ':', ': ', '- ', '? ', '&a ', '*a', '!!int ', '"', "'", '|', '>', '\t', '\n', '\r', '\n  '],
  ...[
    '#',
    ' #',
    '---\n',
    '...\n',
    '%',
    '@',
    '`',
    ',',
    '<<: ',
    '\\',
    '\u0000',
    '\uFEFF',
    '{{',
    '}}',
    'null',
    '~',
    '0x',
    '😀',
  ],
);

const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(500), fc.nat(6), fc.oneof(junk, fc.string({ maxLength: 4 }))), { maxLength: 8 }),
  )
  .map(([seed, changes]) =>
    changes.reduce((text, [at, cut, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + cut);
    }, seed),
  );

describe('reading anything', () => {
  test('never throws, keeps every byte and points into the text', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const file = readSourceFile('a', text);
        expect(file.units.map((unit) => unit.text).join('')).toBe(text);
        for (const unit of file.units) {
          for (const { range } of [...unit.diagnostics, ...unit.objects]) {
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(unit.text.length);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  test('a plain scalar stands where its range says', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { root } = parseTree(text);
        const visit = (node: NonNullable<typeof root>): void => {
          if (node.kind === 'map') for (const { value } of node.entries) visit(value);
          else if (node.kind === 'seq') node.items.forEach(visit);
          else if (
            node.style === 'plain' &&
            !/[\r\n]/.test(text.slice(node.range.start, node.range.end)) &&
            node.source !== ''
          ) {
            expect(text.slice(node.range.start, node.range.end)).toBe(node.source);
          }
        };
        if (root) visit(root);
      }),
      { numRuns: 300 },
    );
  });
});

const kinds = [
  'networking.k8s.io/v1 Ingress',
  'networking.k8s.io/v1beta1 Ingress',
  'extensions/v1beta1 Ingress',
  'networking.k8s.io/v1 IngressClass',
  'v1 Service',
  'v1 Endpoints',
  'v1 Secret',
  'v1 ConfigMap',
  'v1 Pod',
  'apps/v1 Deployment',
  'batch/v1 CronJob',
  'discovery.k8s.io/v1 EndpointSlice',
  'v1 List',
];
const fields = [
  ...['metadata', 'spec', 'rules', 'http', 'paths', 'path', 'pathType', 'backend', 'service', 'port', 'name', 'number'],
  ...['host', 'tls', 'hosts', 'annotations', 'labels', 'defaultBackend', 'resource', 'ports', 'selector', 'subsets'],
  ...[
    'endpoints',
    'addresses',
    'conditions',
    'ready',
    'data',
    'template',
    'containers',
    'items',
    'servicePort',
    'kind',
  ],
];
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(null, '', 'x', 0, -1, 1.5, true, 1e30),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom(...fields), tie('value'), { maxKeys: 5 }),
}));

describe('fields of any type', () => {
  test('never throw and the object is still there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.dictionary(fc.constantFrom(...fields), anyValue), (name, body) => {
        const [apiVersion, kind] = name.split(' ');
        const { root } = parseTree(JSON.stringify({ ...body, apiVersion, kind }));
        expect(root?.kind).toBe('map');
        const objects = root ? findObjects(root).map(decodeObject) : [];
        if (!('items' in body)) expect(objects).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });
});
