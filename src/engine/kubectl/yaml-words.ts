import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** One document of a file with what reading it found; ranges count from its beginning. */
export interface DocumentText {
  readonly text: string;
  readonly problems: readonly Diagnostic[];
}

/** What YAML 1.2 forbids and kubectl reads. */
const readByKubectl: ReadonlySet<string> = new Set(['yaml/less-indented', 'yaml/nested-list', 'yaml/not-an-object']);

/**
 * Returns what kubectl says of a document that it cannot read, `null` when it reads it. Where its own words are not known
 * the line is told, and that they are not.
 * @source go.yaml.in/yaml/v2 scannerc.go, parserc.go (2.4.2)
 */
export function syntaxWords({ text, problems }: DocumentText): string | null {
  const wrong = problems.find(
    ({ code, severity }) => severity === 'error' && code.startsWith('yaml/') && !readByKubectl.has(code),
  );
  if (!wrong) return null;
  const number = unsupported.exec(wrong.code === 'yaml/syntax' ? wrong.params.detail : '')?.[1];
  if (number !== undefined) return `error converting YAML to JSON: json: unsupported value: ${goInfinity(number)}`;
  const line = text.slice(0, wrong.range.start).split('\n').length;
  return `error converting YAML to JSON: yaml: ${wordsOf(wrong, line, text)}`;
}

/** Our reader's words for a number that JSON has not. */
const unsupported = /^Not a value that JSON can hold: (\S+)/;

function goInfinity(source: string): string {
  if (/nan/i.test(source)) return 'NaN';
  return source.startsWith('-') ? '-Inf' : '+Inf';
}

function wordsOf(problem: Diagnostic, line: number, text: string): string {
  if (problem.code === 'yaml/tab' || problem.code === 'yaml/tab-indent')
    return `line ${line}: found character that cannot start any token`;
  if (problem.code === 'yaml/unknown-alias') return `unknown anchor '${problem.params.alias}' referenced`;
  if (problem.code === 'yaml/control-character') return 'control characters are not allowed';
  if (problem.code === 'yaml/syntax') {
    const at = text.slice(text.lastIndexOf('\n', problem.range.start - 1) + 1);
    if (at.startsWith('%')) return `line ${line}: found unknown directive name`;
    // An open bracket at the end: Go counts lines from 0 there.
    if (/[[{,]\s*$/.test(text)) return `line ${text.split('\n').length - 1}: did not find expected node content`;
  }
  return `line ${line}: (kubectl refuses this; its words are not known here)`;
}
