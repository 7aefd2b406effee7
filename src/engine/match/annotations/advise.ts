import type { ReadOn } from '../../diagnostics/controller-codes.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Annotation } from '../../model/metadata.ts';
import type { IngressClass, Located, Service } from '../../model/objects.ts';
import { firstRequestOf } from '../../model/witness.ts';
import type { TextEdit } from '../../text/edit.ts';
import { editDistance, nearest } from '../../text/suggest.ts';
import type { Advise, Certainty, ControllerProfile } from '../profile.ts';
import { type Reported, report } from '../report.ts';
import { alikeIn } from './alike.ts';
import type { AnnotationSpec } from './annotation-spec.ts';
import { knownOwners, type Owners, oldPrefix, prefixOf } from './owners.ts';

/** What a controller reads, ready to be looked up. */
interface Vocabulary {
  readonly profile: ControllerProfile;
  readonly prefix: string;
  /** Names without prefix. */
  readonly specs: ReadonlyMap<string, AnnotationSpec>;
  readonly names: readonly string[];
  /** Names by their letters alone. */
  readonly byLetters: ReadonlyMap<string, string>;
  readonly owners: Owners;
}

/** Letters and digits of a name: people write `rewriteTarget` and `rewrite_target` too. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

function vocabularyOf(profile: ControllerProfile, owners: Owners): Vocabulary | null {
  const [prefix] = profile.annotationPrefixes;
  if (prefix === undefined || profile.annotations.length === 0) return null;
  const specs = new Map(profile.annotations.map((spec) => [spec.name.slice(prefix.length), spec]));
  const names = [...specs.keys()];
  return { profile, prefix, specs, names, byLetters: new Map(names.map((name) => [lettersOf(name), name])), owners };
}

/**
 * Returns one problem for each annotation that has no effect because it is misspelt, another controller's, or on another kind of object.
 * `services` are those the Ingresses lead to: what is another controller's is not said of them, since others may read them too.
 */
export const adviseAnnotations: Advise = (
  profile,
  ingresses,
  services,
  certainty,
  classes = [],
  owners = knownOwners,
) => {
  const words = vocabularyOf(profile, owners);
  if (!words) return [];
  // One finding per other controller is enough where it may be this one that is wrong.
  const told = new Set<string>();
  // Most keys come again and again, and are fine.
  const fine = new Set<string>();
  const onIngress = (located: Located<Ingress>, key: string): readonly Reported[] => {
    if (fine.has(key)) return [];
    const found = misplaced(words, located, key);
    if (found === null && isFine(words, key)) fine.add(key);
    if (fine.has(key)) return [];
    return found ?? former(words, located, key) ?? advise(words, located, key, certainty, told);
  };
  return [
    ...eachKey(ingresses, (located, key) => [...unreadable(words, located, key), ...onIngress(located, key)]),
    ...eachKey(
      services,
      (located, key) => misplaced(words, located, key) ?? former(words, located, key) ?? unknown(words, located, key),
    ),
    ...eachKey(classes, (located, key) => misplaced(words, located, key) ?? []),
  ];
};

function eachKey<T extends Annotated>(
  objects: readonly Located<T>[],
  tell: (located: Located<T>, key: string) => readonly Reported[],
): readonly Reported[] {
  return objects.flatMap((located) =>
    Array.from(located.object.metadata.annotations.keys(), (key) => tell(located, key)).flat(),
  );
}

/** An annotation that the controller reads, but not on such an object. */
function misplaced(words: Vocabulary, located: Located<Annotated>, annotation: string): readonly Reported[] | null {
  const { profile, specs } = words;
  const prefix = prefixOf(annotation);
  if (!isRead(words, prefix)) return null;
  const name = canonical(words, annotation.slice(prefix.length));
  const kinds = profile.readsOn ? profile.readsOn(name) : specs.has(name) ? anywhere : null;
  const { kind } = located.object;
  const [right] = kinds ?? [];
  if (!kinds || !right || kinds.some((one) => one === kind)) return null;
  const params = { controller: profile.displayName, annotation, kind, right };
  return [report(profile, 'controller/annotation-place', params, 'warning', placeOf(located, annotation))];
}

type Annotated = Ingress | Service | IngressClass;

const anywhere: readonly ReadOn[] = ['Ingress', 'Service'];

/** True for what the controller reads, and for what none of the controllers we know reads. */
function isFine(words: Vocabulary, key: string): boolean {
  const prefix = prefixOf(key);
  if (words.profile.formerAnnotation?.(key)) return false;
  return (words.owners.ownerOfKey(key) === null || isRead(words, prefix)) && meantBy(words, key) === null;
}

function isRead({ profile }: Vocabulary, prefix: string): boolean {
  return profile.annotationPrefixes.includes(prefix) || (profile.sharedPrefixes ?? []).includes(prefix);
}

function canonical({ profile }: Vocabulary, name: string): string {
  return profile.canonicalAnnotation?.(name) ?? name;
}

/** The name that was likely meant: the same letters, nearly the same, or what another controller calls the same. */
function nearName({ byLetters, names, specs }: Vocabulary, name: string): string {
  return byLetters.get(lettersOf(name)) ?? (nearest(name, names) || alikeIn(specs, name));
}

/** What was likely meant by a key that the controller does not have; `''` for nothing near, `null` for a key that is none of its own. */
function meantBy(words: Vocabulary, key: string): string | null {
  const prefix = prefixOf(key);
  const name = canonical(words, key.slice(prefix.length));
  if (isRead(words, prefix)) {
    if (words.specs.has(name)) return null;
    const near = nearName(words, name);
    if (near !== '') return prefix + near;
    return words.profile.annotationPrefixes.includes(prefix) ? '' : null;
  }
  // Without a prefix only what nobody else would call so.
  if (prefix === '') return /[-.]/.test(name) && words.specs.has(name) ? words.prefix + name : null;
  const isNear = words.owners.ownerOf(prefix) === null && editDistance(prefix, words.prefix, 2) <= 2;
  return isNear && words.specs.has(name) ? words.prefix + name : null;
}

/** A name of an older release: what it is called now, `null` where it is none. */
function former(
  words: Vocabulary,
  located: Located<Ingress | Service>,
  annotation: string,
): readonly Reported[] | null {
  const { profile } = words;
  const now = profile.formerAnnotation?.(annotation) ?? null;
  if (now === null) return null;
  const params = { controller: profile.displayName, annotation, right: now.right };
  const finding = report(profile, 'controller/annotation-former', params, 'warning', placeOf(located, annotation));
  return [withMore(finding, located, now.keepsValue ? renameFix(located, annotation, now.right) : null)];
}

function advise(
  words: Vocabulary,
  located: Located<Ingress>,
  annotation: string,
  certainty: Certainty,
  told: Set<string>,
): readonly Reported[] {
  return [...unknown(words, located, annotation), ...foreign(words, located, annotation, certainty, told)];
}

function unknown(words: Vocabulary, located: Located<Ingress | Service>, annotation: string): readonly Reported[] {
  const near = meantBy(words, annotation);
  if (near === null) return [];
  const params = { controller: words.profile.displayName, annotation, near };
  const place = placeOf(located, annotation);
  const finding = report(
    words.profile,
    'controller/annotation-unknown',
    params,
    near === '' ? 'info' : 'warning',
    place,
  );
  return [withMore(finding, located, renameFix(located, annotation, near))];
}

/** What a boolean may be written as. @source golang/go strconv ParseBool (1.23) */
const booleans: ReadonlySet<string> = new Set('1 t T TRUE true True 0 f F FALSE false False'.split(' '));

/** A value of an annotation of the controller's own that it cannot read. */
function unreadable(
  { profile, prefix, specs }: Vocabulary,
  located: Located<Ingress>,
  key: string,
): readonly Reported[] {
  if (!key.startsWith(prefix) || profile.tellsValues) return [];
  const spec = specs.get(key.slice(prefix.length));
  const value = located.object.metadata.annotations.get(key)?.value ?? '';
  const wanted = spec && wrongness(spec, value);
  if (!wanted) return [];
  const params = { controller: profile.displayName, annotation: key, value: JSON.stringify(value), does: wanted };
  const { range } = located.object.metadata.annotations.get(key) ?? { range: null };
  const place = placeOf(located, key);
  return [report(profile, 'controller/annotation-value', params, 'warning', { ...place, range: range ?? place.range })];
}

/** Where only `true` counts, in any case, and nothing at all. @source traefik/paerser parser/element_fill.go (v0.2.2) */
function notTrue(value: string): 'false' | 'trimmed' | null {
  const word = value.trim().toLowerCase();
  if (word === 'false' || value.toLowerCase() === 'true' || value === '') return null;
  return word === 'true' || word === '' ? 'trimmed' : 'false';
}

function wrongness({ type, values }: AnnotationSpec, value: string): 'bool' | 'false' | 'trimmed' | null {
  const trimmed = value.trim();
  if (type === 'enum' && values.length === 1 && values[0] === 'true') return notTrue(value);
  if (type === 'bool') {
    if (trimmed === '' || booleans.has(value)) return null;
    return booleans.has(trimmed) ? 'trimmed' : 'bool';
  }
  const isKnown = type === 'number' ? /^\d+$/.test(trimmed) : type === 'enum' && values.includes(trimmed);
  return isKnown && value !== trimmed ? 'trimmed' : null;
}

function foreign(
  words: Vocabulary,
  located: Located<Ingress>,
  annotation: string,
  certainty: Certainty,
  told: Set<string>,
): readonly Reported[] {
  const { profile } = words;
  const prefix = prefixOf(annotation);
  const owner = words.owners.ownerOfKey(annotation);
  if (owner === null || isRead(words, prefix)) return [];
  const name = canonical(words, annotation.slice(prefix.length));
  const spec = words.specs.get(name);
  const alike = spec ? '' : alikeIn(words.specs, name);
  // Other tools write notes under the old prefix: only what this controller knows by another name is surely meant for it.
  if (prefix === oldPrefix && !spec && alike === '') return [];
  const isOpen = certainty === 'guessed' && prefix !== oldPrefix;
  if (isOpen && told.has(owner)) return [];
  if (isOpen) told.add(owner);
  const right = spec?.name ?? (alike && words.prefix + alike);
  const params = { controller: profile.displayName, annotation, owner, right, isOpen };
  const severity = isOpen || hasOwn(words, located) ? 'info' : 'warning';
  const place = placeOf(located, annotation);
  const finding = report(profile, 'controller/annotation-foreign', params, severity, place);
  return [withMore(finding, located, isOpen ? null : moveFix(located, annotation, spec))];
}

/** An Ingress with annotations of this controller beside the others is likely written for several on purpose. */
function hasOwn({ profile }: Vocabulary, { object }: Located<Ingress>): boolean {
  for (const key of object.metadata.annotations.keys()) {
    if (profile.annotationPrefixes.includes(prefixOf(key))) return true;
  }
  return false;
}

/** Renames an annotation of another controller where its value surely means the same here. */
function moveFix(located: Located<Ingress>, annotation: string, spec: AnnotationSpec | undefined): Fix | null {
  const value = located.object.metadata.annotations.get(annotation)?.value ?? '';
  const isSame = spec && (prefixOf(annotation) === oldPrefix || takes(spec, value));
  return isSame ? renameFix(located, annotation, spec.name) : null;
}

/** True when a value of another controller surely means the same here: free text may be written differently. */
function takes({ type, values }: AnnotationSpec, value: string): boolean {
  if (type === 'bool') return value === 'true' || value === 'false';
  return type === 'number' ? /^\d+$/.test(value) : type === 'enum' && values.includes(value);
}

function placeOf({ object, ref }: Located<Annotated>, annotation: string) {
  const found = object.metadata.annotations.get(annotation);
  return { object: ref, range: found?.keyRange ?? found?.range ?? object.metadata.name.range ?? object.range };
}

function withMore(finding: Reported, { object }: Located<Ingress | Service>, fix: Fix | null): Reported {
  const diagnostic = {
    ...finding.diagnostic,
    ...(fix ? { fixes: [fix] } : {}),
    ...(object.kind === 'Ingress' ? { witness: firstRequestOf(object) } : {}),
  };
  return { ...finding, diagnostic };
}

/** Renames the key, unless its new name is there already. */
function renameFix({ object }: Located<Ingress | Service>, from: string, to: string): Fix | null {
  const { annotations } = object.metadata;
  const edit = to === '' || annotations.has(to) ? null : renameEdit(from, to, annotations.get(from));
  return edit ? { label: 'rename-annotation', edits: [edit] } : null;
}

/** The edit of the letters that differ. Where a key is longer than its name by two it stands in quotes; else it is written in some other way. */
function renameEdit(from: string, to: string, found: Annotation | undefined): TextEdit | null {
  if (!found?.keyRange) return null;
  const { start, end } = found.keyRange;
  const marks = end - start - from.length;
  if (marks !== 0 && marks !== 2) return null;
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const first = start + marks / 2;
  const range = { start: first + head, end: first + from.length - tail };
  return { range, insert: to.slice(head, to.length - tail) };
}
