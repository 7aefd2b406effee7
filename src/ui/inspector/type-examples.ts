import { comparePath } from '../../engine/match/index.ts';
import type { PathType } from '../../engine/model/index.ts';

/** A request path and whether the path type takes it as the Kubernetes documents define it; `null`: the controller decides. */
export interface TypeExample {
  readonly path: string;
  readonly matched: boolean | null;
}

/** Returns the request lines of example paths at a host as it is written; `null` is any host. */
export function exampleLines(host: string | null, isTls: boolean, paths: readonly string[]): readonly string[] {
  // A name that nothing else answers for stands for any other.
  const name = host === null ? 'any-other-host.invalid' : host.replace(/^\*\./, 'any.');
  return paths.map((path) => `GET ${isTls ? 'https' : 'http'}://${name}${path}`);
}

/** Returns three request paths that show what a path type makes of `path`. */
export function typeExamples(path: string, pathType: PathType): readonly TypeExample[] {
  const base = path.startsWith('/') ? path : `/${path}`;
  const bare = base.replace(/\/+$/, '');
  const below = `${bare}/info`;
  const longer = bare === '' ? '/info/x' : `${bare}2`;
  const slash = base.endsWith('/') ? bare || '/info/' : `${base}/`;
  const requests = pathType === 'Exact' ? [base, slash, below] : [base, below, longer];
  return requests.map((request) => ({ path: request, matched: verdict(base, pathType, request) }));
}

function verdict(path: string, pathType: PathType, request: string): boolean | null {
  if (pathType === 'ImplementationSpecific') return null;
  return comparePath({ kind: pathType === 'Exact' ? 'exact' : 'element-prefix', path }, request).matched;
}
