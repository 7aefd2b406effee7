import type { SourceRange } from '../text/range.ts';
import { type FieldSite, siteAt } from './fields.ts';
import { findPlace } from './find-place.ts';
import { objectFrame, type Place, stepsTo, valueAt } from './frames.ts';
import { type LanguageWorld, unitAt } from './world.ts';

/** What stands at an offset of a file, in terms of the API. */
export interface Subject {
  readonly place: Place;
  readonly steps: readonly string[];
  readonly kind: string;
  readonly apiVersion: string;
  readonly namespace: string;
  /** The class the object asks for, `null` without one. */
  readonly className: string | null;
  /** What the API has where the token stands: for a key the map around it. `null` where it has nothing. */
  readonly site: FieldSite | null;
  /** How far dashes stand right of the key above them in this document. */
  readonly dashes: number;
  /** The token's range, as offsets of the file. */
  readonly range: SourceRange;
}

const classAnnotation = 'kubernetes.io/ingress.class';

/** Returns what stands at an offset of a file; `null` in comments, block scalars and templates. */
export function subjectAt(world: LanguageWorld, file: string, offset: number): Subject | null {
  const at = unitAt(world, file, offset);
  if (!at || at.unit.status === 'helm' || at.unit.status === 'too-large') return null;
  const { place, dashes, frames } = findPlace(at.unit.text, offset - at.base);
  if (!place) return null;
  const object = objectFrame(place.frame);
  const inObject = (...way: readonly string[]) =>
    frames.find((frame) => objectFrame(frame) === object && stepsTo(frame).join(' ') === way.join(' '));
  const metadata = inObject('metadata');
  const annotations = inObject('metadata', 'annotations');
  const spec = inObject('spec');
  const steps = stepsTo(place.frame);
  const kind = valueAt(object, 'kind');
  const apiVersion = valueAt(object, 'apiVersion');
  const { start, end } = place.token.range;
  return {
    place,
    steps,
    kind,
    apiVersion,
    namespace: (metadata && valueAt(metadata, 'namespace')) || 'default',
    className:
      (spec && valueAt(spec, 'ingressClassName')) || (annotations && valueAt(annotations, classAnnotation)) || null,
    site: siteAt(kind, apiVersion, steps),
    dashes: dashes ?? 0,
    range: { start: at.base + start, end: at.base + end },
  };
}

/** Returns the scalar beside a subject's token, or in a map above it: `name` of the Service beside its port. */
export function near(subject: Subject, up: number, key: string): string {
  let frame = subject.place.where === 'value' ? subject.place.frame.parent : subject.place.frame;
  for (let i = 0; i < up; i++) frame = frame?.parent ?? null;
  return frame ? valueAt(frame, key) : '';
}
