import { CircleAlert, FileCode, ListTree, type LucideIcon, Send } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Messages } from '../../i18n/messages.ts';
import type { NarrowTab } from '../../state/types.ts';
import { useAppState } from '../common/store-context.ts';
import { EditorPane } from '../editor/EditorPane.tsx';
import { TrustLine } from './BottomPanel.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FileMenu } from './FileMenu.tsx';
import { HistoryButtons } from './HistoryButtons.tsx';
import type { LayoutProps } from './layout-props.ts';
import { ExamplesView, PasteView } from './lazy-panels.tsx';
import { useLevelCounts } from './ProblemCounts.tsx';
import { type LowerPanel, lowerPanels } from './panels.ts';
import { RoutesPane } from './RoutesPane.tsx';

type TabProps = Pick<LayoutProps, 'isUnbegun' | 'onBlank'>;

/** One thing at a time, on narrow screens. */
export interface NarrowPanel {
  readonly id: NarrowTab;
  readonly icon: LucideIcon;
  /** On its tab. */
  readonly words: (messages: Messages) => string;
  /** What stands at its icon. */
  readonly Mark?: ComponentType;
  readonly View: ComponentType<TabProps>;
}

function Stacked({ panel: { View, isWorthwhile } }: { readonly panel: LowerPanel }) {
  // The answer stands above, whatever the tab.
  return useAppState(isWorthwhile ?? (() => true)) && <View hasCard={false} />;
}

/** The lower panels of a tab below each other: what was asked for stands first. */
function Stack({ tab }: { readonly tab: NarrowTab }) {
  const asked = useAppState((state) => state.bottomTab);
  return lowerPanels
    .filter(({ narrow }) => narrow === tab)
    .sort((a, b) => Number(b.id === asked) - Number(a.id === asked))
    .map((panel) => <Stacked key={panel.id} panel={panel} />);
}

function RequestTab({ isUnbegun, onBlank }: TabProps) {
  return (
    <div className="narrow-scroll">
      {isUnbegun ? (
        <>
          <PasteView onBlank={onBlank} />
          <ExamplesView />
        </>
      ) : (
        <>
          <Stack tab="request" />
          <TrustLine />
        </>
      )}
    </div>
  );
}

function YamlTab({ isUnbegun, onBlank }: TabProps) {
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

function ProblemsTab() {
  return (
    <div className="narrow-scroll">
      <Stack tab="problems" />
    </div>
  );
}

function ProblemCount() {
  const { error, warning } = useLevelCounts();
  if (error + warning === 0) return null;
  return <b className={error > 0 ? 'nav-count' : 'nav-count soft'}>{error + warning}</b>;
}

/** In the order of their tabs. Each panel below the panes names the one that it is part of; the views are part of the routes. */
export const narrowPanels: readonly NarrowPanel[] = [
  { id: 'request', icon: Send, words: ({ app }) => app.tabs.request, View: RequestTab },
  {
    id: 'routes',
    icon: ListTree,
    words: ({ app }) => app.tabs.routes,
    View: ({ isUnbegun }) => <RoutesPane isUnbegun={isUnbegun} startsAs="tree" />,
  },
  { id: 'yaml', icon: FileCode, words: ({ app }) => app.tabs.yaml, View: YamlTab },
  {
    id: 'problems',
    icon: CircleAlert,
    words: ({ app }) => app.tabs.problems,
    Mark: ProblemCount,
    View: ProblemsTab,
  },
];
