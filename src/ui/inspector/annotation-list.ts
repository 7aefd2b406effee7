import type { AnnotationSpec } from '../../engine/match/index.ts';

/** A part of the list of annotations; `from` is the place of its first entry in the whole list. */
export interface AnnotationGroup {
  readonly kind: 'routing' | 'others';
  readonly specs: readonly AnnotationSpec[];
  readonly from: number;
}

/** Returns annotations in the order they are listed: those that Ingraph reads for routing first. */
export function listed(found: readonly AnnotationSpec[]): readonly AnnotationGroup[] {
  const routing = found.filter(({ doc }) => doc !== null);
  const others = found.filter(({ doc }) => doc === null);
  const groups: readonly AnnotationGroup[] = [
    { kind: 'routing', specs: routing, from: 0 },
    { kind: 'others', specs: others, from: routing.length },
  ];
  return groups.filter(({ specs }) => specs.length > 0);
}
