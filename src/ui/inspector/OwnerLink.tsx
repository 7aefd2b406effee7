import type { Owner } from '../../engine/graph/index.ts';
import { useActions, useMessages } from '../common/store-context.ts';

/** The Ingress that something is written in, with the colour of its band: opens its panel. */
export function OwnerLink({ owner: { name, index, object } }: { readonly owner: Owner }) {
  const words = useMessages().authoring;
  const actions = useActions();
  return (
    <>
      <i className={`ig-own own-${(index % 4) + 1}`} />
      <button
        type="button"
        className="link mono ell"
        aria-label={words.openIngress(name)}
        onClick={() => actions.inspect({ kind: 'ingress', object })}
      >
        {name}
      </button>
    </>
  );
}
