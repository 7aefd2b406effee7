import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { dispatcher, perform } from '../../actions/action.ts';
import { Button, IconButton } from '../../common/Button.tsx';
import { keyWords } from '../../common/platform.ts';
import { useMessages } from '../../common/store-context.ts';
import { barActions, clear, type MarkedAction, type MarkedContext } from './marking-actions.ts';

const onBarKey = dispatcher([...barActions, clear]);

interface EntryProps {
  readonly action: MarkedAction;
  readonly context: MarkedContext;
}

function Entry({ action, context }: EntryProps) {
  const messages = useMessages();
  const { words, keys, icon: Icon, isChoice } = action;
  const text = words(messages);
  return (
    <Button
      size="small"
      aria-haspopup={isChoice && 'listbox'}
      title={keys?.[0] === undefined ? undefined : `${text} (${keyWords(keys[0])})`}
      onClick={() => perform(action, context, '')}
    >
      {Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      {text}
    </Button>
  );
}

/** How many paths are selected, and what can be done with all of them in one step. */
export function BulkBar(context: MarkedContext) {
  const messages = useMessages();
  const count = context.ids.size;
  const marked = messages.manipulate.marked({ count });
  const label = clear.words(messages);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!onBarKey(event, context)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="m-bar m-ui nopan nowheel" role="group" aria-label={marked} onKeyDown={onKeyDown}>
      <b className="m-count">{marked}</b>
      <span className="m-actions">
        {barActions.map((action) => (
          <Entry key={action.id} action={action} context={context} />
        ))}
      </span>
      <IconButton
        size="small"
        label={label}
        hint={`${label} (${keyWords('Esc')})`}
        onClick={() => perform(clear, context, '')}
      >
        <X size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
