import type { NodeId } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import type { SourceRange } from '../engine/text/index.ts';
import type { Core, Settings } from './core.ts';
import { nodeHolding, placeInFile, placeOfNode } from './places.ts';
import { isOfNode, type Subject, subjectOf } from './subjects.ts';
import type { AppState } from './types.ts';
import type { ViewActions } from './view-slice.ts';

function reveal(core: Core, object: ObjectRef, range: SourceRange, focus: boolean): void {
  const place = placeInFile(core.get().snapshot, { object, range });
  if (!place) return;
  core.set(core.acts.choose({ activeFile: place.file, reveal: { seq: core.nextSeq(), ...place, focus } }));
}

/** Notes that a person has gone to a file: an act made before does not take it away. */
export function chooseFile(core: Core, file: string): void {
  const { activeFile, files } = core.get();
  if (files.every(({ name }) => name !== file)) return;
  const chosen = core.acts.choose({ activeFile: file });
  if (activeFile !== file) core.set(chosen);
}

function selectAt(core: Core, file: string, offset: number): void {
  const { snapshot, revision, selection, inspected } = core.get();
  const range = { start: offset, end: offset };
  chooseFile(core, file);
  // Ranges of an older text would name the wrong node: wait for the snapshot of this one.
  if (snapshot.revision !== revision) {
    const pendingFocus = { kind: 'cursor', file, range } as const;
    core.acts.take('selection', { selection, pendingFocus });
    core.pendingFocus = pendingFocus;
  } else {
    const held = nodeHolding(snapshot, file, range, selection);
    core.acts.take('selection', { selection: held, pendingFocus: core.pendingFocus });
    // Who has gone on in the text is done with the node that the inspector shows.
    core.set({ selection: held, inspected: isOfNode(inspected, held) ? inspected : null });
  }
}

function selectNode(core: Core, selection: NodeId | null): void {
  if (!core.acts.take('selection', { selection, pendingFocus: null })) return;
  core.pendingFocus = null;
  core.set({ selection });
}

function clampShare(share: number): number {
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 0.5;
}

function inspect(core: Core, inspected: Subject | null): void {
  if (inspected?.kind === 'node') selectNode(core, inspected.id);
  core.set(core.acts.choose({ inspected }));
}

/** Actions that change no text. */
export function viewActions(core: Core): ViewActions {
  const setting = (part: Partial<Settings>): void => {
    core.set(core.acts.choose(part));
    const { theme, locale, bottomTab, editorShare, bottomShare }: AppState = core.get();
    core.deps.persistence?.settings({ theme, locale, bottomTab, editorShare, bottomShare });
  };
  return {
    select(selection) {
      selectNode(core, selection);
      core.touch();
    },
    inspect: (subject) => inspect(core, subject),
    inspectNode: (id) => inspect(core, subjectOf(id)),
    setDraft(draft) {
      const { inspected } = core.get();
      core.set({ draft, inspected: draft === null && inspected?.kind === 'draft' ? null : inspected });
      core.touch();
    },
    mark: (marked) => core.set({ marked }),
    revealNode(nodeId, focus) {
      const node = core.get().snapshot.nodes.get(nodeId);
      const place = node && placeOfNode(node);
      if (place) reveal(core, place.object, place.range, focus);
    },
    revealPlace: (object, range, focus) => reveal(core, object, range, focus),
    revealRange: (file, range, focus) =>
      core.set(core.acts.choose({ activeFile: file, reveal: { seq: core.nextSeq(), file, range, focus } })),
    selectAt: (file, offset) => selectAt(core, file, offset),
    setExpanded: (expandedHosts) => core.set({ expandedHosts }),
    // What is left of the graph starts as a graph of its size does.
    setSearch: (search) => core.set(core.get().search === '' ? { search, expandedHosts: 'auto' } : { search }),
    consider: (asked) => core.deps.client.consider(asked),
    askReach: (nodeId) => core.deps.client.reach({ nodeId, router: null }),
    askChangesSinceOpening: (asked) => core.deps.client.changesSinceOpening(asked),
    setFocus: (focus) => core.set({ focus, expandedHosts: 'auto' }),
    setNodeChanges: (nodeChanges) => core.set({ nodeChanges }),
    setTheme: (theme) => setting({ theme }),
    setLocale: (locale) => setting({ locale }),
    setBottomTab: (bottomTab) => setting({ bottomTab }),
    setNarrowTab: (narrowTab) => core.set({ narrowTab }),
    setEditorShare: (share) => setting({ editorShare: clampShare(share) }),
    setBottomShare: (share) => setting({ bottomShare: clampShare(share) }),
    notify: (notice) => core.notify(notice),
  };
}
