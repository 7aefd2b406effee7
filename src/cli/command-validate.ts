import { parseArgs } from 'node:util';
import { adviseCluster, compileAs, judgedBy, loadRouters, routeThrough } from '../engine/controllers/index.ts';
import type { Diagnostic } from '../engine/diagnostics/index.ts';
import { createAnswer, loadNeighbours, printCreate } from '../engine/kubectl/index.ts';
import { type Decision, parseRequestLine } from '../engine/match/index.ts';
import { loadProofs } from '../engine/proofs/index.ts';
import { containsRange } from '../engine/text/index.ts';
import {
  checkReferences,
  checkTree,
  defaultValidateOptions,
  type KubernetesRelease,
  referencesOf,
  type ValidateOptions,
} from '../engine/validate/index.ts';
import { buildCluster, type ReadOptions, type SourceFile } from '../engine/yaml/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { type Found, foundIn, type PlacedDiagnostic, placeDiagnostics, readManifests } from './inputs.ts';
import { CliProblem } from './io.ts';
import type { CommandIo } from './printable.ts';
import { namedProfile, readExistence, readProfileOptions } from './profile-options.ts';
import { toSarif } from './sarif.ts';
import { diagnosticWords, ruleWordsFor, wordsFor } from './words.ts';

const flags = {
  kube: { type: 'string' },
  lenient: { type: 'boolean' },
  json: { type: 'boolean' },
  output: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** The releases whose rules are known, the oldest and the newest minor version. */
const releases = { oldest: 34, newest: 37 };

function isRelease(text: string): text is KubernetesRelease {
  const minor = Number(/^1\.([1-9]\d?)$/.exec(text)?.[1]);
  return minor >= releases.oldest && minor <= releases.newest;
}

/** Returns what the API server of a release checks. */
export async function validateOptions(
  kube: string | undefined,
  lenient: boolean | undefined,
): Promise<ValidateOptions> {
  const kubernetes = kube ?? defaultValidateOptions.kubernetes;
  if (!isRelease(kubernetes))
    throw new CliProblem(
      `--kube ${kubernetes}: the rules of 1.${releases.oldest} to 1.${releases.newest} are known, write one of these`,
    );
  return {
    ...defaultValidateOptions,
    kinds: (await loadNeighbours()).kinds,
    kubernetes,
    fieldValidation: lenient ? 'Warn' : defaultValidateOptions.fieldValidation,
  };
}

/** Returns how files are read for what the API server says of them. */
export async function checkWith(options: ValidateOptions): Promise<ReadOptions> {
  const { checkReading } = await loadNeighbours();
  return { check: (root, text, isTyped) => checkTree(root, text, options, isTyped), checkReading };
}

type Output = 'text' | 'json' | 'sarif' | 'kubectl';

function outputOf<O extends Output>(json: boolean | undefined, output: string | undefined, known: readonly O[]): O {
  const wanted = output ?? (json ? 'json' : 'text');
  const found = known.find((one) => one === wanted);
  if (found === undefined) throw new CliProblem(`--output ${wanted}: one of ${known.join(', ')}`);
  return found;
}

const reports = ['text', 'json', 'sarif'] as const;

function textLine({ file, line, column, diagnostic }: PlacedDiagnostic, messages: Messages): string {
  const { severity } = diagnostic;
  return `${file}:${line}:${column} ${severity === 'error' ? '' : `${severity}: `}${diagnosticWords(messages, diagnostic)}`;
}

function jsonLine({ file, line, column, diagnostic }: PlacedDiagnostic, messages: Messages): object {
  const { code, params, severity, witness } = diagnostic;
  const message = diagnosticWords(messages, diagnostic);
  return { file, line, column, severity, code, params, message, witness };
}

async function print(
  io: CommandIo,
  placed: readonly PlacedDiagnostic[],
  lang: string | undefined,
  output: (typeof reports)[number],
): Promise<void> {
  const messages = await wordsFor(lang, io.env);
  if (output === 'sarif') io.document(toSarif(placed, messages, await ruleWordsFor(lang, io.env)));
  else if (output === 'json') for (const one of placed) io.json(jsonLine(one, messages));
  else for (const one of placed) io.line(textLine(one, messages));
}

function isOfServer({ origin }: Diagnostic): boolean {
  return origin.kind === 'yaml' || origin.kind === 'api-server';
}

/** `ingraph validate`: what reading and the API server object to, one line each. */
export async function runValidate(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  const output = outputOf(values.json, values.output, [...reports, 'kubectl']);
  const wanted = await validateOptions(values.kube, values.lenient);
  const files = await readManifests(io, positionals, await checkWith(wanted));
  if (output === 'kubectl') return printAsKubectl(io, files, wanted);
  const shown = placeDiagnostics(files, foundIn(files), 'server').filter(
    ({ diagnostic }) =>
      isOfServer(diagnostic) && (diagnostic.severity === 'error' || diagnostic.severity === 'warning'),
  );
  await print(io, shown, values.lang, output);
  return shown.some(({ diagnostic }) => diagnostic.severity === 'error') ? 1 : 0;
}

/** Prints what `kubectl create -f` prints, file by file; how our own words differ is for people who compare. */
function printAsKubectl(io: CommandIo, files: readonly SourceFile[], options: ValidateOptions): number {
  const printed = files.map(({ name, text }) => printCreate(name, createAnswer(name, text, options)));
  for (const { out, err } of printed) {
    for (const line of out) io.line(line);
    for (const line of err) io.errLine(line);
  }
  return printed.every(({ ok }) => ok) ? 0 : 1;
}

/** What reading, references between objects and the controllers themselves have to say, each with the request that shows it. */
async function foundByWorkspace(
  files: readonly SourceFile[],
  controller: string | undefined,
  settings: readonly string[],
  services: string | undefined,
): Promise<readonly Found[]> {
  const cluster = buildCluster(files, readExistence(services), false);
  const objects = files.flatMap(({ units }) => units.flatMap((unit) => unit.objects));
  const references = checkReferences(objects, cluster.existence);
  const profile = await namedProfile(controller);
  const routers = profile
    ? [compileAs(profile, cluster, readProfileOptions(profile, settings))]
    : await loadRouters(cluster, new Map(), (guessed) => readProfileOptions(guessed, settings));
  const said = profile
    ? [
        ...(routers[0]?.program.diagnostics ?? []),
        ...adviseCluster(profile, cluster, readProfileOptions(profile, settings)),
      ]
    : routers.flatMap(({ program, advice }) => [...program.diagnostics, ...advice()]);
  const referred = files.flatMap(({ name: file, units }) =>
    units.flatMap((unit, document) =>
      unit.objects.flatMap((object, item) =>
        judgedBy(routers, object, referencesOf(references, object)).map((diagnostic) => ({
          object: { file, document, item },
          diagnostic,
        })),
      ),
    ),
  );
  const read = foundIn(files).flatMap(({ file, document, diagnostic }) => {
    const objects = files.find(({ name }) => name === file)?.units[document]?.objects ?? [];
    const item = objects.findIndex(({ range }) => containsRange(range, diagnostic.range));
    const judged = judgedBy(routers, objects[item], [diagnostic]);
    return judged.map((one) => ({ object: { file, document, item: Math.max(item, 0) }, diagnostic: one }));
  });
  const ask = (line: string): Decision | null => {
    const parsed = parseRequestLine(line);
    return parsed.ok ? (routeThrough(routers, parsed.value)?.decision ?? null) : null;
  };
  const { withProof } = await loadProofs();
  return [...read, ...referred, ...said].map(({ object, diagnostic }) => ({
    file: object.file,
    document: object.document,
    diagnostic: withProof(diagnostic, object, ask),
  }));
}

/** `ingraph lint`: everything that validate says, and advice, references and the controller's surprises. */
export async function runLint(args: readonly string[], io: CommandIo): Promise<number> {
  const options = {
    ...flags,
    controller: { type: 'string' },
    option: { type: 'string', multiple: true },
    services: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const output = outputOf(values.json, values.output, reports);
  const files = await readManifests(
    io,
    positionals,
    await checkWith(await validateOptions(values.kube, values.lenient)),
  );
  const all = await foundByWorkspace(files, values.controller, values.option ?? [], values.services);
  const found = all.filter(({ diagnostic }) => diagnostic.severity !== 'hint');
  await print(io, placeDiagnostics(files, found), values.lang, output);
  return found.some(({ diagnostic }) => diagnostic.severity !== 'info') ? 1 : 0;
}
