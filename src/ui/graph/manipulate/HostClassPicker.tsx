import { useReactFlow } from '@xyflow/react';
import { hostToClass } from '../../../engine/gestures/index.ts';
import { type GraphLayout, type HostNode, type RoutingGraph, routerName } from '../../../engine/graph/index.ts';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import { hostText } from '../../parts/node-words.ts';
import type { Size } from '../use-viewport.ts';
import { hostMoveText, moveCommand } from './drop.ts';
import { ImpactNote } from './ImpactNote.tsx';
import { Picker } from './Picker.tsx';
import { placePicker } from './picker-place.ts';

interface HostClassPickerProps {
  readonly host: HostNode;
  readonly graph: RoutingGraph;
  readonly layout: GraphLayout;
  readonly size: Size;
  /** Pressed before the list was there. */
  readonly keys: readonly string[];
  readonly onClose: () => void;
}

/** The list of classes that a host can be moved to: what dragging it onto another edge router does. */
export function HostClassPicker({ host, graph, layout, size, keys, onClose }: HostClassPickerProps) {
  const words = useMessages();
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const flow = useReactFlow();
  const others = graph.routers.filter(({ id }) => id !== host.routerId);
  const routerOf = (key: string) => others.find(({ id }) => id === key);
  const moveTo = (key: string) => hostToClass(host, routerOf(key)?.className ?? null, snapshot);
  const { pick } = words.manipulate;
  return (
    <Picker
      keys={keys}
      title={pick.router({ what: hostText(words.graph, host.host) })}
      filterWords={pick.filter}
      options={others.map((router) => ({
        key: router.id,
        label: routerName(router, pick.noClass),
        aside: words.graph.hosts({ count: router.hostCount }),
      }))}
      at={placePicker(layout.boxes.get(host.id), flow.getViewport(), size)}
      note={(key) => (
        <ImpactNote command={moveCommand(moveTo(key))} words={hostMoveText(words, host, routerOf(key), moveTo(key))} />
      )}
      onPick={(key) => {
        const command = moveCommand(moveTo(key));
        if (!command) return;
        onClose();
        void actions.run(command);
      }}
      onClose={onClose}
    />
  );
}
