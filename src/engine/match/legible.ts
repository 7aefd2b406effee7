import type { Cause } from './cause.ts';
import type { Decision, TraceStep } from './decision.ts';
import { decide } from './decision.ts';

/**
 * Returns a text whose code units are UTF-8 bytes as the characters they stand for, as it was written; any other text stays.
 * Profiles compare bytes; people read characters.
 */
export function legible(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  try {
    return decodeURIComponent(
      text.replace(/[%\u0080-\u00ff]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  } catch {
    return text;
  }
}

/** Returns how many characters the first `length` bytes of a path are; one that is not whole counts for nothing. */
function lengthOf(path: string, length: number): number {
  let end = length;
  // At most three bytes of a character can be there without its last one.
  while (end > 0 && end > length - 3 && path.charCodeAt(end) >> 6 === 2) end--;
  return legible(path.slice(0, end)).length;
}

function legibleStep(step: TraceStep, compared: string): TraceStep {
  switch (step.kind) {
    case 'normalise':
    case 'rewrite':
      return { ...step, before: legible(step.before), after: legible(step.after) };
    case 'path':
      return legiblePath(step, compared);
    default:
      return step;
  }
}

function legiblePath(step: Extract<TraceStep, { kind: 'path' }>, compared: string): TraceStep {
  const { matcher, groups } = step;
  return {
    ...step,
    matcher:
      'path' in matcher ? { ...matcher, path: legible(matcher.path) } : { ...matcher, source: legible(matcher.source) },
    matchedLength: lengthOf(compared, step.matchedLength),
    ...(groups ? { groups: groups.map((group) => group && legible(group)) } : {}),
  };
}

function isNoChange(step: TraceStep): boolean {
  return step.kind === 'normalise' && step.before === step.after;
}

/** Fields of a cause that may hold bytes: paths and sources as they were compared. */
const compared: ReadonlySet<string> = new Set(['path', 'source', 'corrected']);

/** Returns a part of a cause with what was compared in characters; names, ids and places stay. */
function legiblePart(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((one) => legiblePart(one, path));
  if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return value;
  const fields = Object.entries(value).map(([key, field]: [string, unknown]) => {
    if (typeof field === 'string') return [key, compared.has(key) ? legible(field) : field];
    return [key, key === 'at' && typeof field === 'number' ? lengthOf(path, field) : legiblePart(field, path)];
  });
  // The same fields with values of the same types.
  return Object.fromEntries(fields);
}

/** Returns a decision for people: paths that are bytes for the controller as the characters they were written with. */
export function legibleDecision(decision: Decision): Decision {
  const { comparedPath, trace } = decision;
  const isPlain = !/[\u0080-\u00ff]/.test(comparedPath) && !/[\u0080-\u00ff]/.test(JSON.stringify(trace));
  if (isPlain) return decision;
  const { outcome, evidence } = decision;
  const told = {
    outcome,
    evidence,
    comparedPath: legible(comparedPath),
    // Characters that only became bytes are no change to anybody.
    trace: trace.map((step) => legibleStep(step, comparedPath)).filter((step) => !isNoChange(step)),
  };
  // A cause has the same kind and fields with every path in characters.
  return decide(told, () => legiblePart(decision.cause, comparedPath) as Cause);
}
