import { CircleHelp } from 'lucide-react';
import { lazy } from 'react';
import { IconButton } from '../common/Button.tsx';
import { Later } from '../common/Later.tsx';
import { Popover } from '../common/Popover.tsx';
import { useMessages } from '../common/store-context.ts';

const HelpKeys = lazy(() => import('./HelpKeys.tsx').then((part) => ({ default: part.HelpKeys })));

interface HelpSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The keyboard shortcuts, behind a button and the `?` key. */
export function HelpSheet(props: HelpSheetProps) {
  const { help } = useMessages().app;
  const trigger = (
    <IconButton label={help.open} hint={`${help.open} (?)`}>
      <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Popover {...props} trigger={trigger} label={help.title}>
      <Later fallback={<div className="help-sheet" />}>
        <HelpKeys />
      </Later>
    </Popover>
  );
}
