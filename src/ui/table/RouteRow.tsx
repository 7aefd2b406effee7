// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight are mounted, each at its own place: no layout of a table does that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cells, and on the buttons in the heads
import { Check, CircleX, OctagonX, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { brokenState } from '../../engine/graph/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { endWords } from '../../i18n/end-words.ts';
import type { Messages } from '../../i18n/messages.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { ChangeSign } from '../parts/ChangeSign.tsx';
import { type ColumnId, cellText, columnWords } from '../parts/columns.ts';
import { useNodeMark } from '../parts/NodeBadge.tsx';
import { chipWords } from '../parts/node-words.ts';
import { PathTests, useTestHits } from '../parts/PathTests.tsx';
import type { Chip } from '../parts/route-view.ts';
import { classOf, deadOf, type TableRow } from '../parts/table-rows.ts';
import { CellEditor } from './CellEditor.tsx';
import { editableText } from './cell-edit.ts';
import type { ColumnRooms } from './column-rooms.ts';
import type { Verdicts } from './use-table.ts';

/** A name, shortened where its column is too narrow for it. */
function Name({ text, cut = text }: { readonly text: string; readonly cut?: string | undefined }) {
  return (
    <span className="tb-name ell" title={text}>
      {cut}
    </span>
  );
}

function Verdict({ chip }: { readonly chip: Chip | null }) {
  const words = useMessages().graph;
  if (!chip) return null;
  const text = chipWords(words, { verdict: chip.verdict, differsAt: chip.element });
  if (chip.verdict !== 'wins') {
    return (
      <span className="chip lost" title={text ?? undefined}>
        <span className="ell">{text}</span>
      </span>
    );
  }
  return (
    <span className="chip win">
      <Check size={11} strokeWidth={2.5} aria-hidden />
      {text}
    </span>
  );
}

function Marks({ id }: { readonly id: string }) {
  const messages = useMessages();
  const mark = useNodeMark(id, false);
  const hits = useTestHits(id);
  const change = useAppState((state) => state.nodeChanges?.get(id));
  const said = messages.graph.problems(mark.errors, mark.warnings);
  const Icon = mark.errors > 0 ? OctagonX : TriangleAlert;
  return (
    <>
      {change && (
        <>
          <ChangeSign change={change} />
          <span className="sr">{messages.graph[change]}</span>
        </>
      )}
      {said !== '' && (
        <span className={mark.errors > 0 ? 'tb-mark bad' : 'tb-mark warn'} title={said}>
          <Icon size={13} strokeWidth={2} aria-hidden />
          <span aria-hidden="true">{mark.errors + mark.warnings}</span>
          <span className="sr">{said}</span>
        </span>
      )}
      <PathTests hits={hits} />
      {hits.count > 0 && <span className="sr">{messages.tests.hits(hits.count, hits.failing)}</span>}
    </>
  );
}

function Service({ row, cuts }: Pick<CellProps, 'row' | 'cuts'>) {
  const messages = useMessages();
  const text = cellText(row, 'service', messages);
  const cut = cuts.get('service')?.get(text);
  if (row.node.kind === 'end') {
    return (
      <span className="ell t2" title={endWords(row.node.outcome, messages)}>
        {text}
      </span>
    );
  }
  if (!row.backend) return <span className="bad">{text}</span>;
  const broken = brokenState(row.backend);
  if (!broken) return <Name text={text} cut={cut} />;
  const why = messages.graph.brokenShort[broken];
  return (
    <span className="tb-broken bad" title={`${text}, ${why}`}>
      <CircleX size={13} strokeWidth={2} aria-hidden />
      <Name text={text} cut={cut} />
      <span className="sr">, {why}</span>
    </span>
  );
}

function PathType({ row, isLit }: { readonly row: TableRow; readonly isLit: boolean }) {
  const words = useMessages().inspector;
  if (row.node.kind !== 'path') return null;
  const { pathType } = row.node;
  return (
    <>
      <PathTypeBadge pathType={pathType} lit={isLit} />
      <span className="ell" title={pathType ?? undefined}>
        {lookup(words.typeShort, pathType) ?? pathType}
      </span>
    </>
  );
}

/** Words about the manifest, where the manifest itself says nothing. */
function isInWords(row: TableRow, column: ColumnId): boolean {
  const isDefault = row.node.kind === 'default-backend';
  if (column === 'host') return row.host?.host === null || row.node.kind === 'end';
  if (column === 'runsAs') return deadOf(row) !== null;
  if (column === 'className') return classOf(row) === null;
  return column === 'path' && isDefault;
}

interface CellProps {
  readonly row: TableRow;
  readonly column: ColumnId;
  readonly isLit: boolean;
  readonly chip: Chip | null;
  readonly cuts: ColumnRooms['cuts'];
}

function CellContent({ row, column, isLit, chip, cuts }: CellProps): ReactNode {
  const messages = useMessages();
  const text = cellText(row, column, messages);
  switch (column) {
    case 'order':
      return text && <span className="ord">{text}</span>;
    case 'pathType':
      return <PathType row={row} isLit={isLit} />;
    case 'service':
      return <Service row={row} cuts={cuts} />;
    case 'marks':
      return <Marks id={row.id} />;
    case 'verdict':
    case 'verdictB':
      return <Verdict chip={chip} />;
    default:
      return isInWords(row, column) ? (
        <span className="ell t2" title={text}>
          {text}
        </span>
      ) : (
        <Name text={text} cut={cuts.get(column)?.get(text)} />
      );
  }
}

/** Returns what a route is called in the name of a field: `shop.example.com/api`. */
function routeName(row: TableRow, messages: Messages): string {
  return `${cellText(row, 'host', messages)}${cellText(row, 'path', messages)}`;
}

interface RouteRowProps {
  readonly row: TableRow;
  /** From 0, among the shown ones. */
  readonly index: number;
  readonly columns: readonly ColumnId[];
  readonly cuts: ColumnRooms['cuts'];
  /** The cell that Tab leads to, when it is in this row. */
  readonly stop: ColumnId | null;
  readonly editing: ColumnId | null;
  readonly first: Verdicts;
  readonly second: Verdicts;
  readonly onEdited: (step: number | null) => void;
}

/** One route; the table hears its clicks and keys. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export const RouteRow = memo(function RouteRow({ row, index, columns, cuts, stop, editing, ...rest }: RouteRowProps) {
  const { first, second, onEdited } = rest;
  const messages = useMessages();
  const isSelected = useAppState(({ selection, marked }) => selection === row.id || marked.has(row.id));
  const isStale = useAppState((state) => state.snapshot.stale.has(row.id));
  const isLit = first.lit.has(row.id);
  const flags = [
    isLit && 'lit',
    second.lit.has(row.id) && 'lit-b',
    deadOf(row) !== null && 'dead',
    isStale && 'stale',
    editing && 'on',
  ];
  return (
    <div
      role="row"
      className={['tb-row', ...flags.filter(Boolean)].join(' ')}
      style={{ top: `calc(var(--row) * ${index})` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-node-id={row.id}
    >
      {columns.map((column, at) => (
        <div
          key={column}
          role="gridcell"
          className={`tb-cell c-${column}`}
          aria-colindex={at + 1}
          aria-readonly={editableText(row, column) === null || undefined}
          tabIndex={stop === column ? 0 : -1}
          data-column={column}
        >
          {editing === column ? (
            <CellEditor
              row={row}
              column={column}
              label={messages.table.edit(columnWords(messages.table, column, ''), routeName(row, messages))}
              onDone={onEdited}
            />
          ) : (
            <CellContent
              row={row}
              column={column}
              isLit={isLit}
              cuts={cuts}
              chip={(column === 'verdictB' ? second : first).chip(row)}
            />
          )}
        </div>
      ))}
    </div>
  );
});
