import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import { classNameOf } from '../match/class-name.ts';
import type { IngressBackend, TypedLocalObjectReference } from '../model/ingress.ts';
import { namespaceOf } from '../model/metadata.ts';
import type { ObjectRef } from '../model/objects.ts';
import { nearest } from '../text/suggest.ts';
import type { LanguageWorld } from './world.ts';

/** A backend as it is written. */
export type BackendDetails =
  | { readonly service: string; readonly port: string }
  | { readonly resource: TypedLocalObjectReference };

/** An annotation as it is written, with what is known about its key. */
export interface AnnotationDetails {
  readonly key: string;
  readonly value: string;
  readonly spec: AnnotationSpec | null;
  /** A key that the controller knows and that was likely meant; `''` when none is near. */
  readonly nearest: string;
  /** True when another controller reads it, and this one does not. */
  readonly isForeign: boolean;
}

/** What an Ingress holds besides its rules, for a form that edits it. */
export interface IngressDetails {
  readonly name: string;
  /** `null` when none is written. */
  readonly namespace: string | null;
  readonly className: string | null;
  readonly hosts: readonly string[];
  /** The backends of its paths, by rule and path. */
  readonly backends: readonly (readonly (BackendDetails | null)[])[];
  readonly tls: readonly { readonly hosts: readonly string[]; readonly secretName: string | null }[];
  readonly defaultBackend: BackendDetails | null;
  readonly annotations: readonly AnnotationDetails[];
  /** What its controller reads and it does not have yet; what changes routing first. */
  readonly offered: readonly AnnotationSpec[];
}

/** What a form needs to edit the ports of a Service. */
export interface ServiceDetails {
  readonly ports: readonly {
    readonly name: string | null;
    readonly port: number;
    /** `null` when none is written. */
    readonly targetPort: number | string | null;
  }[];
}

/** Returns what a Service holds; `null` when it is gone or no Service. */
export function serviceDetails(world: LanguageWorld, { file, document, item }: ObjectRef): ServiceDetails | null {
  const object = world.files.find(({ name }) => name === file)?.units[document]?.objects[item];
  if (object?.kind !== 'Service') return null;
  return {
    ports: object.ports.map(({ name, port, targetPort, hasTarget }) => ({
      name,
      port,
      targetPort: hasTarget ? targetPort : null,
    })),
  };
}

/** Names of the workspace for a form to offer. */
export interface WorkspaceNames {
  readonly namespaces: readonly string[];
  readonly classes: readonly { readonly name: string; readonly controller: string }[];
  readonly secrets: readonly { readonly namespace: string; readonly name: string }[];
}

/** Returns what an Ingress holds; `null` when it is gone or no Ingress. */
export function ingressDetails(world: LanguageWorld, { file, document, item }: ObjectRef): IngressDetails | null {
  const object = world.files.find(({ name }) => name === file)?.units[document]?.objects[item];
  if (object?.kind !== 'Ingress') return null;
  const className = classNameOf(object);
  const known = world.annotationsOf(className);
  const { annotations, name, namespace } = object.metadata;
  const free = known.filter((spec) => !annotations.has(spec.name));
  return {
    name: name.value,
    namespace: namespace.value || null,
    className,
    hosts: unique(object.rules.map(({ host }) => host.value ?? '')),
    backends: object.rules.map(({ paths }) => (paths ?? []).map(({ backend }) => backendDetails(backend.value))),
    tls: object.tls.map(({ hosts, secretName }) => ({
      hosts: hosts.map(({ value }) => value),
      secretName: secretName.value,
    })),
    defaultBackend: backendDetails(object.defaultBackend?.value ?? null),
    annotations: [...annotations].map(([key, { value }]) => annotationDetails(key, value, known, world)),
    offered: [...free.filter(({ doc }) => doc !== null), ...free.filter(({ doc }) => doc === null)],
  };
}

function backendDetails(backend: IngressBackend | null): BackendDetails | null {
  if (backend?.resource) return { resource: backend.resource.value };
  if (!backend?.service) return null;
  const { name, number } = backend.service.port.value;
  return { service: backend.service.name.value, port: String(name ?? number ?? '') };
}

function annotationDetails(
  key: string,
  value: string,
  known: readonly AnnotationSpec[],
  { isKnown }: LanguageWorld,
): AnnotationDetails {
  const spec = known.find(({ name }) => name === key) ?? null;
  const isForeign = spec === null && isKnown(key);
  return { key, value, spec, nearest: spec ? '' : nearestKey(key, known), isForeign };
}

/** The known key whose name without prefix is the same or nearest: another prefix is the usual mistake. */
function nearestKey(key: string, known: readonly AnnotationSpec[]): string {
  const own = (name: string): string => name.slice(name.indexOf('/') + 1);
  // A key of Kubernetes itself is no slip of a controller's.
  if (key.startsWith('kubernetes.io/') || key.startsWith('kubectl.kubernetes.io/')) return '';
  const near = nearest(
    own(key),
    known.map(({ name }) => own(name)),
  );
  return near === '' ? '' : (known.find(({ name }) => own(name) === near)?.name ?? '');
}

/** Returns the names that forms offer. */
export function workspaceNames({ cluster }: LanguageWorld): WorkspaceNames {
  const { ingresses, services, secrets, ingressClasses } = cluster;
  const classes = new Map(ingressClasses.map(({ object }) => [object.metadata.name.value, object.controller ?? '']));
  for (const { object } of ingresses) {
    const name = classNameOf(object) ?? '';
    if (name !== '' && !classes.has(name)) classes.set(name, '');
  }
  const used = ingresses.flatMap(({ object }) =>
    object.tls.map(({ secretName }) => ({ namespace: namespaceOf(object.metadata), name: secretName.value ?? '' })),
  );
  const given = secrets.map(({ object: { metadata } }) => ({
    namespace: namespaceOf(metadata),
    name: metadata.name.value,
  }));
  const byName = new Map([...given, ...used].map((secret) => [`${secret.namespace}/${secret.name}`, secret]));
  return {
    namespaces: unique([...ingresses, ...services].map(({ object }) => object.metadata.namespace.value ?? '')),
    classes: [...classes].map(([name, controller]) => ({ name, controller })),
    secrets: [...byName.values()].filter(({ name }) => name !== ''),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}
