import { commandOf, type Gesture, type GestureRefusal } from '../../engine/gestures/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Actions } from '../../state/types.ts';

/** Returns why a gesture does nothing; `null` where nothing is to be said, since nothing was asked for. */
export function gestureRefusalText({ drag }: Messages['manipulate'], refusal: GestureRefusal): string | null {
  switch (refusal.code) {
    case 'nothing':
      return null;
    case 'no-change':
      return drag.same;
    case 'other-class':
      return drag.otherClass;
    case 'resource':
      return drag.resource;
    case 'other-namespace':
      return drag.otherNamespace(refusal);
    case 'no-port':
      return drag.noPort(refusal);
    case 'no-taker':
      return drag.nowhere(refusal);
  }
}

/** Whether a field says why: what is typed may be nothing yet, or what stands there already. */
export function isSaid({ code }: GestureRefusal): boolean {
  return code !== 'nothing' && code !== 'no-change';
}

/** Carries out a gesture as one step of the history; nothing for one that is refused. */
export function runGesture(actions: Pick<Actions, 'run'>, gesture: Gesture): void {
  const command = commandOf(gesture);
  if (command) void actions.run(command);
}
