import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Messages } from '../../i18n/messages.ts';
import type { Actions, AppState } from '../../state/types.ts';

/** What the app hands down: the store, its actions, the words. */
export interface AppContextValue {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
  readonly messages: Messages;
}

export const AppContext = createContext<AppContextValue | null>(null);

function useApp(): AppContextValue {
  const value = useContext(AppContext);
  if (!value) throw new Error('a component was rendered outside AppContext');
  return value;
}

/** Returns a part of the state; the component renders again when that part changes (Object.is). */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select);
}

/** Returns the actions: the same object for the whole life of the app. */
export function useActions(): Actions {
  return useApp().actions;
}

/** Returns the words of the current language. */
export function useMessages(): Messages {
  return useApp().messages;
}

/** Returns the store itself, for code outside React's rendering (Monaco, React Flow callbacks). */
export function useAppStore(): StoreApi<AppState> {
  return useApp().store;
}
