import {
  bool,
  int32,
  list,
  type Schema,
  type StructSchema,
  struct,
  text,
  textMap,
  texts,
  topLevel,
} from '../schema.ts';

const textOf = (type: string): Schema => ({ kind: 'string', type });
const bytes: Schema = { kind: 'bytes', type: '[]uint8' };
const time: Schema = { kind: 'time', type: 'v1.Time' };
const protocol = textOf('v1.Protocol');

const condition = struct('v1.Condition', {
  type: text,
  status: textOf('v1.ConditionStatus'),
  observedGeneration: { kind: 'int', type: 'int64' },
  lastTransitionTime: time,
  reason: text,
  message: text,
});

/** @source kubernetes/api core/v1/types.go Service (v0.35) */
export const serviceSchema: StructSchema = topLevel('v1.Service', {
  spec: struct('v1.ServiceSpec', {
    ports: list(
      struct('v1.ServicePort', {
        name: text,
        protocol,
        appProtocol: text,
        port: int32,
        targetPort: { kind: 'int-or-string', type: 'intstr.IntOrString' },
        nodePort: int32,
      }),
    ),
    selector: textMap,
    clusterIP: text,
    clusterIPs: texts,
    type: textOf('v1.ServiceType'),
    externalIPs: texts,
    sessionAffinity: textOf('v1.ServiceAffinity'),
    loadBalancerIP: text,
    loadBalancerSourceRanges: texts,
    externalName: text,
    externalTrafficPolicy: textOf('v1.ServiceExternalTrafficPolicy'),
    healthCheckNodePort: int32,
    publishNotReadyAddresses: bool,
    sessionAffinityConfig: struct('v1.SessionAffinityConfig', {
      clientIP: struct('v1.ClientIPConfig', { timeoutSeconds: int32 }),
    }),
    ipFamilies: { kind: 'list', type: '[]v1.IPFamily', of: textOf('v1.IPFamily') },
    ipFamilyPolicy: textOf('v1.IPFamilyPolicy'),
    allocateLoadBalancerNodePorts: bool,
    loadBalancerClass: text,
    internalTrafficPolicy: textOf('v1.ServiceInternalTrafficPolicy'),
    trafficDistribution: text,
  }),
  status: struct('v1.ServiceStatus', {
    loadBalancer: struct('v1.LoadBalancerStatus', {
      ingress: list(
        struct('v1.LoadBalancerIngress', {
          ip: text,
          hostname: text,
          ipMode: textOf('v1.LoadBalancerIPMode'),
          ports: list(struct('v1.PortStatus', { port: int32, protocol, error: text })),
        }),
      ),
    }),
    conditions: list(condition),
  }),
});

const reference = struct('v1.ObjectReference', {
  kind: text,
  namespace: text,
  name: text,
  uid: textOf('types.UID'),
  apiVersion: text,
  resourceVersion: text,
  fieldPath: text,
});

/** @source kubernetes/api discovery/v1/types.go EndpointSlice (v0.35) */
export const endpointSliceSchema: StructSchema = topLevel('v1.EndpointSlice', {
  addressType: textOf('v1.AddressType'),
  endpoints: list(
    struct('v1.Endpoint', {
      addresses: texts,
      conditions: struct('v1.EndpointConditions', { ready: bool, serving: bool, terminating: bool }),
      hostname: text,
      targetRef: reference,
      deprecatedTopology: textMap,
      nodeName: text,
      zone: text,
      hints: struct('v1.EndpointHints', {
        forZones: list(struct('v1.ForZone', { name: text })),
        forNodes: list(struct('v1.ForNode', { name: text })),
      }),
    }),
  ),
  ports: list(struct('v1.EndpointPort', { name: text, protocol, port: int32, appProtocol: text })),
});

/** @source kubernetes/api core/v1/types.go Namespace (v0.35) */
export const namespaceSchema: StructSchema = topLevel('v1.Namespace', {
  spec: struct('v1.NamespaceSpec', {
    finalizers: { kind: 'list', type: '[]v1.FinalizerName', of: textOf('v1.FinalizerName') },
  }),
  status: struct('v1.NamespaceStatus', {
    phase: textOf('v1.NamespacePhase'),
    conditions: list(
      struct('v1.NamespaceCondition', {
        type: textOf('v1.NamespaceConditionType'),
        status: textOf('v1.ConditionStatus'),
        lastTransitionTime: time,
        reason: text,
        message: text,
      }),
    ),
  }),
});

const bytesMap: Schema = { kind: 'map', type: 'map[string][]uint8', of: bytes };

/** @source kubernetes/api core/v1/types.go Secret (v0.35) */
export const secretSchema: StructSchema = topLevel('v1.Secret', {
  immutable: bool,
  data: bytesMap,
  stringData: textMap,
  type: textOf('v1.SecretType'),
});

/** @source kubernetes/api core/v1/types.go ConfigMap (v0.35) */
export const configMapSchema: StructSchema = topLevel('v1.ConfigMap', {
  immutable: bool,
  data: textMap,
  binaryData: bytesMap,
});
