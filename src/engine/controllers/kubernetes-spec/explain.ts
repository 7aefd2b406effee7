import type { Decision, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import { causeOf, type Questions } from './cause.ts';
import { findAllPaths } from './find.ts';
import { backendNotes, hostNotes, pathNotes, requestNotes } from './notes.ts';
import { fallbackOf, outcomeOf } from './outcome.ts';
import { chooseHost, findHosts, resolveRequest } from './resolve.ts';
import { hostSteps, normaliseSteps, overtakenSteps, pathSteps, preferSteps } from './steps.ts';
import type { World } from './world.ts';

/** True for a note that names an open point of the specification: the answer is then our reading, not the document's. */
function isChoice(step: TraceStep): boolean {
  return step.kind === 'note' && /^A\d+$/.test(step.rule);
}

/** Returns the steps with one note per open point: the last, which speaks of the most particular place. */
function withoutRepeatedNotes(steps: readonly TraceStep[]): readonly TraceStep[] {
  const last = new Map(steps.flatMap((step) => (step.kind === 'note' ? [[step.rule, step] as const] : [])));
  return steps.filter((step) => step.kind !== 'note' || last.get(step.rule) === step);
}

/** Returns the outcome that `match` gives, with every host and path that was considered and why it won or lost. */
export function explain(world: World, request: HttpRequest, questions: Questions): Decision {
  const resolved = resolveRequest(request);
  const candidates = findHosts(world, resolved.normalised);
  const site = chooseHost(candidates);
  const matched = site ? findAllPaths(site, resolved.path) : [];
  const winner = matched[0] ?? null;
  const outcome = outcomeOf(world, site, winner, resolved);
  const trace: TraceStep[] = [...normaliseSteps(request, resolved), ...requestNotes(resolved, winner)];
  if (world.taken.length < world.all) {
    trace.push({ kind: 'class', rule: 'kubernetes/known-class', taken: world.taken.length, all: world.all });
  }
  trace.push(...hostSteps(world, candidates, site, resolved.normalised.host));
  trace.push(...hostNotes(candidates, site, winner, request, resolved));
  if (site) {
    trace.push(...pathSteps(site, matched, resolved.path));
    trace.push(...overtakenSteps(candidates, site, resolved.path));
    trace.push(...preferSteps(matched));
    trace.push(...pathNotes(site, matched, resolved.path));
  }
  if (!winner && outcome.kind !== 'unknown') {
    const fallback = fallbackOf(world, site);
    if (fallback) {
      const params = { ingress: fallback.ingress, nodeId: fallback.nodeId };
      trace.push({ kind: 'note', rule: 'kubernetes/default-backend', params });
    }
  }
  trace.push(...backendNotes(world, site, winner, outcome));
  trace.push({ kind: 'outcome', outcome });
  const evidence = outcome.kind === 'unknown' || trace.some(isChoice) ? 'inferred' : 'documented';
  const told = { outcome, trace: withoutRepeatedNotes(trace), evidence, comparedPath: resolved.path } as const;
  const found = { world, request, resolved, candidates, site, matched, outcome };
  return decide(told, () => causeOf(found, questions));
}
