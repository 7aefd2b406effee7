// First of all the ground rules: the panels' own styles come after them and may say otherwise.
import '../common/tokens.css';
import '../common/base.css';
import '../common/controls.css';

import { lazy, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Actions, AppState } from '../../state/types.ts';
import { LateAction } from '../actions/LateAction.tsx';
import { boundedPart } from '../common/bounded-part.tsx';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { AppContext } from '../common/store-context.ts';
import { useWidthClass } from '../common/use-width.ts';
import { DesktopLayout } from './DesktopLayout.tsx';
import { DropZone } from './DropZone.tsx';
import { expectGraph, InspectorView } from './lazy-panels.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Toast } from './Toast.tsx';
import { useDocumentTheme, useLoadedMessages } from './use-document.ts';
import { usePalette } from './use-palette.ts';
import { isUnbegun } from './view-state.ts';
import './app.css';

const loadNarrow = () => import('./NarrowLayout.tsx').then((part) => part.NarrowLayout);
const NarrowLayout = boundedPart(loadNarrow);
const CompareWatch = lazy(async () => {
  await idle();
  const part = await import('../compare/CompareWatch.tsx');
  return { default: part.CompareWatch };
});

const KeepBanner = lazy(() => import('../history/KeepBanner.tsx').then((part) => ({ default: part.KeepBanner })));
const OfferBanner = lazy(() => import('../history/OfferBanner.tsx').then((part) => ({ default: part.OfferBanner })));
const EngineDown = lazy(() => import('./EngineDown.tsx').then((part) => ({ default: part.EngineDown })));
const ReadingCard = lazy(() => import('./ReadingCard.tsx').then((part) => ({ default: part.ReadingCard })));
const Palette = boundedPart(() => import('./palette/Palette.tsx').then((part) => part.Palette), { isAfloat: true });
const PasteWatch = lazy(async () => {
  await idle();
  const part = await import('../intake/PasteWatch.tsx');
  return { default: part.PasteWatch };
});
const PrintHost = lazy(async () => {
  await idle();
  const part = await import('../pictures/PrintHost.tsx');
  return { default: part.PrintHost };
});

// The code of the first view arrives beside the first paint, not after it. A failure shows where the part is drawn.
if (window.matchMedia('(max-width: 719.98px)').matches) loadNarrow().catch(() => undefined);
else expectGraph();

interface AppProps {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

/** True while nothing has been begun; starting blank counts as a beginning until there is text again. */
function useUnbegun(store: StoreApi<AppState>): readonly [boolean, () => void] {
  const [isBlank, setBlank] = useState(false);
  const hasNothing = useStore(store, isUnbegun);
  if (isBlank && !hasNothing) setBlank(false);
  return [hasNothing && !isBlank, useCallback(() => setBlank(true), [])];
}

/** The whole page: words, theme, keys, and the layout the window has room for. */
export function App({ store, actions }: AppProps) {
  const theme = useStore(store, (state) => state.theme);
  const locale = useStore(store, (state) => state.locale);
  const messages = useLoadedMessages(locale);
  const isKept = useStore(store, ({ keeping }) => keeping === 'here' || keeping === 'nobody');
  const offer = useStore(store, (state) => state.offer);
  const isReading = useStore(store, (state) => state.progress !== null);
  const isDown = useStore(store, (state) => state.isEngineDown);
  const width = useWidthClass();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isEmpty, startBlank] = useUnbegun(store);
  const context = useMemo(() => messages && { store, actions, messages }, [store, actions, messages]);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useDocumentTheme(theme);
  const { opening, openPalette, closePalette } = usePalette();
  const shell = useMemo(() => ({ store, actions, openHelp, openPalette }), [store, actions, openHelp, openPalette]);
  useShortcuts(shell);
  const layout = { isUnbegun: isEmpty, onBlank: startBlank, isHelpOpen, onHelpChange: setHelpOpen };
  if (!context) return null;
  return (
    <AppContext.Provider value={context}>
      <Later>
        {!isKept && <KeepBanner />}
        {offer && <OfferBanner offer={offer} />}
      </Later>
      <Later>
        <PasteWatch />
      </Later>
      <PanelBoundary>
        {width === 'narrow' ? (
          <NarrowLayout {...layout} />
        ) : (
          <DesktopLayout {...layout} isTabbed={width === 'tabbed'} />
        )}
      </PanelBoundary>
      <Later>
        <CompareWatch />
        <PrintHost />
      </Later>
      <DropZone />
      <InspectorView />
      {opening !== null && <Palette key={opening} shell={shell} onClose={() => closePalette(opening)} />}
      <Later>{isReading && <ReadingCard />}</Later>
      <Later>{isDown && <EngineDown />}</Later>
      <LateAction />
      <Toast />
    </AppContext.Provider>
  );
}
