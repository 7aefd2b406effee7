/**
 * Stable names of graph nodes and routes. They survive unrelated edits and reordering:
 * `n` counts exact duplicates only. All parts are as written in the manifest.
 */

/** Returns the id of the edge router of a class; `null` is the router of Ingresses without a class. */
export function edgeRouterId(className: string | null): string {
  return `router:${className ?? ''}`;
}

/** Returns the id of a host under an edge router; `null` is any host. */
export function hostId(className: string | null, host: string | null): string {
  return `host:${className ?? ''}|${host ?? ''}`;
}

/** Returns the id of a path; `ingress` is `namespace/name`, `n` counts duplicates of all other parts from 0. */
function pathId(
  className: string | null,
  host: string | null,
  pathType: string | null,
  path: string | null,
  ingress: string,
  n: number,
): string {
  return `path:${className ?? ''}|${host ?? ''}|${pathType ?? ''}|${path ?? ''}|${ingress}#${n}`;
}

/** Returns the id of the default backend of an Ingress. */
export function defaultBackendId(className: string | null, ingress: string): string {
  return `default:${className ?? ''}|${ingress}`;
}

/** Returns the id of a backend; `port` as written, `null` when absent. */
export function backendId(namespace: string, name: string, port: number | string | null): string {
  return `backend:${namespace}/${name}:${port ?? ''}`;
}

/**
 * Returns a function that gives path ids in file order and counts exact duplicates:
 * everyone who walks the same Ingresses in the same order gets the same ids.
 */
export function pathIdCounter(): (
  className: string | null,
  host: string | null,
  pathType: string | null,
  path: string | null,
  ingress: string,
) => string {
  const seen = new Map<string, number>();
  return (className, host, pathType, path, ingress) => {
    const first = pathId(className, host, pathType, path, ingress, 0);
    const n = seen.get(first) ?? 0;
    seen.set(first, n + 1);
    return n === 0 ? first : pathId(className, host, pathType, path, ingress, n);
  };
}
