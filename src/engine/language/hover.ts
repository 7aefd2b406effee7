import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import { namespaceOf } from '../model/metadata.ts';
import { tableOf } from '../text/lookup.ts';
import type { SourceRange } from '../text/range.ts';
import { siteAt } from './fields.ts';
import { type Subject, subjectAt } from './subject.ts';
import type { LanguageWorld } from './world.ts';

/** What a pointed-at word is: facts and keys of words; the words themselves are the page's. */
export type HoverSubject =
  | {
      readonly kind: 'field';
      readonly id: string;
      readonly name: string;
      readonly type: string;
      readonly isRequired: boolean;
    }
  | { readonly kind: 'path-type'; readonly pathType: string }
  | { readonly kind: 'annotation'; readonly spec: AnnotationSpec }
  /** `ports` as `name port → target`; `isFound` is false when no file holds the Service. */
  | {
      readonly kind: 'service';
      readonly namespace: string;
      readonly name: string;
      readonly isFound: boolean;
      readonly ports: readonly string[];
    };

export interface Hover {
  readonly range: SourceRange;
  readonly subject: HoverSubject;
}

/** Returns what the word at an offset of a file is; `null` for everything unknown. */
export function hover(world: LanguageWorld, file: string, offset: number): Hover | null {
  const subject = subjectAt(world, file, offset);
  if (!subject || subject.place.token.text === '') return null;
  const found = subject.place.where === 'key' && !isItem(subject) ? ofKey(world, subject) : ofValue(world, subject);
  return found && { range: subject.range, subject: found };
}

function isItem({ site }: Subject): boolean {
  return site?.field?.type === 'text';
}

function ofKey(world: LanguageWorld, subject: Subject): HoverSubject | null {
  const { kind, apiVersion, steps, place } = subject;
  const field = siteAt(kind, apiVersion, [...steps, place.token.text])?.field;
  if (!field) return null;
  if (field.id === 'annotations[]') return ofAnnotation(world, subject, field.name);
  if (field.id.endsWith('[]')) return null;
  return { kind: 'field', id: field.id, name: field.name, type: field.type, isRequired: field.required };
}

function ofAnnotation(world: LanguageWorld, { className }: Subject, name: string): HoverSubject | null {
  const spec = world.annotationsOf(className).find((one) => one.name === name);
  if (spec) return { kind: 'annotation', spec };
  const standard = standards.get(name);
  return standard === undefined
    ? null
    : { kind: 'annotation', spec: { name, type: 'text', values: [], doc: standard } };
}

const standards = tableOf<string>({
  'kubernetes.io/ingress.class': 'class-annotation',
  'ingressclass.kubernetes.io/is-default-class': 'default-class',
  'service.kubernetes.io/topology-mode': 'topology-mode',
  'service.kubernetes.io/topology-aware-hints': 'topology-hints',
  'service.beta.kubernetes.io/load-balancer-source-ranges': 'source-ranges',
});

function ofValue(world: LanguageWorld, subject: Subject): HoverSubject | null {
  const { site, place, namespace } = subject;
  const id = site?.field?.id ?? '';
  const name = place.token.text;
  if (id.endsWith('.pathType')) return { kind: 'path-type', pathType: name };
  if (id === 'annotations[]') return ofAnnotation(world, subject, site?.field?.name ?? '');
  if (id !== 'serviceBackend.name' && id !== 'oldBackend.serviceName') return null;
  const found = world.cluster.services.find(
    ({ object: { metadata } }) => metadata.name.value === name && namespaceOf(metadata) === namespace,
  );
  const ports = (found?.object.ports ?? []).map(({ name: port, port: number, targetPort }) =>
    `${port ?? ''} ${number} → ${targetPort}`.trim(),
  );
  return { kind: 'service', namespace, name, isFound: found !== undefined, ports };
}
