/** What the API server's Go type accepts at one place; `type` is the Go type its messages name. */
export type Schema =
  | { readonly kind: 'string' | 'int' | 'bool'; readonly type: string }
  /** Types with their own reading of JSON: a bad value ends decoding at once. */
  | { readonly kind: 'time' | 'int-or-string' | 'any' | 'bytes'; readonly type: string }
  | { readonly kind: 'list' | 'map'; readonly type: string; readonly of: Schema }
  | StructSchema;

export interface StructSchema {
  readonly kind: 'struct';
  readonly type: string;
  /** The type's name without its package: what messages put before the field. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Schema>;
  /** True when fields we do not know are let through. */
  readonly isOpen: boolean;
  /** Fields that stand in an embedded struct of Go, with its name: from 1.35 on type errors below tell it. */
  readonly embedded?: ReadonlyMap<string, string>;
}

export const text: Schema = { kind: 'string', type: 'string' };
export const bool: Schema = { kind: 'bool', type: 'bool' };
export const int32: Schema = { kind: 'int', type: 'int32' };
const int64: Schema = { kind: 'int', type: 'int64' };
const time: Schema = { kind: 'time', type: 'v1.Time' };
const any: Schema = { kind: 'any', type: 'interface {}' };
export const texts: Schema = { kind: 'list', type: '[]string', of: text };
export const textMap: Schema = { kind: 'map', type: 'map[string]string', of: text };

/** Returns the schema of a Go struct; `type` as Go prints it, `v1.ServicePort`. */
export function struct(type: string, fields: Readonly<Record<string, Schema>>, isOpen = false): StructSchema {
  const name = type.slice(type.indexOf('.') + 1);
  return { kind: 'struct', type, name, fields: new Map(Object.entries(fields)), isOpen };
}

export function list(of: Schema): Schema {
  return { kind: 'list', type: `[]${of.type}`, of };
}

/** @source kubernetes/apimachinery pkg/apis/meta/v1/types.go ObjectMeta (v0.35) */
const objectMeta = struct('v1.ObjectMeta', {
  name: text,
  generateName: text,
  namespace: text,
  selfLink: text,
  uid: { kind: 'string', type: 'types.UID' },
  resourceVersion: text,
  generation: int64,
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: int64,
  labels: textMap,
  annotations: textMap,
  ownerReferences: list(
    struct('v1.OwnerReference', {
      apiVersion: text,
      kind: text,
      name: text,
      uid: { kind: 'string', type: 'types.UID' },
      controller: bool,
      blockOwnerDeletion: bool,
    }),
  ),
  finalizers: texts,
  managedFields: list(
    struct('v1.ManagedFieldsEntry', {
      manager: text,
      operation: { kind: 'string', type: 'v1.ManagedFieldsOperationType' },
      apiVersion: text,
      time,
      fieldsType: text,
      fieldsV1: any,
      subresource: text,
    }),
  ),
});

function statusOf(version: string): Schema {
  const port = struct(`${version}.IngressPortStatus`, {
    port: int32,
    protocol: { kind: 'string', type: 'v1.Protocol' },
    error: text,
  });
  const ingress = struct(`${version}.IngressLoadBalancerIngress`, { ip: text, hostname: text, ports: list(port) });
  const balancer = struct(`${version}.IngressLoadBalancerStatus`, { ingress: list(ingress) });
  return struct(`${version}.IngressStatus`, { loadBalancer: balancer });
}

const resource = struct('v1.TypedLocalObjectReference', { apiGroup: text, kind: text, name: text });

function object(type: string, spec: Schema, status: Schema | null): StructSchema {
  return topLevel(type, status ? { spec, status } : { spec });
}

/** Returns the schema of an object of the API: the fields of every object, and its own. */
export function topLevel(type: string, fields: Readonly<Record<string, Schema>>): StructSchema {
  return struct(type, { kind: text, apiVersion: text, metadata: objectMeta, ...fields });
}

function ingressSpec(version: string, backendField: string, backend: Schema): Schema {
  const path = struct(`${version}.HTTPIngressPath`, {
    path: text,
    pathType: { kind: 'string', type: `${version}.PathType` },
    backend,
  });
  const http = struct(`${version}.HTTPIngressRuleValue`, { paths: list(path) });
  return struct(`${version}.IngressSpec`, {
    ingressClassName: text,
    [backendField]: backend,
    tls: list(struct(`${version}.IngressTLS`, { hosts: texts, secretName: text })),
    rules: list({
      ...struct(`${version}.IngressRule`, { host: text, http }),
      embedded: new Map([['http', 'IngressRuleValue']]),
    }),
  });
}

/** @source kubernetes/api networking/v1/types.go Ingress (v0.35) */
export const ingressV1Schema: StructSchema = object(
  'v1.Ingress',
  ingressSpec(
    'v1',
    'defaultBackend',
    struct('v1.IngressBackend', {
      service: struct('v1.IngressServiceBackend', {
        name: text,
        port: struct('v1.ServiceBackendPort', { name: text, number: int32 }),
      }),
      resource,
    }),
  ),
  statusOf('v1'),
);

/** @source kubernetes/api networking/v1beta1/types.go and extensions/v1beta1/types.go Ingress (v0.21) */
export const ingressV1beta1Schema: StructSchema = object(
  'v1beta1.Ingress',
  ingressSpec(
    'v1beta1',
    'backend',
    struct('v1beta1.IngressBackend', {
      serviceName: text,
      servicePort: { kind: 'int-or-string', type: 'intstr.IntOrString' },
      resource,
    }),
  ),
  statusOf('v1beta1'),
);

function classOf(version: string): StructSchema {
  const parameters = struct(`${version}.IngressClassParametersReference`, {
    apiGroup: text,
    kind: text,
    name: text,
    scope: text,
    namespace: text,
  });
  return object(
    `${version}.IngressClass`,
    struct(`${version}.IngressClassSpec`, { controller: text, parameters }),
    null,
  );
}

/** @source kubernetes/api networking/v1/types.go IngressClass (v0.35) */
export const ingressClassV1Schema: StructSchema = classOf('v1');
/** @source kubernetes/api networking/v1beta1/types.go IngressClass (v0.21) */
export const ingressClassV1beta1Schema: StructSchema = classOf('v1beta1');

/** Any other kind: only its metadata is known, everything else is let through. */
export const otherObjectSchema: StructSchema = struct('v1.PartialObjectMetadata', { metadata: objectMeta }, true);
