import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readTree } from '../yaml/tree.ts';
import { checkTree } from './check-tree.ts';

const service = { service: { name: 'web', port: { number: 80 } } };
const path = (fields: object) => ({ spec: { rules: [{ http: { paths: [fields] } }] } });
const ingress = (parts: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  ...parts,
});

/** What each button leaves of an object written as JSON, by label; the first of several with one label. */
function fixed(object: unknown, indent: number | undefined): ReadonlyMap<string, unknown> {
  const text = JSON.stringify(object, null, indent);
  const tree = readTree(text);
  const all = tree ? checkTree(tree, text).flatMap(({ fixes }) => fixes ?? []) : [];
  return new Map(all.map(({ label, edits }) => [label, JSON.parse(applyEdits(text, edits))]));
}

const old = { apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'shop' } };
const both = { name: 'web', port: { name: 'http', number: 80 } };
const named = { annotations: { a: 'b', 'kubernetes.io/ingress.class': 'nginx' } };

describe('a fix of a JSON document leaves JSON', () => {
  test.each([
    [
      'a misspelt field',
      'rename-field',
      ingress({ spec: { ingresClassName: 'nginx', defaultBackend: service } }),
      { spec: { ingressClassName: 'nginx' } },
    ],
    [
      'a missing pathType',
      'add-path-type-Prefix',
      ingress(path({ path: '/', backend: service })),
      path({ pathType: 'Prefix', path: '/' }),
    ],
    [
      'an empty pathType',
      'add-path-type-Exact',
      ingress(path({ path: '/', pathType: null, backend: service })),
      path({ pathType: 'Exact' }),
    ],
    ['a missing path', 'add-path', ingress(path({ pathType: 'Prefix', backend: service })), path({ path: '/' })],
    [
      'a number as the name of a port',
      'port-number',
      ingress({ spec: { defaultBackend: { service: { name: 'web', port: { name: '80' } } } } }),
      { spec: { defaultBackend: service } },
    ],
    [
      'an old backend',
      'upgrade-version',
      { ...old, spec: { backend: { serviceName: 'web', servicePort: 'http' } } },
      { spec: { defaultBackend: { service: { name: 'web', port: { name: 'http' } } } } },
    ],
  ])('%s', (_what, label, object, expected) => {
    for (const indent of [undefined, 2]) expect(fixed(object, indent).get(label)).toMatchObject(expected);
  });

  test('one of two ports, the last of its object or not', () => {
    const found = fixed(ingress({ spec: { defaultBackend: { service: both } } }), 2);
    expect(found.get('keep-port-name')).toMatchObject({
      spec: { defaultBackend: { service: { port: { name: 'http' } } } },
    });
    expect(found.get('keep-port-number')).toMatchObject({ spec: { defaultBackend: service } });
  });

  test('a class annotation, the last of its object or the only one', () => {
    for (const annotations of [named.annotations, { 'kubernetes.io/ingress.class': 'nginx' }]) {
      const object = ingress({ metadata: { name: 'shop', annotations }, spec: { defaultBackend: service } });
      expect(fixed(object, 2).get('use-class-field')).toMatchObject({ spec: { ingressClassName: 'nginx' } });
    }
  });
});
