import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { Command } from './command.ts';
import { plan } from './plan.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };

/** The text after a command, or why it is refused. */
function edited(text: string, command: Command): string {
  const planned = plan(new Map([['a.yaml', readSourceFile('a.yaml', text)]]), command);
  return planned.ok ? applyEdits(text, planned.value.edits.get('a.yaml') ?? []) : planned.error.code;
}

const set = (text: string, hosts: readonly string[], index = 0): string =>
  edited(text, { type: 'tls/set-hosts', object, index, hosts });

const block = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  tls:
  - hosts:
    - a.test # first
    # the second
    - b.test
    secretName: shop-tls # ours
  - hosts: [c.test]
  defaultBackend: {service: {name: web, port: {number: 80}}}
`;

describe('the hosts of a tls entry', () => {
  test('stay in their places with their comments while others come and go', () => {
    expect(set(block, ['b.test', 'a.test', '*.d.test'])).toBe(block.replace('b.test\n', 'b.test\n    - "*.d.test"\n'));
    expect(set(block, ['a.test'])).toBe(block.replace('    # the second\n    - b.test\n', ''));
    expect(set(block, ['c.test', 'd.test', 'd.test'], 1)).toBe(block.replace('[c.test]', '[c.test, d.test]'));
    expect(set(block, ['a.test', 'b.test'])).toBe('no-change');
  });

  test('may all go while a Secret is named, and come again', () => {
    const without = set(block, []);
    expect(without).toBe(block.replace(/ {2}- hosts:\n.*\n {4}secretName/s, '  - secretName'));
    expect(set(without, ['a.test'])).toContain('  - hosts:\n    - a.test\n    secretName: shop-tls # ours\n');
  });

  test('are refused where the server would refuse them', () => {
    expect(set(block, ['A.test'])).toBe('invalid');
    expect(set(block, ['a.test'], 2)).toBe('target-gone');
  });
});

test('no entry that says nothing can be written', () => {
  expect(set(block, [], 1)).toBe('tls-empty');
  expect(edited(block, { type: 'tls/add', object, hosts: [], secretName: null })).toBe('tls-empty');
  const tls = [{ hosts: [], secretName: '' }];
  const names = { file: 'a.yaml', name: 'more', namespace: null, className: null };
  expect(edited(block, { type: 'ingress/add', ...names, rules: [{ host: null, paths: [] }], tls })).toBe('tls-empty');
});
