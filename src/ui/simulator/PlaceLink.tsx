import type { Place } from '../../engine/model/index.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Leads to where something is written. */
export function PlaceLink({ place }: { readonly place: Place }) {
  const { cause } = useMessages();
  const { revealPlace } = useActions();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, place.object, place.range);
  if (line === null) return null;
  return (
    <button type="button" className="link acc" onClick={() => revealPlace(place.object, place.range, true)}>
      {cause.line(line)}
    </button>
  );
}
