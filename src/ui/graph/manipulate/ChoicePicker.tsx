import { useReactFlow, ViewportPortal } from '@xyflow/react';
import type { GraphLayout, PathNode, RoutingGraph } from '../../../engine/graph/index.ts';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { Size } from '../use-viewport.ts';
import { type ChoiceKind, choiceCommand, newServiceOption, optionsOf } from './choices.ts';
import { PulledEdges } from './DragLayer.tsx';
import { type Point, pathsText } from './drop.ts';
import { ImpactNote } from './ImpactNote.tsx';
import { Picker } from './Picker.tsx';
import { placeAboveBar, placePicker } from './picker-place.ts';

interface ChoicePickerProps {
  readonly kind: ChoiceKind;
  readonly paths: readonly PathNode[];
  readonly graph: RoutingGraph;
  readonly layout: GraphLayout;
  readonly size: Size;
  /** True: it stands above the bar for several paths, not beside a node. */
  readonly isForBar: boolean;
  /** Where on the canvas it was asked for; `null`: at the node. */
  readonly place: Point | null;
  /** Pressed before the list was there. */
  readonly keys: readonly string[];
  readonly onClose: () => void;
}

/** The list to choose from for one or several paths; says beforehand what the choice would change. */
export function ChoicePicker({ kind, paths, graph, layout, size, isForBar, place, keys, onClose }: ChoicePickerProps) {
  const words = useMessages();
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const flow = useReactFlow();
  const world = { graph, snapshot, words };
  const options = optionsOf(kind, paths, world);
  const isHere = (key: string) => options.some((option) => option.key === key && option.isHere);
  const command = (key: string) => (isHere(key) ? null : choiceCommand(kind, key, paths, world));
  const { pick } = words.manipulate;
  const [first] = paths;
  if (!first) return null;
  const asOption = {
    class: (typed: string) => ({ key: `class ${typed}`, label: typed, aside: pick.newClass }),
    service: (typed: string) => newServiceOption(typed, paths, world),
  };
  const pickOne = (key: string): void => {
    const chosen = command(key);
    onClose();
    if (chosen) void actions.run(chosen);
  };
  return (
    <>
      {place && (
        <ViewportPortal>
          <PulledEdges layout={layout} paths={paths} to={place} />
        </ViewportPortal>
      )}
      <Picker
        keys={keys}
        title={pick[kind]({ what: pathsText(words, paths) })}
        filterWords={kind === 'class' ? pick.filterOrName : kind === 'service' ? pick.filterOrService : pick.filter}
        options={options}
        at={
          isForBar
            ? placeAboveBar(size)
            : placePicker(
                place ? { ...place, width: 0, height: 0 } : layout.boxes.get(first.id),
                flow.getViewport(),
                size,
              )
        }
        {...(kind === 'class' || kind === 'service' ? { asOption: asOption[kind] } : {})}
        note={(key) => <ImpactNote command={command(key)} />}
        onPick={pickOne}
        onClose={onClose}
      />
    </>
  );
}
