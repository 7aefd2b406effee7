import type { KubernetesObject } from '../model/objects.ts';
import type { SourceEntry, SourceMap, SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { decodeEndpointSlice, decodeEndpoints } from './decode-endpoints.ts';
import { decodeIngress } from './decode-ingress.ts';
import { decodeConfigMap, decodeIngressClass, decodeOther, decodeSecret, decodeService } from './decode-objects.ts';
import { decodeWorkload, isWorkloadKind } from './decode-workload.ts';
import { type Field, fieldOf, get, textAt } from './fields.ts';

/** An object of a document, Lists taken apart, before it is decoded. */
export interface FoundObject {
  readonly node: SourceMap;
  /** The outermost alias the way to it goes through. */
  readonly via: SourceRange | null;
  /** True for an item of a list that is no `v1 List`: kubectl has other words for one without a head. */
  readonly isTyped?: boolean;
}

/**
 * Returns the objects of a document: itself, or the items of a List of any nesting. What is no map is left out.
 * Items without apiVersion and kind take them from what holds them, whose kind need not end in List.
 * @source kubernetes/apimachinery pkg/apis/meta/v1/unstructured/helpers.go decodeToList (v1.35)
 */
export function findObjects(root: SourceNode, via: SourceRange | null = null, isTyped = false): readonly FoundObject[] {
  if (root.kind !== 'map') return [];
  const own = via ?? root.alias;
  const list = get({ node: root, via: own }, 'items');
  const kind = textAt(get({ node: root, via: own }, 'kind'));
  if (isEmptyList(root, kind)) return [];
  if (list.node?.kind !== 'seq' || !kind) return [{ node: root, via: own, isTyped }];
  const isOther = kind !== 'List' || textAt(get({ node: root, via: own }, 'apiVersion')) !== 'v1';
  return list.node.items.flatMap((item) => findObjects(inherit(item, root, kind), list.via, isOther));
}

/** `items:` without anything behind it: nothing is sent. */
function isEmptyList(root: SourceMap, kind: string | null): boolean {
  const items = root.entries.findLast(({ key }) => key === 'items')?.value;
  return kind?.endsWith('List') === true && items?.kind === 'scalar' && items.value === null;
}

function inherit(item: SourceNode, list: SourceMap, listKind: string): SourceNode {
  if (item.kind !== 'map' || listKind === 'List') return item;
  const field = fieldOf(item);
  if (textAt(get(field, 'apiVersion')) || textAt(get(field, 'kind'))) return item;
  const range = { start: item.range.start, end: item.range.start };
  const apiVersion = get(fieldOf(list), 'apiVersion').node;
  const entries = [impliedEntry('kind', impliedText(listKind.replace(/List$/, ''), range), range)];
  if (apiVersion) entries.unshift(impliedEntry('apiVersion', apiVersion, range));
  return { ...item, entries: [...item.entries, ...entries] };
}

function impliedEntry(key: string, value: SourceNode, keyRange: SourceRange): SourceEntry {
  return { key, keyRange, keyIsOdd: false, merged: true, value };
}

function impliedText(source: string, range: SourceRange): SourceNode {
  return { kind: 'scalar', value: source, source, style: 'plain', range, alias: null };
}

/** Returns the model of an object; kinds that take no part in routing are known by name only. Never throws. */
export function decodeObject({ node, via }: FoundObject): KubernetesObject {
  const field: Field = { node, via };
  const apiVersion = textAt(get(field, 'apiVersion')) ?? '';
  const kind = textAt(get(field, 'kind')) ?? '';
  const decoder = decoders.get(`${groupOf(apiVersion)} ${kind}`);
  if (decoder) return decoder(field, apiVersion);
  if (isWorkloadKind(kind) && workloadGroups.has(groupOf(apiVersion))) return decodeWorkload(field, apiVersion, kind);
  return decodeOther(field, apiVersion, kind);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

type Decoder = (object: Field, apiVersion: string) => KubernetesObject;

/** By API group and kind: other groups have kinds of the same names (`config.openshift.io` an Ingress, Knative a Service). */
const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['networking.k8s.io Ingress', decodeIngress],
  ['extensions Ingress', decodeIngress],
  // Not served, but surely meant as one; the API server's answer is reported beside it.
  [' Ingress', decodeIngress],
  ['apps Ingress', decodeIngress],
  ['networking.k8s.io IngressClass', decodeIngressClass],
  [' Service', decodeService],
  [' Endpoints', decodeEndpoints],
  ['discovery.k8s.io EndpointSlice', decodeEndpointSlice],
  [' Secret', decodeSecret],
  [' ConfigMap', decodeConfigMap],
]);

const workloadGroups: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions']);
