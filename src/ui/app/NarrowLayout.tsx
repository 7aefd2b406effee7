import { Ellipsis, Redo2, Undo2 } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { NarrowTab } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { Logo } from '../common/Logo.tsx';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { type TabItem, Tabs } from '../common/Tabs.tsx';
import { RequestBar } from '../simulator/RequestBar.tsx';
import { ResultCard } from '../simulator/ResultCard.tsx';
import { ControllerMenu } from './ControllerMenu.tsx';
import { ShareButton } from './ExportMenu.tsx';
import { NotKept } from './HistoryButtons.tsx';
import type { LayoutProps } from './layout-props.ts';
import { narrowPanels } from './narrow-panels.tsx';
import { LanguageChoice, ThemeChoice } from './PreferenceMenus.tsx';

function MoreMenu() {
  const { undo, redo } = useActions();
  const { app } = useMessages();
  const canUndo = useAppState((state) => state.history.undo.length > 0);
  const canRedo = useAppState((state) => state.history.redo.length > 0);
  const trigger = (
    <IconButton label={app.more}>
      <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} align="end">
      <MenuItem icon={<Undo2 size={16} strokeWidth={1.75} aria-hidden />} disabled={!canUndo} onSelect={undo}>
        {app.undo}
      </MenuItem>
      <MenuItem icon={<Redo2 size={16} strokeWidth={1.75} aria-hidden />} disabled={!canRedo} onSelect={redo}>
        {app.redo}
      </MenuItem>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <LanguageChoice />
    </Menu>
  );
}

/** The tabs at the foot of the page. @internal A test presses each. */
export function NarrowTabs({ tab }: { readonly tab: NarrowTab }) {
  const { setNarrowTab } = useActions();
  const messages = useMessages();
  const items = narrowPanels.map(
    ({ id, icon: Icon, words, Mark }): TabItem<NarrowTab> => ({
      id,
      label: (
        <>
          <span className="nav-mark">
            <Icon size={18} strokeWidth={1.75} aria-hidden />
            {Mark && <Mark />}
          </span>
          {words(messages)}
        </>
      ),
    }),
  );
  const { label } = messages.app.views;
  return (
    <nav className="narrow-nav" aria-label={label}>
      <Tabs label={label} name="narrow" items={items} selected={tab} onSelect={setNarrowTab} />
    </nav>
  );
}

/** Where the window is so low that the whole page scrolls, another tab begins at its beginning. */
function useTabInSight(tab: NarrowTab): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const last = useRef(tab);
  useEffect(() => {
    if (last.current === tab) return;
    last.current = tab;
    if (window.scrollY > 0) panel.current?.scrollIntoView({ block: 'start' });
  }, [tab]);
  return panel;
}

/** One thing at a time, with the request bar always in reach: phones, and desktops at 400 % zoom. */
export function NarrowLayout({ isUnbegun, onBlank }: LayoutProps) {
  const { app } = useMessages();
  const tab = useAppState((state) => state.narrowTab);
  const panel = useTabInSight(tab);
  const shown = narrowPanels.find(({ id }) => id === tab);
  return (
    <div className="narrow" data-tab={tab}>
      <header className="narrow-top">
        <h1 className="brand">
          <Logo />
          <span className="sr">{app.title}</span>
        </h1>
        <ControllerMenu />
        <span className="grow" />
        <NotKept />
        <ShareButton />
        <MoreMenu />
      </header>
      <main className="narrow-main">
        <div className="narrow-request">
          <RequestBar />
          {!isUnbegun && tab !== 'yaml' && <ResultCard />}
        </div>
        <div
          className="narrow-panel"
          ref={panel}
          id="narrow-panel"
          role="tabpanel"
          aria-labelledby={`narrow-tab-${tab}`}
          data-pane={tab}
        >
          <PanelBoundary key={tab}>{shown && <shown.View isUnbegun={isUnbegun} onBlank={onBlank} />}</PanelBoundary>
        </div>
      </main>
      <NarrowTabs tab={tab} />
    </div>
  );
}
