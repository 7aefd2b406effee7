import { endWords } from '../../i18n/end-words.ts';
import { useMessages } from '../common/store-context.ts';
import type { EndItem } from '../parts/view-graph.ts';

interface EndAnswerProps {
  readonly outcome: EndItem['outcome'];
  /** A low row has room for the answer alone. */
  readonly isShort: boolean;
}

/** What an edge router answers to a host that none of its rules names, in some words. */
export function EndAnswer({ outcome, isShort }: EndAnswerProps) {
  const words = endWords(outcome, useMessages());
  if (words === '') return null;
  return (
    <span className="gn-aside plain" title={words}>
      → {isShort && outcome?.kind === 'status' ? outcome.status : words}
    </span>
  );
}
