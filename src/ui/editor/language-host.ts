import type { editor } from 'monaco-editor/editor';
import type { FixLabel } from '../../engine/diagnostics/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';
import type { Actions, AppState } from '../../state/types.ts';
import type { SyncedModel } from './synced-model.ts';

/** Words of quick fixes. */
export interface FixWords {
  readonly fix: (label: FixLabel) => string;
  readonly fixAll: (label: string, count: number) => string;
}

/** What completion, hover and the others need of the editor they belong to. */
export interface LanguageHost {
  readonly actions: Actions;
  readonly state: () => AppState;
  readonly words: () => FixWords;
  readonly docs: () => Promise<HoverMessages>;
  /** The workspace file that a model shows, `null` for a model that is not ours. */
  readonly fileOf: (model: editor.ITextModel) => { readonly file: string; readonly synced: SyncedModel } | null;
  /** The model of a file, made when there was none; `null` when there is no such file. */
  readonly modelOf: (file: string) => SyncedModel | null;
}
