/** The door of this room for all outside of the engine: questions about the text at a place. */

export { loadLanguage } from '../load-language.ts';
export type { CompletionItem } from './completion-item.ts';
export type {
  AnnotationDetails,
  BackendDetails,
  IngressDetails,
  ServiceDetails,
  WorkspaceNames,
} from './details.ts';
export type { HoverSubject } from './hover.ts';
export type { LanguageAsk, LanguageReply } from './language.ts';
export type { RenameTarget } from './targets.ts';
export type { LanguageWorld } from './world.ts';
