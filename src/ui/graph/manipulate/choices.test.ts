import { describe, expect, test } from 'vitest';
import { buildGraph, type GraphNode } from '../../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../../engine/graph/testing/make-cluster.ts';
import { en } from '../../../i18n/messages.ts';
import { type ChoiceWorld, choiceCommand, newServiceOption, optionsOf, pathsOf } from './choices.ts';
import { serviceItems } from './palette-items.ts';
import { orderOf } from './testing/order-of.ts';

const p = (path: string, to: string) => ({ path, to, type: 'Prefix' });
const graph = buildGraph({
  cluster: makeCluster(
    [
      { name: 'shop', rules: [{ host: 'a.com', paths: [p('/', 'web:80'), p('/old', 'old:80')] }] },
      { name: 'money', namespace: 'money', rules: [{ host: 'b.com', paths: [p('/', 'web:80')] }] },
    ],
    [makeService('web', [80, 9000])],
  ),
});
const nodes = new Map<string, GraphNode>(
  [...graph.hosts, ...graph.paths, ...graph.backends].map((node) => [node.id, node]),
);
const services = [
  {
    namespace: 'default',
    name: 'web',
    ports: [
      { name: 'http', port: 80 },
      { name: null, port: 9000 },
    ],
  },
  { namespace: 'default', name: 'spare', ports: [{ name: null, port: 1 }] },
];
const ingress = { object: { file: 'a.yaml', document: 0, item: 0 }, namespace: 'default', name: 'shop' };
const world: ChoiceWorld = {
  graph,
  snapshot: { nodes, order: orderOf(graph), services, ingresses: [{ ...ingress, className: 'nginx' }] },
  words: en,
};
const [root, old, foreign] = graph.paths;
if (!root || !old || !foreign) throw new Error('no paths');

describe('what can be chosen for paths', () => {
  test('Services of their namespace, also those that are only named; several ports one by one', () => {
    expect(optionsOf('service', [root, old], world).map(({ label }) => label)).toEqual([
      'spare',
      'web:80',
      'web:9000',
      'old',
      'Create old:80',
    ]);
    expect(choiceCommand('service', 'web 9000', [root], world)).toMatchObject({
      type: 'path/set-backend',
      backend: { service: 'web', port: { number: 9000 } },
    });
    // One that is defined is named by its port, one that is not as other paths name it; of two the first.
    const commands = (key: string) => choiceCommand('service', key, [root, old], world);
    const toSpare = { service: 'spare', port: { number: 1 } };
    expect(commands('spare')).toMatchObject({ commands: [{ backend: toSpare }, { backend: toSpare }] });
    const again = { namespace: 'default', name: 'spare', ports: [{ name: null, port: 2 }] };
    const twice = { ...world, snapshot: { ...world.snapshot, services: [...services, again] } };
    expect(choiceCommand('service', 'spare', [root], twice)).toMatchObject({ backend: toSpare });
    const toOld = { service: 'old', port: { number: 80 } };
    // One that leads there already stays as it is.
    expect(commands('old')).toMatchObject({ type: 'path/set-backend', at: root.at, backend: toOld });
  });

  test('what is so already says so, and only where it is so for all of them', () => {
    const current = (kind: 'service' | 'type' | 'class', ...paths: (typeof graph.paths)[number][]) =>
      optionsOf(kind, paths, world).flatMap(({ label, aside, isHere }) => (isHere ? [`${label} ${aside}`] : []));
    expect(current('service', root)).toEqual(['web:80 http, current']);
    expect(current('service', old)).toEqual(['old 80, current']);
    expect(current('service', root, old)).toEqual([]);
    expect(current('type', root, old)).toEqual(['Prefix current']);
    expect(current('class', root)).toEqual(['no class current']);
  });

  test('a Service that no file holds is written where it is named, and paths that go elsewhere are led to it', () => {
    const [, create] = optionsOf('service', [foreign], world);
    expect(create?.label).toBe('Create web:80');
    const written = { type: 'service/add', name: 'web', namespace: 'money', ports: [{ name: 'http', port: 80 }] };
    expect(choiceCommand('service', create?.key ?? '', [foreign], world)).toMatchObject(written);
    const old = optionsOf('service', [root], world).at(-1);
    expect(choiceCommand('service', old?.key ?? '', [root], world)).toMatchObject({
      commands: [
        { type: 'path/set-backend', at: root.at, backend: { service: 'old', port: { number: 80 } } },
        { type: 'service/add', name: 'old', namespace: null },
      ],
    });
  });

  test('a name that was typed makes a new Service, unless it is there or no Service can be called so', () => {
    const option = newServiceOption('cart', [root, old], world);
    expect(option?.label).toBe('Create cart:80');
    const led = { type: 'path/set-backend', backend: { service: 'cart', port: { number: 80 } } };
    expect(choiceCommand('service', option?.key ?? '', [root, old], world)).toMatchObject({
      commands: [led, led, { type: 'service/add', name: 'cart', file: root.at.object.file }],
    });
    for (const name of ['web', 'old', 'spare', 'Cart', 'a b', '9', 'a-']) {
      expect(newServiceOption(name, [root], world)).toBeNull();
    }
    expect(newServiceOption('cart', [root, foreign], world)).toBeNull();
  });

  test('no Service for paths of several namespaces: none is reached by all of them', () => {
    expect(optionsOf('service', [root, foreign], world)).toEqual([]);
  });

  test('hosts where not all of them are; every host for copies', () => {
    const labels = (kind: 'host' | 'copy') => optionsOf(kind, [root], world).map(({ label }) => label);
    expect(labels('host')).toEqual(['b.com']);
    expect(labels('copy')).toEqual(['a.com', 'b.com']);
  });

  test('classes of the workspace, none, and a new one', () => {
    expect(optionsOf('class', [root], world).map(({ label }) => label)).toEqual(['no class', 'nginx']);
    expect(choiceCommand('class', 'class ', [root], world)).toMatchObject({ className: null });
    expect(choiceCommand('class', 'class new', [root], world)).toMatchObject({ className: 'new' });
  });

  test('types, and nothing for a choice that is gone', () => {
    expect(choiceCommand('type', 'Exact', [root], world)).toMatchObject({ type: 'path/set-type', pathType: 'Exact' });
    expect(choiceCommand('type', 'Other', [root], world)).toBeNull();
    expect(choiceCommand('host', 'host:|gone', [root], world)).toBeNull();
  });

  test('paths are taken in file order', () => {
    const order = graph.paths.map(({ id }) => id);
    expect(pathsOf(new Set([old.id, root.id, 'gone']), nodes, order)).toEqual([root, old]);
  });
});

test('the palette has defined Services first, with how often they are used, then those only named', () => {
  const items = serviceItems(services, graph).map(({ namespace, name, used, isDefined }) => [
    `${namespace}/${name}`,
    used,
    isDefined,
  ]);
  expect(items).toEqual([
    ['default/spare', 0, true],
    ['default/web', 1, true],
    ['default/old', 1, false],
    ['money/web', 1, false],
  ]);
});
