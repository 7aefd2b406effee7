import { parseRequestLine } from '../match/parse-request.ts';
import { type IntakePart, type Line, type Reader, rangeOfLines } from './part.ts';

const before = String.raw`^\s*(?:[-*•]\s+|\d+[.)]\s+)?["'<${'`'}]?`;
const behind = String.raw`["'>${'`'}]?[,;]?(?:\s+(?:->|→|=>|:)?\s*(?:([1-5]\d\d)|\[([1-5]\d\d)\].*))?\s*$`;
const method = '(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +)?';
const rest = String.raw`[^\s"'<>${'`'}]`;

/** `https://a.test/x`, `GET https://a.test/x`, `ftp://a.test/x`, in a list or in quotes. */
const url = new RegExp(`${before}(${method}([a-z][a-z\\d+.-]*)://${rest}+)${behind}`, 'i');
/** `a.test/x`, `a.test:8080`, `a.test`: a host as people write it. */
const host = String.raw`(?:\*\.)?(?:[a-z\d_](?:[\w-]*[a-z\d])?\.)+[a-z]{2,}(?::\d{1,5})?`;
const bare = new RegExp(`${before}(${method}(?:${host}|localhost(?::\\d{1,5})?)(?:([/?])${rest}*)?)${behind}`, 'i');
/** What a name ends in that is a file rather than a host. */
const file =
  /\.(?:ya?ml|json|md|txt|log|conf|cfg|toml|tf|go|ts|js|py|rb|sh|java|rs|html?|css|xml|gz|tgz|zip|sock)(?::\d+)*$/i;

interface Address {
  readonly line: string;
  readonly status: number | null;
  /** `''` where none is written. */
  readonly scheme: string;
  readonly hasPath: boolean;
}

function addressOf(text: string): Address | null {
  const cut = text.slice(0, 8000);
  const [, line, scheme = '', plain, framed] = url.exec(cut) ?? [];
  if (line !== undefined) return { line, scheme: scheme.toLowerCase(), status: statusOf(plain, framed), hasPath: true };
  const [, name, mark, alone, boxed] = bare.exec(cut) ?? [];
  if (name === undefined || (mark === undefined && file.test(name))) return null;
  return { line: name, scheme: '', status: statusOf(alone, boxed), hasPath: mark !== undefined };
}

function statusOf(plain: string | undefined, framed: string | undefined): number | null {
  const status = plain ?? framed;
  return status ? Number(status) : null;
}

const overHttp = /^(?:https?|wss?)$/;

function partOf(lines: readonly Line[], at: number, address: Address): IntakePart | null {
  const range = rangeOfLines(lines, at, at);
  const { scheme, status } = address;
  if (scheme !== '' && !overHttp.test(scheme)) return { kind: 'address', range, scheme };
  const isBare = scheme === '';
  // A socket begins as a request of the scheme beside it.
  const line = isBare
    ? address.line.replace(/^([A-Z]+ +)?/i, (all) => `${all}http://`)
    : address.line.replace(/\bws(s?):\/\//i, 'http$1://');
  const parsed = parseRequestLine(line);
  if (!parsed.ok) return null;
  const seen = { request: parsed.value, line, status, location: '', upstream: '', ...(isBare ? { isBare } : {}) };
  return { kind: 'request', form: 'url', range, seen };
}

/**
 * Reads a list of addresses, one a line. A line without a scheme is one when it has a path, or when it stands in a list
 * with others that are: a name alone is a word.
 */
export const readUrls: Reader = (lines, at, end) => {
  if (!addressOf(lines[at]?.text ?? '')) return null;
  const parts: IntakePart[] = [];
  let isSure = false;
  let next = at;
  for (let line = at; line < end; line++) {
    const text = lines[line]?.text ?? '';
    if (text.trim() === '') continue;
    const address = addressOf(text);
    const part = address && partOf(lines, line, address);
    if (!part || !address) break;
    isSure ||= address.hasPath;
    parts.push(part);
    next = line + 1;
  }
  return isSure && parts.length > 0 ? { parts, next } : null;
};
