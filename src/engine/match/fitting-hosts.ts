import type { Ingress, IngressRule } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { classNameOf } from './class-name.ts';
import type { TraceStep } from './decision.ts';
import { compareHost, type HostVerdict } from './host-match.ts';
import { hostId } from './ids.ts';

/** What a controller makes of the hosts of rules. */
interface Known {
  /** It keeps a wildcard without its star and takes that for the name it is. */
  readonly isKept?: boolean;
  /** A rule makes its host known without paths too. */
  readonly isBareKnown?: boolean;
}

/** How a rule's host takes the one that is asked for; `no` for a rule that says nothing: with neither a host nor paths, or without paths. */
function verdictOf({ host, paths }: IngressRule, asked: string, { isKept, isBareKnown }: Known): HostVerdict {
  if (!paths?.length && !(isBareKnown && host.value)) return 'no';
  if (isKept && host.value === `*${asked}`) return 'wildcard';
  const verdict = compareHost(host.value?.toLowerCase() ?? null, asked);
  // Not every controller lets a star stand for a label of other characters.
  return verdict === 'wildcard' && !/^[\w-]+\./.test(asked) ? 'no' : verdict;
}

/**
 * Returns the host steps of a trace with every host that rules name for this request, where no path of any was chosen:
 * a host is known though each of its paths is left out, refused or on the other scheme. `asked` is the host as the controller
 * compares it.
 */
export function withFittingHosts(
  steps: readonly TraceStep[],
  taken: readonly Located<Ingress>[],
  asked: string,
  known: Known = {},
): readonly TraceStep[] {
  if (asked === '' || steps.some((step) => step.kind === 'host' && step.chosen)) return steps;
  const listed = new Map(steps.flatMap((step) => (step.kind === 'host' ? [[step.hostId, step] as const] : [])));
  for (const { object } of taken) {
    for (const rule of object.rules) {
      const verdict = verdictOf(rule, asked, known);
      if (verdict === 'no') continue;
      const host = rule.host.value || null;
      const id = hostId(classNameOf(object), host);
      if (!listed.has(id)) listed.set(id, { kind: 'host', host, verdict, chosen: false, hostId: id });
    }
  }
  return [...listed.values()];
}
