import { tableOf } from '../text/lookup.ts';
import type { CompletionItem } from './completion-item.ts';
import type { Field } from './fields.ts';
import type { Subject } from './subject.ts';

/** Lines of a whole object, with two blanks per level, relative to the key or dash they start at; `<1:text>` is a place to fill in. */
const bodies = tableOf<readonly string[]>({
  path: [
    'path: <1:/>',
    'pathType: <2|Prefix,Exact,ImplementationSpecific|>',
    'backend:',
    '  service:',
    '    name: <3:service>',
    '    port:',
    '      number: <4:80>',
  ],
  rule: [
    'host: <1:example.com>',
    'http:',
    '  paths:',
    '  - path: <2:/>',
    '    pathType: <3|Prefix,Exact,ImplementationSpecific|>',
    '    backend:',
    '      service:',
    '        name: <4:service>',
    '        port:',
    '          number: <5:80>',
  ],
  tls: ['hosts:', '- <1:example.com>', 'secretName: <2:example-tls>'],
  backend: ['service:', '  name: <1:service>', '  port:', '    number: <2:80>'],
  endpoint: ['addresses:', '- <1:10.0.0.1>', 'conditions:', '  ready: <2|true,false|>'],
  slicePort: ['name: <1:http>', 'port: <2:8080>', 'protocol: <3|TCP,UDP,SCTP|>'],
  servicePort: ['name: <1:http>', 'port: <2:80>', 'targetPort: <3:8080>'],
});

/**
 * Returns the snippet of a whole path, rule, certificate entry or backend; none for other fields.
 * `asItem`: the list's key stands there already, only an item is written.
 */
export function snippetsFor({ place, dashes }: Subject, field: Field, asItem: boolean): readonly CompletionItem[] {
  const lines = field.of === null ? undefined : bodies.get(field.of);
  if (!lines) return [];
  const body = lines.map((line) => line.replaceAll('<', '${').replaceAll('>', '}'));
  const isList = field.type === 'list';
  const start = place.column;
  const item = (column: number): string =>
    body.map((line, index) => (index === 0 ? `- ${line}` : `${' '.repeat(column + 2)}${line}`)).join('\n');
  const inner = ' '.repeat(start + (isList ? dashes : 2));
  const whole = isList
    ? `${field.name}:\n${inner}${item(start + dashes)}`
    : `${field.name}:\n${body.map((line) => inner + line).join('\n')}`;
  const insert = asItem ? item(start) : whole;
  const label = asItem ? `- ${field.of}` : `${field.name}…`;
  return [
    { label, kind: 'snippet', insert, isSnippet: true, doc: field.id, detail: field.of ?? '', isRequired: false },
  ];
}
