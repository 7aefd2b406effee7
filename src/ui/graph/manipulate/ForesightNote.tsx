import type { Command } from '../../../engine/index.ts';
import { useMessages } from '../../common/store-context.ts';
import { ForesightLines } from '../../parts/ForesightLines.tsx';
import { foresightText, refusedText } from '../../parts/foresight-text.ts';
import { useForesight } from './use-foresight.ts';

interface ForesightNoteProps {
  /** `null`: nothing would happen. */
  readonly command: Command | null;
  /** What would happen, or why nothing would. */
  readonly words?: string;
}

/** What a command would change, or why it is refused; read aloud as soon as it is known. */
export function ForesightNote({ command, words }: ForesightNoteProps) {
  const messages = useMessages();
  const foresight = useForesight(command);
  const text = foresight && foresightText(foresight, messages);
  return (
    <div className="m-note small" role="status">
      {words && <p className={command ? '' : 'm-refused'}>{words}</p>}
      {foresight?.error && <p className="m-refused">{refusedText(messages, foresight.error)}</p>}
      {text && <ForesightLines text={text} />}
    </div>
  );
}
