import type { SourceMap, SourceNode } from '../model/source-node.ts';
import { effectiveEntry, textAt, withHead } from './cursor.ts';

/**
 * Returns what kubectl takes a document with a list `items` apart into, whatever its kind; `null` for one without.
 * One level only: `'nested'` when an item is such a list itself, then nothing is sent.
 * Items without both head fields get those of a typed list.
 * @source kubernetes/apimachinery pkg/apis/meta/v1/unstructured/helpers.go decodeToList (v0.35)
 */
export function itemsOf(root: SourceMap): readonly SourceNode[] | 'nested' | null {
  const list = listIn(root);
  if (!list) return null;
  if (list.some((item) => listIn(item))) return 'nested';
  const [apiVersion, kind] = [textAt(root, 'apiVersion'), textAt(root, 'kind')];
  const inherited = kind.endsWith('List') ? kind.slice(0, -'List'.length) : kind;
  if (inherited === '') return list;
  return list.map((item) =>
    item.kind === 'map' && textAt(item, 'apiVersion') === '' && textAt(item, 'kind') === ''
      ? withHead(item, apiVersion, inherited)
      : item,
  );
}

function listIn(node: SourceNode): readonly SourceNode[] | null {
  const items = node.kind === 'map' ? effectiveEntry(node, 'items')?.value : undefined;
  return items?.kind === 'seq' ? items.items : null;
}

/** Returns the objects kubectl sends for a tree: itself, the items of a list, nothing for a list in a list. */
export function objectsOf(root: SourceNode): readonly SourceNode[] {
  if (root.kind !== 'map') return [];
  const items = itemsOf(root);
  return items === 'nested' ? [] : (items ?? [root]).filter(({ kind }) => kind === 'map');
}
