import { lazy, memo } from 'react';
import type { Owner, RoutingGraph } from '../../engine/graph/index.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { useMessages } from '../common/store-context.ts';

const OwnerChip = lazy(async () => {
  await idle();
  return { default: (await import('../parts/MoveToFile.tsx')).OwnerChip };
});

/** Of more Ingresses than this, a legend would only list names that the nodes tell as well. */
const mostShown = 8;

function ownersOf({ hosts, defaults }: RoutingGraph): readonly Owner[] {
  const owners = new Map<number, Owner>();
  for (const host of hosts) {
    for (const owner of host.owners) owners.set(owner.index, owner);
    // More are not shown, however many there are.
    if (owners.size > mostShown) break;
  }
  for (const { owner } of defaults) owners.set(owner.index, owner);
  return [...owners.values()].sort((a, b) => a.index - b.index);
}

/** Which band belongs to which Ingress. Without a namespace where all have the same. */
export const OwnerLegend = memo(function OwnerLegend({ graph }: { readonly graph: RoutingGraph }) {
  const words = useMessages().graph;
  const owners = ownersOf(graph);
  if (owners.length < 2 || owners.length > mostShown) return null;
  const namespaces = new Set(owners.map(({ name }) => name.split('/')[0]));
  const label = (name: string): string => (namespaces.size > 1 ? name : name.slice(name.indexOf('/') + 1));
  return (
    <ul className="g-legend" aria-label={words.owners}>
      {owners.map(({ name, index }) => (
        <li key={index} title={name}>
          <i className={`own-${(index % 4) + 1}`} data-again={index > 3 || undefined} />
          <Later fallback={<span className="ell">{words.owner({ name: label(name) })}</span>}>
            <OwnerChip owner={name} label={words.owner({ name: label(name) })} />
          </Later>
        </li>
      ))}
    </ul>
  );
});
