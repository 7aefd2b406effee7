/** What a field takes: a scalar of a kind, or another table of fields, alone or in a list. */
export type FieldType = 'text' | 'number' | 'bool' | 'texts' | 'map' | 'object' | 'list';

/** A field of the API: what completion offers and hover explains. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Table of the fields below it, for `object` and `list`. */
  readonly of: string | null;
  /** Key of its words in the catalogue: table and name. */
  readonly id: string;
}

/**
 * Fields by table, in the order in which people write them: `name`, `name*` for a required one, then its type;
 * `{table}` is an object, `[table]` a list of objects.
 * @source kubernetes/api networking/v1/types.go, networking/v1beta1/types.go, core/v1/types.go, discovery/v1/types.go (v0.35)
 */
const tables = Object.entries({
  Ingress: 'apiVersion* text, kind* text, metadata* {metadata}, spec* {ingressSpec}',
  IngressClass: 'apiVersion* text, kind* text, metadata* {metadata}, spec* {classSpec}',
  Service: 'apiVersion* text, kind* text, metadata* {metadata}, spec* {serviceSpec}',
  metadata: 'name* text, namespace text, annotations map, labels map',
  ingressSpec: 'ingressClassName text, defaultBackend {backend}, tls [tls], rules [rule]',
  rule: 'host text, http* {http}',
  http: 'paths* [path]',
  path: 'path text, pathType* text, backend* {backend}',
  backend: 'service {serviceBackend}, resource {resource}',
  serviceBackend: 'name* text, port* {backendPort}',
  backendPort: 'number number, name text',
  resource: 'apiGroup text, kind* text, name* text',
  tls: 'hosts texts, secretName text',
  oldIngressSpec: 'ingressClassName text, backend {oldBackend}, tls [tls], rules [oldRule]',
  oldRule: 'host text, http* {oldHttp}',
  oldHttp: 'paths* [oldPath]',
  oldPath: 'path text, pathType text, backend* {oldBackend}',
  oldBackend: 'serviceName text, servicePort text, resource {resource}',
  classSpec: 'controller* text, parameters {classParameters}',
  classParameters: 'apiGroup text, kind* text, name* text, scope text, namespace text',
  serviceSpec: [
    'type text, selector map, ports* [servicePort], clusterIP text, clusterIPs texts, ipFamilies texts',
    'ipFamilyPolicy text, externalName text, externalIPs texts, sessionAffinity text, sessionAffinityConfig {affinity}',
    'externalTrafficPolicy text, internalTrafficPolicy text, trafficDistribution text, loadBalancerClass text',
    'loadBalancerSourceRanges texts, loadBalancerIP text, allocateLoadBalancerNodePorts bool',
    'healthCheckNodePort number, publishNotReadyAddresses bool',
  ].join(', '),
  servicePort: 'name text, port* number, targetPort text, protocol text, appProtocol text, nodePort number',
  affinity: 'clientIP {clientIP}',
  clientIP: 'timeoutSeconds number',
  EndpointSlice:
    'apiVersion* text, kind* text, metadata* {metadata}, addressType* text, endpoints* [endpoint], ports [slicePort]',
  endpoint: 'addresses* texts, conditions {conditions}, hostname text, nodeName text, zone text, hints {hints}',
  conditions: 'ready bool, serving bool, terminating bool',
  hints: 'forZones [forZone], forNodes [forNode]',
  forZone: 'name* text',
  forNode: 'name* text',
  slicePort: 'name text, port number, protocol text, appProtocol text',
  Namespace: 'apiVersion* text, kind* text, metadata* {metadata}, spec {namespaceSpec}',
  namespaceSpec: 'finalizers texts',
  Secret: 'apiVersion* text, kind* text, metadata* {metadata}, type text, data map, stringData map, immutable bool',
  ConfigMap: 'apiVersion* text, kind* text, metadata* {metadata}, data map, binaryData map, immutable bool',
});

function parse(table: string, line: string): readonly Field[] {
  return line.split(', ').map((one) => {
    const [written = '', type = ''] = one.split(' ');
    const name = written.replace('*', '');
    const of = /[[{](\w+)/.exec(type)?.[1] ?? null;
    return {
      name,
      type: of === null ? (type as FieldType) : type.startsWith('{') ? 'object' : 'list', // the lines above hold no other type
      required: written.endsWith('*'),
      of,
      id: `${table}.${name}`,
    };
  });
}

const parsed: ReadonlyMap<string, readonly Field[]> = new Map(
  tables.map(([table, line]) => [table, parse(table, line)]),
);

/** Returns the fields of a table, none for a name that is no table. */
export function fieldsOf(table: string | null): readonly Field[] {
  return (table === null ? undefined : parsed.get(table)) ?? [];
}

/** Every field there is. @internal A test looks for the words of each. */
export const allFields: readonly Field[] = [...parsed.values()].flat();

/** What stands at the end of a way through an object. */
export interface FieldSite {
  /** `null` at the object itself and at list items. */
  readonly field: Field | null;
  /** Table of the map there, `null` when it holds a scalar, a list, or keys that people choose. */
  readonly table: string | null;
}

/** Kinds of other groups may have the same names: `Service` of Knative is none of ours. */
function isOther(kind: string, apiVersion: string): boolean {
  if (apiVersion === '' || kind === 'Ingress' || kind === 'IngressClass') return false;
  return kind === 'EndpointSlice' ? !apiVersion.startsWith('discovery.k8s.io/') : apiVersion.includes('/');
}

function rootTable(kind: string, apiVersion: string): string {
  return kind === 'Ingress' && apiVersion.endsWith('v1beta1') ? 'oldIngressSpec' : '';
}

/**
 * Returns what the API has at `steps` (keys, `[]` for list items) of an object; `null` where it has nothing.
 * Without a kind it is taken for an Ingress.
 */
export function siteAt(kind: string, apiVersion: string, steps: readonly string[]): FieldSite | null {
  const root = kind === '' ? 'Ingress' : kind;
  // A version that belongs to another kind can still be corrected.
  const isHead = steps[0] === 'apiVersion' || steps[0] === 'kind';
  if (!parsed.has(root) || (!isHead && isOther(root, apiVersion))) return null;
  let site: FieldSite = { field: null, table: root };
  for (const [index, step] of steps.entries()) {
    const next = below(site, step);
    if (!next) return null;
    const old = index === 0 && step === 'spec' ? rootTable(root, apiVersion) : '';
    site = old === '' ? next : { ...next, table: old };
  }
  return site;
}

function below({ field, table }: FieldSite, step: string): FieldSite | null {
  if (step === '[]') {
    if (field?.type === 'list') return { field: null, table: field.of };
    // An item of a list of texts is explained like the list.
    return field?.type === 'texts' ? { field: { ...field, type: 'text' }, table: null } : null;
  }
  const found = fieldsOf(table).find(({ name }) => name === step);
  if (found) return { field: found, table: found.type === 'object' ? found.of : null };
  if (field?.type !== 'map') return null;
  const id = `${field.name}[]`;
  return { field: { name: step, type: 'text', required: false, of: null, id }, table: null };
}
