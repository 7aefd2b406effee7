import type { CST } from 'yaml';

/** Tokens that say nothing about a value: what may stand between values. */
function isTrivia(token: CST.SourceToken): boolean {
  return token.type === 'space' || token.type === 'newline' || token.type === 'comment' || token.type === 'comma';
}

function lastOf(tokens: readonly CST.SourceToken[] | undefined): number | null {
  const last = tokens?.findLast((token) => !isTrivia(token));
  return last ? last.offset + last.source.length : null;
}

/** Returns where the first token of a collection's item starts: its dash, properties, key or value. */
export function itemStart(item: CST.CollectionItem): number {
  const first = item.start.find((token) => !isTrivia(token));
  return first?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? item.value?.offset ?? 0;
}

/** Returns where the last token of a collection's item ends, comments not counted. */
export function itemEnd(item: CST.CollectionItem): number {
  if (item.value && !isEmptyScalar(item.value)) return nodeEnd(item.value);
  return lastOf(item.sep) ?? (item.key ? nodeEnd(item.key) : null) ?? lastOf(item.start) ?? 0;
}

/** Returns true for the token of a value that is not written. */
export function isEmptyScalar(token: CST.Token): boolean {
  return token.type === 'scalar' && token.source === '';
}

/** Returns where a value's text ends; a block scalar ends with its last line that is not blank, or with all of them under `+`. */
export function nodeEnd(token: CST.Token): number {
  switch (token.type) {
    case 'block-map':
    case 'block-seq': {
      const last = token.items.findLast((item) => itemEnd(item) > 0);
      return last ? itemEnd(last) : token.offset;
    }
    case 'flow-collection': {
      const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
      return close ? close.offset + 1 : token.offset + 1;
    }
    case 'block-scalar':
      return blockScalarEnd(token);
    case 'document':
      return token.value ? nodeEnd(token.value) : token.offset;
    default:
      return token.offset + token.source.length;
  }
}

function blockScalarEnd(token: CST.BlockScalar): number {
  let at = token.offset;
  let keeps = false;
  for (const prop of token.props) {
    if ('source' in prop) at += prop.source.length;
    if (prop.type === 'block-scalar-header') keeps = prop.source.includes('+');
  }
  if (keeps) return at + token.source.length;
  const content = token.source.trimEnd();
  if (content === '') return at;
  const lineEnd = token.source.indexOf('\n', content.length);
  return at + (lineEnd < 0 ? token.source.length : lineEnd + 1);
}
