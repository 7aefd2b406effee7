import { Scale } from 'lucide-react';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** How many paths mean the same on all controllers and in the specification; a press shows the requests that differ. */
export function PortabilityButton() {
  const { setRoutesView, setMatrixOnlyDiffering, setNarrowTab } = useActions();
  const { compare } = useMessages();
  const survey = useAppState((state) => state.survey);
  const hasPaths = useAppState((state) => state.snapshot.counts.paths > 0);
  if (!survey || !hasPaths || survey.paths.length === 0) return null;
  const same = survey.paths.filter(({ verdict }) => verdict === 'same').length;
  // The specification is asked too, and is no controller.
  const controllers = survey.controllers.filter((id) => id !== 'kubernetes').length;
  const short = compare.portable(same, survey.paths.length);
  const long = compare.portableLong(same, survey.paths.length, controllers);
  const onClick = () => {
    setMatrixOnlyDiffering(true);
    setRoutesView('matrix');
    setNarrowTab('routes');
  };
  return (
    <Button className="portable" title={long} aria-label={`${short}: ${long}`} onClick={onClick}>
      <Scale size={14} strokeWidth={1.75} aria-hidden />
      {short}
    </Button>
  );
}
