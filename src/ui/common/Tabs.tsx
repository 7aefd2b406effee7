import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { tableOf } from '../../engine/text/index.ts';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id | null;
  readonly onSelect: (id: Id) => void;
  /** Tabs and panels find each other by these ids: `${name}-tab-…`, `${name}-panel-…`. */
  readonly name: string;
  /** Id of the panel of a tab, when each has its own; else `${name}-panel`. */
  readonly panelOf?: (id: Id) => string;
}

/** A row of tabs: arrows move, Home and End jump; one stop for the Tab key. */
export function Tabs<Id extends string>({ label, items, selected, onSelect, name, panelOf }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === (selected ?? items[0]?.id));
    const targets = tableOf<number>({
      ArrowRight: (at + 1) % items.length,
      ArrowLeft: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    });
    const item = items[targets.get(event.key) ?? -1];
    if (!item) return;
    event.preventDefault();
    onSelect(item.id);
    list.current?.querySelector<HTMLElement>(`#${name}-tab-${item.id}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="tablist" onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={`${name}-tab-${item.id}`}
          className="tab"
          aria-selected={item.id === selected}
          aria-controls={item.id === selected ? (panelOf?.(item.id) ?? `${name}-panel`) : undefined}
          tabIndex={item.id === selected || (selected === null && index === 0) ? 0 : -1}
          onClick={() => onSelect(item.id)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
