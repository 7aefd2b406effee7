import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FilterField } from '../common/FilterField.tsx';
import { watchLongPress } from '../common/long-press.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { useWidthClass } from '../common/use-width.ts';
import { useRowWindow } from '../common/use-window.ts';
import { useScrollMemory } from '../common/view-memory.ts';
import { NothingDrawn } from '../parts/NothingDrawn.tsx';
import { litOf } from '../parts/route-view.ts';
import { itemWords } from './item-words.ts';
import { TreeRow } from './TreeRow.tsx';
import { onTreeKey, type TreeContext } from './tree-actions.ts';
import { rowStartingWith, rowsOnWay, type TreeItem, type TreeSource, treeItems } from './tree-items.ts';
import { useShownTree } from './use-shown-tree.ts';
import './route-tree.css';

const typeAheadMs = 600;

/** Collects letters typed one after another; a pause starts a new word. */
function useTypeAhead(): (key: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return useCallback((key) => {
    const now = performance.now();
    const text = now - typed.current.at > typeAheadMs ? key : typed.current.text + key;
    typed.current = { text, at: now };
    return text;
  }, []);
}

interface Toggled {
  /** Hosts that were closed by hand where all start open … */
  readonly closed: ReadonlySet<string>;
  /** … and those that were opened where all start closed: a filter may leave few of many. */
  readonly opened: ReadonlySet<string>;
}

/** Outlives the view: a scroll position means nothing to other rows. */
let lastToggled: Toggled = { closed: new Set(), opened: new Set() };

function useToggled(startsOpen: boolean): readonly [ReadonlySet<string>, (id: string) => void] {
  const [toggled, setToggled] = useState(lastToggled);
  useEffect(() => {
    lastToggled = toggled;
  }, [toggled]);
  const of = startsOpen ? 'closed' : 'opened';
  const toggle = useCallback(
    (id: string) => {
      setToggled((before) => {
        const next = new Set(before[of]);
        if (!next.delete(id)) next.add(id);
        return { ...before, [of]: next };
      });
    },
    [of],
  );
  return [toggled[of], toggle];
}

/** All routes as a tree, or those that the filter leaves. */
export function RouteTree() {
  const messages = useMessages();
  const search = useAppState((state) => state.search.trim());
  const hasPaths = useAppState(({ snapshot }) => snapshot.order.paths.length > 0);
  const shown = useShownTree(search);
  const isEmpty = shown !== null && shown.source.roots.length === 0;
  return (
    <div className="tree-pane">
      {(hasPaths || search !== '') && (
        <div className="tree-tools">
          <FilterField />
          {search !== '' && shown && (
            <span className="dim small nowrap" role="status">
              {isEmpty ? messages.large.nothing : messages.large.shown(shown)}
            </span>
          )}
        </div>
      )}
      {search === '' && isEmpty && <NothingDrawn otherwise={messages.tree.empty} />}
      {!isEmpty && <Rows source={shown?.source ?? null} />}
    </div>
  );
}

/** The rows: the same selection as the graph, with arrow keys and sentences for screen readers. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
function Rows({ source }: { readonly source: TreeSource | null }) {
  const actions = useActions();
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const selection = useAppState((state) => state.selection);
  const answer = useAppState((state) => state.request.answer);
  const rowPx = useWidthClass() === 'narrow' ? 48 : 40;
  const [toggled, toggle] = useToggled(source?.startsOpen ?? false);
  const items = useMemo(() => (source ? treeItems(source, toggled) : []), [source, toggled]);
  const lit = useMemo(() => litOf(answer), [answer]);
  const onRoute = useMemo(() => rowsOnWay(items, lit), [items, lit]);
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useRowWindow(list, items.length, rowPx);
  const typeAhead = useTypeAhead();
  const wantsFocus = useRef(false);
  const selected = items.findIndex(({ node }) => node.id === selection);
  const stop = Math.max(0, selected);
  const seen = useRef(useScrollMemory('tree', list));

  useEffect(() => (list.current ? watchLongPress(list.current) : undefined), []);
  useEffect(() => {
    const node = list.current;
    // What was selected when the tree was left may stand outside of the scrolled part: nobody asks for it anew.
    if (!node || selection === null || seen.current === selection) return;
    if (selected < 0) return;
    seen.current = selection;
    const [top, bottom] = [selected * rowPx, (selected + 1) * rowPx];
    if (top < node.scrollTop) node.scrollTop = top;
    else if (bottom > node.scrollTop + node.clientHeight) node.scrollTop = bottom - node.clientHeight;
  }, [selection, selected, rowPx]);

  // The row may have come into the drawn window only now, so focus follows in every render until it is there.
  useEffect(() => {
    if (!wantsFocus.current || selection === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(selection)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    wantsFocus.current = false;
  });

  const goTo = (row: number) => {
    const item = items[row];
    if (!item) return;
    wantsFocus.current = true;
    actions.select(item.node.id);
  };
  const typed = (letter: string): void => {
    const name = (node: TreeItem['node']) => itemWords(node, snapshot.nodes, messages, false).name;
    const row = rowStartingWith(items, stop, typeAhead(letter), name);
    if (row !== null) goTo(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const context: TreeContext = {
      items,
      at: stop,
      goTo,
      toggle,
      inspect: actions.inspectNode,
      goToYaml: (id) => actions.revealNode(id, true),
      leave: () => actions.setSearch(''),
    };
    if (onTreeKey(event, context)) event.preventDefault();
    else if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && event.key !== ' ') {
      // `/` is also how paths begin: inside the tree it is type-ahead, not the way to the request bar.
      event.stopPropagation();
      typed(event.key);
    }
  };

  return (
    <div
      ref={list}
      role="tree"
      aria-label={messages.tree.label}
      className="tree"
      onKeyDown={onKeyDown}
      tabIndex={-1}
      style={{ ['--row' as string]: `${rowPx}px` }}
    >
      <div role="presentation" className="tree-all" style={{ height: items.length * rowPx }}>
        {items.slice(from, to).map((item, index) => (
          <TreeRow
            key={item.node.id}
            item={item}
            top={(from + index) * rowPx}
            isLit={lit.has(item.node.id)}
            isOnWay={onRoute.has(item.node.id)}
            isSelected={item.node.id === selection}
            isStop={from + index === stop}
            onSelect={actions.select}
            onToggle={toggle}
            onInspect={actions.inspectNode}
          />
        ))}
      </div>
    </div>
  );
}
