import { Lexer } from 'yaml';

/** A line that stands less far right than YAML 1.2 wants, although kubectl reads it. */
export interface ShortLine {
  /** Offset of the first character that is no blank. */
  readonly at: number;
  /** How far right YAML 1.2 wants it, in columns. */
  readonly column: number;
  readonly inside: 'quoted' | 'flow';
}

/** What the library keeps to itself: the parts of its lexer that say how far right a line has to stand. */
interface LexerParts {
  readonly buffer: string;
  readonly pos: number;
  readonly flowLevel: number;
  indentNext: number;
  continueScalar: (offset: number) => number;
  parseFlowCollection: () => Generator<string, unknown>;
  parseQuotedScalar: () => Generator<string, unknown>;
}

/**
 * Returns the tokens of a text as kubectl takes them apart: inside quotes and brackets indentation does not count.
 * Lines that YAML 1.2 refuses there are added to `short`, in their order.
 * @source go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_flow_scalar, yaml_parser_unroll_indent (measured with kubectl 1.32)
 */
export function lexAsKubectl(text: string, short: ShortLine[]): Generator<string, void> {
  const lexer = new Lexer();
  // The library offers no door for this; the tests of reading fail when these names are gone.
  const parts = lexer as unknown as LexerParts;
  const { continueScalar, parseFlowCollection, parseQuotedScalar } = parts;
  let inside: ShortLine['inside'] | null = null;
  let wanted = 0;
  parts.continueScalar = (offset) => {
    const free = inside !== null;
    if (free) noteShort(text, short, offset, { column: wanted, inside: inside ?? 'flow' });
    return continueScalar.call(lexer, offset);
  };
  /** Indentation does not count while `step` reads what is inside. */
  function* within(what: ShortLine['inside'], step: () => Generator<string, unknown>): Generator<string, unknown> {
    const outer = { inside, wanted, indent: parts.indentNext };
    if (inside === null) wanted = parts.indentNext;
    inside = what;
    parts.indentNext = 0;
    const next = yield* step.call(lexer);
    parts.indentNext = outer.indent;
    inside = outer.inside;
    wanted = outer.wanted;
    return next;
  }
  parts.parseQuotedScalar = () => within('quoted', parseQuotedScalar);
  parts.parseFlowCollection = () => {
    noteBracketLine(parts, short);
    return within('flow', parseFlowCollection);
  };
  return lexer.lex(text);
}

function noteBracketLine({ buffer, pos, flowLevel, indentNext }: LexerParts, short: ShortLine[]): void {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = pos;
  const found = blanks.exec(buffer)?.[0] ?? '';
  const feed = found.lastIndexOf('\n');
  const at = pos + found.length;
  const next = buffer.charAt(at);
  if (feed < 0 || next === '#') return;
  // Where the library looks the other way: a closing bracket right below its key.
  const isClosing = flowLevel === 1 && (next === ']' || next === '}') && found.length - feed === indentNext;
  if (!isClosing) noteShort(buffer, short, pos + feed + 1, { column: indentNext, inside: 'flow' });
}

function noteShort(text: string, short: ShortLine[], line: number, { column, inside }: Omit<ShortLine, 'at'>): void {
  let at = line;
  while (text[at] === ' ') at++;
  const spaces = at - line;
  while (text[at] === '\t' || text[at] === ' ') at++;
  const c = text[at];
  if (spaces >= column || c === undefined || c === '\n' || c === '\r') return;
  if ((short.at(-1)?.at ?? -1) < at) short.push({ at, column, inside });
}
