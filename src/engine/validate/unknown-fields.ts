import type { TextEdit } from '../text/edit.ts';
import { tableOf } from '../text/lookup.ts';
import { nearest } from '../text/suggest.ts';
import type { StrictIssue } from './decode.ts';
import { renameKey, wrapField } from './fix-edits.ts';
import type { StructSchema } from './schema.ts';

/** What was likely meant by a field the server does not know. */
export interface Guess {
  readonly where: 'rename' | 'deeper' | 'outer' | 'old' | 'new' | 'none';
  readonly suggestion: string;
}

/** Words of other versions and of habit, with the field of v1 they stand for. */
const aliases = tableOf<string>({
  backend: 'defaultBackend',
  secret: 'secretName',
  className: 'ingressClassName',
  ingressClass: 'ingressClassName',
  type: 'pathType',
  matchType: 'pathType',
  portName: 'name',
  portNumber: 'number',
});

/** Fields of v1 in an object of v1beta1: the words of the new version under the old apiVersion. */
const newFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['v1beta1.IngressBackend', ['service']],
  ['v1beta1.IngressSpec', ['defaultBackend']],
]);

/** Returns what was likely meant by an unknown field, from the fields of the structs around it. */
export function guessField(issue: StrictIssue): Guess {
  const name = issue.entry.key;
  const inner = issue.structs.at(-1);
  if (!inner) return { where: 'none', suggestion: '' };
  if (inner.type === 'v1.IngressBackend' && (name === 'serviceName' || name === 'servicePort')) {
    return { where: 'old', suggestion: name === 'serviceName' ? 'service.name' : 'service.port' };
  }
  if (newFields.get(inner.type)?.includes(name)) return { where: 'new', suggestion: 'networking.k8s.io/v1' };
  const free = [...inner.fields.keys()].filter((field) => !issue.owner.entries.some(({ key }) => key === field));
  const lower = name.toLowerCase();
  const spelled = free.find((field) => field.toLowerCase() === lower || field === aliases.get(name));
  if (spelled) return { where: 'rename', suggestion: spelled };
  return elsewhere(issue, inner, name) ?? renamed(nearest(name, free));
}

function renamed(suggestion: string): Guess {
  return suggestion === '' ? { where: 'none', suggestion } : { where: 'rename', suggestion };
}

/** A right field with the wrong indentation: one level too far out, or any level too far in. */
function elsewhere(issue: StrictIssue, inner: StructSchema, name: string): Guess | null {
  for (const [field, schema] of inner.fields) {
    const item = schema.kind === 'list' ? schema.of : schema;
    if (item.kind !== 'struct' || !item.fields.has(name)) continue;
    return { where: 'deeper', suggestion: `${field}${schema.kind === 'list' ? '[]' : ''}.${name}` };
  }
  const parts = issue.field.split('.').slice(0, -1);
  for (let depth = issue.structs.length - 2; depth >= 0; depth--) {
    parts.pop();
    const outer = issue.structs[depth];
    if (outer?.fields.has(name)) {
      return { where: 'outer', suggestion: [...parts, name].join('.') };
    }
  }
  return null;
}

/** Returns the edits that do what a guess says, `null` where that is not one safe step. */
export function guessEdits(text: string, issue: StrictIssue, guess: Guess): readonly TextEdit[] | null {
  if (guess.where === 'rename') {
    const edit = renameKey(text, issue.entry, guess.suggestion);
    return edit ? [edit] : null;
  }
  const wrapper = guess.suggestion.split('.')[0] ?? '';
  const isFree = !issue.owner.entries.some(({ key }) => key === wrapper);
  if (guess.where !== 'deeper' || !isFree || wrapper.endsWith('[]') || text[issue.owner.range.start] === '{')
    return null;
  return wrapField(text, issue.entry, wrapper);
}
