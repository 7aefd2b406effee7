import { adviceNumbers, type Diagnostic, type Fix, type Severity } from '../engine/diagnostics/index.ts';
import { lookup, wellFormed } from '../engine/text/index.ts';
import { fixWords } from '../i18n/fix-words.ts';
import type { Messages } from '../i18n/messages.ts';
import type { PlacedDiagnostic } from './inputs.ts';
import { printable } from './printable.ts';
import { diagnosticWords, plain, type RuleWords } from './words.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** Returns the id of a finding's kind: the code, with the rule where a code has many. Stable, documented, never reused. */
function ruleIdOf({ code, params }: Diagnostic): string {
  // Elsewhere a rule is what someone wrote, not one of ours.
  return code.startsWith('api/') && 'rule' in params ? `${code}/${params.rule}` : code;
}

/** Paths with forward slashes, percent-encoded; standard input has none. */
function uriOf(file: string): string {
  if (file === '<stdin>') return 'stdin';
  const isFull = /^(?:[A-Za-z]:[\\/]|\/)/.test(file);
  const path = wellFormed(file).replaceAll('\\', '/').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
  return isFull ? `file://${path.startsWith('/') ? '' : '/'}${path}` : path;
}

/**
 * Text of a message: `[…](…)` would be a link, and a backslash an escape.
 * @source OASIS SARIF v2.1.0 3.11.6 messages with embedded links
 */
function messageText(text: string): string {
  return printable(text).replace(/[[\]\\]/g, '\\$&');
}

function artifact(file: string) {
  const uri = uriOf(file);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function numberOf({ code }: Diagnostic): string {
  return lookup(adviceNumbers, code) ?? '';
}

const page = 'docs/diagnostics.md';

/** Sections of the page by the beginning of a code. */
const sections: readonly (readonly [begins: string, anchor: string])[] = [
  ['yaml/', '#diagnostics'],
  ['yaml11/', '#the-api-server'],
  ['api/invalid', '#rules-of-apiinvalid'],
  ['api/', '#the-api-server'],
  ['ref/', '#references-and-advice'],
  ['advice/', '#references-and-advice'],
  // What is left belongs to one controller.
  ['', '#what-a-controller-does'],
];

/** A rule of the server has its own sentence; the other kinds have a title. */
function titleOf({ code, params }: Diagnostic, messages: Messages, words: RuleWords): string {
  if (code === 'api/invalid') return messages.diagnostics['api/invalid']({ ...params, message: '' });
  if (code === 'api/warning') return messages.diagnostics['api/warning']({ ...params, message: '' });
  return words.ruleTitles[code];
}

/** What the rule is about, without the particulars of one finding. */
function ruleOf(messages: Messages, words: RuleWords, diagnostic: Diagnostic) {
  const id = ruleIdOf(diagnostic);
  const number = numberOf(diagnostic);
  const title = printable(plain(titleOf(diagnostic, messages, words))).replace(/\.$/, '');
  const anchor = sections.find(([begins]) => diagnostic.code.startsWith(begins))?.[1] ?? '';
  const rule = number === '' ? id : `${id} (${number})`;
  return {
    id,
    shortDescription: { text: title },
    help: {
      text: words.ruleHelp(rule, title, page + anchor),
      markdown: words.ruleHelp(`\`${id}\`${number === '' ? '' : ` (${number})`}`, title, `[${page}](${page}${anchor})`),
    },
    defaultConfiguration: { level: levels[diagnostic.severity] },
    properties: { tags: ['kubernetes', diagnostic.origin.kind] },
  };
}

/** Tells the same finding again when lines above it have moved: 32 bits of what it says and where. */
function fingerprint(file: string, { code, params }: Diagnostic): string {
  let hash = 0x811c9dc5;
  for (const c of `${file}\n${code}\n${JSON.stringify(params)}`) {
    hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

function fixOf(file: string, base: number, words: string, { edits }: Fix) {
  const replacements = edits.map(({ range, insert }) => ({
    deletedRegion: { charOffset: base + range.start, charLength: range.end - range.start },
    insertedContent: { text: insert },
  }));
  return { description: { text: words }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] };
}

/**
 * Returns findings as one SARIF 2.1.0 log, for pages that show code-scanning results.
 * @source OASIS SARIF v2.1.0 3.13 sarifLog, 3.27 result, 3.30 region
 */
export function toSarif(placed: readonly PlacedDiagnostic[], messages: Messages, words: RuleWords): string {
  const rules = new Map<string, ReturnType<typeof ruleOf>>();
  for (const { diagnostic } of placed) {
    const id = ruleIdOf(diagnostic);
    if (!rules.has(id)) rules.set(id, ruleOf(messages, words, diagnostic));
  }
  const ids = [...rules.keys()];
  const results = placed.map(({ file, line, column, endLine, endColumn, base, diagnostic }) => ({
    ruleId: ruleIdOf(diagnostic),
    ruleIndex: ids.indexOf(ruleIdOf(diagnostic)),
    level: levels[diagnostic.severity],
    message: { text: messageText(diagnosticWords(messages, diagnostic)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'ingraph/v1': fingerprint(file, diagnostic) },
    ...(diagnostic.fixes
      ? { fixes: diagnostic.fixes.map((fix) => fixOf(file, base, fixWords(messages, fix.label), fix)) }
      : {}),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      { tool: { driver: { name: 'Ingraph', rules: [...rules.values()] } }, columnKind: 'utf16CodeUnits', results },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
