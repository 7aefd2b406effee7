import type { SourceMap, SourceNode } from '../model/source-node.ts';
import { effectiveEntry, textAt } from '../validate/cursor.ts';
import { type KindTable, kindKey } from '../validate/kind-rules.ts';
import { openApiFindings } from '../validate/open-api-check.ts';
import { ingressClassV1Schema, ingressV1Schema, type StructSchema } from '../validate/schema.ts';
import { findKind } from '../validate/served-kinds.ts';
import { kindUnset } from '../validate/validate.ts';

/** What kubectl's own check says of one item of a List, or of the List where it has no items. */
export interface ListFinding {
  readonly at: SourceNode;
  readonly words: readonly string[];
}

export function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Returns the fields of a kind whose rules are known, `null` for any other. */
export function schemaOf(apiVersion: string, kind: string, kinds: KindTable | undefined): StructSchema | null {
  if (apiVersion === 'networking.k8s.io/v1' && kind === 'Ingress') return ingressV1Schema;
  if (apiVersion === 'networking.k8s.io/v1' && kind === 'IngressClass') return ingressClassV1Schema;
  return kinds?.get(kindKey(apiVersion, kind))?.schema ?? null;
}

const invalid = ['invalid object to validate'];

/** Returns what kubectl's own check finds: it is made of Lists only, since the server has no such resource. */
export function listFindings(
  root: SourceMap,
  apiVersion: string,
  kind: string,
  kinds: KindTable | undefined,
): readonly ListFinding[] {
  const items = effectiveEntry(root, 'items')?.value;
  if (apiVersion === 'v1' && kind === 'List') {
    if (items?.kind !== 'seq') return [{ at: root, words: invalid }];
    return items.items.map((item) => ({ at: item, words: itemFindings(item, kinds) }));
  }
  if (findKind(apiVersion, kind) !== 'list' || kind === 'List' || items?.kind !== 'seq') return [];
  const inner = kind.slice(0, -'List'.length);
  return items.items.map((item, index) => {
    const path = `${kind}.items[${index}]`;
    const nil = [`ValidationError(${kind}.items): unknown object type "nil" in ${path}`];
    return { at: item, words: isNull(item) ? nil : objectFindings(item, apiVersion, inner, path, kinds) };
  });
}

/** Returns what kubectl says of an item of a `v1 List`. */
export function itemFindings(item: SourceNode, kinds: KindTable | undefined): readonly string[] {
  if (item.kind !== 'map') return invalid;
  const unset = kindUnset(item);
  const kind = textAt(item, 'kind');
  return unset.length > 0 ? unset : objectFindings(item, textAt(item, 'apiVersion'), kind, kind, kinds);
}

function objectFindings(
  node: SourceNode,
  apiVersion: string,
  kind: string,
  path: string,
  kinds: KindTable | undefined,
): readonly string[] {
  const schema = schemaOf(apiVersion, kind, kinds);
  return schema ? openApiFindings(node, schema, homeOf(apiVersion), path) : [];
}

/** Returns the package of the kinds of a group: `io.k8s.api.networking.v1`. */
function homeOf(apiVersion: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? `io.k8s.api.core.${group}` : `io.k8s.api.${group.split('.')[0]}.${version}`;
}
