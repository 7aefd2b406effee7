import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import type { AskedChoice, ManipulationHandle } from '../manipulate/handle.ts';

/** The later part of the graph, and what was asked of it before it came. */
export interface ByHand {
  readonly handle: RefObject<ManipulationHandle | null>;
  readonly asked: RefObject<AskedChoice | null>;
  readonly choose: ManipulationHandle['choose'];
  /** Keeps a key for the list that was asked for and has not come yet; returns whether there is one. */
  readonly keepKey: (event: KeyboardEvent) => boolean;
}

/** Lets lists be asked for before the code behind them has come: letters typed meanwhile are theirs, not the graph's. */
export function useByHand(): ByHand {
  const handle = useRef<ManipulationHandle | null>(null);
  const asked = useRef<AskedChoice | null>(null);
  return useMemo(
    () => ({
      handle,
      asked,
      choose(kind, id) {
        if (handle.current) handle.current.choose(kind, id);
        else asked.current = { kind, id, keys: [] };
      },
      keepKey({ key }) {
        if (!asked.current) return false;
        asked.current = key === 'Escape' ? null : { ...asked.current, keys: [...asked.current.keys, key] };
        return true;
      },
    }),
    [],
  );
}
