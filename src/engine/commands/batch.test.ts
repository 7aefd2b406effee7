import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectRef } from '../model/objects.ts';
import { applyEdits } from '../text/edit.ts';
import type { SingleCommand } from './command.ts';
import { plan } from './plan.ts';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { manifest } from './testing/manifests.ts';
import { allComments, apply, isSubsequence, missing, type World, worldOf } from './testing/world.ts';

const object: ObjectRef = { file: 'a.yaml', document: 0, item: 0 };
const shop = `# Owned by team-shop.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop # the public one
spec:
  rules:
  - host: a.example.com
    http:
      paths:
      # The API.
      - path: /api
        pathType: Prefix
        backend: {service: {name: api, port: {number: 80}}} # two replicas
      - path: /old
        pathType: Exact
        backend: {service: {name: old, port: {number: 80}}}
  - host: b.example.com
    http:
      paths:
      - path: /b
        pathType: Prefix
        backend: {service: {name: b, port: {number: 80}}}
`;
const at = (rule: number, path: number) => ({ object, rule, path });
const oneFile = (text: string): World => worldOf(new Map([['a.yaml', text]]));

/** One command after the other, each an undo step of its own; `null` at the first refusal that is not "so already". */
function oneByOne(world: World, commands: readonly SingleCommand[]): World | null {
  let now = world;
  for (const command of commands) {
    const planned = plan(now.files, command);
    if (planned.ok) now = apply(now, planned.value);
    else if (planned.error.code !== 'no-change') return null;
  }
  return now;
}

describe('several commands in one step', () => {
  test('change only their own lines and say what they have in common', () => {
    const world = oneFile(shop);
    const backend = { service: 'web', port: { number: 8080 } };
    const planned = plan(world.files, {
      type: 'batch',
      commands: [
        { type: 'path/set-backend', at: at(0, 0), backend },
        { type: 'path/set-backend', at: at(1, 0), backend },
      ],
    });
    if (!planned.ok) throw new Error(planned.error.code);
    const now = applyEdits(shop, planned.value.edits.get('a.yaml') ?? []);
    expect(now).toBe(
      shop
        .replace('name: api, port: {number: 80}', 'name: web, port: {number: 8080}')
        .replace('name: b, port: {number: 80}', 'name: web, port: {number: 8080}'),
    );
    expect(planned.value.label).toEqual({
      type: 'batch',
      params: { of: 'path/set-backend', count: '2', to: 'web:8080' },
    });
  });

  test('each mean the texts as those before leave them', () => {
    const world = oneFile(shop);
    const commands: readonly SingleCommand[] = [
      { type: 'path/remove', at: at(0, 0) },
      // What was the second path is the first now; with it the rule goes, and the next is the first.
      { type: 'path/remove', at: at(0, 0) },
      { type: 'path/set-path', at: at(0, 0), path: '/c' },
    ];
    const planned = plan(world.files, { type: 'batch', commands });
    if (!planned.ok) throw new Error(planned.error.code);
    const after = apply(world, planned.value).texts.get('a.yaml') ?? '';
    expect(after).not.toContain('a.example.com');
    expect(after).toContain('path: /c');
    expect(after).toContain('# Owned by team-shop.');
  });

  test('are refused together, and the refused one is named', () => {
    const commands: readonly SingleCommand[] = [
      { type: 'path/set-type', at: at(0, 0), pathType: 'Exact' },
      { type: 'path/set-path', at: at(0, 1), path: 'no-slash' },
    ];
    const planned = plan(oneFile(shop).files, { type: 'batch', commands });
    expect(planned).toMatchObject({ ok: false, error: { code: 'invalid', at: 1 } });
  });

  test('pass over what is so already, and refuse when all of it is', () => {
    const same: SingleCommand = { type: 'path/set-type', at: at(0, 0), pathType: 'Prefix' };
    const files = oneFile(shop).files;
    expect(plan(files, { type: 'batch', commands: [same] })).toEqual({ ok: false, error: { code: 'no-change' } });
    const other: SingleCommand = { type: 'path/set-type', at: at(0, 1), pathType: 'Prefix' };
    const planned = plan(files, { type: 'batch', commands: [same, other] });
    expect(planned.ok && planned.value.label.params['count']).toBe('1');
  });

  test('that take each other back change nothing', () => {
    const commands: readonly SingleCommand[] = [
      { type: 'path/set-path', at: at(0, 0), path: '/x' },
      { type: 'path/set-path', at: at(0, 0), path: '/api' },
    ];
    const planned = plan(oneFile(shop).files, { type: 'batch', commands });
    expect(planned).toEqual({ ok: false, error: { code: 'no-change' } });
  });

  test('give what one after the other gives, and undo to the same bytes', {
    timeout: 60_000,
  }, () => {
    const everyIndex = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
    let planned = 0;
    let refused = 0;
    const picks = fc.array(fc.nat(), { minLength: 2, maxLength: 4 });
    const property = fc.property(manifest, manifest, picks, (one, two, picked) => {
      const world = worldOf(
        new Map([
          ['one.yaml', one],
          ['two.yaml', two],
        ]),
      );
      const [first, second] = ingressesOf(world);
      if (!first || !second) return;
      const all = commandsFor(first.ref, first.ingress, [second.ref], everyIndex);
      const commands = picked.flatMap((n) => all[n % all.length] ?? []);
      const inOne = plan(world.files, { type: 'batch', commands });
      const inTurn = oneByOne(world, commands);
      if (!inOne.ok) {
        refused++;
        if (inOne.error.code !== 'no-change') expect(inTurn).toBeNull();
        else expect(inTurn?.texts).toEqual(world.texts);
        return;
      }
      planned++;
      // `apply` checks that the edits fit and that their inverse gives the old bytes.
      const after = apply(world, inOne.value);
      expect(after.texts).toEqual(inTurn?.texts);
      const { focus } = inOne.value;
      if (focus) expect(focus.range.end).toBeLessThanOrEqual(after.texts.get(focus.file)?.length ?? -1);
    });
    fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 80) });
    expect(planned).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(0);
  });

  test('that only set types keep every comment and every other line', () => {
    const everyPath = fc.property(manifest, (text) => {
      const world = oneFile(text);
      const [first] = ingressesOf(world);
      if (!first) return;
      const commands = first.ingress.rules.flatMap(({ paths }, rule) =>
        (paths ?? []).map((_, path): SingleCommand => {
          const ref = { object: first.ref, rule, path };
          return { type: 'path/set-type', at: ref, pathType: 'Prefix' };
        }),
      );
      const inOne = plan(world.files, { type: 'batch', commands });
      if (!inOne.ok) return;
      const after = apply(world, inOne.value);
      expect(missing(allComments(world), allComments(after))).toEqual([]);
      const edits = inOne.value.edits.get('a.yaml') ?? [];
      const untouched = text.split('\n').filter((_, index, lines) => {
        const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
        const end = start + (lines[index]?.length ?? 0);
        return !edits.some(({ range }) => range.start <= end && range.end >= start);
      });
      expect(isSubsequence(untouched, (after.texts.get('a.yaml') ?? '').split('\n'))).toBe(true);
    });
    fc.assert(everyPath, { numRuns: 60 });
  });
});
