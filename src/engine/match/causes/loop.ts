import type { Outcome } from '../decision.ts';
import { normaliseHost } from '../host-match.ts';
import type { HttpRequest } from '../request.ts';

/** Redirects that are followed before one gives up, as browsers do; twenty of them are none that a reader would count. */
const most = 20;

/** Returns the request of who follows a `Location`, or `null` when it leads to no http address. */
function followed(location: string, request: HttpRequest): HttpRequest | null {
  const target = /^(?:(?:(https?):)?\/\/([^/?#]+))?([/?][^#]*)?(?:#.*)?$/i.exec(location);
  if (!target) return null;
  const [, scheme = request.scheme, host = request.host, rest = '/'] = target;
  const at = rest.indexOf('?');
  const rawPath = (at < 0 ? rest : rest.slice(0, at)) || '/';
  const query = at < 0 ? null : rest.slice(at + 1);
  return { ...request, scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http', host, rawPath, query };
}

function keyOf({ scheme, host, rawPath, query }: HttpRequest): string {
  return `${scheme}://${normaliseHost(host).host}${rawPath}?${query ?? ''}`;
}

/** Returns whether who follows a redirect comes back to a request that was already sent. */
export function isLoop(request: HttpRequest, outcome: Outcome, match: (request: HttpRequest) => Outcome): boolean {
  const seen = new Set([keyOf(request)]);
  let [asked, answer]: [HttpRequest | null, Outcome] = [request, outcome];
  for (let tries = 0; tries < most && asked && answer.kind === 'redirect'; tries++) {
    asked = followed(answer.location, asked);
    if (!asked) return false;
    const key = keyOf(asked);
    if (seen.has(key)) return true;
    seen.add(key);
    answer = match(asked);
  }
  return false;
}
