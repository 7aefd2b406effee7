import { CST } from 'yaml';
import type { SourceRange } from '../text/range.ts';
import { lexAsKubectl } from './lexer.ts';

/** A tab that kubectl refuses although YAML 1.2 reads it. */
export interface BadTab extends SourceRange {
  /** What else the line holds. */
  readonly before: 'nothing' | 'comment' | 'text';
}

/** Where the reading of tokens stands. */
interface Scan {
  readonly text: string;
  readonly found: BadTab[];
  at: number;
  lineStart: number;
  isLineStart: boolean;
  flow: number;
  /** Column of the innermost key or dash. */
  parent: number;
  /** Column of the token that may turn out to be a key; -1 before there is one. */
  key: number;
  /** True from an unquoted text to the next token: it may go on in the next line. */
  isPlain: boolean;
  /** True from the `|` or `>` of a block scalar to its text. */
  isBlock: boolean;
  /** True after the dash of a list, where kubectl takes a tab for the start of a text. */
  isAfterDash: boolean;
}

/** A tab in front of a line, or one after a dash: all others are fine. */
const suspicious = /(?:^|\n)[ \t\u{FEFF}]*(?:[-?][ \t]+)*\t|[-?]\t/u;

/**
 * Returns the tabs between the lines of block style that kubectl refuses: on a line with nothing else, before a comment,
 * right after a dash, and where an unquoted text goes on further left than it may.
 * @source go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_to_next_token, yaml_parser_scan_plain_scalar (measured with kubectl 1.32)
 */
export function findBadTabs(text: string): readonly BadTab[] {
  if (!text.includes('\t') || !suspicious.test(text)) return [];
  const scan: Scan = {
    text,
    found: [],
    at: 0,
    lineStart: 0,
    isLineStart: true,
    flow: 0,
    parent: -1,
    key: -1,
    isPlain: false,
    isBlock: false,
    isAfterDash: false,
  };
  let isScalar = false;
  for (const token of lexAsKubectl(text, [])) {
    // Marks of the lexer stand for no text.
    if (token === CST.SCALAR) isScalar = true;
    else if (token === CST.FLOW_END) scan.flow = 0;
    else if (token !== CST.DOCUMENT) {
      takeToken(scan, token, isScalar ? 'scalar' : CST.tokenType(token));
      isScalar = false;
      scan.at += token.length;
      const feed = token.lastIndexOf('\n');
      if (feed >= 0) scan.lineStart = scan.at - (token.length - feed - 1);
    }
  }
  return scan.found;
}

type TokenType = ReturnType<typeof CST.tokenType>;

function takeToken(scan: Scan, token: string, type: TokenType): void {
  switch (type) {
    case 'space':
      if (scan.isLineStart || scan.isAfterDash) takeBlanks(scan, token);
      return;
    case 'newline':
      startLine(scan);
      return;
    case 'comment':
      scan.isPlain = false;
      return;
    case 'byte-order-mark':
      return;
    case 'doc-start':
    case 'doc-end':
      startDocument(scan);
      return;
    default:
      takeContent(scan, token, type);
  }
}

function startDocument(scan: Scan): void {
  scan.parent = -1;
  scan.key = -1;
  scan.flow = 0;
  scan.isPlain = false;
  scan.isLineStart = false;
}

function startLine(scan: Scan): void {
  scan.isLineStart = true;
  scan.isAfterDash = false;
  if (scan.flow === 0) scan.key = -1;
}

function takeContent(scan: Scan, token: string, type: TokenType): void {
  const column = scan.at - scan.lineStart;
  const isBlock = scan.flow === 0;
  scan.isLineStart = false;
  scan.isAfterDash = false;
  scan.isPlain = false;
  switch (type) {
    case 'seq-item-ind':
    case 'explicit-key-ind':
      if (!isBlock) return;
      scan.parent = column;
      scan.key = -1;
      scan.isAfterDash = true;
      return;
    case 'map-value-ind':
      if (isBlock && scan.key >= 0) scan.parent = scan.key;
      return;
    case 'flow-map-start':
    case 'flow-seq-start':
      startKey(scan, column);
      scan.flow++;
      return;
    case 'flow-map-end':
    case 'flow-seq-end':
      scan.flow = Math.max(0, scan.flow - 1);
      return;
    case 'comma':
      return;
    case 'block-scalar-header':
      scan.isBlock = true;
      return;
    case 'scalar':
      if (scan.isBlock) takeBlock(scan, token);
      else {
        startKey(scan, column);
        takePlain(scan, token);
      }
      return;
    default:
      startKey(scan, column);
  }
}

function startKey(scan: Scan, column: number): void {
  if (scan.flow === 0 && scan.key < 0) scan.key = column;
}

/** An unquoted text of several lines. */
function takePlain(scan: Scan, token: string): void {
  scan.isPlain = true;
  if (!token.includes('\n')) return;
  for (const found of token.matchAll(/\n([ \t]*)/g)) {
    const tab = found[1]?.indexOf('\t') ?? -1;
    if (tab >= 0 && tab <= scan.parent) report(scan, scan.at + found.index + 1 + tab);
  }
}

/** A block scalar whose first line begins with a tab: kubectl wants spaces there. Other lines are looked at by the library. */
function takeBlock(scan: Scan, token: string): void {
  scan.isBlock = false;
  startLine(scan);
  const tab = /^(?:[ ]*\r?\n)*[ ]*\t/.exec(token);
  if (tab) report(scan, scan.at + tab[0].length - 1);
}

function takeBlanks(scan: Scan, token: string): void {
  const column = scan.at - scan.lineStart;
  const tab = token.indexOf('\t');
  if (tab < 0) return;
  if (scan.isPlain && column + tab > scan.parent) return;
  if (!scan.isPlain && scan.flow > 0) return;
  report(scan, scan.at + tab);
}

function report(scan: Scan, at: number): void {
  const { text, found } = scan;
  let end = at;
  while (text[end] === '\t' || text[end] === ' ') end++;
  const next = text[end];
  const isNothing = next === undefined || next === '\n' || next === '\r';
  const before = isNothing ? 'nothing' : next === '#' ? 'comment' : 'text';
  found.push({ start: at, end: at + 1, before });
}
