import { useViewport } from '@xyflow/react';
import type { GraphLayout } from '../../engine/graph/index.ts';
import { useAppState, useMessages } from '../common/store-context.ts';

/** The names of the columns: they stay on top and move sideways with the canvas. */
export function ColumnHeads({ layout, hasOrder }: { readonly layout: GraphLayout; readonly hasOrder: boolean }) {
  const words = useMessages().graph;
  const counts = useAppState((state) => state.snapshot.counts);
  const backends = useAppState((state) => state.snapshot.order.backends.length);
  const { x, zoom } = useViewport();
  const { router, host, path, backend } = layout.columns;
  const heads = [
    { key: 'router', at: router.x, title: words.heads.router, count: null, note: '' },
    { key: 'host', at: host.x, title: words.heads.hosts, count: counts.hosts, note: '' },
    { key: 'path', at: path.x, title: words.heads.paths, count: counts.paths, note: words.orderNote },
    { key: 'backend', at: backend.x, title: words.heads.backends, count: backends, note: '' },
  ];
  // Closer together than their words: better none than a heap.
  if (zoom < 0.45) return null;
  return (
    <div className="g-heads">
      {heads.map(({ key, at, title, count, note }) => (
        <div key={key} className={`g-head g-head-${key}`} style={{ translate: `${at * zoom + x}px` }}>
          <b className="ell" style={{ maxWidth: key === 'router' ? (host.x - router.x) * zoom - 6 : undefined }}>
            {title}
          </b>
          {count !== null && <span>{count.toLocaleString()}</span>}
          {note && hasOrder && zoom > 0.8 && path.width > 240 && <span className="g-note">{note}</span>}
        </div>
      ))}
    </div>
  );
}
