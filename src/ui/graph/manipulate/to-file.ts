import { commandOf, type Gesture, toFile } from '../../../engine/gestures/index.ts';
import type { HostNode, PathNode } from '../../../engine/graph/index.ts';
import { hostText } from '../../parts/node-words.ts';
import { type Drag, type Drop, type DropField, pathsText, refused } from './drop.ts';

/** What can go to another file: paths, or the Ingresses of a host. */
export type Movable =
  | { readonly kind: 'path'; readonly paths: readonly PathNode[] }
  | { readonly kind: 'host'; readonly host: HostNode };

/** Returns what taking it to a file means. */
export function movableToFile(what: Movable, file: string): Gesture {
  return toFile(what.kind === 'host' ? [what.host] : what.paths, file);
}

/** Returns what is moved as people say it. */
export function movableText(words: DropField['words'], what: Movable): string {
  if (what.kind === 'path') return pathsText(words, what.paths);
  const names = [...new Set(what.host.owners.map(({ name }) => name.slice(name.indexOf('/') + 1)))];
  return `${hostText(words.graph, what.host.host)} (Ingress ${names.join(', ')})`;
}

/** Returns what dropping on the tab of a file does. */
export function dropOnFile(drag: Drag, file: string, words: DropField['words']): Drop {
  const { drag: said } = words.manipulate;
  if (drag.kind === 'connect' || drag.kind === 'service') return refused(null, said.outside);
  // Which copy would answer is told by nothing: a copy goes to another host.
  if (drag.kind === 'path' && drag.isCopy) return refused(null, said.outside);
  const command = commandOf(movableToFile(drag, file));
  if (!command) return refused(null, said.same);
  return { targetId: null, command, words: said.toFile({ what: movableText(words, drag), file }), lineY: null };
}
