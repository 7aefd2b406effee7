import { ChevronRight, Lock, LockOpen, Router } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NodeId } from '../../engine/match/index.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { ChangeSign } from '../parts/ChangeSign.tsx';
import { PathTests, useTestHits, useTestWords } from '../parts/PathTests.tsx';
import { itemWords } from './item-words.ts';
import type { TreeItem, TreeNode } from './tree-items.ts';

function marks(node: TreeNode, isLit: boolean): ReactNode {
  switch (node.kind) {
    case 'edge-router':
      return <Router size={16} strokeWidth={1.75} aria-hidden />;
    case 'host':
      if (node.tls.kind === 'off') return null;
      return node.tls.kind === 'none' ? (
        <LockOpen className="warn" size={14} strokeWidth={1.75} aria-hidden />
      ) : (
        <Lock size={14} strokeWidth={1.75} aria-hidden />
      );
    case 'path':
      return (
        <>
          <span className="ord">{node.order ?? '–'}</span>
          <PathTypeBadge pathType={node.pathType} lit={isLit} />
        </>
      );
    case 'default-backend':
    case 'end':
      return null;
  }
}

interface TreeRowProps {
  readonly item: TreeItem;
  readonly top: number;
  readonly isLit: boolean;
  /** The lit branch passes by on its way to a sibling below. */
  readonly isOnWay: boolean;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onSelect: (id: NodeId) => void;
  readonly onToggle: (id: string) => void;
  readonly onInspect: (id: NodeId) => void;
}

/** One row: host, path, default backend or edge router. */
export function TreeRow({
  item,
  top,
  isLit,
  isOnWay,
  isSelected,
  isStop,
  onSelect,
  onToggle,
  onInspect,
}: TreeRowProps) {
  const messages = useMessages();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const { node, level, expanded } = item;
  const words = itemWords(node, nodes, messages, isLit);
  const hits = useTestHits(node.id);
  const testWords = useTestWords(hits);
  const change = useAppState((state) => state.nodeChanges?.get(node.id));
  const isDead = node.kind === 'path' && node.dead !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, once for all rows
    <div
      role="treeitem"
      className={`ti lv${level}${isLit ? ' lit' : ''}${isOnWay ? ' way' : ''}${isDead ? ' dead' : ''}${words.detail ? ' two' : ''}`}
      style={{ top }}
      data-node-id={node.id}
      data-last={item.position === item.setSize || undefined}
      aria-label={words.said + testWords + (change ? `, ${messages.graph[change]}` : '')}
      aria-level={level}
      aria-setsize={item.setSize}
      aria-posinset={item.position}
      aria-expanded={expanded ?? undefined}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      onClick={() => {
        // A second tap opens what the first one chose: touch has no Enter.
        if (isSelected && expanded === null) onInspect(node.id);
        onSelect(node.id);
        if (expanded !== null) onToggle(node.id);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onInspect(node.id);
      }}
    >
      {expanded !== null && <ChevronRight className="ti-chevron" size={16} strokeWidth={1.75} aria-hidden />}
      {marks(node, isLit)}
      <span className="ti-text">
        <span className={words.isInWords ? 'ti-name in-words ell' : 'ti-name ell'} title={words.name}>
          {words.name}
        </span>
        {words.detail && <span className="ti-detail ell">{words.detail}</span>}
      </span>
      {change && <ChangeSign change={change} />}
      <PathTests hits={hits} />
      <span
        className={`ti-end ${node.kind === 'path' || node.kind === 'default-backend' ? 'mono' : ''} ${words.endTone}`}
      >
        {words.end}
      </span>
    </div>
  );
}
