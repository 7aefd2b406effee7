import { languages } from 'monaco-editor/editor';

/** Id under which YAML is known to the editor. */
export const YAML = 'yaml';

const words = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'null', 'Null', 'NULL', '~'];
const numbers = String.raw`~(?:[-+]?(?:\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+|\.inf|\.nan)|0o[0-7]+|0x[\da-fA-F]+)`;

/**
 * Tells the editor how YAML looks. Our own small grammar instead of the packaged one:
 * keys with a `/` (annotations) have their own colour, and JSON is read with the same rules.
 */
export function registerYaml(): void {
  if (languages.getLanguages().some(({ id }) => id === YAML)) return;
  languages.register({ id: YAML, extensions: ['.yaml', '.yml', '.json'] });
  languages.setLanguageConfiguration(YAML, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    folding: { offSide: true },
    onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: languages.IndentAction.Indent } }],
  });
  languages.setMonarchTokensProvider(YAML, grammar);
}

const scalarCases = { cases: { '@words': 'keyword', [numbers]: 'number', '@default': 'string' } };

const grammar: languages.IMonarchLanguage = {
  defaultToken: 'string',
  words,
  tokenizer: {
    root: [
      [/^(?:---|\.\.\.)(?=\s|$)/, 'separator'],
      [/^%.*$/, 'directive'],
      { include: '@blank' },
      [/[-?](?=\s|$)/, 'delimiter'],
      { include: '@shared' },
      [/[^\s#:,[\]{}"'&*!|>][^#:]*?\/[^#:]*?(?=\s*:(?:\s|$))/, 'annotation'],
      [/(?:[^\s#:]|:(?=\S)|#)(?:[^:#]|:(?=\S)|(?<=\S)#)*?(?=\s*:(?:\s|$))/, 'key'],
      [/:(?=\s|$)/, 'delimiter'],
      [/[|>][-+\d]*(?=\s*(?:#.*)?$)/, { token: 'delimiter', next: '@block.$S0' }],
      [/(?:[^\s#:]|:(?=\S)|(?<=\S)#)(?:[^#:]|:(?=\S)|(?<=\S)#)*?(?=\s*(?:\s#|$))/, scalarCases],
      [/./, 'string'],
    ],
    // A block scalar ends at the first line that looks like a key or an item of the map around it: good enough for colour.
    block: [
      [/^(?=\s*(?:- )?[\w."'/-]+\s*:(?:\s|$))/, { token: '', next: '@pop' }],
      [/^(?=\S)/, { token: '', next: '@pop' }],
      [/.+/, 'string'],
      [/$/, 'string'],
    ],
    shared: [
      [/"(?:[^"\\]|\\.)*\/(?:[^"\\]|\\.)*"(?=\s*:(?:\s|$))/, 'annotation'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
      [/'(?:[^']|'')*'(?=\s*:(?:\s|$))/, 'key'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/'(?:[^']|'')*'/, 'string'],
      [/"(?:[^"\\]|\\.)*$/, { token: 'string', next: '@double' }],
      [/[&*][^\s,[\]{}]+/, 'anchor'],
      [/![^\s,[\]{}]*/, 'anchor'],
      [/[{[]/, { token: 'delimiter', next: '@flow' }],
    ],
    flow: [
      [/[}\]]/, { token: 'delimiter', next: '@pop' }],
      [/[,:?](?=[\s,"'[{\]}]|$)/, 'delimiter'],
      [/:/, 'delimiter'],
      { include: '@blank' },
      { include: '@shared' },
      [/[^\s#,[\]{}"':][^,[\]{}:]*?\/[^,[\]{}:]*?(?=\s*:(?:\s|$))/, 'annotation'],
      [/[^\s#,[\]{}"':][^,[\]{}:]*?(?=\s*:(?:\s|$))/, 'key'],
      [/[^\s,[\]{}"'](?:[^,[\]{}#:]|:(?=\S))*?(?=\s*(?:[,[\]{}]|$|\s#))/, scalarCases],
      [/./, 'string'],
    ],
    double: [
      [/(?:[^"\\]|\\.)+/, 'string'],
      [/"/, { token: 'string', next: '@pop' }],
    ],
    blank: [
      [/^#.*$/, 'comment'],
      [/\s+#.*$/, 'comment'],
      [/\s+/, 'white'],
    ],
  },
};
