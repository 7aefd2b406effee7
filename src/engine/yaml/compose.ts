import {
  Composer,
  type Document,
  type DocumentOptions,
  Lexer,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from 'yaml';
import { lexAsKubectl, type ShortLine } from './lexer.ts';

/** One document as the library reads it. */
export interface Composed {
  readonly document: Document.Parsed | null;
  /** A second document where there should be one only. */
  readonly next: Document.Parsed | Document | null;
  /** Lines that YAML 1.2 refuses for their indentation and kubectl reads. */
  readonly short: readonly ShortLine[];
}

type Options = ParseOptions & DocumentOptions & SchemaOptions;

/**
 * Returns the text as the library reads it: as long as `text`, with the byte order mark that starts a later document
 * taken for a blank and a carriage return of its own for a line end, as kubectl does.
 * @source go.yaml.in/yaml/v2 readerc.go yaml_parser_determine_encoding
 */
function asRead(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  return lines.replace(/^(---[ \t]*(?:#[^\n]*)?)(\r?\n)\ufeff/, '$1 $2');
}

function composeTokens(
  text: string,
  tokens: Iterable<string>,
  options: Options,
  short: readonly ShortLine[],
): Composed {
  const parser = new Parser();
  function* parsed() {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  }
  const [document, next] = [...new Composer(options).compose(parsed(), true, text.length)];
  // The composer was asked for documents with positions: it has no others.
  return { document: (document as Document.Parsed | undefined) ?? null, next: next ?? null, short };
}

function isWhole({ document, next }: Composed): boolean {
  return document !== null && document.errors.length === 0 && next === null;
}

/**
 * Returns one document's text composed. What only YAML 1.2 forbids and kubectl reads comes without errors, with its lines
 * in `short`; what nobody reads comes as the library puts it.
 */
export function composeText(source: string, options: Options): Composed {
  const text = asRead(source);
  const strict = composeTokens(text, new Lexer().lex(text), options, []);
  if (isWhole(strict)) return strict;
  const short: ShortLine[] = [];
  const lenient = composeTokens(text, lexAsKubectl(text, short), options, short);
  return short.length > 0 && isWhole(lenient) ? lenient : strict;
}
