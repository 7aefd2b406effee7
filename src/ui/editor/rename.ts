import type { languages } from 'monaco-editor/editor';
import type { Command } from '../../engine/commands/index.ts';
import type { RenameTarget } from '../../engine/language/index.ts';
import type { LanguageHost } from './language-host.ts';

/** Renames hosts and Services in all files at once, as one step of our history. */
export function renameProvider(host: LanguageHost): languages.RenameProvider {
  const targetAt = async (file: string, offset: number): Promise<RenameTarget | null> => {
    const reply = await host.actions.ask({ kind: 'rename', file, offset });
    return reply?.kind === 'rename' ? reply.value : null;
  };
  return {
    async resolveRenameLocation(model, position) {
      const shown = host.fileOf(model);
      const target = shown && (await targetAt(shown.file, shown.synced.offsetAt(position)));
      const range = shown && target ? shown.synced.rangeOf(target.range) : null;
      if (range && target) return { range, text: target.text };
      const { renameFailed } = await host.docs();
      const here = { startLineNumber: position.lineNumber, startColumn: position.column };
      const nowhere = { ...here, endLineNumber: position.lineNumber, endColumn: position.column };
      return { range: nowhere, text: '', rejectReason: renameFailed };
    },
    async provideRenameEdits(model, position, newName) {
      const shown = host.fileOf(model);
      const target = shown && (await targetAt(shown.file, shown.synced.offsetAt(position)));
      // The command edits the workspace by itself; a refusal is told where all refusals are.
      if (target) await host.actions.run(commandOf(target, newName.trim()));
      return { edits: [] };
    },
  };
}

function commandOf(target: RenameTarget, name: string): Command {
  return target.kind === 'host'
    ? { type: 'host/rename', rules: target.rules, host: name === '' ? null : name }
    : { type: 'service/rename', namespace: target.namespace, from: target.text, to: name };
}
