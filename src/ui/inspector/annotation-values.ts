import type { AnnotationFormat, AnnotationSpec } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

const formats: Readonly<Record<AnnotationFormat, (text: string) => boolean>> = {
  // Variables of the proxy are allowed: `https://$host/x`.
  url: (text) => /^(?:https?:\/\/|\$)\S+$/.test(text),
  path: (text) => /^\/\S*$/.test(text),
  size: (text) => /^\d+[kmg]?$/i.test(text),
  time: (text) => /^\d+(?:us|ms|s|m|h|d)?$/.test(text),
  cidr: (text) => text.split(',').every((part) => /^\s*[\da-f:.]+(?:\/\d{1,3})?\s*$/i.test(part)),
  regex: isPattern,
  lines: () => true,
};

type Words = Messages['authoring']['expects'];

function numberProblem({ range }: AnnotationSpec, text: string, words: Words): string | null {
  if (!/^-?\d+$/.test(text)) return words.number;
  if (!range) return null;
  const value = Number(text);
  if (value >= range.min && (range.max === null || value <= range.max)) return null;
  return range.max === null ? words.min(range.min) : words.range(range.min, range.max);
}

/** Returns what is unusual about a value of an annotation; `null` when it is one that its controller takes. */
export function valueProblem(spec: AnnotationSpec | null, text: string, words: Words): string | null {
  if (!spec || text === '') return null;
  switch (spec.type) {
    case 'bool':
      return text === 'true' || text === 'false' ? null : words.bool;
    case 'number':
      return numberProblem(spec, text, words);
    case 'enum':
      return spec.values.includes(text) ? null : words.enum(spec.values.join(', '));
    case 'text':
      return spec.format && !formats[spec.format](text) && spec.format !== 'lines' ? words[spec.format] : null;
  }
}

/** Returns the value that an annotation starts with when it is added. */
export function firstValue(spec: AnnotationSpec): string {
  if (spec.type === 'bool') return 'true';
  if (spec.type === 'enum') return spec.values[0] ?? '';
  return '';
}
