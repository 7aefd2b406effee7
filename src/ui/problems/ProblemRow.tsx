import { ClipboardCopy, ListChecks, Play, Wrench } from 'lucide-react';
import { type MouseEvent, memo, useMemo } from 'react';
import type { Fix } from '../../engine/diagnostics/index.ts';
import { createServices, missingServices } from '../../engine/gestures/index.ts';
import { fixWords } from '../../i18n/fix-words.ts';
import type { Problem } from '../../state/types.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { controllerName } from '../common/controllers.ts';
import { runGesture } from '../common/gestures.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { setCurrentProblem } from '../parts/current-problem.ts';
import { copyText } from '../parts/export-files.ts';
import { editsOfFix, isCurrent as isOfNow, planFixAll } from '../parts/fix-plan.ts';
import { numberOf } from '../parts/problem-list.ts';
import { splitWords } from '../parts/problem-words.ts';
import { SeverityIcon } from '../parts/SeverityIcon.tsx';
import { showProblem } from '../parts/show-problem.ts';
import { barParts, useProof } from './use-proof.ts';

interface FixButtonProps {
  readonly problem: Problem;
  readonly fix: Fix;
  /** Problems of this kind that have a fix. */
  readonly alike: number;
}

function FixButtons({ problem, fix, alike }: FixButtonProps) {
  const actions = useActions();
  const store = useAppStore();
  const messages = useMessages();
  const label = fixWords(messages, fix.label);
  const { file } = problem.object;
  const fixOne = () => {
    const state = store.getState();
    if (isOfNow(state)) actions.fix(new Map([[file, editsOfFix(state.snapshot, problem, fix)]]));
  };
  const fixAll = () => {
    const state = store.getState();
    if (isOfNow(state)) actions.fix(planFixAll(state.snapshot, problem, fix.label, null).edits);
  };
  return (
    <>
      <Button size="small" look="soft" onClick={fixOne}>
        <Wrench size={14} strokeWidth={1.75} aria-hidden />
        {label}
      </Button>
      {alike > 1 && (
        <IconButton
          size="small"
          className="problem-all"
          label={messages.problems.fixAll(label, alike)}
          onClick={fixAll}
        >
          <ListChecks size={14} strokeWidth={1.75} aria-hidden />
          <span aria-hidden>{alike}</span>
        </IconButton>
      )}
    </>
  );
}

/** The request is there once the chosen controller was asked and its answer shows the problem. */
function Witness({ problem }: { readonly problem: Problem }) {
  const { setRequest, setMethod, send } = useActions();
  const { problems } = useMessages();
  const request = useProof(problem);
  if (request === null) return null;
  const onClick = () => {
    const { method, text } = barParts(request);
    setMethod(method);
    setRequest(text);
    send();
  };
  return (
    <Button size="small" onClick={onClick} title={problems.try(request)}>
      <Play size={14} strokeWidth={1.75} aria-hidden />
      <code className="ell witness">{request}</code>
    </Button>
  );
}

/** The number of the diagnosis; a click copies it with sentence and place, for a chat or an issue. */
function NumberButton({ problem, place }: { readonly problem: Problem; readonly place: string }) {
  const actions = useActions();
  const messages = useMessages();
  const { diagnostic } = problem;
  const number = numberOf(diagnostic);
  const name = number ?? diagnostic.code;
  const copy = async () => {
    const { ours, said } = splitWords(messages, diagnostic);
    const head = [number, diagnostic.code, place].filter(Boolean).join(' ');
    const lines = [head, ours.replaceAll('`', ''), said].filter(Boolean).join('\n');
    if (await copyText(lines)) actions.notify({ kind: 'copied', what: 'problem' });
  };
  return (
    <IconButton
      size="small"
      className="problem-number"
      label={messages.problems.copyLabel(name)}
      hint={`${diagnostic.code}: ${messages.problems.copy}`}
      onClick={() => void copy()}
    >
      {number === null ? (
        <ClipboardCopy size={14} strokeWidth={1.75} aria-hidden />
      ) : (
        <span className="mono">{number}</span>
      )}
    </IconButton>
  );
}

/** A Service that no file holds is written from here, alone or with all others. */
function CreateButtons({ namespace, service }: { readonly namespace: string; readonly service: string }) {
  const actions = useActions();
  const { authoring } = useMessages();
  const { nodes, order } = useAppState((state) => state.snapshot);
  const missing = useMemo(() => missingServices({ nodes, order }), [nodes, order]);
  const own = missing.filter((one) => one.namespace === namespace && one.name === service);
  const run = (services: typeof missing) => runGesture(actions, createServices(services));
  return (
    <>
      {own.map((one) => (
        <Button key={one.label} size="small" look="line" onClick={() => run([one])}>
          {authoring.createNamed(one.label)}
        </Button>
      ))}
      {own.length > 0 && missing.length > 1 && (
        <Button size="small" onClick={() => run(missing)}>
          {authoring.createAll(missing.length)}
        </Button>
      )}
    </>
  );
}

interface ProblemRowProps {
  readonly problem: Problem;
  readonly isCurrent: boolean;
  /** Problems of the same kind that have a fix, this one included. */
  readonly alike: number;
}

/** One problem: level, our sentence and the server's words, place, who says so; its fixes and the request that shows it. */
export const ProblemRow = memo(function ProblemRow({ problem, isCurrent, alike }: ProblemRowProps) {
  const actions = useActions();
  const messages = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const { diagnostic, object } = problem;
  const { problems } = messages;
  const line = lineOfPlace(files, reports, object, diagnostic.range);
  const { ours, said, byKubectl } = splitWords(messages, diagnostic);
  const whose = byKubectl ? problems.saidByKubectl : problems.said;
  const { origin } = diagnostic;
  const source =
    origin.kind === 'controller'
      ? problems.origin.controller(`${controllerName(origin.id)} ${origin.version}`)
      : problems.origin[origin.kind];
  const place = problems.place(object.file, line);
  // A click shows the place; by keyboard or with a second click the text gets the focus, too.
  const show = ({ detail }: MouseEvent) => {
    setCurrentProblem(problem.id);
    showProblem(actions, problem, detail !== 1);
  };
  return (
    <div className="problem" data-problem={problem.id} data-current={isCurrent || undefined}>
      <button type="button" className="problem-main row-button" aria-current={isCurrent || undefined} onClick={show}>
        <SeverityIcon severity={diagnostic.severity} />
        <span className={`problem-level ${diagnostic.severity}`}>{problems.level[diagnostic.severity]}</span>
        <span className="problem-text">
          <Rich text={ours} />
          {said !== '' && (
            <span className="problem-said" title={whose}>
              <span className="sr">{whose}: </span>
              {said}
            </span>
          )}
        </span>
      </button>
      {(diagnostic.fixes || diagnostic.witness || diagnostic.code === 'ref/service-missing') && (
        <span className="problem-actions">
          {diagnostic.code === 'ref/service-missing' && <CreateButtons {...diagnostic.params} />}
          {diagnostic.fixes?.map((fix) => (
            <FixButtons key={fix.label} problem={problem} fix={fix} alike={alike} />
          ))}
          {diagnostic.witness && <Witness problem={problem} />}
        </span>
      )}
      <span className="problem-meta">
        {source} <span className="problem-place">{place}</span>
        <NumberButton problem={problem} place={place} />
      </span>
    </div>
  );
});
