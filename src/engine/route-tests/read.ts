import type { DiagnosticOf } from '../diagnostics/diagnostic.ts';
import type { SourceRange } from '../text/range.ts';
import { fail, ok, type Result } from '../text/result.ts';
import { scanComments } from '../yaml/comments.ts';
import { readExpectation, type TestFault } from './expectation.ts';
import { readTestRequest } from './request-part.ts';
import type { RouteTest } from './route-test.ts';

/** The tests of a text, and the lines that start like one and cannot be read. Both in the order of the text. */
export interface RouteTestReading {
  readonly tests: readonly RouteTest[];
  /** The comments that are or should be tests. */
  readonly places: readonly SourceRange[];
  readonly diagnostics: readonly DiagnosticOf<'route-test/unreadable'>[];
}

const nothing: RouteTestReading = { tests: [], places: [], diagnostics: [] };

/** `# route-test:`, and what people write when they mean it: `# route_test:`, `# Route test`, `#routetests:`. */
const opening = /^#+[ \t]*(route[-_ ]?tests?)\b[ \t]*(:?)/i;

type Parsed = Omit<RouteTest, 'range'>;

/** Returns true for a text that may hold tests: the scan is left out for all others. */
function mayHoldTests(text: string): boolean {
  return /route[-_ ]?test/i.test(text);
}

/**
 * Returns the routing tests in the comments of a text, whatever else the text is. `#` in quotes and block scalars starts no comment.
 * `profiles` are the ids a test may name. Ranges count in `text`.
 */
export function readRouteTests(text: string, profiles: ReadonlySet<string>): RouteTestReading {
  if (!mayHoldTests(text)) return nothing;
  const tests: RouteTest[] = [];
  const places: SourceRange[] = [];
  const diagnostics: DiagnosticOf<'route-test/unreadable'>[] = [];
  for (const { start, end } of scanComments(text).comments) {
    const parsed = readRouteTest(text.slice(start, end), profiles);
    if (!parsed) continue;
    places.push({ start, end });
    if (parsed.ok) tests.push({ ...parsed.value, range: { start, end } });
    else diagnostics.push(unreadable(parsed.error, start, end));
  }
  return { tests, places, diagnostics };
}

function unreadable(
  { reason, found, at, length }: TestFault,
  start: number,
  end: number,
): DiagnosticOf<'route-test/unreadable'> {
  const from = Math.min(start + at, Math.max(start, end - 1));
  return {
    code: 'route-test/unreadable',
    params: { reason, found },
    severity: 'error',
    range: { start: from, end: Math.min(Math.max(from + length, from + 1), end) },
    origin: { kind: 'advice' },
  };
}

/** Returns the test that a comment holds, what is wrong with it, or `null` for a comment that is none. Places count in the comment. */
export function readRouteTest(comment: string, profiles: ReadonlySet<string>): Result<Parsed, TestFault> | null {
  const opened = opening.exec(comment);
  if (!opened) return null;
  const [all, word = '', colon] = opened;
  if (word.toLowerCase() !== 'route-test' || colon === '') {
    // Prose about route tests has no arrow.
    if (!/\s->/.test(comment)) return null;
    return fail({ reason: 'keyword', found: word, at: comment.indexOf(word), length: word.length });
  }
  return readBody(comment, all.length, profiles);
}

function readBody(comment: string, from: number, profiles: ReadonlySet<string>): Result<Parsed, TestFault> {
  // The last arrow: a header may hold another one.
  const arrow = [...comment.matchAll(/(?<=[ \t:])->(?=[ \t]|$)/g)].filter(({ index }) => index >= from).at(-1)?.index;
  const left = comment.slice(from, arrow);
  if (arrow === undefined) return fail(missing(left.trim() === '' ? 'no-request' : 'no-arrow', comment));
  const start = from + left.length - left.trimStart().length;
  const request = readTestRequest(left.trim());
  if (!request.ok) return fail({ ...request.error, at: start + request.error.at });
  const right = arrow + 2;
  const mark = comment.slice(right).search(/[ \t]@/);
  const end = mark < 0 ? comment.length : right + mark;
  const expect = readExpectation(comment.slice(right, end));
  if (!expect.ok) {
    const { found, at } = expect.error;
    return fail(found === '' ? { ...expect.error, at: arrow, length: 2 } : { ...expect.error, at: right + at });
  }
  const named = mark < 0 ? ok([]) : readProfiles(comment, end + 2, profiles);
  if (!named.ok) return named;
  return ok({ line: left.trim(), request: request.value, expect: expect.value, profiles: named.value });
}

function missing(reason: TestFault['reason'], comment: string): TestFault {
  return { reason, found: '', at: 0, length: comment.length };
}

function readProfiles(comment: string, from: number, known: ReadonlySet<string>): Result<readonly string[], TestFault> {
  const named = new Set<string>();
  let at = from;
  for (const part of comment.slice(from).split(',')) {
    const name = part.trim();
    const start = at + part.length - part.trimStart().length;
    if (name === '') return fail({ reason: 'no-profile', found: '', at: from - 1, length: 1 });
    if (!known.has(name)) return fail({ reason: 'unknown-profile', found: name, at: start, length: name.length });
    named.add(name);
    at += part.length + 1;
  }
  return ok([...named]);
}
