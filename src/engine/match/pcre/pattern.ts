import { RE2JS } from 're2js';
import { once } from '../once.ts';
import type { PcreNode } from './ast.ts';
import type { PcreConstruct } from './escape.ts';
import { type Head, headOf, wholeHeads } from './heads.ts';
import { parsePcre } from './parse.ts';
import { type Program, writeProgram } from './program.ts';
import { printRe2 } from './re2.ts';
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
  /** Beginnings in lower case: every text that begins so is matched. */
  readonly wholeHeads: () => readonly string[];
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
  /** Linear, for what RE2 can do; `null` for the rest. */
  readonly re2: () => RE2JS | null;
  /** Backtracks as PCRE does, up to a limit; `null` when it would be too long. */
  readonly program: () => Program | null;
}

function execRe2(pattern: RE2JS, bytes: string): RunResult {
  const matcher = pattern.matcher(bytes);
  if (!matcher.find()) return null;
  return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? null);
}

function patternOf({ re2, program }: Engines, names: readonly string[], tree: PcreNode): Pattern {
  const head = headOf(tree);
  // Where a line ends `$` has two meanings that RE2 cannot tell apart.
  const plain = (bytes: string): RE2JS | null => (bytes.includes('\n') ? null : re2());
  const exec = (bytes: string): RunResult => {
    const linear = plain(bytes);
    if (linear) return execRe2(linear, bytes);
    const steps = program();
    return steps ? runProgram(steps, bytes) : 'too-many-steps';
  };
  const test = (bytes: string): boolean | null => {
    const linear = plain(bytes);
    if (linear) return linear.matcher(bytes).find();
    const found = exec(bytes);
    return found === 'too-many-steps' ? null : found !== null;
  };
  return {
    names,
    head,
    wholeHeads: once(() => wholeHeads(tree)),
    exec,
    test: head.isWhole ? (bytes) => startsWithHead(bytes, head.text) : test,
  };
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
  const printed = printRe2(tree);
  const written = printed === null ? writeProgram(tree, names.length) : null;
  if (printed === null && !written) return { kind: 'unknown', construct: 'pcre/too-long' };
  const engines: Engines = {
    re2: once(() => compileRe2(printed)),
    program: once(() => written ?? writeProgram(tree, names.length)),
  };
  return { kind: 'pattern', pattern: patternOf(engines, names, tree) };
}
