import type { DeadPath } from '../../match/profile.ts';
import type { Compiled } from './compiled.ts';
import type { LocationTable, Ready } from './find-location.ts';

/** Literal beginnings of expressions that take everything that begins so. */
class Heads {
  private readonly byText = new Map<string, Ready>();

  /** Returns the earlier location that takes every request of one that must begin with `text`. */
  covering(text: string): Ready | null {
    if (this.byText.size === 0) return null;
    for (let end = text.length; end >= 0; end--) {
      const found = this.byText.get(text.slice(0, end));
      if (found) return found;
    }
    return null;
  }

  add(text: string, ready: Ready): void {
    if (!this.byText.has(text)) this.byText.set(text, ready);
  }
}

/**
 * The first that matches answers: an expression is never asked when an earlier one takes every text that it could match.
 * Told only where that is certain: the earlier one takes all that begins with some text, as `/api(.*)` and `/api(/|$)(.*)` do.
 */
function deadExpressions(table: LocationTable): ReadonlyMap<Ready, Ready> {
  const heads = new Heads();
  const dead = new Map<Ready, Ready>();
  for (const ready of table.all) {
    const { pattern } = ready;
    if (!pattern) continue;
    const by = heads.covering(pattern.head.text);
    if (by) dead.set(ready, by);
    else for (const text of pattern.wholeHeads()) heads.add(text, ready);
  }
  return dead;
}

function shadowed(table: LocationTable): readonly DeadPath[] {
  if (!table.isRegex) return [];
  const dead = deadExpressions(table);
  const reached = new Set<string>();
  for (const ready of table.all) {
    const id = ready.written.from.listed?.origin.pathId;
    if (id && !dead.has(ready)) reached.add(id);
  }
  const found = new Map<string, DeadPath>();
  for (const [ready, by] of dead) {
    const id = ready.written.from.listed?.origin.pathId;
    // A path may have two locations, /p/ and /p: both must be out of reach.
    if (!id || reached.has(id) || found.has(id)) continue;
    found.set(id, { pathId: id, why: 'shadowed', by: by.written.from.listed?.origin.pathId ?? null });
  }
  return [...found.values()];
}

/** Returns the paths that no request reaches or that make no location, and what takes their place. */
export function deadPaths(compiled: Compiled): readonly DeadPath[] {
  const dead: DeadPath[] = [...compiled.build.skipped].map(([pathId, { why, by }]) => ({ pathId, why, by }));
  for (const table of compiled.locations.values()) dead.push(...shadowed(table));
  const left = new Set(compiled.left.map(({ ingress }) => ingress));
  const taken = new Set(compiled.sites.map(({ parsed }) => parsed.ingress));
  const known = new Set(dead.map(({ pathId }) => pathId));
  for (const { located, origin } of compiled.listed) {
    const { pathId } = origin;
    if (left.has(located.object)) dead.push({ pathId, why: 'rejected', by: null });
    else if (!taken.has(located.object)) dead.push({ pathId, why: 'class-ignored', by: null });
    else if (compiled.refusal && !known.has(pathId)) dead.push({ pathId, why: 'rejected', by: null });
  }
  return dead;
}
