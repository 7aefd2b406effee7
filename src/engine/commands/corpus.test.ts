import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ownManifests } from '../testing/own-manifests.ts';
import type { SingleCommand } from './command.ts';
import { commandsFor, ingressesOf, portCommandsFor, servicesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { type World, worldOf } from './testing/world.ts';

const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: no corpus at ${folder}`);
const isManifest = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name) && name !== 'index.json';
const names = isThere ? readdirSync(folder).filter(isManifest) : [];
/** With ALL_COMMANDS=1 every command runs on every file; else each file gets every eighth, each another eighth. */
const share = process.env['ALL_COMMANDS'] ? 1 : 8;

/** The first and the last of a list. */
const ends = (count: number): readonly number[] => [...new Set([0, count - 1])].filter((index) => index >= 0);

/** How often each command was planned on the texts, and what was wrong with it. */
interface Played {
  readonly problems: readonly string[];
  readonly planned: ReadonlyMap<string, number>;
}

/** Plays commands on each text: one of `share` of those on Ingresses, and one of `portShare` of those on ports. */
function play(texts: ReadonlyMap<string, string>, share: number, portShare: number): Played {
  const problems: string[] = [];
  const planned = new Map<string, number>();
  const tryOut = (name: string, world: World, command: SingleCommand): void => {
    const { broken, refused } = judge(world, command);
    if (broken) problems.push(`${name} ${JSON.stringify(command)}\n${broken}`);
    if (refused === null) planned.set(command.type, (planned.get(command.type) ?? 0) + 1);
  };
  for (const [turn, [name, text]] of [...texts].entries()) {
    const world = worldOf(new Map([[name, text]]));
    const all = ingressesOf(world);
    for (const { ref, ingress } of all.slice(0, 2)) {
      const others = all.filter((each) => each.ref !== ref).slice(0, 1);
      const commands = commandsFor(
        ref,
        ingress,
        others.map((each) => each.ref),
        ends,
      );
      for (const command of commands.filter((_, index) => (index + turn) % share === 0)) tryOut(name, world, command);
    }
    for (const { ref, service } of servicesOf(world).slice(0, 2)) {
      const commands = portCommandsFor(ref, service, ends);
      for (const command of commands.filter((_, index) => (index + turn) % portShare === 0))
        tryOut(name, world, command);
    }
  }
  return { problems, planned };
}

const countOf = ({ planned }: Played): number => [...planned.values()].reduce((sum, count) => sum + count, 0);

describe('every command gives the intended objects, keeps comments and other lines, and can be undone', () => {
  test('on manifests of our own', { timeout: 120_000 }, () => {
    const played = play(ownManifests, Math.min(share, 3), 1);
    expect(played.problems.slice(0, 10)).toEqual([]);
    expect(ownManifests.size).toBeGreaterThan(30);
    expect(countOf(played)).toBeGreaterThan(500);
    expect(played.planned.size).toBeGreaterThan(29);
  });

  test.skipIf(!isThere)('on real manifests', { timeout: 180_000 }, () => {
    const played = play(new Map(names.map((name) => [name, readFileSync(folder + name, 'utf8')])), share, 2);
    expect(played.problems.slice(0, 10)).toEqual([]);
    expect(countOf(played)).toBeGreaterThan(1500);
    expect(played.planned.size).toBeGreaterThan(29);
  });
});
