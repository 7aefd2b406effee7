import { useReactFlow } from '@xyflow/react';
import { commandOf } from '../../../engine/gestures/index.ts';
import type { GraphLayout } from '../../../engine/graph/index.ts';
import { runGesture } from '../../common/gestures.ts';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { Size } from '../use-viewport.ts';
import { ImpactNote } from './ImpactNote.tsx';
import { Picker } from './Picker.tsx';
import { placePicker } from './picker-place.ts';
import { type Movable, movableText, movableToFile } from './to-file.ts';

interface FilePickerProps {
  readonly what: Movable;
  readonly layout: GraphLayout;
  readonly size: Size;
  /** Pressed before the list was there. */
  readonly keys: readonly string[];
  readonly onClose: () => void;
}

/** A name without an ending is that of a manifest. */
function fileName(typed: string): string {
  return /\.\w+$/.test(typed) ? typed : `${typed}.yaml`;
}

/** The list of files that paths or the Ingresses of a host can go to: what dragging them onto a tab does. */
export function FilePicker({ what, layout, size, keys, onClose }: FilePickerProps) {
  const words = useMessages();
  const actions = useActions();
  const files = useAppState((state) => state.files);
  const flow = useReactFlow();
  const { pick } = words.manipulate;
  const nodeId = what.kind === 'host' ? what.host.id : (what.paths[0]?.id ?? '');
  return (
    <Picker
      keys={keys}
      title={pick.file({ what: movableText(words, what) })}
      filterWords={pick.filterOrFile}
      options={files
        .filter(({ name }) => movableToFile(what, name).ok)
        .map(({ name }) => ({ key: name, label: name, aside: '' }))}
      at={placePicker(layout.boxes.get(nodeId), flow.getViewport(), size)}
      asOption={(typed) => ({ key: fileName(typed), label: fileName(typed), aside: pick.newFile })}
      note={(key) => <ImpactNote command={commandOf(movableToFile(what, key))} />}
      onPick={(key) => {
        onClose();
        runGesture(actions, movableToFile(what, key));
      }}
      onClose={onClose}
    />
  );
}
