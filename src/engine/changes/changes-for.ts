import { differenceOf } from '../analyse/difference.ts';
import type { Command } from '../commands/command.ts';
import { plan } from '../commands/plan.ts';
import { example } from '../match/causes/near-hosts.ts';
import { objectsIn } from '../match/causes/objects.ts';
import { onOtherScheme } from '../match/causes/scheme.ts';
import type { Decision, Outcome } from '../match/decision.ts';
import { compareHost, normaliseHost } from '../match/host-match.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import type { ProfileOptions } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { Cluster, Existence } from '../model/cluster.ts';
import { qualifiedName } from '../model/metadata.ts';
import { isSameObject } from '../model/objects.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { editSourceFile } from '../yaml/reread.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { candidatesFor, candidatesForGoal, isGoal } from './candidates.ts';
import type { Candidate, Change, ChangeGoal, Effect, ObjectName } from './change.ts';

/** Answers requests; `null` where nobody is there to answer. */
export type Asking = (request: HttpRequest) => Outcome | null;

/** What changes are tried on. */
export interface ChangeWorld {
  readonly files: readonly SourceFile[];
  readonly existence: Existence | 'auto';
  /** Returns who answers in a cluster, perhaps with options besides those that are set. */
  readonly asking: (cluster: Cluster, options?: ProfileOptions) => Promise<Asking>;
}

const mostChanges = 5;
/** Candidates that are tried, the smallest first. */
const mostTried = 16;
/** Other paths of the host that are asked again, and paths of other hosts. */
const mostOthers = 200;
/** In a workspace with more paths no manifest is changed to try it: each try compiles everything. */
const mostPaths = 5000;
/** Effects that are told one by one. */
const mostEffects = 20;

function isUseful(outcome: Outcome): boolean {
  return (
    outcome.kind === 'backend' || outcome.kind === 'split' || outcome.kind === 'resource' || outcome.kind === 'any-of'
  );
}

function reaches(outcome: Outcome, goal: ChangeGoal | null): boolean {
  if (!goal) return isUseful(outcome);
  if (outcome.kind === 'backend') return isGoal(goal.service, outcome.service);
  return outcome.kind === 'split' && outcome.parts.some(({ service }) => isGoal(goal.service, service));
}

/** One request for each path of other hosts: what is shared with them, such as an entry of `spec.tls`, is felt there too. */
function elsewhere(listed: readonly ListedPath[], request: HttpRequest): readonly HttpRequest[] {
  const others = new Map<string, HttpRequest>();
  for (const { host, path } of listed) {
    const rawPath = path.path.value || '/';
    if (others.size === mostOthers || host === null || /[?#\s]/.test(rawPath)) continue;
    others.set(`${host} ${rawPath}`, { ...request, host: example(host), rawPath, query: null });
  }
  return [...others.values()];
}

/** A request for each other path of the host and of other hosts, as it is written, on either scheme, and the same one on the other scheme. */
function othersOf(cluster: Cluster, request: HttpRequest): readonly HttpRequest[] {
  const { host } = normaliseHost(request.host);
  const isOwn = (one: ListedPath) => compareHost(one.host?.toLowerCase() ?? null, host) !== 'no';
  const listed = listPaths(cluster);
  const paths = listed
    .filter(isOwn)
    .map(({ path }) => path.path.value || '/')
    .filter((path) => path !== request.rawPath && !/[?#\s]/.test(path));
  const own = [...new Set(paths)].slice(0, mostOthers).map((rawPath) => ({ ...request, rawPath, query: null }));
  const rest = elsewhere(
    listed.filter((one) => !isOwn(one)),
    request,
  );
  return [onOtherScheme(request), ...[...own, ...rest].flatMap((other) => [other, onOtherScheme(other)])];
}

function isChanged(before: Outcome | null, after: Outcome | null): boolean {
  return before && after ? differenceOf(before, after) !== null : before !== after;
}

function filesAfter(files: readonly SourceFile[], command: Command): readonly SourceFile[] | null {
  const planned = plan(new Map(files.map((file) => [file.name, file])), command);
  if (!planned.ok) return null;
  const { edits } = planned.value;
  return files.map((file) => {
    const list = edits.get(file.name);
    return list ? editSourceFile(file, list) : file;
  });
}

interface Trial {
  readonly world: ChangeWorld;
  readonly cluster: Cluster;
  readonly request: HttpRequest;
  readonly goal: ChangeGoal | null;
  readonly now: Asking;
  /** What could be broken, with its answer as it is. */
  readonly others: () => readonly Other[];
}

interface Other {
  readonly other: HttpRequest;
  readonly before: Outcome;
}

/** What nothing answered before cannot be broken. */
function answeredOf(cluster: Cluster, request: HttpRequest, now: Asking): readonly Other[] {
  return othersOf(cluster, request).flatMap((other) => {
    const before = now(other);
    return before && (isUseful(before) || before.kind === 'redirect') ? [{ other, before }] : [];
  });
}

function agedTo(cluster: Cluster, { object, creationTimestamp }: Extract<Candidate['does'], { kind: 'age' }>): Cluster {
  const ingresses = cluster.ingresses.map((located) => {
    if (!isSameObject(located.ref, object)) return located;
    const metadata = { ...located.object.metadata, creationTimestamp };
    return { ...located, object: { ...located.object, metadata } };
  });
  return { ...cluster, ingresses };
}

/** Who answers once a manifest, an age or an option is changed; `null` where the change cannot be made. */
async function askingAfter(
  { files, existence, asking }: ChangeWorld,
  cluster: Cluster,
  does: Exclude<Candidate['does'], { kind: 'request' }>,
): Promise<Asking | null> {
  if (does.kind === 'options') return asking(cluster, does.options);
  if (does.kind === 'age') return asking(agedTo(cluster, does));
  const changed = filesAfter(files, does.command);
  return changed && asking(buildCluster(changed, existence, true));
}

/** The objects that a candidate edits. */
function objectsOf({ ingresses, services }: Cluster, does: Candidate['does']): readonly ObjectName[] {
  if (does.kind !== 'manifest' && does.kind !== 'age') return [];
  const refs = does.kind === 'age' ? [does.object] : objectsIn(does.command);
  return refs.flatMap((object): readonly ObjectName[] => {
    const ingress = ingresses.find(({ ref }) => isSameObject(ref, object))?.object;
    if (ingress) return [{ kind: 'Ingress', name: qualifiedName(ingress.metadata) }];
    const service = services.find(({ ref }) => isSameObject(ref, object))?.object;
    return service ? [{ kind: 'Service', name: qualifiedName(service.metadata) }] : [];
  });
}

/** What nobody answers yet, and a change may take as well. */
function widerOf({ wider = [] }: Candidate, request: HttpRequest, now: Asking): readonly Other[] {
  return wider
    .map((rawPath) => ({ ...request, rawPath, query: null }))
    .flatMap((one) => [one, onOtherScheme(one)])
    .flatMap((other) => {
      const before = now(other);
      return before && !isUseful(before) ? [{ other, before }] : [];
    });
}

/** What changes for others. What changes on both schemes alike is told once, and of the request itself not at all. */
function effectsOf(own: Effect, asked: readonly Other[], then: Asking): readonly Effect[] {
  const effects = new Map<string, Effect>([[keyOf(own.request), own]]);
  for (const { other, before } of asked) {
    const after = then(other);
    if (!isChanged(before, after)) continue;
    const twin = effects.get(keyOf(onOtherScheme(other)));
    const isAlike = twin && !isChanged(twin.before, before) && !isChanged(twin.after, after);
    if (!isAlike) effects.set(keyOf(other), { request: other, before, after });
  }
  effects.delete(keyOf(own.request));
  return [...effects.values()];
}

function keyOf({ scheme, host, rawPath }: HttpRequest): string {
  return `${scheme} ${host} ${rawPath}`;
}

/** Runs a candidate; `null` when it does not help. */
async function tryOut(
  { world, cluster, request, goal, now, others }: Trial,
  candidate: Candidate,
): Promise<Change | null> {
  const { what, does, place } = candidate;
  if (does.kind === 'request') {
    const outcome = now(does.request);
    return outcome && reaches(outcome, goal)
      ? { what, does, place, objects: [], outcome, breaks: 0, effects: [] }
      : null;
  }
  const then = await askingAfter(world, cluster, does);
  if (!then) return null;
  const outcome = then(request);
  if (!outcome || !reaches(outcome, goal)) return null;
  const asked = [...others(), ...widerOf(candidate, request, now)];
  const own = { request, before: now(request) ?? outcome, after: outcome };
  const effects = effectsOf(own, asked, then);
  const told = { breaks: effects.length, effects: effects.slice(0, mostEffects) };
  return { what, does, place, objects: objectsOf(cluster, does), outcome, ...told };
}

function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ what, does, place }) => {
    const object = does.kind === 'manifest' && objectsIn(does.command);
    const key = JSON.stringify([what, place?.object, place?.range, object]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Returns the smallest changes of the request or of the manifest after which the answer is a useful one, or `goal`: at most five, each of them
 * run, together with every other path of the host and of other hosts. Empty for an answer that needs none; where what would have answered is left out,
 * what would let it in.
 */
export async function changesFor(
  world: ChangeWorld,
  decision: Decision,
  request: HttpRequest,
  goal: ChangeGoal | null = null,
): Promise<readonly Change[]> {
  const { outcome, cause } = decision;
  const isBeside = goal === null && 'leftOut' in cause && cause.leftOut !== undefined;
  if (reaches(outcome, goal) && !isBeside) return [];
  const cluster = buildCluster(world.files, world.existence, true);
  const ground = { cluster, request, decision };
  const found = goal ? candidatesForGoal(ground, goal.service) : candidatesFor(ground);
  const isLarge = listPaths(cluster).length > mostPaths;
  const candidates = withoutTwins([...found].sort((a, b) => a.size - b.size)).filter(
    ({ does }) => !isLarge || does.kind === 'request',
  );
  const now = await world.asking(cluster);
  let asked: readonly Other[] | null = null;
  const others = () => {
    asked ??= answeredOf(cluster, request, now);
    return asked;
  };
  const trial: Trial = { world, cluster, request, goal, now, others };
  const changes: Change[] = [];
  for (const candidate of candidates.slice(0, mostTried)) {
    if (changes.length >= mostChanges) break;
    // The whole entry has to go only where it does not help to take one host out of it.
    const isMore = candidate.what.kind === 'without-tls' && changes.some(({ what }) => what.kind === 'split-tls');
    const change = isMore ? null : await tryOut(trial, candidate);
    if (change && isChanged(outcome, change.outcome)) changes.push(change);
  }
  // What leaves every other path alone comes first; among equals the smaller one.
  return changes.sort((a, b) => a.breaks - b.breaks);
}
