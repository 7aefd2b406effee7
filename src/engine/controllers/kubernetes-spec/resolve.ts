import { type NormalisedHost, normaliseHost, wildcardTable } from '../../match/host-match.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Site, World } from './world.ts';

/** A request as the profile compares it. */
export interface ResolvedRequest {
  /** What stood for the host: the Host header, or the authority of an absolute-form target. */
  readonly authority: string;
  readonly normalised: NormalisedHost;
  /** The compared path: everything before the first `?` or `#`, `/` when empty. */
  readonly path: string;
  readonly isAbsoluteForm: boolean;
  readonly isEmptyPath: boolean;
  /** Path and query as the backend receives them: nothing is rewritten. */
  readonly upstreamTarget: string;
}

const absoluteForm = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)/i;

/** Returns the parts of a request that take part in routing: host and path, nothing else. */
export function resolveRequest(request: HttpRequest): ResolvedRequest {
  let authority = request.host;
  let target = request.rawPath;
  let isAbsoluteForm = false;
  if (target.charCodeAt(0) !== 47) {
    const match = absoluteForm.exec(target);
    if (match) {
      isAbsoluteForm = true;
      authority = (match[1] ?? '').replace(/^.*@/, '');
      target = target.slice(match[0].length);
    }
  }
  const isEmptyPath = target === '';
  if (isEmptyPath) target = '/';
  const hash = target.indexOf('#');
  return {
    authority,
    normalised: normaliseHost(authority),
    path: hash < 0 ? target : target.slice(0, hash) || '/',
    isAbsoluteForm,
    isEmptyPath,
    upstreamTarget: request.query === null ? target : `${target}?${request.query}`,
  };
}

/** The hosts of the cluster that a request could reach, best first; absent ones are `null`. */
export interface HostCandidates {
  readonly exact: Site | null;
  readonly wildcard: Site | null;
  readonly any: Site | null;
}

/** Returns which hosts take a normalised request host. An address or an absent host reaches only rules without a host (A15). */
export function findHosts(world: World, { host, isIpLiteral }: NormalisedHost): HostCandidates {
  const { exact, any } = world.hosts;
  if (host === '' || isIpLiteral) return { exact: null, wildcard: null, any };
  return { exact: exact.get(host) ?? null, wildcard: wildcardTable(world.hosts, host), any };
}

/** Returns the host whose paths are tried: the most precise one, without falling through to the next (A1, A2, A3). */
export function chooseHost({ exact, wildcard, any }: HostCandidates): Site | null {
  return exact ?? wildcard ?? any;
}
