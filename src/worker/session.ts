import {
  buildCluster,
  type ChangeGoal,
  type Cluster,
  type Command,
  type CompiledRouter,
  type ControllerProfile,
  compileRouters,
  fail,
  type KubernetesObject,
  type LanguageAsk,
  loadPlan,
  lookup,
  type Neighbours,
  noReferences,
  profilesFor,
  type Questioning,
  type SourceFile,
  setPatchesApart,
  updateReferences,
} from '../engine/index.ts';
import type { Answer, Reach, Survey } from '../protocol/answers.ts';
import type {
  Answered,
  Improved,
  Planned,
  Redacted,
  RequestQuery,
  RequestReply,
  SnapshotDelta,
  TextChange,
} from '../protocol/messages.ts';
import { type RouterOptions, releaseIn } from '../protocol/router-options.ts';
import { emptySnapshot, type Snapshot } from '../protocol/snapshot.ts';
import { answerRequest } from './answer.ts';
import { askText } from './ask-text.ts';
import { createComparison } from './compare.ts';
import { sameData, snapshotDelta } from './delta.ts';
import type { Asked, ForeseeWorld, PreparedForesight } from './foresee.ts';
import { createShelf, type Shelf } from './reading.ts';
import { buildSnapshot } from './snapshot.ts';
import { createRouteTests, type TestSteps } from './tests.ts';

/** The worker's whole state; it does nothing by itself and never waits. */
export interface Session {
  change(revision: number, changes: readonly TextChange[]): void;
  setControllers(controllers: ReadonlyMap<string, string>): void;
  setOptions(options: ReadonlyMap<string, RouterOptions>): void;
  /** True when a text needs rules that `setKinds` has not brought. */
  needsKinds(): boolean;
  setKinds(kinds: Neighbours): void;
  /** True when `step` has something to do before `update` can tell news. */
  isReading(): boolean;
  step(): void;
  progress(): { readonly done: number; readonly total: number };
  /** Profiles that the next update needs and has not: without them their routers answer as the specification. */
  missingProfiles(): readonly string[];
  addProfile(profile: ControllerProfile): void;
  /** What changed since the last update; `null` when nothing was asked to change. Call it when nothing is left to read. */
  update(): SnapshotDelta | null;
  /** Plans a command on the texts as they are when it is asked. */
  plan(command: Command): Promise<Planned>;
  /** Finds out what a command would change; `null` while the last update is not of the newest texts. */
  foresee(command: Command, asked: Asked): Promise<PreparedForesight | null>;
  /** What the last update knew; `null` while that is not of the newest texts. */
  world(): ForeseeWorld | null;
  /** Finds changes that would help a request, or bring it to a goal; `null` while the last update is not of the newest texts. */
  improve(query: RequestQuery, goal: ChangeGoal | null): Promise<Improved | null>;
  /** Answers a question about a place of the text, on the texts as they are when it is asked. */
  ask(ask: LanguageAsk): Promise<Answered>;
  /** Answers with what the last update knew; the query is remembered. */
  route(query: RequestQuery): RequestReply;
  /** The answer to the last query; both `null` before the first one. */
  reply(): RequestReply;
  /** The query as other controllers answer it; profiles that are not loaded are left out. */
  elsewhere(query: RequestQuery, controllers: readonly string[]): readonly Answer[];
  survey(
    controllers: readonly string[],
    given: readonly string[],
    questioning: Questioning,
  ): Generator<void, Survey | null>;
  /** The requests that reach a host or Service of the last update. */
  reach(nodeId: string, router: string | null): Promise<Reach>;
  hasProfile(id: string): boolean;
  /** Profiles that the routing tests of the last update name. */
  testProfiles(): readonly string[];
  /** Runs the routing tests of the last update, step by step. */
  runTests(): TestSteps;
  /** The texts as they are. */
  texts(): Redacted['files'];
}

const noReply: RequestReply = { answer: null, problem: null };

function applyChange(shelf: Shelf, change: TextChange): void {
  switch (change.kind) {
    case 'add':
      shelf.add(change.at, change.name, change.text);
      break;
    case 'edit':
      shelf.edit(change.file, change.edits);
      break;
    case 'remove':
      shelf.remove(change.file);
      break;
    case 'rename':
      shelf.rename(change.file, change.to);
      break;
    case 'move':
      shelf.move(change.file, change.to);
      break;
  }
}

/** Nodes that are equal keep the object of the snapshot before: the next comparison is then quick. */
function withOldNodes(before: Snapshot, after: Snapshot): Snapshot {
  const nodes = new Map(after.nodes);
  for (const [id, node] of nodes) {
    const old = before.nodes.get(id);
    if (old && sameData(old, node)) nodes.set(id, old);
  }
  return { ...after, nodes };
}

/** Every object as it could last be read. */
function objectsIn(files: readonly SourceFile[]): readonly KubernetesObject[] {
  return files.flatMap(({ units }) => units.flatMap(({ lastGood }) => lastGood));
}

/** Returns a session without files. `now` gives milliseconds, for `tookMs`; `profiles` are those at hand from the start. */
export function createSession(now: () => number, profiles: readonly ControllerProfile[] = []): Session {
  const shelf = createShelf();
  let revision = 0;
  let controllers: ReadonlyMap<string, string> = new Map();
  const loaded = new Map(profiles.map((profile) => [profile.id, profile]));
  let isDirty = false;
  /** The cluster that the next update will see, once somebody asked for it. */
  let known: Cluster | null = null;
  let needed: ReadonlySet<string> = new Set();
  let startedAt = 0;
  let snapshot = emptySnapshot;
  let references = noReferences;
  let routers: readonly CompiledRouter[] = [];
  let query: RequestQuery | null = null;
  let options: ReadonlyMap<string, RouterOptions> = new Map();
  const comparison = createComparison();
  const optionsOf = (profile: ControllerProfile, routerId: string) => lookup(options.get(routerId), profile.id) ?? {};
  const touch = (): void => {
    if (!isDirty) startedAt = now();
    isDirty = true;
  };
  const routeTests = createRouteTests();
  const reply = (): RequestReply => {
    if (!query) return noReply;
    const [other] = query.as === undefined ? [] : comparison.elsewhere(query, [query.as]);
    return other ? { answer: other, problem: null } : answerRequest(snapshot, routers, query);
  };
  const world = (): ForeseeWorld | null => {
    if (isDirty || !shelf.isRead()) return null;
    const { routerAs } = comparison;
    const known = { revision, snapshot, routers, routerAs, controllers, loaded, optionsOf };
    return { ...known, files: shelf.sources(), tests: routeTests.all() };
  };
  return {
    change(next, changes) {
      touch();
      known = null;
      revision = next;
      for (const change of changes) applyChange(shelf, change);
    },
    setControllers(chosen) {
      touch();
      controllers = chosen;
    },
    setOptions(chosen) {
      touch();
      known = null;
      options = chosen;
      shelf.setRelease(releaseIn(chosen));
    },
    needsKinds: () => shelf.needsKinds(),
    setKinds(kinds) {
      touch();
      known = null;
      shelf.setKinds(kinds);
    },
    isReading: () => !shelf.isRead(),
    step() {
      known = null;
      shelf.step();
    },
    progress: () => shelf.progress(),
    missingProfiles() {
      if (!isDirty) return [];
      known ??= buildCluster(setPatchesApart(shelf.sources()), 'auto', true);
      needed = profilesFor(known, controllers);
      return [...needed].filter((id) => !loaded.has(id));
    },
    addProfile(profile) {
      // A profile that no router waits for changes nothing that was told.
      if (needed.has(profile.id)) touch();
      loaded.set(profile.id, profile);
    },
    update() {
      if (!isDirty) return null;
      const failure = shelf.failure();
      // Without that file the picture would be whole to look at, and wrong.
      if (failure) throw failure.cause;
      const files = setPatchesApart(shelf.sources());
      const cluster = known ?? buildCluster(files, 'auto', true);
      known = null;
      routers = compileRouters(cluster, controllers, loaded, optionsOf);
      const testsOf = routeTests.read;
      references = updateReferences(references, objectsIn(files), cluster.existence);
      const next = withOldNodes(snapshot, buildSnapshot({ revision, files, cluster, routers, references, testsOf }));
      const delta = { ...snapshotDelta(snapshot, next), tookMs: now() - startedAt };
      snapshot = next;
      isDirty = false;
      routeTests.reset({ revision, files, routers, routerAs: comparison.routerAs, settings: [controllers, options] });
      comparison.reset({ revision, snapshot, cluster, routers, loaded, optionsOf });
      return delta;
    },
    async plan(command) {
      const asked = revision;
      // A plan on files that are not read to their end would rest on old offsets.
      if (!shelf.isRead()) return { revision: asked, result: fail({ code: 'target-gone' as const }) };
      const files = new Map(shelf.sources().map((file) => [file.name, file]));
      const { plan } = await loadPlan();
      return { revision: asked, result: plan(files, command) };
    },
    async foresee(command, asked) {
      const known = world();
      if (!known) return null;
      const { prepareForesight } = await import('./foresee.ts');
      return prepareForesight(known, command, asked);
    },
    world,
    async improve(asked, goal) {
      const known = world();
      if (!known) return null;
      const { improve } = await import('./improve.ts');
      return improve({ ...known, tests: [] }, asked, goal);
    },
    async ask(ask) {
      const asked = revision;
      const files = shelf.sources();
      return { revision: asked, reply: await askText(files, routers, ask) };
    },
    route(next) {
      query = next;
      return reply();
    },
    reply,
    elsewhere: comparison.elsewhere,
    survey: comparison.survey,
    async reach(nodeId, router) {
      const input = { snapshot, routers, chosen: router };
      const { requestsReaching } = await import('./reach.ts');
      return requestsReaching(input, nodeId);
    },
    hasProfile: (id) => loaded.has(id),
    testProfiles: routeTests.profiles,
    runTests: routeTests.run,
    texts: () => shelf.texts(),
  };
}
