import { CircleAlert, Ellipsis, FileCode, ListTree, Redo2, Send, Undo2 } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { NarrowTab } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { Logo } from '../common/Logo.tsx';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { type TabItem, Tabs } from '../common/Tabs.tsx';
import { EditorPane } from '../editor/EditorPane.tsx';
import { RequestBar } from '../simulator/RequestBar.tsx';
import { ResultCard } from '../simulator/ResultCard.tsx';
import { TracePanel } from '../simulator/TracePanel.tsx';
import { TrustLine } from './BottomPanel.tsx';
import { ControllerMenu } from './ControllerMenu.tsx';
import { ExportMenu, ShareButton } from './ExportMenu.tsx';
import { FileMenu } from './FileMenu.tsx';
import { HistoryButtons, NotKept } from './HistoryButtons.tsx';
import type { LayoutProps } from './layout-props.ts';
import { ExamplesView, PasteView } from './lazy-panels.tsx';
import { LanguageChoice, ThemeChoice } from './PreferenceMenus.tsx';
import { useLevelCounts } from './ProblemCounts.tsx';
import { type LowerPanel, lowerPanels } from './panels.ts';
import { RoutesPane } from './RoutesPane.tsx';

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

function useNarrowTabs(): readonly TabItem<NarrowTab>[] {
  const { tabs } = useMessages().app;
  const { error, warning } = useLevelCounts();
  const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
  const label = (mark: ReactNode, text: string) => (
    <>
      <span className="nav-mark">{mark}</span>
      {text}
    </>
  );
  const problems = (
    <>
      <CircleAlert {...icon} />
      {error + warning > 0 && <b className={error > 0 ? 'nav-count' : 'nav-count soft'}>{error + warning}</b>}
    </>
  );
  return [
    { id: 'request', label: label(<Send {...icon} />, tabs.request) },
    { id: 'routes', label: label(<ListTree {...icon} />, tabs.routes) },
    { id: 'yaml', label: label(<FileCode {...icon} />, tabs.yaml) },
    { id: 'problems', label: label(problems, tabs.problems) },
  ];
}

function YamlTab({ isUnbegun, onBlank }: Pick<LayoutProps, 'isUnbegun' | 'onBlank'>) {
  if (isUnbegun) return <PasteView onBlank={onBlank} />;
  return (
    <>
      <div className="phead narrow-files">
        <FileMenu />
        <span className="grow" />
        <ExportMenu />
        <HistoryButtons />
      </div>
      <EditorPane />
    </>
  );
}

function RequestTab({ isUnbegun, onBlank }: Pick<LayoutProps, 'isUnbegun' | 'onBlank'>) {
  if (isUnbegun) {
    return (
      <div className="narrow-scroll">
        <PasteView onBlank={onBlank} />
        <ExamplesView />
      </div>
    );
  }
  return (
    <div className="narrow-scroll">
      <TracePanel hasCard={false} />
      <TrustLine />
    </div>
  );
}

function Stacked({ panel: { View, isWorthwhile } }: { readonly panel: LowerPanel }) {
  return useAppState(isWorthwhile ?? (() => true)) && <View />;
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
  const { setNarrowTab } = useActions();
  const { app } = useMessages();
  const tab = useAppState((state) => state.narrowTab);
  const items = useNarrowTabs();
  const panel = useTabInSight(tab);
  const asked = useAppState((state) => state.bottomTab);
  // What was asked for stands first.
  const stacked = lowerPanels
    .filter(({ narrow }) => narrow === 'problems')
    .sort((a, b) => Number(b.id === asked) - Number(a.id === asked));
  const body: Readonly<Record<NarrowTab, () => ReactNode>> = {
    request: () => <RequestTab isUnbegun={isUnbegun} onBlank={onBlank} />,
    routes: () => <RoutesPane isUnbegun={isUnbegun} startsAs="tree" />,
    yaml: () => <YamlTab isUnbegun={isUnbegun} onBlank={onBlank} />,
    problems: () => (
      <div className="narrow-scroll">
        {stacked.map((lower) => (
          <Stacked key={lower.id} panel={lower} />
        ))}
      </div>
    ),
  };
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
          <PanelBoundary key={tab}>{body[tab]()}</PanelBoundary>
        </div>
      </main>
      <nav className="narrow-nav" aria-label={app.views.label}>
        <Tabs label={app.views.label} name="narrow" items={items} selected={tab} onSelect={setNarrowTab} />
      </nav>
    </div>
  );
}
