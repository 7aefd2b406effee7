import { type IDisposable, languages } from 'monaco-editor/editor';
import { completionProvider } from './completion.ts';
import { registerDefinitions } from './definition.ts';
import { hoverProvider } from './hover.ts';
import type { LanguageHost } from './language-host.ts';
import { registerQuickFixes } from './quick-fix.ts';
import { renameProvider } from './rename.ts';
import { YAML } from './yaml-language.ts';

/** Makes the editor understand manifests: completion, hover, quick fixes, definitions, renaming. Call the result to end it. */
export function connectLanguage(host: LanguageHost): () => void {
  const registered: readonly IDisposable[] = [
    languages.registerCompletionItemProvider(YAML, completionProvider(host)),
    languages.registerHoverProvider(YAML, hoverProvider(host)),
    languages.registerRenameProvider(YAML, renameProvider(host)),
    ...registerQuickFixes(host, YAML),
    ...registerDefinitions(host, YAML),
  ];
  return () => {
    for (const one of registered) one.dispose();
  };
}
