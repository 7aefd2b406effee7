import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Existence } from '../model/cluster.ts';
import type { KubernetesObject } from '../model/objects.ts';
import { checkBackends, checkServiceObject } from './reference-backends.ts';
import { type Facts, factsOf, type Lookup } from './reference-facts.ts';
import {
  draftIndex,
  emptyIndex,
  enter,
  finishIndex,
  type IndexDraft,
  membersOf,
  type ReferenceIndex,
} from './reference-index.ts';
import {
  backendsByRoute,
  checkClass,
  checkDefaultClass,
  checkRoutes,
  checkTlsReferences,
} from './reference-ingress.ts';

interface Entry {
  readonly facts: Facts;
  readonly findings: readonly Diagnostic[];
}

/** What was found so far, with the index that tells what to check again. A value: `updateReferences` makes the next one. */
export interface ReferenceCache {
  readonly existence: Existence;
  readonly entries: ReadonlyMap<KubernetesObject, Entry>;
  readonly providers: ReferenceIndex;
  readonly readers: ReferenceIndex;
}

/** The cache of a workspace without objects. */
export const noReferences: ReferenceCache = {
  existence: 'assumed',
  entries: new Map(),
  providers: emptyIndex,
  readers: emptyIndex,
};

const nothing: readonly Diagnostic[] = [];

/** Returns the findings of one object, with ranges relative to its document; none for objects the cache does not know. */
export function referencesOf(cache: ReferenceCache, object: KubernetesObject): readonly Diagnostic[] {
  return cache.entries.get(object)?.findings ?? nothing;
}

/** Returns the findings of a whole workspace: a cache from nothing. */
export function checkReferences(objects: Iterable<KubernetesObject>, existence: Existence): ReferenceCache {
  return updateReferences(noReferences, objects, existence);
}

/**
 * Returns the cache for `objects`. Objects are told apart by identity: one that was there before keeps its findings
 * unless something it looks up came, went or changed. The same cache when nothing changed.
 */
export function updateReferences(
  before: ReferenceCache,
  objects: Iterable<KubernetesObject>,
  existence: Existence,
): ReferenceCache {
  const wanted = new Set(objects);
  const gone = [...before.entries.keys()].filter((object) => !wanted.has(object));
  const come = [...wanted].filter((object) => !before.entries.has(object));
  const isOther = existence !== before.existence;
  if (gone.length === 0 && come.length === 0 && !isOther) return before;
  const entries = new Map(before.entries);
  const providers = draftIndex(before.providers);
  const readers = draftIndex(before.readers);
  const touched = new Set<string>();
  for (const object of gone) {
    const facts = entries.get(object)?.facts;
    entries.delete(object);
    if (facts) move(facts, object, providers, readers, touched, false);
  }
  for (const object of come) {
    const facts = factsOf(object);
    entries.set(object, { facts, findings: nothing });
    move(facts, object, providers, readers, touched, true);
  }
  const next: ReferenceCache = { existence, entries, providers: finishIndex(providers), readers: finishIndex(readers) };
  const stale = isOther ? [...entries.keys()] : staleObjects(come, touched, next.readers);
  const lookup = lookupOf(next);
  for (const object of stale) {
    const facts = entries.get(object)?.facts;
    if (facts) entries.set(object, { facts, findings: check(lookup, object) });
  }
  return next;
}

function move(
  { provides, reads }: Facts,
  object: KubernetesObject,
  providers: IndexDraft,
  readers: IndexDraft,
  touched: Set<string>,
  isAdded: boolean,
): void {
  for (const key of provides) {
    touched.add(key);
    enter(providers, key, object, isAdded);
  }
  for (const key of reads) enter(readers, key, object, isAdded);
}

function staleObjects(
  come: readonly KubernetesObject[],
  touched: ReadonlySet<string>,
  readers: ReferenceIndex,
): ReadonlySet<KubernetesObject> {
  const stale = new Set(come);
  for (const key of touched) for (const reader of membersOf(readers, key)) stale.add(reader);
  return stale;
}

function lookupOf({ existence, providers }: ReferenceCache): Lookup {
  const backends = new Map<KubernetesObject, ReturnType<Lookup['backends']>>();
  return {
    existence,
    // A key is offered by one kind only: `factsOf`.
    backends(ingress) {
      const known = backends.get(ingress) ?? backendsByRoute(ingress);
      backends.set(ingress, known);
      return known;
    },
    of: <K extends KubernetesObject['kind']>(_kind: K, key: string) =>
      membersOf(providers, key) as readonly Extract<KubernetesObject, { kind: K }>[],
  };
}

function check(lookup: Lookup, object: KubernetesObject): readonly Diagnostic[] {
  if (object.kind === 'Service') return checkServiceObject(lookup, object);
  if (object.kind === 'IngressClass') return checkDefaultClass(lookup, object);
  if (object.kind !== 'Ingress') return nothing;
  return [
    ...checkClass(lookup, object),
    ...checkBackends(lookup, object),
    ...checkTlsReferences(lookup, object),
    ...checkRoutes(lookup, object),
  ];
}
