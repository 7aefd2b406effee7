import { type CompiledRouter, judgedBy } from '../engine/controllers/index.ts';
import type { Diagnostic } from '../engine/diagnostics/index.ts';
import { redactDiagnostic } from '../engine/export/index.ts';
import type { GraphNode } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import type { RouteTestReading } from '../engine/route-tests/index.ts';
import { containsRange } from '../engine/text/index.ts';
import { type ReferenceCache, referencesOf } from '../engine/validate/index.ts';
import type { SourceFile, SourceUnit } from '../engine/yaml/index.ts';
import type { Problem } from '../protocol/snapshot.ts';

function keyOf({ file, document, item }: ObjectRef): string {
  return `${document}.${item}:${file}`;
}

/** Nodes by the object they are written in. */
function nodesByObject(nodes: Iterable<GraphNode>): ReadonlyMap<string, GraphNode[]> {
  const map = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const place = node.kind === 'edge-router' ? null : node.place;
    if (!place) continue;
    const key = keyOf(place.object);
    const list = map.get(key);
    if (list) list.push(node);
    else map.set(key, [node]);
  }
  return map;
}

/** The smallest node of the object whose place holds the diagnostic. */
function nodeOf(nodes: readonly GraphNode[] | undefined, { range }: Diagnostic): NodeId | null {
  let best: NodeId | null = null;
  let bestSize = Number.POSITIVE_INFINITY;
  for (const node of nodes ?? []) {
    if (node.kind === 'edge-router' || !node.place || !containsRange(node.place.range, range)) continue;
    const size = node.place.range.end - node.place.range.start;
    if (size < bestSize) {
      best = node.id;
      bestSize = size;
    }
  }
  return best;
}

/** Returns all problems in file order: reading and validation, references between objects, then what each controller says. */
export function collectProblems(
  files: readonly SourceFile[],
  references: ReferenceCache,
  routers: readonly CompiledRouter[],
  nodes: Iterable<GraphNode>,
  testsOf: (unit: SourceUnit) => RouteTestReading,
): readonly Problem[] {
  const index = nodesByObject(nodes);
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const add = (object: ObjectRef, diagnostic: Diagnostic): void => {
    const nodeId = nodeOf(index.get(keyOf(object)), diagnostic);
    // Named by what it says and the node it is about, so that edits elsewhere do not rename it.
    const name = `${diagnostic.code}|${nodeId ?? keyOf(object)}|${JSON.stringify(diagnostic.params)}`;
    const n = seen.get(name) ?? 0;
    seen.set(name, n + 1);
    problems.push({ id: n === 0 ? name : `${name}#${n}`, object, diagnostic, nodeId });
  };
  for (const { name: file, units } of files) {
    units.forEach((unit, document) => {
      const { diagnostics, objects, lastGood } = unit;
      for (const diagnostic of [...diagnostics, ...testsOf(unit).diagnostics]) {
        const item = objects.findIndex(({ range }) => containsRange(range, diagnostic.range));
        // Problems are copied and printed: they quote nothing of a Secret. The correction stays, it is for this page.
        const { fixes } = diagnostic;
        for (const judged of judgedBy(routers, objects[item], [diagnostic])) {
          const quoted = redactDiagnostic(judged, unit.text);
          add({ file, document, item: Math.max(item, 0) }, fixes ? { ...quoted, fixes } : quoted);
        }
      }
      lastGood.forEach((object, item) => {
        for (const diagnostic of judgedBy(routers, object, referencesOf(references, object)))
          add({ file, document, item }, diagnostic);
      });
    });
  }
  for (const { program, advice } of routers) {
    for (const { object, diagnostic } of [...program.diagnostics, ...advice()]) add(object, diagnostic);
  }
  return problems;
}
