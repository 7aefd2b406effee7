import type { PathSeed, ProbeRequest, Questioning, SurveyResult } from '../engine/analyse/index.ts';
import { type CompiledRouter, compileRouters } from '../engine/controllers/index.ts';
import {
  type ControllerProfile,
  classNameOf,
  formatRequest,
  type NodeId,
  type ProfileOptions,
  parseRequestLine,
} from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import type { Answer, RequestQuery, Survey, SurveyRow } from '../protocol/answers.ts';
import type { Steps } from '../protocol/questions.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { deciding, toAnswer } from './answer.ts';

/** What the last update knew, as far as other controllers are asked about it. */
interface Known {
  readonly revision: number;
  readonly snapshot: Snapshot;
  readonly cluster: Cluster;
  readonly routers: readonly CompiledRouter[];
  readonly loaded: ReadonlyMap<string, ControllerProfile>;
  readonly optionsOf: (profile: ControllerProfile, routerId: string) => ProfileOptions;
}

/** Answers as other controllers than the chosen ones would. Programs are kept until `reset`. */
export interface Comparison {
  reset(known: Known): void;
  /** The query under each of these profiles; those that are not loaded are left out. */
  otherControllers(query: RequestQuery, controllers: readonly string[]): readonly Answer[];
  /** Asks all requests around all paths; yields between pieces of work. `null` before the first update. */
  survey(controllers: readonly string[], given: readonly string[], questioning: Questioning): Steps<Survey | null>;
  /** A router as another profile would run it; `null` when that is not loaded. */
  routerAs(routerId: string, profileId: string): CompiledRouter | null;
}

/** The cluster with the Ingresses of one router only. */
function partOf(cluster: Cluster, { classNames }: CompiledRouter): Cluster {
  const ingresses = cluster.ingresses.filter(({ object }) => classNames.includes(classNameOf(object)));
  return { ...cluster, ingresses };
}

function rowOf(routerId: NodeId, row: SurveyResult['rows'][number]): SurveyRow {
  const { request, pathId, probe, count, outcomes, differs } = row;
  const line = formatRequest(request);
  // The bar has the method beside it.
  const text = line.startsWith(`${request.method} `) ? line.slice(request.method.length + 1) : line;
  const id = `${routerId} ${line} ${probe === 'given' ? 'given' : ''}`;
  return { id, routerId, pathId, text, method: request.method, probe, count, outcomes, differs };
}

/** What is only named is worth a row where it differs. */
function isWorthRow({ probe, differs }: SurveyResult['rows'][number]): boolean {
  return probe !== 'named' || differs;
}

function givenProbes(given: readonly string[]): readonly ProbeRequest[] {
  return given.flatMap((line) => {
    const parsed = parseRequestLine(line);
    return parsed.ok ? [{ pathId: null, probe: 'given' as const, request: parsed.value }] : [];
  });
}

/** Returns a comparison that knows nothing yet. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createComparison(): Comparison {
  let known: Known | null = null;
  let programs = new Map<string, CompiledRouter | null>();

  /** The router as another profile would run it; `null` when that is not loaded. */
  const routerAs = (routerId: string, profileId: string): CompiledRouter | null => {
    if (!known) return null;
    const own = known.routers.find(({ id }) => id === routerId);
    if (own?.profile.id === profileId) return own;
    if (!own || !known.loaded.has(profileId)) return null;
    const key = `${profileId} ${routerId}`;
    let router = programs.get(key);
    if (router === undefined) {
      const part = partOf(known.cluster, own);
      const chosen = new Map([[routerId, profileId]]);
      router = compileRouters(part, chosen, known.loaded, known.optionsOf)[0] ?? null;
      programs.set(key, router);
    }
    return router;
  };

  function* surveyRouter(
    router: CompiledRouter,
    controllers: readonly string[],
    probes: { readonly seeds: readonly PathSeed[]; readonly requests: readonly ProbeRequest[] },
    { surveyInSteps }: Questioning,
  ): Steps<SurveyResult> {
    const compiled: CompiledRouter[] = [];
    for (const id of controllers) {
      const other = routerAs(router.id, id);
      if (other) compiled.push(other);
      yield;
    }
    const steps = compiled.map(({ program }) => program);
    return yield* surveyInSteps(steps, probes.seeds, probes.requests);
  }

  return {
    reset(next) {
      known = next;
      programs = new Map();
    },
    routerAs,
    otherControllers(query, controllers) {
      if (!known) return [];
      const { snapshot, routers } = known;
      const parsed = parseRequestLine(query.text, { method: query.method, headers: query.headers });
      const decided = parsed.ok ? deciding(routers, parsed.value, query.router) : null;
      if (!parsed.ok || !decided) return [];
      return controllers.flatMap((id) => {
        const router = routerAs(decided.router.id, id);
        if (!router) return [];
        const decision = router.program.explain(parsed.value);
        return [toAnswer(snapshot, { router, decision }, parsed.value)];
      });
    },
    *survey(wanted, given, questioning) {
      if (!known) return null;
      const { revision, cluster, routers, loaded } = known;
      const { maxProbes, questionsFor, seedsOf } = questioning;
      const controllers = wanted.filter((id) => loaded.has(id));
      const rows: SurveyRow[] = [];
      const paths: Survey['paths'][number][] = [];
      let requests = 0;
      let isComplete = true;
      const asked = givenProbes(given);
      for (const router of routers) {
        const part = partOf(cluster, router);
        const seeds = seedsOf(part);
        const probes = questionsFor([part], seeds, Math.max(0, maxProbes - requests));
        isComplete &&= probes.isComplete;
        const isOwn = ({ request }: ProbeRequest) => deciding(routers, request, null)?.router.id === router.id;
        // A host that is not the router's may be another one's, or of nobody: who answers it in the request bar speaks for it.
        const isItsHost = ({ probe, pathId }: ProbeRequest) => pathId !== null && probe !== 'other-host';
        const around = probes.requests.filter((one) => routers.length === 1 || isItsHost(one) || isOwn(one));
        requests += around.length;
        const requested = { seeds, requests: [...asked.filter(isOwn), ...around] };
        const result = yield* surveyRouter(router, controllers, requested, questioning);
        for (const row of result.rows.filter(isWorthRow)) rows.push(rowOf(router.id, row));
        for (const { pathId, verdict, witness } of result.paths) {
          paths.push({ pathId, verdict, witness: witness && rowOf(router.id, { ...blank, ...witness }).text });
        }
      }
      return { revision, controllers, rows, paths, requests, isComplete };
    },
  };
}

const blank = { count: 1, outcomes: [], differs: true };
