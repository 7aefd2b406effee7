import type { Availability } from '../../match/availability.ts';
import type { Outcome } from '../../match/decision.ts';
import type { NodeId } from '../../match/ids.ts';
import { findPatterns } from './find.ts';
import type { ResolvedRequest } from './resolve.ts';
import type { Entry } from './table.ts';
import { implementationRank } from './table.ts';
import { type DefaultBackend, isSilent, type Site, type World } from './world.ts';

function fromAvailability(availability: Availability, route: NodeId | null, upstreamTarget: string): Outcome {
  switch (availability.kind) {
    case 'service':
      return { kind: 'backend', route, service: availability.service, upstreamTarget };
    case 'resource':
      return { kind: 'resource', route, resourceKind: availability.resourceKind, name: availability.name };
    case 'unavailable':
      // The route exists and cannot answer (A23, our choice).
      return { kind: 'status', status: 503, why: availability.why, route };
    case 'no-backend':
      return { kind: 'unknown', why: 'kubernetes/no-backend' };
  }
}

/** Returns the default backend for what no path takes. */
export function fallbackOf(world: World, site: Site | null): DefaultBackend | null {
  return site ? site.fallback : (world.defaults[0] ?? null);
}

/** Returns the ImplementationSpecific patterns that might take a request which nothing else takes: no document says how. */
export function openPatterns(site: Site | null, path: string): readonly Entry[] {
  return site ? findPatterns(site, path).filter((entry) => entry.type === implementationRank) : [];
}

/** Returns where a request goes once host and path are settled. */
export function outcomeOf(world: World, site: Site | null, winner: Entry | null, request: ResolvedRequest): Outcome {
  if (winner) return fromAvailability(winner.availability, winner.route.id, request.upstreamTarget);
  if (openPatterns(site, request.path).length > 0)
    return { kind: 'unknown', why: 'kubernetes/implementation-specific' };
  const fallback = fallbackOf(world, site);
  if (fallback) return fromAvailability(fallback.availability, null, request.upstreamTarget);
  const isKnown = site !== null && !isSilent(site);
  const why = isKnown ? 'no-path' : world.sites.every(isSilent) ? 'nothing-configured' : 'no-host';
  return { kind: 'status', status: 404, why, route: null };
}
