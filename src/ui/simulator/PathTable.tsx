import { Check } from 'lucide-react';
import type { PathNode } from '../../engine/graph/index.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { MatchCells } from './MatchCells.tsx';
import type { PathStep } from './steps.ts';
import { orderedPaths, type TraceRow } from './trace-view.ts';
import { verdictWords } from './verdict-words.ts';

function LineLink({ node }: { readonly node: PathNode }) {
  const { revealNode, select } = useActions();
  const { request } = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, node.place.object, node.place.range);
  if (line === null) return null;
  const onClick = () => {
    select(node.id);
    revealNode(node.id, true);
  };
  return (
    <button type="button" className="link" onClick={onClick}>
      {request.line(line)}
    </button>
  );
}

function TypeCell({ pathType, wins }: { readonly pathType: string | null; readonly wins: boolean }) {
  return (
    <span title={pathType ?? ''}>
      <PathTypeBadge pathType={pathType} lit={wins} />
      <span className="sr">{pathType}</span>
    </span>
  );
}

interface CandidateProps {
  readonly row: TraceRow;
  readonly compared: string;
}

function Candidate({ row: { step, order, isSame }, compared }: CandidateProps) {
  const messages = useMessages();
  const node = useAppState((state) => state.snapshot.nodes.get(step.pathId));
  const path = node?.kind === 'path' ? node : null;
  const wins = step.verdict === 'wins';
  const pattern = step.matcher.kind === 'regex' ? step.matcher.source : step.matcher.path;
  const [chip, where] = verdictWords(step, compared, messages).split(/, (.*)/s);
  return (
    <tr className={wins ? 'hot' : step.matched ? '' : 'off'}>
      <td className="col-order">{isSame ? '' : order}</td>
      <td className="col-type">{!isSame && <TypeCell pathType={path?.pathType ?? null} wins={wins} />}</td>
      <td className="col-path">
        <code className="ell" title={pattern}>
          {pattern}
        </code>
      </td>
      <td className="col-match">{step.verdict !== 'other-scheme' && <MatchCells step={step} compared={compared} />}</td>
      <td className="col-verdict" title={where?.replaceAll('`', '')}>
        <span className={wins ? 'chip win' : step.matched ? 'chip lost' : 'verdict'}>
          {wins && <Check size={12} strokeWidth={2.25} aria-hidden />}
          {chip}
        </span>
        {where && (
          <span className="where">
            <Rich text={where} />
          </span>
        )}
      </td>
      <td className="col-line">{path && !isSame && <LineLink node={path} />}</td>
    </tr>
  );
}

interface PathTableProps {
  readonly paths: readonly PathStep[];
  readonly compared: string;
  readonly omitted: number;
}

/** All candidates for the path, each with how far it fitted and why it lost. */
export function PathTable({ paths, compared, omitted }: PathTableProps) {
  const { request } = useMessages();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const { columns } = request.trace;
  return (
    <>
      <table className="trace-table">
        <thead className="sr">
          <tr>
            <th scope="col">{columns.order}</th>
            <th scope="col">{columns.type}</th>
            <th scope="col">{columns.path}</th>
            <th scope="col">{columns.match}</th>
            <th scope="col">{columns.verdict}</th>
            <th scope="col">{columns.line}</th>
          </tr>
        </thead>
        <tbody>
          {orderedPaths(paths, nodes).map((row) => (
            <Candidate key={row.key} row={row} compared={compared} />
          ))}
        </tbody>
      </table>
      {omitted > 0 && <p className="small dim trace-more">{request.trace.omittedPaths(omitted)}</p>}
    </>
  );
}
