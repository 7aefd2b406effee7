import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownManifests } from '../testing/own-manifests.ts';
import { judgeTree } from '../validate/check-tree.ts';
import { stageOf } from '../validate/verdict.ts';
import { readTree } from '../yaml/tree.ts';
import type { Command } from './command.ts';
import { plan } from './plan.ts';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { manifest } from './testing/manifests.ts';
import { apply, type World, worldOf } from './testing/world.ts';

/** What the API server says to the objects of a world; none when it takes them all. */
function objections(world: World): readonly string[] {
  return [...world.files].flatMap(([name, { units }]) =>
    units.flatMap((unit) => {
      if (unit.status === 'empty') return [];
      if (unit.status !== 'read') return [`${name}: ${unit.status}`];
      const root = readTree(unit.text);
      if (!root) return [];
      const roots = root.kind === 'seq' ? root.items : [root];
      return roots
        .flatMap((each) => judgeTree(each))
        .flatMap((verdict) => {
          if (stageOf(verdict) === 'accepted') return [];
          const { refusal, types, strict, errors } = verdict;
          const said = [refusal?.message, ...[...types, ...strict, ...errors].map(({ message }) => message)];
          return [`${name} ${verdict.kind} ${verdict.name}: ${said.filter(Boolean).join('; ')}`];
        });
    }),
  );
}

/** Values that people mistype: each must be refused, or do no harm. */
const odd = [
  '',
  ' ',
  '/',
  'x',
  '//',
  '/a/../b',
  '/a b',
  '/한',
  '*.a.test',
  'A.test',
  '1.2.3.4',
  'a_b',
  'on',
  '012',
  '-',
  'a'.repeat(64),
  '"',
  '# c',
  "it's",
  'a: b',
  '%2F',
  '/%2f',
];

function oddCommands(commands: readonly Command[], value: string): readonly Command[] {
  return commands.flatMap((command): readonly Command[] => {
    switch (command.type) {
      case 'path/set-path':
        return [{ ...command, path: value }];
      case 'path/add':
        return [{ ...command, spec: { ...command.spec, path: value } }];
      case 'host/rename':
      case 'host/add':
      case 'host/duplicate':
        return [{ ...command, host: value }];
      case 'path/set-backend':
      case 'default-backend/set':
        return 'service' in command.backend
          ? [
              { ...command, backend: { ...command.backend, service: value } },
              { ...command, backend: { ...command.backend, port: { name: value } } },
            ]
          : [];
      case 'service/rename':
        return [{ ...command, to: value }];
      case 'ingress/rename':
      case 'ingress/duplicate':
        return [{ ...command, name: value }];
      case 'ingress/add':
        return [
          { ...command, name: value },
          { ...command, tls: [{ hosts: [value], secretName: value }] },
          { ...command, services: [{ name: value, ports: [{ name: value, port: 80 }] }] },
        ];
      case 'ingress/set-class':
        return [{ ...command, className: value }];
      case 'ingress/set-namespace':
        return [{ ...command, namespace: value }];
      case 'annotation/set':
        return [
          { ...command, key: 'kubernetes.io/ingress.class', value: 'another' },
          { ...command, key: value },
          { ...command, value },
        ];
      case 'tls/add':
        return [
          { ...command, hosts: [value] },
          { ...command, secretName: value },
        ];
      case 'tls/set-hosts':
        return [
          { ...command, hosts: [value] },
          { ...command, hosts: [...command.hosts, value] },
        ];
      case 'tls/set-secret':
        return [{ ...command, secretName: value }];
      case 'service/add':
        return [{ ...command, name: value }];
      default:
        return [];
    }
  });
}

/** What is wrong after a command, `null` when it was refused or left everything valid. */
function harm(world: World, command: Command): string | null {
  const planned = plan(world.files, command);
  if (!planned.ok) return null;
  const found = objections(apply(world, planned.value));
  return found.length === 0 ? null : `${JSON.stringify(command)}\n${found.join('\n')}`;
}

const everyIndex = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const ends = (count: number): readonly number[] => [...new Set([0, count - 1])].filter((index) => index >= 0);

describe('what commands make of valid manifests is valid', () => {
  test('generated ones, with good and mistyped values', { timeout: 120_000 }, () => {
    const runs = Number(process.env['RUNS'] ?? 120);
    let valid = 0;
    const applied = new Set<string>();
    const property = fc.property(manifest, fc.nat(), fc.constantFrom(...odd), (text, seed, value) => {
      const world = worldOf(new Map([['one.yaml', text]]));
      const [first] = ingressesOf(world);
      if (!first || objections(world).length > 0) return;
      valid++;
      const good = commandsFor(first.ref, first.ingress, [], everyIndex);
      const commands = [...good, ...oddCommands(good, value)];
      for (let turn = 0; turn < 12; turn++) {
        const command = commands[(seed + turn * 7919) % commands.length];
        if (!command) continue;
        const found = harm(world, command);
        if (found) throw new Error(`${found}\n${text}`);
        if (plan(world.files, command).ok) applied.add(command.type);
      }
    });
    fc.assert(property, { numRuns: runs });
    expect(valid).toBeGreaterThan(runs / 4);
    expect(applied.size).toBeGreaterThan(20);
  });

  const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
  const isThere = existsSync(folder);
  if (!isThere) console.log(`skipped: no corpus at ${folder}`);
  const names = isThere ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  /** With ALL_COMMANDS=1 every command runs on every file; else each file gets every twelfth, each another one. */
  const share = process.env['ALL_COMMANDS'] ? 1 : 12;

  /** Plays commands with good and mistyped values on what the server takes: one of `share` of them on each text. */
  function play(texts: ReadonlyMap<string, string>, share: number) {
    const problems: string[] = [];
    let valid = 0;
    let applied = 0;
    for (const [turn, [name, text]] of [...texts].entries()) {
      const world = worldOf(new Map([[name, text]]));
      if (objections(world).length > 0) continue;
      for (const { ref, ingress } of ingressesOf(world).slice(0, 2)) {
        valid++;
        const good = commandsFor(ref, ingress, [], ends);
        const commands = [...good, ...oddCommands(good, odd[turn % odd.length] ?? '')];
        for (const command of commands.filter((_, index) => (index + turn) % share === 0)) {
          const found = harm(world, command);
          if (found) problems.push(`${name} ${found}`);
          else applied++;
        }
      }
    }
    return { problems: problems.slice(0, 10), valid, applied };
  }

  test('our own that the server takes', { timeout: 120_000 }, () => {
    const { problems, valid, applied } = play(ownManifests, Math.min(share, 5));
    expect(problems).toEqual([]);
    expect(valid).toBeGreaterThan(24);
    expect(applied).toBeGreaterThan(500);
  });

  test.skipIf(!isThere)('real ones that the server takes', { timeout: 180_000 }, () => {
    const texts = new Map(names.map((name) => [name, readFileSync(folder + name, 'utf8')]));
    const { problems, valid, applied } = play(texts, share);
    expect(problems).toEqual([]);
    expect(valid).toBeGreaterThan(100);
    expect(applied).toBeGreaterThan(500);
  });
});
