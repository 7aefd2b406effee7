import type { SourceRange } from '../text/range.ts';
import type { Metadata } from './metadata.ts';
import type { Sourced } from './sourced.ts';

/** @source kubernetes/api networking/v1/types.go PathType (v1.35) */
export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific';

/** Exactly one of `number` and `name` is set in a valid manifest; both may be `null` in a broken one. */
export interface ServiceBackendPort {
  readonly name: string | null;
  readonly number: number | null;
}

export interface IngressServiceBackend {
  readonly name: Sourced<string>;
  readonly port: Sourced<ServiceBackendPort>;
}

/** @source kubernetes/api core/v1/types.go TypedLocalObjectReference (v1.35) */
export interface TypedLocalObjectReference {
  readonly apiGroup: string | null;
  readonly kind: string;
  readonly name: string;
}

/** In a valid manifest exactly one of `service` and `resource` is set. */
export interface IngressBackend {
  readonly service: IngressServiceBackend | null;
  readonly resource: Sourced<TypedLocalObjectReference> | null;
}

export interface HTTPIngressPath {
  /** `null` when absent. */
  readonly path: Sourced<string | null>;
  /** As written; `null` when absent. A value outside PathType stays a string here and is a validation error. */
  readonly pathType: Sourced<string | null>;
  readonly backend: Sourced<IngressBackend | null>;
  /** The whole list item, without its dash and comments. */
  readonly range: SourceRange;
}

export interface IngressRule {
  /** `null` when absent or empty: any host. */
  readonly host: Sourced<string | null>;
  /** `null` when the rule has no `http`. */
  readonly paths: readonly HTTPIngressPath[] | null;
  readonly range: SourceRange;
}

export interface IngressTLS {
  readonly hosts: readonly Sourced<string>[];
  readonly secretName: Sourced<string | null>;
  readonly range: SourceRange;
}

/** An Ingress as read; older API versions are lifted to this shape, `apiVersion` tells. */
export interface Ingress {
  readonly kind: 'Ingress';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly ingressClassName: Sourced<string | null>;
  readonly defaultBackend: Sourced<IngressBackend> | null;
  readonly rules: readonly IngressRule[];
  readonly tls: readonly IngressTLS[];
  readonly range: SourceRange;
}

/** The port of a backend that stands for an action in an annotation. */
export const actionPort = 'use-annotation';

/**
 * Returns true for a backend that stands for an action in an annotation: neither its Service nor its port has to exist.
 * @source kubernetes-sigs/aws-load-balancer-controller pkg/ingress/enhanced_backend_builder.go (v2.13)
 */
export function isActionOfAnnotation({ port }: IngressServiceBackend): boolean {
  return port.value.name === actionPort;
}
