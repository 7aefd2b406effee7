import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import { editor } from 'monaco-editor/editor';

/**
 * The defaults of new models come from settings of this name, and models take them over again whenever an option of
 * the editor changes. Colouring brackets takes a pass over the whole text.
 */
const modelDefaults = { 'bracketPairColorization.enabled': false };

const settings: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // Text that does not come from keys (dictation, some input methods) reaches the hidden text area whole.
  editContext: false,
  fontSize: 12,
  lineHeight: 20,
  minimap: { enabled: false },
  wordWrap: 'off',
  glyphMargin: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 16,
  folding: true,
  showFoldingControls: 'mouseover',
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  overviewRulerLanes: 2,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  stickyScroll: { enabled: false },
  guides: { indentation: false, bracketPairs: false },
  matchBrackets: 'near',
  bracketPairColorization: { enabled: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, strings: true, comments: false },
  suggest: { showWords: false, preview: false, snippetsPreventQuickSuggestions: false, insertMode: 'replace' },
  // Enter and Tab write a new line and leave the field unless the arrows have gone to an offer.
  acceptSuggestionOnCommitCharacter: false,
  lightbulb: { enabled: editor.ShowLightbulbIconMode.OnCode },
  definitionLinkOpensInPeek: false,
  gotoLocation: { multiple: 'goto', multipleDefinitions: 'goto', alternativeDefinitionCommand: '' },
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
  scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, useShadows: false },
  largeFileOptimizations: true,
  detectIndentation: false,
  tabSize: 2,
  insertSpaces: true,
  trimAutoWhitespace: false,
  smoothScrolling: false,
  renderFinalNewline: 'on',
  fontLigatures: false,
  ariaLabel: '',
};

/** How the editor behaves, with the parts of it that are loaded. */
export const options: editor.IStandaloneEditorConstructionOptions = { ...settings, ...modelDefaults };
