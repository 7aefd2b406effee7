import { type IRange, languages } from 'monaco-editor/editor';
import type { CompletionItem } from '../../engine/language/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';
import { docOf } from './docs.ts';
import type { LanguageHost } from './language-host.ts';

const { CompletionItemKind } = languages;

const kinds: Readonly<Record<CompletionItem['kind'], languages.CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  snippet: CompletionItemKind.Snippet,
  value: CompletionItemKind.EnumMember,
  service: CompletionItemKind.Module,
  port: CompletionItemKind.Value,
  host: CompletionItemKind.Value,
  secret: CompletionItemKind.Value,
  class: CompletionItemKind.Class,
  annotation: CompletionItemKind.Property,
};

/** Fields, values and annotations that can be written at the cursor, as the engine knows them. */
export function completionProvider(host: LanguageHost): languages.CompletionItemProvider {
  return {
    triggerCharacters: [' ', '-', '.', '/', '"'],
    async provideCompletionItems(model, position, _context, token) {
      const shown = host.fileOf(model);
      if (!shown) return null;
      const { file, synced } = shown;
      const [reply, words] = await Promise.all([
        host.actions.ask({ kind: 'complete', file, offset: synced.offsetAt(position) }),
        host.docs(),
      ]);
      if (token.isCancellationRequested || reply?.kind !== 'complete' || !reply.value) return null;
      const range = synced.rangeOf(reply.value.range);
      return { suggestions: reply.value.items.map((item, index) => suggestion(item, index, range, words)) };
    },
  };
}

function suggestion(
  item: CompletionItem,
  index: number,
  range: IRange,
  words: HoverMessages,
): languages.CompletionItem {
  const { label, kind, insert, isSnippet, isRequired, detail } = item;
  const type = lookup(words.types, detail) ?? detail;
  const goesOn = insert.endsWith(' ') || insert.endsWith('\n');
  const { InsertAsSnippet, KeepWhitespace } = languages.CompletionItemInsertTextRule;
  return {
    label: { label, description: kind === 'snippet' ? words.snippet : isRequired ? words.required : detailOf(type) },
    kind: kinds[kind],
    insertText: insert,
    insertTextRules: isSnippet ? InsertAsSnippet | KeepWhitespace : KeepWhitespace,
    range,
    detail: isRequired ? `${type}, ${words.required}` : type,
    documentation: { value: docOf(item.doc, words) },
    sortText: String(index).padStart(5, '0'),
    // What follows a key is offered at once.
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}

function detailOf(type: string): string {
  return type.length > 32 ? `${type.slice(0, 31)}…` : type;
}
