import { CircleCheck, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Severity } from '../../engine/diagnostics/index.ts';
import type { Problem } from '../../state/types.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { useCurrentProblem } from '../parts/current-problem.ts';
import { kindOf } from '../parts/fix-plan.ts';
import {
  defaultLevels,
  filterGroups,
  type Grouping,
  groupProblems,
  numberOf,
  type ProblemGroup,
  severities,
} from '../parts/problem-list.ts';
import { splitWords } from '../parts/problem-words.ts';
import { SeverityIcon } from '../parts/SeverityIcon.tsx';
import { countLevels } from './level-counts.ts';
import { setListed } from './listed.ts';
import { ProblemRow } from './ProblemRow.tsx';
import { ReleasePicker } from './ReleasePicker.tsx';
import './problems-panel.css';
import { useRows } from './use-rows.ts';

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

interface SearchFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function SearchField({ text, onChange }: SearchFieldProps) {
  const { problems } = useMessages();
  return (
    <label className="problem-search">
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <input
        className="input sm"
        type="search"
        aria-label={problems.filter}
        placeholder={problems.filter}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function GroupingChoice({
  grouping,
  onChange,
}: {
  readonly grouping: Grouping;
  readonly onChange: (to: Grouping) => void;
}) {
  const { problems } = useMessages();
  const words = { file: problems.byFile, kind: problems.byKind };
  return (
    <fieldset className="seg problem-grouping">
      <legend className="sr">{problems.group}</legend>
      {(['file', 'kind'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={grouping === each} onClick={() => onChange(each)}>
          {words[each]}
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
      <ReleasePicker />
    </div>
  );
}

type Row = { readonly key: string; readonly group: ProblemGroup } | { readonly key: string; readonly problem: Problem };

function rowsOf(groups: readonly ProblemGroup[]): readonly Row[] {
  return groups.flatMap((group): readonly Row[] => [
    { key: `group ${group.key}`, group },
    ...group.problems.map((problem) => ({ key: problem.id, problem })),
  ]);
}

function GroupHead({ group, grouping }: { readonly group: ProblemGroup; readonly grouping: Grouping }) {
  const messages = useMessages();
  const [first] = group.problems;
  // A wrong type has a number in annotations only: the head has it when all below it do.
  const [number = null, ...others] = new Set(group.problems.map(({ diagnostic }) => numberOf(diagnostic)));
  const kind = first
    ? `${number === null || others.length > 0 ? '' : `${number} `}${first.diagnostic.code}`
    : group.key;
  return (
    <h2 className="problem-file">
      <span className="mono">{grouping === 'file' ? group.key : kind}</span>{' '}
      <span className="dim">{messages.problems.counts(group.problems.length)}</span>
    </h2>
  );
}

function useGroups(grouping: Grouping, levels: ReadonlySet<Severity>, text: string): readonly ProblemGroup[] {
  const messages = useMessages();
  const problems = useAppState((state) => state.snapshot.problems);
  const files = useAppState((state) => state.files);
  const names = useMemo(() => files.map(({ name }) => name), [files]);
  const all = useMemo(() => groupProblems(problems, levels, names, grouping), [problems, levels, names, grouping]);
  return useMemo(
    () =>
      filterGroups(all, text, ({ diagnostic, object }) => {
        const { ours, said } = splitWords(messages, diagnostic);
        return `${numberOf(diagnostic) ?? ''} ${diagnostic.code} ${object.file} ${ours} ${said}`;
      }),
    [all, text, messages],
  );
}

/** Everything that is wrong or surprising, by file or by kind; each leads to its place. */
export function ProblemsPanel() {
  const { problems: words } = useMessages();
  const problems = useAppState((state) => state.snapshot.problems);
  const [levels, setLevels] = useState(defaultLevels);
  const [grouping, setGrouping] = useState<Grouping>('file');
  const [text, setText] = useState('');
  const counts = useMemo(() => countLevels(problems), [problems]);
  const groups = useGroups(grouping, levels, useDeferredValue(text));
  useEffect(() => {
    setListed(groups);
    return () => setListed(null);
  }, [groups]);
  if (problems.length === 0) return <NoProblems />;
  return (
    <div className="problems">
      <div className="problems-head">
        <ReleasePicker />
        <Levels counts={counts} levels={levels} onChange={setLevels} />
        <GroupingChoice grouping={grouping} onChange={setGrouping} />
        <SearchField text={text} onChange={setText} />
      </div>
      {groups.length === 0 ? (
        <p className="panel-empty t2">{text.trim() === '' ? words.noneOfLevel : words.noneFit}</p>
      ) : (
        <Rows groups={groups} grouping={grouping} />
      )}
    </div>
  );
}

const guessPx = 52;

function Rows({ groups, grouping }: { readonly groups: readonly ProblemGroup[]; readonly grouping: Grouping }) {
  const { problems: words } = useMessages();
  const current = useCurrentProblem();
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const kinds = useMemo(() => countFixable(groups), [groups]);
  const { from, to, above, total, measure, scrollTo } = useRows(list, keys, guessPx);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly marked problem scrolls the list
  useEffect(() => {
    const at = current === null ? -1 : keys.indexOf(current);
    if (at >= 0) scrollTo(at);
  }, [current]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="problem-rows" ref={list} aria-label={words.label} tabIndex={0}>
      <div style={{ height: total }}>
        <div className="problem-window" style={{ transform: `translateY(${above}px)` }}>
          {rows.slice(from, to).map((row) => (
            <div key={row.key} ref={(node) => measure(row.key, node)}>
              {'group' in row ? (
                <GroupHead group={row.group} grouping={grouping} />
              ) : (
                <ProblemRow
                  problem={row.problem}
                  isCurrent={row.problem.id === current}
                  alike={kinds.get(kindOf(row.problem)) ?? 1}
                />
              )}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

/** How many problems of each kind have a fix. */
function countFixable(groups: readonly ProblemGroup[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { problems } of groups) {
    for (const problem of problems) {
      if (!problem.diagnostic.fixes) continue;
      const kind = kindOf(problem);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}
