import type { About } from '../about/about.ts';
import { readClassWords } from '../about/class-words.ts';
import { otherControllers } from '../about/others.ts';
import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import { buildOwners, type Owners } from '../match/annotations/owners.ts';
import type { ControllerFolder } from '../match/controller-folder.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { folders } from './folders.ts';

/** What is known of a profile before it is loaded: enough to name it and to guess it. */
interface KnownProfile extends About {
  /** Brings the profile itself. */
  readonly load: () => Promise<ControllerProfile>;
}

interface ProfileGuess {
  readonly profile: KnownProfile;
  /** False when an IngressClass names the controller: then it is known. */
  readonly guessed: boolean;
}

/** All that is computed from the list of folders. */
export interface Registry {
  /** Every profile, the specification first. */
  readonly profiles: readonly KnownProfile[];
  readonly owners: Owners;
  /** Returns what is known of the profile with this id, or `null`. */
  profileById(id: string): KnownProfile | null;
  /** Returns the profile with this id, or `null`; fails when its part of the program cannot be fetched. */
  loadProfile(id: string): Promise<ControllerProfile | null>;
  /** Resolves to the annotations of every controller that has a list, by id. */
  loadAnnotations(): Promise<ReadonlyMap<string, readonly AnnotationSpec[]>>;
  /** Returns the ids of the profiles that a class name speaks of, the usual one first. */
  idsByClass(className: string | null): readonly string[];
  /**
   * Returns the profile that speaks for a class: the controller named by its IngressClass, `kubernetes` where that has no profile, else a word of the class name,
   * else the annotations of its Ingresses, else `kubernetes`. Where a word fits several controllers the annotations choose among them.
   * `controllers` are the `spec.controller` values of the IngressClasses of that name, `annotations` the names used on its Ingresses.
   */
  guessProfile(
    className: string | null,
    controllers: readonly (string | null)[],
    annotations: Iterable<string>,
  ): ProfileGuess;
}

/** The profile that reads most of the annotations; none when two read equally many. */
function byAnnotations(profiles: readonly KnownProfile[], annotations: Iterable<string>): KnownProfile | null {
  const names = [...annotations];
  const counts = profiles
    .map((profile) => ({
      profile,
      count: names.filter((name) => profile.annotationPrefixes.some((prefix) => name.startsWith(prefix))).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count !== second?.count ? first.profile : null;
}

/** True for the name of a controller without a profile, or one below its domain: some have no fixed name. */
function isOfOther(name: string): boolean {
  return otherControllers.some(
    ({ controllerNames, annotationPrefixes }) =>
      controllerNames.includes(name) || annotationPrefixes.some((prefix) => name.startsWith(prefix)),
  );
}

/**
 * Returns what all parts of the program know of some controllers; the first of them speaks where nobody else does.
 * @internal A test hands a folder of its own to it.
 */
export function buildRegistry(list: readonly ControllerFolder[]): Registry {
  const profiles = list.map(({ about, load }): KnownProfile => ({ ...about, load: load.profile }));
  const abouts = list.map(({ about }) => about);
  const [specification] = profiles;
  if (!specification) throw new Error('a registry begins with the specification');
  const known = new Map(profiles.map((profile) => [profile.id, profile]));
  const loaders = new Map(list.map(({ about, load }) => [about.id, load]));
  const judging = new Map<string, ControllerProfile>();
  const idsByClass = readClassWords(abouts, otherControllers);

  const guessByWords = (className: string | null, annotations: Iterable<string>): KnownProfile | null => {
    const worded = idsByClass(className).flatMap((id) => known.get(id) ?? []);
    const annotated = byAnnotations(profiles, annotations);
    const [usual] = worded;
    return usual ? (worded.find((one) => one === annotated) ?? usual) : annotated;
  };
  return {
    profiles,
    owners: buildOwners([...abouts, ...otherControllers]),
    profileById: (id) => known.get(id) ?? null,
    async loadProfile(id) {
      const known = judging.get(id);
      if (known) return known;
      const [profile, { judge }] = await Promise.all([loaders.get(id)?.profile(), import('./judge.ts')]);
      if (!profile) return null;
      const loaded = judging.get(id) ?? { ...profile, judge };
      judging.set(id, loaded);
      return loaded;
    },
    async loadAnnotations() {
      const tables = await Promise.all(
        list.map(async ({ about, load }) => [about.id, await load.annotations()] as const),
      );
      return new Map(tables.filter(([, specs]) => specs.length > 0));
    },
    idsByClass,
    guessProfile(className, controllers, annotations) {
      const named = profiles.find((profile) =>
        controllers.some((name) => name && profile.controllerNames.includes(name)),
      );
      if (named) return { profile: named, guessed: false };
      const isOther = controllers.some((name) => name && isOfOther(name));
      const profile = isOther ? null : guessByWords(className, annotations);
      return { profile: profile ?? specification, guessed: true };
    },
  };
}

/** The controllers of this program. */
export const registry = buildRegistry(folders);

export const { profiles, loadProfile } = registry;
