import { Check, CircleHelp, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { PathType } from '../../engine/index.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useMessages } from '../common/store-context.ts';
import { pathTypes } from './specs.ts';
import { type TypeExample, typeExamples } from './type-examples.ts';

interface TypeCardsProps {
  /** The path the examples are made from. */
  readonly path: string;
  readonly value: string | null;
  readonly onChange: (pathType: PathType) => void;
}

/** The three path types, each with requests it would take and would not take. */
export function TypeCards({ path, value, onChange }: TypeCardsProps) {
  const words = useMessages().inspector;
  const name = useId();
  const [first] = useState(value);
  return (
    <fieldset className="ig-types">
      <legend>{words.pathTypeOf}</legend>
      <div className="ig-type-cards">
        {pathTypes.map((pathType) => (
          <label key={pathType} className="ig-type" data-was={pathType === first && first !== value ? '' : undefined}>
            <span className="ig-type-head">
              <input type="radio" name={name} checked={pathType === value} onChange={() => onChange(pathType)} />
              <PathTypeBadge pathType={pathType} />
              <span className="ell" title={pathType}>
                {words.typeShort[pathType]}
              </span>
            </span>
            <ul>
              {typeExamples(path, pathType).map((example) => (
                <Example key={example.path} example={example} />
              ))}
            </ul>
            <span className="micro dim">
              {pathType === first && first !== value ? words.before : words.typeNote[pathType]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Example({ example: { path, matched } }: { readonly example: TypeExample }) {
  const words = useMessages().inspector;
  const icon = { size: 13, strokeWidth: 2, 'aria-hidden': true } as const;
  const text = matched === null ? words.matchesMaybe : matched ? words.matches : words.matchesNot;
  return (
    <li className={matched === true ? undefined : 't2'}>
      {matched === null && <CircleHelp {...icon} className="dim" />}
      {matched === true && <Check {...icon} className="ok" />}
      {matched === false && <X {...icon} className="bad" />}
      <span className="ell" title={`${path}: ${text}`}>
        {path}
      </span>
      <span className="sr">{text}</span>
    </li>
  );
}
