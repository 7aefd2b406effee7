import type { Command } from '../../engine/index.ts';
import { useMessages } from '../common/store-context.ts';
import { ForesightLines } from './ForesightLines.tsx';
import { foresightText, refusedText } from './foresight-text.ts';
import { useForesight } from './use-foresight.ts';

/** What a command would change, or why it is refused; read aloud as soon as it is known. */
export function ForesightNote({ command }: { readonly command: Command | null }) {
  const messages = useMessages();
  const foresight = useForesight(command);
  const text = foresight && foresightText(foresight, messages);
  return (
    <div className="m-note small" role="status">
      {foresight?.error && <p className="m-refused">{refusedText(messages, foresight.error)}</p>}
      {text && <ForesightLines text={text} />}
    </div>
  );
}
