import { readNodeId } from '../engine/match/index.ts';
import type { Belongings, PlaceFocus, StoredBelongings } from './belonging.ts';
import type { Core } from './core.ts';
import { optionsForLink, optionsOfLink } from './link-options.ts';
import type { AppState } from './types.ts';

/** Returns what belongs to the workspace now. */
export function belongingsOf(state: AppState) {
  const { activeFile, request, controllers, options, compareWith, requestRouter, selection } = state;
  const { text, method, headers } = request;
  const bar = { text, method, headers };
  return { activeFile, request: bar, controllers, options, compareWith, requestRouter, selection };
}

/** Returns what belongs to the workspace when the act that is done was made, for a step of the history. */
export function storedBelongings(core: Core): StoredBelongings {
  const { state, pendingFocus } = core.acts.standing();
  const belongings = belongingsOf(state);
  const { controllers, options } = state;
  const stored = { ...belongings, controllers: [...controllers], options: optionsForLink(options) };
  if (!pendingFocus) return stored;
  switch (pendingFocus.kind) {
    case 'id':
      return { ...stored, selection: pendingFocus.id };
    case 'gone':
      return { ...stored, selection: null };
    default: {
      const { kind, file, range } = pendingFocus;
      return { ...stored, selection: null, focus: { kind, file, range } };
    }
  }
}

function isPlace({ kind, file, range }: Partial<PlaceFocus>): boolean {
  const isKnown = kind === 'change' || kind === 'cursor';
  return isKnown && typeof file === 'string' && [range?.start, range?.end].every(Number.isSafeInteger);
}

/** Returns belongings from the history; `null` for what another version may have written there. */
export function readBelongings(stored: StoredBelongings): Belongings | null {
  const { request, controllers, options } = stored;
  if (![request?.headers, controllers, options].every(Array.isArray)) return null;
  if (![...controllers, ...options].every(Array.isArray)) return null;
  const texts = [request.text, request.method, ...request.headers, ...controllers.flat()];
  if (!texts.every((text) => typeof text === 'string')) return null;
  const { focus, ...others } = stored;
  const kept = focus && isPlace(focus) ? { focus } : {};
  return { ...others, ...kept, controllers: new Map(controllers), options: optionsOfLink(options) };
}

/**
 * Tells the engine what belongs to the workspace from now on; returns what the state takes over with the texts. What
 * somebody has chosen since the act was made stays.
 */
export function takeBelongings(core: Core, belongings: Belongings): Partial<AppState> {
  const { activeFile, request, controllers, requestRouter, selection } = belongings;
  const { options = new Map(), compareWith = null } = belongings;
  const chosen = core.acts.choose({ controllers, options });
  core.deps.client.setControllers(chosen.controllers ?? controllers);
  core.deps.client.setOptions(chosen.options ?? options);
  const id = selection === null ? null : readNodeId(selection);
  const pendingFocus = belongings.focus ?? (id && ({ kind: 'id', id } as const));
  const isFree = core.acts.take('selection', { selection: null, pendingFocus });
  // The node is there when the texts have been read.
  if (isFree) core.pendingFocus = pendingFocus;
  const bar = { ...core.get().request, ...request, as: null, answer: null, problem: null };
  const part = { activeFile, request: bar, controllers, options, compareWith, requestRouter };
  return isFree ? { ...part, selection: null, inspected: null } : part;
}
