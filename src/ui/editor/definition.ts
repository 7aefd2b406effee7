import { editor, type IDisposable, type IPosition, type IRange, languages } from 'monaco-editor/editor';
import { placeAt } from '../parts/place-at.ts';
import type { LanguageHost } from './language-host.ts';

/** Leads from a backend to its Service, from a class to its IngressClass, from a certificate to its Secret; other files open. */
export function registerDefinitions(host: LanguageHost, language: string): readonly IDisposable[] {
  return [
    languages.registerDefinitionProvider(language, {
      async provideDefinition(model, position) {
        const shown = host.fileOf(model);
        if (!shown) return null;
        const offset = shown.synced.offsetAt(position);
        const reply = await host.actions.ask({ kind: 'definition', file: shown.file, offset });
        if (reply?.kind !== 'definition') return null;
        return reply.value.flatMap(({ file, range }) => {
          const synced = host.modelOf(file);
          return synced ? [{ uri: synced.model.uri, range: synced.rangeOf(range) }] : [];
        });
      },
    }),
    editor.registerEditorOpener({
      openCodeEditor(_source, resource, selection) {
        const model = editor.getModel(resource);
        const shown = model && host.fileOf(model);
        if (!shown) return false;
        const at = selection ? startOf(selection) : { lineNumber: 1, column: 1 };
        const place = placeAt(host.state().snapshot, shown.file, shown.synced.offsetAt(model.validatePosition(at)));
        if (place) host.actions.revealPlace(place.object, place.range, true);
        else host.actions.activateFile(shown.file);
        return true;
      },
    }),
  ];
}

function startOf(selection: IRange | IPosition): IPosition {
  return 'lineNumber' in selection
    ? selection
    : { lineNumber: selection.startLineNumber, column: selection.startColumn };
}
