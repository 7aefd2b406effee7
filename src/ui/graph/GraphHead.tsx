import { useStore } from '@xyflow/react';
import { ChevronsDownUp, ChevronsUpDown, ListPlus, Maximize, Minus, Plus, Search, Workflow } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { createPortal } from 'react-dom';
import { Button, IconButton } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import type { NodeActions } from './graph-actions.ts';
import type { ViewportControl } from './use-viewport.ts';

interface FindFieldProps {
  readonly found: readonly string[];
  readonly ref: Ref<HTMLInputElement>;
  readonly onGo: (id: string) => void;
  readonly onLeave: () => void;
  /** True while the field has the focus. */
  readonly onFinding: (isFinding: boolean) => void;
}

function FindField({ found, ref, onGo, onLeave, onFinding }: FindFieldProps) {
  const words = useMessages().graph;
  const actions = useActions();
  const search = useAppState((state) => state.search);
  const selection = useAppState((state) => state.selection);
  const at = found.indexOf(selection ?? '');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && found.length > 0) {
      const next = found[(at + (event.shiftKey ? -1 : 1) + found.length) % found.length];
      if (next !== undefined) onGo(next);
    } else if (event.key === 'Escape') {
      actions.setSearch('');
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="g-find">
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <input
        ref={ref}
        type="text"
        value={search}
        placeholder={words.find}
        aria-label={words.findIn}
        spellCheck={false}
        autoComplete="off"
        list="g-filter-list"
        onFocus={() => onFinding(true)}
        onBlur={() => onFinding(false)}
        onChange={(event) => actions.setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {search.trim() !== '' && (
        <span className="dim micro nowrap" role="status">
          {words.findCount({ at: at + 1, of: found.length })}
        </span>
      )}
    </div>
  );
}

function Zoom({ viewport }: { readonly viewport: ViewportControl }) {
  const words = useMessages().graph;
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <>
      <IconButton size="small" label={words.zoomOut} onClick={() => viewport.zoomBy(0.8)}>
        <Minus size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <Button
        size="small"
        className="g-percent"
        title={words.zoomReset}
        aria-label={`${percent}%, ${words.zoomReset}`}
        onClick={() => viewport.zoomTo(1)}
      >
        {percent}%
      </Button>
      <IconButton size="small" label={words.zoomIn} onClick={() => viewport.zoomBy(1.25)}>
        <Plus size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton size="small" label={words.fit} hint={`${words.fit} (Shift+1)`} onClick={viewport.fitAll}>
        <Maximize size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </>
  );
}

interface GraphHeadProps extends FindFieldProps {
  /** The shell's place for tools; `null`: a head of our own. */
  readonly place: HTMLElement | null;
  readonly viewport: ViewportControl;
  readonly on: NodeActions;
  readonly active: string | null;
  /** True when there are so many paths that hosts may be collapsed. */
  readonly canCollapse: boolean;
  /** Px that the tools share with the names of the views. */
  readonly room: number;
}

/** Find, what can be added, zoom: in the shell's head, or in a head of our own. */
export function GraphHead({ place, ...rest }: GraphHeadProps) {
  const words = useMessages().graph;
  if (place) return createPortal(<Tools {...rest} />, place);
  return (
    <div className="phead g-phead">
      <h2 className="g-title">
        <Workflow size={15} strokeWidth={1.75} aria-hidden />
        {words.title}
      </h2>
      <span className="grow" />
      <Tools {...rest} />
    </div>
  );
}

function Tools({ viewport, on, active, canCollapse, room, ...find }: Omit<GraphHeadProps, 'place'>) {
  const words = useMessages().graph;
  // Words say more than icons: where there is no room for both, the icons go first.
  const hasWord = room >= (canCollapse ? 860 : 790);
  const hasIcon = !hasWord || (room >= 860 && !canCollapse);
  return (
    <>
      {canCollapse && (
        <>
          <IconButton size="small" label={words.expandLevel} hint={`${words.expandLevel} (E)`} onClick={on.expandLevel}>
            <ChevronsUpDown size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
          <IconButton size="small" label={words.collapseAll} onClick={on.collapseAll}>
            <ChevronsDownUp size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </>
      )}
      <FindField {...find} />
      <Button size="small" title={`${words.addPath} (A)`} aria-label={words.addPath} onClick={() => on.addPath(active)}>
        {hasIcon && <Plus size={15} strokeWidth={1.75} aria-hidden />}
        {hasWord && words.addPath}
      </Button>
      <Button
        size="small"
        title={`${words.addHost} (Shift+A)`}
        aria-label={words.addHost}
        onClick={() => on.addHost(active)}
      >
        {hasIcon && <ListPlus size={15} strokeWidth={1.75} aria-hidden />}
        {hasWord && words.addHost}
      </Button>
      <span className="sep" />
      <Zoom viewport={viewport} />
    </>
  );
}
