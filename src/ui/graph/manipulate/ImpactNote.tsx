import type { Command } from '../../../engine/commands/index.ts';
import { useMessages } from '../../common/store-context.ts';
import { ImpactLines } from '../../parts/ImpactLines.tsx';
import { impactText, refusedText } from '../../parts/impact-text.ts';
import { useImpactPreview } from './use-impact-preview.ts';

interface ImpactNoteProps {
  /** `null`: nothing would happen. */
  readonly command: Command | null;
  /** What would happen, or why nothing would. */
  readonly words?: string;
}

/** What a command would change, or why it is refused; read aloud as soon as it is known. */
export function ImpactNote({ command, words }: ImpactNoteProps) {
  const messages = useMessages();
  const impact = useImpactPreview(command);
  const text = impact && impactText(impact, messages);
  return (
    <div className="m-note small" role="status">
      {words && <p className={command ? '' : 'm-refused'}>{words}</p>}
      {impact?.error && <p className="m-refused">{refusedText(messages, impact.error)}</p>}
      {text && <ImpactLines text={text} />}
    </div>
  );
}
