import type { PathType } from '../../engine/model/index.ts';
import { useMessages } from '../common/store-context.ts';
import { pathTypes } from '../forms/specs.ts';
import { ImpactLines } from '../parts/ImpactLines.tsx';
import { type ImpactText, impactText } from '../parts/impact-text.ts';
import type { TypeEffects as Effects } from './use-type-effects.ts';

interface TypeEffectsProps {
  readonly effects: Effects | null;
  /** Who answers the requests, `''` while that is not known. */
  readonly controller: string;
}

/** What each path type would make of the requests asked lately and of the tests, under the chosen controller. */
export function TypeEffects({ effects, controller }: TypeEffectsProps) {
  const messages = useMessages();
  // Types of which the same is said share a line.
  const told = new Map<string, Told>();
  for (const pathType of pathTypes) {
    const impact = effects?.get(pathType);
    const text = impact && impactText(impact, messages);
    if (!text) continue;
    const said = JSON.stringify(text);
    const types = [...(told.get(said)?.types ?? []), pathType];
    told.set(said, { types, text, isChange: impact.changed > 0 });
  }
  const title = messages.inspector.withRequests(controller);
  return (
    <section className="ig-effects small" aria-label={title} aria-live="polite">
      {told.size > 0 && <p className="ig-insp-label">{title}</p>}
      {[...told].map(([said, effect]) => (
        <Effect key={said} {...effect} />
      ))}
    </section>
  );
}

interface Told {
  readonly types: readonly PathType[];
  readonly text: ImpactText;
  readonly isChange: boolean;
}

function Effect({ types, text, isChange }: Told) {
  const { typeShort } = useMessages().inspector;
  return (
    <div className="ig-effect" data-changes={isChange ? '' : undefined}>
      <b title={types.join(', ')}>{types.map((pathType) => typeShort[pathType]).join(', ')}</b>
      <ImpactLines text={text} />
    </div>
  );
}
