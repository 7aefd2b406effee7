import { useMemo } from 'react';
import type { Answer } from '../../state/types.ts';
import { controllerNames } from '../common/controllers.ts';
import { useAppState } from '../common/store-context.ts';
import { type Disagreement, disagreements, type ProfileOf } from './disagreements.ts';

/** Every profile that can be compared. */
export const allControllers: readonly string[] = controllerNames.map(({ id }) => id);

/** Larger workspaces are not surveyed: compiling them for every controller would be felt. */
export const maxSurveyedPaths = 20_000;

/** Returns who answers for a router now. */
export function useProfileOf(): ProfileOf {
  const nodes = useAppState((state) => state.snapshot.nodes);
  return useMemo(
    () => (routerId) => {
      const node = nodes.get(routerId);
      return node?.kind === 'edge-router' ? node.controller : null;
    },
    [nodes],
  );
}

/** Returns the disagreements of A and B; none while nobody compares. */
export function useDisagreements(): readonly Disagreement[] {
  const survey = useAppState((state) => state.survey);
  const second = useAppState((state) => state.compareWith);
  const profileOf = useProfileOf();
  return useMemo(() => (second === null ? [] : disagreements(survey, profileOf, second)), [survey, profileOf, second]);
}

/** Returns B's answer to the request in the bar; `null` while there is none or it is of an older request. */
export function useSecondAnswer(): Answer | null {
  const second = useAppState((state) => state.compareWith);
  const answer = useAppState((state) => state.request.answer);
  const otherControllers = useAppState((state) => state.otherControllers);
  return useMemo(() => {
    const found = otherControllers.find(({ controller }) => controller === second);
    return found && answer && isSameRequest(found, answer) ? found : null;
  }, [second, answer, otherControllers]);
}

/** Returns true when two answers speak of the same request through the same router. */
export function isSameRequest(a: Answer, b: Answer): boolean {
  const line = ({ request, routerId }: Answer) =>
    JSON.stringify([routerId, { ...request, headers: [...request.headers] }]);
  return line(a) === line(b);
}
