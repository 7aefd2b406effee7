import { comparePath, type PathType } from '../../engine/index.ts';

/** A request path and whether the path type takes it; `null`: the controller decides. */
export interface TypeExample {
  readonly path: string;
  readonly matched: boolean | null;
}

/** Returns three request paths that show what a path type makes of `path`, as the Kubernetes documents define it. */
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
