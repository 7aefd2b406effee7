import type { BackendSpec } from '../commands/command.ts';
import type { BackendNode, HostNode, PathNode } from '../graph/graph.ts';
import { isSameObject } from '../model/objects.ts';
import { fail } from '../text/result.ts';
import { connectRoutes } from './connect.ts';
import { asGesture, type Gesture, type RouteNode } from './gesture.ts';
import { moveRoutes } from './move.ts';
import { backendOf, hostOf, nodesIn, type Scene } from './scene.ts';
import { setTypes } from './set.ts';
import { parsePort } from './typed.ts';

/** What of a route can be typed. */
export type CellColumn = 'host' | 'path' | 'pathType' | 'service' | 'port';

const pathTypes = ['Exact', 'Prefix', 'ImplementationSpecific'] as const;

/** A route with what it hangs on. */
export interface RouteRow {
  readonly node: RouteNode;
  readonly host: HostNode | null;
  readonly backend: BackendNode | null;
}

/** Returns the text of a cell as it is written; `null` where nothing can be typed. */
export function cellText({ node, host, backend }: RouteRow, column: CellColumn): string | null {
  if (column === 'service' || column === 'port') {
    if (backend && backend.resourceKind !== 'Service') return null;
    if (column === 'service') return backend?.name ?? '';
    return backend ? String(backend.port ?? '') : null;
  }
  if (node.kind !== 'path') return null;
  return (column === 'host' ? host?.host : node[column]) ?? '';
}

/** Whether the rule of a path holds another one. */
function hasOthers({ id, at }: PathNode, { nodes, order }: Scene): boolean {
  const isBeside = (other: PathNode): boolean =>
    other.id !== id && other.at.rule === at.rule && isSameObject(other.at.object, at.object);
  return nodesIn({ nodes }, order.paths, 'path').some(isBeside);
}

function hostNamed(host: string | null, routerId: string | undefined, scene: Scene): HostNode | null {
  const isIt = (node: HostNode): boolean => node.routerId === routerId && node.host === host;
  return nodesIn(scene, scene.order.hosts, 'host').find(isIt) ?? null;
}

/**
 * To a host that is there a path is moved. A name that is new is that of its rule, with its certificate, when the rule
 * holds nothing else; else the path gets a rule of its own.
 */
function setHost(path: PathNode, host: string | null, scene: Scene): Gesture {
  const there = hostNamed(host, hostOf(path, scene)?.routerId, scene);
  if (there) return moveRoutes([path], there, null, scene);
  const { object, rule } = path.at;
  if (!hasOthers(path, scene)) return asGesture([{ type: 'host/rename', rules: [{ object, rule }], host }]);
  return asGesture([{ type: 'path/move', at: path.at, to: { object, host }, index: null }]);
}

function setType(path: PathNode, text: string): Gesture {
  const pathType = pathTypes.find((known) => known === text);
  return pathType ? setTypes([path], pathType) : fail({ code: 'nothing' });
}

function setPort(route: RouteNode, text: string, scene: Scene): Gesture {
  const name = backendOf(route, scene)?.name ?? '';
  if (text.trim() === '') return fail({ code: 'nothing' });
  const port: Extract<BackendSpec, { service: string }>['port'] = parsePort(text);
  return connectRoutes([route], { namespace: null, name, port: 'number' in port ? port.number : port.name }, scene);
}

/** Returns how the text of a cell is written: what a field of the route, wherever it stands, means. */
export function setCell(route: RouteNode, column: CellColumn, text: string, scene: Scene): Gesture {
  const before = cellText({ node: route, host: hostOf(route, scene), backend: backendOf(route, scene) }, column);
  if (before === null) return fail({ code: 'nothing' });
  if (before === text) return fail({ code: 'no-change' });
  switch (column) {
    case 'service':
      return connectRoutes([route], { namespace: null, name: text.trim(), port: null }, scene);
    case 'port':
      return setPort(route, text, scene);
    default:
  }
  if (route.kind !== 'path') return fail({ code: 'nothing' });
  if (column === 'host') return setHost(route, text.trim() || null, scene);
  if (column === 'pathType') return setType(route, text);
  return asGesture([{ type: 'path/set-path', at: route.at, path: text }]);
}
