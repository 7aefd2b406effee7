import { parseArgs } from 'node:util';
import { describeOutcome } from '../engine/analyse/index.ts';
import { type CompiledRouter, loadProfile, loadRouters } from '../engine/controllers/index.ts';
import { buildGraph, type PathNode } from '../engine/graph/index.ts';
import type { ControllerProfile } from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import { formatExpectation } from '../engine/route-tests/index.ts';
import { lineStarts, positionAt } from '../engine/text/index.ts';
import { buildCluster, type SourceFile } from '../engine/yaml/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { foundIn, hasUnreadable, placeDiagnostics, readManifests } from './inputs.ts';
import { CliProblem } from './io.ts';
import { type JunitCase, junitReport } from './junit.ts';
import { outcomeWords } from './print-trace.ts';
import { type CommandIo, painter } from './printable.ts';
import { namedProfile, readExistence, readProfileOptions } from './profile-options.ts';
import { type FoundTests, findTests, type JudgedTest, judgeTests, nameOf, passes, worldOf } from './run-tests.ts';
import { diagnosticWords, plain, wordsFor } from './words.ts';

const flags = {
  controller: { type: 'string' },
  option: { type: 'string', multiple: true },
  services: { type: 'string' },
  json: { type: 'boolean' },
  junit: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** A path of the manifests and whether a test hits it. */
interface PathCoverage {
  readonly node: PathNode;
  readonly host: string | null;
  /** `file:line` */
  readonly place: string;
  readonly isHit: boolean;
}

interface Report {
  readonly judged: readonly JudgedTest[];
  readonly found: FoundTests;
  readonly paths: readonly PathCoverage[];
  readonly messages: Messages;
}

/** Every path that a request can reach, in file order. */
function coverage(
  files: readonly SourceFile[],
  cluster: Cluster,
  routers: readonly CompiledRouter[],
  judged: readonly JudgedTest[],
): readonly PathCoverage[] {
  const profiles = routers.map(
    ({ id, profile, guessed, program }) => [id, { controller: profile.id, guessed, program }] as const,
  );
  const graph = buildGraph({ cluster, profiles: new Map(profiles) });
  const hosts = new Map(graph.hosts.map(({ id, host }) => [id, host]));
  const lines = new Map(files.map((file) => [file.name, { file, starts: lineStarts(file.text) }]));
  const hit = new Set(judged.map(({ verdict }) => verdict.run?.pathId));
  return graph.paths
    .filter(({ id, dead }) => dead === null || hit.has(id))
    .map((node) => {
      const { object, range } = node.place;
      const source = lines.get(object.file);
      const at = (source?.file.starts[object.document] ?? 0) + range.start;
      const line = source ? positionAt(source.starts, at).line : 0;
      const host = hosts.get(node.hostId) ?? null;
      return { node, host, place: `${object.file}:${line}`, isHit: hit.has(node.id) };
    });
}

function gotWords({ verdict }: JudgedTest, messages: Messages): string {
  return verdict.run ? outcomeWords(verdict.run.outcome, messages) : messages.tests.nobody;
}

/** Tests are counted by their lines: one that names three controllers passes when it passes with all of them. */
function countTests(judged: readonly JudgedTest[]): { readonly tests: number; readonly failed: number } {
  const verdicts = new Map<JudgedTest['test'], boolean>();
  for (const one of judged) verdicts.set(one.test, (verdicts.get(one.test) ?? true) && passes(one));
  return { tests: verdicts.size, failed: [...verdicts.values()].filter((isGood) => !isGood).length };
}

function printJson(io: CommandIo, { judged, found, paths, messages }: Report): void {
  const tell = (line: object) => io.json(line);
  const places = new Map<string, string>(paths.map(({ node, place }) => [node.id, place]));
  for (const one of judged) {
    const { file, line, column, test, verdict } = one;
    tell({
      type: 'test',
      file,
      line,
      column,
      request: test.line,
      expect: formatExpectation(test.expect),
      controller: verdict.profile,
      guessed: verdict.guessed,
      passed: passes(one),
      answer: verdict.run && describeOutcome(verdict.run.outcome),
      path: places.get(verdict.run?.pathId ?? '') ?? null,
    });
  }
  for (const { file, line, column, diagnostic } of found.unreadable) {
    const { code, params } = diagnostic;
    tell({ type: 'error', file, line, column, code, params, message: diagnosticWords(messages, diagnostic) });
  }
  const { tests, failed } = countTests(judged);
  const missed = paths
    .filter(({ isHit }) => !isHit)
    .map(({ node, host, place }) => ({
      place,
      host,
      path: node.path,
      pathType: node.pathType,
      ingress: node.owner.name,
    }));
  tell({
    type: 'summary',
    tests,
    passed: tests - failed,
    failed,
    unreadable: found.unreadable.length,
    paths: paths.length,
    hit: paths.length - missed.length,
    missed,
  });
}

function printJunit(io: CommandIo, { judged, found, messages }: Report): void {
  const verdicts = judged.map((one): JunitCase => {
    const message = `${messages.testResults.got}: ${gotWords(one, messages)}`;
    return {
      file: one.file,
      line: one.line,
      name: nameOf(one),
      group: one.verdict.profile ?? 'ingraph',
      problem: passes(one) ? null : { kind: 'failure', message },
    };
  });
  const errors = found.unreadable.map(({ file, line, diagnostic }): JunitCase => {
    const message = diagnosticWords(messages, diagnostic);
    return { file, line, name: messages.tests.unreadable, group: 'ingraph', problem: { kind: 'error', message } };
  });
  io.document(junitReport([...verdicts, ...errors]));
}

function printWords(io: CommandIo, { judged, found, paths, messages }: Report): void {
  const { testResults: words } = messages;
  const paint = painter(io.colour);
  const places = new Map<string, PathCoverage>(paths.map((covered) => [covered.node.id, covered]));
  for (const one of judged) {
    const { file, line, column, verdict } = one;
    const by = verdict.profile === null ? '' : `  ${verdict.profile}${verdict.guessed ? ` (${words.guessed})` : ''}`;
    const mark = passes(one) ? paint('green', 'ok  ') : paint('red', 'FAIL');
    io.line(mark, ` ${file}:${line}:${column}  ${nameOf(one)}`, paint('dim', by));
    if (passes(one)) continue;
    const path = places.get(verdict.run?.pathId ?? '');
    const where = path ? `  ${words.byPath(path.node.path ?? '', path.place)}` : '';
    io.line(`       ${words.got} ${gotWords(one, messages)}`, paint('dim', where));
  }
  printCoverage(io, paths, messages);
  const { tests, failed } = countTests(judged);
  io.line(words.summary(tests, tests - failed, failed, found.unreadable.length));
}

function printCoverage(io: CommandIo, paths: readonly PathCoverage[], { testResults: words }: Messages): void {
  const missed = paths.filter(({ isHit }) => !isHit);
  if (paths.length === 0) return;
  io.line(words.covered(paths.length - missed.length, paths.length));
  for (const { node, host, place } of missed) {
    io.line(`  ${place}  ${host ?? words.anyHost} ${node.path ?? ''} ${node.pathType ?? ''}`.trimEnd());
  }
}

async function loadNamed(found: FoundTests): Promise<ReadonlyMap<string, ControllerProfile>> {
  const ids = new Set(found.tests.flatMap(({ test }) => test.profiles));
  const loaded = await Promise.all([...ids].map(loadProfile));
  return new Map(loaded.flatMap((profile) => (profile ? [[profile.id, profile] as const] : [])));
}

function readOptions(profile: ControllerProfile, settings: readonly string[]) {
  const own = settings.filter((setting) => profile.options.some(({ name }) => setting.startsWith(`${name}=`)));
  return readProfileOptions(profile, own);
}

/** `ingraph test`: runs the routing tests that stand in comments of the manifests. */
export async function runTest(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  if (values.json && values.junit) throw new CliProblem('--json and --junit: choose one');
  const messages = await wordsFor(values.lang, io.env);
  const profile = await namedProfile(values.controller);
  const files = await readManifests(io, positionals);
  for (const { file, line, column, diagnostic } of placeDiagnostics(files, foundIn(files))) {
    if (diagnostic.severity === 'error')
      io.errLine(`${file}:${line}:${column} ${diagnosticWords(messages, diagnostic)}`);
  }
  const found = findTests(files);
  for (const { file, line, column, diagnostic } of found.unreadable) {
    io.errLine(`${file}:${line}:${column} ${diagnosticWords(messages, diagnostic)}`);
  }
  const cluster = buildCluster(files, readExistence(values.services), false);
  const optionsOf = (one: ControllerProfile) => readOptions(one, values.option ?? []);
  const guessed = await loadRouters(cluster, new Map(), optionsOf);
  const chosen = new Map(profile ? guessed.map(({ id }) => [id, profile.id] as const) : []);
  const routers = profile ? await loadRouters(cluster, chosen, optionsOf) : guessed;
  const world = worldOf({ cluster, routers, loaded: await loadNamed(found), optionsOf });
  const judged = judgeTests(found.tests, world);
  const report: Report = { judged, found, paths: coverage(files, cluster, routers, judged), messages };
  if (found.tests.length + found.unreadable.length === 0) io.errLine(plain(messages.testResults.nothing));
  if (values.json) printJson(io, report);
  else if (values.junit) printJunit(io, report);
  else printWords(io, report);
  if (found.unreadable.length > 0 || hasUnreadable(files)) return 2;
  return judged.every(passes) ? 0 : 1;
}
