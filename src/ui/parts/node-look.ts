import type { ReactNode } from 'react';
import type { BackendNode } from '../../engine/graph/index.ts';
import type { Chip } from './route-view.ts';

/** How a node looks now. Flat, so that two looks are compared field by field. */
export interface NodeLook {
  readonly compact: boolean;
  /** Its name, shortened where the node is too narrow for it. */
  readonly cut: string | null;
  readonly lit: boolean;
  readonly selected: boolean;
  readonly stale: boolean;
  readonly tabStop: boolean;
  readonly found: boolean;
  readonly drop: 'ok' | 'bad' | null;
  readonly dragged: boolean;
  readonly marked: boolean;
  readonly verdict: Chip['verdict'] | null;
  readonly differsAt: string | null;
  /** What the path's or default backend's edge leads to. */
  readonly backend: BackendNode | null;
  /** The path that takes a dead path's requests, as its number or its text. */
  readonly deadBy: string | null;
  readonly hostName: string | null;
  /** Where A and B answer this path differently. */
  readonly split: PathSplit | null;
  /** On B's way. */
  readonly litB: boolean;
}

/** A request about a path that A and B answer differently: its words come with the comparison. */
export interface PathSplit {
  /** What a screen reader says of it. */
  readonly said: string;
  /** The badge, as wide as its node allows. */
  readonly badge: (look: NodeLook, width: number) => ReactNode;
  /** Asks the request that it speaks of. */
  readonly ask: () => void;
  /** Stands in the node in place of all else, and `said` is its name: a draft's, which no text holds. */
  readonly whole?: ReactNode;
}
