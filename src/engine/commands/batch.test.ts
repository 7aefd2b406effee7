import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectRef } from '../model/objects.ts';
import { applyEdits } from '../text/edit.ts';
import type { SingleCommand } from './command.ts';
import { plan } from './plan.ts';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { manifest } from './testing/manifests.ts';
import { allComments, apply, isSubsequence, missing, type World, worldOf } from './testing/world.ts';

const object: ObjectRef = { file: 'a.yaml', document: 0, item: 0 };
const shop = `# Owned by team-shop.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop # the public one
spec:
  rules:
  - host: a.example.com
    http:
      paths:
      # The API.
      - path: /api
        pathType: Prefix
        backend: {service: {name: api, port: {number: 80}}} # two replicas
      - path: /old
        pathType: Exact
        backend: {service: {name: old, port: {number: 80}}}
  - host: b.example.com
    http:
      paths:
      - path: /b
        pathType: Prefix
        backend: {service: {name: b, port: {number: 80}}}
`;
const backend = { service: 'web', port: { number: 8080 } } as const;
const at = (rule: number, path: number) => ({ object, rule, path });
const oneFile = (text: string): World => worldOf(new Map([['a.yaml', text]]));

describe('several commands in one step', () => {
  test('change only their own lines and say what they have in common', () => {
    const world = oneFile(shop);
    const planned = plan(world.files, {
      type: 'batch',
      commands: [
        { type: 'path/set-backend', at: at(0, 0), backend },
        { type: 'path/set-backend', at: at(1, 0), backend },
      ],
    });
    if (!planned.ok) throw new Error(planned.error.code);
    const now = applyEdits(shop, planned.value.edits.get('a.yaml') ?? []);
    expect(now).toBe(
      shop
        .replace('name: api, port: {number: 80}', 'name: web, port: {number: 8080}')
        .replace('name: b, port: {number: 80}', 'name: web, port: {number: 8080}'),
    );
    expect(planned.value.label).toEqual({
      type: 'batch',
      params: { of: 'path/set-backend', count: '2', to: 'web:8080' },
    });
  });

  const textAfter = (world: World, commands: readonly SingleCommand[]): string => {
    const planned = plan(world.files, { type: 'batch', commands });
    if (!planned.ok) throw new Error(planned.error.code);
    return apply(world, planned.value).texts.get('a.yaml') ?? '';
  };

  test('each mean what stood there before all of them', () => {
    const text = textAfter(oneFile(shop), [
      // With its last path the rule goes, and the next would be the first.
      { type: 'path/remove', at: at(0, 0) },
      { type: 'path/remove', at: at(0, 1) },
      { type: 'path/set-path', at: at(1, 0), path: '/c' },
    ]);
    expect(text).not.toContain('a.example.com');
    expect(text).toContain('path: /c');
    expect(text).toContain('# Owned by team-shop.');
  });

  test('pass over what concerns something that is gone by then, in any order', () => {
    const gone: readonly SingleCommand[] = [
      { type: 'host/remove', rules: [{ object, rule: 0 }] },
      { type: 'path/remove', at: at(0, 1) },
      { type: 'path/remove', at: at(0, 1) },
      { type: 'path/set-type', at: at(0, 0), pathType: 'Exact' },
      { type: 'path/move', at: at(0, 0), to: { object, rule: 0 }, index: null },
      { type: 'host/rename', rules: [{ object, rule: 0 }], host: 'c.example.com' },
    ];
    const left = textAfter(oneFile(shop), gone);
    expect(left).toContain('- host: b.example.com');
    expect(left).not.toContain('path: /api');
    expect(textAfter(oneFile(shop), gone.toReversed())).toBe(left);
  });

  test('pass over what an object that is still there has no more, and refuse what it never had', () => {
    const own = shop.replace('spec:\n', 'spec:\n  defaultBackend: {service: {name: web, port: {number: 80}}}\n');
    const text = own.replace('name: shop # the public one', '$&\n  annotations: {a: "1", b: "2"}');
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n';
    const world = oneFile(`${text}---\n${service}`);
    const renaming = { type: 'service/rename', namespace: 'default', from: 'web' } as const;
    const twice: readonly (readonly SingleCommand[])[] = [
      [{ type: 'annotation/remove', object, key: 'a' }],
      [{ type: 'default-backend/remove', object }],
      [
        { ...renaming, to: 'one' },
        { ...renaming, to: 'two' },
      ],
    ];
    for (const [one, other = one] of twice) {
      if (!one || !other) continue;
      expect(textAfter(world, [one, other]), one.type).toBe(textAfter(world, [one]));
    }
    const never: SingleCommand = { type: 'annotation/remove', object, key: 'c' };
    const planned = plan(world.files, { type: 'batch', commands: [twice[0]?.[0] ?? never, never] });
    expect(planned).toEqual({ ok: false, error: { code: 'target-gone', at: 1 } });
  });

  test('refuse what was not there at the beginning, and name it', () => {
    const commands: readonly SingleCommand[] = [
      { type: 'path/duplicate', at: at(1, 0) },
      { type: 'path/remove', at: at(1, 1) },
    ];
    const planned = plan(oneFile(shop).files, { type: 'batch', commands });
    expect(planned).toEqual({ ok: false, error: { code: 'target-gone', at: 1 } });
    const broken = oneFile(`${shop}---\n{`);
    const other: SingleCommand = { type: 'ingress/remove', object: { file: 'a.yaml', document: 1, item: 0 } };
    expect(plan(broken.files, { type: 'batch', commands: [other] })).toMatchObject({ error: { code: 'yaml-broken' } });
  });

  test('make a rule again that went with its last path, when another path goes there', () => {
    const text = textAfter(oneFile(shop), [
      { type: 'path/move', at: at(1, 0), to: { object, rule: 0 }, index: 0 },
      { type: 'path/move', at: at(0, 1), to: { object, rule: 1 }, index: null },
    ]);
    const paths = [...text.matchAll(/host: (\w)|path: (\S+)/g)].map(([, host, path]) => host ?? path);
    expect(paths).toEqual(['a', '/b', '/api', 'b', '/old']);
  });

  test('count a place in a list as it was, and keep the order of the file there', () => {
    const text = textAfter(oneFile(shop), [
      { type: 'path/remove', at: at(1, 0) },
      { type: 'path/add', to: { object, rule: 0 }, index: 1, spec: { path: '/new', pathType: 'Exact', backend } },
      { type: 'path/duplicate', at: at(0, 0) },
      { type: 'path/move', at: at(0, 1), to: { object, rule: 0 }, index: 0 },
    ]);
    const paths = [...text.matchAll(/path: (\S+)/g)].map(([, path]) => path);
    expect(paths).toEqual(['/old', '/api', '/api', '/new']);
  });

  test('put what comes to the end of a rule in the order of the files, however each comes there', () => {
    const other = shop.replace('name: shop', 'name: other').replaceAll('path: /', 'path: /other-');
    const world = worldOf(
      new Map([
        ['0.yaml', other],
        ['a.yaml', shop],
      ]),
    );
    const commands: readonly SingleCommand[] = [
      { type: 'path/move', at: at(1, 0), to: { object, rule: 0 }, index: null },
      { type: 'path/move-to-file', at: { object: { ...object, file: '0.yaml' }, rule: 0, path: 0 }, file: 'a.yaml' },
    ];
    for (const each of [commands, commands.toReversed()]) {
      expect([...textAfter(world, each).matchAll(/- path: (\S+)/g)].map(([, path]) => path)).toEqual([
        '/api',
        '/old',
        '/other-api',
        '/b',
      ]);
    }
  });

  test('give a flow list its comments still when a path from JSON has joined it', () => {
    const head = (name: string): string =>
      `"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "${name}"}`;
    const path = (name: string): string =>
      `{"path": "/${name}", "pathType": "Exact", "backend": {"service": {"name": "${name}", "port": {"number": 80}}}}`;
    const json = `{${head('one')}, "spec": {"rules": [{"http": {"paths": [${path('a')}, ${path('b')}]}}]}}`;
    const flow = `{${head('two')}, "spec": {"rules": [{"http": {"paths": [\n  # why\n  ${path('c').replace(', ', ', # inside\n    ')}\n]}}]}}`;
    const world = worldOf(
      new Map([
        ['0.json', json],
        ['a.yaml', flow.replaceAll(/"([a-zA-Z]+)":/g, '$1:')],
      ]),
    );
    const commands: readonly SingleCommand[] = [
      {
        type: 'path/move',
        at: { ...at(0, 0), object: { ...object, file: '0.json' } },
        to: { object, rule: 0 },
        index: null,
      },
      { type: 'path/duplicate', at: at(0, 0) },
    ];
    for (const each of [commands, commands.toReversed()]) {
      const text = textAfter(world, each);
      expect([...text.matchAll(/path"?: "(\S+)"/g)].map(([, found]) => found)).toEqual(['/c', '/c', '/a']);
      expect(text.match(/# why|# inside/g)).toEqual(['# why', '# inside', '# inside']);
    }
  });

  test('find what stands behind it after every command there is', () => {
    const every = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
    const world = oneFile(`${shop}---\n${shop.replaceAll('example.com', 'example.org')}`);
    const [first] = ingressesOf(world);
    if (!first) throw new Error('no Ingress');
    const last: SingleCommand = {
      type: 'path/set-path',
      at: { object: { ...object, document: 1 }, rule: 1, path: 0 },
      path: '/found',
    };
    const commands = commandsFor(first.ref, first.ingress, [{ ...object, file: 'b.yaml' }], every);
    for (const command of commands.filter((each) => plan(world.files, each).ok)) {
      // The first one lets the batch look at the file before the command changes it.
      const text = textAfter(world, [{ ...last, path: '/first' }, command, last]);
      expect(text, JSON.stringify(command)).toMatch(/b\.example\.org\n {4}http:\n {6}paths:\n {6}- path: \/found\n/);
    }
  });

  test('find a document without objects for a test by where it stands', () => {
    const texts = `${shop}---\n# only words\n---\n${shop}`;
    const text = textAfter(oneFile(texts), [
      { type: 'ingress/remove', object },
      { type: 'test/add', object: { ...object, document: 1 }, line: '# route-test: b.example.com/b -> b:80' },
    ]);
    expect(text).toContain('# only words\n# route-test');
  });

  test('are refused together, and the refused one is named', () => {
    const commands: readonly SingleCommand[] = [
      { type: 'path/set-type', at: at(0, 0), pathType: 'Exact' },
      { type: 'path/set-path', at: at(0, 1), path: 'no-slash' },
    ];
    const planned = plan(oneFile(shop).files, { type: 'batch', commands });
    expect(planned).toMatchObject({ ok: false, error: { code: 'invalid', at: 1 } });
  });

  test('pass over what is so already, and refuse when all of it is', () => {
    const same: SingleCommand = { type: 'path/set-type', at: at(0, 0), pathType: 'Prefix' };
    const files = oneFile(shop).files;
    expect(plan(files, { type: 'batch', commands: [same] })).toEqual({ ok: false, error: { code: 'no-change' } });
    const other: SingleCommand = { type: 'path/set-type', at: at(0, 1), pathType: 'Prefix' };
    const planned = plan(files, { type: 'batch', commands: [same, other] });
    expect(planned.ok && planned.value.label.params['count']).toBe('1');
  });

  test('that take each other back change nothing', () => {
    const commands: readonly SingleCommand[] = [
      { type: 'path/set-path', at: at(0, 0), path: '/x' },
      { type: 'path/set-path', at: at(0, 0), path: '/api' },
    ];
    const planned = plan(oneFile(shop).files, { type: 'batch', commands });
    expect(planned).toEqual({ ok: false, error: { code: 'no-change' } });
  });

  test('that only set types keep every comment and every other line', () => {
    const everyPath = fc.property(manifest, (text) => {
      const world = oneFile(text);
      const [first] = ingressesOf(world);
      if (!first) return;
      const commands = first.ingress.rules.flatMap(({ paths }, rule) =>
        (paths ?? []).map((_, path): SingleCommand => {
          const ref = { object: first.ref, rule, path };
          return { type: 'path/set-type', at: ref, pathType: 'Prefix' };
        }),
      );
      const inOne = plan(world.files, { type: 'batch', commands });
      if (!inOne.ok) return;
      const after = apply(world, inOne.value);
      expect(missing(allComments(world), allComments(after))).toEqual([]);
      const edits = inOne.value.edits.get('a.yaml') ?? [];
      const untouched = text.split('\n').filter((_, index, lines) => {
        const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
        const end = start + (lines[index]?.length ?? 0);
        return !edits.some(({ range }) => range.start <= end && range.end >= start);
      });
      expect(isSubsequence(untouched, (after.texts.get('a.yaml') ?? '').split('\n'))).toBe(true);
    });
    fc.assert(everyPath, { numRuns: 60 });
  });
});
