import { TriangleAlert } from 'lucide-react';
import { IconButton } from '../common/Button.tsx';
import { Popover } from '../common/Popover.tsx';
import { useMessages } from '../common/store-context.ts';
import { KeepWays, useKeepWords } from './KeepWays.tsx';
import './history.css';

/** Stays as long as nothing is kept; says why, and what can be done, when it is pressed. */
export function KeepMark() {
  const { history } = useMessages();
  const words = useKeepWords();
  const trigger = (
    <IconButton label={history.notKept} className="keep-mark">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Popover trigger={trigger} label={history.notKept} align="start">
      <div className="keep-words">
        <p>{words}</p>
        <KeepWays />
      </div>
    </Popover>
  );
}
