import { PanelBottomClose, PanelBottomOpen, ShieldCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { BottomTab } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { Splitter } from '../common/Splitter.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { type TabItem, Tabs } from '../common/Tabs.tsx';
import { lowerPanels } from './panels.ts';

/** Nobody has to know at first: without a network the page would not have come. */
const OfflineMark = lazy(async () => {
  await idle();
  return { default: (await import('./OfflineMark.tsx')).OfflineMark };
});

/** What was read and how fast; that nothing is sent anywhere. */
export function TrustLine() {
  const { app } = useMessages();
  const tookMs = useAppState((state) => state.snapshot.tookMs);
  const isEmpty = useAppState((state) => state.snapshot.counts.documents === 0);
  const took = tookMs < 10 ? tookMs.toFixed(1) : String(Math.round(tookMs));
  return (
    <span className="trust">
      <ShieldCheck size={14} strokeWidth={1.75} aria-hidden />
      <span>{isEmpty ? app.privacy : `${app.parsed(took)} ${app.privacy}`}</span>
      <Later>
        <OfflineMark />
      </Later>
    </span>
  );
}

function useTabs(): readonly TabItem<BottomTab>[] {
  const messages = useMessages();
  return lowerPanels.map(({ id, icon: Icon, words, Mark }) => ({
    id,
    label: (
      <>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        {words(messages)}
        {Mark && <Mark />}
      </>
    ),
  }));
}

interface BottomPanelProps {
  /** `null`: closed. */
  readonly tab: BottomTab | null;
  readonly onTab: (tab: BottomTab | null) => void;
}

/** One of the lower panels below the panes; closed, only its tabs stay. */
export function BottomPanel({ tab, onTab }: BottomPanelProps) {
  const { setBottomShare } = useActions();
  const { app } = useMessages();
  const share = useAppState((state) => state.bottomShare);
  const items = useTabs();
  const isOpen = tab !== null;
  const panel = lowerPanels.find(({ id }) => id === tab);
  return (
    <section className="bot" aria-label={app.panes.bottom} data-pane="bottom" id="pane-bottom">
      {isOpen ? (
        <Splitter
          label={app.panes.resizeBottom}
          orientation="horizontal"
          share={share}
          min={0.15}
          max={0.7}
          controls="pane-bottom"
          onChange={setBottomShare}
        />
      ) : (
        <div className="bottom-line" />
      )}
      <div className="phead">
        <Tabs label={app.panes.bottom} name="bottom" items={items} selected={tab} onSelect={onTab} />
        <span className="grow" />
        <TrustLine />
        <span className="sep" />
        <IconButton
          label={isOpen ? app.panes.hideBottom : app.panes.showBottom}
          aria-expanded={isOpen}
          onClick={() => onTab(isOpen ? null : 'trace')}
        >
          {isOpen ? (
            <PanelBottomClose size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <PanelBottomOpen size={16} strokeWidth={1.75} aria-hidden />
          )}
        </IconButton>
      </div>
      {tab && (
        <div className="bot-body" role="tabpanel" id="bottom-panel" aria-labelledby={`bottom-tab-${tab}`}>
          <PanelBoundary key={tab}>
            <Suspense>{panel && <panel.View />}</Suspense>
          </PanelBoundary>
        </div>
      )}
    </section>
  );
}
