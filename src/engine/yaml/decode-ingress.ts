import type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressRule,
  IngressServiceBackend,
  IngressTLS,
  ServiceBackendPort,
  TypedLocalObjectReference,
} from '../model/ingress.ts';
import type { Sourced } from '../model/sourced.ts';
import { decodeMetadata } from './decode-metadata.ts';
import {
  absent,
  anyRange,
  type Field,
  get,
  integerAt,
  itemsOf,
  mapAt,
  ownRange,
  sourcedText,
  textAt,
} from './fields.ts';

/** @source kubernetes/kubernetes pkg/apis/networking/v1beta1/defaults.go SetDefaults_HTTPIngressPath (v1.21) */
const betaPathType: Sourced<string> = { value: 'ImplementationSpecific', range: null };

/** Returns an Ingress; v1beta1 is lifted to the shape of v1. Missing and wrong-typed fields are `null` or empty. */
export function decodeIngress(object: Field, apiVersion: string): Ingress {
  const isBeta = apiVersion.endsWith('/v1beta1');
  const spec = get(object, 'spec');
  const fallback = get(spec, isBeta ? 'backend' : 'defaultBackend');
  return {
    kind: 'Ingress',
    apiVersion,
    metadata: decodeMetadata(object),
    ingressClassName: sourcedText(get(spec, 'ingressClassName')),
    defaultBackend: mapAt(fallback) ? { value: decodeBackend(fallback, isBeta), range: ownRange(fallback) } : null,
    rules: itemsOf(get(spec, 'rules')).map((rule) => decodeRule(rule, isBeta)),
    tls: itemsOf(get(spec, 'tls')).map(decodeTLS),
    range: anyRange(object),
  };
}

function decodeRule(rule: Field, isBeta: boolean): IngressRule {
  const host = sourcedText(get(rule, 'host'));
  const http = mapAt(get(rule, 'http'));
  return {
    host: host.value === '' ? { value: null, range: host.range } : host,
    paths: http && itemsOf(get(get(rule, 'http'), 'paths')).map((path) => decodePath(path, isBeta)),
    range: anyRange(rule),
  };
}

function decodePath(path: Field, isBeta: boolean): HTTPIngressPath {
  const pathType = sourcedText(get(path, 'pathType'));
  const backend = get(path, 'backend');
  return {
    path: sourcedText(get(path, 'path')),
    pathType: isBeta && pathType === absent ? betaPathType : pathType,
    backend: mapAt(backend) ? { value: decodeBackend(backend, isBeta), range: ownRange(backend) } : absent,
    range: anyRange(path),
  };
}

function decodeBackend(backend: Field, isBeta: boolean): IngressBackend {
  const resource = get(backend, 'resource');
  return {
    service: isBeta ? decodeBetaService(backend) : decodeService(get(backend, 'service')),
    resource: mapAt(resource) ? { value: decodeReference(resource), range: ownRange(resource) } : null,
  };
}

function decodeService(service: Field): IngressServiceBackend | null {
  if (!mapAt(service)) return null;
  const port = get(service, 'port');
  const value = { name: textAt(get(port, 'name')) || null, number: integerAt(get(port, 'number')) || null };
  return { name: nameAt(get(service, 'name')), port: { value, range: ownRange(port) } };
}

function nameAt(field: Field): Sourced<string> {
  return { value: textAt(field) ?? '', range: ownRange(field) };
}

/** @source kubernetes/kubernetes pkg/apis/networking/v1beta1/conversion.go (v1.21) */
function decodeBetaService(backend: Field): IngressServiceBackend | null {
  const name = nameAt(get(backend, 'serviceName'));
  const port = get(backend, 'servicePort');
  if (name.value === '' && !port.node) return null;
  return { name, port: { value: betaPort(port), range: ownRange(port) } };
}

/** `servicePort: "80"` is the name 80, not the number. */
function betaPort(port: Field): ServiceBackendPort {
  const number = integerAt(port);
  return number === null ? { name: textAt(port) || null, number: null } : { name: null, number: number || null };
}

/** Returns a reference to another object of the same namespace; missing names are `''`. */
export function decodeReference(field: Field): TypedLocalObjectReference {
  return {
    apiGroup: textAt(get(field, 'apiGroup')),
    kind: textAt(get(field, 'kind')) ?? '',
    name: textAt(get(field, 'name')) ?? '',
  };
}

function decodeTLS(entry: Field): IngressTLS {
  return {
    hosts: itemsOf(get(entry, 'hosts')).map(nameAt),
    secretName: sourcedText(get(entry, 'secretName')),
    range: anyRange(entry),
  };
}
