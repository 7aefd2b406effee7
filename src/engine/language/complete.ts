import type { SourceRange } from '../text/range.ts';
import { completeValue, secretKeys } from './complete-value.ts';
import type { CompletionItem } from './completion-item.ts';
import { type Field, type FieldType, fieldsOf, siteAt } from './fields.ts';
import { objectFrame, stepsTo, valueAt } from './frames.ts';
import { snippetsFor } from './snippets.ts';
import { type Subject, subjectAt } from './subject.ts';
import type { LanguageWorld } from './world.ts';

/** What can be written at an offset; `range` is replaced. */
export interface Completions {
  readonly range: SourceRange;
  readonly items: readonly CompletionItem[];
}

/** Returns what can be written at an offset of a file; `null` where nothing is known. */
export function complete(world: LanguageWorld, file: string, offset: number): Completions | null {
  const subject = subjectAt(world, file, offset);
  if (!subject) return null;
  const { place, site } = subject;
  const isScalarItem = place.where === 'key' && site?.field?.type === 'text';
  const items =
    place.where === 'value' || isScalarItem
      ? completeValue(world, subject)
      : [...itemsHere(subject), ...completeKeys(world, subject)];
  return items.length > 0 ? { range: subject.range, items } : null;
}

/** Lists may stand as far left as their key: on an empty line below it an item can begin. */
function itemsHere(subject: Subject): readonly CompletionItem[] {
  const { list } = subject.place;
  const field = list ? siteAt(subject.kind, subject.apiVersion, stepsTo(list))?.field : null;
  return field?.type === 'list' ? snippetsFor(subject, field, true) : [];
}

function completeKeys(world: LanguageWorld, subject: Subject): readonly CompletionItem[] {
  const { place, site } = subject;
  if (!site) return [];
  if (site.field?.id === 'metadata.annotations') return completeAnnotations(world, subject);
  if (site.field?.id === 'Secret.data' || site.field?.id === 'Secret.stringData') return completeData(subject);
  if (site.field?.type === 'list') return place.frame.isFlow ? [] : snippetsFor(subject, site.field, true);
  const present = place.frame.values;
  const free = fieldsOf(site.table).filter(({ name }) => !present.has(name) || name === place.token.text);
  const fields = free
    .filter((field) => !isExcluded(subject.kind, field, present))
    .map((field) => fieldItem(subject, field));
  return [
    ...fields.filter(({ isRequired }) => isRequired),
    ...snippetsOf(subject, free),
    ...fields.filter(({ isRequired }) => !isRequired),
  ];
}

/** Of a service and a resource, or of a port's name and number, only one can be written. */
const pairs: readonly (readonly [string, string])[] = [
  ['backend.service', 'backend.resource'],
  ['backendPort.number', 'backendPort.name'],
];

function isExcluded(kind: string, { id, name }: Field, present: ReadonlyMap<string, string>): boolean {
  if (id === 'metadata.namespace' && (kind === 'Namespace' || kind === 'IngressClass')) return true;
  return pairs.some(([a, b]) => {
    const other = id === a ? b : id === b ? a : null;
    return other !== null && !present.has(name) && present.has(other.slice(other.indexOf('.') + 1));
  });
}

const opens: Readonly<Record<FieldType, boolean>> = {
  text: false,
  number: false,
  bool: false,
  texts: true,
  map: true,
  object: true,
  list: true,
};

function fieldItem({ place }: Subject, field: Field): CompletionItem {
  const { name, type, id, required } = field;
  const { frame, hasColon, column } = place;
  const indent = ' '.repeat(column + 2);
  const after = frame.isFlow ? ' ' : opens[type] ? (type === 'texts' ? `\n${indent}- ` : `\n${indent}`) : ' ';
  const insert = hasColon ? name : `${name}:${type === 'list' && !frame.isFlow ? '' : after}`;
  return { label: name, kind: 'field', insert, isSnippet: false, doc: id, detail: type, isRequired: required };
}

/** The keys that a Secret of this type has to hold. */
function completeData({ place }: Subject): readonly CompletionItem[] {
  const keys = secretKeys.get(valueAt(objectFrame(place.frame), 'type')) ?? [];
  const free = keys.filter((key) => !place.frame.values.has(key) || key === place.token.text);
  return free.map((label) => {
    const insert = place.hasColon ? label : `${label}: `;
    return { label, kind: 'field', insert, isSnippet: false, doc: null, detail: 'text', isRequired: false };
  });
}

function snippetsOf(subject: Subject, free: readonly Field[]): readonly CompletionItem[] {
  if (subject.place.frame.isFlow || subject.place.hasColon) return [];
  return free.flatMap((field) => snippetsFor(subject, field, false));
}

function completeAnnotations(world: LanguageWorld, { place, className, kind }: Subject): readonly CompletionItem[] {
  const present = place.frame.values;
  if (kind === 'EndpointSlice' || kind === 'Namespace' || kind === 'Secret' || kind === 'ConfigMap') return [];
  if (kind === 'IngressClass') {
    const label = 'ingressclass.kubernetes.io/is-default-class';
    const insert = place.hasColon ? label : `${label}: "true"`;
    return [
      { label, kind: 'annotation', insert, isSnippet: false, doc: 'default-class', detail: 'bool', isRequired: false },
    ];
  }
  return (
    world
      .annotationsOf(className)
      .filter(({ name }) => !present.has(name) || name === place.token.text)
      // What decides where requests go comes first.
      .toSorted((a, b) => Number(b.doc !== null) - Number(a.doc !== null))
      .map(({ name, type, values, doc }) => ({
        label: name,
        kind: 'annotation',
        insert: place.hasColon ? name : `${name}: `,
        isSnippet: false,
        doc,
        detail: values.length > 0 ? values.join(' | ') : type,
        isRequired: false,
      }))
  );
}
