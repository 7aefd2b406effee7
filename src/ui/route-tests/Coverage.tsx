import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import type { PathNode } from '../../engine/graph/index.ts';
import type { Snapshot, TestState } from '../../state/types.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { testHits } from '../parts/test-list.ts';

/** Paths shown; the figure above tells of all. */
const mostPaths = 100;

/** The paths that a request can reach, and those of them that no test hits. */
function coverageOf({ nodes, order }: Snapshot, tests: readonly TestState[]) {
  const hits = testHits(tests);
  const paths = order.paths.flatMap((id): readonly PathNode[] => {
    const node = nodes.get(id);
    return node?.kind === 'path' && (node.dead === null || hits.has(id)) ? [node] : [];
  });
  return { total: paths.length, missed: paths.filter(({ id }) => !hits.has(id)) };
}

function MissedPath({ path, host }: { readonly path: PathNode; readonly host: string | null }) {
  const { select, revealNode, setNarrowTab } = useActions();
  const { testResults: words, graph, request } = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, path.place.object, path.place.range);
  const onClick = () => {
    select(path.id);
    setNarrowTab('yaml');
    revealNode(path.id, true);
  };
  return (
    <li>
      <button type="button" className="row-button missed-path" onClick={onClick}>
        <PathTypeBadge pathType={path.pathType} />
        <span className="ell missed-name" title={`${host ?? words.anyHost} ${path.path ?? ''}`}>
          <span className="dim">{host ?? words.anyHost}</span>
          {path.path || graph.noPath}
        </span>
        {line !== null && <span className="dim missed-line">{request.line(line)}</span>}
      </button>
    </li>
  );
}

/** Which paths no test hits: places where a change would go unnoticed. */
export function Coverage() {
  const { testResults: words } = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const tests = useAppState((state) => state.tests.tests);
  const { total, missed } = useMemo(() => coverageOf(snapshot, tests), [snapshot, tests]);
  if (total === 0) return null;
  const hostOf = ({ hostId }: PathNode) => {
    const host = snapshot.nodes.get(hostId);
    return host?.kind === 'host' ? host.host : null;
  };
  const hidden = missed.length - mostPaths;
  return (
    <section className="sect aside tests-aside" aria-labelledby="tests-coverage">
      <h2 className="sh" id="tests-coverage">
        {words.coverage}
        <span className="count">{missed.length}</span>
      </h2>
      <progress
        className="sr"
        max={total}
        value={total - missed.length}
        aria-label={words.covered(total - missed.length, total)}
      />
      <div className="cover-bar" aria-hidden="true">
        <i style={{ width: `${((total - missed.length) / total) * 100}%` }} />
      </div>
      {missed.length === 0 ? (
        <p className="row small">
          <CircleCheck className="ok" size={14} strokeWidth={1.75} aria-hidden />
          {words.allCovered}
        </p>
      ) : (
        <p className="small dim">{words.covered(total - missed.length, total)}</p>
      )}
      <ul className="missed">
        {missed.slice(0, mostPaths).map((path) => (
          <MissedPath key={path.id} path={path} host={hostOf(path)} />
        ))}
      </ul>
      {hidden > 0 && <p className="small dim">{words.more(hidden)}</p>}
    </section>
  );
}
