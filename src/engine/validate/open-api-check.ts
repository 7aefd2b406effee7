import type { SourceMap, SourceNode } from '../model/source-node.ts';
import { tableOf } from '../text/lookup.ts';
import { effectiveEntries, sortedEntries } from './cursor.ts';
import type { Schema, StructSchema } from './schema.ts';

/** Structs that stand in another package than the kind that holds them. @source kubernetes/api, kubernetes/apimachinery openapi names (v0.35) */
const foreignPackages = tableOf<string>({
  ObjectMeta: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  ListMeta: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  OwnerReference: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  ManagedFieldsEntry: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  Condition: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  TypedLocalObjectReference: 'io.k8s.api.core.v1',
  ObjectReference: 'io.k8s.api.core.v1',
});

/** Required fields in the order of the schema. @source kubernetes/kubernetes api/openapi-spec (v1.35) */
const requiredFields = tableOf<readonly string[]>({
  HTTPIngressPath: ['pathType', 'backend'],
  HTTPIngressRuleValue: ['paths'],
  IngressServiceBackend: ['name'],
  IngressClassParametersReference: ['kind', 'name'],
  TypedLocalObjectReference: ['kind', 'name'],
  ServicePort: ['port'],
  EndpointSlice: ['addressType', 'endpoints'],
  Endpoint: ['addresses'],
  OwnerReference: ['apiVersion', 'kind', 'name', 'uid'],
  PortStatus: ['port', 'protocol'],
  IngressPortStatus: ['port', 'protocol'],
  Condition: ['type', 'status', 'lastTransitionTime', 'reason', 'message'],
  NamespaceCondition: ['type', 'status'],
  ForZone: ['name'],
  ForNode: ['name'],
});

interface Walk {
  readonly home: string;
  readonly found: string[];
}

/**
 * Returns what kubectl's own check of a List finds in one object, in kubectl's words; `path` is how it names the object.
 * `home` is the package of the kind: `io.k8s.api.networking.v1`. Never throws.
 * @source kubernetes/kube-openapi pkg/util/proto/validation/types.go (2025-07)
 */
export function openApiFindings(node: SourceNode, schema: StructSchema, home: string, path: string): readonly string[] {
  const walk: Walk = { home, found: [] };
  visit(walk, node, schema, path, fullName(walk, schema));
  return walk.found;
}

function fullName({ home }: Walk, { name }: StructSchema): string {
  return `${foreignPackages.get(name) ?? home}.${name}`;
}

function say(walk: Walk, path: string, message: string): void {
  walk.found.push(`ValidationError(${path}): ${message}`);
}

const wanted = {
  struct: 'map',
  map: 'map',
  any: 'map',
  list: 'array',
  int: 'integer',
  bool: 'boolean',
  string: 'string',
  bytes: 'string',
  time: 'string',
  'int-or-string': 'string',
} as const;

/** `owner` is the type as the message names it: the struct, or the struct and its field. */
function visit(walk: Walk, node: SourceNode, schema: Schema, path: string, owner: string): void {
  const expected = wanted[schema.kind];
  const got = kindOf(node);
  if (!fits(got, expected)) {
    say(walk, path, `invalid type for ${owner}: got "${got}", expected "${expected}"`);
  } else if (node.kind === 'seq' && schema.kind === 'list') {
    for (const [index, item] of node.items.entries()) visitItem(walk, item, schema.of, path, index, owner);
  } else if (node.kind === 'map' && schema.kind === 'struct') visitStruct(walk, node, schema, path);
  else if (node.kind === 'map' && schema.kind === 'map') {
    for (const { key, value } of sortedEntries(node)) {
      if (!isNull(value)) visit(walk, value, schema.of, `${path}.${key}`, owner);
    }
  }
}

function visitItem(walk: Walk, item: SourceNode, schema: Schema, path: string, index: number, owner: string): void {
  const place = `${path}[${index}]`;
  if (isNull(item)) say(walk, path, `unknown object type "nil" in ${place}`);
  else visit(walk, item, schema, place, schema.kind === 'struct' ? fullName(walk, schema) : owner);
}

function visitStruct(walk: Walk, map: SourceMap, schema: StructSchema, path: string): void {
  const name = fullName(walk, schema);
  for (const { key, value } of sortedEntries(map)) {
    if (isNull(value)) continue;
    const inner = schema.fields.get(key);
    if (!inner) say(walk, path, `unknown field "${key}" in ${name}`);
    else
      visit(walk, value, inner, `${path}.${key}`, inner.kind === 'struct' ? fullName(walk, inner) : `${name}.${key}`);
  }
  const present = new Set(effectiveEntries(map).flatMap(({ key, value }) => (isNull(value) ? [] : [key])));
  for (const key of requiredFields.get(schema.name) ?? []) {
    if (!present.has(key)) say(walk, path, `missing required field "${key}" in ${name}`);
  }
}

function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

type Got = 'map' | 'array' | 'string' | 'boolean' | 'integer' | 'number';

function kindOf(node: SourceNode): Got {
  if (node.kind === 'map') return 'map';
  if (node.kind === 'seq') return 'array';
  if (typeof node.value === 'boolean') return 'boolean';
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? 'integer' : 'number';
  return 'string';
}

/** A text takes every scalar and an integer every number: there the server speaks. */
function fits(got: Got, expected: (typeof wanted)[Schema['kind']]): boolean {
  if (expected === 'string') return got !== 'map' && got !== 'array';
  if (expected === 'integer') return got === 'integer' || got === 'number';
  return got === expected;
}
