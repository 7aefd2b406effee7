import { describe, expect, test } from 'vitest';
import { parsePort, serviceBackend } from '../../engine/gestures/index.ts';
import { typeExamples } from '../inspector/type-examples.ts';
import { portChoices, serviceChoices } from './specs.ts';

const services = [
  {
    namespace: 'shop',
    name: 'api',
    ports: [
      { name: 'http', port: 80 },
      { name: null, port: 9090 },
    ],
  },
  { namespace: 'shop', name: 'web', ports: [{ name: null, port: 8080 }] },
  { namespace: 'other', name: 'api', ports: [] },
];

describe('a backend as typed', () => {
  test('has a number when the port is digits, else a name', () => {
    expect(parsePort(' 80 ')).toEqual({ number: 80 });
    expect(parsePort('http')).toEqual({ name: 'http' });
    expect(serviceBackend(' api ', '80')).toEqual({ service: 'api', port: { number: 80 } });
  });

  test('is offered the Services and ports of its own namespace', () => {
    expect(serviceChoices(services, 'shop').map(({ value }) => value)).toEqual(['api', 'web']);
    expect(portChoices(services, 'shop', 'api').map(({ value }) => value)).toEqual(['80', '9090', 'http']);
  });
});

describe('the examples of a path type', () => {
  const shown = (path: string, type: 'Exact' | 'Prefix' | 'ImplementationSpecific') =>
    typeExamples(path, type).map(({ path: request, matched }) => [request, matched]);

  test('show that Exact takes nothing but the path itself', () => {
    expect(shown('/debug', 'Exact')).toEqual([
      ['/debug', true],
      ['/debug/', false],
      ['/debug/info', false],
    ]);
    expect(shown('/debug/', 'Exact')[1]).toEqual(['/debug', false]);
  });

  test('show that Prefix compares whole elements', () => {
    expect(shown('/debug', 'Prefix')).toEqual([
      ['/debug', true],
      ['/debug/info', true],
      ['/debug2', false],
    ]);
    expect(shown('/', 'Prefix').every(([, matched]) => matched === true)).toBe(true);
  });

  test('leave ImplementationSpecific to the controller', () => {
    expect(shown('/debug', 'ImplementationSpecific').every(([, matched]) => matched === null)).toBe(true);
  });
});
