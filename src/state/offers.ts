import { exampleById } from '../content/examples/index.ts';
import type { Core } from './core.ts';
import { openTexts } from './file-actions.ts';
import type { HistoryEntry } from './history.ts';
import { inKorean } from './korean-examples.ts';
import { optionsOfLink } from './link-options.ts';
import { type ExampleWords, openExample, replaceWorkspace, replacing } from './replace.ts';
import type { SharedState } from './share-link.ts';
import type { FileState, Offer } from './types.ts';
import { isUntouched } from './untouched.ts';

export { inKorean };

type NamedTexts = SharedState['files'];

/** Opens what a link holds: one undo step, so that the workspace before is not lost. */
function openShared(core: Core, shared: SharedState): void {
  const { files, controllers, options, compareWith, activeFile, selection, request } = shared;
  replaceWorkspace(core, replacing('link'), files, {
    request,
    controllers: new Map(controllers),
    options: optionsOfLink(options ?? []),
    compareWith: compareWith ?? null,
    selection,
    ...(activeFile === null ? {} : { activeFile }),
  });
}

/** What puts the comments of an example into the language of the page. */
function wordsFor(core: Core): ExampleWords | undefined {
  return core.get().locale === 'ko' ? inKorean : undefined;
}

function openOffer(core: Core, offer: Offer): void {
  if (offer.kind === 'link') openShared(core, offer.shared);
  else openExample(core, offer.id, wordsFor(core));
}

/** Returns the files of what is offered; none for an example that is not there. */
function offeredFiles(core: Core, offer: Offer): NamedTexts {
  if (offer.kind === 'link') return offer.shared.files;
  const example = exampleById(offer.id);
  return example ? (wordsFor(core)?.(example) ?? example).files : [];
}

/**
 * Takes what the address of the page asks to be opened. Nobody has asked for it to replace anything: beside a workspace
 * of the person's own (or where `mustAsk` says that one is kept and not shown) it only becomes an offer.
 */
export function takeOffer(core: Core, offer: Offer, mustAsk = false): 'opened' | 'offered' | 'nothing' {
  if (offeredFiles(core, offer).length === 0) return 'nothing';
  const isOffered = mustAsk || !isUntouched(core.get().files);
  core.set({ offer: isOffered ? offer : null });
  if (!isOffered) openOffer(core, offer);
  return isOffered ? 'offered' : 'opened';
}

/** Keeps what was replaced; resolves to whether that is done. */
async function setAside({ deps }: Core, files: readonly FileState[]): Promise<boolean> {
  const snapshotStore = await deps.snapshots?.();
  await snapshotStore?.keep(files, { name: '', at: deps.clock?.() ?? 0, why: 'replaced' });
  return snapshotStore !== undefined;
}

/**
 * Says by which step something stands in the place of `before`, and keeps `before`. An example as it came is not worth
 * either.
 */
export async function tellReplaced(core: Core, step: HistoryEntry, before: readonly FileState[]): Promise<void> {
  if (isUntouched(before)) return;
  core.notify({ kind: 'replaced', label: step.label, step: step.id ?? null, isKept: false });
  const { notice } = core.get();
  const isKept = await setAside(core, before).catch(() => false);
  // Said only while nothing newer is said.
  if (notice?.kind === 'replaced' && core.get().notice === notice) core.set({ notice: { ...notice, isKept } });
}

/** Opens the texts of a snapshot; what belongs to the workspace stays. */
export async function openKept(core: Core, name: string, files: NamedTexts): Promise<void> {
  const label = replacing('snapshot', name);
  const before = core.get();
  openTexts(core, files, 'replace', label);
  const step = core.history.undo.at(-1);
  if (step) await tellReplaced(core, step, before.files);
}

/** Does with the offer what was decided: see `Actions.answerOffer`. */
export async function answerOffer(core: Core, answer: 'open' | 'add' | 'keep'): Promise<void> {
  const { offer, files: before } = core.get();
  if (!offer) return;
  core.set({ offer: null });
  const files = offeredFiles(core, offer);
  if (answer === 'add') {
    openTexts(core, files, 'add');
    core.notify({ kind: 'opened', files: files.length, skipped: [] });
  }
  if (answer === 'open') {
    openOffer(core, offer);
    const step = core.history.undo.at(-1);
    if (step) await tellReplaced(core, step, before);
  }
}
