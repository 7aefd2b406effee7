import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { worldOf } from './testing/world.ts';

const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: no corpus at ${folder}`);
const only = process.env['ONLY'];
const names = isThere
  ? readdirSync(folder).filter(
      (name) => /\.(?:ya?ml|json)$/.test(name) && name !== 'index.json' && (!only || name.includes(only)),
    )
  : [];

/** The first and the last of a list. */
const ends = (count: number): readonly number[] => [...new Set([0, count - 1])].filter((index) => index >= 0);

function groups(problems: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const p of problems) {
    const key = (p.match(/"type":"([^"]*)"/)?.[1] ?? '') + p.slice(p.indexOf('\n')).replace(/\d+/g, '#').slice(0, 90);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

describe.skipIf(!isThere)('every command on real manifests', () => {
  test('gives the intended objects, keeps comments and other lines, and can be undone', { timeout: 60_000 }, () => {
    const problems: string[] = [];
    const refusals = new Map<string, number>();
    let planned = 0;
    const started = performance.now();
    for (const name of names) {
      const world = worldOf(new Map([[name, readFileSync(folder + name, 'utf8')]]));
      const all = ingressesOf(world);
      for (const { ref, ingress } of all.slice(0, 2)) {
        const others = all
          .filter((each) => each.ref !== ref)
          .slice(0, 1)
          .map((each) => each.ref);
        for (const command of commandsFor(ref, ingress, others, ends)) {
          const label = `${name} ${JSON.stringify(command)}`;
          let verdict: ReturnType<typeof judge>;
          try {
            verdict = judge(world, command);
          } catch (error) {
            problems.push(`${label}\n  threw ${String((error as Error).stack).slice(0, 600)}`);
            continue;
          }
          if (verdict.broken) problems.push(`${label}\n  ${verdict.broken}`);
          if (verdict.refused) {
            const key = `${command.type}: ${verdict.refused.slice(0, 60)}`;
            refusals.set(key, (refusals.get(key) ?? 0) + 1);
          } else planned++;
        }
      }
    }
    if (process.env['SHOW'])
      console.log(
        planned,
        performance.now() - started,
        refusals,
        problems.length,
        groups(problems),
        problems.slice(0, 20).join('\n'),
      );
    expect(problems.slice(0, 10)).toEqual([]);
    expect(planned).toBeGreaterThan(5000);
  });
});
