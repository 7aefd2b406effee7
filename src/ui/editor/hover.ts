import type { languages } from 'monaco-editor/editor';
import { hoverText } from './docs.ts';
import type { LanguageHost } from './language-host.ts';

/** What a field, value or annotation means, in our own words. */
export function hoverProvider(host: LanguageHost): languages.HoverProvider {
  return {
    async provideHover(model, position, token) {
      const shown = host.fileOf(model);
      if (!shown) return null;
      const { file, synced } = shown;
      const [reply, words] = await Promise.all([
        host.actions.ask({ kind: 'hover', file, offset: synced.offsetAt(position) }),
        host.docs(),
      ]);
      if (token.isCancellationRequested || reply?.kind !== 'hover' || !reply.value) return null;
      const contents = hoverText(reply.value.subject, words).filter((text) => text !== '');
      return { range: synced.rangeOf(reply.value.range), contents: contents.map((value) => ({ value })) };
    },
  };
}
