import { Button } from '../common/Button.tsx';
import { lineOfPlace } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { splitWords } from './problem-words.ts';
import { showProblem } from './show-problem.ts';
import './nothing-drawn.css';

interface NothingDrawnProps {
  /** What is said where there are nodes, and no routes. */
  readonly otherwise?: string;
  readonly isOnCanvas?: boolean;
}

/** Stands where the routes would be: why there are none, and what to do about it. */
export function NothingDrawn({ otherwise, isOnCanvas = false }: NothingDrawnProps) {
  const isOfNow = useAppState(({ snapshot, revision }) => snapshot.revision === revision);
  const isEmpty = useAppState(({ snapshot }) => snapshot.nodes.size === 0);
  const isBlank = useAppState(({ files }) => files.every(({ text }) => text.trim() === ''));
  const isUnreadable = useAppState(({ snapshot }) =>
    snapshot.problems.some(({ diagnostic }) => diagnostic.severity === 'error'),
  );
  if (!isOfNow || !isEmpty) return otherwise ? <p className="panel-empty t2">{otherwise}</p> : null;
  return (
    <div className="nothing-drawn" data-canvas={isOnCanvas || undefined} role="status">
      {isUnreadable ? <Unreadable /> : <NoIngress isBlank={isBlank} />}
    </div>
  );
}

/** The first thing that keeps the text from being read. */
function Unreadable() {
  const actions = useActions();
  const messages = useMessages();
  const words = messages.problems.nothing;
  const files = useAppState((state) => state.files);
  const reports = useAppState((state) => state.snapshot.files);
  const problems = useAppState((state) => state.snapshot.problems);
  const errors = problems.filter(({ diagnostic }) => diagnostic.severity === 'error');
  const [first] = errors;
  if (!first) return null;
  const { object, diagnostic } = first;
  const line = lineOfPlace(files, reports, object, diagnostic.range);
  const { ours, said } = splitWords(messages, diagnostic);
  return (
    <>
      <h2>{words.unreadable(object.file)}</h2>
      <p>
        <Rich text={[ours, said].filter(Boolean).join(' ')} />
      </p>
      <p className="t2">{words.unreadableText}</p>
      <div className="nothing-ways">
        <Button look="line" onClick={() => showProblem(actions, first, true)}>
          {line === null ? words.goToPlace : messages.graph.goToLine({ line })}
        </Button>
        <Button onClick={() => actions.setBottomTab('problems')}>{words.show(errors.length)}</Button>
      </div>
    </>
  );
}

/** Everything was read, and nothing of it routes requests. */
function NoIngress({ isBlank }: { readonly isBlank: boolean }) {
  const actions = useActions();
  const { authoring, problems } = useMessages();
  const documents = useAppState((state) => state.snapshot.counts.documents);
  const words = problems.nothing;
  return (
    <>
      <h2>{isBlank ? words.blank : words.noIngress}</h2>
      <p className="t2">{isBlank ? words.blankText : words.noIngressText(documents)}</p>
      <div className="nothing-ways">
        <Button look="line" onClick={() => actions.inspect({ kind: 'new-ingress', className: null })}>
          {authoring.newIngress}
        </Button>
      </div>
    </>
  );
}
