import type { HttpRequest } from '../match/request.ts';
import type { SourceRange } from '../text/range.ts';
import type { DiffFile } from './diff-file.ts';
import type { ErrorReading } from './error-reading.ts';
import type { OtherText } from './other-text.ts';

/** A request that somebody has made, and what came back as far as the text says it. */
export interface SeenRequest {
  /** The host is `''` where the text names none. */
  readonly request: HttpRequest;
  /** As the request bar takes it; a curl command as it was written. */
  readonly line: string;
  readonly status: number | null;
  /** Where a redirect led, `''` when the text does not say. */
  readonly location: string;
  /** True where the text names no scheme: taken as http. */
  readonly isBare?: boolean;
  /** What the log names as the one that answered: an upstream, a router, a backend; `''` for none. */
  readonly upstream: string;
}

/** A row of what kubectl tells about Ingresses. `backend` is `''` where the table has none. */
export interface ListedRoute {
  readonly host: string;
  readonly path: string;
  readonly backend: string;
  /** Why kubectl finds no backend, in its own words; `''` when it finds one. */
  readonly trouble: string;
}

/** An Ingress as `kubectl get ingress` or `kubectl describe ingress` shows it: without path types, so never a manifest. */
export interface ListedIngress {
  /** `''` when the table has no such column. */
  readonly namespace: string;
  readonly name: string;
  readonly className: string;
  readonly hasTls: boolean;
  readonly routes: readonly ListedRoute[];
}

/** How a manifest was wrapped: as it is, in a Markdown fence, in a here-document, between lines of a terminal, behind marks. */
export type Wrapping = 'none' | 'fence' | 'heredoc' | 'terminal' | 'quote' | 'numbers' | 'indent';

/**
 * What was taken away from a manifest: marks, numbers or blanks before so many lines, or what a page or a chat has made
 * of so many of its letters.
 */
export interface Stripped {
  readonly what: 'quote' | 'numbers' | 'indent' | 'no-break' | 'curly-quotes' | 'entities' | 'string';
  readonly count: number;
  /** The mark, where there is one. */
  readonly sample?: string;
}

/** Where a request was read from. */
export type RequestForm =
  | 'curl'
  | 'transcript'
  | 'wire'
  | 'httpie'
  | 'wget'
  | 'fetch'
  | 'powershell'
  | 'url'
  | 'nginx'
  | 'traefik'
  | 'haproxy'
  | 'envoy'
  | 'alb'
  | 'json'
  | 'error-log';

/** A stretch of a pasted text, and what it was read as. Ranges are offsets of the text as it was pasted. */
export type IntakePart = { readonly range: SourceRange } & (
  | {
      readonly kind: 'manifest';
      readonly wrapping: Wrapping;
      /** The bytes of the paste, without indentation of the fence and without escape sequences. */
      readonly text: string;
      readonly escapes: number;
      /** What else is not in `text`, from the inside to the outside; not there when nothing is. */
      readonly stripped?: readonly Stripped[];
    }
  | { readonly kind: 'diff'; readonly files: readonly DiffFile[] }
  | { readonly kind: 'listing'; readonly form: 'get' | 'describe'; readonly ingresses: readonly ListedIngress[] }
  /** No readings: it is an error text, but not a known one. `marks` are the names it holds. */
  | { readonly kind: 'error'; readonly readings: readonly ErrorReading[]; readonly marks: readonly SourceRange[] }
  | { readonly kind: 'request'; readonly form: RequestForm; readonly seen: SeenRequest }
  /** A text of something else; the range is the line that shows it. */
  | { readonly kind: 'other'; readonly what: OtherText }
  /** A manifest as base64: opened when somebody asks for it. */
  | { readonly kind: 'packed'; readonly text: string }
  /** An address that is not asked over HTTP. */
  | { readonly kind: 'address'; readonly scheme: string }
  /** Lines of a terminal around the rest: prompts and commands. */
  | { readonly kind: 'command' }
  | { readonly kind: 'unknown' }
  /** Behind as much as is read. */
  | { readonly kind: 'unread' }
);

/** A line of the text being read; `end` is before its line break. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** As it stands in the text, `''` behind the last line. */
  readonly lineBreak: string;
}

/** What a reader found from a line on: parts, and the index of the first line that it did not take. */
export interface Taken {
  readonly parts: readonly IntakePart[];
  readonly next: number;
}

/**
 * Tries to read something from `at` on; `null` when it is not there. `end` is the first line that is not its own;
 * `depth` counts what the lines were taken out of.
 */
export type Reader = (lines: readonly Line[], at: number, end: number, depth?: number) => Taken | null;

/** Returns the range from the start of one line to the end of another, both within the list. */
export function rangeOfLines(lines: readonly Line[], first: number, last: number): SourceRange {
  const start = lines[first]?.start ?? 0;
  return { start, end: Math.max(start, lines[last]?.end ?? start) };
}

/** Returns the text of some lines, each with its own line break; the last ends with one, too. */
export function textOfLines(lines: readonly Line[], first: number, last: number): string {
  const taken = lines.slice(first, last + 1);
  const end = taken.at(-1)?.lineBreak || lines[0]?.lineBreak || '\n';
  return taken.map(({ text, lineBreak }, index) => text + (index < taken.length - 1 ? lineBreak : end)).join('');
}
