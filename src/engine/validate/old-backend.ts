import type { SourceEntry, SourceMap } from '../model/source-node.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Cursor, effectiveEntry, isOwnText, textOf } from './cursor.ts';
import {
  addField,
  indentAt,
  isFlow,
  isJson,
  isPlainScalar,
  jsonWords,
  lineEnd,
  renameKey,
  replaceText,
  yamlText,
} from './fix-edits.ts';
import { type BackendView, type IngressView, viewIngress } from './ingress-view.ts';

/** The words of a v1 port for an old servicePort: a number also where it was quoted. `null` when it is neither text nor number. */
function newPort(entry: SourceEntry): { readonly key: 'number' | 'name'; readonly words: string } | null {
  const { value } = entry;
  if (value.kind !== 'scalar' || value.alias) return null;
  if (typeof value.value === 'number') return { key: 'number', words: String(value.value) };
  if (typeof value.value !== 'string' || value.value === '') return null;
  if (/^[0-9]+$/.test(value.value)) return { key: 'number', words: String(Number(value.value)) };
  return { key: 'name', words: yamlText(value.value) };
}

/**
 * Returns the edits that write `serviceName` and `servicePort` of a backend as v1 does, comments kept.
 * `null` when the backend came through an alias, or a value is of no use.
 */
export function upgradeBackend(text: string, at: Cursor): readonly TextEdit[] | null {
  const map = at.node;
  if (map?.kind !== 'map' || !isOwnText(at)) return null;
  const name = effectiveEntry(map, 'serviceName');
  const port = effectiveEntry(map, 'servicePort');
  if ((!name && !port) || name?.merged || port?.merged || effectiveEntry(map, 'service')) return null;
  const portWords = port ? newPort(port) : null;
  if ((port && !portWords) || (name && (name.value.kind !== 'scalar' || name.value.alias))) return null;
  if (isFlow(text, map)) return upgradeFlow(text, map, name, portWords);
  return upgradeBlock(text, map, name, port, portWords);
}

type PortWords = ReturnType<typeof newPort>;

function upgradeFlow(
  text: string,
  map: SourceMap,
  name: SourceEntry | null,
  port: PortWords,
): readonly TextEdit[] | null {
  const written = text.slice(map.range.start, map.range.end);
  const others = map.entries.some(({ key }) => key !== 'serviceName' && key !== 'servicePort');
  if (others || written.includes('#')) return null;
  const isQuoted = isJson(text, map);
  const key = (word: string): string => (isQuoted ? JSON.stringify(word) : word);
  const nameText =
    name?.value.kind === 'scalar'
      ? [`${key('name')}: ${text.slice(name.value.range.start, name.value.range.end)}`]
      : [];
  const words = port && (isQuoted ? jsonWords(port.words) : port.words);
  const portText = port ? [`${key('port')}: {${key(port.key)}: ${words}}`] : [];
  return [{ range: map.range, insert: `{${key('service')}: {${[...nameText, ...portText].join(', ')}}}` }];
}

/** The first of the two fields brings the `service:` line, the other is indented under it: whatever stands beside them stays. */
function upgradeBlock(
  text: string,
  map: SourceMap,
  name: SourceEntry | null,
  port: SourceEntry | null,
  words: PortWords,
): readonly TextEdit[] | null {
  const own = map.entries.filter((entry) => entry === name || entry === port);
  const places = own.map((entry) => map.entries.indexOf(entry));
  const areNeighbours = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
  if (!areNeighbours || map.entries.length > own.length + 1) return null;
  const first = own[0];
  if (!first) return null;
  const end = lineEnd(text);
  const indent = indentAt(text, first.keyRange.start);
  const lead = (entry: SourceEntry): string => (entry === first ? `service:${end}${indent}  ` : '  ');
  const edits: TextEdit[] = [];
  if (name) edits.push({ range: name.keyRange, insert: `${lead(name)}name` });
  if (port && words) {
    edits.push({ range: port.keyRange, insert: `${lead(port)}port:${end}${indent}    ${words.key}` });
    edits.push({ range: port.value.range, insert: words.words });
  }
  return edits;
}

/**
 * Returns the edits that write an old Ingress as networking.k8s.io/v1, `null` when a part of it cannot be edited safely.
 * A missing pathType becomes what it meant: ImplementationSpecific.
 */
export function upgradeIngress(text: string, root: Cursor, apiVersion: Cursor): readonly TextEdit[] | null {
  const view = viewIngress(root, true);
  const version = replaceText(text, apiVersion, 'networking.k8s.io/v1');
  if (!version) return null;
  const edits: (TextEdit | null)[] = [version, ...defaultBackendEdits(text, view)];
  for (const { at, pathType, backend, pathTypeAt } of pathsOf(view)) {
    edits.push(...backendEdits(text, backend));
    if (pathType === 'ImplementationSpecific' && !pathTypeAt.node) {
      edits.push(pathTypeAt.entry ? null : addField(text, at, 'pathType', 'ImplementationSpecific', 'path'));
    }
  }
  const found = edits.filter((edit) => edit !== null);
  return found.length === edits.length ? found : null;
}

function pathsOf(view: IngressView): readonly NonNullable<IngressView['rules'][number]['http']>['paths'][number][] {
  return view.rules.flatMap((rule) => rule.http?.paths ?? []);
}

function defaultBackendEdits(text: string, view: IngressView): readonly (TextEdit | null)[] {
  const backend = view.defaultBackend;
  if (!backend) return [];
  const rename = backend.at.entry ? renameKey(text, backend.at.entry, 'defaultBackend') : null;
  return [rename, ...backendEdits(text, backend)];
}

function backendEdits(text: string, backend: BackendView): readonly (TextEdit | null)[] {
  return backend.service ? (upgradeBackend(text, backend.at) ?? [null]) : [];
}

/** Returns the digits of a port written as text, `''` for anything else. */
export function digitsOf(at: Cursor): string {
  const value = textOf(at);
  return /^[0-9]+$/.test(value) && !isPlainScalar(at.node) ? String(Number(value)) : '';
}
