import type { SingleCommand } from '../commands/command.ts';
import type { HostNode, Owner } from '../graph/graph.ts';
import { namespaceOfOwner } from '../model/metadata.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';
import { fail, ok, type Result } from '../text/result.ts';
import type { GestureRefusal } from './gesture.ts';
import { type KnownIngress, nodesIn, type Scene } from './scene.ts';

/** What moving a host to another class comes to. */
export interface HostMove {
  readonly commands: readonly SingleCommand[];
  /** Ingresses that change their class, since they hold nothing else. */
  readonly ingresses: readonly string[];
  /** Ingresses of that class that take its paths from the others. */
  readonly takers: readonly string[];
}

/** Whether an Ingress routes something that is not of this host. */
function holdsMore(host: HostNode, { object }: Owner, scene: Scene): boolean {
  const isIn = (one: { readonly object: ObjectRef }): boolean => isSameObject(one.object, object);
  return (
    nodesIn(scene, scene.order.hosts, 'host').some(({ id, rules }) => id !== host.id && rules.some(isIn)) ||
    nodesIn(scene, scene.order.defaults, 'default-backend').some(({ owner }) => isIn(owner))
  );
}

/** One that has the host already, else the first. */
function takerFor(host: HostNode, namespace: string, className: string | null, scene: Scene): KnownIngress | null {
  const fit = scene.ingresses.filter((one) => one.className === className && one.namespace === namespace);
  const same = nodesIn(scene, scene.order.hosts, 'host').filter((one) => one.host === host.host);
  const hasHost = ({ object }: KnownIngress): boolean =>
    same.some(({ rules }) => rules.some((rule) => isSameObject(rule.object, object)));
  return fit.find(hasHost) ?? fit[0] ?? null;
}

/**
 * Returns how a host gets under another edge router. Of its Ingresses those that hold nothing else change their class;
 * from the others, which hold other hosts or a default backend, its paths go to an Ingress of that class in their
 * namespace.
 */
export function hostToClass(host: HostNode, className: string | null, scene: Scene): Result<HostMove, GestureRefusal> {
  const router = scene.nodes.get(host.routerId);
  if (router?.kind === 'edge-router' && router.className === className) return fail({ code: 'no-change' });
  const commands: SingleCommand[] = [];
  const ingresses: string[] = [];
  const takers = new Set<string>();
  const paths = nodesIn(scene, scene.order.paths, 'path').filter(({ hostId }) => hostId === host.id);
  for (const owner of host.owners) {
    const { object, name } = owner;
    if (!holdsMore(host, owner, scene)) {
      commands.push({ type: 'ingress/set-class', object, className });
      ingresses.push(name);
      continue;
    }
    const namespace = namespaceOfOwner(name);
    const taker = takerFor(host, namespace, className, scene);
    if (!taker) return fail({ code: 'no-taker', namespace });
    takers.add(`${taker.namespace}/${taker.name}`);
    const to = { object: taker.object, host: host.host };
    const own = paths.filter(({ at }) => isSameObject(at.object, object));
    commands.push(...own.map(({ at }): SingleCommand => ({ type: 'path/move', at, to, index: null })));
  }
  return commands.length > 0 ? ok({ commands, ingresses, takers: [...takers] }) : fail({ code: 'nothing' });
}
