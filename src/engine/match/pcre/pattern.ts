import { RE2JS } from 're2js';
import type { PcreConstruct } from './escape.ts';
import { parsePcre } from './parse.ts';
import { type Program, writeProgram } from './program.ts';
import { type Head, headOf, printRe2 } from './re2.ts';
import { type RunResult, runProgram } from './run.ts';
import { lowerBytes } from './sets.ts';

/** A compiled PCRE pattern over bytes. */
export interface Pattern {
  /** Whether it matches somewhere; `null` when the search took too many steps and was given up. */
  readonly test: (bytes: string) => boolean | null;
  /** The groups of the first match, the whole one first. */
  readonly exec: (bytes: string) => RunResult;
  /** Names of groups, in order of their numbers from 1; `''` for those without a name. */
  readonly names: readonly string[];
  readonly head: Head;
}

export type PatternResult =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  /** nginx would refuse it. */
  | { readonly kind: 'invalid' }
  /** PCRE knows it, we do not simulate it: `construct` names it. */
  | { readonly kind: 'unknown'; readonly construct: PcreConstruct };

/** What a decision says when a search was given up. */
export const tooManySteps: PcreConstruct = 'pcre/took-too-many-steps';

interface Engines {
  /** Linear, for what RE2 can do. */
  readonly re2: RE2JS | null;
  /** Backtracks as PCRE does, up to a limit; written on first use. */
  readonly program: () => Program;
}

function execRe2(pattern: RE2JS, bytes: string): RunResult {
  const matcher = pattern.matcher(bytes);
  if (!matcher.find()) return null;
  return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? null);
}

function patternOf({ re2, program }: Engines, names: readonly string[], head: Head): Pattern {
  // Where a line ends `$` has two meanings that RE2 cannot tell apart.
  const isPlain = (bytes: string): boolean => re2 !== null && !bytes.includes('\n');
  const exec = (bytes: string): RunResult =>
    re2 && isPlain(bytes) ? execRe2(re2, bytes) : runProgram(program(), bytes);
  const test = (bytes: string): boolean | null => {
    if (re2 && isPlain(bytes)) return re2.matcher(bytes).find();
    const found = runProgram(program(), bytes);
    return found === 'too-many-steps' ? null : found !== null;
  };
  return { names, head, exec, test: head.isWhole ? (bytes) => startsWithHead(bytes, head.text) : test };
}

function startsWithHead(bytes: string, head: string): boolean {
  return bytes.startsWith(head) || lowerBytes(bytes.slice(0, head.length)) === head;
}

function compileRe2(source: string | null): RE2JS | null {
  if (source === null) return null;
  try {
    return RE2JS.compile(source);
  } catch {
    // Too large for RE2: the machine of our own has its own limit.
    return null;
  }
}

/**
 * Returns a PCRE pattern ready to run over bytes: in linear time where RE2 can do it, else with a limit of steps.
 * `source` is in bytes. What neither reads is `unknown` with the construct's name, never a guess.
 */
export function compilePattern(source: string, ignoreCase: boolean): PatternResult {
  const parsed = parsePcre(source, ignoreCase);
  if (parsed.kind !== 'tree') return parsed;
  const { tree, names } = parsed;
  const re2 = compileRe2(printRe2(tree));
  let written: Program | null = re2 ? null : writeProgram(tree, names.length);
  if (!re2 && !written) return { kind: 'unknown', construct: 'pcre/too-long' };
  const program = (): Program => {
    written ??= writeProgram(tree, names.length) ?? { steps: [], slots: 2, groups: 0, isAnchored: true };
    return written;
  };
  return { kind: 'pattern', pattern: patternOf({ re2, program }, names, headOf(tree)) };
}
