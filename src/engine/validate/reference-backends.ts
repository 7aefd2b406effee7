import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import {
  type HTTPIngressPath,
  type Ingress,
  type IngressServiceBackend,
  isActionOfAnnotation,
  type ServiceBackendPort,
} from '../model/ingress.ts';
import { namespaceOf } from '../model/metadata.ts';
import type { Service, ServicePort, Workload } from '../model/objects.ts';
import { requestOf } from '../model/witness.ts';
import { advise } from './advice.ts';
import { backendsOf, keys, type Lookup } from './reference-facts.ts';

/** A Service an Ingress names, and what it is named for. */
interface Use {
  readonly ingress: Ingress;
  readonly service: IngressServiceBackend;
  readonly host: string;
  /** `null` for the default backend. */
  readonly path: HTTPIngressPath | null;
}

function usesOf(ingress: Ingress): readonly Use[] {
  return backendsOf(ingress).flatMap(({ backend: { service }, host, path }) =>
    service ? [{ ingress, service, host, path }] : [],
  );
}

/** Returns what is wrong with the Services an Ingress names: missing, elsewhere, without the port, without ready endpoints. */
export function checkBackends(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  const namespace = namespaceOf(ingress.metadata);
  return usesOf(ingress).flatMap((use) => {
    if (isActionOfAnnotation(use.service)) return [];
    const services = lookup.of('Service', keys.service(namespace, use.service.name.value));
    if (services.length === 0) return missingService(lookup, use, namespace);
    return [...checkPorts(use, services), ...checkReady(lookup, use, namespace)];
  });
}

/** Of a Service that stands in the workspace twice it is not known which one is meant: a port that one of them has is right. */
function checkPorts(use: Use, services: readonly Service[]): readonly Diagnostic[] {
  const findings = services.map((service) => checkPort(use, service));
  if (findings.some((found) => found.length === 0)) return [];
  // The same one whatever the order of the files.
  const byWords = findings.map((found) => ({ found, words: JSON.stringify(found.map(({ params }) => params)) }));
  return byWords.reduce((least, one) => (one.words < least.words ? one : least)).found;
}

/** A Service that is assumed to exist is never missing. */
function missingService(lookup: Lookup, use: Use, namespace: string): readonly Diagnostic[] {
  const { name } = use.service;
  if (lookup.existence === 'assumed' || name.value === '') return [];
  const shown = { range: name.range ?? use.ingress.range, witness: requestOf(use.host, use.path) };
  const elsewhere = lookup.of('Service', keys.serviceName(name.value)).map(({ metadata }) => namespaceOf(metadata));
  if (elsewhere.length === 0) {
    const params = { service: name.value, namespace };
    return [advise({ code: 'ref/service-missing', params, severity: 'warning', ...shown })];
  }
  const params = { service: name.value, namespace, found: listOf(elsewhere) };
  return [advise({ code: 'ref/service-other-namespace', params, severity: 'error', ...shown })];
}

/** Returns words in order, each once, with commas. */
export function listOf(words: readonly string[]): string {
  return [...new Set(words)].sort().join(', ');
}

const isSet = ({ name, number }: ServiceBackendPort): boolean => Boolean(name) || Boolean(number);

/** A number written as a name is the API server's to refuse: it would be the right port otherwise. */
function isPort(own: ServicePort, { name, number }: ServiceBackendPort): boolean {
  return name ? own.name === name || String(own.port) === name : own.port === number;
}

function checkPort(use: Use, service: Service): readonly Diagnostic[] {
  const { ingress, service: backend } = use;
  const wanted = backend.port.value;
  // An ExternalName Service needs no ports: any is passed on.
  if (!isSet(wanted) || (service.type === 'ExternalName' && service.ports.length === 0)) return [];
  if (service.ports.some((own) => isPort(own, wanted))) return [];
  const port = wanted.name || String(wanted.number);
  const range = backend.port.range ?? backend.name.range ?? ingress.range;
  const shown = { severity: 'error', range, witness: requestOf(use.host, use.path) } as const;
  const target = service.ports.find(({ targetPort }) => targetPort === (wanted.name || wanted.number));
  const params = { service: service.metadata.name.value, port };
  if (target) {
    const right = target.name ? `${target.port} (${target.name})` : String(target.port);
    const fixes = [portFix(backend, target.port)];
    return [advise({ code: 'ref/port-is-target-port', params: { ...params, right }, ...shown, fixes })];
  }
  const [only, second] = service.ports;
  const fixes = only && !second ? [portFix(backend, only.port)] : [];
  const available = service.ports.map((one) => (one.name ? `${one.port} (${one.name})` : String(one.port))).join(', ');
  return [advise({ code: 'ref/port-missing', params: { ...params, available }, ...shown, fixes })];
}

/**
 * Returns the fix that names the port by number. The text is not at hand here, but the range tells how the port was written:
 * only the usual ways have exactly its length. `null` for any other, which may hold comments.
 */
function portFix({ port }: IngressServiceBackend, number: number): Fix | null {
  const { range, value } = port;
  if (!range) return null;
  const written = value.name ? `name: ${value.name}` : `number: ${value.number}`;
  const words = `number: ${number}`;
  const ways: readonly (readonly [text: string, insert: string])[] = [
    [written, words],
    [`{${written}}`, `{${words}}`],
    [`{ ${written} }`, `{ ${words} }`],
    // servicePort of v1beta1 is the scalar itself.
    [value.name ?? String(value.number), String(number)],
  ];
  const way = ways.find(([text]) => text.length === range.end - range.start);
  return way ? { label: 'service-port', edits: [{ range, insert: way[1] }] } : null;
}

function checkReady(lookup: Lookup, use: Use, namespace: string): readonly Diagnostic[] {
  const { name } = use.service;
  const slices = lookup.of('EndpointSlice', keys.slices(namespace, name.value));
  if (slices.length === 0 || slices.some(({ readyCount }) => readyCount > 0)) return [];
  const params = { service: name.value, namespace };
  const range = name.range ?? use.ingress.range;
  const witness = requestOf(use.host, use.path);
  return [advise({ code: 'ref/no-ready-endpoints', params, severity: 'warning', range, witness })];
}

/** Returns whether a Service that an Ingress uses selects Pods of the workspace; says nothing where no workloads are known. */
export function checkServiceObject(lookup: Lookup, service: Service): readonly Diagnostic[] {
  const namespace = namespaceOf(service.metadata);
  const name = service.metadata.name.value;
  const { selector } = service;
  const workloads = lookup.of('Workload', keys.workloads(namespace));
  if (!selector || selector.size === 0 || workloads.length === 0) return [];
  if (workloads.some((workload) => shared(workload, selector) === selector.size)) return [];
  const requests = lookup
    .of('Ingress', keys.backendOf(namespace, name))
    .flatMap(usesOf)
    .filter((use) => use.service.name.value === name)
    .map(({ host, path }) => requestOf(host, path));
  // The first by name: the order in which files came is no part of the answer.
  const [witness] = requests.sort();
  if (witness === undefined) return [];
  const params = {
    service: name,
    selector: [...selector].map(([key, value]) => `${key}=${value}`).join(', '),
    near: nearestWorkload(workloads, selector),
  };
  const range = service.metadata.name.range ?? service.range;
  return [advise({ code: 'ref/selector-matches-nothing', params, severity: 'warning', range, witness })];
}

function shared({ podLabels }: Workload, selector: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const [key, value] of selector) if (podLabels.get(key) === value) count++;
  return count;
}

/** The workload that shares most labels, else the one with the Service's keys and other values; ties by name. */
function nearestWorkload(workloads: readonly Workload[], selector: ReadonlyMap<string, string>): string {
  const ranked = workloads
    .map((workload) => {
      const keysShared = [...selector.keys()].filter((key) => workload.podLabels.has(key)).length;
      const title = `${workload.workloadKind}/${workload.metadata.name.value}`;
      return { title, score: shared(workload, selector) * 100 + keysShared };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.title < b.title ? -1 : 1));
  return ranked[0]?.title ?? '';
}
