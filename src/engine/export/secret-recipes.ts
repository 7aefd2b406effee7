import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { isSecretKind } from './secret-likeness.ts';
import { type Entry, entriesOf, followed, placeholder } from './secret-map.ts';

/** `kubectl create secret … --from-literal=key=value`, and its kin with the value behind the option. */
const literalOption =
  /(--from-literal(?:[=\s]|\\?["'],?\s*)\s*\\?["']?[^\s=,"'\\]+=|--docker-password(?:[=\s]|\\?["'],?\s*)\s*\\?["']?)("[^"]*"?|'[^']*'?|(?:\\["']?|[^\s"'\\])+)/g;

/** Returns a text without the values of commands that make a Secret. */
export function withoutLiterals(text: string): string {
  if (!text.includes('--from-literal') && !text.includes('--docker-password')) return text;
  return text.replace(literalOption, (_, option: string) => option + placeholder);
}

/** Returns `key=value` of a generator without its value; `null` when it has none left. */
export function literalLeft(text: string): string | null {
  const mark = text.indexOf('=');
  const left = mark < 0 ? placeholder : text.slice(0, mark + 1) + placeholder;
  return left === text ? null : left;
}

function valuesOf(entries: readonly Entry[], ...names: readonly string[]): readonly unknown[] {
  return entries.filter(({ key }) => names.includes(key)).map(({ value }) => value);
}

/** Returns the values of a patch (kustomize, JSON 6902) that is for a Secret: of those nothing may be seen. */
export function patchedValues(parsed: Document, entries: readonly Entry[]): readonly unknown[] {
  const isForSecret = valuesOf(entries, 'target').some((target) => {
    const map = followed(parsed, target);
    return isMap(map) && entriesOf(parsed, map).some(({ key, text }) => key === 'kind' && isSecretKind(text ?? ''));
  });
  const isOperation = entries.some(({ key, text }) => key === 'path' && /^\/+stringD/i.test(text ?? ''));
  return [...(isForSecret ? valuesOf(entries, 'patch') : []), ...(isOperation ? valuesOf(entries, 'value') : [])];
}

function generatorsOf(parsed: Document, entries: readonly Entry[]): readonly YAMLMap[] {
  return valuesOf(entries, 'secretGenerator').flatMap((value) => {
    const list = followed(parsed, value);
    return (isSeq(list) ? list.items : [list]).map((item) => followed(parsed, item)).filter((item) => isMap(item));
  });
}

/** Returns the nodes of `key=value` from which kustomize makes Secrets. */
export function generatedLiterals(parsed: Document, entries: readonly Entry[]): readonly unknown[] {
  const isPlugin = entries.some(({ key, text }) => key === 'kind' && text === 'SecretGenerator');
  const own = generatorsOf(parsed, entries).map((map) => entriesOf(parsed, map));
  return [...own, ...(isPlugin ? [entries] : [])].flatMap((generator) =>
    valuesOf(generator, 'literals', 'literal').flatMap((value) => {
      const list = followed(parsed, value);
      return (isSeq(list) ? list.items : [list]).map((item) => followed(parsed, item));
    }),
  );
}
