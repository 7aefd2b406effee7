import type { SourceNode } from '../model/source-node.ts';
import type { TypeIssue } from './decode.ts';

/** Returns the tree with a value of the right type wherever one is wrong: what else the server would say can then be told. */
export function withRightTypes(root: SourceNode, issues: readonly TypeIssue[]): SourceNode {
  const wanted = new Map<SourceNode, TypeIssue>(issues.map((issue) => [issue.node, issue]));
  const walk = (node: SourceNode): SourceNode => {
    const issue = wanted.get(node);
    if (issue) return rightValue(node, issue);
    if (node.kind === 'seq') return { ...node, items: node.items.map(walk) };
    if (node.kind === 'map') {
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: walk(entry.value) })) };
    }
    return node;
  };
  return walk(root);
}

/** A text for a text, a number that every rule takes for a number; everything else is left out. */
function rightValue(node: SourceNode, { expected }: TypeIssue): SourceNode {
  const { range, alias } = node;
  const scalar = { kind: 'scalar', source: '', style: 'plain', range, alias } as const;
  switch (expected) {
    case 'string':
      return { ...scalar, value: node.kind === 'scalar' ? node.source : 'a', style: 'double' };
    case 'int':
    case 'int-or-string':
      return { ...scalar, value: 1 };
    case 'bool':
      return { ...scalar, value: true };
    default:
      return { ...scalar, value: null };
  }
}
