import { Check, CircleHelp, CornerDownRight, Minus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { Command } from '../../engine/commands/index.ts';
import type { PathType } from '../../engine/model/index.ts';
import type { Take } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useMessages } from '../common/store-context.ts';
import { pathTypes } from '../forms/specs.ts';
import { TypeEffects } from './TypeEffects.tsx';
import { exampleLines, typeExamples } from './type-examples.ts';
import { useTypeEffects } from './use-type-effects.ts';

interface TypeCardsProps {
  /** The path the examples are made from. */
  readonly path: string;
  readonly host: string | null;
  readonly isTls: boolean;
  readonly value: string | null;
  /** False while it is not the whole command that is tried: what it would do elsewhere is not told then. */
  readonly isWhole?: boolean;
  /** The command that gives the path this type. */
  readonly make: (pathType: PathType) => Command;
  readonly onChange: (pathType: PathType) => void;
}

/** `open` is left to the controller by the documents; `unknown` is not known of the controller. */
type Verdict = Exclude<Take, null> | 'open' | 'unknown' | 'asked';

/** The three path types, each with requests it would take and would not take under the controller that reads it. */
export function TypeCards({ path, host, isTls, value, isWhole = true, make, onChange }: TypeCardsProps) {
  const words = useMessages().inspector;
  const name = useId();
  const [first] = useState(value);
  const cards = pathTypes.map((pathType) => ({ pathType, examples: typeExamples(path, pathType) }));
  const effects = useTypeEffects(
    cards.map(({ pathType, examples }) => ({
      pathType,
      command: make(pathType),
      lines: exampleLines(
        host,
        isTls,
        examples.map((example) => example.path),
      ),
    })),
  );
  const profile = [...(effects?.values() ?? [])].find(({ examples }) => examples)?.examples?.profile ?? null;
  const controller = profile === null ? '' : controllerName(profile);
  const isOwn = profile === null || profile === 'kubernetes';
  const verdictOf = (pathType: PathType, at: number, documented: boolean | null): Verdict => {
    if (effects === null) return 'asked';
    // Where the controller cannot be asked, in a very large workspace, the documents speak.
    if (profile === null && documented !== null) return documented ? 'takes' : 'no';
    // No document says what this type takes; answers of the documents' voice are only the likely ones.
    if (isOwn && documented === null) return 'open';
    return effects.get(pathType)?.examples?.takes[at] ?? 'unknown';
  };
  return (
    <>
      <fieldset className="ig-types" aria-busy={effects === null}>
        <legend>{isOwn ? words.pathTypeOf : words.pathTypeUnder(controller)}</legend>
        <div className="ig-type-cards">
          {cards.map(({ pathType, examples }) => (
            <label key={pathType} className="ig-type" data-was={pathType === first && first !== value ? '' : undefined}>
              <span className="ig-type-head">
                <input type="radio" name={name} checked={pathType === value} onChange={() => onChange(pathType)} />
                <PathTypeBadge pathType={pathType} />
                <span className="ell" title={pathType}>
                  {words.typeShort[pathType]}
                </span>
              </span>
              <ul>
                {examples.map((example, at) => (
                  <Example key={example.path} path={example.path} verdict={verdictOf(pathType, at, example.matched)} />
                ))}
              </ul>
              <span className="micro dim">
                {pathType === first && first !== value ? words.before : isOwn && words.typeNote[pathType]}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TypeEffects effects={isWhole ? effects : null} controller={controller} />
    </>
  );
}

const looks = {
  takes: { Icon: Check, tone: 'ok' },
  matches: { Icon: CornerDownRight, tone: 'warn' },
  no: { Icon: X, tone: 'bad' },
  open: { Icon: CircleHelp, tone: 'dim' },
  unknown: { Icon: CircleHelp, tone: 'dim' },
  asked: { Icon: Minus, tone: 'dim' },
} as const;

function Example({ path, verdict }: { readonly path: string; readonly verdict: Verdict }) {
  const words = useMessages().inspector;
  const { Icon, tone } = looks[verdict];
  const text = words.take[verdict];
  return (
    <li className={verdict === 'takes' ? undefined : 't2'}>
      <Icon size={13} strokeWidth={2} aria-hidden className={tone} />
      <span className="ell" title={`${path}: ${text}`}>
        {path}
      </span>
      <span className="sr">{text}</span>
    </li>
  );
}
