import { CircleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  type DraftFields,
  type DraftNeed,
  draftCommand,
  hostNodeOf,
  ingressOf,
  needsOf,
  type RouteDraft,
  triedDraft,
  typeIntoDraft,
} from '../../state/draft.ts';
import { writeDraft } from '../../state/write-draft.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { usePlanned } from '../forms/refusal.ts';
import { BackendInput } from './BackendFields.tsx';
import { focusWhenShown } from './focus-when-shown.ts';
import { SubjectPanel } from './Panel.tsx';
import { TypeCards } from './TypeCards.tsx';

/** The fields of the draft: it becomes text when it is whole, and nothing of it is text before. */
export function DraftPanel() {
  const draft = useAppState((state) => state.draft);
  return draft && <DraftForm draft={draft} />;
}

/** Where the fields stand in the form. */
const fieldAt: Readonly<Record<DraftNeed, number>> = { path: 1, service: 2, port: 3 };

/** Goes to the first field again for a draft that is asked for while one is open. */
function useAskedAgain({ asked }: RouteDraft, goTo: () => void): void {
  const last = useRef(asked);
  useEffect(() => {
    if (last.current === asked) return;
    last.current = asked;
    goTo();
  });
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
function DraftForm({ draft }: { readonly draft: RouteDraft }) {
  const { authoring, inspector } = useMessages();
  const words = authoring.draft;
  const actions = useActions();
  const store = useAppStore();
  const snapshot = useAppState((state) => state.snapshot);
  const form = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const ingress = ingressOf(draft, snapshot);
  const { namespace, name, file } = draft.ingress;
  const command = useMemo(() => draftCommand(draft, snapshot), [draft, snapshot]);
  const { refusal, text } = usePlanned(command);
  const needs = needsOf(draft);
  const goTo = (at: number): void => {
    const field = form.current?.querySelectorAll<HTMLInputElement>('input.ig-input')[at];
    field?.focus();
    field?.select();
  };
  useAskedAgain(draft, () => goTo(draft.of === 'host' ? 0 : 1));
  const change = (fields: Partial<DraftFields>): void => actions.setDraft(typeIntoDraft(draft, fields));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [first] = needs;
    if (first) return goTo(fieldAt[first]);
    if (!ingress || refusal !== null || isWriting) return;
    setWriting(true);
    const nodeId = (await writeDraft({ store, actions }))?.nodeId ?? null;
    setWriting(false);
    if (nodeId === null) return;
    actions.select(nodeId);
    focusWhenShown(nodeId);
  };
  const problem = ingress ? refusal : words.gone(`${namespace}/${name}`);
  const rule = ingress && hostNodeOf(draft, ingress.object, snapshot.nodes.values());
  const hasRule = rule !== null;
  const isUnusual = draft.of === 'host' ? hasRule : !hasRule;
  return (
    <SubjectPanel title={words.new[draft.of]} of={`${inspector.ingress} ${namespace}/${name}, ${file}`}>
      <form
        ref={form}
        className="ig-new"
        aria-label={words.new[draft.of]}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        {draft.isAgain && (
          <p className="small" role="status">
            {words.isOpen}
          </p>
        )}
        <div className="ig-form-fields">
          <Field
            label={inspector.host}
            value={draft.host}
            placeholder={inspector.anyHostHint}
            onChange={(host) => change({ host })}
            isFirst={draft.of === 'host'}
          />
          <Field
            label={inspector.path}
            value={draft.path}
            placeholder={words.pathHint}
            onChange={(path) => change({ path })}
            isFirst={draft.of === 'path'}
          />
          <BackendInput namespace={namespace} value={draft} onChange={change} />
        </div>
        {ingress && isUnusual && <p className="small dim">{hasRule ? words.joinsHost : words.addsHost}</p>}
        {ingress && (
          <TypeCards
            path={draft.path || '/'}
            host={draft.host.trim() || null}
            isTls={rule?.tls.kind === 'covered' || rule?.tls.kind === 'wildcard'}
            value={draft.pathType}
            isWhole={command !== null}
            make={(pathType) => triedDraft({ ...draft, pathType }, ingress.object, snapshot)}
            onChange={(pathType) => change({ pathType })}
          />
        )}
        {problem !== null && <Wrong words={problem} />}
        {isTried && needs.length > 0 && (
          <Wrong words={words.missing(needs.map((need) => inspector[need]).join(', '))} />
        )}
        {text !== '' && (
          <details className="ig-preview" open>
            <summary>{authoring.preview}</summary>
            <pre>{dedented(text)}</pre>
          </details>
        )}
        <div className="ig-form-end">
          <span className="small dim grow">{words.notYet}</span>
          <Button onClick={() => actions.setDraft(null)}>{words.discard}</Button>
          <button type="submit" className="btn pri" disabled={problem !== null || isWriting}>
            {authoring.create}
          </button>
        </div>
      </form>
    </SubjectPanel>
  );
}

/** Without the indentation that all its lines have. */
function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shared = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(shared)).join('\n');
}

function Wrong({ words }: { readonly words: string }) {
  return (
    <p className="ig-field-error" role="alert">
      <CircleAlert size={13} aria-hidden />
      {words}
    </p>
  );
}
