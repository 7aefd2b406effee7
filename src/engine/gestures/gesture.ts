import type { Command, SingleCommand } from '../commands/command.ts';
import type { DefaultBackendNode, PathNode } from '../graph/graph.ts';
import { fail, ok, type Result } from '../text/result.ts';
import { asOne } from './one-node.ts';

/**
 * Why a gesture means nothing here. `nothing`: what is chosen or typed is nothing that it could be done to or with;
 * `no-change`: it is so already; `other-class`: the host belongs to another edge router than the route;
 * `other-namespace`: an Ingress reaches only Services of its own; `no-port`: nothing tells which port is meant;
 * `resource`: a backend that is no Service with a port; `no-taker`: no Ingress of that class in the namespace.
 */
export type GestureRefusal =
  | { readonly code: 'nothing' | 'no-change' | 'other-class' | 'resource' }
  | { readonly code: 'other-namespace'; readonly service: string; readonly namespace: string }
  | { readonly code: 'no-port'; readonly service: string }
  | { readonly code: 'no-taker'; readonly namespace: string };

/** What a wish means: commands to be carried out as one step, whatever the order in which the nodes were selected. */
export type Gesture = Result<readonly SingleCommand[], GestureRefusal>;

/** What takes requests to a backend. */
export type RouteNode = PathNode | DefaultBackendNode;

/** Returns a gesture of these commands; `none` says what it is without any. */
export function asGesture(commands: readonly SingleCommand[], none: 'no-change' | 'nothing' = 'no-change'): Gesture {
  return commands.length > 0 ? ok(commands) : fail({ code: none });
}

/** Returns the one command that carries out a gesture; `null` for one that is refused. */
export function commandOf(gesture: Gesture): Command | null {
  return gesture.ok ? asOne(gesture.value) : null;
}
