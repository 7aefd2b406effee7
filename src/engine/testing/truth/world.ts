import type { Outcome } from '../../match/decision.ts';
import { listPaths } from '../../match/listed-path.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../../match/profile.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster, Existence } from '../../model/cluster.ts';
import type { ObjectRef } from '../../model/objects.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are edited as plain objects
export type Loose = any;

/** Objects as JSON, and how they are read: what a proof edits. Each object is a file of its own, named by its index. */
export interface TruthWorld {
  readonly manifests: readonly Loose[];
  readonly existence: Existence;
  readonly options: ProfileOptions;
}

/** A world that a profile has compiled. */
export interface Compiled {
  readonly world: TruthWorld;
  readonly cluster: Cluster;
  readonly program: RoutingProgram;
  /** Where the path of an id stands: object, rule, path. Ids change with their neighbours, places do not. */
  readonly placeOf: (pathId: string) => string;
}

const readings = new Map<string, ReturnType<typeof readSourceFile>>();

function reading(index: number, manifest: Loose): ReturnType<typeof readSourceFile> {
  const text = JSON.stringify(manifest);
  const key = `${index}\n${text}`;
  const known = readings.get(key);
  if (known) return known;
  if (readings.size > 5000) readings.clear();
  const fresh = readSourceFile(String(index), text);
  readings.set(key, fresh);
  return fresh;
}

/** Returns what a profile makes of a world. */
export function compileWorld(profile: ControllerProfile, world: TruthWorld): Compiled {
  const files = world.manifests.map((manifest, index) => reading(index, manifest));
  const cluster = buildCluster(files, world.existence, false);
  const places = new Map<string, string>(
    listPaths(cluster).map(({ origin }) => [
      origin.pathId,
      `${origin.object.file}/${origin.ruleIndex}/${origin.pathIndex}`,
    ]),
  );
  return {
    world,
    cluster,
    program: profile.compile(cluster, world.options),
    placeOf: (pathId) => places.get(pathId) ?? pathId,
  };
}

/** Returns an answer as a text in which paths are named by their place: equal texts, equal answers. */
export function answerText({ program, placeOf }: Compiled, request: HttpRequest): string {
  return outcomeText(program.match(request), placeOf);
}

/** Returns an outcome as a text in which paths are named by their place. */
export function outcomeText(outcome: Outcome, placeOf: Compiled['placeOf']): string {
  const route = 'route' in outcome && outcome.route !== null ? placeOf(outcome.route) : null;
  return JSON.stringify({ ...outcome, route });
}

/** Returns the world with its objects changed in place by `edit`. */
export function edited(world: TruthWorld, edit: (manifests: Loose[]) => void): TruthWorld {
  const manifests = structuredClone([...world.manifests]);
  edit(manifests);
  return { ...world, manifests };
}

/** Returns the object that a reference means. */
export function objectOf(manifests: readonly Loose[], { file, item }: ObjectRef): Loose {
  const manifest = manifests[Number(file)];
  return manifest?.kind === 'List' ? manifest.items[item] : manifest;
}

/** Returns the path at a place that `Compiled.placeOf` gave, with its rule and its object; `null` when there is none. */
export function pathAt(manifests: readonly Loose[], place: string): { object: Loose; rule: Loose; path: Loose } | null {
  const [file, rule, path] = place.split('/').map(Number);
  const object = manifests[file ?? -1];
  const found = object?.spec?.rules?.[rule ?? -1];
  const one = found?.http?.paths?.[path ?? -1];
  return one ? { object, rule: found, path: one } : null;
}

/** Puts a path out of reach where it stands, so that all others keep their place. */
export function hide(manifests: readonly Loose[], place: string): void {
  const found = pathAt(manifests, place);
  if (!found) return;
  found.path.path = `/gone-${place.replaceAll('/', '-')}`;
  found.path.pathType = 'Exact';
}
