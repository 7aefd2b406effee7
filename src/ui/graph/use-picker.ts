import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import type { GraphLayout } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { AppState } from '../../state/types.ts';
import { useActions, useAppStore, useMessages } from '../common/store-context.ts';
import { connectCommand, moveCommand, namespaceOfOwner } from './edits.ts';
import { hostText, pathText } from './node-words.ts';
import type { PickerOption } from './Picker.tsx';
import type { GraphView } from './use-graph-view.ts';
import { headHeight, type Size } from './use-viewport.ts';

/** A list that is open for a path: hosts to move it to, or Services to connect it to. */
export interface OpenPicker {
  readonly kind: 'host' | 'service';
  readonly pathId: string;
}

const pickerSize = { width: 300, height: 260 };

/** Where a list beside a node opens, px in the canvas: below it, above where there is no room. */
function placeBeside(layout: GraphLayout, id: string, view: { x: number; y: number; zoom: number }, size: Size) {
  const box = layout.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const left = box.x * view.zoom + view.x;
  const below = (box.y + box.height) * view.zoom + view.y + 4;
  const above = box.y * view.zoom + view.y - pickerSize.height - 4;
  const y = below + pickerSize.height > size.height && above > headHeight ? above : below;
  return { x: Math.max(8, Math.min(left, size.width - pickerSize.width - 8)), y: Math.max(y, headHeight) };
}

function optionsOf(
  open: OpenPicker,
  { graph }: GraphView,
  state: AppState,
  words: Messages['graph'],
): readonly PickerOption[] {
  const path = state.snapshot.nodes.get(open.pathId);
  if (path?.kind !== 'path') return [];
  if (open.kind === 'host') {
    return graph.hosts
      .filter(({ id }) => id !== path.hostId)
      .map(({ id, host, pathCount }) => ({
        key: id,
        label: hostText(words, host),
        aside: words.paths({ count: pathCount }),
      }));
  }
  const namespace = namespaceOfOwner(path.owner.name);
  const known = state.snapshot.services.filter((service) => service.namespace === namespace);
  const names = new Set(known.map(({ name }) => name));
  // Services that no file holds, but that other paths name.
  const named = graph.backends.filter((node) => {
    if (node.namespace !== namespace || node.resourceKind !== 'Service' || names.has(node.name)) return false;
    names.add(node.name);
    return true;
  });
  return [
    ...known.map(({ name, ports }) => ({ key: name, label: name, aside: ports.map(({ port }) => port).join(', ') })),
    ...named.map(({ name, port }) => ({ key: name, label: name, aside: port === null ? '' : String(port) })),
  ];
}

/** Gives the list that is open, if any, and what choosing from it does. */
export function usePicker(view: GraphView, size: Size, focusNode: (id: string) => void) {
  const [open, setOpen] = useState<OpenPicker | null>(null);
  const words = useMessages().graph;
  const store = useAppStore();
  const actions = useActions();
  const flow = useReactFlow();
  const close = (): void => {
    if (open) focusNode(open.pathId);
    setOpen(null);
  };
  const pick = (key: string): void => {
    const { nodes, services } = store.getState().snapshot;
    const path = nodes.get(open?.pathId ?? '');
    close();
    if (path?.kind !== 'path' || !open) return;
    if (open.kind === 'host') {
      const host = view.graph.hosts.find(({ id }) => id === key);
      const paths = view.graph.paths.filter(({ hostId }) => hostId === key);
      const command = host && moveCommand(path, { host, paths, slot: null });
      if (command) void actions.run(command);
      return;
    }
    const now = nodes.get(path.backendId ?? '');
    void actions.run(connectCommand(path, key, services, view.graph, now?.kind === 'backend' ? now : null));
  };
  const path = view.graph.paths.find(({ id }) => id === open?.pathId);
  const props =
    open && path
      ? {
          title: words.pick[open.kind]({ path: pathText(words, path) }),
          options: optionsOf(open, view, store.getState(), words),
          at: placeBeside(view.layout, open.pathId, flow.getViewport(), size),
          onPick: pick,
          onClose: close,
        }
      : null;
  return { props, openFor: setOpen };
}
