import { parseArgs } from 'node:util';
import { buildCluster, buildGraph, compileRouters } from '../engine/index.ts';
import { hasUnreadable, readManifests } from './inputs.ts';
import { type CliIo, CliProblem } from './io.ts';
import { namedProfile, readExistence } from './profile-options.ts';

/** `ingraph graph`: the picture as data. */
export async function runGraph(args: readonly string[], io: CliIo): Promise<number> {
  const options = {
    to: { type: 'string' },
    controller: { type: 'string' },
    services: { type: 'string' },
    lang: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const to = values.to ?? 'json';
  if (to !== 'json') throw new CliProblem(`--to ${to}: not one of json`);
  const profile = namedProfile(values.controller);
  const files = await readManifests(io, positionals);
  const cluster = buildCluster(files, readExistence(values.services), false);
  const guessed = compileRouters(cluster, new Map());
  const chosen = new Map(profile ? guessed.map(({ id }) => [id, profile.id] as const) : []);
  const routers = profile ? compileRouters(cluster, chosen) : guessed;
  const profiles = new Map(
    routers.map(({ id, profile: { id: controller }, guessed: isGuess, program }) => [
      id,
      { controller, guessed: isGuess, program },
    ]),
  );
  const graph = buildGraph({ cluster, profiles });
  io.out(`${JSON.stringify(graph, null, 2)}\n`);
  return hasUnreadable(files) ? 2 : 0;
}
