/**
 * Stable names of graph nodes and routes. They survive unrelated edits and reordering:
 * `n` counts exact duplicates only. All parts are as written in the manifest.
 */

declare const nodeIdBrand: unique symbol;

/** The id of something in the graph: a node, or what stands for many of them. Made by functions like `hostId`, and read by `readNodeId`. */
export type NodeId = string & { readonly [nodeIdBrand]: true };

/** What ids begin with. */
const kinds = ['router', 'host', 'path', 'default', 'backend', 'bundle', 'domain', 'services', 'end', 'draft'] as const;

/** Returns a text from outside (storage, a link, an attribute) as the id that it is; `null` when no id is written so. */
export function readNodeId(text: string): NodeId | null {
  // A brand can only be given: here and in `makeNodeId`.
  return kinds.some((kind) => text.startsWith(`${kind}:`)) ? (text as NodeId) : null;
}

/** Returns the id of something of a kind; `parts` tell it from all others of the kind. */
export function makeNodeId(kind: (typeof kinds)[number], parts: string): NodeId {
  return `${kind}:${parts}` as NodeId;
}

/** Returns the id of the edge router of a class; `null` is the router of Ingresses without a class. */
export function edgeRouterId(className: string | null): NodeId {
  return makeNodeId('router', className ?? '');
}

/** Returns the id of a host under an edge router; `null` is any host. */
export function hostId(className: string | null, host: string | null): NodeId {
  return makeNodeId('host', `${className ?? ''}|${host ?? ''}`);
}

/** Returns the id of a path; `ingress` is `namespace/name`, `n` counts duplicates of all other parts from 0. @internal Its test reads every kind of id. */
export function pathId(
  className: string | null,
  host: string | null,
  pathType: string | null,
  path: string | null,
  ingress: string,
  n: number,
): NodeId {
  return makeNodeId('path', `${className ?? ''}|${host ?? ''}|${pathType ?? ''}|${path ?? ''}|${ingress}#${n}`);
}

/** Returns the id of the default backend of an Ingress. */
export function defaultBackendId(className: string | null, ingress: string): NodeId {
  return makeNodeId('default', `${className ?? ''}|${ingress}`);
}

/** Returns the id of a backend; `port` as written, `null` when absent. */
export function backendId(namespace: string, name: string, port: number | string | null): NodeId {
  return makeNodeId('backend', `${namespace}/${name}:${port ?? ''}`);
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
) => NodeId {
  const seen = new Map<string, number>();
  return (className, host, pathType, path, ingress) => {
    const first = pathId(className, host, pathType, path, ingress, 0);
    const n = seen.get(first) ?? 0;
    seen.set(first, n + 1);
    return n === 0 ? first : pathId(className, host, pathType, path, ingress, n);
  };
}
