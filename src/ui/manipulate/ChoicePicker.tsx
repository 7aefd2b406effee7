import { useReactFlow } from '@xyflow/react';
import type { Box, GraphLayout, PathNode, RoutingGraph } from '../../engine/index.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { headHeight, type Size } from '../graph/use-viewport.ts';
import { type ChoiceKind, commandOf, optionsOf } from './choices.ts';
import { pathsText } from './drop.ts';
import { ForesightNote } from './ForesightNote.tsx';
import { Picker, type PickerPlace } from './Picker.tsx';

interface ChoicePickerProps {
  readonly kind: ChoiceKind;
  readonly paths: readonly PathNode[];
  readonly graph: RoutingGraph;
  readonly layout: GraphLayout;
  readonly size: Size;
  /** True: it stands above the bar for several paths, not beside a node. */
  readonly isForBar: boolean;
  readonly onClose: () => void;
}

const width = 340;
/** As high as a list with everything that is said of a choice. */
const usualHeight = 400;
const barHeight = 52;

function leftWithin(left: number, size: Size): number {
  return Math.max(8, Math.min(left, size.width - width - 8));
}

/** Where a list beside a node opens, px in the canvas: below it, above where there is more room. */
function placeBeside(box: Box, view: { x: number; y: number; zoom: number }, size: Size): PickerPlace {
  const left = leftWithin(box.x * view.zoom + view.x, size);
  const top = (box.y + box.height) * view.zoom + view.y + 4;
  const above = box.y * view.zoom + view.y - 4;
  const below = size.height - top - 8;
  if (below >= usualHeight || below >= above - headHeight) return { left, top, maxHeight: below };
  return { left, bottom: size.height - above, maxHeight: above - headHeight };
}

function placeAboveBar(size: Size): PickerPlace {
  const left = leftWithin((size.width - width) / 2, size);
  return { left, bottom: barHeight, maxHeight: size.height - barHeight - headHeight };
}

const noBox: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The list to choose from for one or several paths; says beforehand what the choice would change. */
export function ChoicePicker({ kind, paths, graph, layout, size, isForBar, onClose }: ChoicePickerProps) {
  const words = useMessages();
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const flow = useReactFlow();
  const world = { graph, snapshot, words };
  const command = (key: string) => commandOf(kind, key, paths, world);
  const { pick } = words.manipulate;
  const [first] = paths;
  if (!first) return null;
  const pickOne = (key: string): void => {
    const chosen = command(key);
    onClose();
    if (chosen) void actions.run(chosen);
  };
  return (
    <Picker
      title={pick[kind]({ what: pathsText(words, paths) })}
      filterWords={kind === 'class' ? pick.filterOrName : pick.filter}
      options={optionsOf(kind, paths, world)}
      at={isForBar ? placeAboveBar(size) : placeBeside(layout.boxes.get(first.id) ?? noBox, flow.getViewport(), size)}
      {...(kind === 'class'
        ? { asOption: (typed: string) => ({ key: `class ${typed}`, label: typed, aside: pick.newClass }) }
        : {})}
      note={(key) => <ForesightNote command={command(key)} />}
      onPick={pickOne}
      onClose={onClose}
    />
  );
}
