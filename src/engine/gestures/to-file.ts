import type { SingleCommand } from '../commands/command.ts';
import type { GraphNode } from '../graph/graph.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';
import { fail } from '../text/result.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture } from './gesture.ts';

/**
 * Returns how things get to a file, which may be a new one: paths by themselves, of hosts whole Ingresses. What is there
 * already stays.
 */
export function toFile(nodes: readonly GraphNode[], file: string): Gesture {
  const ordered = inFileOrder(nodes).filter(({ kind }) => kind === 'path' || kind === 'host');
  if (ordered.length === 0) return fail({ code: 'nothing' });
  const whole: ObjectRef[] = [];
  for (const node of ordered) {
    if (node.kind !== 'host') continue;
    for (const { object } of node.owners) {
      if (!whole.some((one) => isSameObject(one, object))) whole.push(object);
    }
  }
  const away = whole.filter((object) => object.file !== file);
  const objects = away.map((object): SingleCommand => ({ type: 'object/move-to-file', object, file }));
  const paths = ordered.flatMap((node): readonly SingleCommand[] => {
    if (node.kind !== 'path' || node.at.object.file === file) return [];
    const isCarried = whole.some((one) => isSameObject(one, node.at.object));
    return isCarried ? [] : [{ type: 'path/move-to-file', at: node.at, file }];
  });
  return asGesture([...objects, ...paths]);
}
