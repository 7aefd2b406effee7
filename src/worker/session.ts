import { loadQuestioning } from '../engine/analyse/index.ts';
import { loadPlan } from '../engine/commands/index.ts';
import { type CompiledRouter, compileRouters, profilesFor } from '../engine/controllers/index.ts';
import type { Neighbours } from '../engine/kubectl/index.ts';
import type { ControllerProfile } from '../engine/match/index.ts';
import type { Cluster, KubernetesObject } from '../engine/model/index.ts';
import { fail, lookup } from '../engine/text/index.ts';
import { noReferences, updateReferences } from '../engine/validate/index.ts';
import { buildCluster, type SourceFile, setPatchesApart } from '../engine/yaml/index.ts';
import type { RequestQuery, RequestReply } from '../protocol/answers.ts';
import type { SnapshotDelta, TextChange } from '../protocol/messages.ts';
import type { Answers } from '../protocol/questions.ts';
import { type RouterOptions, releaseIn } from '../protocol/router-options.ts';
import { emptySnapshot, type Snapshot } from '../protocol/snapshot.ts';
import { answerRequest } from './answer.ts';
import { askText } from './ask-text.ts';
import type { OpeningComparison, Side } from './changes-since-opening.ts';
import { createComparison } from './compare.ts';
import { sameData, snapshotDelta } from './delta.ts';
import type { ImpactWorld } from './impact-preview.ts';
import { buildSnapshot } from './snapshot.ts';
import { createSourceFiles, type SourceFiles } from './source-files.ts';
import { createRouteTests } from './tests.ts';

/** The worker's whole state: it takes what is told, answers every question, does nothing by itself and never waits. */
export type Session = ReturnType<typeof createSession>;

const noReply: RequestReply = { answer: null, problem: null };

function applyChange(sourceFiles: SourceFiles, change: TextChange): void {
  switch (change.kind) {
    case 'add':
      sourceFiles.add(change.at, change.name, change.text);
      break;
    case 'edit':
      sourceFiles.edit(change.file, change.edits);
      break;
    case 'remove':
      sourceFiles.remove(change.file);
      break;
    case 'rename':
      sourceFiles.rename(change.file, change.to);
      break;
    case 'move':
      sourceFiles.move(change.file, change.to);
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
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createSession(now: () => number, profiles: readonly ControllerProfile[] = []) {
  const sourceFiles = createSourceFiles();
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
  let lastSide: Side | null = null;
  /** While somebody asks what has become of the files since they were opened. */
  let openingComparison: OpeningComparison | null = null;
  const optionsOf = (profile: ControllerProfile, routerId: string) => lookup(options.get(routerId), profile.id) ?? {};
  const touch = (): void => {
    if (!isDirty) startedAt = now();
    isDirty = true;
  };
  const routeTests = createRouteTests();
  const reply = (): RequestReply => {
    if (!query) return noReply;
    const [other] = query.as === undefined ? [] : comparison.otherControllers(query, [query.as]);
    return other ? { answer: other, problem: null } : answerRequest(snapshot, routers, query);
  };
  const world = (): ImpactWorld | null => {
    if (isDirty || !sourceFiles.isRead()) return null;
    const { routerAs } = comparison;
    const known = { revision, snapshot, routers, routerAs, controllers, loaded, optionsOf };
    return { ...known, files: sourceFiles.sources(), tests: routeTests.all() };
  };
  const answers = {
    route(next) {
      query = next;
      return reply();
    },
    otherControllers: ({ query: asked, controllers: wanted }) => comparison.otherControllers(asked, wanted),
    async survey({ controllers: wanted, given }) {
      return comparison.survey(wanted, given, await loadQuestioning());
    },
    async reach({ nodeId, router }) {
      const input = { snapshot, routers, chosen: router };
      const { requestsReaching } = await import('./reach.ts');
      return requestsReaching(input, nodeId);
    },
    async plan(command) {
      const asked = revision;
      // A plan on files that are not read to their end would rest on old offsets.
      if (!sourceFiles.isRead()) return { revision: asked, result: fail({ code: 'target-gone' as const }) };
      const files = new Map(sourceFiles.sources().map((file) => [file.name, file]));
      const { plan } = await loadPlan();
      return { revision: asked, result: plan(files, command) };
    },
    async previewImpact(asked, need) {
      const known = world();
      if (!known) return null;
      const { prepareImpactPreview } = await import('./impact-preview.ts');
      const prepared = await prepareImpactPreview(known, asked);
      await need(prepared.profiles);
      return prepared.tell();
    },
    async consider(asked) {
      const { consider } = await import('./consider.ts');
      const known = world();
      return known && consider(known, asked);
    },
    async improve({ query: asked, goal }) {
      const known = world();
      if (!known) return null;
      const { improve } = await import('./improve.ts');
      return improve({ ...known, tests: [] }, asked, goal);
    },
    async language(ask) {
      const asked = revision;
      const files = sourceFiles.sources();
      return { revision: asked, reply: await askText(files, routers, ask) };
    },
    async redact() {
      const { redact } = await import('./redact.ts');
      return redact(sourceFiles.texts());
    },
    async changesSinceOpening(asked, need) {
      const { createOpeningComparison } = await import('./changes-since-opening.ts');
      openingComparison = asked && (openingComparison ?? createOpeningComparison(createSourceFiles()));
      const known = world();
      return (
        asked &&
        openingComparison &&
        known &&
        lastSide &&
        openingComparison.ask({ ...known, now: lastSide, options }, asked, need)
      );
    },
  } satisfies Answers;
  return {
    ...answers,
    change(revisionOfTexts: number, changes: readonly TextChange[]): void {
      touch();
      known = null;
      revision = revisionOfTexts;
      for (const change of changes) applyChange(sourceFiles, change);
    },
    setControllers(chosen: ReadonlyMap<string, string>): void {
      touch();
      controllers = chosen;
    },
    setOptions(chosen: ReadonlyMap<string, RouterOptions>): void {
      touch();
      known = null;
      options = chosen;
      sourceFiles.setRelease(releaseIn(chosen));
    },
    /** True when a text needs rules that `setKinds` has not brought. */
    needsKinds: () => sourceFiles.needsKinds(),
    setKinds(kinds: Neighbours): void {
      touch();
      known = null;
      sourceFiles.setKinds(kinds);
    },
    /** True when `step` has something to do before `update` can tell news. */
    isReading: () => !sourceFiles.isRead(),
    step(): void {
      known = null;
      sourceFiles.step();
    },
    progress: () => sourceFiles.progress(),
    /** Profiles that the next update needs and has not: without them their routers answer as the specification. */
    missingProfiles(): readonly string[] {
      if (!isDirty) return [];
      known ??= buildCluster(setPatchesApart(sourceFiles.sources()), 'auto', true);
      needed = profilesFor(known, controllers);
      return [...needed].filter((id) => !loaded.has(id));
    },
    addProfile(profile: ControllerProfile): void {
      // A profile that no router waits for changes nothing that was told.
      if (needed.has(profile.id)) touch();
      loaded.set(profile.id, profile);
    },
    /** What changed since the last update; `null` when nothing was asked to change. Call it when nothing is left to read. */
    update(): SnapshotDelta | null {
      if (!isDirty) return null;
      const failure = sourceFiles.failure();
      // Without that file the picture would be whole to look at, and wrong.
      if (failure) throw failure.cause;
      const files = setPatchesApart(sourceFiles.sources());
      const cluster = known ?? buildCluster(files, 'auto', true);
      known = null;
      routers = compileRouters(cluster, controllers, loaded, optionsOf);
      const testsOf = routeTests.read;
      references = updateReferences(references, objectsIn(files), cluster.existence);
      const next = withOldNodes(snapshot, buildSnapshot({ revision, files, cluster, routers, references, testsOf }));
      const delta = { ...snapshotDelta(snapshot, next), tookMs: now() - startedAt };
      snapshot = next;
      isDirty = false;
      lastSide = { files: sourceFiles.sources(), cluster, routers, nodes: snapshot.nodes };
      routeTests.reset({ revision, files, routers, routerAs: comparison.routerAs, settings: [controllers, options] });
      comparison.reset({ revision, snapshot, cluster, routers, loaded, optionsOf });
      return delta;
    },
    /** The answer to the last request; both `null` before the first one. */
    reply,
    /** What the last update knew; `null` while that is not of the newest texts. */
    world,
    hasProfile: (id: string) => loaded.has(id),
    /** Profiles that the routing tests of the last update name. */
    testProfiles: routeTests.profiles,
    /** Runs the routing tests of the last update, step by step. */
    runTests: routeTests.run,
    /** The texts as they are. */
    texts: () => sourceFiles.texts(),
  };
}
