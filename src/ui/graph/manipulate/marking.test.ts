import { describe, expect, test } from 'vitest';
import { dispatcher } from '../../actions/action.ts';
import { type Marking, onClick } from './marking.ts';
import { markActions } from './marking-actions.ts';

const onKey = dispatcher(markActions);

const paths = ['a', 'b', 'c', 'd'];

/** A graph of four paths of which some are marked, and what is done to it. */
function graphWith(...ids: string[]) {
  const done: string[] = [];
  const said = (what: string) => (which: ReadonlySet<string>) => void done.push(`${what} ${[...which].join(' ')}`);
  const anchor: { current: string | null } = { current: null };
  const field = (marked: ReadonlySet<string>): Marking => ({
    paths,
    marked,
    anchor,
    mark(next) {
      now = field(next);
    },
    focusNode: (id) => void done.push(`focus ${id}`),
    onRemove: said('remove'),
    onDuplicate: said('duplicate'),
  });
  let now = field(new Set(ids));
  const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
  const held = (keys: string) => ({
    ...plain,
    ctrlKey: keys.includes('Ctrl'),
    altKey: keys.includes('Alt'),
    shiftKey: keys.includes('Shift'),
  });
  return {
    done,
    anchor,
    marked: () => [...now.marked].join(''),
    key: (id: string, key: string, keys = '') => onKey({ ...held(keys), key, code: '' }, { ...now, id }),
    click: (id: string | null, keys = '') => onClick(held(keys), id, now),
  };
}

describe('a key on a path of the graph', () => {
  test('that deletes or doubles is for all that is marked when the path is among it', () => {
    const graph = graphWith('b', 'd');
    expect(graph.key('d', 'Delete')).toBe(true);
    expect(graph.key('b', 'Backspace')).toBe(true);
    expect(graph.key('b', 'd', 'Ctrl')).toBe(true);
    expect(graph.done).toEqual(['remove b d', 'remove b d', 'duplicate b d']);
  });

  test('that deletes or doubles leaves what is marked alone when the path is not among it, or is all of it', () => {
    for (const graph of [graphWith('b', 'd'), graphWith('a'), graphWith()]) {
      for (const [key, keys] of [['Delete'], ['Backspace'], ['d', 'Ctrl']] as const) {
        expect(graph.key('a', key, keys)).toBe(false);
      }
      expect(graph.done).toEqual([]);
    }
  });

  test('that deletes or doubles leaves what is marked alone where a filter hides it', () => {
    const graph = graphWith('b', 'hidden', 'd');
    expect(graph.key('d', 'Delete')).toBe(true);
    expect(graph.key('d', 'd', 'Ctrl')).toBe(true);
    expect(graph.done).toEqual(['remove b d', 'duplicate b d']);
    // Of what is shown one path is marked: it is for that path alone.
    const single = graphWith('b', 'hidden');
    expect(single.key('b', 'Delete')).toBe(false);
    expect(single.key('b', 'd', 'Ctrl')).toBe(false);
    expect(single.done).toEqual([]);
  });

  test('means what it means only with the keys that belong to it', () => {
    const graph = graphWith('b', 'd');
    for (const keys of ['Ctrl', 'Alt', 'Shift']) expect(graph.key('b', 'Delete', keys)).toBe(false);
    expect(graph.key('b', 'd')).toBe(false);
    expect(graph.key('b', 'a')).toBe(false);
    expect(graph.done).toEqual([]);
    expect(graph.marked()).toBe('bd');
  });

  test('with Shift and an arrow takes in the next and takes it out on the way back', () => {
    const graph = graphWith();
    graph.key('b', 'ArrowDown', 'Shift');
    expect(graph.anchor.current).toBe('b');
    graph.key('c', 'ArrowDown', 'Shift');
    expect(graph.marked()).toBe('bcd');
    // There is no next one.
    expect(graph.key('d', 'ArrowDown', 'Shift')).toBe(false);
    graph.key('d', 'ArrowUp', 'Shift');
    expect(graph.marked()).toBe('bc');
    expect(graph.done).toEqual(['focus c', 'focus d', 'focus c']);
    expect(graph.anchor.current).toBe('b');
    expect(graph.key('a', 'ArrowUp', 'Shift')).toBe(false);
    expect(graph.key('a host', 'ArrowDown', 'Shift')).toBe(false);
    expect(graph.marked()).toBe('bc');
  });

  test('marks it, all, or nothing', () => {
    const graph = graphWith();
    expect(graph.key('b', 'Escape')).toBe(false);
    expect(graph.key('a host', ' ', 'Shift')).toBe(false);
    graph.key('b', ' ', 'Shift');
    expect([graph.marked(), graph.anchor.current]).toEqual(['b', 'b']);
    graph.key('b', ' ', 'Shift');
    expect(graph.marked()).toBe('');
    graph.key('b', 'A', 'Ctrl');
    expect(graph.marked()).toBe('abcd');
    expect(graph.key('b', 'Escape')).toBe(true);
    expect(graph.marked()).toBe('');
  });
});

describe('a click', () => {
  test('with Mod takes a path in or out, and is the start of a range', () => {
    const graph = graphWith('a');
    expect(graph.click('c', 'Ctrl')).toBe(true);
    expect(graph.marked()).toBe('ac');
    expect(graph.click('a', 'Ctrl')).toBe(true);
    expect([graph.marked(), graph.anchor.current]).toEqual(['c', 'a']);
  });

  test('with Shift takes in all from the start of the range, which stays', () => {
    const graph = graphWith();
    expect(graph.click('b')).toBe(false);
    expect(graph.click('d', 'Shift')).toBe(true);
    expect([graph.marked(), graph.anchor.current]).toEqual(['bcd', 'b']);
    graph.click('a', 'Shift');
    expect(graph.marked()).toBe('bcda');
    expect(graph.done).toEqual(['focus d', 'focus a']);
  });

  test('without a key, or on something else, unmarks and still means what it means', () => {
    for (const id of ['a', 'a host', null]) {
      const graph = graphWith('b', 'd');
      expect(graph.click(id)).toBe(false);
      expect(graph.marked()).toBe('');
      expect(graph.done).toEqual([]);
    }
    const graph = graphWith('b');
    expect(graph.click('a host', 'Ctrl')).toBe(false);
    expect([graph.marked(), graph.anchor.current]).toEqual(['', null]);
  });
});
