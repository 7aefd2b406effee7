import {
  type ChangeKind,
  changeKindOf,
  compareInSteps,
  type DifferenceClass,
  readingLength,
} from '../engine/analyse/index.ts';
import {
  type CompiledRouter,
  combineRouters,
  compileRouters,
  profilesFor,
  routeThrough,
} from '../engine/controllers/index.ts';
import type { GraphNode } from '../engine/graph/index.ts';
import { type ControllerProfile, formatRequest, type HttpRequest, type ProfileOptions } from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import { diffAsEdit } from '../engine/text/index.ts';
import { buildCluster, type SourceFile, setPatchesApart } from '../engine/yaml/index.ts';
import type {
  ChangedRequest,
  ChangesSinceOpening,
  ChangesSinceOpeningAsk,
  OpenedText,
} from '../protocol/changes-since-opening.ts';
import type { Need, Steps } from '../protocol/questions.ts';
import { requestsOfBoth } from './changed-requests.ts';
import { changedNodes } from './node-changes.ts';
import { buildNodes } from './snapshot.ts';
import type { SourceFiles } from './source-files.ts';

/** Requests of one kind that are listed, and nodes that are named. */
const mostListed = 100;
/** The first of these say why. */
const mostExplained = 10;
const mostRemoved = 30;

const kindOrder: readonly ChangeKind[] = ['removed', 'added', 'moved', 'redirected', 'rewritten', 'other'];

/** The workspace as it was opened, or as it is, with everything that is derived from its texts. */
export interface Side {
  readonly files: readonly SourceFile[];
  readonly cluster: Cluster;
  readonly routers: readonly CompiledRouter[];
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

/** What the last update knew. */
interface OpeningWorld {
  readonly now: Side;
  readonly controllers: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, unknown>;
  readonly loaded: ReadonlyMap<string, ControllerProfile>;
  readonly optionsOf: (profile: ControllerProfile, routerId: string) => ProfileOptions;
}

/** Brings the files as they were opened up to date. What is known, or stands in the files of now, is not read again. */
function bring(sourceFiles: SourceFiles, opened: readonly OpenedText[], now: ReadonlyMap<string, SourceFile>): void {
  const known = new Map(sourceFiles.texts().map(({ name, text }) => [name, text]));
  const wanted = new Set(opened.map(({ name }) => name));
  for (const name of known.keys()) if (!wanted.has(name)) sourceFiles.remove(name);
  for (const [at, { name, text }] of opened.entries()) {
    bringFile(sourceFiles, at, { name, text, known: known.get(name) }, now.get(name));
    if (sourceFiles.texts()[at]?.name !== name) sourceFiles.move(name, at);
  }
}

function bringFile(
  sourceFiles: SourceFiles,
  at: number,
  { name, text, known }: OpenedText & { readonly known: string | undefined },
  now: SourceFile | undefined,
): void {
  const wanted = text ?? now?.text ?? '';
  if (wanted === now?.text) {
    if (known !== undefined) sourceFiles.remove(name);
    sourceFiles.take(at, now);
    return;
  }
  if (known === undefined && now) sourceFiles.take(at, now);
  else if (known === undefined) sourceFiles.add(at, name, wanted);
  const edit = diffAsEdit(known ?? now?.text ?? wanted, wanted);
  if (edit) sourceFiles.edit(name, [edit]);
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** The files as they were opened, as they were last compiled, and what they were compiled under. */
interface Opened {
  readonly sourceFiles: SourceFiles;
  compiled: { readonly side: Side; readonly settings: readonly unknown[] } | null;
}

function* compile(opened: Opened, world: OpeningWorld, need: Need): Steps<Side> {
  const { sourceFiles, compiled } = opened;
  const { now, controllers, options, loaded, optionsOf } = world;
  while (!sourceFiles.isRead()) {
    sourceFiles.step();
    yield;
  }
  const failure = sourceFiles.failure();
  if (failure) throw failure.cause;
  const files = sourceFiles.sources();
  if (isSameList(files, now.files)) return now;
  const settings = [controllers, options];
  if (compiled && isSameList(files, compiled.side.files) && isSameList(settings, compiled.settings))
    return compiled.side;
  const cluster = buildCluster(setPatchesApart(files), 'auto', true);
  yield;
  yield need([...profilesFor(cluster, controllers)]);
  const routers = compileRouters(cluster, controllers, loaded, optionsOf);
  yield;
  const side = { files, cluster, routers, nodes: buildNodes(cluster, routers).nodes };
  opened.compiled = { side, settings };
  return side;
}

interface Listed {
  readonly row: ChangedRequest;
  readonly request: HttpRequest;
}

function toRow({ pathId, difference, count, witness, a, b }: DifferenceClass): Listed {
  const { method } = witness.request;
  const line = formatRequest(witness.request);
  // The bar has the method beside it.
  const text = line.startsWith(`${method} `) ? line.slice(method.length + 1) : line;
  const kind = changeKindOf(difference, a, b);
  return { row: { kind, pathId, method, text, count, before: a, after: b, why: null }, request: witness.request };
}

/** The row with its causes: finding one may take many tries, so that not all rows have them. */
function explained({ row, request }: Listed, [opened, now]: readonly [Side, Side]): ChangedRequest {
  const before = routeThrough(opened.routers, request)?.decision.cause;
  const after = routeThrough(now.routers, request)?.decision.cause;
  return before && after ? { ...row, why: { before, after } } : row;
}

/** The shortest requests of each kind, and how many there are. */
function* listed(
  classes: readonly DifferenceClass[],
  sides: readonly [opened: Side, now: Side],
): Steps<Pick<ChangesSinceOpening, 'requests' | 'counts'>> {
  const byKind = new Map<ChangeKind, Listed[]>(kindOrder.map((kind) => [kind, []]));
  const sorted = [...classes].sort((x, y) => readingLength(x.witness) - readingLength(y.witness));
  for (const one of sorted.map(toRow)) byKind.get(one.row.kind)?.push(one);
  const requests: ChangedRequest[] = [];
  for (const list of byKind.values()) {
    for (const [at, one] of list.slice(0, mostListed).entries()) {
      requests.push(at < mostExplained ? explained(one, sides) : one.row);
      yield;
    }
  }
  return {
    requests,
    counts: new Map([...byKind].flatMap(([kind, { length }]) => (length > 0 ? [[kind, length]] : []))),
  };
}

function notSimulated(sides: readonly Side[]): readonly string[] {
  const names = sides.flatMap(({ routers }) =>
    routers.flatMap(({ program }) =>
      program.diagnostics.flatMap(({ diagnostic }) =>
        diagnostic.code === 'controller/not-simulated' ? [diagnostic.params.annotation] : [],
      ),
    ),
  );
  return [...new Set(names)].sort();
}

/** More names than this are only counted. */
const mostNotAsked = 8;

function* reportChanges(
  opened: Opened,
  world: OpeningWorld,
  ask: ChangesSinceOpeningAsk,
  need: Need,
): Steps<ChangesSinceOpening> {
  const { now } = world;
  const before = yield* compile(opened, world, need);
  yield;
  const { marks, removed } = changedNodes(before.nodes, now.nodes);
  yield;
  const { requests, isComplete, notAsked } = yield* requestsOfBoth(before, now, ask.given);
  yield;
  const found = yield* compareInSteps(combineRouters(before.routers), combineRouters(now.routers), requests);
  const told = yield* listed(found, [before, now]);
  return {
    marks,
    removed: removed.slice(0, mostRemoved),
    removedCount: removed.length,
    ...told,
    asked: requests.length,
    isComplete,
    notAsked: notAsked.slice(0, mostNotAsked).map(({ text }) => text),
    notAskedMore: Math.max(0, notAsked.length - mostNotAsked),
    notModelled: notSimulated([before, now]),
  };
}

/** Answers questions about the changes since opening; keeps what it has read and compiled for the next one. */
export interface OpeningComparison {
  /** Steps to the report; the files of `ask` are those of the moment when it is called. */
  ask(world: OpeningWorld, ask: ChangesSinceOpeningAsk, need: Need): Steps<ChangesSinceOpening>;
}

/** Returns what knows of no files yet. */
export function createOpeningComparison(sourceFiles: SourceFiles): OpeningComparison {
  const opened: Opened = { sourceFiles, compiled: null };
  return {
    ask(world, ask, need) {
      bring(opened.sourceFiles, ask.opened, new Map(world.now.files.map((file) => [file.name, file])));
      return reportChanges(opened, world, ask, need);
    },
  };
}
