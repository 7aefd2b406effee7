import { parseRequestLine } from '../match/parse-request.ts';
import type { HttpRequest } from '../match/request.ts';
import { splitWords } from '../match/request-words.ts';
import { fail, ok, type Result } from '../text/result.ts';
import type { TestFault } from './expectation.ts';

const valued = new Set(['-H', '--header', '--request-target']);
const flags = new Set(['--http1.0', '--http1.1', '--http2']);

/**
 * The request bar ignores options that it does not know, as curl users paste many. A test must not: `-h 'x: y'` would silently
 * test another request.
 */
function findBadOption(line: string): TestFault | null {
  if (/^curl\s/.test(line)) return null;
  const from = line.search(/\s-/);
  if (from < 0) return null;
  const words = splitWords(line, from);
  if (!words.ok) return null;
  for (let i = 0; i < words.value.length; i++) {
    const word = words.value[i];
    if (!word || flags.has(word.text)) continue;
    const isOption = valued.has(word.text) && words.value[i + 1] !== undefined;
    if (!isOption)
      return { reason: 'bad-option', found: word.text, at: word.at, length: Math.max(1, word.text.length) };
    i++;
  }
  return null;
}

/** Returns the request that stands left of the arrow, or what is wrong with it. */
export function readTestRequest(line: string): Result<HttpRequest, TestFault> {
  if (line === '') return fail({ reason: 'no-request', found: '', at: 0, length: 1 });
  const bad = findBadOption(line);
  if (bad) return fail(bad);
  const request = parseRequestLine(line);
  if (request.ok) return request.value.host === '' ? fail(noHost(line)) : ok(request.value);
  const { code, at } = request.error;
  const rest = /^\S*/.exec(line.slice(at))?.[0].length ?? 0;
  return fail({ reason: 'bad-request', found: code, at: Math.min(at, line.length - 1), length: Math.max(1, rest) });
}

function noHost(line: string): TestFault {
  return { reason: 'bad-request', found: 'no-host', at: 0, length: line.length };
}
