import { CircleHelp } from 'lucide-react';
import { IconButton } from '../common/Button.tsx';
import { boundedPart } from '../common/bounded-part.tsx';
import { Popover } from '../common/Popover.tsx';
import { useMessages } from '../common/store-context.ts';

const HelpKeys = boundedPart(() => import('./HelpKeys.tsx').then((part) => part.HelpKeys), {
  wait: <div className="help-sheet" />,
});

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
      <HelpKeys />
    </Popover>
  );
}
