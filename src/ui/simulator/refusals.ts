import type { Problem } from '../../protocol/snapshot.ts';

/** True for a problem for which the API server refuses an object. */
export function isRefusal({ diagnostic: { origin, severity } }: Problem): boolean {
  return origin.kind === 'api-server' && severity === 'error';
}
