import { type Example, exampleById } from '../content/examples/index.ts';
import type { HistoryLabel } from '../engine/commands/index.ts';
import type { Belongings } from './belonging.ts';
import { takeBelongings } from './belongings.ts';
import type { Core } from './core.ts';
import { openTexts } from './file-actions.ts';
import { askRequest } from './request-actions.ts';

/** Returns the label of a step that replaces the workspace; `name` is that of a snapshot, or the id of an example. */
export function replacing(what: 'link' | 'example' | 'blank' | 'snapshot', name = ''): HistoryLabel {
  return { type: 'workspace/open', params: { what, name } };
}

/** Puts other texts, with what belongs to them, in the place of the present ones: one step that brings all of it back. */
export function replaceWorkspace(
  core: Core,
  label: HistoryLabel,
  files: Parameters<typeof openTexts>[1],
  belongings: Partial<Belongings>,
): void {
  const bare = { controllers: new Map(), requestRouter: null, selection: null };
  const request = { text: '', method: 'GET', headers: [] };
  const first = files[0]?.name ?? '';
  openTexts(core, files, 'replace', label, () =>
    takeBelongings(core, { activeFile: first, request, ...bare, ...belongings }),
  );
  if (!belongings.request?.text) return;
  const bar = core.get().request;
  core.set({ request: { ...bar, sent: bar.sent + 1 }, ...core.acts.choose({ bottomTab: 'trace' }) });
  void askRequest(core);
}

/** What puts the comments of an example into another language. */
export type ExampleWords = (example: Example) => Example;

/** Opens an example with its request sent; nothing for an id that none has. */
export function openExample(core: Core, id: string, words?: ExampleWords): void {
  const example = exampleById(id);
  if (!example) return;
  const request = { text: example.request, method: 'GET', headers: [] };
  replaceWorkspace(core, replacing('example', id), (words?.(example) ?? example).files, { request });
}
