import { useEffect } from 'react';
import { useActions, useAppState } from '../common/store-context.ts';
import { allControllers, maxSurveyedPaths } from '../parts/use-comparison.ts';

const surveyPauseMs = 700;
const askPauseMs = 80;

/** Asks the other controllers about the request in the bar when it rests, and about all paths when the text rests. */
export function CompareWatch() {
  const { askOtherControllers, askSurvey } = useActions();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const revision = useAppState((state) => state.snapshot.revision);
  const paths = useAppState((state) => state.snapshot.counts.paths);
  const options = useAppState((state) => state.options);
  const answer = useAppState((state) => state.request.answer);
  const second = useAppState((state) => state.compareWith);
  const isTraced = useAppState((state) => state.bottomTab === 'trace' || state.narrowTab === 'request');
  const sentLines = useAppState((state) => state.sentLines);
  const isMatrix = useAppState((state) => state.routesView === 'matrix');

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again whenever what is known has changed
  useEffect(() => {
    if (paths === 0 || paths > maxSurveyedPaths) return;
    const timer = setTimeout(() => void askSurvey(allControllers), surveyPauseMs);
    return () => clearTimeout(timer);
  }, [nodes, revision, paths, options, askSurvey, isMatrix && sentLines]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again whenever what is known has changed
  useEffect(() => {
    const isSmall = paths <= maxSurveyedPaths;
    const asked = isTraced && isSmall ? allControllers : second === null ? [] : [second];
    const timer = setTimeout(() => void askOtherControllers(answer ? asked : []), askPauseMs);
    return () => clearTimeout(timer);
  }, [answer, nodes, options, second, isTraced, paths, askOtherControllers]);

  return null;
}
