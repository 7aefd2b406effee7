import type { HoverSubject } from '../../engine/language/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';

/** Returns the words for a key of fields, path types or annotations; `''` when there are none. */
export function docOf(key: string | null, words: HoverMessages): string {
  if (key === null) return '';
  const pathType = key.startsWith('pathType.') ? lookup(words.pathTypes, key.slice('pathType.'.length)) : undefined;
  // Tables of the old version that hold the same fields share the words of the new one.
  const same = key
    .replace(/^old([A-Z])/, (_, letter: string) => letter.toLowerCase())
    // Version, kind and name are said of every kind in the same words.
    .replace(/^[A-Z]\w*\.(apiVersion|kind|metadata)$/, 'Ingress.$1');
  return pathType ?? lookup(words.fields, key) ?? lookup(words.fields, same) ?? lookup(words.annotations, key) ?? '';
}

/** Text from manifests must not turn into links or marks. */
function asText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~]/g, '\\$&');
}

/** Returns what a hover shows, as Markdown. */
export function hoverText(subject: HoverSubject, words: HoverMessages): readonly string[] {
  switch (subject.kind) {
    case 'field': {
      const type = lookup(words.types, subject.type) ?? subject.type;
      const head = `**${asText(subject.name)}** · ${type} · ${subject.isRequired ? words.required : words.optional}`;
      return [head, docOf(subject.id, words)];
    }
    case 'path-type':
      return [`**${asText(subject.pathType)}**`, lookup(words.pathTypes, subject.pathType) ?? ''];
    case 'annotation': {
      const { name, type, values, doc } = subject.spec;
      const takes =
        values.length > 0 ? values.map((value) => `\`${value}\``).join(', ') : (lookup(words.types, type) ?? type);
      return [`**${asText(name)}**`, doc === null ? words.ofController : docOf(doc, words), words.takes(takes)];
    }
    case 'service': {
      const { namespace, name, isFound, ports } = subject;
      const known = { namespace: asText(namespace), name: asText(name) };
      return [isFound ? words.service({ ...known, ports: ports.map(asText).join(', ') }) : words.noService(known)];
    }
  }
}
