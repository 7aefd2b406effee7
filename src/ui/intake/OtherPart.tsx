import { FilePlus } from 'lucide-react';
import type { IntakePart } from '../../engine/intake/index.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState } from '../common/store-context.ts';
import { Way } from './DiffPart.tsx';
import type { IntakeWords } from './use-intake.ts';

interface OtherPartProps {
  readonly part: Extract<IntakePart, { kind: 'other' | 'packed' }>;
  /** The whole of what was pasted. */
  readonly text: string;
  readonly words: IntakeWords;
}

function Packed({ text, words }: { readonly text: string; readonly words: IntakeWords }) {
  const actions = useActions();
  const name = useAppState((state) => state.files.findLast(({ openedText }) => openedText === text)?.name);
  if (name !== undefined) return <p className="pc-why">{<Rich text={words.opened(name)} />}</p>;
  return (
    <ul className="pc-fixes">
      <Way
        icon={<FilePlus size={14} strokeWidth={1.75} aria-hidden />}
        name={words.openPacked}
        onClick={() => actions.openFiles([{ name: 'pasted.yaml', text }], 'add')}
      />
    </ul>
  );
}

/** What a text is that holds no Ingress, and where it shows; a manifest that is packed can be opened. */
export function OtherPart({ part, text, words }: OtherPartProps) {
  const line = text.slice(0, part.range.start).split(/\r\n|\r|\n/).length;
  return (
    <article className="pc-item">
      <p className="pc-why">
        <Rich text={part.kind === 'packed' ? words.packed : words.other[part.what][1]} />{' '}
        {part.kind === 'other' && <span className="dim">({words.atLine(line)})</span>}
      </p>
      {part.kind === 'packed' && <Packed text={part.text} words={words} />}
    </article>
  );
}
