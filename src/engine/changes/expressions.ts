import type { SingleCommand } from '../commands/command.ts';
import { compareHost, normaliseHost } from '../match/host-match.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import type { HttpRequest } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Candidate } from './change.ts';

/** What makes a controller read paths as expressions: each is tried, so that those of others are never told. */
const expressionKeys = [
  ['nginx.ingress.kubernetes.io/use-regex', 'true'],
  ['traefik.ingress.kubernetes.io/router.pathmatcher', 'PathRegexp'],
  ['haproxy-ingress.github.io/path-type', 'regex'],
] as const;

const expression = /[(*+[^$\\{]/;

/** A group with a name, as Traefik 2 took them: `{version:v[0-9]+}`, or `{version}` for anything up to a slash. */
const namedGroup = /\{\w+(?::((?:[^{}]|\{[\d,]*\})+))?\}/g;

/** What begins or ends as an expression does, and is none of what its path says: one that is not bound to whole elements takes them. */
function widerThan(path: string): readonly string[] {
  const plain = path.slice(0, path.search(expression)).replace(/\/+$/, '');
  return plain === '' ? [] : [`${plain}x`, `/x${plain}`];
}

/** All that makes a path an expression: only ImplementationSpecific leaves the comparison to the controller, and named groups are no more. */
function asExpression(
  { path: { path, pathType }, origin }: ListedPath,
  key: string,
  value: string,
): readonly Candidate[] {
  const from = path.value ?? '';
  const to = from.replace(namedGroup, (_, inner: string | undefined) => inner ?? '[^/]+');
  const isOpen = pathType.value === 'ImplementationSpecific' || pathType.value === null;
  if (isOpen && to === from) return [];
  const { object, ruleIndex: rule, pathIndex } = origin;
  const at = { object, rule, path: pathIndex };
  const settings = [
    ...(to === from ? [] : [{ key: 'path', value: to }]),
    ...(isOpen ? [] : [{ key: 'pathType', value: 'ImplementationSpecific' }]),
    { key, value },
  ];
  const commands: readonly SingleCommand[] = [
    ...(to === from ? [] : [{ type: 'path/set-path', at, path: to } as const]),
    ...(isOpen ? [] : [{ type: 'path/set-type', at, pathType: 'ImplementationSpecific' } as const]),
    { type: 'annotation/set', object, key, value },
  ];
  const range = path.range ?? origin.range;
  const does = { kind: 'manifest', command: { type: 'batch', commands } } as const;
  return [
    { what: { kind: 'annotations', settings }, does, place: { object, range }, wider: widerThan(from), size: 13 },
  ];
}

/** Returns what might make an expression of a path of the host that looks like one. */
export function asExpressions(cluster: Cluster, request: HttpRequest): readonly Candidate[] {
  const { host } = normaliseHost(request.host);
  const found = listPaths(cluster).find(
    (one) => compareHost(one.host?.toLowerCase() ?? null, host) !== 'no' && expression.test(one.path.path.value ?? ''),
  );
  if (!found) return [];
  const { object } = found.origin;
  return expressionKeys.flatMap(([key, value]): readonly Candidate[] => {
    const command = { type: 'annotation/set', object, key, value } as const;
    const what = { kind: 'annotation', key, value } as const;
    const wider = widerThan(found.path.path.value ?? '');
    return [
      { what, does: { kind: 'manifest', command }, place: null, wider, size: 12 },
      ...asExpression(found, key, value),
    ];
  });
}
