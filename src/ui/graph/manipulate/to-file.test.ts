import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../../engine/graph/testing/make-cluster.ts';
import { en } from '../../../i18n/messages.ts';
import { dropOnFile, movableToFile } from './to-file.ts';

const p = (path: string) => ({ path, to: 'web:80', type: 'Prefix' });
const graph = buildGraph({
  cluster: makeCluster(
    [
      { name: 'shop', rules: [{ host: 'a.com', paths: [p('/'), p('/cart')] }] },
      { name: 'more', rules: [{ host: 'a.com', paths: [p('/more')] }] },
    ],
    [makeService('web', [80])],
  ),
});
const [host] = graph.hosts;
const [first, second] = graph.paths;
if (!host || !first || !second) throw new Error('no graph');
const said = en.manipulate.drag;
const here = first.at.object.file;

describe('what a drop on the tab of a file does', () => {
  test('a path goes there, and several in one step', () => {
    const drop = dropOnFile({ kind: 'path', paths: [first], isCopy: false }, 'b.yaml', en);
    expect(drop.command).toEqual({ type: 'path/move-to-file', at: first.at, file: 'b.yaml' });
    expect(drop.words).toBe(said.toFile({ what: '/', file: 'b.yaml' }));
    expect(movableToFile({ kind: 'path', paths: [second, first] }, 'b.yaml')).toMatchObject({
      value: [{ at: first.at }, { at: second.at }],
    });
  });

  test('a host takes all its Ingresses along, by name', () => {
    const drop = dropOnFile({ kind: 'host', host }, 'b.yaml', en);
    expect(drop.command?.type).toBe('batch');
    expect(drop.words).toContain('shop, more');
  });

  test('nothing where it is already, for copies, for ends of paths', () => {
    expect(dropOnFile({ kind: 'path', paths: [first], isCopy: false }, here, en).words).toBe(said.same);
    expect(dropOnFile({ kind: 'path', paths: [first], isCopy: true }, 'b.yaml', en).command).toBeNull();
    expect(dropOnFile({ kind: 'connect', paths: [first] }, 'b.yaml', en).words).toBe(said.outside);
  });
});
