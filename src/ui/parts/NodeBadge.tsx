import { OctagonX, TriangleAlert } from 'lucide-react';
import { useAppState, useMessages } from '../common/store-context.ts';
import './node-badge.css';
import { markOf, type NodeMark } from './node-marks.ts';

/** Returns what a node shows of its problems; the node renders again only when that changes. */
export function useNodeMark(nodeId: string, isFolded: boolean): NodeMark {
  const text = useAppState(({ snapshot }) => {
    const { errors, warnings, old } = markOf(snapshot, nodeId, isFolded);
    return `${errors} ${warnings} ${old}`;
  });
  const [errors, warnings, old = ''] = text.split(' ');
  return { errors: Number(errors), warnings: Number(warnings), old };
}

/** Returns a node's mark in words, with a comma before them; `''` when there is nothing to say. */
export function useMarkWords({ errors, warnings, old }: NodeMark): string {
  const words = useMessages().graph;
  const said = [words.problems(errors, warnings), old === '' ? '' : words.oldVersion(old)].filter(Boolean).join(', ');
  return said === '' ? '' : `, ${said}`;
}

/** A sign at the node's corner: how many problems, the worst level by shape. Its words are in the node's name. */
export function NodeBadge({ mark }: { readonly mark: NodeMark }) {
  const { errors, warnings, old } = mark;
  if (errors + warnings === 0 && old === '') return null;
  const level = errors > 0 ? 'error' : 'warning';
  const Icon = errors > 0 ? OctagonX : TriangleAlert;
  return (
    <span className="gn-badges" aria-hidden="true">
      {old !== '' && <span className="gn-badge old">{old.slice(old.indexOf('/') + 1)}</span>}
      {errors + warnings > 0 && (
        <span className={`gn-badge ${level}`}>
          <Icon size={11} strokeWidth={2} />
          {errors + warnings > 1 && errors + warnings}
        </span>
      )}
    </span>
  );
}
