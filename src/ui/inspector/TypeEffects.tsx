import type { PathType } from '../../engine/index.ts';
import type { Foresight } from '../../state/types.ts';
import { useMessages } from '../common/store-context.ts';
import { ForesightLines } from '../manipulate/ForesightLines.tsx';
import { foresightText } from '../manipulate/foresight-text.ts';
import { pathTypes } from './specs.ts';
import type { TypeEffects as Effects } from './use-type-effects.ts';

interface TypeEffectsProps {
  readonly effects: Effects | null;
  /** Who answers the requests, `''` while that is not known. */
  readonly controller: string;
}

/** What each path type would make of the requests asked lately and of the tests, under the chosen controller. */
export function TypeEffects({ effects, controller }: TypeEffectsProps) {
  const messages = useMessages();
  const told = pathTypes.flatMap((pathType) => {
    const foresight = effects?.get(pathType);
    const text = foresight && foresightText(foresight, messages);
    return text ? [{ pathType, text, foresight }] : [];
  });
  const title = messages.inspector.withRequests(controller);
  return (
    <section className="ig-effects small" aria-label={title} aria-live="polite">
      {told.length > 0 && <p className="ig-insp-label">{title}</p>}
      {told.map(({ pathType, text, foresight }) => (
        <Effect key={pathType} pathType={pathType} foresight={foresight} text={text} />
      ))}
    </section>
  );
}

interface EffectProps {
  readonly pathType: PathType;
  readonly foresight: Foresight;
  readonly text: NonNullable<ReturnType<typeof foresightText>>;
}

function Effect({ pathType, foresight, text }: EffectProps) {
  const { typeShort } = useMessages().inspector;
  return (
    <div className="ig-effect" data-changes={foresight.changed > 0 ? '' : undefined}>
      <b title={pathType}>{typeShort[pathType]}</b>
      <ForesightLines text={text} />
    </div>
  );
}
