import type { BackendNode, BackendSpec, Command, GraphNode, RoutingGraph } from '../../engine/index.ts';
import type { ServiceSummary } from '../../state/types.ts';

/** Returns the namespace that an Ingress (`namespace/name`) reaches Services in. */
export function namespaceOfOwner(owner: string): string {
  return owner.slice(0, owner.indexOf('/'));
}

/** Returns the backend of a node as a command writes it; `null` for resource backends and Services without a port. */
export function backendSpec(node: BackendNode | null): BackendSpec | null {
  if (!node || node.state === 'resource' || node.port === null) return null;
  const port = typeof node.port === 'number' ? { number: node.port } : { name: node.port };
  return { service: node.name, port };
}

/** Returns the backend of a Service: the port the path has now when the Service has it too, else its first; `null` for a Service without ports, since none is invented. */
export function specOfService(service: ServiceSummary, now: BackendNode | null): BackendSpec | null {
  const kept = service.ports.find(({ name, port }) => now !== null && (now.port === port || now.port === name));
  if (kept && typeof now?.port === 'string') return { service: service.name, port: { name: now.port } };
  const port = kept ?? service.ports[0];
  return port ? { service: service.name, port: { number: port.port } } : null;
}

/** Returns the command of Alt+Up (-1) or Alt+Down (1); `null` where there is no order to change. */
export function shiftCommand(node: GraphNode, by: -1 | 1): Command | null {
  // A slot counts items as they stand: one down is the slot after the next item.
  const slot = (index: number): number => (by < 0 ? index - 1 : index + 2);
  if (node.kind === 'path') {
    const index = slot(node.at.path);
    return index < 0
      ? null
      : { type: 'path/move', at: node.at, to: { object: node.at.object, rule: node.at.rule }, index };
  }
  const [rule, another] = node.kind === 'host' ? node.rules : [];
  if (!rule || another) return null;
  const index = slot(rule.rule);
  return index < 0 ? null : { type: 'host/move', rule, index };
}

/** Returns the first of the names, counted from 1, that is not taken. */
export function freeName(taken: ReadonlySet<string | null>, make: (n: number) => string): string {
  let n = 1;
  while (taken.has(make(n))) n++;
  return make(n);
}

/** Returns the command of Mod+D; `null` for what cannot stand twice. */
export function duplicateCommand(node: GraphNode, graph: RoutingGraph): Command | null {
  if (node.kind === 'path') return { type: 'path/duplicate', at: node.at };
  const rule = node.kind === 'host' ? node.rules[0] : undefined;
  if (node.kind !== 'host' || !rule) return null;
  const taken = new Set(graph.hosts.map(({ host }) => host));
  const base = node.host ?? 'example.com';
  const host = freeName(taken, (n) => (base.startsWith('*.') ? `*.copy-${n}.${base.slice(2)}` : `copy-${n}.${base}`));
  return { type: 'host/duplicate', rule, host };
}
