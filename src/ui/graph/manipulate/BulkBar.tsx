import { Copy, Trash2, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, IconButton } from '../../common/Button.tsx';
import { useMessages } from '../../common/store-context.ts';
import type { ChoiceKind } from './choices.ts';

interface BulkBarProps {
  readonly count: number;
  readonly onChoose: (kind: ChoiceKind) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

const kinds: readonly ChoiceKind[] = ['service', 'host', 'copy', 'type', 'class'];

/** How many paths are selected, and what can be done with all of them in one step. */
export function BulkBar({ count, onChoose, onDuplicate, onRemove, onClear }: BulkBarProps) {
  const words = useMessages().manipulate;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClear();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="m-bar m-ui nopan nowheel" role="group" aria-label={words.marked({ count })} onKeyDown={onKeyDown}>
      <b className="m-count">{words.marked({ count })}</b>
      <span className="m-actions">
        {kinds.map((kind) => (
          <Button key={kind} size="small" aria-haspopup="listbox" onClick={() => onChoose(kind)}>
            {words.bar[kind]}
          </Button>
        ))}
        <Button size="small" onClick={onDuplicate}>
          <Copy size={14} strokeWidth={1.75} aria-hidden />
          {words.bar.duplicate}
        </Button>
        <Button size="small" onClick={onRemove}>
          <Trash2 size={14} strokeWidth={1.75} aria-hidden />
          {words.bar.remove}
        </Button>
      </span>
      <IconButton size="small" label={words.bar.clear} hint={`${words.bar.clear} (Esc)`} onClick={onClear}>
        <X size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
