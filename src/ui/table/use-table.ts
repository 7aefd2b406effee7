import { useCallback, useMemo, useState } from 'react';
import { type FilterFacts, filterGraph, parseFilter } from '../../engine/graph/index.ts';
import type { PathVerdict } from '../../engine/match/index.ts';
import type { Answer, Snapshot } from '../../state/types.ts';
import { useFilterFacts } from '../common/filter-facts.ts';
import { useSliced } from '../common/in-slices.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { allColumns, type ColumnId } from '../parts/columns.ts';
import { markOf } from '../parts/node-marks.ts';
import { type Chip, chipsOf, litOf } from '../parts/route-view.ts';
import { type TableRow, tableRows } from '../parts/table-rows.ts';
import { testHits } from '../parts/test-list.ts';
import { useSecondAnswer } from '../parts/use-comparison.ts';
import { graphSteps } from '../parts/view-graph.ts';
import {
  filterRows,
  noFilter,
  type RowFacts,
  sortRows,
  type TableFilter,
  type TableSort,
  type Wanted,
} from './sort-filter.ts';

export interface TableChoice {
  readonly sort: TableSort | null;
  readonly filter: TableFilter;
}

/** Outlives the view: whoever comes back finds the table as it was left. */
let lastChoice: TableChoice = { sort: null, filter: noFilter };

/** Returns order and filter of the table, and what changes them. */
export function useChoice(): readonly [TableChoice, (change: Partial<TableChoice>) => void] {
  const [choice, setChoice] = useState(lastChoice);
  const change = useCallback((part: Partial<TableChoice>) => {
    lastChoice = { ...lastChoice, ...part };
    setChoice(lastChoice);
  }, []);
  return [choice, change];
}

/** How a request went for the rows. */
export interface Verdicts {
  readonly lit: ReadonlySet<string>;
  /** `null`: the request never met the row. */
  readonly chip: (row: TableRow) => Chip | null;
}

const rank: Readonly<Record<PathVerdict, number>> = {
  wins: 0,
  open: 0,
  later: 1,
  'fits-later': 1,
  shorter: 2,
  type: 3,
  'no-match': 4,
  'exact-host-first': 5,
  'other-host': 6,
  'other-scheme': 7,
};

function verdictsOf(answer: Answer | null): Verdicts {
  const lit = litOf(answer);
  const chips = chipsOf(answer?.decision.trace ?? []);
  return {
    lit,
    chip(row) {
      if (row.node.kind === 'end') return null;
      const own = chips.get(row.id);
      if (lit.has(row.id) && own?.verdict !== 'open') return { verdict: 'wins', element: null };
      return own ?? chips.get(row.host?.id ?? '') ?? null;
    },
  };
}

/** What the rows of the table show beside themselves. */
export interface TableView {
  /** All of them, in file order. */
  readonly all: readonly TableRow[];
  readonly shown: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly first: Verdicts;
  readonly second: Verdicts;
}

const oneController = allColumns.filter((column) => column !== 'verdictB');

/** Up to this many rows are chosen and sorted at once: that takes some milliseconds. */
const quickRows = 2000;

/**
 * Returns what a filter text asks for: words look into all columns, what has a key means what it means in the graph.
 * @internal Its test asks for every row.
 */
export function* wantedOf(
  search: string,
  snapshot: Pick<Snapshot, 'nodes' | 'order'>,
  facts: FilterFacts,
): Generator<void, Wanted> {
  const terms = parseFilter(search);
  const words = terms.flatMap(({ key, text }) => (key === 'word' ? [text] : []));
  const keys = terms.filter(({ key }) => key !== 'word');
  if (keys.length === 0) return { words, keyed: null };
  const { matches } = yield* filterGraph(yield* graphSteps(snapshot), keys, facts);
  return { words, keyed: new Set(matches) };
}

/** Returns the rows as they are chosen; `null` while a long table is read for the first time. */
export function useTable(choice: TableChoice): TableView | null {
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const tests = useAppState((state) => state.tests.tests);
  const answer = useAppState((state) => state.request.answer);
  const isComparing = useAppState((state) => state.compareWith !== null);
  const answerB = useSecondAnswer();
  const { nodes, order } = snapshot;
  const { sort, filter } = choice;
  const search = useAppState((state) => state.search.trim());
  const filterFacts = useFilterFacts(search);
  const isLong = order.paths.length > quickRows;
  const readRows = useCallback(() => tableRows({ nodes, order }), [nodes, order]);
  const all = useSliced(readRows, isLong, null);
  const first = useMemo(() => verdictsOf(answer), [answer]);
  const second = useMemo(() => verdictsOf(answerB), [answerB]);
  const facts = useMemo((): RowFacts => {
    const hits = testHits(tests);
    return {
      problems(row) {
        const { errors, warnings } = markOf(snapshot, row.id, false);
        return errors + warnings;
      },
      failingTests: (row) => hits.get(row.id)?.failing ?? 0,
      verdict(row, isSecond) {
        const chip = (isSecond ? second : first).chip(row);
        return chip && rank[chip.verdict];
      },
    };
  }, [snapshot, tests, first, second]);
  const known = filter.routerId === null || nodes.has(filter.routerId) ? filter.routerId : null;
  const chooseRows = useMemo(() => {
    if (!all) return null;
    return function* () {
      const wanted = yield* wantedOf(search, { nodes, order }, filterFacts);
      const kept = yield* filterRows(all, { ...filter, routerId: known }, wanted, messages, facts);
      return { all, shown: yield* sortRows(kept, sort, messages, facts) };
    };
  }, [all, search, nodes, order, filterFacts, filter, known, sort, messages, facts]);
  const rows = useSliced(chooseRows, isLong, null);
  return rows && { ...rows, columns: isComparing ? allColumns : oneController, first, second };
}
