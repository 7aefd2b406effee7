import type { KeyboardEvent } from 'react';
import { tableOf } from '../../engine/index.ts';
import { hasMod } from '../common/platform.ts';
import type { NodeActions } from './graph-actions.ts';
import type { ViewportControl } from './use-viewport.ts';
import { columnEnd, type Direction, step, type WalkMap } from './walk.ts';

export interface KeyWiring {
  readonly map: WalkMap;
  readonly viewport: ViewportControl;
  readonly on: NodeActions;
  readonly focusNode: (id: string) => void;
  readonly select: (id: string | null) => void;
  readonly connect: (id: string) => void;
  readonly find: () => void;
  /** Shows the same as a tree. */
  readonly list: () => void;
  /** Asks the request that A and B answer differently. */
  readonly ask: (id: string) => void;
  readonly toggleBack: () => void;
  readonly leave: () => void;
}

const directions = tableOf<Direction>({
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
});

type Handler = (wiring: KeyWiring, id: string) => void;

function go(wiring: KeyWiring, to: string | null): void {
  if (to !== null) wiring.focusNode(to);
}

function open({ on, map }: KeyWiring, id: string): void {
  // A bundle opens into the paths it stands for.
  if (id.startsWith('bundle:')) on.toggleHost(id.slice('bundle:'.length));
  else if (map.columnOf.has(id)) on.open(id);
}

function fitSelection({ map, viewport }: KeyWiring, id: string): void {
  const box = map.boxes.get(id);
  if (box) viewport.fitBox(box);
}

/** Adds what comes next on the way and connects it: a host to a router, a path to a host, a Service to a path. */
function addChild({ map, on, connect }: KeyWiring, id: string): void {
  const column = map.columnOf.get(id);
  if (column === 0) on.addHost(id);
  else if (column === 1) on.addPath(id);
  else connect(id);
}

/** Keys by what they are together with their modifiers. */
const handlers = tableOf<Handler>({
  Enter: open,
  ' ': ({ select }, id) => select(id),
  F12: ({ on }, id) => on.goToYaml(id),
  Home: (wiring, id) => go(wiring, columnEnd(wiring.map, id, 'first')),
  End: (wiring, id) => go(wiring, columnEnd(wiring.map, id, 'last')),
  Delete: ({ on }, id) => on.remove(id),
  Backspace: ({ on }, id) => on.remove(id),
  Escape: ({ leave }) => leave(),
  'Mod+d': ({ on }, id) => on.duplicate(id),
  'Alt+ArrowUp': ({ on }, id) => on.shift(id, -1),
  'Alt+ArrowDown': ({ on }, id) => on.shift(id, 1),
  'Mod+ArrowRight': addChild,
  l: ({ list }) => list(),
  a: ({ on }, id) => on.addPath(id),
  'Shift+a': ({ on }, id) => on.addHost(id),
  m: ({ connect }, id) => connect(id),
  e: ({ on }) => on.expandLevel(),
  'Shift+e': ({ on }) => on.collapseAll(),
  o: ({ on }, id) => on.focusOn(id),
  d: ({ ask }, id) => ask(id),
  f: ({ toggleBack }) => toggleBack(),
  'Mod+f': ({ find }) => find(),
  'Shift+Digit1': ({ viewport }) => viewport.fitAll(),
  'Shift+Digit2': fitSelection,
  'Shift+Digit0': ({ viewport }) => viewport.zoomTo(1),
  '+': ({ viewport }) => viewport.zoomBy(1.25),
  'Shift++': ({ viewport }) => viewport.zoomBy(1.25),
  '-': ({ viewport }) => viewport.zoomBy(0.8),
});

function chordOf(event: KeyboardEvent): string {
  const digit = /^Digit\d$/.test(event.code) && event.shiftKey;
  const key = digit ? event.code : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${hasMod(event) ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** Does what a key means on a node; returns whether it meant anything. Only for keys pressed on a node. */
export function onNodeKey(event: KeyboardEvent, id: string, wiring: KeyWiring): boolean {
  const chord = chordOf(event);
  const direction = directions.get(chord);
  if (direction) {
    go(wiring, step(wiring.map, id, direction));
    return true;
  }
  const handler = handlers.get(chord);
  handler?.(wiring, id);
  return handler !== undefined;
}
