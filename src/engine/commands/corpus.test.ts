import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandsFor, ingressesOf, portCommandsFor, servicesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { worldOf } from './testing/world.ts';

const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: no corpus at ${folder}`);
const isManifest = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name) && name !== 'index.json';
const names = isThere ? readdirSync(folder).filter(isManifest) : [];
/** With ALL_COMMANDS=1 every command runs on every file; else each file gets every eighth, each another eighth. */
const share = process.env['ALL_COMMANDS'] ? 1 : 8;

/** The first and the last of a list. */
const ends = (count: number): readonly number[] => [...new Set([0, count - 1])].filter((index) => index >= 0);

describe.skipIf(!isThere)('every command on real manifests', () => {
  test('gives the intended objects, keeps comments and other lines, and can be undone', { timeout: 180_000 }, () => {
    const problems: string[] = [];
    const planned = new Map<string, number>();
    for (const [turn, name] of names.entries()) {
      const world = worldOf(new Map([[name, readFileSync(folder + name, 'utf8')]]));
      const all = ingressesOf(world);
      for (const { ref, ingress } of all.slice(0, 2)) {
        const others = all.filter((each) => each.ref !== ref).slice(0, 1);
        const commands = commandsFor(
          ref,
          ingress,
          others.map((each) => each.ref),
          ends,
        );
        for (const command of commands.filter((_, index) => (index + turn) % share === 0)) {
          const { broken, refused } = judge(world, command);
          if (broken) problems.push(`${name} ${JSON.stringify(command)}\n${broken}`);
          if (refused === null) planned.set(command.type, (planned.get(command.type) ?? 0) + 1);
        }
      }
      for (const { ref, service } of servicesOf(world).slice(0, 2)) {
        for (const command of portCommandsFor(ref, service, ends).filter((_, index) => (index + turn) % 2 === 0)) {
          const { broken, refused } = judge(world, command);
          if (broken) problems.push(`${name} ${JSON.stringify(command)}\n${broken}`);
          if (refused === null) planned.set(command.type, (planned.get(command.type) ?? 0) + 1);
        }
      }
    }
    expect(problems.slice(0, 10)).toEqual([]);
    expect([...planned.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1500);
    expect(planned.size).toBeGreaterThan(29);
  });
});
