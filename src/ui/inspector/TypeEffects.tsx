import type { PathNode, PathType } from '../../engine/index.ts';
import type { Foresight } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { ForesightLines } from '../manipulate/ForesightLines.tsx';
import { foresightText } from '../manipulate/foresight-text.ts';
import { pathTypes } from './specs.ts';
import { useTypeEffects } from './use-type-effects.ts';

/** What each other path type would make of the requests asked lately and of the tests, under the chosen controller. */
export function TypeEffects({ node }: { readonly node: PathNode }) {
  const messages = useMessages();
  const effects = useTypeEffects(node.at, node.pathType);
  const controller = useAppState(({ snapshot: { nodes } }) => {
    const host = nodes.get(node.hostId);
    const router = host?.kind === 'host' ? nodes.get(host.routerId) : undefined;
    return router?.kind === 'edge-router' ? router.controller : null;
  });
  const told = pathTypes.flatMap((pathType) => {
    const foresight = effects.get(pathType);
    const text = foresight && foresightText(foresight, messages);
    return text ? [{ pathType, text, foresight }] : [];
  });
  const { inspector } = messages;
  const title = inspector.withRequests(controller === null ? '' : controllerName(controller));
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
