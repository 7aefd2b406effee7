import { parseArgs } from 'node:util';
import { loadRouters } from '../engine/controllers/index.ts';
import { buildGraph, endsOf, layoutGraph, renderSvg, type SvgThemeName, toMermaid } from '../engine/graph/index.ts';
import { buildCluster } from '../engine/yaml/index.ts';
import { svgWords } from '../i18n/svg-words.ts';
import { hasUnreadable, readManifests } from './inputs.ts';
import { CliProblem } from './io.ts';
import type { CommandIo } from './printable.ts';
import { namedProfile, readExistence } from './profile-options.ts';
import { wordsFor } from './words.ts';

/** Wide enough for long hosts and paths beside each other. */
const pictureWidthPx = 1200;

const forms = ['json', 'svg', 'mermaid'] as const;
type Form = (typeof forms)[number];

function isForm(name: string): name is Form {
  return (forms as readonly string[]).includes(name);
}

const themes: readonly SvgThemeName[] = ['light', 'dark', 'print'];

function isTheme(name: string): name is SvgThemeName {
  return (themes as readonly string[]).includes(name);
}

/** `ingraph graph`: the picture, as data or as an image. */
export async function runGraph(args: readonly string[], io: CommandIo): Promise<number> {
  const options = {
    to: { type: 'string' },
    controller: { type: 'string' },
    services: { type: 'string' },
    theme: { type: 'string' },
    lang: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const to = values.to ?? 'json';
  if (!isForm(to)) throw new CliProblem(`--to ${to}: not one of ${forms.join(', ')}`);
  const theme = values.theme ?? 'light';
  if (!isTheme(theme)) throw new CliProblem(`--theme ${theme}: not one of ${themes.join(', ')}`);
  const messages = await wordsFor(values.lang, io.env);
  const profile = await namedProfile(values.controller);
  const files = await readManifests(io, positionals);
  const cluster = buildCluster(files, readExistence(values.services), false);
  const guessed = await loadRouters(cluster, new Map());
  const chosen = new Map(profile ? guessed.map(({ id }) => [id, profile.id] as const) : []);
  const routers = profile ? await loadRouters(cluster, chosen) : guessed;
  const profiles = new Map(
    routers.map(({ id, profile: { id: controller }, guessed: isGuess, program }) => [
      id,
      { controller, guessed: isGuess, program },
    ]),
  );
  const graph = buildGraph({ cluster, profiles });
  const words = svgWords(graph, messages);
  const pictures: Readonly<Record<Form, () => string>> = {
    json: () => `${JSON.stringify(graph, null, 2)}\n`,
    svg: () => renderSvg(graph, layoutGraph(graph, { width: pictureWidthPx, ends: endsOf(graph) }), { theme, words }),
    mermaid: () => toMermaid(graph, { words }),
  };
  io.document(pictures[to]());
  return hasUnreadable(files) ? 2 : 0;
}
