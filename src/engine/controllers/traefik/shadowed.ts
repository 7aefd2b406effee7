import type { DeadPath } from '../../match/profile.ts';
import type { Router } from './routers.ts';

/** A higher router that takes every request of a lower one. */
function covers(above: Router, below: Router): boolean {
  if (above.host !== null && above.host !== below.host) return false;
  if ((below.listening.http && !above.listening.http) || (below.listening.https && !above.listening.https))
    return false;
  const [a, b] = [above.matcher, below.matcher];
  if (a.kind === 'regex' || b.kind === 'regex') return false;
  if (a.kind === 'exact') return b.kind === 'exact' && a.path === b.path;
  if (!b.path.startsWith(a.path)) return false;
  return a.kind === 'string-prefix' || b.path.length === a.path.length
    ? b.kind !== 'string-prefix' || a.kind === 'string-prefix'
    : b.path[a.path.length] === '/';
}

/** Routers of one host by their path text; of those with one text only the highest is kept. */
type ByText = ReadonlyMap<string, readonly Router[]>;

function byText(routers: readonly Router[]): ByText {
  const map = new Map<string, Router[]>();
  for (const router of routers) {
    // One that may not be there shadows nothing.
    if (router.matcher.kind === 'regex' || router.rivals.length > 0) continue;
    const list = map.get(router.matcher.path);
    if (!list) map.set(router.matcher.path, [router]);
    else if (!list.some((known) => covers(known, router))) list.push(router);
  }
  return map;
}

/** Every router that covers another has a path that begins the other's: only those are looked at. */
function coveringRouter(router: Router, maps: readonly ByText[]): Router | null {
  if (router.matcher.kind === 'regex') return null;
  const { path } = router.matcher;
  for (const map of maps) {
    for (let end = path.length; end >= 0; end--) {
      const found = map.get(path.slice(0, end))?.find((one) => one.priority > router.priority && covers(one, router));
      if (found) return found;
    }
  }
  return null;
}

/** Returns the paths whose requests a router of higher priority takes, all of them. `routers` come highest priority first. */
export function shadowed(routers: readonly Router[]): readonly DeadPath[] {
  const groups = new Map<string | null, Router[]>();
  for (const router of routers) {
    const group = groups.get(router.host);
    if (group) group.push(router);
    else groups.set(router.host, [router]);
  }
  const any = byText(groups.get(null) ?? []);
  return [...groups].flatMap(([host, group]) => {
    const maps = host === null ? [any] : [byText(group), any];
    return group.flatMap((router): readonly DeadPath[] => {
      const above = coveringRouter(router, maps);
      return above ? [{ pathId: router.id, why: 'shadowed', by: above.id }] : [];
    });
  });
}
