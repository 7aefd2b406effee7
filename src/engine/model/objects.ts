import type { SourceRange } from '../text/range.ts';
import type { Ingress } from './ingress.ts';
import type { Annotation, Metadata } from './metadata.ts';

export interface ServicePort {
  readonly name: string | null;
  readonly port: number;
  /** A number or the name of a container port; equals `port` when absent. */
  readonly targetPort: number | string;
  /** Whether `targetPort` is written. */
  readonly hasTarget: boolean;
  readonly protocol: string;
}

export interface Service {
  readonly kind: 'Service';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly type: string;
  readonly externalName: string | null;
  readonly clusterIP: string | null;
  /** `null` when absent: endpoints are then managed by hand. */
  readonly selector: ReadonlyMap<string, string> | null;
  readonly ports: readonly ServicePort[];
  readonly range: SourceRange;
}

export interface IngressClass {
  readonly kind: 'IngressClass';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly controller: string | null;
  readonly isDefault: boolean;
  readonly parameters: { readonly apiGroup: string | null; readonly kind: string; readonly name: string } | null;
  readonly range: SourceRange;
}

export interface EndpointSlice {
  readonly kind: 'EndpointSlice';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  /** From the label `kubernetes.io/service-name`; `null` when absent. */
  readonly serviceName: string | null;
  /** Number of endpoints whose condition `ready` is not false. */
  readonly readyCount: number;
  readonly addresses: readonly string[];
  readonly ports: readonly { readonly name: string | null; readonly port: number | null }[];
  readonly range: SourceRange;
}

/** Name, type and the names of its keys only: Secret values never leave the text. */
export interface Secret {
  readonly kind: 'Secret';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly type: string | null;
  readonly dataKeys: readonly string[];
  readonly range: SourceRange;
}

/** Something that runs Pods: enough to tell whether a Service's selector finds it. */
export interface Workload {
  readonly kind: 'Workload';
  /** The real kind: Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, Pod. */
  readonly workloadKind: string;
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly podLabels: ReadonlyMap<string, string>;
  readonly containerPorts: readonly { readonly name: string | null; readonly containerPort: number }[];
  readonly range: SourceRange;
}

/** ConfigMap data is kept because controllers read their options from it. */
export interface ConfigMap {
  readonly kind: 'ConfigMap';
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly data: ReadonlyMap<string, Annotation>;
  readonly range: SourceRange;
}

/** Any other kind: kept untouched, known by name only. */
export interface OtherObject {
  readonly kind: 'Other';
  readonly otherKind: string;
  readonly apiVersion: string;
  readonly metadata: Metadata;
  readonly range: SourceRange;
}

export type KubernetesObject =
  | Ingress
  | Service
  | IngressClass
  | EndpointSlice
  | Secret
  | Workload
  | ConfigMap
  | OtherObject;

/** Where an object stands: file, index of the document in the file, index of the object in the document (a List has many). */
export interface ObjectRef {
  readonly file: string;
  readonly document: number;
  readonly item: number;
}

/** Returns true when both references name the same object. */
export function isSameObject(a: ObjectRef, b: ObjectRef): boolean {
  return a.file === b.file && a.document === b.document && a.item === b.item;
}

/** An object with its place; `base` is the file offset that the object's ranges are relative to. */
export interface Located<T> {
  readonly object: T;
  readonly ref: ObjectRef;
  readonly base: number;
}

/** A place in the workspace; `range` is relative to the document, so that edits elsewhere leave it alone. */
export interface Place {
  readonly object: ObjectRef;
  readonly range: SourceRange;
}

/** A rule by its index in `spec.rules`. */
export interface RuleRef {
  readonly object: ObjectRef;
  readonly rule: number;
}

/** A path by its index in its rule. */
export interface PathRef extends RuleRef {
  readonly path: number;
}
