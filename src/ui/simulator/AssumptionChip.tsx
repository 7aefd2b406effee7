import { ChevronDown } from 'lucide-react';
import type { Assumption } from '../../engine/match/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { Answer } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { Popover } from '../common/Popover.tsx';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import './assumption-chip.css';

const ranks = { option: 0, 'default-class': 1, class: 2, services: 3 } as const;

interface RowProps {
  readonly assumption: Assumption;
  readonly routerId: string;
  readonly controller: string;
}

/** One assumption; what an option says can be switched. */
function Row({ assumption, routerId, controller }: RowProps) {
  const { cause } = useMessages();
  const { setOptions } = useActions();
  const given = useAppState((state) => lookup(state.options.get(routerId), controller));
  const { option, value } = assumption;
  const words = <Rich text={cause.assumption(assumption, controllerName(controller))} />;
  if (option === null || typeof value !== 'boolean') return <li>{words}</li>;
  return (
    <li>
      <label className="row">
        <input
          type="checkbox"
          checked={value}
          onChange={({ target }) => setOptions(routerId, controller, { ...given, [option]: target.checked })}
        />
        <Rich text={cause.assumption({ ...assumption, value: true }, controllerName(controller))} />
      </label>
    </li>
  );
}

/** What the answer rests on and no file says, beside the controller that gave it. */
export function AssumptionChip({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const { routerId, controller } = answer;
  const sorted = [...answer.assumptions].sort((a, b) => ranks[a.kind] - ranks[b.kind]);
  const [first, ...more] = sorted;
  if (!first) return null;
  const text = cause.assumption(first, controllerName(controller));
  const label = cause.assumed(first.isSet);
  const trigger = (
    <button type="button" className="assumed-chip has-sheet">
      <span>
        {label}: <Rich text={text} />
      </span>
      {more.length > 0 && <span className="dim">+{more.length}</span>}
      <ChevronDown size={12} strokeWidth={1.75} aria-hidden />
    </button>
  );
  return (
    <div className="row">
      <Popover trigger={trigger} label={cause.assumptions} align="start">
        <div className="assumed-sheet">
          <h2 className="sh">{cause.assumptions}</h2>
          <ul>
            {sorted.map((assumption) => (
              <Row
                key={assumption.option ?? assumption.kind}
                assumption={assumption}
                routerId={routerId}
                controller={controller}
              />
            ))}
          </ul>
        </div>
      </Popover>
    </div>
  );
}
