import { type KeyboardEvent, type MouseEvent, type RefObject, useMemo, useRef } from 'react';
import type { AskedChoice, ManipulationHandle } from './manipulate/handle.ts';

/** The later part of the graph, and what was asked of it before it came. */
export interface LateManipulation {
  readonly handle: RefObject<ManipulationHandle | null>;
  readonly asked: RefObject<AskedChoice | null>;
  readonly choose: ManipulationHandle['choose'];
  /** The menu that was asked for before it could come. */
  readonly askedMenu: RefObject<globalThis.MouseEvent | null>;
  readonly menu: (event: MouseEvent) => void;
  /** Keeps a key for the list that was asked for and has not come yet; returns whether there is one. */
  readonly keepKey: (event: KeyboardEvent) => boolean;
}

/** Lets lists be asked for before the code behind them has come: letters typed meanwhile are theirs, not the graph's. */
export function useLateManipulation(): LateManipulation {
  const handle = useRef<ManipulationHandle | null>(null);
  const asked = useRef<AskedChoice | null>(null);
  const askedMenu = useRef<globalThis.MouseEvent | null>(null);
  return useMemo(
    () => ({
      handle,
      asked,
      askedMenu,
      choose(kind, id) {
        if (handle.current) handle.current.choose(kind, id);
        else asked.current = { kind, id, keys: [] };
      },
      menu(event) {
        event.preventDefault();
        if (handle.current) handle.current.menu(event.nativeEvent);
        else askedMenu.current = event.nativeEvent;
      },
      keepKey({ key }) {
        // Letters are a menu's too.
        if (askedMenu.current) return true;
        if (!asked.current) return false;
        asked.current = key === 'Escape' ? null : { ...asked.current, keys: [...asked.current.keys, key] };
        return true;
      },
    }),
    [],
  );
}
