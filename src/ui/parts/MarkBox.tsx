import { type Mark, markSigns } from './outcome-text.ts';
import './outcome.css';

/** How one answer stands to another, as a shape: the word for it stands beside, or is heard. */
export function MarkBox({ mark }: { readonly mark: Mark }) {
  return (
    <span className={`mark-box ${mark}`} aria-hidden="true">
      {markSigns[mark]}
    </span>
  );
}
