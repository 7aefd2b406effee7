import { type RefObject, useMemo } from 'react';
import { Button } from '../../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { GraphView } from '../use-graph-view.ts';
import { completions, filterKeys, hasKey, toggleKey } from './complete.ts';

interface FilterBarProps {
  readonly shape: GraphView;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isSearching: boolean;
}

/** How much of the graph the filter leaves, and the keys it knows. */
export function FilterBar({ shape, field, isSearching }: FilterBarProps) {
  const words = useMessages().large;
  const actions = useActions();
  const search = useAppState((state) => state.search);
  const offers = useMemo(() => completions(search, shape.graph), [search, shape.graph]);
  const change = (text: string): void => {
    actions.setSearch(text);
    field.current?.focus();
  };
  const isEmpty = isSearching && shape.matches.length === 0 && shape.view.hosts.length === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="lg-card lg-filter" role="group" aria-label={words.filter}>
      <datalist id="g-filter-list">
        {offers.map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
      <span className="lg-keys">
        {filterKeys.map((key) => (
          <button
            key={key}
            type="button"
            className="lg-key mono"
            title={words.keys[key]}
            aria-label={`${key} ${words.keys[key]}`}
            aria-pressed={hasKey(search, key)}
            // The field keeps the focus, so that typing goes on.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => change(toggleKey(search, key))}
          >
            {key}
          </button>
        ))}
      </span>
      {isSearching && (
        <>
          <span className="lg-count" role="status">
            {isEmpty ? words.nothing : words.shown({ shown: shape.paths, all: shape.graph.paths.length })}
          </span>
          <Button size="small" onClick={() => change('')}>
            {words.clear}
            <kbd className="kbd">Esc</kbd>
          </Button>
        </>
      )}
    </div>
  );
}
