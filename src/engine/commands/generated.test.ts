import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { manifest } from './testing/manifests.ts';
import { worldOf } from './testing/world.ts';

const everyIndex = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

test('every command on generated manifests of every style keeps every law of editing', { timeout: 60_000 }, () => {
  const seen = new Set<string>();
  const runs = Number(process.env['RUNS'] ?? 150);
  const property = fc.property(manifest, manifest, fc.nat(), (text, other, seed) => {
    const world = worldOf(
      new Map([
        ['one.yaml', text],
        ['two.yaml', other],
      ]),
    );
    const all = ingressesOf(world);
    expect(all).toHaveLength(2);
    const [first, second] = all;
    if (!first || !second) return;
    const commands = commandsFor(first.ref, first.ingress, [second.ref], everyIndex);
    for (let turn = 0; turn < 6; turn++) {
      const command = commands[(seed + turn * 7919) % commands.length];
      if (!command) continue;
      const verdict = judge(world, command);
      if (verdict.refused === null) seen.add(command.type);
      if (verdict.broken)
        throw new Error(
          `${verdict.broken}\n${JSON.stringify(command)}\n${text}\n=====\n${verdict.after?.texts.get('one.yaml')}\n====== two\n${other === verdict.after?.texts.get('two.yaml') ? '' : verdict.after?.texts.get('two.yaml')}`,
        );
    }
  });
  fc.assert(property, { numRuns: runs });
  expect(seen.size).toBeGreaterThan(20);
});
