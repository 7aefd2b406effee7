/** One route as a table says it: a path, the default backend of an Ingress, or where requests end that no host takes. */
export interface RoutingTableRow {
  /** Real evaluation order within the host, from 1. */
  readonly order: number | null;
  /** `null`: the rule has no host; also for default backends. */
  readonly host: string | null;
  /** `null`: a default backend. */
  readonly path: string | null;
  /** As written; `''` when it is not written, and for default backends. */
  readonly pathType: string;
  /** The pattern the controller runs where it differs from what is written, or why no request arrives; `''` for neither. */
  readonly runsAs: string;
  /** `web:80`; `''` when there is none. */
  readonly backend: string;
  /** `namespace/name`. */
  readonly ingress: string;
  /** `null`: without a class. */
  readonly className: string | null;
  readonly controller: string;
  /** What answers where requests end that no host takes, in words; then nothing else is written. */
  readonly end?: string;
}

/** The words of a routing table, in the reader's language. */
export interface RoutingTableWords {
  readonly order: string;
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  readonly runsAs: string;
  readonly backend: string;
  readonly ingress: string;
  readonly className: string;
  readonly controller: string;
  readonly anyHost: string;
  readonly otherHost: string;
  readonly defaultBackend: string;
  readonly noBackend: string;
  readonly noClass: string;
}

/** Text of the manifest, `code`, or words about it. */
interface Cell {
  readonly text: string;
  readonly isCode: boolean;
}

function code(text: string | null, instead: string): Cell {
  return text ? { text, isCode: true } : { text: instead, isCode: false };
}

function plain(text: string): Cell {
  return { text, isCode: false };
}

function headsOf(words: RoutingTableWords): readonly string[] {
  const { order, host, path, pathType, runsAs, backend, ingress, className, controller } = words;
  return [order, host, path, pathType, runsAs, backend, ingress, className, controller];
}

function cellsOf(row: RoutingTableRow, words: RoutingTableWords): readonly Cell[] {
  const { end } = row;
  const isDefault = row.path === null;
  return [
    plain(row.order === null ? '' : String(row.order)),
    end === undefined ? code(row.host, isDefault ? '' : words.anyHost) : plain(words.otherHost),
    code(row.path, isDefault && end === undefined ? words.defaultBackend : ''),
    plain(row.pathType),
    code(row.runsAs, ''),
    end === undefined ? code(row.backend, words.noBackend) : plain(end),
    code(row.ingress, ''),
    code(row.className, words.noClass),
    plain(row.controller),
  ];
}

/** A cell is one line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Code in backticks; as an element with entities where a backtick or a backslash before a pipe would end the cell early. */
function markdownCode(text: string): string {
  const isTricky = /`|\\\||\\$|^\s|\s$/.test(text);
  if (isTricky) return `<code>${text.replace(/[^\p{L}\p{N}/.: -]/gu, entity)}</code>`;
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function markdownCell({ text, isCode }: Cell): string {
  const line = oneLine(text);
  if (line === '') return '';
  return isCode ? markdownCode(line) : line.replace(/[\\|`*_<>[\]]/g, '\\$&');
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Returns the routes as a Markdown table; the text of the manifest stands in it as code. */
export function routingTableMarkdown(rows: readonly RoutingTableRow[], words: RoutingTableWords): string {
  const heads = headsOf(words).map((head) => markdownCell(plain(head)));
  // The first column holds numbers.
  const rule = heads.map((_, index) => (index === 0 ? '---:' : '---'));
  const body = rows.map((row) => markdownLine(cellsOf(row, words).map(markdownCell)));
  return `${[markdownLine(heads), markdownLine(rule), ...body].join('\n')}\n`;
}

/** A spreadsheet takes such a text for a formula: an apostrophe before it keeps it a text. */
const startsFormula = /^\s*[=+\-@\t\r＝＋－＠]/;

function csvCell(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns the routes as CSV (RFC 4180): line ends are CRLF, and no cell can be taken for a formula. */
export function routingTableCsv(rows: readonly RoutingTableRow[], words: RoutingTableWords): string {
  const lines = [headsOf(words), ...rows.map((row) => cellsOf(row, words).map(({ text }) => text))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
