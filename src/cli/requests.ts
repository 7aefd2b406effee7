import { type HttpRequest, parseRequestLine, type RequestError } from '../engine/match/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { readText } from './inputs.ts';
import { CliProblem } from './io.ts';
import type { CommandIo } from './printable.ts';
import { plain } from './words.ts';

/** A request with the text that it was read from. */
export interface NamedRequest {
  readonly text: string;
  readonly request: HttpRequest;
}

interface Line {
  readonly text: string;
  /** `requests.txt:3`, or what the request is on the command line. */
  readonly place: string;
}

/** Lines of a request file; a backslash at the end of a line joins the next one, `#` starts a comment line. */
function splitLines(name: string, text: string): readonly Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (!open && /^\s*(?:#|$)/.test(raw)) continue;
    const line: Line = open ? { ...open, text: `${open.text}\n${raw}` } : { text: raw, place: `${name}:${index + 1}` };
    open = raw.endsWith('\\') ? line : null;
    if (!open) lines.push(line);
  }
  return open ? [...lines, open] : lines;
}

function refusal({ place, text }: Line, { code, at }: RequestError, { request }: Messages): CliProblem {
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return new CliProblem(`${place}:${column}: ${plain(request.problem[code])} (${code})`);
}

/** Returns the requests of the command line and of `--requests FILE`, in this order. */
export async function readRequests(
  io: CommandIo,
  texts: readonly string[],
  file: string | undefined,
  headers: readonly string[],
  messages: Messages,
): Promise<readonly NamedRequest[]> {
  const own = texts.map((text): Line => ({ text, place: `request ${JSON.stringify(text)}` }));
  const listed = file === undefined ? [] : splitLines(file, await readText(io, file));
  return [...own, ...listed].map((line) => {
    const parsed = parseRequestLine(line.text, { headers });
    if (!parsed.ok) throw refusal(line, parsed.error, messages);
    return { text: line.text, request: parsed.value };
  });
}
