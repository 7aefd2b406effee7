import type { Outcome } from '../match/decision.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { RoutingProgram } from '../match/profile.ts';

function shortOf(outcome: Outcome): string | number {
  switch (outcome.kind) {
    case 'backend':
      return outcome.service.name;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'any-of':
      return outcome.candidates
        .map(({ name }) => name)
        .sort()
        .join(' or ');
    case 'status':
      return outcome.status;
    default:
      return outcome.kind;
  }
}

/** Returns the answer to a request line in short, for tests: the Service's name, a status, `308 https://…`, `a or b`, or the kind. */
export function answerTo(program: RoutingProgram, line: string): string | number {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(`not a request: ${line}`);
  return shortOf(program.match(parsed.value));
}
