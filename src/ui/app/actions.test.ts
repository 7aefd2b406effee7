import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadMessages, type Messages } from '../../i18n/messages.ts';
import { createAppStore } from '../../state/store.ts';
import { bottomTabs } from '../../state/view-slice.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { type Action, byKeys, type Hint, perform } from '../actions/action.ts';
import { chordsOf, type KeyPress } from '../actions/chords.ts';
import { editKeys, routeKeys } from '../actions/widget-keys.ts';
import { keyWords } from '../common/platform.ts';
import { AppContext } from '../common/store-context.ts';
import { canvasActions, onNode } from '../graph/actions-on-nodes.ts';
import { barActions, clear, markActions } from '../graph/manipulate/marking-actions.ts';
import { nodeMenu } from '../graph/manipulate/menu-actions.ts';
import { cellActions } from '../table/cell-actions.ts';
import { treeActions } from '../tree/tree-actions.ts';
import { BottomPanel } from './BottomPanel.tsx';
import { HelpKeys } from './HelpKeys.tsx';
import { moreActions } from './more-actions.ts';
import { NarrowTabs } from './NarrowLayout.tsx';
import { narrowPanels } from './narrow-panels.tsx';
import { pageActions, panelActions, type Shell } from './page-actions.ts';
import { commandItems } from './palette/commands.ts';
import { lowerPanels, panels } from './panels.ts';
import { ViewToggle } from './ViewToggle.tsx';

const page = [...pageActions, ...panelActions];
const onCanvas = [...page, ...canvasActions, ...routeKeys];

/** What keys mean where some of them are for something above first: that must be the same action, done to more. */
function over(above: readonly Hint[], below: readonly Hint[]): readonly Hint[] {
  const isTaken = ({ id, keys }: Hint): boolean =>
    above.some((other) => other.id === id && String(other.keys) === String(keys));
  return [...above, ...below.filter((hint) => !isTaken(hint))];
}

const contexts: Readonly<Record<string, readonly Hint[]>> = {
  'on a node': onCanvas,
  'on one of several marked paths': over(markActions, onCanvas),
  'in the bar of marked paths': [...page, ...barActions, clear],
  'in a cell': [...page, ...cellActions],
  'in the field of a cell': [...page, ...editKeys],
  'on a row of the tree': [...page, ...treeActions, ...routeKeys],
};
/** All that a key does anywhere, and what it is done to does not matter to. */
const lists: readonly (readonly Action<never>[])[] = [
  page,
  canvasActions,
  markActions,
  barActions,
  cellActions,
  treeActions,
];

const written = new Map([
  ['↑', 'ArrowUp'],
  ['↓', 'ArrowDown'],
  ['←', 'ArrowLeft'],
  ['→', 'ArrowRight'],
  ['Esc', 'Escape'],
  ['Space', ' '],
  ['Shift+1', '!'],
  ['Shift+2', '@'],
  ['Shift+0', ')'],
]);

const nothingHeld = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

/** The press of keys that are written as in the help sheet, on a keyboard as most have it. */
function press(keys: string): KeyPress {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const name = parts.at(-1) ?? '';
  const shiftKey = parts.includes('Shift') || name === '?';
  const block = /^[A-Z]$/.test(name) ? 'Key' : /^\d$/.test(name) ? 'Digit' : '';
  return {
    key: written.get(keys) ?? written.get(name) ?? (block === 'Key' && !shiftKey ? name.toLowerCase() : name),
    code: `${block}${name}`,
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Mod'),
    metaKey: false,
    shiftKey,
  };
}

function sharedKeys(hints: readonly Hint[]): readonly string[] {
  const owners = new Map<string, string>();
  return hints.flatMap(({ id, keys = [] }) =>
    keys.flatMap((key) => {
      const other = owners.get(key);
      owners.set(key, id);
      return other === undefined ? [] : [`${key} is ${other} and ${id}`];
    }),
  );
}

const closers: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal('document', { activeElement: null, getElementById: () => null });
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const close of closers.splice(0)) close();
});

function opened(): Shell {
  const client = createEngineClient(inProcessEngine(() => 0));
  closers.push(() => client.close());
  const report = (message: string) => expect.fail(message);
  const { store, actions } = createAppStore({ client, persistence: null, now: () => 0, pageUrl: '', report });
  return { store, actions, openHelp: () => undefined, openPalette: () => undefined };
}

function drawn<P extends object>(part: FunctionComponent<P>, props: P, { store, actions }: Shell, messages: Messages) {
  const value = { store, actions, messages };
  return renderToStaticMarkup(createElement(AppContext.Provider, { value }, createElement(part, props)));
}

/** Text as markup has it. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('keys', () => {
  test.each(Object.entries(contexts))('none means two things %s', (_, hints) => {
    expect(sharedKeys(hints)).toEqual([]);
  });

  test('that mean two things are found', () => {
    const planted: Hint = { id: 'planted', words: () => '', keys: ['Mod+K'] };
    expect(sharedKeys([...page, planted])).toEqual(['Mod+K is palette and planted']);
    const other: Hint = { id: 'other', words: () => '', keys: ['Delete'] };
    expect(sharedKeys(over([other], onCanvas))).toEqual(['Delete is other and remove']);
    expect(sharedKeys(over([{ ...other, id: 'remove' }], onCanvas))).toEqual([]);
  });

  test('lead to their action as they are written in the help sheet', () => {
    for (const list of lists) {
      const actionOf = byKeys<Hint>(list);
      for (const action of list)
        for (const keys of action.keys ?? []) expect(actionOf(press(keys)), keys).toEqual({ action, keys });
    }
  });

  test('all stand in the help sheet beside their words, in both languages', async () => {
    const shell = opened();
    for (const locale of ['en', 'ko'] as const) {
      const messages = await loadMessages(locale);
      const sheet = drawn(HelpKeys, {}, shell, messages);
      const shown: readonly Hint[] = [...lists.flat(), ...routeKeys, ...editKeys, ...moreActions, ...nodeMenu.flat()];
      for (const { id, words, keys = [] } of shown) {
        if (keys.length === 0) continue;
        const kbds = keys.map((key) => `<kbd class="kbd">${escaped(keyWords(key))}</kbd>`).join('');
        expect(sheet, id).toContain(`<dt>${escaped(words(messages))}</dt><dd>${kbds}</dd>`);
      }
    }
  });
});

test('the code that an action waits for comes', async () => {
  const loaded = [...lists.flat(), ...moreActions].filter(({ load }) => load !== undefined);
  expect(loaded.map(({ id }) => id)).toContain('save');
  for (const { id, load } of loaded) expect(await load?.(), id).toBeTypeOf('function');
});

test('what a key does to a node its menu offers too, once', () => {
  const offered = nodeMenu.flat().map(({ id }) => id);
  expect(offered).toEqual([...new Set(offered)]);
  for (const { id } of Object.values(onNode)) expect(offered).toContain(id);
});

describe('a key press', () => {
  const held = (key: string, code: string, more: Partial<KeyPress> = {}) =>
    chordsOf({ ...nothingHeld, key, code, ...more });

  test('is what is written on the key that is pressed, on any keyboard', () => {
    expect(held('/', 'Digit7', { shiftKey: true })).toEqual(['Shift+7', '/']);
    expect(held('?', 'Minus', { shiftKey: true })).toEqual(['?']);
    expect(held('+', 'BracketRight')).toEqual(['+']);
    expect(held('Q', 'KeyA', { shiftKey: true })).toEqual(['Shift+Q']);
    expect(held('a', 'KeyA')).toEqual(['A']);
  });

  test('is the place of the key where another script or Alt writes another sign', () => {
    expect(held('ㅁ', 'KeyA')[0]).toBe('A');
    expect(held('ㅋ', 'KeyZ', { ctrlKey: true })[0]).toBe('Mod+Z');
    expect(held('¡', 'Digit1', { altKey: true })).toEqual(['Alt+1']);
    expect(held('Dead', 'KeyN', { altKey: true })[0]).toBe('Alt+N');
    expect(held('Ç', 'KeyC', { altKey: true, shiftKey: true })).toEqual(['Alt+Shift+C']);
  });

  test('that writes a sign by its number, or is the system’s, is none of ours', () => {
    expect(held('1', 'Numpad1', { altKey: true })).toEqual([]);
    expect(held('k', 'KeyK', { metaKey: true })).toEqual([]);
  });
});

describe('panels', () => {
  test('below the panes are those that are kept, in the order of their tabs', () => {
    expect(lowerPanels.map(({ id }) => id)).toEqual(bottomTabs);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  test('each has a tab or a button with its words', async () => {
    const messages = await loadMessages('en');
    const shell = opened();
    const tabs = drawn(BottomPanel, { tab: null, onTab: () => undefined }, shell, messages);
    const buttons = drawn(ViewToggle, { view: 'graph' }, shell, messages);
    for (const { where, id, words } of panels) {
      if (where === 'bottom') expect(tabs, id).toContain(`id="bottom-tab-${id}"`);
      expect(where === 'bottom' ? tabs : buttons, id).toMatch(new RegExp(`</svg>${words(messages)}<`));
    }
  });

  test('each of narrow screens has a tab with its words, and holds what names it', async () => {
    const messages = await loadMessages('en');
    const tabs = drawn(NarrowTabs, { tab: 'yaml' }, opened(), messages);
    for (const { id, words } of narrowPanels)
      expect(tabs, id).toMatch(
        new RegExp(`id="narrow-tab-${id}"(?:(?!</button>).)*</span>${words(messages)}</button>`),
      );
    const held = new Set<string>(lowerPanels.map(({ narrow }) => narrow));
    for (const id of held) expect(narrowPanels.map((panel) => panel.id)).toContain(id);
  });

  test.each(panels)('$id comes by each of its keys and by the palette, in every layout', async (panel) => {
    const messages = await loadMessages('en');
    const narrow = panel.where === 'bottom' ? panel.narrow : 'routes';
    const isShown = ({ store }: Shell): boolean => {
      const { bottomTab, routesView, narrowTab } = store.getState();
      return (panel.where === 'bottom' ? bottomTab : routesView) === panel.id && narrowTab === narrow;
    };
    const ways = [
      ...panel.keys.map((keys) => (shell: Shell) => {
        const meant = byKeys(page)(press(keys));
        if (meant) perform(meant.action, shell, keys);
      }),
      (shell: Shell) =>
        commandItems(shell, messages)
          .find(({ id, keys }) => keys === panel.keys[0] && id.startsWith('command '))
          ?.run(),
    ];
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      const shell = opened();
      shell.actions.setBottomTab(null);
      shell.actions.setNarrowTab('yaml');
      expect(isShown(shell)).toBe(false);
      way(shell);
      await expect.poll(() => isShown(shell)).toBe(true);
    }
  });
});
