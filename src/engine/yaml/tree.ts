import { type Document, Schema } from 'yaml';
import type { SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { composeText } from './compose.ts';
import { convertNode, startWalk } from './convert.ts';
import { findTooDeep, maxDepth } from './depth.ts';
import type { ShortLine } from './lexer.ts';
import { startPool, type TextPool } from './text-pool.ts';
import type { TreeProblem } from './tree-problem.ts';

export interface Tree {
  /** `null` when there is nothing but comments, or the text was refused before parsing. Partial when there are problems. */
  readonly root: SourceNode | null;
  readonly problems: readonly TreeProblem[];
  /** Lines that YAML 1.2 refuses for their indentation and kubectl reads. */
  readonly short: readonly ShortLine[];
}

/** All scalars stay text and no tag is resolved: kubectl's own reading follows in `convert.ts`. Never changed. */
const schema = new Schema({ schema: 'failsafe', resolveKnownTags: false });
const options = { schema, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Returns the tree of one document with all that is wrong with it; never throws. */
export function parseTree(text: string, pool: TextPool = startPool()): Tree {
  const deep = findTooDeep(text);
  if (deep >= 0) {
    const range = { start: deep, end: Math.min(deep + 1, text.length) };
    return { root: null, problems: [{ kind: 'too-deep', limit: maxDepth, range }], short: [] };
  }
  const { document: parsed, next, short } = composeText(text, options);
  if (!parsed) return { root: null, problems: [], short };
  const walk = startWalk(text, pool);
  for (const { code, pos, message } of parsed.errors) {
    // After its first error the parser has lost its place: what it cannot put anywhere then is no slip of its own.
    if (code === 'UNEXPECTED_TOKEN' && walk.problems.length > 0) continue;
    walk.problems.push({ kind: 'syntax', yamlCode: code, detail: message, range: clip(pos, text) });
  }
  if (next) walk.problems.push(secondDocument(next, text));
  const contents = parsed.contents;
  return { root: contents ? convertNode(walk, contents) : null, problems: walk.problems, short };
}

/** The library sees a second document where the splitter saw none: text after a document's end. */
function secondDocument(next: Document.Parsed | Document, text: string): TreeProblem {
  const start = next.range?.[0] ?? text.length;
  return {
    kind: 'syntax',
    yamlCode: 'MULTIPLE_DOCS',
    detail: 'Text after the end of the document',
    range: clip([start, start + 1], text),
  };
}

function clip([start, end]: readonly [number, number], text: string): SourceRange {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.min(Math.max(end, from), text.length) };
}

/** Returns the tree of one document's text as kubectl sees it; `null` when it is empty or cannot be read. Never throws. */
export function readTree(text: string): SourceNode | null {
  const { root, problems } = parseTree(text);
  return problems.every(({ kind }) => kind === 'duplicate-key') ? root : null;
}
