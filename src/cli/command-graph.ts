import { parseArgs } from 'node:util';
import { buildCluster, buildGraph, layoutGraph, loadRouters, renderSvg } from '../engine/index.ts';
import { hasUnreadable, readManifests } from './inputs.ts';
import { type CliIo, CliProblem } from './io.ts';
import { namedProfile, readExistence } from './profile-options.ts';
import { svgWords } from './svg-words.ts';
import { wordsFor } from './words.ts';

/** Wide enough for long hosts and paths beside each other. */
const pictureWidthPx = 1200;

/** `ingraph graph`: the picture, as data or as an image. */
export async function runGraph(args: readonly string[], io: CliIo): Promise<number> {
  const options = {
    to: { type: 'string' },
    controller: { type: 'string' },
    services: { type: 'string' },
    theme: { type: 'string' },
    lang: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const to = values.to ?? 'json';
  if (to === 'mermaid') throw new CliProblem('--to mermaid: not available yet');
  if (to !== 'json' && to !== 'svg') throw new CliProblem(`--to ${to}: not one of json, svg`);
  const theme = values.theme ?? 'light';
  if (theme !== 'light' && theme !== 'dark') throw new CliProblem(`--theme ${theme}: not one of light, dark`);
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
  if (to === 'json') io.out(`${JSON.stringify(graph, null, 2)}\n`);
  else {
    const words = svgWords(graph, messages);
    io.out(renderSvg(graph, layoutGraph(graph, { width: pictureWidthPx }), { theme, words }));
  }
  return hasUnreadable(files) ? 2 : 0;
}
