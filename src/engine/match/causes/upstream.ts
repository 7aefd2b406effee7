import type { OddUpstream } from '../cause.ts';
import type { Outcome } from '../decision.ts';
import type { HttpRequest } from '../request.ts';

function targetOf(outcome: Outcome): string | null {
  return outcome.kind === 'backend' ? (outcome.upstreamTarget.split('?')[0] ?? '') : null;
}

/** A mark that the end of the request path is carried over with: nothing else writes it. */
const mark = 'ingraph';

/** Whether the last element of the request stands behind other text, and goes on when it does. */
function isJoined(target: string, request: HttpRequest, match: (request: HttpRequest) => Outcome): boolean {
  const last = request.rawPath.split('/').at(-1) ?? '';
  const own = target.split('/').at(-1) ?? '';
  if (last === '' || own === last || !own.endsWith(last) || request.rawPath.includes(own)) return false;
  return targetOf(match({ ...request, rawPath: request.rawPath + mark })) === target + mark;
}

/** A path that is sent as it is written. */
const plainPath = /^\/(?:(?![?#%])[!-~])*$/;

/** What a path takes and does not begin with its letters may go on as it came, though what is written as the path is rewritten. */
function notRewritten(
  request: HttpRequest,
  outcome: Outcome,
  match: (request: HttpRequest) => Outcome,
  path: string,
): OddUpstream | null {
  const { rawPath } = request;
  if (rawPath.startsWith(path) || !plainPath.test(path)) return null;
  const other = match({ ...request, rawPath: path });
  const otherTarget = targetOf(other);
  const isOne = 'route' in other && 'route' in outcome && other.route === outcome.route;
  if (!isOne || otherTarget === null || otherTarget === path) return null;
  return { what: 'not-rewritten', target: rawPath, of: path, otherTarget };
}

/** Returns what is odd in the path that the Service is asked for and was not in the request, or `null`. */
export function oddUpstream(
  request: HttpRequest,
  outcome: Outcome,
  match: (request: HttpRequest) => Outcome,
  path = '',
): OddUpstream | null {
  const target = targetOf(outcome);
  const { rawPath } = request;
  if (target === null) return null;
  if (target === rawPath) return notRewritten(request, outcome, match, path);
  if (!target.startsWith('/') && rawPath.startsWith('/')) return { what: 'relative', target };
  if (/\$\d/.test(target) && !/\$\d/.test(rawPath)) return { what: 'literal', target };
  if (target.includes('//') && !rawPath.includes('//')) return { what: 'double-slash', target };
  return isJoined(target, request, match) ? { what: 'joined', target } : null;
}
