import type { YamlDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { tableOf } from '../../engine/text/index.ts';

/** The parser's closed codes; an unlisted one falls back to the parser's own words. */
const syntax = tableOf<string | undefined>({
  ALIAS_PROPS: 'An alias cannot have a tag or an anchor of its own.',
  BAD_ALIAS: 'An alias or anchor needs a name. A text that begins with * or & has to be quoted.',
  BAD_DIRECTIVE: 'This directive is not known.',
  BAD_DQ_ESCAPE: 'This backslash escape is not known in double quotes. Double the backslash or use single quotes.',
  BAD_INDENT: 'This line is indented differently from what it belongs to.',
  BAD_PROP_ORDER: 'Anchors and tags come after the ? - or : sign.',
  BAD_SCALAR_START: 'A text that begins with this character has to be quoted.',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second "key:" on the same line. Put it on its own line or quote the text.',
  BLOCK_IN_FLOW: 'Indented YAML cannot stand inside {} or [].',
  KEY_OVER_1024_CHARS: 'A key can have at most 1024 characters.',
  MISSING_CHAR: 'Something is missing here: a colon, a comma, a closing quote or a closing bracket.',
  MULTILINE_IMPLICIT_KEY: 'A key has to be on one line. A colon may be missing on the line above.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor.',
  MULTIPLE_TAGS: 'A value can have only one tag.',
  TAB_AS_INDENT: 'There is a tab where YAML wants spaces. Indent with spaces.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
});

/** Sizes are told in whole and tenths of a megabyte. */
const megabytes = (codeUnits: number) => (codeUnits / 1_000_000).toFixed(1);

/** What can be wrong with the text itself. */
export const yamlDiagnostics: {
  readonly [C in keyof YamlDiagnosticParams]: (params: YamlDiagnosticParams[C]) => string;
} = {
  'yaml/syntax': ({ yamlCode, detail }) => syntax.get(yamlCode) ?? `This is not valid YAML: ${detail}`,
  'yaml/tab-indent': () => 'There is a tab where YAML wants spaces. Indent with spaces.',
  'yaml/duplicate-key': ({ key }) => `The key "${key}" appears twice in this map. kubectl silently keeps the last one.`,
  'yaml/unknown-alias': ({ alias }) =>
    alias === '' || alias.startsWith('.')
      ? `A text that begins with a star has to be quoted: "*${alias}". Without quotes YAML takes it for an alias.`
      : `The alias *${alias} has no anchor &${alias} before it in this document.`,
  'yaml/alias-bomb': ({ limit }) =>
    `The aliases of this document would grow to more than ${limit.toLocaleString('en')} values. It is not read.`,
  'yaml/too-deep': ({ limit }) => `Nested deeper than ${limit} levels. This document is not read.`,
  'yaml/helm-template': () =>
    'This is a Helm template. Run "helm template" on its chart and paste what it prints: that is the YAML the cluster gets.',
  'yaml/not-an-object': ({ found }) =>
    found === 'list'
      ? 'A list is not a Kubernetes object. Separate several objects by lines of ---.'
      : 'A Kubernetes object needs at least apiVersion and kind. This document is only a value.',
  'yaml/too-large': ({ size, limit }) =>
    `This file has ${megabytes(size)} MB; more than ${megabytes(limit)} MB are not read.`,
  'yaml/binary': () => 'This file is not text.',
  'yaml/tab': ({ before }) =>
    before === 'nothing'
      ? 'This line looks empty but holds a tab (→). kubectl refuses the document here.'
      : `There is a tab (→) before ${before === 'comment' ? 'this comment' : 'this text'}. kubectl refuses the document here; write spaces.`,
  'yaml/less-indented': ({ inside, lines }) =>
    `${lines === 1 ? 'This line stands' : `This line and ${lines - 1} more stand`} further left than the key, inside ${inside === 'quoted' ? 'quotes' : 'brackets'}. kubectl reads it; YAML 1.2 forbids it, and other tools refuse the file.`,
  'yaml/control-character': ({ char, isBreak }) =>
    isBreak
      ? `An invisible line separator (${char}) stands in this comment. For kubectl the comment ends there, and it refuses what follows.`
      : `An invisible control character (${char}) stands here. kubectl refuses the document: "control characters are not allowed".`,
  'yaml/byte-order-mark': ({ isRead }) =>
    isRead
      ? 'An invisible byte order mark (U+FEFF) stands at the start of this document. kubectl skips it; other tools take it for a part of the key.'
      : 'An invisible byte order mark (U+FEFF) stands at the start of this line. kubectl takes it for an indentation.',
  'yaml/directive': () =>
    'kubectl cuts the file at the --- below this directive and then refuses what is left. Leave the line out.',
  'yaml/separator': ({ rest }) =>
    `kubectl wants nothing behind --- on its line and refuses the whole file: "invalid Yaml document separator: ${rest}".`,
  'yaml/after-end': ({ by }) =>
    by === 'marker'
      ? 'A line with ... ends the document above. kubectl silently drops everything from here to the next ---.'
      : by === 'indent'
        ? 'This key stands further left than the first one of the document. There kubectl stops reading and silently drops the rest; YAML 1.2 refuses the document. Align the first lines with this one.'
        : 'A directive behind the first line ends the document above. kubectl silently drops everything from here to the next ---; YAML 1.2 refuses the document.',
  'yaml/patch': ({ folder }) =>
    `A patch for Kustomize, not an object of its own. Run "kubectl kustomize ${folder}" and open what it prints: that is what the cluster gets.`,
  'yaml/nested-list': () => 'A list in a list: kubectl takes only one apart and sends nothing of this document.',
  'yaml/not-json': () =>
    'This file begins with {, so kubectl before 1.34 reads it as JSON only and stops here. Begin the file with --- or write JSON.',
};
