import { Copy } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { tableOf } from '../../engine/text/index.ts';
import type { Survey } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { useScrollMemory } from '../common/view-memory.ts';
import { MarkBox } from '../parts/MarkBox.tsx';
import { maxSurveyedPaths, useProfileOf } from '../parts/use-comparison.ts';
import { comparedFirst, type MatrixCell, type MatrixRow, matrixMarkdown, matrixRows } from './matrix-rows.ts';
import './matrix.css';

/** More rows than this are counted, not drawn. */
const mostRows = 300;

function Cell({ cell }: { readonly cell: MatrixCell }) {
  const { compare } = useMessages();
  const { text, detail, tone, mark } = cell;
  return (
    <td className={mark ?? 'own'}>
      <span className="mx-cell">
        {mark !== null && <MarkBox mark={mark} />}
        {mark !== null && <span className="sr">{compare.mark[mark]}: </span>}
        <code className={tone === 'bad' ? 'semi bad' : 'semi'} title={text}>
          {text}
        </code>
        {detail && (
          <code className="ell dim detail" title={detail}>
            {detail}
          </code>
        )}
      </span>
    </td>
  );
}

/** A request that gives way in the host: the path tells the rows apart. */
function RequestText({ text }: { readonly text: string }) {
  const [, origin = '', rest = text] = /^(https?:\/\/[^/]*)(.*)$/s.exec(text) ?? [];
  return (
    <code className="mx-text" title={text}>
      <span className="ell">{origin}</span>
      <span className="ell target">{rest}</span>
    </code>
  );
}

interface RowsProps {
  readonly rows: readonly MatrixRow[];
  readonly describedBy: string;
}

/** Rows with one stop for the Tab key; arrows, Home and End move, Enter puts the request in the bar. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
function Rows({ rows, describedBy }: RowsProps) {
  const { matrix } = useMessages();
  const { setMethod, setRequest, setRequestRouter, send, select } = useActions();
  const hasOthers = useAppState((state) => state.snapshot.order.routers.length > 1);
  const text = useAppState((state) => state.request.text);
  const method = useAppState((state) => state.request.method);
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const stop = Math.min(active, rows.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const targets = tableOf<number>({
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + 10,
      PageUp: stop - 10,
      Home: 0,
      End: rows.length - 1,
    });
    const wanted = targets.get(event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(wanted, 0), rows.length - 1);
    setActive(next);
    body.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {rows.map(({ row, cells, differs }, index) => (
        <tr
          key={row.id}
          data-path-id={row.pathId ?? undefined}
          className={`${row.text === text && row.method === method ? 'hot' : ''} ${differs ? '' : 'alike'}`}
        >
          <th scope="row">
            <button
              type="button"
              className="mx-request"
              tabIndex={index === stop ? 0 : -1}
              aria-describedby={describedBy}
              onFocus={() => setActive(index)}
              onClick={() => {
                setMethod(row.method);
                setRequest(row.text);
                if (hasOthers) setRequestRouter(row.routerId);
                send();
                if (row.pathId !== null) select(row.pathId);
              }}
            >
              {row.method !== 'GET' && <span className="semi">{row.method} </span>}
              <RequestText text={row.text} />
            </button>
          </th>
          <td className="mx-kind dim small" title={matrix.alike(row.count)}>
            {matrix.probe[row.probe]}
            {row.count > 1 && <span className="mx-count">{row.count}</span>}
          </td>
          {cells.map((cell) => (
            <Cell key={cell.controller} cell={cell} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface PickProps {
  readonly all: readonly string[];
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}

function ControllerPick({ all, shown, onChange }: PickProps) {
  const { matrix } = useMessages();
  return (
    <fieldset className="mx-pick">
      <legend className="sr">{matrix.controllers}</legend>
      {all.map((id) => {
        const isOn = shown.includes(id);
        return (
          <button
            key={id}
            type="button"
            className="chip"
            aria-pressed={isOn}
            disabled={isOn && shown.length === 1}
            onClick={() => onChange(all.filter((known) => (known === id ? !isOn : shown.includes(known))))}
          >
            {controllerName(id)}
          </button>
        );
      })}
    </fieldset>
  );
}

function Summary({ survey }: { readonly survey: Survey }) {
  const { matrix } = useMessages();
  const same = survey.paths.filter(({ verdict }) => verdict === 'same').length;
  const unknown = survey.paths.filter(({ verdict }) => verdict === 'unknown').length;
  return (
    <p className="mx-note small t2">
      <b className="semi">{matrix.portable(same, survey.paths.length, unknown)}</b> {matrix.asked(survey.requests)}{' '}
      {survey.isComplete ? '' : `${matrix.limited} `}
      {matrix.searched}
    </p>
  );
}

/** Keeps its place while another view is shown; a path selected meanwhile is brought into sight. */
function Scroller({ children }: { readonly children: ReactNode }) {
  const { matrix } = useMessages();
  const selection = useAppState((state) => state.selection);
  const box = useRef<HTMLElement>(null);
  const seen = useRef(useScrollMemory('matrix', box));
  useEffect(() => {
    if (selection === null || seen.current === selection) return;
    const row = box.current?.querySelector(`[data-path-id="${CSS.escape(selection)}"]`);
    if (!row) return;
    seen.current = selection;
    row.scrollIntoView({ block: 'nearest' });
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section ref={box} className="mx-scroll" aria-label={matrix.label} tabIndex={0}>
      {children}
    </section>
  );
}

function Matrix({ survey }: { readonly survey: Survey }) {
  const { compare, matrix } = useMessages();
  const { setMatrixOnlyDiffering, notify } = useActions();
  const onlyDiffering = useAppState((state) => state.matrixOnlyDiffering);
  const profileOf = useProfileOf();
  const howTo = useId();
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const second = useAppState((state) => state.compareWith);
  const [router] = useAppState((state) => state.snapshot.order.routers);
  const own = router === undefined ? null : profileOf(router);
  const all = useMemo(() => comparedFirst(survey.controllers, own, second), [survey, own, second]);
  const controllers = useMemo(() => {
    const known = picked?.filter((id) => all.includes(id)) ?? [];
    return known.length > 0 ? known : all;
  }, [picked, all]);
  const rows = useMemo(
    () => matrixRows(survey, profileOf, { controllers, onlyDiffering }, compare),
    [survey, profileOf, controllers, onlyDiffering, compare],
  );
  const shown = rows.slice(0, mostRows);
  const copy = async () => {
    const heads = [matrix.request, ...controllers.map((id) => `${controllerName(id)} ${controllerVersion(id)}`.trim())];
    const { matrixForOthers } = await import('./matrix-copy.ts');
    await navigator.clipboard.writeText(matrixMarkdown(matrixForOthers(rows), heads));
    notify({ kind: 'copied', what: 'matrix' });
  };
  return (
    <>
      <div className="mx-tools">
        <ControllerPick all={all} shown={controllers} onChange={setPicked} />
        <label className="mx-only small">
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={({ target }) => setMatrixOnlyDiffering(target.checked)}
          />
          {matrix.onlyDiffering}
        </label>
        <IconButton label={matrix.copy} size="small" onClick={() => void copy()}>
          <Copy size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <p id={howTo} className="sr">
        {matrix.howTo}
      </p>
      {rows.length === 0 ? (
        <p className="panel-empty t2">{matrix.none}</p>
      ) : (
        <Scroller>
          <table className="mx">
            <thead>
              <tr>
                <th scope="col">{matrix.request}</th>
                <th scope="col" className="mx-kind">
                  {matrix.kind}
                </th>
                {controllers.map((id) => (
                  <th key={id} scope="col">
                    {controllerName(id)} <span className="dim reg">{controllerVersion(id)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <Rows rows={shown} describedBy={howTo} />
          </table>
          {rows.length > shown.length && <p className="small dim mx-more">{matrix.more(rows.length - shown.length)}</p>}
        </Scroller>
      )}
      <Summary survey={survey} />
    </>
  );
}

/** Requests down, controllers across: where the answers differ. */
export function MatrixView() {
  const { matrix } = useMessages();
  const survey = useAppState((state) => state.survey);
  const paths = useAppState((state) => state.snapshot.counts.paths);
  const why = paths === 0 ? matrix.empty : paths > maxSurveyedPaths ? matrix.tooLarge : survey ? null : matrix.working;
  if (why !== null || !survey) return <p className="panel-empty t2">{why}</p>;
  return (
    <div className="mx-pane">
      <Matrix survey={survey} />
    </div>
  );
}
