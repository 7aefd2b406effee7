import type { Core, SavedWorkspace } from './core.ts';
import { type OptionSetting, optionsForLink, optionsOfLink } from './link-options.ts';
import type { AppState } from './types.ts';

/** What belongs to a workspace besides its texts. */
export type Belongings = Omit<SavedWorkspace, 'files' | 'history'>;

/** The same in a form that JSON keeps: it stands in the stored history. */
export interface StoredBelongings extends Omit<Belongings, 'controllers' | 'options'> {
  /** Profile by edge-router id. */
  readonly controllers: readonly (readonly [string, string])[];
  readonly options: readonly OptionSetting[];
}

/** Returns what belongs to the workspace now. */
export function belongingsOf(state: AppState) {
  const { activeFile, request, controllers, options, compareWith, requestRouter, selection } = state;
  const { text, method, headers } = request;
  const bar = { text, method, headers };
  return { activeFile, request: bar, controllers, options, compareWith, requestRouter, selection };
}

/** Returns what belongs to the workspace now, for a step of the history. */
export function storedBelongings(state: AppState): StoredBelongings {
  const belongings = belongingsOf(state);
  return { ...belongings, controllers: [...state.controllers], options: optionsForLink(state.options) };
}

/** Returns belongings from the history; `null` for what another version may have written there. */
export function readBelongings(stored: StoredBelongings): Belongings | null {
  const { request, controllers, options } = stored;
  if (![request?.headers, controllers, options].every(Array.isArray)) return null;
  if (![...controllers, ...options].every(Array.isArray)) return null;
  const texts = [request.text, request.method, ...request.headers, ...controllers.flat()];
  if (!texts.every((text) => typeof text === 'string')) return null;
  return { ...stored, controllers: new Map(controllers), options: optionsOfLink(options) };
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
  const isFree = core.acts.take('selection');
  // The node is there when the texts have been read.
  if (isFree) core.pendingFocus = selection ? { kind: 'id', id: selection } : null;
  const bar = { ...core.get().request, ...request, as: null, answer: null, problem: null };
  const part = { activeFile, request: bar, controllers, options, compareWith, requestRouter };
  return isFree ? { ...part, selection: null } : part;
}
