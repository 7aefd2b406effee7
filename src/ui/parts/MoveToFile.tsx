import { FileCode, FileOutput, FilePlus } from 'lucide-react';
import { isSameObject } from '../../engine/model/index.ts';
import { placeOfNode } from '../../state/places.ts';
import type { AppState, IngressSummary } from '../../state/types.ts';
import { freeName } from '../../state/workspace.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { objectType } from './dragged-object.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The files that an Ingress can go to: those that are there, and a new one. */
function FileChoices({ ingress }: { readonly ingress: IngressSummary }) {
  const actions = useActions();
  const files = useAppState((state) => state.files);
  // Last: a component that waits for its words starts over, and then asks for them otherwise.
  const words = useMessages().workspace.move;
  const { object, name } = ingress;
  const names = files.map((file) => file.name);
  const fresh = freeName(names, `${name}.yaml`);
  const moveTo = (file: string) => void actions.run({ type: 'object/move-to-file', object, file });
  return (
    <>
      <MenuLabel>{words.title(name)}</MenuLabel>
      <div className="ig-file-list">
        {names
          .filter((file) => file !== object.file)
          .map((file) => (
            <MenuItem key={file} icon={<FileCode {...icon} />} onSelect={() => moveTo(file)}>
              <span className="ell">{file}</span>
            </MenuItem>
          ))}
      </div>
      {names.length > 1 && <MenuSeparator />}
      <MenuItem icon={<FilePlus {...icon} />} onSelect={() => moveTo(fresh)}>
        {words.newFile(fresh)}
      </MenuItem>
    </>
  );
}

interface OwnerChipProps {
  /** `namespace/name` of the Ingress. */
  readonly owner: string;
  readonly label: string;
}

/** An Ingress of the legend: it can be dragged onto a file tab, or moved by its menu. */
export function OwnerChip({ owner, label }: OwnerChipProps) {
  const actions = useActions();
  const messages = useMessages();
  const ingresses = useAppState((state) => state.snapshot.ingresses);
  const ingress = ingresses.find(({ namespace, name }) => `${namespace}/${name}` === owner);
  if (!ingress) return <span className="ell">{label}</span>;
  return (
    <Menu
      trigger={
        <Button
          size="small"
          className="ig-owner"
          draggable
          onDragStart={({ dataTransfer }) => {
            dataTransfer.setData(objectType, JSON.stringify(ingress.object));
            dataTransfer.effectAllowed = 'move';
          }}
        >
          <span className="ell">{label}</span>
        </Button>
      }
    >
      <MenuItem onSelect={() => actions.inspect({ kind: 'ingress', object: ingress.object })}>
        {messages.authoring.openIngress(ingress.name)}
      </MenuItem>
      <MenuSeparator />
      <FileChoices ingress={ingress} />
    </Menu>
  );
}

/** The Ingress that the selected node is written in; `null` for none. */
function selectedIngress({ selection, snapshot }: AppState): IngressSummary | null {
  const node = selection === null ? undefined : snapshot.nodes.get(selection);
  const place = node && placeOfNode(node);
  return (place && snapshot.ingresses.find(({ object }) => isSameObject(object, place.object))) ?? null;
}

/** Moves the Ingress of the selected node, wherever that was selected. */
export function MoveSelected() {
  const ingress = useAppState(selectedIngress);
  const messages = useMessages();
  if (!ingress) return null;
  const words = messages.workspace.move;
  const trigger = (
    <IconButton label={words.title(ingress.name)}>
      <FileOutput {...icon} size={14} />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      <FileChoices ingress={ingress} />
    </Menu>
  );
}
