import type { PathStep } from './steps.ts';
import { type Cells, cellsOf } from './trace-view.ts';
import './match-cells.css';

/** More would push the verdict out of the pane. */
const mostCells = 24;

interface MatchCellsProps {
  readonly step: PathStep;
  readonly compared: string;
}

/** The compared path letter by letter: underlined as far as it fitted, a red wedge where it first differs. */
export function MatchCells({ step, compared }: MatchCellsProps) {
  return <CellRow {...cellsOf(step, compared, mostCells)} />;
}

/** Letters, each marked by how it did; what is left out at either end is an ellipsis. */
export function CellRow({ cells, cutStart, cutEnd }: Cells) {
  return (
    <span className="cells" aria-hidden="true">
      {cutStart && <i>…</i>}
      {cells.map((cell) => (
        <i key={cell.at} className={cell.kind}>
          {cell.text}
        </i>
      ))}
      {cutEnd && <i>…</i>}
    </span>
  );
}
