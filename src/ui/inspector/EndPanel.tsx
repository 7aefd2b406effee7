import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { routerName } from '../../engine/graph/index.ts';
import type { NodeId } from '../../engine/match/index.ts';
import { Button } from '../common/Button.tsx';
import { controllerName } from '../common/controllers.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import { causeText } from '../parts/cause-text.ts';
import { toneClass } from '../parts/tone-class.ts';
import { useEndAnswer } from '../parts/use-end-answer.ts';
import { iconSize, SubjectPanel } from './Panel.tsx';

/** Why requests for a host that no rule of an edge router names end as they do, and what would take them. */
export function EndPanel({ routerId }: { readonly routerId: NodeId }) {
  const messages = useMessages();
  const actions = useActions();
  const { url, answer } = useEndAnswer(routerId);
  const router = useAppState((state) => state.snapshot.nodes.get(routerId));
  const hasOthers = useAppState((state) => state.snapshot.order.routers.length > 1);
  const all = useAppState((state) => state.snapshot.ingresses);
  const node = router?.kind === 'edge-router' ? router : null;
  const ingresses = useMemo(() => all.filter(({ className }) => node?.classNames.includes(className)), [all, node]);
  const [ingress, ...others] = ingresses;
  const { end } = messages.inspector;
  const said = answer && answerWords(answer, messages);
  const text = answer && said && causeText(answer, said, messages);
  const ask = () => {
    actions.setRequest(url);
    if (hasOthers) actions.setRequestRouter(routerId);
    actions.send();
  };
  const setDefault = () => {
    if (others.length > 0) actions.inspectNode(routerId);
    else if (ingress) actions.inspect({ kind: 'ingress', object: ingress.object, part: 'default' });
  };
  return (
    <SubjectPanel
      title={messages.graph.otherHost}
      of={[node && routerName(node, messages.inspector.noClass), answer && controllerName(answer.controller)]
        .filter(Boolean)
        .join(', ')}
    >
      {text && said && (
        <p className="card-verdict">
          {said.pills.map((pill) => (
            <span key={pill} className={toneClass[said.tone]}>
              {pill}
            </span>
          ))}
          <span>
            <Rich text={text.verdict} />
          </span>
        </p>
      )}
      {text && (
        <p>
          <Rich text={text.why} />
        </p>
      )}
      <p className="t2">{end.why}</p>
      <div className="ig-insp-line middle">
        <Button size="small" look="soft" data-first="" onClick={ask}>
          <Send {...iconSize} />
          {end.ask}
        </Button>
        {ingress && (
          <Button size="small" look="soft" onClick={setDefault}>
            {messages.inspector.setDefault}
          </Button>
        )}
      </div>
    </SubjectPanel>
  );
}
