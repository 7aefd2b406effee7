import { formatRequest, parseRequestLine } from '../match/parse-request.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import { promptOf } from './command-line.ts';
import { type IntakePart, type Line, type Reader, rangeOfLines, type SeenRequest } from './part.ts';

const curlStart = /^curl(?:\.exe)?\s/;

/** A request being read from a transcript. */
interface Draft {
  readonly first: number;
  last: number;
  request: HttpRequest | null;
  /** The command, as far as it describes the request. */
  line: string | null;
  status: number | null;
  location: string;
  /** True once the answer has begun: the next request is another one. */
  isAnswered: boolean;
}

/** Lines that belong to one command: what ends a line without ending the command joins them. */
function commandEnd(lines: readonly Line[], at: number, end: number): number {
  let last = at;
  while (last + 1 < end && last - at < 60 && /[\\^]\s*$/.test(lines[last]?.text ?? '')) last++;
  return last;
}

/** The command as other shells than the one of Windows would have it: there `^` stands before what is meant as it is. */
function withoutCarets(command: string): string {
  if (!/\^["\n]|\^$/.test(command)) return command;
  return command
    .replace(/\s*\^\n\s*/g, ' ')
    .replace(/\^(.)/g, '$1')
    .replace(/\\?\^$/, '');
}

const requestLine = /^> ([A-Z]+) (\S+) HTTP\/([\d.]+)\s*$/;
const statusLine = /^(?:< )?HTTP\/[\d.]+ (\d{3})(?:\s.*)?$/;
/** What `curl -v` tells about the connection, and how it marks bodies. */
const told = /^(?:[*<>{}](?:\s|$)|\s*(?:% Total|\d+\s+\d+\s+\d+))/;
const headerLine = /^(?:< )?([\w-]+): ?(.*)$/;

function draftAt(index: number, request: HttpRequest | null, line: string | null): Draft {
  return { first: index, last: index, request, line, status: null, location: '', isAnswered: false };
}

function seenOf({ request, line, status, location }: Draft): SeenRequest | null {
  return request && { request, line: line ?? formatRequest(request), status, location, upstream: '' };
}

/** The scheme that a transcript speaks of when no command says it. */
function schemeOf(line: string): HttpRequest['scheme'] | null {
  if (/^\* (?:.*port 443\b|.*\bTLS(?:v1|\b)|SSL connection|ALPN)/.test(line)) return 'https';
  return null;
}

/** Reads the transcript of one command, or one without its command. */
class Transcript {
  readonly drafts: Draft[] = [];
  #scheme: HttpRequest['scheme'] | null = null;
  #isInHeaders = false;

  start(index: number, request: HttpRequest | null, line: string | null): void {
    this.drafts.push(draftAt(index, request, line));
    this.#scheme = request?.scheme ?? null;
  }

  get current(): Draft | undefined {
    return this.drafts.at(-1);
  }

  /** Takes a line; returns false for one that is not of a transcript. */
  take(text: string, index: number): boolean {
    const isTaken = this.#takeSent(text, index) || this.#takeReceived(text);
    const { current } = this;
    if (isTaken && current) current.last = index;
    return isTaken;
  }

  #takeSent(text: string, index: number): boolean {
    this.#scheme = schemeOf(text) ?? this.#scheme;
    const [, method, target] = requestLine.exec(text) ?? [];
    if (method !== undefined && target !== undefined) {
      const { current } = this;
      const host = current?.request?.host ?? '';
      const sent = requestFromParts({ method, scheme: this.#scheme ?? 'http', host, target });
      if (current && !current.isAnswered)
        current.request = { ...sent, headers: current.request?.headers ?? sent.headers };
      else this.drafts.push(draftAt(index, sent, null));
      return true;
    }
    const [, name, value = ''] = /^> ([\w-]+): ?(.*)$/.exec(text) ?? [];
    const { current } = this;
    if (name === undefined) return false;
    if (current?.request) current.request = withHeader(current.request, name.toLowerCase(), value.trim());
    return true;
  }

  #takeReceived(text: string): boolean {
    const status = statusLine.exec(text)?.[1];
    const { current } = this;
    if (status !== undefined) {
      if (!current) return false;
      // 100 Continue, and what a proxy said to CONNECT, are not the answer.
      if (Number(status) >= 200) {
        current.status = Number(status);
        current.isAnswered = true;
      }
      this.#isInHeaders = true;
      return true;
    }
    if (this.#isInHeaders && text.trim() === '') {
      this.#isInHeaders = false;
      return true;
    }
    const [, name, value = ''] = headerLine.exec(text) ?? [];
    if (name !== undefined && (this.#isInHeaders || text.startsWith('< '))) {
      if (current && name.toLowerCase() === 'location') current.location = value.trim();
      return true;
    }
    return told.test(text);
  }
}

/** Headers that every client sends say nothing about the request. */
const usual = new Set(['user-agent', 'accept', 'accept-encoding', 'connection']);

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  if (name === 'host') return { ...request, host: value };
  if (usual.has(name)) return request;
  return { ...request, headers: new Map([...request.headers, [name, value]]) };
}

function partsOf(lines: readonly Line[], { drafts }: Transcript, isCurl: boolean): readonly IntakePart[] {
  return drafts.flatMap((draft, index): readonly IntakePart[] => {
    const seen = seenOf(draft);
    if (!seen) return [];
    const form = isCurl && index === 0 && seen.status === null ? 'curl' : 'transcript';
    return [{ kind: 'request', form, range: rangeOfLines(lines, draft.first, draft.last), seen }];
  });
}

/** A line that is a status and nothing else: `curl -w '%{http_code}'`. */
const bareStatus = /^\s*([1-5]\d\d)\s*$/;

/** Reads a curl command with what it printed: the request, and the status that came back. */
export const readCurl: Reader = (lines, at, end) => {
  const bare = promptOf(lines[at]?.text ?? '')?.command ?? (lines[at]?.text ?? '').trimStart();
  if (!curlStart.test(bare)) return null;
  const last = commandEnd(lines, at, end);
  const rest = lines.slice(at + 1, last + 1).map(({ text }) => text);
  const command = withoutCarets([bare, ...rest].join('\n').trim());
  const line = command.replace(/\s*(?:\||2?>|&&|;)\s.*$/s, '');
  const request = parseRequestLine(line, { host: '' });
  const transcript = new Transcript();
  transcript.start(at, request.ok ? request.value : null, line);
  if (transcript.current) transcript.current.last = last;
  let next = last + 1;
  while (next < end && transcript.take(lines[next]?.text ?? '', next)) next++;
  const status = bareStatus.exec(lines[next]?.text ?? '')?.[1];
  const { current } = transcript;
  if (status !== undefined && current?.status === null) {
    current.status = Number(status);
    current.last = next;
    next++;
  }
  const parts = partsOf(lines, transcript, true);
  // A command that cannot be read is still one: the request bar says what is wrong with it.
  return { parts: parts.length > 0 ? parts : [{ kind: 'command', range: rangeOfLines(lines, at, last) }], next };
};

/** Reads what `curl -v` printed where the command was not copied along. */
export const readTranscript: Reader = (lines, at, end) => {
  const first = lines[at]?.text ?? '';
  if (!/^(?:\* |> [A-Z]+ \S+ HTTP\/)/.test(first)) return null;
  const transcript = new Transcript();
  let next = at;
  while (next < end && transcript.take(lines[next]?.text ?? '', next)) next++;
  const parts = partsOf(lines, transcript, false);
  return parts.length === 0 ? null : { parts, next };
};
