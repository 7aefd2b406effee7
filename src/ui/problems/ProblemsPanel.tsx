import { CircleCheck } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Severity } from '../../engine/index.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { useCurrentProblem } from './current-problem.ts';
import { ProblemRow } from './ProblemRow.tsx';
import { countLevels, defaultLevels, groupProblems, severities } from './problem-list.ts';
import { SeverityIcon } from './SeverityIcon.tsx';
import './problems-panel.css';

/** Rows drawn at once: a thousand rows with buttons would make every keystroke slow. */
const mostRows = 200;

interface LevelsProps {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly levels: ReadonlySet<Severity>;
  readonly onChange: (levels: ReadonlySet<Severity>) => void;
}

function Levels({ counts, levels, onChange }: LevelsProps) {
  const { problems } = useMessages();
  const toggle = (severity: Severity) => {
    const next = new Set(levels);
    if (!next.delete(severity)) next.add(severity);
    onChange(next);
  };
  return (
    <fieldset className="levels">
      <legend className="sr">{problems.levels}</legend>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          className="btn sm level"
          aria-pressed={levels.has(severity)}
          onClick={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} size={14} />
          {problems.level[severity]}
          <span className="count">{counts[severity]}</span>
        </button>
      ))}
    </fieldset>
  );
}

function NoProblems() {
  const { problems } = useMessages();
  return (
    <div className="panel-empty">
      <p className="row">
        <CircleCheck className="ok" size={16} strokeWidth={1.75} aria-hidden />
        <b className="semi">{problems.none}</b>
      </p>
      <p className="t2">{problems.noneText}</p>
    </div>
  );
}

/** Everything that is wrong or surprising, by file; each leads to its place. */
export function ProblemsPanel() {
  const { problems: words } = useMessages();
  const problems = useAppState((state) => state.snapshot.problems);
  const files = useAppState((state) => state.files);
  const [levels, setLevels] = useState(defaultLevels);
  const current = useCurrentProblem();
  const list = useRef<HTMLDivElement>(null);
  const counts = useMemo(() => countLevels(problems), [problems]);
  const groups = useMemo(
    () =>
      groupProblems(
        problems,
        levels,
        files.map(({ name }) => name),
      ),
    [problems, levels, files],
  );
  useEffect(() => {
    if (current === null) return;
    list.current?.querySelector(`[data-problem="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (problems.length === 0) return <NoProblems />;
  let left = mostRows;
  const hidden = Math.max(0, groups.reduce((sum, group) => sum + group.problems.length, 0) - mostRows);
  return (
    <div className="problems" ref={list}>
      <Levels counts={counts} levels={levels} onChange={setLevels} />
      {groups.length === 0 && <p className="panel-empty t2">{words.noneOfLevel}</p>}
      {groups.map(({ file, problems: inFile }) => {
        const shown = inFile.slice(0, Math.max(0, left));
        left -= shown.length;
        if (shown.length === 0) return null;
        return (
          <section key={file} aria-label={file}>
            <h2 className="problem-file">
              <span className="mono">{file}</span> <span className="dim">{words.counts(inFile.length)}</span>
            </h2>
            <ul>
              {shown.map((problem) => (
                <ProblemRow key={problem.id} problem={problem} isCurrent={problem.id === current} />
              ))}
            </ul>
          </section>
        );
      })}
      {hidden > 0 && <p className="panel-empty dim">{words.more(hidden)}</p>}
    </div>
  );
}
