import type { Ingress } from '../model/ingress.ts';
import type { KubernetesObject, ObjectRef, PathRef, RuleRef } from '../model/objects.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Attempt, refuse } from '../yaml/edit-attempt.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { keyOf, type Marked, type Row, rowOf } from './row.ts';

type Files = ReadonlyMap<string, SourceFile>;

/** An object that steps move about. Its `file` is where it stands now, `null` when it is removed. */
export interface ObjectMark {
  readonly origin: readonly number[];
  file: string | null;
  /** Opened when something in it is looked for or changes: until then it is as it was. */
  inside: Inside | null;
}

interface Inside {
  readonly rules: Row<RuleMark>;
  readonly tls: Row<Marked>;
  readonly ports: Row<Marked>;
}

/** A rule that steps move about. */
export interface RuleMark extends Marked {
  readonly object: ObjectMark;
  readonly paths: Row<PathMark>;
  /** The host it had when its last path left it: it comes again when another path wants to go there. */
  emptied: { readonly host: string | null } | null;
}

/** A path that steps move about, `rule` is where it stands now. */
export interface PathMark extends Marked {
  rule: RuleMark;
}

/**
 * Knows for everything that stood in the texts at the beginning where it stands after the steps done so far. What no
 * step has touched is not written down: it is where it was.
 */
export interface Places {
  readonly start: Files;
  /** The texts as the steps so far leave them. */
  readonly now: Files;
  /** What leads from the texts at the beginning to those now. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly objects: Map<string, Row<ObjectMark>>;
  /** How many things came that were not there at the beginning. */
  made: number;
}

/**
 * Why there is no place: `gone` = an earlier step took it away; `never` = it was not there at the beginning;
 * `lost` = the texts are not what the steps should have left. Nothing may be done to what is lost.
 */
export type Nowhere = 'gone' | 'never' | 'lost';

/** Looks for something that stood in the texts at the beginning. */
export type Following<T> = Attempt<T, Nowhere>;

/** Returns places in texts to which nothing has been done; `now` and `edits` follow what is done. */
export function createPlaces(start: Files, { now, edits }: Pick<Places, 'now' | 'edits'>): Places {
  return { start, now, edits, objects: new Map(), made: 0 };
}

/** Returns the place of an object among all of its file, whose documents come and go with what is in them; -1 for none. */
export function positionOf(file: SourceFile | undefined, { document, item }: ObjectRef): number {
  const unit = file?.units[document];
  if (!file || !unit || item < 0 || item >= unit.objects.length) return -1;
  return file.units.slice(0, document).reduce((sum, { objects }) => sum + objects.length, 0) + item;
}

function countOf(file: SourceFile | undefined): number {
  return file?.units.reduce((sum, { objects }) => sum + objects.length, 0) ?? 0;
}

function refAt(file: SourceFile, position: number): ObjectRef | null {
  let left = position;
  for (const [document, { objects }] of file.units.entries()) {
    if (left < objects.length) return { file: file.name, document, item: left };
    left -= objects.length;
  }
  return null;
}

function objectAt(files: Files, { file, document, item }: ObjectRef): KubernetesObject | undefined {
  return files.get(file)?.units[document]?.objects[item];
}

/** Returns the objects of a file, in file order. */
export function objectsIn(places: Places, name: string): Row<ObjectMark> {
  const known = places.objects.get(name);
  if (known) return known;
  const file = [...places.start.keys()].indexOf(name);
  const count = countOf(places.now.get(name));
  const row = rowOf<ObjectMark>(
    Array.from({ length: count }, (_, position) => ({ origin: [file, position], file: name, inside: null })),
  );
  places.objects.set(name, row);
  return row;
}

/** Returns what stands in an object; `here` is where the object stands now. */
export function insideOf(places: Places, mark: ObjectMark, here: ObjectRef): Inside {
  mark.inside ??= read(mark, objectAt(places.now, here));
  return mark.inside;
}

function read(object: ObjectMark, model: KubernetesObject | undefined): Inside {
  const ingress = model?.kind === 'Ingress' ? model : null;
  const plain = (count: number) => rowOf(Array.from({ length: count }, (_, at) => markedAt(object.origin, at)));
  return {
    rules: rowOf((ingress?.rules ?? []).map((rule, at) => ruleMark(object, markedAt(object.origin, at), rule))),
    tls: plain(ingress?.tls.length ?? 0),
    ports: plain(model?.kind === 'Service' ? model.ports.length : 0),
  };
}

function markedAt(origin: readonly number[], at: number): Marked {
  return { origin: [...origin, at], key: keyOf(at) };
}

function ruleMark(object: ObjectMark, own: Marked, { paths }: Pick<Ingress['rules'][number], 'paths'>): RuleMark {
  const first: PathMark[] = [];
  const rule: RuleMark = { ...own, object, paths: { first, now: [] }, emptied: null };
  for (const at of (paths ?? []).keys()) first.push({ ...markedAt(own.origin, at), rule });
  rule.paths.now.push(...first);
  return rule;
}

/** Returns the object that stood at a place at the beginning. */
export function* objectFrom(places: Places, ref: ObjectRef): Following<ObjectMark> {
  const mark = objectsIn(places, ref.file).first[positionOf(places.start.get(ref.file), ref)];
  return mark ?? (yield* refuse<Nowhere>('never'));
}

/** Returns the rule that stood at a place at the beginning. */
export function* ruleFrom(places: Places, ref: RuleRef): Following<RuleMark> {
  const object = yield* objectFrom(places, ref.object);
  // What left an object that is gone by now is still somewhere.
  const { rules } = object.inside ?? insideOf(places, object, yield* whereObject(places, object));
  return rules.first[ref.rule] ?? (yield* refuse<Nowhere>('never'));
}

/** Returns the path that stood at a place at the beginning. */
export function* pathFrom(places: Places, ref: PathRef): Following<PathMark> {
  const rule = yield* ruleFrom(places, ref);
  return rule.paths.first[ref.path] ?? (yield* refuse<Nowhere>('never'));
}

/** Returns where an object stands now. */
export function* whereObject(places: Places, mark: ObjectMark): Following<ObjectRef> {
  if (mark.file === null) return yield* refuse<Nowhere>('gone');
  const file = places.now.get(mark.file);
  const { now } = objectsIn(places, mark.file);
  if (!file || countOf(file) !== now.length) return yield* refuse<Nowhere>('lost');
  return refAt(file, now.indexOf(mark)) ?? (yield* refuse<Nowhere>('lost'));
}

/** Returns where a rule stands now. */
export function* whereRule(places: Places, mark: RuleMark): Following<RuleRef> {
  const object = yield* whereObject(places, mark.object);
  const rule = yield* placeIn(rulesAt(places.now, object).length, insideOf(places, mark.object, object).rules, mark);
  return { object, rule };
}

/** Returns where a path stands now. */
export function* wherePath(places: Places, mark: PathMark): Following<PathRef> {
  const at = yield* whereRule(places, mark.rule);
  const count = rulesAt(places.now, at.object)[at.rule]?.paths?.length ?? 0;
  return { ...at, path: yield* placeIn(count, mark.rule.paths, mark) };
}

/** Returns the place of something in its list, which must be as long as the `count` of what is read there. */
export function* placeIn<T>(count: number, row: Row<T>, mark: T | undefined): Following<number> {
  if (row.now.length !== count) return yield* refuse<Nowhere>('lost');
  if (mark === undefined) return yield* refuse<Nowhere>('never');
  const at = row.now.indexOf(mark);
  return at < 0 ? yield* refuse<Nowhere>('gone') : at;
}

/** Returns the rules that are read at a place, none for anything that is no Ingress. */
export function rulesAt(files: Files, ref: ObjectRef): Ingress['rules'] {
  const model = objectAt(files, ref);
  return model?.kind === 'Ingress' ? model.rules : [];
}

/** Returns the object that stands at a place now. */
export function objectNow(places: Places, ref: ObjectRef): ObjectMark | null {
  return objectsIn(places, ref.file).now[positionOf(places.now.get(ref.file), ref)] ?? null;
}

/** Returns the rules of the object that stands at a place now, and what is read there. */
export function rulesNow(
  places: Places,
  ref: ObjectRef,
): { readonly object: ObjectMark; readonly row: Row<RuleMark>; readonly models: Ingress['rules'] } | null {
  const object = objectNow(places, ref);
  return object && { object, row: insideOf(places, object, ref).rules, models: rulesAt(places.now, ref) };
}

/** Returns the index of the first rule for a host, -1 when there is none. */
export function ruleForHost(models: Ingress['rules'], host: string | null): number {
  return models.findIndex((rule) => (rule.host.value || null) === (host || null));
}
