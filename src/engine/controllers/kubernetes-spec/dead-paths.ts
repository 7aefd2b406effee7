import { elementKey } from '../../match/path-match.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { Entry, HostTable } from './table.ts';
import type { World } from './world.ts';

function lose(loser: Entry, winner: Entry): DeadPath {
  const isSame = loser.path === winner.path && loser.type === winner.type;
  return { pathId: loser.route.id, why: isSame ? 'duplicate' : 'shadowed', by: winner.route.id };
}

/** Two paths with the same elements take the same requests: only the preferred one ever answers. */
function deadPrefixes(table: HostTable): readonly DeadPath[] {
  return [...table.prefix.values()].flatMap(([first, ...rest]) =>
    first ? rest.map((entry) => lose(entry, first)) : [],
  );
}

function deadExacts(table: HostTable): readonly DeadPath[] {
  return [...table.exact.values()].flatMap((entries) => {
    const [first, ...rest] = entries;
    if (!first) return [];
    const dead = rest.map((entry) => lose(entry, first));
    // Exact /foo beside Prefix /foo/: the longer one takes the only request that Exact could take (A4).
    const prefix = table.prefix.get(elementKey(first.path))?.[0];
    return prefix && prefix.order < first.order ? [lose(first, prefix), ...dead] : dead;
  });
}

/** Returns the paths that no request can reach, and those that do not take part at all. */
export function findDeadPaths(world: World): readonly DeadPath[] {
  return [...world.left, ...world.sites.flatMap((site) => [...deadExacts(site), ...deadPrefixes(site)])];
}
