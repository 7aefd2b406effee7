import { Logo } from '../common/Logo.tsx';
import { useMessages } from '../common/store-context.ts';
import { PortabilityButton } from '../compare/PortabilityButton.tsx';
import { ControllerMenu } from './ControllerMenu.tsx';
import { ExportTools } from './ExportMenu.tsx';
import { FileMenu } from './FileMenu.tsx';
import { HelpSheet } from './HelpSheet.tsx';
import { HistoryButtons, NotKept } from './HistoryButtons.tsx';
import { PreferenceMenus } from './PreferenceMenus.tsx';
import { ProblemCounts } from './ProblemCounts.tsx';

interface TopBarProps {
  readonly isHelpOpen: boolean;
  readonly onHelpChange: (open: boolean) => void;
}

/** Name, files, history; who answers; problems, ways out, preferences. */
export function TopBar({ isHelpOpen, onHelpChange }: TopBarProps) {
  const { app } = useMessages();
  return (
    <header className="top">
      <h1 className="brand">
        <Logo />
        <span className="brand-word">{app.title}</span>
      </h1>
      <span className="sep" />
      <FileMenu />
      <HistoryButtons />
      <NotKept />
      <span className="grow" />
      <ControllerMenu />
      <span className="grow" />
      <ProblemCounts />
      <PortabilityButton />
      <span className="sep" />
      <ExportTools />
      <PreferenceMenus />
      <HelpSheet open={isHelpOpen} onOpenChange={onHelpChange} />
    </header>
  );
}
