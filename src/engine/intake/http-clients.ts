import { formatRequest, parseRequestLine } from '../match/parse-request.ts';
import { requestFromParts } from '../match/request.ts';
import { promptOf } from './command-line.ts';
import { type IntakePart, type Line, type Reader, type RequestForm, rangeOfLines } from './part.ts';

/** A request as a program or a page has written it down. */
interface Written {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The last line of it. */
  readonly last: number;
}

interface Answered {
  readonly status: number | null;
  readonly location: string;
  readonly next: number;
}

/** Headers that every client sends say nothing about the request. */
const usual =
  /^(?:accept(?:-encoding|-language)?|user-agent|connection|cache-control|pragma|priority|dnt|content-length|upgrade-insecure-requests|referer|sec-.*|host)$/i;

function partOf(
  lines: readonly Line[],
  at: number,
  { method, url, headers }: Written,
  form: RequestForm,
  { status, location, next }: Answered,
): IntakePart | null {
  const parsed = parseRequestLine(url.includes('://') ? url : `http://${url}`);
  if (!parsed.ok) return null;
  const own = headers.filter(([name]) => !usual.test(name));
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? parsed.value.host;
  const request = {
    ...parsed.value,
    method,
    host,
    headers: new Map(own.map(([name, value]) => [name.toLowerCase(), value])),
  };
  const seen = { request, line: formatRequest(request), status, location, upstream: '' };
  return { kind: 'request', form, range: rangeOfLines(lines, at, next - 1), seen };
}

const statusLine = /^\s*HTTP\/[\d.]+ (\d{3})(?:\s.*)?$/;
const header = /^\s*([\w-]+): ?(.*)$/;

/** The headers of an answer or a request, and the first line behind them. */
function headersFrom(lines: readonly Line[], from: number, end: number): { headers: Written['headers']; next: number } {
  const headers: (readonly [string, string])[] = [];
  let next = from;
  for (; next < end; next++) {
    const [, name, value = ''] = header.exec(lines[next]?.text ?? '') ?? [];
    if (name === undefined) break;
    headers.push([name, value.trim()]);
  }
  return { headers, next };
}

/** The answer that stands within the next few lines. */
function answerFrom(lines: readonly Line[], from: number, end: number): Answered {
  let at = from;
  while (at < Math.min(end, from + 4) && (lines[at]?.text ?? '').trim() === '') at++;
  const status = statusLine.exec(lines[at]?.text ?? '')?.[1];
  if (at >= end || status === undefined) return { status: null, location: '', next: from };
  const { headers, next } = headersFrom(lines, at + 1, end);
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '';
  return { status: Number(status), location, next };
}

const requestHead = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*|https?:\/\/\S+) HTTP\/[\d.]+\s*$/;

/** A request as it goes over the wire, from its first line on. */
function wireAt(lines: readonly Line[], at: number, end: number): Written | null {
  const [, method, target] = requestHead.exec(lines[at]?.text ?? '') ?? [];
  if (method === undefined || target === undefined) return null;
  const { headers, next } = headersFrom(lines, at + 1, end);
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  const whole = requestFromParts({ method: 'GET', scheme: 'http', host, target });
  const url = target.startsWith('http') ? target : formatRequest(whole).replace(/^GET +/, '');
  return { method, url, headers, last: next - 1 };
}

/** Reads a request as it goes over the wire, with the answer below it: `.http` files, HTTPie, proxies that show traffic. */
export const readWire: Reader = (lines, at, end) => {
  const written = wireAt(lines, at, end);
  if (!written) return null;
  const answer = answerFrom(lines, written.last + 1, end);
  const part = partOf(lines, at, written, 'wire', answer);
  return part && { parts: [part], next: answer.next };
};

const httpie =
  /^https?(?: +--?\S+)*(?: +(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS))? +((?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)+|localhost)?(?::\d+)?(?:\/\S*)?)((?: +[\w-]+(?::|=)\S*)*)$/;

function httpieAt(at: number, command: string): Written | null {
  const [, method, url, items = ''] = httpie.exec(command) ?? [];
  if (url === undefined || url === '') return null;
  const scheme = command.startsWith('https ') ? 'https' : 'http';
  const headers = [...items.matchAll(/ ([\w-]+):(?!=)(\S*)/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  return { method: method ?? 'GET', url: url.includes('://') ? url : `${scheme}://${url}`, headers, last: at };
}

/** Reads a command of HTTPie with what it printed. */
export const readHttpie: Reader = (lines, at, end) => {
  const command = promptOf(lines[at]?.text ?? '')?.command ?? lines[at]?.text ?? '';
  const written = httpieAt(at, command.trim());
  if (!written) return null;
  const sent = wireAt(lines, at + 1, end);
  const answer = answerFrom(lines, sent ? sent.last + 1 : at + 1, end);
  const part = partOf(lines, at, { ...written, method: sent?.method ?? written.method }, 'httpie', answer);
  return part && { parts: [part], next: answer.next };
};

const fetched = /^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d-- +(\S+)$/;
const toldByWget =
  /^(?:Resolving|Connecting|Reusing|HTTP request sent|Location:|Length:|Saving|WARNING|\s|Proxy|\S+ +\d+%|$|\d{4}-\d\d-\d\d .*ERROR)/;

/** Reads what wget tells of a request: the URL, its answer, where it was sent on. */
export const readWget: Reader = (lines, at, end) => {
  const url = fetched.exec(lines[at]?.text ?? '')?.[1];
  if (url === undefined) return null;
  let [status, location, next]: [number | null, string, number] = [null, '', at + 1];
  for (; next < end && toldByWget.test(lines[next]?.text ?? ''); next++) {
    const text = lines[next]?.text ?? '';
    const code = statusLine.exec(text)?.[1] ?? /awaiting response\.\.\. (\d{3})\b/.exec(text)?.[1];
    if (code !== undefined) status = Number(code);
    location = /^\s*Location: (\S+)/i.exec(text)?.[1] ?? location;
  }
  const part = partOf(lines, at, { method: 'GET', url, headers: [], last: next - 1 }, 'wget', {
    status,
    location,
    next,
  });
  return part && { parts: [part], next };
};

/** The last line of a call whose brackets are open at its first. */
function callEnd(lines: readonly Line[], at: number, end: number, close: RegExp): number {
  for (let last = at; last < Math.min(end, at + 80); last++) if (close.test(lines[last]?.text ?? '')) return last;
  return -1;
}

function textOf(lines: readonly Line[], first: number, last: number): string {
  return lines
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('\n');
}

const stringPair = /["']([\w-]+)["']\s*[:=]\s*"((?:[^"\\]|\\.)*)"/g;

function pairsIn(text: string): Written['headers'] {
  return [...text.matchAll(stringPair)].map(([, name = '', value = '']) => [name, value.replace(/\\(.)/g, '$1')]);
}

/** Reads what a browser copies as `fetch`. */
export const readFetch: Reader = (lines, at, end) => {
  const url = /^\s*(?:(?:const|let|var) \w+ = )?(?:await )?fetch\(\s*["'`]([^"'`]+)["'`]/.exec(
    lines[at]?.text ?? '',
  )?.[1];
  const last = url === undefined ? -1 : callEnd(lines, at, end, /\)\s*;?\s*$/);
  if (url === undefined || last < 0) return null;
  const text = textOf(lines, at, last);
  const headers = pairsIn(/["']?headers["']?\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? '');
  const method = /["']?method["']?\s*:\s*["']([A-Z]+)["']/.exec(
    text.replace(/["']?headers["']?\s*:\s*\{[^}]*\}/, ''),
  )?.[1];
  const answer = { status: null, location: '', next: last + 1 };
  const part = partOf(lines, at, { method: method ?? 'GET', url, headers, last }, 'fetch', answer);
  return part && { parts: [part], next: last + 1 };
};

const callHead = /^(?:\$\w+ = )?(?:PS [^>]*> ?)?(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm) /i;

/** The last line of a call that a backtick or an open table goes on with. */
function powerShellEnd(lines: readonly Line[], first: number, end: number): number {
  let last = first;
  let isOpen = /@\{[^}]*$/.test(lines[first]?.text ?? '');
  while (last + 1 < Math.min(end, first + 80) && (isOpen || /`\s*$/.test(lines[last]?.text ?? ''))) {
    last++;
    const text = lines[last]?.text ?? '';
    isOpen = /@\{[^}]*$/.test(text) || (isOpen && !text.includes('}'));
  }
  return last;
}

function powerShellCall(text: string, last: number): Written | null {
  const url = /(?:-Uri\s+)?["']?(https?:\/\/[^\s"'`]+)/i.exec(text)?.[1];
  if (url === undefined) return null;
  const headers = pairsIn(/-Headers\s+@\{([^}]*)\}/i.exec(text)?.[1] ?? '').filter(
    ([name]) => !/^(?:authority|method|path|scheme)$/.test(name),
  );
  return { method: /-Method\s+["']?([A-Za-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? 'GET', url, headers, last };
}

/** Reads PowerShell's request, with the variables that a browser copies before it, and the error it ends in. */
export const readPowerShell: Reader = (lines, at, end) => {
  let first = at;
  while (first < Math.min(end, at + 60) && /^\$session\b/.test(lines[first]?.text ?? '')) first++;
  if (!callHead.test((lines[first]?.text ?? '').slice(0, 300))) return null;
  const last = powerShellEnd(lines, first, end);
  const written = powerShellCall(textOf(lines, first, last), last);
  if (!written) return null;
  const error = /(?:remote server returned|Response status code).*?\(?(\d{3})\)?/.exec(
    lines[last + 1]?.text ?? '',
  )?.[1];
  const next = last + (error === undefined ? 1 : 2);
  const answer = { status: error === undefined ? null : Number(error), location: '', next };
  const part = partOf(lines, at, written, 'powershell', answer);
  return part && { parts: [part], next };
};
