import { parseArgs } from 'node:util';
import {
  comparePrograms,
  type DifferenceClass,
  describeOutcome,
  type NotAsked,
  questionsFor,
} from '../engine/analyse/index.ts';
import {
  type CompiledRouter,
  combineRouters,
  compileAs,
  loadRouters,
  routeThrough,
} from '../engine/controllers/index.ts';
import {
  type Cause,
  type ControllerProfile,
  formatRequest,
  type HttpRequest,
  type ProfileOptions,
  type RoutingProgram,
} from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import { lineStarts, positionAt } from '../engine/text/index.ts';
import { buildCluster, type SourceFile } from '../engine/yaml/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { hasUnreadable, readManifests } from './inputs.ts';
import { CliProblem } from './io.ts';
import { answerWords } from './print-trace.ts';
import { type CommandIo, type Paint, painter } from './printable.ts';
import { namedProfile, readExistence, readProfileOptions } from './profile-options.ts';
import { wordsFor } from './words.ts';

const flags = {
  controller: { type: 'string' },
  controllers: { type: 'string' },
  option: { type: 'string', multiple: true },
  services: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

type Matching = Pick<RoutingProgram, 'match'> & { readonly causeOf: (request: HttpRequest) => Cause | null };

/** All routers of one side as one, with the reason of each answer. */
function oneSide(routers: readonly CompiledRouter[]): Matching {
  const { match } = combineRouters(routers);
  return { match, causeOf: (request) => routeThrough(routers, request)?.decision.cause ?? null };
}

/** The two sides of a comparison, and the objects that requests are made for. */
interface Sides {
  readonly names: readonly [string, string];
  readonly a: Matching;
  readonly b: Matching;
  /** What requests are made for, the newer one first. */
  readonly clusters: readonly Cluster[];
  readonly places: ReadonlyMap<string, string>;
  readonly isUnreadable: boolean;
}

/** Options that a profile knows: others are for other controllers. */
function optionsFor(profile: ControllerProfile, options: readonly string[]): ProfileOptions {
  const known = options.filter((text) => profile.options.some(({ name }) => text.startsWith(`${name}=`)));
  return readProfileOptions(profile, known);
}

/**
 * The controller itself, where an IngressClass of the files names it: its own rule for classes decides.
 * `null` where none does: it is asked then what it would do with the Ingresses of each class.
 */
async function itself(
  clusters: readonly Cluster[],
  id: string | undefined,
  options: readonly string[],
): Promise<((cluster: Cluster) => readonly CompiledRouter[]) | null> {
  const profile = await namedProfile(id);
  if (!profile) return null;
  const given = optionsFor(profile, options);
  const wanted = profile.classRule?.(given).controller;
  const isThere = clusters.some(({ ingressClasses }) =>
    ingressClasses.some(({ object }) => object.controller === wanted),
  );
  return isThere ? (cluster) => [compileAs(profile, cluster, given)] : null;
}

async function routersAs(
  cluster: Cluster,
  id: string | undefined,
  options: readonly string[],
): Promise<readonly CompiledRouter[]> {
  await namedProfile(id);
  const guessed = await loadRouters(cluster, new Map());
  const chosen = new Map(id === undefined ? [] : guessed.map((router) => [router.id, id] as const));
  return loadRouters(cluster, chosen, (profile) => optionsFor(profile, options));
}

/** `file:line` by path id. */
function placesOf(files: readonly SourceFile[], routers: readonly CompiledRouter[]): ReadonlyMap<string, string> {
  const sources = new Map(files.map((file) => [file.name, { file, lines: lineStarts(file.text) }]));
  const places = new Map<string, string>();
  for (const { program } of routers) {
    for (const { origin } of program.routes) {
      const source = sources.get(origin.object.file);
      if (!source || places.has(origin.pathId)) continue;
      const at = (source.file.starts[origin.object.document] ?? 0) + origin.range.start;
      places.set(origin.pathId, `${source.file.name}:${positionAt(source.lines, at).line}`);
    }
  }
  return places;
}

async function readSide(io: CommandIo, names: readonly string[], services: string | undefined) {
  const files = await readManifests(io, names);
  const cluster = buildCluster(files, readExistence(services), false);
  return { files, cluster };
}

function needIngresses({ ingresses }: Cluster, what: string): void {
  if (ingresses.length === 0) throw new CliProblem(`no Ingress in ${what}`);
}

interface Settings {
  readonly controller?: string | undefined;
  readonly services?: string | undefined;
  readonly option?: readonly string[] | undefined;
}

/** The same files under two controllers. */
async function twoControllers(
  io: CommandIo,
  names: readonly string[],
  pair: string,
  settings: Settings,
): Promise<Sides> {
  const ids = pair.split(',').map((id) => id.trim());
  const [first, second] = ids;
  if (ids.length !== 2 || !first || !second) throw new CliProblem(`--controllers ${pair}: name two, as in a,b`);
  const { files, cluster } = await readSide(io, names, settings.services);
  needIngresses(cluster, names.join(' '));
  const a = await routersAs(cluster, first, settings.option ?? []);
  const b = await routersAs(cluster, second, settings.option ?? []);
  return {
    names: [first, second],
    a: oneSide(a),
    b: oneSide(b),
    clusters: [cluster],
    places: new Map([...placesOf(files, b), ...placesOf(files, a)]),
    isUnreadable: hasUnreadable(files),
  };
}

/** Two versions of the files under one controller. */
async function twoVersions(io: CommandIo, names: readonly string[], settings: Settings): Promise<Sides> {
  const [before, after] = names;
  if (names.length !== 2 || !before || !after) {
    throw new CliProblem('name two files or folders, or one set of files and --controllers A,B');
  }
  const old = await readSide(io, [before], settings.services);
  const now = await readSide(io, [after], settings.services);
  if (old.cluster.ingresses.length === 0) needIngresses(now.cluster, names.join(' '));
  const { controller, option = [] } = settings;
  const own = await itself([old.cluster, now.cluster], controller, option);
  const a = own?.(old.cluster) ?? (await routersAs(old.cluster, controller, option));
  const b = own?.(now.cluster) ?? (await routersAs(now.cluster, controller, option));
  return {
    names: [before, after],
    a: oneSide(a),
    b: oneSide(b),
    clusters: [now.cluster, old.cluster],
    places: new Map([...placesOf(old.files, a), ...placesOf(now.files, b)]),
    isUnreadable: hasUnreadable(old.files) || hasUnreadable(now.files),
  };
}

function printJson(
  io: CommandIo,
  { names, places }: Sides,
  { witness, pathId, difference, count, a, b }: DifferenceClass,
) {
  const { request } = witness;
  io.json({
    difference,
    request: { ...request, headers: Object.fromEntries(request.headers) },
    place: places.get(pathId ?? '') ?? null,
    count,
    a: { name: names[0], answer: describeOutcome(a) },
    b: { name: names[1], answer: describeOutcome(b) },
  });
}

function printClass(io: CommandIo, sides: Sides, found: DifferenceClass, messages: Messages, paint: Paint): void {
  const { witness, pathId, difference, count, a, b } = found;
  const width = Math.max(...sides.names.map((name) => name.length));
  const more = count > 1 ? `, and ${count - 1} more like it` : '';
  const place = sides.places.get(pathId ?? '');
  io.line(paint('bold', formatRequest(witness.request)), '  ', paint('dim', `${difference}${more}`));
  if (place) io.line('  ', paint('dim', place));
  for (const [name, outcome, side] of [
    [sides.names[0], a, sides.a],
    [sides.names[1], b, sides.b],
  ] as const) {
    const upstream = 'upstreamTarget' in outcome ? `  ${outcome.upstreamTarget}` : '';
    io.line(`  ${name.padEnd(width)}  ${answerWords(outcome, side.causeOf(witness.request), messages)}${upstream}`);
  }
  io.line();
}

/** "No difference" is said of everything that the files speak of, and of nothing less. */
function noneWords(count: number, isAll: boolean): string {
  return isAll
    ? `No difference in ${count} requests: every path, host, default backend, alias, redirect source, named header, both schemes.`
    : `No difference found in ${count} requests.`;
}

const mostNamed = 8;

function listOf(notAsked: readonly NotAsked[]): string {
  const named = notAsked.slice(0, mostNamed).map(({ kind, text }) => `${kind} ${text}`);
  const more = notAsked.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `ingraph diff`: requests whose answer differs between two controllers or two versions, the shortest of each kind. */
export async function runDiff(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  const messages = await wordsFor(values.lang, io.env);
  if (values.controllers !== undefined && values.controller !== undefined) {
    throw new CliProblem('--controller and --controllers: name only one of them');
  }
  const sides =
    values.controllers === undefined
      ? await twoVersions(io, positionals, values)
      : await twoControllers(io, positionals, values.controllers, values);
  const { requests, isComplete, notAsked } = questionsFor(sides.clusters);
  const classes = comparePrograms(sides.a, sides.b, requests);
  const paint = painter(io.colour);
  for (const found of classes) {
    if (values.json) printJson(io, sides, found);
    else printClass(io, sides, found, messages, paint);
  }
  if (!isComplete) io.errLine(`there is more to ask: these are the first ${requests.length} requests`);
  if (!values.json) {
    const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
    const paths = count(new Set(classes.map(({ pathId }) => pathId)).size, 'path');
    io.line(
      classes.length === 0
        ? noneWords(requests.length, isComplete && notAsked.length === 0)
        : `${count(classes.length, 'difference')} around ${paths}, found with ${count(requests.length, 'request')}.`,
    );
    if (notAsked.length > 0) io.line('Not tried: ', listOf(notAsked));
  }
  if (sides.isUnreadable) return 2;
  return classes.length > 0 ? 1 : 0;
}
