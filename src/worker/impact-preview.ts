import { differenceOf } from '../engine/analyse/index.ts';
import { type Command, loadPlan } from '../engine/commands/index.ts';
import { type CompiledRouter, compileRouters, profilesFor, routeThrough } from '../engine/controllers/index.ts';
import {
  type ControllerProfile,
  formatRequest,
  type NodeId,
  type Outcome,
  type ProfileOptions,
  parseRequestLine,
} from '../engine/match/index.ts';
import { type Cluster, isSameObject } from '../engine/model/index.ts';
import { type RouteTest, runInWorld, type TestWorld } from '../engine/route-tests/index.ts';
import { buildCluster, editSourceFile, type SourceFile } from '../engine/yaml/index.ts';
import type { ImpactAsk, ImpactChange, ImpactPreview, RequestQuery, Take, Takes } from '../protocol/answers.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { deciding } from './answer.ts';
import { createComparison } from './compare.ts';
import { worldOf } from './tests.ts';

/** In a workspace with more paths nothing is compiled while people drag. */
const mostPaths = 5000;
/** Tests that are asked; the others are not waited for. */
const mostTests = 300;
/** Requests sent lately that are asked. */
const mostSent = 20;
/** Changes that are told one by one. */
const mostTold = 3;

/** What the last update knew, and the texts of now. */
export interface ImpactWorld {
  readonly revision: number;
  readonly files: readonly SourceFile[];
  readonly routers: readonly CompiledRouter[];
  readonly routerAs: (routerId: string, profile: string) => CompiledRouter | null;
  readonly snapshot: Snapshot;
  readonly controllers: ReadonlyMap<string, string>;
  readonly loaded: ReadonlyMap<string, ControllerProfile>;
  readonly optionsOf: (profile: ControllerProfile, routerId: string) => ProfileOptions;
  readonly tests: readonly RouteTest[];
}

/** An impact preview that waits for the profiles it needs. */
export interface PreparedImpactPreview {
  readonly profiles: readonly string[];
  readonly tell: () => ImpactPreview;
}

type Routers = Pick<ImpactWorld, 'routers' | 'routerAs'>;

/** Who would answer once the command is done. Compiled anew: a path that moves can change the order of all others. */
export function routersAfter(world: ImpactWorld, cluster: Cluster): Routers {
  const { revision, snapshot, controllers, loaded, optionsOf } = world;
  const routers = compileRouters(cluster, controllers, loaded, optionsOf);
  const comparison = createComparison();
  comparison.reset({ revision, snapshot, cluster, routers, loaded, optionsOf });
  return { routers, routerAs: comparison.routerAs };
}

function isSame(before: Outcome | null, after: Outcome | null): boolean {
  return before && after ? differenceOf(before, after) === null : before === after;
}

/** What changes about one test: its first verdict with another answer. */
function changeOfTest(test: RouteTest, before: TestWorld, after: TestWorld): ImpactChange | null {
  const now = runInWorld(test, before);
  const then = runInWorld(test, after);
  for (const [index, { profile, run }] of now.entries()) {
    const next = then[index]?.run ?? null;
    if (isSame(run?.outcome ?? null, next?.outcome ?? null)) continue;
    const verdict = run?.pass === next?.pass ? null : next?.pass ? 'passes' : 'fails';
    const named = test.profiles.length > 0 ? profile : null;
    const outcomes = { before: run?.outcome ?? null, after: next?.outcome ?? null };
    return { line: test.line, profile: named, verdict, ...outcomes };
  }
  return null;
}

/** What changes about a request; `null` for nothing, and where the same was asked before, which `asked` remembers. */
function changeOfRequest(query: RequestQuery, now: Routers, then: Routers, asked: Set<string>) {
  const parsed = parseRequestLine(query.text, { method: query.method, headers: query.headers });
  if (!parsed.ok) return { isAsked: false, change: null };
  const line = formatRequest(parsed.value);
  if (asked.has(line)) return { isAsked: false, change: null };
  asked.add(line);
  const before = deciding(now.routers, parsed.value, query.router)?.decision.outcome ?? null;
  const after = deciding(then.routers, parsed.value, query.router)?.decision.outcome ?? null;
  const change: ImpactChange | null = isSame(before, after)
    ? null
    : { line, profile: null, verdict: null, before, after };
  return { isAsked: true, change };
}

/** Each once: what stands in the bar first, then what was sent lately. */
function questions(query: RequestQuery | null, sent: readonly string[]): readonly RequestQuery[] {
  const lately = sent.slice(0, mostSent).map((text) => ({ text, method: 'GET', headers: [], router: null }));
  return query ? [query, ...lately] : lately;
}

/** Whether the path answers a request; `null` where that is open, or cannot be told from the trace. */
function takeOf(router: CompiledRouter, pathId: NodeId, line: string): Take {
  const parsed = parseRequestLine(line, {});
  const decision = parsed.ok ? routeThrough([router], parsed.value)?.decision : undefined;
  if (!decision) return null;
  const steps = decision.trace.filter((step) => step.kind === 'path').filter((step) => step.pathId === pathId);
  if (steps.some(({ verdict }) => verdict === 'wins')) return 'takes';
  const { kind } = decision.outcome;
  if (kind === 'unknown' || kind === 'any-of' || kind === 'separate-addresses') return null;
  if (steps.some(({ matched }) => matched)) return 'matches';
  return decision.trace.some((step) => step.kind === 'omitted' && step.what === 'paths') ? null : 'no';
}

/** What the path that a command writes makes of requests; `null` where it writes none that is compiled. */
function takesOf(command: Command, before: Routers, after: Routers, lines: readonly string[]): Takes | null {
  if (lines.length === 0) return null;
  const known = new Set(before.routers.flatMap(({ program }) => program.routes.map(({ origin }) => origin.pathId)));
  for (const router of after.routers) {
    const route = router.program.routes.find(({ origin }) => {
      if (command.type !== 'path/set-type') return origin.ruleIndex >= 0 && !known.has(origin.pathId);
      const { object, rule, path } = command.at;
      return isSameObject(origin.object, object) && origin.ruleIndex === rule && origin.pathIndex === path;
    });
    if (!route) continue;
    return { profile: router.profile.id, takes: lines.map((line) => takeOf(router, route.origin.pathId, line)) };
  }
  return null;
}

function previewImpact(world: ImpactWorld, cluster: Cluster, asked: ImpactAsk): ImpactPreview {
  const { command, query, sent = [], examples = [] } = asked;
  const then = routersAfter(world, cluster);
  const tests = world.tests.slice(0, mostTests);
  const [before, after] = [worldOf(world), worldOf(then)];
  const changes = tests.flatMap((test) => changeOfTest(test, before, after) ?? []);
  const known = new Set(tests.map(({ request }) => formatRequest(request)));
  const around = questions(query, sent).map((one) => changeOfRequest(one, world, then, known));
  changes.unshift(...around.flatMap(({ change }) => change ?? []));
  return {
    revision: world.revision,
    error: null,
    changes: changes.slice(0, mostTold),
    changed: changes.length,
    asked: tests.length + around.filter(({ isAsked }) => isAsked).length,
    isComplete: tests.length === world.tests.length,
    examples: takesOf(command, world, then, examples),
  };
}

/**
 * Plans a command and finds out which requests (routing tests, the one in the bar, those sent lately) it would answer differently,
 * without changing anything.
 */
export async function prepareImpactPreview(world: ImpactWorld, asked: ImpactAsk): Promise<PreparedImpactPreview> {
  const { revision, files, controllers, snapshot } = world;
  const { plan } = await loadPlan();
  const planned = plan(new Map(files.map((file) => [file.name, file])), asked.command);
  const nothing = { revision, error: null, changes: [], changed: 0, asked: 0, examples: null };
  if (!planned.ok) {
    const { error } = planned;
    // What is so already makes of requests what it makes of them now.
    const lines = error.code === 'no-change' ? (asked.examples ?? []) : [];
    const examples = () => takesOf(asked.command, world, world, lines);
    return { profiles: [], tell: () => ({ ...nothing, error, isComplete: true, examples: examples() }) };
  }
  if (snapshot.counts.paths > mostPaths) return { profiles: [], tell: () => ({ ...nothing, isComplete: false }) };
  const { edits } = planned.value;
  const next = files.map((file) => {
    const list = edits.get(file.name);
    return list ? editSourceFile(file, list) : file;
  });
  const cluster = buildCluster(next, 'auto', true);
  const named = world.tests.flatMap((test) => test.profiles);
  const profiles = [...new Set([...profilesFor(cluster, controllers), ...named])];
  return { profiles, tell: () => previewImpact(world, cluster, asked) };
}
