import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { PathVerdict } from '../../engine/index.ts';
import type { Answer } from '../../state/types.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { useSecondAnswer } from '../compare/use-comparison.ts';
import { type Chip, chipsOf } from '../graph/route-view.ts';
import { markOf } from '../problems/node-marks.ts';
import { testHits } from '../tests/test-list.ts';
import { allColumns, type ColumnId } from './columns.ts';
import { filterRows, noFilter, type RowFacts, sortRows, type TableFilter, type TableSort } from './sort-filter.ts';
import { type TableRow, tableRows } from './table-rows.ts';

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
  later: 1,
  'fits-later': 1,
  shorter: 2,
  type: 3,
  'no-match': 4,
  'exact-host-first': 5,
  'other-host': 6,
};

function verdictsOf(answer: Answer | null): Verdicts {
  const lit = new Set(answer?.litNodes);
  const chips = chipsOf(answer?.decision.trace ?? []);
  return {
    lit,
    chip(row) {
      if (lit.has(row.id)) return { verdict: 'wins', element: null };
      return chips.get(row.id) ?? chips.get(row.host?.id ?? '') ?? null;
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

/** Returns the rows as they are chosen. */
export function useTable(choice: TableChoice): TableView {
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const tests = useAppState((state) => state.tests.tests);
  const answer = useAppState((state) => state.request.answer);
  const isComparing = useAppState((state) => state.compareWith !== null);
  const answerB = useSecondAnswer();
  const { nodes, order } = snapshot;
  const { sort, filter } = useDeferredValue(choice);
  const all = useMemo(() => tableRows({ nodes, order }), [nodes, order]);
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
  const kept = useMemo(
    () => filterRows(all, { ...filter, routerId: known }, messages, facts),
    [all, filter, known, messages, facts],
  );
  const shown = useMemo(() => sortRows(kept, sort, messages, facts), [kept, sort, messages, facts]);
  return { all, shown, columns: isComparing ? allColumns : oneController, first, second };
}
