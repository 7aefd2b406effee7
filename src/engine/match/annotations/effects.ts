import type { IdleReason } from '../../diagnostics/controller-codes.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located, Service } from '../../model/objects.ts';
import { type ControllerIdentity, placeOfAnnotation, type Reported, report } from '../report.ts';

/** Returns a finding on an annotation that its controller reads, and that does nothing where it stands. */
export function reportIdle(
  identity: ControllerIdentity,
  located: Located<Ingress | Service>,
  annotation: string,
  reason: IdleReason,
  detail = '',
): Reported {
  const params = { controller: identity.displayName, annotation, reason, detail };
  const severity = reason === 'needs' ? 'info' : 'warning';
  return report(identity, 'controller/annotation-idle', params, severity, placeOfAnnotation(located, annotation));
}

/** Returns a finding on an annotation that answers requests which have a path of their own; `witness` is one of them. */
export function reportWider(
  identity: ControllerIdentity,
  located: Located<Ingress>,
  annotation: string,
  taken: string,
  witness: string,
): Reported {
  const params = { controller: identity.displayName, annotation, taken };
  const place = placeOfAnnotation(located, annotation);
  const { object, diagnostic } = report(identity, 'controller/annotation-wider', params, 'warning', place);
  return { object, diagnostic: { ...diagnostic, witness } };
}

/** True for an Ingress with a path whose type leaves it to the controller what it means. */
export function hasOpenPath({ rules }: Ingress): boolean {
  return rules.some(({ paths }) =>
    paths?.some(({ pathType }) => !pathType.value || pathType.value === 'ImplementationSpecific'),
  );
}
