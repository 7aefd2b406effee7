import { type Document, isAlias, isCollection, type Node, type ParsedNode, visit } from 'yaml';
import type { SourceRange } from '../text/range.ts';
import { composeText } from './compose.ts';
import { type Attempt, type EditRefusal, refuse } from './edit-attempt.ts';
import { nodeEnd } from './edit-tokens.ts';
import type { SourceFile } from './source-file.ts';

/** An alias and the anchored value it stands for; both ranges count in `EditSource.text`. */
interface AliasUse {
  readonly alias: SourceRange;
  readonly target: SourceRange;
}

/** One unit of a file, parsed for editing. Places in it count in `text`; add `base` for the file. */
export interface EditSource {
  readonly file: string;
  readonly text: string;
  readonly base: number;
  /** The line end of the file: of its first line, `\n` when it has none. */
  readonly eol: string;
  readonly root: ParsedNode | null;
  readonly aliases: readonly AliasUse[];
  /** Ranges of the anchors (`&name`) with the value each names. */
  readonly anchors: readonly { readonly name: string; readonly at: SourceRange; readonly value: SourceRange }[];
}

/** Returns the line end that new lines of a text take: the first one in it, else `\n`. */
export function lineEndOf(text: string): string {
  const at = text.indexOf('\n');
  if (at < 0) return '\n';
  return text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/** Returns a unit parsed with its tokens; `null` when the file has no such unit. Errors in the text give a partial tree. */
export function openUnit(file: SourceFile, index: number): EditSource | null {
  const unit = file.units[index];
  const start = file.starts[index];
  if (!unit || start === undefined) return null;
  const { text } = unit;
  const { document: parsed } = composeText(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return {
    file: file.name,
    text,
    base: start,
    eol: lineEndOf(file.text),
    root: parsed?.contents ?? null,
    ...anchorsOf(parsed, text),
  };
}

function anchorsOf(document: Document.Parsed | null, text: string): Pick<EditSource, 'aliases' | 'anchors'> {
  const aliases: AliasUse[] = [];
  const anchors: { name: string; at: SourceRange; value: SourceRange }[] = [];
  if (!document || !text.includes('&')) return { aliases, anchors };
  const latest = new Map<string, SourceRange>();
  visit(document, {
    Node(_key, node: Node) {
      const range = rangeOfNode(node);
      if (isAlias(node)) {
        const target = latest.get(node.source);
        if (target) aliases.push({ alias: range, target });
      } else if (node.anchor !== undefined) {
        const start = text.lastIndexOf(`&${node.anchor}`, range.start);
        anchors.push({ name: node.anchor, at: { start, end: start + node.anchor.length + 1 }, value: range });
        latest.set(node.anchor, { start, end: range.end });
      }
    },
  });
  return { aliases, anchors };
}

/** Returns where a parsed node's own text stands, without comments and blank lines after it. */
export function rangeOfNode(node: Node): SourceRange {
  const start = node.range?.[0] ?? 0;
  if (isCollection(node) && node.srcToken) return { start, end: nodeEnd(node.srcToken) };
  return { start, end: node.range?.[1] ?? start };
}

/** Refuses an alias: what stands behind it stands in another place as well. */
export function* refuseAlias(source: EditSource, alias: SourceRange): Attempt<never> {
  const range = { start: alias.start + source.base, end: alias.end + source.base };
  return yield* refuse<EditRefusal>({ code: 'aliased', file: source.file, range });
}

/** Refuses to change something inside `range` when an alias elsewhere repeats a value that holds it. */
export function* guardChange(source: EditSource, range: SourceRange): Attempt<void> {
  const use = source.aliases.find(({ target }) => target.start <= range.start && range.end <= target.end);
  if (use) yield* refuseAlias(source, use.alias);
}

/** Refuses to take `range` away when an alias outside it needs something in it. */
export function* guardRemoval(source: EditSource, range: SourceRange): Attempt<void> {
  yield* guardChange(source, range);
  const use = source.aliases.find(
    ({ alias, target }) =>
      range.start <= target.start && target.end <= range.end && (alias.start < range.start || alias.end > range.end),
  );
  if (use) yield* refuseAlias(source, use.alias);
}

/** Refuses to carry `range` elsewhere when an alias in it needs an anchor outside it. */
export function* guardCarry(source: EditSource, range: SourceRange): Attempt<void> {
  const use = source.aliases.find(
    ({ alias, target }) =>
      range.start <= alias.start && alias.end <= range.end && (target.start < range.start || target.end > range.end),
  );
  if (use) yield* refuseAlias(source, use.alias);
}
