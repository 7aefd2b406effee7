import { namespaceOf } from '../model/metadata.ts';
import type { RuleRef } from '../model/objects.ts';
import type { SourceRange } from '../text/range.ts';
import { near, type Subject, subjectAt } from './subject.ts';
import { type FilePlace, type LanguageWorld, placeIn } from './world.ts';

/** Returns where the Service, IngressClass or Secret that is named at an offset stands; none when no file holds it. */
export function definitionsAt(world: LanguageWorld, file: string, offset: number): readonly FilePlace[] {
  const subject = subjectAt(world, file, offset);
  if (!subject || (subject.place.where === 'key' && subject.site?.field?.type !== 'text')) return [];
  const { cluster } = world;
  const text = subject.place.token.text;
  switch (subject.site?.field?.id) {
    case 'serviceBackend.name':
    case 'oldBackend.serviceName':
      return namedPlaces(world, cluster.services, text, subject.namespace);
    case 'backendPort.number':
    case 'backendPort.name':
      return namedPlaces(world, cluster.services, near(subject, 1, 'name'), subject.namespace);
    case 'oldBackend.servicePort':
      return namedPlaces(world, cluster.services, near(subject, 0, 'serviceName'), subject.namespace);
    case 'tls.secretName':
      return namedPlaces(world, cluster.secrets, text, subject.namespace);
    case 'ingressSpec.ingressClassName':
    case 'oldIngressSpec.ingressClassName':
      return namedPlaces(world, cluster.ingressClasses, text, null);
    case 'annotations[]':
      return subject.site.field.name === 'kubernetes.io/ingress.class'
        ? namedPlaces(world, cluster.ingressClasses, text, null)
        : [];
    default:
      return [];
  }
}

type Named = LanguageWorld['cluster']['services' | 'secrets' | 'ingressClasses'];

/** `namespace` is `null` for objects of the whole cluster. */
function namedPlaces(world: LanguageWorld, list: Named, name: string, namespace: string | null): readonly FilePlace[] {
  return list
    .filter(({ object: { metadata } }) => metadata.name.value === name)
    .filter(({ object: { metadata } }) => namespace === null || namespaceOf(metadata) === namespace)
    .map(({ object, ref }) => placeIn(world, ref, object.metadata.name.range ?? object.range));
}

/** What can be renamed at an offset, in all files at once; `range` holds the old name. */
export type RenameTarget = { readonly range: SourceRange; readonly text: string } & (
  | { readonly kind: 'host'; readonly rules: readonly RuleRef[] }
  | { readonly kind: 'service'; readonly namespace: string }
);

/** Returns the host or Service at an offset that can be renamed; `null` for anything else. */
export function renameTargetAt(world: LanguageWorld, file: string, offset: number): RenameTarget | null {
  const subject = subjectAt(world, file, offset);
  if (!subject || subject.place.token.text === '') return null;
  const { range, namespace } = subject;
  const text = subject.place.token.text;
  switch (renamable(subject)) {
    case 'host': {
      const rules = rulesOf(world, text);
      return rules.length > 0 ? { kind: 'host', range, text, rules } : null;
    }
    case 'service':
      return { kind: 'service', range, text, namespace };
    case null:
      return null;
  }
}

function renamable({ site, kind, place }: Subject): 'host' | 'service' | null {
  const field = site?.field;
  if (place.where === 'key' && field?.type !== 'text') return null;
  switch (field?.id) {
    case 'rule.host':
    case 'oldRule.host':
    case 'tls.hosts':
      return 'host';
    case 'serviceBackend.name':
    case 'oldBackend.serviceName':
      return 'service';
    case 'metadata.name':
      return kind === 'Service' ? 'service' : null;
    default:
      return null;
  }
}

function rulesOf({ cluster }: LanguageWorld, host: string): readonly RuleRef[] {
  return cluster.ingresses.flatMap(({ object, ref }) =>
    object.rules.flatMap(({ host: { value } }, rule) => (value === host ? [{ object: ref, rule }] : [])),
  );
}
