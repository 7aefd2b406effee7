import { Play, Wrench } from 'lucide-react';
import type { Fix } from '../../engine/index.ts';
import { shiftRange } from '../../engine/index.ts';
import type { Problem } from '../../state/types.ts';
import { Button } from '../common/Button.tsx';
import { controllerName } from '../common/controllers.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { fixWords, problemWords } from '../common/words.ts';
import { SeverityIcon } from './SeverityIcon.tsx';
import { showProblem } from './show-problem.ts';

interface FixButtonProps {
  readonly problem: Problem;
  readonly fix: Fix;
}

function FixButton({ problem, fix }: FixButtonProps) {
  const actions = useActions();
  const store = useAppStore();
  const messages = useMessages();
  const onClick = () => {
    const { snapshot, revision } = store.getState();
    const base = snapshot.files.get(problem.object.file)?.starts[problem.object.document];
    // Edits of an older text would hit the wrong place: the next snapshot brings new ones.
    if (base === undefined || snapshot.revision !== revision) return;
    const edits = fix.edits.map(({ range, insert }) => ({ range: shiftRange(range, base), insert }));
    actions.type(problem.object.file, edits, 'fix');
  };
  return (
    <Button size="small" look="soft" onClick={onClick}>
      <Wrench size={14} strokeWidth={1.75} aria-hidden />
      {fixWords(messages, fix.label)}
    </Button>
  );
}

function Witness({ request }: { readonly request: string }) {
  const { setRequest, setMethod, send } = useActions();
  const { problems } = useMessages();
  const onClick = () => {
    const [, method = 'GET', url = request] = /^([A-Z]+)\s+(.*)$/.exec(request) ?? [];
    setMethod(method);
    setRequest(url);
    send();
  };
  return (
    <Button size="small" onClick={onClick} title={problems.try(request)}>
      <Play size={14} strokeWidth={1.75} aria-hidden />
      <code className="ell witness">{request}</code>
    </Button>
  );
}

interface ProblemRowProps {
  readonly problem: Problem;
  readonly isCurrent: boolean;
}

/** One problem: level, sentence, place, who says so; its fixes and the request that shows it. */
export function ProblemRow({ problem, isCurrent }: ProblemRowProps) {
  const actions = useActions();
  const messages = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const { diagnostic, object } = problem;
  const { problems } = messages;
  const line = lineOfPlace(files, reports, object, diagnostic.range);
  const { origin } = diagnostic;
  const speaker =
    origin.kind === 'controller'
      ? problems.origin.controller(`${controllerName(origin.id)} ${origin.version}`)
      : problems.origin[origin.kind];
  return (
    <li className="problem" data-problem={problem.id} data-current={isCurrent || undefined}>
      <button
        type="button"
        className="problem-main row-button"
        aria-current={isCurrent || undefined}
        onClick={() => showProblem(actions, problem, true)}
      >
        <SeverityIcon severity={diagnostic.severity} />
        <span className={`problem-level ${diagnostic.severity}`}>{problems.level[diagnostic.severity]}</span>
        <span className="problem-text">
          <Rich text={problemWords(messages, diagnostic)} />
        </span>
      </button>
      {(diagnostic.fixes || diagnostic.witness) && (
        <span className="problem-actions">
          {diagnostic.fixes?.map((fix) => (
            <FixButton key={fix.label} problem={problem} fix={fix} />
          ))}
          {diagnostic.witness && <Witness request={diagnostic.witness} />}
        </span>
      )}
      <span className="problem-meta">
        {speaker} <span className="problem-place">{problems.place(object.file, line)}</span>
      </span>
    </li>
  );
}
