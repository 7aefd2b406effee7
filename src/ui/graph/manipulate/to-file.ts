import type { Command, HostNode, ObjectRef, PathNode } from '../../../engine/index.ts';
import { hostText } from '../../parts/node-words.ts';
import { type Drag, type Drop, type DropField, pathsText, refused } from './drop.ts';
import { inOne } from './moves.ts';

/** What can go to another file: paths, or the Ingresses of a host. */
export type Movable =
  | { readonly kind: 'path'; readonly paths: readonly PathNode[] }
  | { readonly kind: 'host'; readonly host: HostNode };

function ingressesOf({ owners }: HostNode): readonly ObjectRef[] {
  return [...new Map(owners.map(({ object }) => [JSON.stringify(object), object])).values()];
}

/** Returns the command that takes it to a file, which may be a new one; `null` when all of it is there. */
export function toFileCommand(what: Movable, file: string): Command | null {
  if (what.kind === 'host') {
    const away = ingressesOf(what.host).filter((object) => object.file !== file);
    return inOne(away.map((object) => ({ type: 'object/move-to-file', object, file })));
  }
  const away = what.paths.filter(({ at }) => at.object.file !== file);
  return inOne(away.map(({ at }) => ({ type: 'path/move-to-file', at, file })));
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
  const command = toFileCommand(drag, file);
  if (!command) return refused(null, said.same);
  return { targetId: null, command, words: said.toFile({ what: movableText(words, drag), file }), lineY: null };
}
