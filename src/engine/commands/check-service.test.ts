import { describe, expect, test } from 'vitest';
import { readSourceFile } from '../yaml/read.ts';
import { checkPortName, checkPortNumber } from './check-names.ts';
import type { ServiceSpec } from './command.ts';
import { plan } from './plan.ts';

const files = new Map([['a.yaml', readSourceFile('a.yaml', '')]]);

function refusalOf(ports: ServiceSpec['ports']): string | null {
  const planned = plan(files, { type: 'service/add', file: 'a.yaml', name: 'web', namespace: null, ports });
  if (planned.ok) return null;
  return planned.error.code === 'invalid' ? `${planned.error.field}: ${planned.error.message}` : planned.error.code;
}

describe('a new Service', () => {
  test('may leave the name of its only port away', () => {
    expect(refusalOf([{ name: null, port: 80 }])).toBeNull();
  });

  test('needs at least one port, and names for several', () => {
    expect(refusalOf([])).toBe('spec.ports: Required value');
    expect(
      refusalOf([
        { name: 'http', port: 80 },
        { name: null, port: 81 },
      ]),
    ).toBe('spec.ports[1].name: Required value');
  });

  test('cannot have a name or a number twice', () => {
    expect(
      refusalOf([
        { name: 'http', port: 80 },
        { name: 'http', port: 81 },
      ]),
    ).toBe('spec.ports[1].name: Duplicate value: "http"');
    expect(
      refusalOf([
        { name: 'http', port: 80 },
        { name: 'web', port: 80 },
      ]),
    ).toBe('spec.ports[1]: Duplicate value: "80"');
  });

  test('stands behind the Ingress it was made with, in its namespace', () => {
    const planned = plan(files, {
      type: 'ingress/add',
      file: 'a.yaml',
      name: 'shop',
      namespace: 'store',
      className: 'nginx',
      rules: [
        { host: null, paths: [{ path: '/', pathType: 'Prefix', backend: { service: 'web', port: { number: 80 } } }] },
      ],
      tls: [{ hosts: ['a.test'], secretName: 'a-tls' }],
      services: [{ name: 'web', ports: [{ name: 'http', port: 80 }] }],
    });
    const insert = planned.ok ? planned.value.edits.get('a.yaml')?.[0]?.insert : undefined;
    expect(insert).toContain('  tls:\n  - hosts:\n    - a.test\n    secretName: a-tls\n  rules:\n');
    expect(
      insert?.endsWith(
        '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: store\nspec:\n  selector:\n    app: web\n  ports:\n  - name: http\n    port: 80\n',
      ),
    ).toBe(true);
  });
});

test('the name of a port is refused for each thing that makes it none, in the words of the API server', () => {
  for (const name of ['http', 'h', 'a-1', '8080-x', 'a'.repeat(15)]) expect(checkPortName(name), name).toEqual([]);
  const hyphen = 'must not begin or end with a hyphen';
  expect(checkPortName('-a')).toEqual([hyphen]);
  expect(checkPortName('a-')).toEqual([hyphen]);
  expect(checkPortName('a--b')).toEqual(['must not contain consecutive hyphens']);
  expect(checkPortName('80')).toEqual(['must contain at least one letter (a-z)']);
  expect(checkPortName('Http')).toEqual(['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']);
  expect(checkPortName('a'.repeat(16))).toEqual(['must be no more than 15 characters']);
});

test('the number of a port is a whole one from 1 to 65535', () => {
  const refused = [0, -1, 65_536, 1.5, Number.NaN, Number.POSITIVE_INFINITY];
  for (const port of refused) expect(checkPortNumber(port), `${port}`).toHaveLength(1);
  for (const port of [1, 80, 65_535]) expect(checkPortNumber(port)).toEqual([]);
});
