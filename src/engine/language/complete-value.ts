import { classNameOf } from '../match/class-name.ts';
import { namespaceOf } from '../model/metadata.ts';
import type { Service } from '../model/objects.ts';
import { tableOf } from '../text/lookup.ts';
import type { CompletionItem } from './completion-item.ts';
import { near, type Subject } from './subject.ts';
import type { LanguageWorld } from './world.ts';

/** Names with a prefix are those that Kubernetes has given a meaning. @source kubernetes/api core/v1/types.go ServicePort.AppProtocol (v0.35) */
const applications = ['http', 'https', 'kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'];

/** The keys that a Secret of a type holds. @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateSecret (v1.35) */
export const secretKeys = tableOf<readonly string[]>({
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
});

/** The kind itself first: it may only be looked at. */
function kinds(own: string): readonly string[] {
  const all = ['Ingress', 'IngressClass', 'Service', 'EndpointSlice', 'Namespace', 'Secret', 'ConfigMap'];
  return [own, ...all.filter((kind) => kind !== own)];
}

/** Scalars that a field takes, by the key of its words. */
const words = tableOf<readonly string[]>({
  'path.pathType': ['Prefix', 'Exact', 'ImplementationSpecific'],
  'oldPath.pathType': ['Prefix', 'Exact', 'ImplementationSpecific'],
  'Ingress.apiVersion': ['networking.k8s.io/v1', 'v1', 'discovery.k8s.io/v1'],
  'Ingress.kind': kinds('Ingress'),
  'IngressClass.apiVersion': ['networking.k8s.io/v1'],
  'IngressClass.kind': kinds('IngressClass'),
  'Service.apiVersion': ['v1'],
  'Service.kind': kinds('Service'),
  'EndpointSlice.apiVersion': ['discovery.k8s.io/v1'],
  'EndpointSlice.kind': kinds('EndpointSlice'),
  'Namespace.apiVersion': ['v1'],
  'Namespace.kind': kinds('Namespace'),
  'Secret.apiVersion': ['v1'],
  'Secret.kind': kinds('Secret'),
  'ConfigMap.apiVersion': ['v1'],
  'ConfigMap.kind': kinds('ConfigMap'),
  'classParameters.scope': ['Cluster', 'Namespace'],
  'serviceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'serviceSpec.clusterIP': ['None'],
  'serviceSpec.ipFamilies': ['IPv4', 'IPv6'],
  'serviceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'serviceSpec.sessionAffinity': ['None', 'ClientIP'],
  'serviceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
  'serviceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'serviceSpec.trafficDistribution': ['PreferSameZone', 'PreferSameNode', 'PreferClose'],
  'servicePort.protocol': ['TCP', 'UDP', 'SCTP'],
  'servicePort.appProtocol': applications,
  'EndpointSlice.addressType': ['IPv4', 'IPv6', 'FQDN'],
  'slicePort.protocol': ['TCP', 'UDP', 'SCTP'],
  'slicePort.appProtocol': applications,
  'Secret.type': [...secretKeys.keys(), 'Opaque', 'kubernetes.io/service-account-token'],
});

type Source = (world: LanguageWorld, subject: Subject) => readonly CompletionItem[];

const sources = tableOf<Source>({
  'serviceBackend.name': services,
  'oldBackend.serviceName': services,
  'backendPort.number': (world, subject) => ports(world, subject, near(subject, 1, 'name'), 'number'),
  'backendPort.name': (world, subject) => ports(world, subject, near(subject, 1, 'name'), 'name'),
  'oldBackend.servicePort': (world, subject) => ports(world, subject, near(subject, 0, 'serviceName'), 'number'),
  'rule.host': hosts,
  'oldRule.host': hosts,
  'tls.hosts': hosts,
  'tls.secretName': secrets,
  'ingressSpec.ingressClassName': classes,
  'oldIngressSpec.ingressClassName': classes,
  'classSpec.controller': (world) => world.controllers.map((name) => item('value', name)),
  'metadata.namespace': namespaces,
  'annotations[]': annotationValues,
});

/** Returns the values that are known for the field at a subject. */
export function completeValue(world: LanguageWorld, subject: Subject): readonly CompletionItem[] {
  const field = subject.site?.field;
  if (!field) return [];
  if (field.type === 'bool') return ['true', 'false'].map((word) => ({ ...item('value', word), insert: word }));
  const known = words.get(field.id);
  if (known)
    return known.map((word) => item('value', word, field.id.endsWith('.pathType') ? `pathType.${word}` : null));
  return sources.get(field.id)?.(world, subject) ?? [];
}

function item(kind: CompletionItem['kind'], label: string, doc: string | null = null, detail = ''): CompletionItem {
  return { label, kind, insert: inYaml(label), isSnippet: false, doc, detail, isRequired: false };
}

/** A star at the start means an alias in YAML. */
function inYaml(text: string): string {
  return text.startsWith('*') || /^(?:true|false|yes|no|on|off|null|~|[\d.]+)$/i.test(text) ? `"${text}"` : text;
}

function unique(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '').sort();
}

function portWords({ ports: list }: Service): string {
  return list.map(({ name, port }) => (name ? `${name} ${port}` : String(port))).join(', ');
}

/** Services of the namespace, then names that other backends use. */
function services({ cluster }: LanguageWorld, { namespace, place }: Subject): readonly CompletionItem[] {
  const own = cluster.services.filter(({ object }) => namespaceOf(object.metadata) === namespace);
  const given = own.map(({ object }) => item('service', object.metadata.name.value, null, portWords(object)));
  const known = new Set(given.map(({ label }) => label));
  const used = cluster.ingresses
    .filter(({ object }) => namespaceOf(object.metadata) === namespace)
    .flatMap(({ object }) => [
      object.defaultBackend?.value,
      ...object.rules.flatMap(({ paths }) => paths?.map(({ backend }) => backend.value) ?? []),
    ])
    .map((backend) => backend?.service?.name.value ?? '');
  const others = unique(used).filter((name) => !known.has(name) && name !== place.token.text);
  return [...given, ...others.map((name) => item('service', name))];
}

function ports(
  { cluster }: LanguageWorld,
  { namespace }: Subject,
  service: string,
  as: 'number' | 'name',
): readonly CompletionItem[] {
  const found = cluster.services.find(
    ({ object: { metadata } }) => metadata.name.value === service && namespaceOf(metadata) === namespace,
  );
  return (found?.object.ports ?? []).flatMap(({ name, port, targetPort }) => {
    const detail = `${name ?? ''} ${port} → ${targetPort}`.trim();
    if (as === 'name') return name ? [item('port', name, null, detail)] : [];
    return [{ ...item('port', String(port), null, detail), insert: String(port) }];
  });
}

function hosts({ cluster }: LanguageWorld): readonly CompletionItem[] {
  const names = cluster.ingresses.flatMap(({ object }) => [
    ...object.rules.map(({ host }) => host.value ?? ''),
    ...object.tls.flatMap(({ hosts: list }) => list.map(({ value }) => value)),
  ]);
  return unique(names).map((name) => item('host', name));
}

function secrets({ cluster }: LanguageWorld, { namespace }: Subject): readonly CompletionItem[] {
  const given = cluster.secrets.filter(({ object }) => namespaceOf(object.metadata) === namespace);
  const used = cluster.ingresses
    .filter(({ object }) => namespaceOf(object.metadata) === namespace)
    .flatMap(({ object }) => object.tls.map(({ secretName }) => secretName.value ?? ''));
  const types = new Map(given.map(({ object }) => [object.metadata.name.value, object.type ?? '']));
  return unique([...types.keys(), ...used]).map((name) => item('secret', name, null, types.get(name) ?? ''));
}

function classes({ cluster }: LanguageWorld): readonly CompletionItem[] {
  const given = new Map(
    cluster.ingressClasses.map(({ object }) => [object.metadata.name.value, object.controller ?? '']),
  );
  const used = cluster.ingresses.map(({ object }) => classNameOf(object) ?? '');
  return unique([...given.keys(), ...used]).map((name) => item('class', name, null, given.get(name) ?? ''));
}

function namespaces({ cluster }: LanguageWorld): readonly CompletionItem[] {
  const objects = [...cluster.ingresses, ...cluster.services, ...cluster.secrets];
  return unique(objects.map(({ object }) => object.metadata.namespace.value ?? '')).map((name) => item('value', name));
}

/** Values of annotations are texts: booleans and numbers need their quotes. */
function annotationValues(world: LanguageWorld, { site, className }: Subject): readonly CompletionItem[] {
  const name = site?.field?.name;
  const spec = world.annotationsOf(className).find((one) => one.name === name);
  const values = spec?.type === 'bool' ? ['true', 'false'] : (spec?.values ?? []);
  return values.map((value) => item('value', value));
}
