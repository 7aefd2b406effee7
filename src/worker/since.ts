import {
  answeringTogether,
  buildCluster,
  buildGraph,
  type ChangeKind,
  type Cluster,
  type CompiledRouter,
  type ControllerProfile,
  changeKindOf,
  compareInSteps,
  compileRouters,
  type DifferenceClass,
  diffAsEdit,
  formatRequest,
  type GraphNode,
  type HttpRequest,
  lookup,
  profilesFor,
  readingLength,
  routeThrough,
  type SourceFile,
} from '../engine/index.ts';
import type { ChangedRequest, SentText, SinceAsk, SinceReport } from '../protocol/since-report.ts';
import type { HostDeps } from './host.ts';
import { changedNodes } from './node-changes.ts';
import { createShelf, type Shelf } from './reading.ts';
import { requestsSince } from './since-requests.ts';

/** Work goes on for this long before a newer question gets its turn. */
const sliceMs = 40;
/** Requests of one kind that are listed, and nodes that are named. */
const mostListed = 100;
/** The first of these say why. */
const mostExplained = 10;
const mostRemoved = 30;

const kindOrder: readonly ChangeKind[] = ['removed', 'added', 'moved', 'redirected', 'rewritten', 'other'];

/** A side with everything that is derived from its texts. */
interface Compiled {
  readonly files: readonly SourceFile[];
  readonly settings: string;
  readonly cluster: Cluster;
  readonly routers: readonly CompiledRouter[];
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

/** The workspace as it was opened, or as it is. */
interface Side {
  readonly shelf: Shelf;
  compiled: Compiled | null;
}

/** Gives a file that is known its new text; what stayed is not read again. */
function renew(shelf: Shelf, name: string, before: string, text: string | null): void {
  const edit = text === null ? null : diffAsEdit(before, text);
  if (edit) shelf.edit(name, [edit]);
}

/** Brings the files of a side up to date. */
function bring({ shelf }: Side, texts: readonly SentText[]): void {
  const known = new Map(shelf.texts().map(({ name, text }) => [name, text]));
  const wanted = new Set(texts.map(({ name }) => name));
  for (const name of known.keys()) if (!wanted.has(name)) shelf.remove(name);
  for (const [at, { name, text }] of texts.entries()) {
    const before = known.get(name);
    if (before === undefined) shelf.add(at, name, text ?? '');
    else renew(shelf, name, before, text);
    if (shelf.texts()[at]?.name !== name) shelf.move(name, at);
  }
}

/** Nothing, or the profiles that must be there before it goes on. */
type Wait = readonly string[] | undefined;

function* compile(
  side: Side,
  ask: SinceAsk,
  loaded: ReadonlyMap<string, ControllerProfile>,
): Generator<Wait, Compiled> {
  const { shelf, compiled } = side;
  while (!shelf.isRead()) {
    shelf.step();
    yield;
  }
  const files = shelf.sources();
  const settings = JSON.stringify([[...ask.controllers], [...ask.options]]);
  const isSame = files.length === compiled?.files.length && files.every((file, at) => file === compiled.files[at]);
  if (compiled && isSame && compiled.settings === settings) return compiled;
  const cluster = buildCluster(files, 'auto', true);
  yield [...profilesFor(cluster, ask.controllers)].filter((id) => !loaded.has(id));
  const optionsOf = (profile: ControllerProfile, id: string) => lookup(ask.options.get(id), profile.id) ?? {};
  const routers = compileRouters(cluster, ask.controllers, loaded, optionsOf);
  yield;
  const profiles = new Map(
    routers.map(({ id, profile, guessed, program }) => [id, { controller: profile.id, guessed, program }]),
  );
  const graph = buildGraph({ cluster, profiles });
  const all = [...graph.routers, ...graph.hosts, ...graph.paths, ...graph.defaults, ...graph.backends];
  side.compiled = { files, settings, cluster, routers, nodes: new Map(all.map((node) => [node.id, node])) };
  return side.compiled;
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
function explained({ row, request }: Listed, [opened, now]: readonly [Compiled, Compiled]): ChangedRequest {
  const before = routeThrough(opened.routers, request)?.decision.cause;
  const after = routeThrough(now.routers, request)?.decision.cause;
  return before && after ? { ...row, why: { before, after } } : row;
}

/** The shortest requests of each kind, and how many there are. */
function* listed(
  classes: readonly DifferenceClass[],
  sides: readonly [opened: Compiled, now: Compiled],
): Generator<Wait, Pick<SinceReport, 'requests' | 'counts'>> {
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

function notSimulated(sides: readonly Compiled[]): readonly string[] {
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

function* reportSince(
  sides: { readonly opened: Side; readonly now: Side },
  ask: SinceAsk,
  loaded: ReadonlyMap<string, ControllerProfile>,
): Generator<Wait, SinceReport> {
  const opened = yield* compile(sides.opened, ask, loaded);
  const now = yield* compile(sides.now, ask, loaded);
  const { marks, removed } = changedNodes(opened.nodes, now.nodes);
  yield;
  const { requests, isComplete, notAsked } = requestsSince(opened, now, ask.given);
  yield;
  const steps = compareInSteps(answeringTogether(opened.routers), answeringTogether(now.routers), requests);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield;
  const found = yield* listed(step.value, [opened, now]);
  return {
    marks,
    removed: removed.slice(0, mostRemoved),
    removedCount: removed.length,
    ...found,
    asked: requests.length,
    isComplete,
    notAsked: notAsked.slice(0, mostNotAsked).map(({ text }) => text),
    notAskedMore: Math.max(0, notAsked.length - mostNotAsked),
    notModelled: notSimulated([opened, now]),
  };
}

/** Returns what answers questions about the changes since opening: in slices, only the newest, and each reading only what is new. */
export function createSince(deps: HostDeps): (ask: SinceAsk) => Promise<void> {
  const sides = { opened: { shelf: createShelf(), compiled: null }, now: { shelf: createShelf(), compiled: null } };
  const loaded = new Map<string, ControllerProfile>();
  let newest = 0;
  const load = async (id: string): Promise<void> => {
    const profile = await deps.load?.(id);
    if (profile) loaded.set(id, profile);
  };
  return async (ask) => {
    newest = ask.id;
    bring(sides.opened, ask.opened);
    bring(sides.now, ask.now);
    const steps = reportSince(sides, ask, loaded);
    let start = deps.now();
    while (ask.id === newest) {
      const step = steps.next();
      if (step.done) return deps.post({ type: 'since', id: ask.id, report: step.value });
      if (step.value) await Promise.all(step.value.map(load));
      if (deps.now() - start < sliceMs) continue;
      await new Promise<void>((resolve) => deps.later(resolve));
      start = deps.now();
    }
  };
}
