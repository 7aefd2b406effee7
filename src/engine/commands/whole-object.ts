import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { TextEdit } from '../text/edit.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { changeBy } from '../yaml/edit-change.ts';
import { collectionOf, extentOf } from '../yaml/edit-collection.ts';
import { endOfLine, isBlankLine, startOfLine } from '../yaml/edit-lines.ts';
import { mapLines, type ValueMap } from '../yaml/edit-print.ts';
import { changeList, copyItem, copyText } from '../yaml/edit-seq.ts';
import { type EditSource, guardRemoval, lineEndOf, openUnit, rangeOfNode } from '../yaml/edit-source.ts';
import { styleOfUnit } from '../yaml/edit-style.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { neitherMessage } from './backend.ts';
import { check, checkHostAt, checkPathSpec, type Planning } from './check.ts';
import { checkLabel, checkSubdomain } from './check-names.ts';
import { checkService } from './check-service.ts';
import type { Command, CommandError, Plan, ServiceSpec } from './command.ts';
import { addChange, createDraft, type Draft, finish, openObject, type Target } from './draft.ts';
import { pathField } from './ingress-nodes.ts';
import { setMetadata } from './metadata.ts';
import { checkTls } from './tls.ts';
import { pathValue, ruleValue, tlsValue } from './values.ts';

type DocumentCommand = Extract<
  Command,
  { readonly type: 'ingress/add' | 'ingress/remove' | 'ingress/duplicate' | 'service/add' }
>;
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Plans what adds, copies and removes whole objects. */
export function* planDocument(files: Draft['files'], command: DocumentCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'ingress/add':
      return yield* addIngress(draft, command);
    case 'service/add':
      return yield* addService(draft, command);
    case 'ingress/remove':
      return yield* removeObject(draft, command);
    case 'ingress/duplicate':
      return yield* duplicateObject(draft, command);
  }
}

function* addIngress(draft: Draft, command: Of<'ingress/add'>): Planning<Plan> {
  const { name, namespace, className, rules, tls = [], services = [] } = command;
  yield* check('metadata.name', name === '' ? ['name or generateName is required'] : checkSubdomain(name));
  if (namespace) yield* check('metadata.namespace', checkLabel(namespace));
  if (className) yield* check('spec.ingressClassName', checkSubdomain(className));
  yield* check('spec', rules.length === 0 ? [neitherMessage] : []);
  for (const [at, entry] of tls.entries()) yield* checkTls(`spec.tls[${at}]`, entry);
  for (const [at, rule] of rules.entries()) {
    yield* checkHostAt(`spec.rules[${at}].host`, rule.host);
    for (const [index, spec] of rule.paths.entries()) yield* checkPathSpec(pathField(at, index), spec);
  }
  for (const service of services) yield* checkService(service);
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataValue(name, namespace),
    spec: {
      ...(className ? { ingressClassName: className } : {}),
      ...(tls.length > 0 ? { tls: tls.map(tlsValue) } : {}),
      rules: rules.map(({ host, paths }) =>
        ruleValue(
          host,
          paths.map((spec) => pathValue(spec, false)),
        ),
      ),
    },
  };
  yield* append(draft, command.file, [ingress, ...services.map((service) => serviceValue(service, namespace))]);
  return yield* finish(draft, command.type, { name });
}

function* addService(draft: Draft, command: Of<'service/add'>): Planning<Plan> {
  const { name, namespace } = command;
  yield* checkService(command);
  if (namespace) yield* check('metadata.namespace', checkLabel(namespace));
  yield* append(draft, command.file, [serviceValue(command, namespace)]);
  return yield* finish(draft, command.type, { name });
}

function serviceValue({ name, externalName, ports }: ServiceSpec, namespace: string | null): ValueMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataValue(name, namespace),
    spec: {
      ...(externalName === undefined ? { selector: { app: name } } : { type: 'ExternalName', externalName }),
      ports: ports.map((port) => ({ ...(port.name === null ? {} : { name: port.name }), port: port.port })),
    },
  };
}

function metadataValue(name: string, namespace: string | null): ValueMap {
  return { name, ...(namespace ? { namespace } : {}) };
}

/** Writes new documents at the end of a file, in the file's own style; the first one is where the eye goes. */
function* append(draft: Draft, name: string, values: readonly ValueMap[]): Planning<void> {
  const file = draft.files.get(name);
  if (!file) return yield* refuse<CommandError>({ code: 'target-gone' });
  if (/^\ufeff?\s*\{/.test(file.text)) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'json-file' });
  const { text } = file;
  const eol = lineEndOf(text);
  const first = file.units.findIndex((unit) => unit.status === 'read');
  const sample = openUnit(file, Math.max(first, 0));
  const style = styleOfUnit(sample && first >= 0 ? sample : emptySource(name, eol));
  const isEmpty = file.units.every((unit) => unit.status === 'empty');
  const isOpen = isEmpty || /(?:^|\n)---[ \t]*\r?\n$/.test(text);
  const endsLine = text === '' || text === '\ufeff' || text.endsWith('\n');
  const before = (endsLine ? '' : eol) + (isOpen ? '' : `---${eol}`);
  const bodies = values.map((value) => mapLines(value, 0, style, null).join(eol));
  const insert = before + bodies.join(`${eol}---${eol}`) + (endsLine ? eol : '');
  const edit: TextEdit = { range: { start: text.length, end: text.length }, insert };
  const focus = { in: 'insert', edit, from: before.length, to: before.length + (bodies[0]?.length ?? 0) } as const;
  addChange(draft, emptySource(name, eol), { edits: [edit], focus });
}

function emptySource(file: string, eol: string): EditSource {
  return { file, text: '', base: 0, eol, root: null, aliases: [], anchors: [] };
}

function* removeObject(draft: Draft, command: Of<'ingress/remove'>): Planning<Plan> {
  const target = yield* openObject(draft, command.object);
  const { source, list, ref } = target;
  const file = draft.files.get(ref.file);
  const role = file?.units[ref.document]?.role;
  yield* guardRemoval(source, rangeOfNode(target.map));
  if (role === 'list-item' && file) removeListItem(draft, file, target);
  else if (list && isSeq<Node>(list.node)) {
    addChange(draft, source, yield* changeList(source, list.node, { remove: new Set([list.index]), insert: [] }));
  } else addChange(draft, source, { edits: [documentRemoval(source, target)], focus: null });
  return yield* finish(draft, command.type, { name: target.object.metadata.name.value });
}

/** An item that is a unit of its own. With the last one `items` becomes an empty list. */
function removeListItem(draft: Draft, file: SourceFile, target: Target): void {
  const { source, ref } = target;
  if (!isSeq(source.root)) return;
  const { lead, tail } = extentOf(source.text, collectionOf(source.root).entries, 0);
  let end = tail;
  while (isBlankLine(source.text, end)) end = endOfLine(source.text, end);
  addChange(draft, source, { edits: [{ range: { start: lead, end }, insert: '' }], focus: null });
  const roleAt = (index: number): string | undefined => file.units[index]?.role;
  if (roleAt(ref.document - 1) === 'list-item' || roleAt(ref.document + 1) === 'list-item') return;
  const head = openUnit(file, ref.document - 1);
  const key = isMap(head?.root)
    ? head.root.items.find((pair) => isScalar(pair.key) && pair.key.value === 'items')
    : null;
  const at = head?.text.indexOf(':', key?.key.range[1] ?? 0);
  if (head && at !== undefined && at >= 0) {
    addChange(draft, head, { edits: [{ range: { start: at + 1, end: at + 1 }, insert: ' []' }], focus: null });
  }
}

/** A document goes as a whole; comments at the top of the file that a blank line or `---` sets apart stay. */
export function documentRemoval(source: EditSource, { map }: Target): TextEdit {
  const { text } = source;
  const end = text.length;
  if (source.base > 0) return { range: { start: 0, end }, insert: '' };
  const root = startOfLine(text, map.range?.[0] ?? 0);
  let start = root;
  while (start > 0) {
    const above = startOfLine(text, start - 1);
    if (isBlankLine(text, above) || text.startsWith('---', above)) break;
    start = above;
  }
  const header = text.slice(0, start);
  if (header.includes('#')) return { range: { start, end }, insert: '' };
  return { range: { start: header.startsWith('\ufeff') || text.startsWith('\ufeff') ? 1 : 0, end }, insert: '' };
}

function* duplicateObject(draft: Draft, command: Of<'ingress/duplicate'>): Planning<Plan> {
  const target = yield* openObject(draft, command.object);
  const { source, list, map } = target;
  const { name } = command;
  yield* check('metadata.name', name === '' ? ['name or generateName is required'] : checkSubdomain(name));
  const from = target.object.metadata.name.value;
  if (from === name) return yield* refuse<CommandError>({ code: 'no-change' });
  const renamed = yield* setMetadata(target, 'name', name);
  if (list && isSeq<Node>(list.node)) {
    const item = yield* copyItem(source, list.node, list.index, renamed.edits);
    const insert = [{ index: list.index + 1, item }];
    addChange(draft, source, yield* changeList(source, list.node, { remove: new Set(), insert }));
  } else {
    if (/^\{\s*"/.test(source.text.slice(map.range?.[0] ?? 0))) {
      return yield* refuse<CommandError>({ code: 'unsupported', reason: 'json-file' });
    }
    addChange(draft, source, changeBy(documentCopy(draft, target, renamed.edits)));
  }
  return yield* finish(draft, command.type, { from, to: name });
}

/** The copy stands in a document of its own right behind the original. */
function documentCopy(draft: Draft, { source, map, ref }: Target, changes: readonly TextEdit[]): TextEdit {
  const { text, eol } = source;
  const { entries } = collectionOf(map);
  const start = map.range?.[0] ?? 0;
  // Up to the end of its last line: a key that the copy gets may stand below it.
  const end = map.flow ? rangeOfNode(map).end : extentOf(text, entries, entries.length - 1).tail;
  const copy = copyText(source, { start, end }, changes).replace(/\r?\n$/, '');
  const endsLine = text.endsWith('\n');
  const next = draft.files.get(ref.file)?.units[ref.document + 1];
  const needsMarker = next !== undefined && !/^\s*---/.test(next.text);
  const after = endsLine ? eol + (needsMarker ? `---${eol}` : '') : '';
  const insert = `${endsLine ? '' : eol}---${eol}${copy}${after}`;
  return { range: { start: text.length, end: text.length }, insert };
}
