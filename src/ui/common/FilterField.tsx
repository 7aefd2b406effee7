import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from './Button.tsx';
import { useActions, useAppState, useMessages } from './store-context.ts';
import './filter-field.css';

/** The filter that graph, table and tree share. */
export function FilterField() {
  const words = useMessages().table;
  const actions = useActions();
  const search = useAppState((state) => state.search);
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="filter-field">
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <input
        ref={field}
        type="text"
        value={search}
        placeholder={words.filter}
        title={words.filterKeys}
        aria-label={words.filterIn}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => actions.setSearch(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.stopPropagation();
          actions.setSearch('');
        }}
      />
      {search !== '' && (
        <IconButton
          size="small"
          label={words.clear}
          hint={`${words.clear} (Esc)`}
          onClick={() => {
            actions.setSearch('');
            field.current?.focus();
          }}
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
