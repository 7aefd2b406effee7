import type { Command, SingleCommand } from '../commands/command.ts';
import type { GraphNode, HostNode } from '../graph/graph.ts';

// What gestures mean for one node: the first view needs no more of them. No command means that there is nothing to do.

/** Returns the one command that carries out all of these in one step; `null` for none. */
export function asOne(commands: readonly SingleCommand[]): Command | null {
  const [first, another] = commands;
  return first && another ? { type: 'batch', commands } : (first ?? null);
}

/** Returns how one node is taken away: a path, a host with all its paths, a default backend; else nothing. */
export function removalOf(node: GraphNode): readonly SingleCommand[] {
  if (node.kind === 'host') return [{ type: 'host/remove', rules: node.rules }];
  if (node.kind === 'default-backend') return [{ type: 'default-backend/remove', object: node.owner.object }];
  return node.kind === 'path' ? [{ type: 'path/remove', at: node.at }] : [];
}

/** Returns the first of the names, counted from 1, that is not taken. */
export function freeName(taken: ReadonlySet<string | null>, make: (n: number) => string): string {
  let n = 1;
  while (taken.has(make(n))) n++;
  return make(n);
}

/** Returns a name for the copy of a host: a wildcard stays one. */
export function freeHost(host: string | null, hosts: Iterable<Pick<HostNode, 'host'>>): string {
  const taken = new Set([...hosts].map((one) => one.host));
  return freeName(taken, (n) => (host ?? 'example.com').replace(/^(\*\.)?/, `$1copy-${n}.`));
}

/** Returns how all that a host has is written once more under another name, each rule in its own Ingress. */
export function duplicateHost({ rules }: Pick<HostNode, 'rules'>, host: string | null): readonly SingleCommand[] {
  return rules.map((rule) => ({ type: 'host/duplicate', rule, host }));
}

/** Returns how one node is written once more: a path below itself, a host under a name that is free; else nothing. */
export function duplicationOf(node: GraphNode, hosts: readonly Pick<HostNode, 'host'>[]): readonly SingleCommand[] {
  if (node.kind === 'path') return [{ type: 'path/duplicate', at: node.at }];
  return node.kind === 'host' ? duplicateHost(node, freeHost(node.host, hosts)) : [];
}

/** Returns how a path or a host with one rule changes places with its neighbour, up (-1) or down (1); else nothing. */
export function shiftOf(node: GraphNode, by: -1 | 1): readonly SingleCommand[] {
  const [rule, another] = node.kind === 'path' ? [node.at] : node.kind === 'host' ? node.rules : [];
  if (!rule || another) return [];
  // An index to stand at counts items as they stand: one down is before the item after the next.
  const index = (node.kind === 'path' ? node.at.path : rule.rule) + (by < 0 ? -1 : 2);
  if (index < 0) return [];
  if (node.kind !== 'path') return [{ type: 'host/move', rule, index }];
  return [{ type: 'path/move', at: node.at, to: { object: rule.object, rule: rule.rule }, index }];
}
