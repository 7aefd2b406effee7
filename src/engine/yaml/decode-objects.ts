import type { ConfigMap, IngressClass, OtherObject, Secret, Service, ServicePort } from '../model/objects.ts';
import { decodeReference } from './decode-ingress.ts';
import { decodeAnnotations, decodeMetadata, decodeSecretMetadata } from './decode-metadata.ts';
import { anyRange, type Field, get, integerAt, itemsOf, mapAt, textAt, textMapAt } from './fields.ts';

/** Returns a Service; missing parts as the API server would fill them in. */
export function decodeService(object: Field, apiVersion: string): Service {
  const spec = get(object, 'spec');
  const selector = get(spec, 'selector');
  return {
    kind: 'Service',
    apiVersion,
    metadata: decodeMetadata(object),
    type: textAt(get(spec, 'type')) ?? 'ClusterIP',
    externalName: textAt(get(spec, 'externalName')),
    clusterIP: textAt(get(spec, 'clusterIP')),
    selector: mapAt(selector) ? textMapAt(selector) : null,
    ports: itemsOf(get(spec, 'ports')).map(decodeServicePort),
    range: anyRange(object),
  };
}

function decodeServicePort(field: Field): ServicePort {
  const port = integerAt(get(field, 'port')) ?? 0;
  const target = get(field, 'targetPort');
  return {
    name: textAt(get(field, 'name')),
    port,
    targetPort: integerAt(target) ?? textAt(target) ?? port,
    hasTarget: (integerAt(target) ?? textAt(target)) !== null,
    protocol: textAt(get(field, 'protocol')) ?? 'TCP',
  };
}

/** @source kubernetes/api networking/v1/well_known_annotations.go AnnotationIsDefaultIngressClass (v1.35) */
const defaultClass = 'ingressclass.kubernetes.io/is-default-class';

/** Returns an IngressClass. */
export function decodeIngressClass(object: Field, apiVersion: string): IngressClass {
  const spec = get(object, 'spec');
  const metadata = decodeMetadata(object);
  const parameters = get(spec, 'parameters');
  return {
    kind: 'IngressClass',
    apiVersion,
    metadata,
    controller: textAt(get(spec, 'controller')),
    isDefault: metadata.annotations.get(defaultClass)?.value === 'true',
    parameters: mapAt(parameters) ? decodeReference(parameters) : null,
    range: anyRange(object),
  };
}

/** Returns a Secret: the names of its keys, none of its values. */
export function decodeSecret(object: Field, apiVersion: string): Secret {
  const keys = ['data', 'stringData'].flatMap((part) => mapAt(get(object, part))?.entries ?? []);
  return {
    kind: 'Secret',
    apiVersion,
    metadata: decodeSecretMetadata(object),
    type: textAt(get(object, 'type')),
    dataKeys: [...new Set(keys.map(({ key }) => key))],
    range: anyRange(object),
  };
}

/** Returns a ConfigMap with its text data. */
export function decodeConfigMap(object: Field, apiVersion: string): ConfigMap {
  const data = decodeAnnotations(get(object, 'data'));
  return { kind: 'ConfigMap', apiVersion, metadata: decodeMetadata(object), data, range: anyRange(object) };
}

/** Returns what is known of a kind that takes no part in routing. */
export function decodeOther(object: Field, apiVersion: string, kind: string): OtherObject {
  return { kind: 'Other', otherKind: kind, apiVersion, metadata: decodeMetadata(object), range: anyRange(object) };
}
