import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BottomTab } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { Splitter } from '../common/Splitter.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { type TabItem, Tabs } from '../common/Tabs.tsx';
import { EditorPane } from '../editor/EditorPane.tsx';
import { RequestBar } from '../simulator/RequestBar.tsx';
import { BottomPanel } from './BottomPanel.tsx';
import type { LayoutProps } from './layout-props.ts';
import { PasteView } from './lazy-panels.tsx';
import { RoutesPane } from './RoutesPane.tsx';
import { TopBar } from './TopBar.tsx';

type PaneTab = 'yaml' | 'routes';

const panes: Readonly<Record<PaneTab, string>> = { yaml: 'pane-editor', routes: 'pane-routes' };

/** The open panel. While nothing has begun it stays closed until someone opens it: there is nothing to show. */
function useBottomTab(isUnbegun: boolean): readonly [BottomTab | null, (tab: BottomTab | null) => void] {
  const { setBottomTab } = useActions();
  const kept = useAppState((state) => state.bottomTab);
  const [isAsked, setAsked] = useState(false);
  const onTab = (tab: BottomTab | null) => {
    setAsked(true);
    setBottomTab(tab);
  };
  return [isUnbegun && !isAsked ? null : kept, onTab];
}

/** Hides the editor, so that the routes have all the width, and brings it back; so does what leads to a line. */
function useEditorOpen(onLine: () => void): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(true);
  const asked = useAppState(({ reveal }) => (reveal?.focus ? reveal.seq : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new line to go to opens it
  useEffect(() => {
    if (asked === 0) return;
    setOpen(true);
    onLine();
  }, [asked]);
  return [isOpen, setOpen];
}

function EditorToggle({
  isOpen,
  onChange,
}: {
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
}) {
  const { panes } = useMessages().app;
  const Icon = isOpen ? PanelLeftClose : PanelLeftOpen;
  return (
    <IconButton size="small" label={isOpen ? panes.hideEditor : panes.showEditor} onClick={() => onChange(!isOpen)}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}

/** Two panes side by side; with less than 1100 px one at a time, behind tabs. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function DesktopLayout({
  isTabbed,
  isUnbegun,
  onBlank,
  isHelpOpen,
  onHelpChange,
}: LayoutProps & { readonly isTabbed: boolean }) {
  const actions = useActions();
  const { app } = useMessages();
  const [tab, setTab] = useState<PaneTab>('routes');
  const editorShare = useAppState((state) => state.editorShare);
  const bottomShare = useAppState((state) => state.bottomShare);
  const [bottomTab, setBottomTab] = useBottomTab(isUnbegun);
  const items: readonly TabItem<PaneTab>[] = [
    { id: 'yaml', label: app.tabs.yaml },
    { id: 'routes', label: app.tabs.routes },
  ];
  const [isOpen, setOpen] = useEditorOpen(() => setTab('yaml'));
  const hasSplit = !isTabbed && isOpen;
  const isHidden = (pane: PaneTab) => (isTabbed ? tab !== pane : pane === 'yaml' && !isOpen);
  const columns = !hasSplit ? 'minmax(0, 1fr)' : `minmax(0, ${editorShare}fr) auto minmax(0, ${1 - editorShare}fr)`;
  const bottom = bottomTab !== null ? `max(120px, calc(${bottomShare} * 100dvh))` : 'auto';
  // Messages stand above the panel: what it shows stays in sight.
  useEffect(() => {
    document.documentElement.style.setProperty(
      '--toast-bottom',
      bottomTab === null ? '56px' : `calc(${bottom} + 12px)`,
    );
  }, [bottomTab, bottom]);
  return (
    <div className="app" data-split style={{ gridTemplateRows: `auto auto minmax(0, 1fr) ${bottom}` }}>
      <button
        type="button"
        className="skip btn line"
        onClick={() => document.getElementById(panes.routes)?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
      >
        {app.panes.skip}
      </button>
      <TopBar isHelpOpen={isHelpOpen} onHelpChange={onHelpChange} />
      <RequestBar />
      <main data-split className={isTabbed ? 'work tabbed' : 'work'} style={{ gridTemplateColumns: columns }}>
        {isTabbed && (
          <div className="phead pane-tabs">
            <Tabs
              label={app.views.label}
              name="pane"
              items={items}
              selected={tab}
              onSelect={setTab}
              panelOf={(id) => panes[id]}
            />
          </div>
        )}
        <section
          className="pane"
          id="pane-editor"
          data-pane="editor"
          aria-label={app.panes.editor}
          hidden={isHidden('yaml')}
        >
          <PanelBoundary>{isUnbegun ? <PasteView onBlank={onBlank} /> : <EditorPane />}</PanelBoundary>
        </section>
        {hasSplit && (
          <Splitter
            label={app.panes.resizeEditor}
            orientation="vertical"
            share={editorShare}
            min={0.15}
            max={0.75}
            controls="pane-editor"
            onChange={actions.setEditorShare}
          />
        )}
        <section
          className="pane canvas-pane"
          id="pane-routes"
          data-pane="routes"
          aria-label={app.panes.graph}
          hidden={isHidden('routes')}
        >
          <RoutesPane
            isUnbegun={isUnbegun}
            startsAs="graph"
            head={!isTabbed && <EditorToggle isOpen={isOpen} onChange={setOpen} />}
          />
        </section>
      </main>
      <BottomPanel tab={bottomTab} onTab={setBottomTab} />
    </div>
  );
}
