import { parseArgs } from 'node:util';
import { describeOutcome } from '../engine/analyse/index.ts';
import { type Change, loadChanges, withOptions } from '../engine/changes/index.ts';
import { type CompiledRouter, compileAs, loadRouters, routeThrough } from '../engine/controllers/index.ts';
import {
  classNameOf,
  type Decision,
  formatRequest,
  listPaths,
  objectsIn,
  type ProfileOptions,
  type Route,
} from '../engine/match/index.ts';
import { type Cluster, isSameObject, type ObjectRef } from '../engine/model/index.ts';
import { containsRange, lineStarts, positionAt } from '../engine/text/index.ts';
import { buildCluster, type SourceFile } from '../engine/yaml/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { checkWith, validateOptions } from './command-validate.ts';
import { foundIn, hasUnreadable, placeDiagnostics, readManifests } from './inputs.ts';
import { CliProblem } from './io.ts';
import { answerWords, outcomeWords, type PathFacts, traceLines } from './print-trace.ts';
import { type CommandIo, type Paint, painter } from './printable.ts';
import { namedProfile, readExistence, readProfileOptions } from './profile-options.ts';
import { type NamedRequest, readRequests } from './requests.ts';
import { diagnosticWords, plain, wordsFor } from './words.ts';

const flags = {
  controller: { type: 'string' },
  class: { type: 'string' },
  option: { type: 'string', multiple: true },
  services: { type: 'string' },
  header: { type: 'string', short: 'H', multiple: true },
  requests: { type: 'string' },
  'why-not': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** What stands for a file and what for a request: what exists is a file, what looks like a manifest should exist. */
async function sortArguments(io: CommandIo, args: readonly string[]) {
  const files: string[] = [];
  const requests: string[] = [];
  for (const argument of args) {
    const isName = !/[\s]|:\/\//.test(argument);
    const isFile = argument === '-' || (isName && (await io.kind(argument)) !== 'none');
    if (isFile) files.push(argument);
    else if (isName && /\.(?:ya?ml|jsonl?)$/i.test(argument)) {
      throw new CliProblem(`${argument}: no such file or folder`);
    } else requests.push(argument);
  }
  return { files, requests };
}

/** A named profile sees all Ingresses at once, as the real controller would; otherwise each class has its own. */
async function routersOf(
  cluster: Cluster,
  controller: string | undefined,
  options: readonly string[],
  besides: (given: ProfileOptions) => ProfileOptions,
): Promise<readonly CompiledRouter[]> {
  const profile = await namedProfile(controller);
  if (!profile) {
    return loadRouters(cluster, new Map(), (guessed) => besides(readProfileOptions(guessed, options)));
  }
  return [compileAs(profile, cluster, besides(readProfileOptions(profile, options)))];
}

/** Looks up the type and the place of the paths that a trace names. */
function factsOf(files: readonly SourceFile[], cluster: Cluster, router: CompiledRouter): PathFacts {
  const routes = new Map<string, Route>(router.program.routes.map((route) => [route.id, route]));
  // A path that no route comes of may be named too.
  const origins = new Map<string, Route['origin']>(listPaths(cluster).map(({ origin }) => [origin.pathId, origin]));
  const starts = new Map(files.map((file) => [file.name, { file, lines: lineStarts(file.text) }]));
  return {
    routeOf: (id) => routes.get(id),
    typeOf(pathId) {
      const origin = origins.get(pathId);
      const ref = origin?.object;
      const found = cluster.ingresses.find(({ ref: own }) => ref && isSameObject(own, ref));
      return found?.object.rules[origin?.ruleIndex ?? -1]?.paths?.[origin?.pathIndex ?? -1]?.pathType.value ?? '';
    },
    placeOf(pathId) {
      const origin = origins.get(pathId);
      const source = origin && starts.get(origin.object.file);
      if (!origin || !source) return '';
      const at = (source.file.starts[origin.object.document] ?? 0) + origin.range.start;
      return `${source.file.name}:${positionAt(source.lines, at).line}`;
    },
  };
}

/** Finds changes that help, where an answer wants one. */
type Finding = (answered: Pick<Answered, 'named' | 'decision'>) => Promise<readonly Change[]>;

/** Compiles a cluster, perhaps with other options than those that were given. */
type Routing = (
  cluster: Cluster,
  besides?: (given: ProfileOptions) => ProfileOptions,
) => Promise<readonly CompiledRouter[]>;

/** Compiles the files with a change in them, as the ones that were asked. */
function changesIn(
  files: readonly SourceFile[],
  existence: ReturnType<typeof readExistence>,
  route: Routing,
  service: string | undefined,
): Finding {
  return async ({ named, decision }) => {
    const { changesFor } = await loadChanges();
    const asking = async (cluster: Cluster, options: ProfileOptions = {}) => {
      const routers = await route(cluster, (given) => withOptions(given, options));
      return (request: NamedRequest['request']) => routeThrough(routers, request)?.decision.outcome ?? null;
    };
    const goal = service === undefined ? null : { service };
    return changesFor({ files, existence, asking }, decision, named.request, goal);
  };
}

/** An object that no cluster holds as it is written: the API server refuses it. */
interface Refused {
  readonly object: ObjectRef;
  /** File and line. */
  readonly place: string;
  readonly message: string;
}

/** Returns the first refusal of each object. */
function refusedIn(files: readonly SourceFile[], messages: Messages): readonly Refused[] {
  const refused = foundIn(files).filter(
    ({ diagnostic: { origin, severity } }) => origin.kind === 'api-server' && severity === 'error',
  );
  return refused.flatMap((found): readonly Refused[] => {
    const { file, document, diagnostic } = found;
    const objects = files.find(({ name }) => name === file)?.units[document]?.objects ?? [];
    const item = objects.findIndex(({ range }) => containsRange(range, diagnostic.range));
    const [placed] = placeDiagnostics(files, [found]);
    if (!placed || item < 0) return [];
    const message = diagnosticWords(messages, diagnostic);
    return [{ object: { file, document, item }, place: `${file}:${placed.line}`, message }];
  });
}

/** Returns the refused objects that an answer speaks of. */
function refusedFor({ cause }: Decision, refused: readonly Refused[]): readonly Refused[] {
  return objectsIn(cause).flatMap((ref) => refused.find(({ object }) => isSameObject(object, ref)) ?? []);
}

interface Answered {
  readonly refused: readonly Refused[];
  readonly changes: readonly Change[];
  readonly named: NamedRequest;
  readonly router: CompiledRouter;
  readonly decision: Decision;
}

/** Of a change that much is said in words. */
const mostEffects = 3;

function urlOf({ scheme, host, rawPath }: NamedRequest['request']): string {
  return `${scheme}://${host}${rawPath}`;
}

function effectWords({ request, before, after }: Change['effects'][number], messages: Messages): string {
  return `${urlOf(request)}: ${outcomeWords(before, messages)} -> ${after ? outcomeWords(after, messages) : '-'}`;
}

function printJson(io: CommandIo, { named, router, decision, changes, refused }: Answered): void {
  const { request } = named;
  io.json({
    request: { ...request, headers: Object.fromEntries(request.headers) },
    controller: router.profile.id,
    guessed: router.guessed,
    className: router.className,
    assumptions: router.assumptions,
    answer: describeOutcome(decision.outcome),
    ...decision,
    refusedByApi: refused,
    changes: changes.map(({ what, objects, outcome, breaks, effects }) => ({
      ...what,
      objects,
      answer: describeOutcome(outcome),
      breaks,
      effects: effects.map(({ request, before, after }) => ({
        request: urlOf(request),
        before: describeOutcome(before),
        after: after && describeOutcome(after),
      })),
    })),
  });
}

function printWords(
  io: CommandIo,
  { named, router, decision, changes, refused }: Answered,
  facts: PathFacts,
  messages: Messages,
  paint: Paint,
) {
  const { outcome } = decision;
  const isGood = outcome.kind === 'backend' || outcome.kind === 'split' || outcome.kind === 'redirect';
  const words = paint(isGood ? 'green' : 'red', answerWords(outcome, decision.cause, messages));
  const upstream = outcome.kind === 'backend' ? `  ${outcome.upstreamTarget}` : '';
  io.line(paint('bold', formatRequest(named.request)));
  io.line('  -> ', words, upstream);
  io.line('     ', plain(messages.cause.why(decision.cause)));
  for (const { place, message } of refused) {
    io.line('     ', paint('red', plain(messages.cause.refusedByApi)), `  ${place}: ${message}`);
  }
  for (const { what, objects, outcome: then, breaks, effects } of changes) {
    const told = effects.slice(0, mostEffects).map((effect) => effectWords(effect, messages));
    const note = breaks > 0 ? `  (${messages.cause.breaks(told, breaks - told.length)})` : '';
    io.line('  try: ', plain(messages.cause.change(what, objects)), ' -> ', outcomeWords(then, messages), note);
  }
  for (const assumption of router.assumptions) {
    const words = plain(messages.cause.assumption(assumption, router.profile.displayName));
    io.line('  ', paint('dim', `${messages.cause.assumed(assumption.isSet)}: ${words}.`));
  }
  for (const line of traceLines(decision, messages, facts, paint)) io.line(...line);
  io.line('  ', paint('dim', `${router.profile.displayName}. ${messages.request.evidence[decision.evidence]}.`));
  io.line();
}

/** Says once for each router that answers whose behaviour was guessed. */
function printGuess(io: CommandIo, { className, classNames, profile, guessed }: CompiledRouter): void {
  if (!guessed) return;
  const names = `class${classNames.length > 1 ? 'es' : ''} ${classNames.join(', ')}`;
  const subject = className === null ? 'Ingresses without a class' : names;
  io.errLine(`${subject}: answered as ${profile.id} (a guess; --controller decides)`);
}

/** The cluster with the Ingresses of one class alone, where one is asked for. */
function ofClass(cluster: Cluster, className: string | undefined): Cluster {
  if (className === undefined) return cluster;
  return { ...cluster, ingresses: cluster.ingresses.filter(({ object }) => (classNameOf(object) ?? '') === className) };
}

/** `ingraph route`: the decision and its trace for each request. */
export async function runRoute(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  const messages = await wordsFor(values.lang, io.env);
  const { files: names, requests: texts } = await sortArguments(io, positionals);
  const requests = await readRequests(io, texts, values.requests, values.header ?? [], messages);
  if (requests.length === 0) throw new CliProblem("no request given: add one, such as 'https://shop.example.com/cart'");
  const existence = readExistence(values.services);
  const files = await readManifests(io, names, await checkWith(await validateOptions(undefined, false)));
  for (const { file, line, column, diagnostic } of placeDiagnostics(files, foundIn(files))) {
    if (diagnostic.severity === 'error' && diagnostic.origin.kind === 'yaml')
      io.errLine(`${file}:${line}:${column} ${diagnosticWords(messages, diagnostic)}`);
  }
  const all = buildCluster(files, existence, false);
  const cluster = ofClass(all, values.class);
  if (cluster.ingresses.length === 0) {
    throw new CliProblem(
      values.class === undefined ? 'no Ingress in these files' : `no Ingress of class "${values.class}"`,
    );
  }
  const route: Routing = (of, besides = (given) => given) =>
    routersOf(ofClass(of, values.class), values.controller, values.option ?? [], besides);
  const routers = await route(all);
  const refused = refusedIn(files, messages);
  const find = changesIn(files, existence, route, values['why-not']);
  const paint = painter(io.colour);
  const told = new Set<string>();
  for (const named of requests) {
    const found = routeThrough(routers, named.request);
    if (!found) continue;
    if (!told.has(found.router.id)) printGuess(io, found.router);
    told.add(found.router.id);
    const changes = await find({ named, decision: found.decision });
    const answered = { named, ...found, changes, refused: refusedFor(found.decision, refused) };
    if (values.json) printJson(io, answered);
    else printWords(io, answered, factsOf(files, cluster, found.router), messages, paint);
  }
  return hasUnreadable(files) ? 2 : 0;
}
