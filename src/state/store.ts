import type { StoreApi } from 'zustand/vanilla';
import type { NodeId } from '../engine/match/index.ts';
import type { RequestQuery, RequestReply } from '../protocol/answers.ts';
import type { SnapshotDelta } from '../protocol/messages.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { applyDelta } from './apply-delta.ts';
import { takeBelongings } from './belongings.ts';
import { compareActions } from './compare-actions.ts';
import { type Core, firstFileName, marksOfHistory, type SavedWorkspace, type StoreDeps, toTextChange } from './core.ts';
import { createCore } from './create-core.ts';
import { editActions } from './edit-actions.ts';
import { engineActions } from './engine-actions.ts';
import { fileActions } from './file-actions.ts';
import { emptyHistory, newestStep, numberSteps } from './history.ts';
import { laterOffers } from './later-offers.ts';
import { optionsForLink } from './link-options.ts';
import type { PendingFocus } from './pending-focus.ts';
import { followIngress, followNode, nodeHolding } from './places.ts';
import { type ExampleWords, openExample } from './replace.ts';
import { replaceActions } from './replace-actions.ts';
import { askRequest, requestActions, withReply } from './request-actions.ts';
import { snapshotActions } from './snapshot-actions.ts';
import { isOfNode, nodeSubject, type Subject } from './subjects.ts';
import type { Actions, AppState, Offer } from './types.ts';
import { viewActions } from './view-actions.ts';
import { replacingFiles } from './workspace.ts';

/** The node that a pending focus means; `otherwise` when it means none that is there. */
function focusedNode(after: Snapshot, pending: PendingFocus, otherwise: NodeId | null): NodeId | null {
  if (pending.kind === 'gone') return null;
  if (pending.kind === 'id') return after.nodes.has(pending.id) ? pending.id : otherwise;
  const before = pending.before ? focusedNode(after, pending.before, otherwise) : otherwise;
  const held = nodeHolding(after, pending.file, pending.range, before);
  // While the document under the cursor is broken its places are those of an older text.
  const isSure = pending.kind === 'cursor' && after.files.get(pending.file)?.broken.length === 0;
  return isSure ? held : (held ?? before);
}

function inspectedAfter(
  before: Snapshot,
  after: Snapshot,
  inspected: Subject | null,
  nameNow: (file: string) => string,
): Subject | null {
  if (inspected?.kind === 'node') return nodeSubject(followNode(before, after, inspected.id, nameNow));
  if (inspected?.kind !== 'ingress') return inspected;
  const object = followIngress(before, after, inspected.object);
  return object && { ...inspected, object };
}

function selectionAfter(core: Core, before: Snapshot, after: Snapshot): Partial<AppState> {
  const { selection, inspected, revision } = core.get();
  const isOfNow = after.revision === revision;
  // What a text in between does not hold may be there again in the text of now.
  const renames = core.renames.filter((one) => before.revision < one.revision && one.revision <= after.revision);
  core.renames = core.renames.filter((one) => one.revision > after.revision);
  const nameNow = (file: string) => renames.reduce((name, one) => (one.file === name ? one.to : name), file);
  const follow = <Id extends string>(id: Id | null) => followNode(before, after, id, nameNow) ?? (isOfNow ? null : id);
  const followed = follow(selection);
  const pending = isOfNow ? core.pendingFocus : null;
  if (pending) core.pendingFocus = null;
  const next = pending ? focusedNode(after, pending, followed) : followed;
  const marked = [...core.get().marked].flatMap((id) => follow(id) ?? []);
  // The inspector stays with its node; only a command takes it along to what the node has become.
  const isOfCommand = pending?.kind === 'change' || pending?.kind === 'gone';
  const follows = isOfCommand && selection !== null && isOfNode(inspected, selection);
  const kept = marked.length === 0 ? {} : { marked: new Set(marked) };
  return {
    ...kept,
    selection: next,
    inspected: follows
      ? nodeSubject(next)
      : (inspectedAfter(before, after, inspected, nameNow) ?? (isOfNow ? null : inspected)),
  };
}

/** Above this many changed nodes taking over a snapshot and showing it are two tasks. */
const longDelta = 1000;

function receive(core: Core, delta: SnapshotDelta, query: RequestQuery | null, reply: RequestReply): void {
  const snapshot = applyDelta(core.ahead ?? core.get().snapshot, delta);
  const show = (): void => {
    // A newer one has come meanwhile and holds this one.
    if (core.ahead !== snapshot) return;
    core.ahead = null;
    const state = core.get();
    core.set({
      snapshot,
      progress: null,
      readStep: snapshot.revision === state.revision ? newestStep(core.history.undo) : state.readStep,
      isEngineDown: core.isDead,
      request: withReply(state, query, reply),
      ...selectionAfter(core, state.snapshot, snapshot),
    });
  };
  core.ahead = snapshot;
  if (core.deps.later && delta.nodes.length > longDelta) core.deps.later(show);
  else show();
}

/** Puts what was kept (or came by a link, checked) in the place of an untouched workspace. */
function restoreWorkspace(core: Core, saved: SavedWorkspace): void {
  const { files } = saved;
  const before = core.get().files;
  const changes = replacingFiles(before, files);
  const revision = core.get().revision + 1;
  core.history = { ...numberSteps(saved.history), typing: null };
  core.set({
    ...takeBelongings(core, saved),
    draft: core.get().draft ?? saved.draft ?? null,
    files,
    revision,
    readStep: newestStep(core.history.undo),
    history: marksOfHistory(core.history),
  });
  core.deps.client.change(revision, changes.map(toTextChange));
  void askRequest(core);
}

interface MadeHash {
  readonly hash: string;
  readonly secrets: number;
  readonly credentials: number;
}

async function shareHash(core: Core, keepsCredentials: boolean): Promise<MadeHash> {
  const [redacted, { encodeLink, requestForLink }] = await Promise.all([
    core.deps.client.redact(null),
    import('./share-link.ts'),
  ]);
  // A link with the values of Secrets in it is none.
  if (!redacted) throw new Error('not redacted');
  const { files, secrets } = redacted;
  const { controllers, options, compareWith, selection, locale, activeFile } = core.get();
  const { request, count: credentials } = requestForLink(core.get().request, keepsCredentials);
  const hash = await encodeLink({
    files,
    request,
    controllers: [...controllers],
    ...(options.size > 0 ? { options: optionsForLink(options) } : {}),
    ...(compareWith === null ? {} : { compareWith }),
    selection,
    locale,
    activeFile,
  });
  return { hash, secrets, credentials };
}

async function shareLink(core: Core, keepsCredentials: boolean): Promise<string> {
  const { hash, secrets, credentials } = await shareHash(core, keepsCredentials);
  const link = core.deps.pageUrl + hash;
  core.notify({ kind: 'shared', length: link.length, secrets, credentials });
  return link;
}

/** The store of the app and the only ways to change it. */
export interface AppStore {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
  /** Puts a kept workspace back: at the start only. */
  readonly restore: (saved: SavedWorkspace) => void;
  /**
   * Opens what the address asks for, or only offers it: see `takeOffer`. It takes its place among the acts now, however
   * long it takes to be read; `null` when there is nothing in it, or it is no longer wanted.
   */
  readonly offer: (
    offer: Offer | (() => Promise<Offer | null>),
    mustAsk?: boolean,
  ) => Promise<'opened' | 'offered' | 'nothing'>;
  /** Shows an example to a first visitor: there is nothing before it to go back to. */
  readonly greet: (exampleId: string, words?: ExampleWords) => void;
  /** What would be kept now. */
  readonly saved: () => SavedWorkspace;
}

/** Each call of an action is an act of its own, with its place among the others. */
function numberActs(core: Core, actions: Actions): Actions {
  const numbered = Object.entries(actions).map(([name, act]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => core.acts.now(() => act(...args)),
  ]);
  return Object.fromEntries(numbered) as Actions; // the same names with the same functions
}

/** Returns a store with one empty file, wired to the engine's client. */
export function createAppStore(deps: StoreDeps): AppStore {
  const core = createCore(deps);
  deps.client.listen({
    snapshot: (delta, query, reply) => receive(core, delta, query, reply),
    tests: (revision, tests) => core.set({ tests: { ...(tests ?? core.get().tests), revision } }),
    progress: (done, total) => core.set({ progress: { done, total } }),
    died() {
      core.isDead = true;
      core.set({ isEngineDown: true, progress: null });
    },
    failed(message, isBehind) {
      if (isBehind) core.set({ isEngineDown: true, progress: null });
      deps.report(message);
    },
  });
  deps.client.change(0, [{ kind: 'add', at: 0, name: firstFileName, text: '' }]);
  const actions: Actions = {
    ...editActions(core),
    ...fileActions(core),
    ...requestActions(core),
    ...viewActions(core),
    ...compareActions(core),
    ...snapshotActions(core),
    ...engineActions(core),
    ...replaceActions(core),
    shareHash: async (keepsCredentials = false) => (await shareHash(core, keepsCredentials)).hash,
    shareLink: (keepsCredentials = false) => shareLink(core, keepsCredentials),
  };
  const numbered = numberActs(core, actions);
  return {
    store: core.store,
    actions: numbered,
    restore: (saved) => restoreWorkspace(core, saved),
    offer: (offer, mustAsk) =>
      core.acts.now(() =>
        core.acts.after(
          () => Promise.all([typeof offer === 'function' ? offer() : offer, laterOffers()]),
          ([come, { takeOffer }]) => (come ? takeOffer(core, come, mustAsk) : 'nothing'),
        ),
      ),
    greet(exampleId, words) {
      openExample(core, exampleId, words);
      core.history = emptyHistory;
      core.set({ history: { undo: [], redo: [] }, readStep: 0 });
    },
    saved: core.saved,
  };
}
