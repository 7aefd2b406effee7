import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { Command } from './command.ts';
import { plan } from './plan.ts';

const ingress = (name: string, service: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations: {team: ${name}}
spec:
  ingressClassName: ${name}
  defaultBackend: {service: {name: ${service}, port: {number: 80}}}
  tls:
  - hosts: [a.test]
    secretName: ${name}
  rules:
  - host: a.test
    http:
      paths:
      - path: /
        pathType: Prefix
        backend: {service: {name: ${service}, port: {number: 80}}}
`;
/** Two documents whose separator became a comment: kubectl takes the last of every key. */
const first = ingress('first', 'old');
const text = `${first}#---\n${ingress('last', 'web')}`;

const filesOf = (own: string) => new Map([['a.yaml', readSourceFile('a.yaml', own)]]);
const objectOf = (own: string) => filesOf(own).get('a.yaml')?.units[0]?.objects[0];

function edited(own: string, command: Command): unknown {
  const planned = plan(filesOf(own), command);
  return planned.ok ? applyEdits(own, planned.value.edits.get('a.yaml') ?? []) : planned.error;
}

const object = { file: 'a.yaml', document: 0, item: 0 };
const rule = { object, rule: 0 };
const at = { ...rule, path: 0 };
const backend = { service: 'api', port: { number: 81 } } as const;

describe('where keys stand twice', () => {
  test.each<[string, Command, string, string]>([
    ['a path', { type: 'path/set-path', at, path: '/b' }, 'path: /\n', 'path: /b\n'],
    ['a type', { type: 'path/set-type', at, pathType: 'Exact' }, 'Type: Prefix', 'Type: Exact'],
    [
      'a backend',
      { type: 'path/set-backend', at, backend },
      '        backend: {service: {name: web, port: {number: 80}}}',
      '        backend: {service: {name: api, port: {number: 81}}}',
    ],
    ['a host', { type: 'host/rename', rules: [rule], host: 'b.test' }, 'host: a.test', 'host: b.test'],
    ['a name', { type: 'ingress/rename', object, name: 'next' }, 'name: last', 'name: next'],
    ['a class', { type: 'ingress/set-class', object, className: 'edge' }, 'Name: last\n  def', 'Name: edge\n  def'],
    [
      'a Secret',
      { type: 'tls/set-secret', object, index: 0, secretName: 'next' },
      'secretName: last',
      'secretName: next',
    ],
  ])('%s changes in the last, which is the one that is read', (_what, command, from, to) => {
    const after = edited(text, command);
    const last = text.slice(first.length).replace(from, to);
    expect(String(after)).toContain(to);
    // Renaming a host takes the hosts of its certificate along.
    const hosts = command.type === 'host/rename' ? last.replace('hosts: [a.test]', 'hosts: [b.test]') : last;
    expect(after).toBe(first + hosts);
  });

  test('a Service gets its new name in the backends that are read', () => {
    const command: Command = { type: 'service/rename', namespace: 'default', from: 'web', to: 'api' };
    expect(edited(text, command)).toBe(text.replaceAll('name: web', 'name: api'));
    const doubled = first.replace(
      '        backend: ',
      '        backend: {service: {name: web, port: {number: 1}}}\n        backend: ',
    );
    expect(edited(doubled, { ...command, from: 'old' })).toBe(doubled.replaceAll('name: old', 'name: api'));
  });

  test('what is taken away is gone, not what stood above it come back', () => {
    for (const command of [
      { type: 'default-backend/remove', object },
      { type: 'ingress/set-class', object, className: null },
    ] as const satisfies readonly Command[]) {
      const own = first.replace('spec:\n', 'spec:\n  ingressClassName: up\n  defaultBackend: {}\n');
      const after = objectOf(String(edited(own, command)));
      expect(after?.kind).toBe('Ingress');
      if (after?.kind !== 'Ingress') continue;
      if (command.type === 'default-backend/remove') expect(after.defaultBackend).toBeNull();
      else expect(after.ingressClassName.value).toBeNull();
    }
  });

  test('a key that would change its name is refused: the other one would come to count', () => {
    const own = first.replace(
      /(\{service: \{name: old, port: )\{number: 80\}\}\}\n$/,
      '$1{number: 80, number: 81}}}\n',
    );
    const command: Command = { type: 'path/set-backend', at, backend: { service: 'old', port: { name: 'http' } } };
    expect(own).not.toBe(first);
    expect(edited(own, command)).toMatchObject({ code: 'unsupported', reason: 'doubled-key' });
  });
});
