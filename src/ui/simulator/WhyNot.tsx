import { useMemo, useState } from 'react';
import type { Answer } from '../../state/types.ts';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { type Goal, goalOfNode, goalsOf } from './goals.ts';
import { ChangeList } from './TryRows.tsx';
import { useChanges } from './use-changes.ts';

interface GoalChoiceProps {
  readonly goals: readonly Goal[];
  readonly goal: Goal | null;
  readonly onChoose: (id: string) => void;
}

function GoalChoice({ goals, goal, onChoose }: GoalChoiceProps) {
  const { whyNot } = useMessages().cause;
  return (
    <span className="why-not">
      {whyNot.before}{' '}
      <select aria-label={whyNot.label} value={goal?.id ?? ''} onChange={({ target }) => onChoose(target.value)}>
        {!goal && <option value="">{whyNot.choose}</option>}
        {goals.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {goal && whyNot.after}
    </span>
  );
}

interface ForGoalProps extends GoalChoiceProps {
  readonly answer: Answer;
  readonly goal: Goal;
}

function ForGoal({ answer, ...choice }: ForGoalProps) {
  const { cause } = useMessages();
  const changes = useChanges(answer, choice.goal.id);
  return (
    <>
      <ChangeList answer={answer} changes={changes ?? []} legend={<GoalChoice {...choice} />} />
      {changes?.length === 0 && (
        <p className="small dim">
          <Rich text={cause.noChange(choice.goal.name)} />
        </p>
      )}
    </>
  );
}

/** What it would take that another Service answers: the one that was chosen here, else the one that is selected. */
export function WhyNot({ answer }: { readonly answer: Answer }) {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const selection = useAppState((state) => state.selection);
  const [chosen, setChosen] = useState<string | null>(null);
  const goals = useMemo(() => goalsOf(nodes, answer.decision.outcome), [nodes, answer]);
  const wanted = chosen ?? goalOfNode(nodes, selection);
  const goal = goals.find(({ id }) => id === wanted) ?? null;
  if (goals.length === 0) return null;
  const choice = { goals, onChoose: setChosen };
  if (goal) return <ForGoal answer={answer} goal={goal} {...choice} />;
  return <ChangeList answer={answer} changes={[]} legend={<GoalChoice goal={null} {...choice} />} />;
}
