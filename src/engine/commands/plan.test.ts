import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { Command } from './command.ts';
import { plan } from './plan.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };
const at = { object, rule: 0, path: 0 };

function filesOf(text: string) {
  return new Map([['a.yaml', readSourceFile('a.yaml', text)]]);
}

/** The text after a command, or its refusal. */
function edited(text: string, command: Command): unknown {
  const planned = plan(filesOf(text), command);
  return planned.ok ? applyEdits(text, planned.value.edits.get('a.yaml') ?? []) : planned.error;
}

const head = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\nspec:\n';
const block = `${head}  rules:
  - host: a.test # the shop
    http:
      paths:
      # the API
      - path: /api # v1
        pathType: Prefix
        backend: {service: {name: api, port: {number: 80}}}

      - path: /
        pathType: Prefix
        backend: {service: {name: web, port: {name: http}}}
  # second team
  - host: b.test
    http:
      paths:
      - path: /b
        pathType: Exact
        backend: {service: {name: b, port: {number: 80}}}
`;

describe('plan', () => {
  test('changes a path in its place and quotes it only where YAML needs it', () => {
    expect(edited(block, { type: 'path/set-path', at, path: '/new' })).toBe(block.replace('/api #', '/new #'));
    expect(edited(block, { type: 'path/set-path', at, path: '/a: b' })).toBe(block.replace('/api #', '"/a: b" #'));
    const star = edited(block, { type: 'host/rename', rules: [{ object, rule: 0 }], host: '*.test' });
    expect(star).toBe(block.replace('host: a.test', 'host: "*.test"'));
  });

  test('moves a path with its comments to another host and leaves the blank line to the list', () => {
    const item = `      # the API
      - path: /api # v1
        pathType: Prefix
        backend: {service: {name: api, port: {number: 80}}}
`;
    const moved = edited(block, { type: 'path/move', at, to: { object, rule: 1 }, index: null });
    expect(moved).toBe(`${block.replace(`${item}\n`, '')}${item}`);
  });

  test('removes a rule with its last path and the comments above it', () => {
    const left = block.slice(0, block.indexOf('  # second team'));
    expect(edited(block, { type: 'path/remove', at: { object, rule: 1, path: 0 } })).toBe(left);
  });

  test('adds a path that looks like its neighbour', () => {
    const spec = { path: '/x', pathType: 'Exact', backend: { service: 'x', port: { number: 1 } } } as const;
    const added = edited(block, { type: 'path/add', to: { object, rule: 1 }, index: null, spec });
    expect(added).toBe(
      `${block}      - path: /x\n        pathType: Exact\n        backend: {service: {name: x, port: {number: 1}}}\n`,
    );
  });

  test('turns a port number into a name by renaming its key', () => {
    const backend = { service: 'api', port: { name: 'http' } } as const;
    expect(edited(block, { type: 'path/set-backend', at, backend })).toBe(
      block.replace('{name: api, port: {number: 80}}', '{name: api, port: {name: http}}'),
    );
  });

  test('renames a host in the tls entries of the same Ingress', () => {
    const text = block.replace('  rules:', "  tls:\n  - hosts: [a.test, 'b.test']\n  rules:");
    expect(edited(text, { type: 'host/rename', rules: [{ object, rule: 1 }], host: 'c.test' })).toBe(
      text.replaceAll('b.test', 'c.test'),
    );
  });

  test('refuses what an alias repeats, with the place of the alias', () => {
    const text = `${head}  rules:
  - http: {paths: [{path: /a, pathType: Exact, backend: &b {service: {name: x, port: {number: 1}}}}, {path: /b, pathType: Exact, backend: *b}]}
`;
    const start = text.indexOf('*b');
    const aliased = { code: 'aliased', file: 'a.yaml', range: { start, end: start + 2 } };
    const backend = { service: 'y', port: { number: 1 } } as const;
    expect(edited(text, { type: 'path/set-backend', at, backend })).toEqual(aliased);
    expect(edited(text, { type: 'path/set-backend', at: { ...at, path: 1 }, backend })).toEqual(aliased);
    expect(edited(text, { type: 'path/remove', at })).toEqual(aliased);
    expect(edited(text, { type: 'path/set-path', at, path: '/c' })).toBe(text.replace('path: /a', 'path: /c'));
  });

  test('refuses what the API server would refuse, in its words', () => {
    const field = 'spec.rules[0].http.paths[0].path';
    const refused = (path: string): unknown => edited(block, { type: 'path/set-path', at, path });
    expect(refused('x')).toEqual({ code: 'invalid', field, message: 'must be an absolute path' });
    expect(refused('/a//b')).toEqual({ code: 'invalid', field, message: "must not contain '//'" });
    expect(edited(block, { type: 'host/add', object, host: '10.0.0.1', paths: [] })).toMatchObject({
      message: 'must be a DNS name, not an IP address',
    });
    expect(
      edited(block, {
        type: 'host/remove',
        rules: [
          { object, rule: 0 },
          { object, rule: 1 },
        ],
      }),
    ).toEqual({
      code: 'invalid',
      field: 'spec',
      message: 'either `defaultBackend` or `rules` must be specified',
    });
  });

  test('refuses a class annotation against the field, and more annotations than the server stores', () => {
    const text = block.replace('spec:', 'spec:\n  ingressClassName: a');
    const set = (key: string, value: string): unknown => edited(text, { type: 'annotation/set', object, key, value });
    expect(set('kubernetes.io/ingress.class', 'b')).toEqual({
      code: 'invalid',
      field: 'annotations.kubernetes.io/ingress.class',
      message: 'must match `ingressClassName` when both are specified',
    });
    expect(set('kubernetes.io/ingress.class', 'a')).toContain('kubernetes.io/ingress.class: a');
    expect(set('example.com/a', 'x'.repeat(256 * 1024))).toMatchObject({
      message: 'may not be more than 262144 bytes',
    });
  });

  test('tells what is gone, broken or so already', () => {
    expect(edited(block, { type: 'path/remove', at: { ...at, path: 9 } })).toEqual({ code: 'target-gone' });
    expect(edited(block, { type: 'path/set-path', at, path: '/api' })).toEqual({ code: 'no-change' });
    expect(edited('spec: [', { type: 'ingress/rename', object, name: 'x' })).toEqual({ code: 'yaml-broken' });
  });

  test('fills an empty list of paths in block style and keeps the comment behind it', () => {
    const spec = { path: '/', pathType: 'Prefix', backend: { service: 'w', port: { number: 1 } } } as const;
    const text = (value: string): string => `${head}  rules:\n  - host: a.test\n    http:\n      paths:${value}`;
    const item = `      - path: /
        pathType: Prefix
        backend:
          service:
            name: w
            port:
              number: 1
`;
    const add: Command = { type: 'path/add', to: { object, rule: 0 }, index: null, spec };
    expect(edited(text(' # none\n'), add)).toBe(text(` # none\n${item}`));
    expect(edited(text(' [] # none\n'), add)).toBe(text(` # none\n${item}`));
  });

  test('puts the focus on the changed text as it stands afterwards', () => {
    const planned = plan(filesOf(block), { type: 'path/set-path', at, path: '/longer' });
    const text = edited(block, { type: 'path/set-path', at, path: '/longer' });
    const focus = planned.ok ? planned.value.focus : null;
    expect(String(text).slice(focus?.range.start, focus?.range.end)).toBe('/longer');
  });

  test('puts the focus on the whole backend of a path, whatever of it has changed', () => {
    const backend = { service: 'api', port: { name: 'http' } } as const;
    const planned = plan(filesOf(block), { type: 'path/set-backend', at, backend });
    const text = edited(block, { type: 'path/set-backend', at, backend });
    const focus = planned.ok ? planned.value.focus : null;
    expect(String(text).slice(focus?.range.start, focus?.range.end)).toBe(
      'backend: {service: {name: api, port: {name: http}}}',
    );
  });

  test('writes a text in the place of a list, a map or nothing, be it beside its key or below it', () => {
    const text = (value: string) => block.replace('pathType: Prefix', `pathType:${value}`);
    const set: Command = { type: 'path/set-type', at, pathType: 'Exact' };
    for (const value of [' [Prefix] # why', ' {a: b} # why', '\n        - Prefix', ' ~ # why', ' # why']) {
      expect(edited(text(value), set)).toBe(text(value.includes('#') ? ' Exact # why' : ' Exact'));
    }
  });

  test('writes a host in the place of none as its neighbours are written', () => {
    const text = (first: string, second: string) =>
      `${head}  rules:\n  - host: ${first}\n  - host: ${second}\n  defaultBackend: {service: {name: d, port: {number: 80}}}\n`;
    const rename: Command = { type: 'host/rename', rules: [{ object, rule: 1 }], host: 'b.test' };
    expect(edited(text("'a.test'", '~'), rename)).toBe(text("'a.test'", "'b.test'"));
  });
});
