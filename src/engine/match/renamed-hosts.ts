import type { Cause } from './cause.ts';
import { type Decision, decide, type TraceStep } from './decision.ts';
import type { NodeId } from './ids.ts';

type Names = ReadonlyMap<string, NodeId>;

function renamedIn(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, names));
  if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return value;
  const fields = Object.entries(value).map(([key, field]: [string, unknown]) => {
    if (key === 'hostId' && typeof field === 'string') return [key, names.get(field) ?? field];
    return [key, renamedIn(field, names)];
  });
  return Object.fromEntries(fields);
}

/** Each host once, though it had a name for each class. */
function renamedSteps(trace: readonly TraceStep[], names: Names): readonly TraceStep[] {
  const chosen = new Set(
    trace.flatMap((step) => (step.kind === 'host' && step.chosen ? [names.get(step.hostId)] : [])),
  );
  const seen = new Set<NodeId>();
  return trace.flatMap((step): readonly TraceStep[] => {
    if (step.kind !== 'host') return [step];
    const hostId = names.get(step.hostId) ?? step.hostId;
    if (seen.has(hostId)) return [];
    seen.add(hostId);
    return [{ ...step, hostId, chosen: step.chosen || chosen.has(hostId) }];
  });
}

/** Returns a decision with its hosts under other ids. */
export function renamingHosts(decision: Decision, names: Names): Decision {
  const { outcome, evidence, comparedPath, trace } = decision;
  const told = { outcome, evidence, comparedPath, trace: renamedSteps(trace, names) };
  // A cause has the same kind and fields; only ids of hosts are others.
  return decide(told, () => renamedIn(decision.cause, names) as Cause);
}
