import type { NodeChange } from '../../state/types.ts';
import './change-sign.css';

/** The sign of what a node has become since opening, for rows; their names say it in words. */
export function ChangeSign({ change }: { readonly change: NodeChange }) {
  return (
    <b className={`ig-change-sign is-${change}`} aria-hidden="true">
      {change === 'added' ? '+' : '~'}
    </b>
  );
}
