import { Plus, Server, X } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import type { HostNode, PathNode } from '../../../engine/graph/index.ts';
import { IconButton } from '../../common/Button.tsx';
import { useMessages } from '../../common/store-context.ts';
import { hostText } from '../../parts/node-words.ts';
import { pathsText } from './drop.ts';
import type { ServiceItem } from './palette-items.ts';

interface PaletteProps {
  readonly items: readonly ServiceItem[];
  /** What choosing a Service does something with. */
  readonly paths: readonly PathNode[];
  readonly host: HostNode | null;
  readonly onUse: (service: ServiceItem) => void;
  readonly onGrab: (service: ServiceItem, event: PointerEvent) => void;
  /** Writes a Service that no file holds. */
  readonly onCreate: (service: ServiceItem) => void;
  readonly onClose: () => void;
}

/** Rows shown at once; typing finds the others. */
const mostShown = 200;

function useHint({ items, paths, host }: Pick<PaletteProps, 'items' | 'paths' | 'host'>): string {
  const words = useMessages();
  const { palette } = words.manipulate;
  if (items.length === 0) return palette.empty;
  if (paths.length > 0) return palette.forPaths({ what: pathsText(words, paths) });
  return host ? palette.forHost({ host: hostText(words.graph, host.host) }) : palette.idle;
}

/** The Services of the workspace, also those that nothing leads to yet: to drag onto paths and hosts, or to choose. */
export function Palette({ items, paths, host, onUse, onGrab, onCreate, onClose }: PaletteProps) {
  const { menu } = useMessages().graph;
  const words = useMessages().manipulate.palette;
  const hint = useHint({ items, paths, host });
  const hintId = useId();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const wanted = search.trim().toLowerCase();
  const shown = items.filter(({ name, namespace }) => `${namespace}/${name}`.toLowerCase().includes(wanted));
  const namespaces = new Set(items.map(({ namespace }) => namespace));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="m-palette m-ui nopan nowheel" aria-label={words.title} onKeyDown={onKeyDown}>
      <div className="m-palette-head">
        <input
          ref={field}
          className="input"
          type="text"
          value={search}
          placeholder={words.find}
          aria-label={words.find}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
        <IconButton size="small" label={words.close} onClick={onClose}>
          <X size={15} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <ul className="m-services">
        {shown.slice(0, mostShown).map((item) => (
          <li key={`${item.namespace}/${item.name}`} className="m-service-line">
            <ServiceRow
              item={item}
              hasNamespace={namespaces.size > 1}
              hintId={hintId}
              onUse={() => onUse(item)}
              onGrab={(event) => onGrab(item, event)}
            />
            {!item.isDefined && (
              <IconButton size="small" label={menu.createService(item)} onClick={() => onCreate(item)}>
                <Plus size={15} strokeWidth={1.75} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && items.length > 0 && <p className="dim small m-palette-none">{words.none}</p>}
      <p id={hintId} className="dim small m-palette-hint">
        {hint}
      </p>
    </section>
  );
}

interface ServiceRowProps {
  readonly item: ServiceItem;
  readonly hasNamespace: boolean;
  readonly hintId: string;
  readonly onUse: () => void;
  readonly onGrab: (event: PointerEvent) => void;
}

function ServiceRow({ item, hasNamespace, hintId, onUse, onGrab }: ServiceRowProps) {
  const { palette: words, drag } = useMessages().manipulate;
  const { name, namespace, used, isDefined } = item;
  const ports = item.ports.map(({ port }) => port).join(', ');
  const usage = used === 0 ? words.unused : words.usedBy({ count: used });
  const isPortless = isDefined && ports === '';
  const state = isPortless ? drag.noPort({ service: name }) : isDefined ? usage : `${usage}, ${words.notDefined}`;
  return (
    <button
      type="button"
      className={isDefined ? 'm-service' : 'm-service is-missing'}
      aria-label={words.name({ name, ports, namespace, state })}
      aria-describedby={hintId}
      aria-disabled={isPortless}
      title={state}
      onPointerDown={onGrab}
      onClick={onUse}
    >
      <Server size={14} strokeWidth={1.75} aria-hidden />
      <span className="m-service-text">
        <span className="mono ell">{name}</span>
        {hasNamespace && <span className="dim micro ell">{namespace}</span>}
      </span>
      <span className="dim micro mono m-ports">{ports}</span>
      <span className="dim micro nowrap">{usage}</span>
    </button>
  );
}
