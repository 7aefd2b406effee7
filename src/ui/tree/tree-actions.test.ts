import { expect, test } from 'vitest';
import { buildGraph } from '../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../engine/graph/testing/make-cluster.ts';
import { onTreeKey } from './tree-actions.ts';
import type { TreeItem } from './tree-items.ts';

const paths = ['/', '/cart'].map((path) => ({ path, to: 'web:80', type: 'Prefix' }));
const { hosts, paths: nodes } = buildGraph({
  cluster: makeCluster([{ name: 'shop', rules: [{ host: 'a.com', paths }] }], [makeService('web', [80])]),
});
const [host] = hosts;
if (!host) throw new Error('a host');

function itemsWith(isOpen: boolean): readonly TreeItem[] {
  const place = { setSize: 1, position: 1 };
  const below = nodes.map((node) => ({ ...place, node, level: 2, parent: host?.id ?? '', expanded: null }));
  return [
    { ...place, node: host as TreeItem['node'], level: 1, parent: null, expanded: isOpen },
    ...(isOpen ? below : []),
  ];
}

/** What a key does on a row; `null`: nothing, and somebody else may have it. */
function pressed(key: string, at: number, { isOpen = true, ctrlKey = false } = {}): string | null {
  let done = '';
  const items = itemsWith(isOpen);
  const note = (what: string) => (id: string) => {
    done = `${what} ${items.findIndex(({ node }) => node.id === id)}`;
  };
  const context = {
    items,
    at,
    goTo(row: number) {
      done = `go ${row}`;
    },
    toggle: note('toggle'),
    inspect: note('inspect'),
    goToYaml: note('yaml'),
    leave() {
      done = 'leave';
    },
  };
  const press = { key, code: '', altKey: false, shiftKey: false, metaKey: false, ctrlKey };
  return onTreeKey(press, context) ? done : null;
}

test('arrows open, close and lead along the rows', () => {
  expect(pressed('ArrowRight', 0, { isOpen: false })).toBe('toggle 0');
  expect(pressed('ArrowLeft', 0)).toBe('toggle 0');
  expect(pressed('ArrowRight', 0)).toBe('go 1');
  expect(pressed('ArrowLeft', 2)).toBe('go 0');
  expect(pressed('ArrowDown', 0)).toBe('go 1');
  expect(pressed('End', 0)).toBe('go 2');
  expect(pressed('Home', 2)).toBe('go 0');
});

test('other keys do what they say to their row', () => {
  expect(pressed(' ', 0)).toBe('toggle 0');
  expect(pressed('Enter', 1)).toBe('inspect 1');
  expect(pressed('F12', 1)).toBe('yaml 1');
  expect(pressed('Escape', 1)).toBe('leave');
});

test('what means nothing is left to others', () => {
  expect(pressed(' ', 1)).toBeNull();
  expect(pressed('a', 0)).toBeNull();
  for (const key of ['ArrowDown', 'Enter', ' ', 'F12']) expect(pressed(key, 0, { ctrlKey: true })).toBeNull();
});
