import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SingleCommand } from './command.ts';
import { plan } from './plan.ts';
import { jsonOf } from './testing/expected.ts';
import { workspace } from './testing/manifests.ts';
import {
  choices,
  commandOf,
  type Done,
  independent,
  leavingOne,
  tellable,
  type Wish,
  wishesFor,
} from './testing/wishes.ts';
import { apply, type World, worldOf } from './testing/world.ts';

/** More runs on demand; fewer would not see every kind of wish. */
const numRuns = (usual: number): number => Math.max(usual, Number(process.env['RUNS'] ?? 0));
const nothingDone = (): Done => ({ renamed: new Map(), removed: new Set() });

/** The wishes as commands that all say where things stand now. */
function commandsOf(world: World, wishes: readonly Wish[]): readonly SingleCommand[] {
  return wishes.flatMap((wish) => commandOf(world, wish, nothingDone()) ?? []);
}

/** One after the other, each looked for by its name in what those before left; the first refusal where there is one. */
function oneByOne(world: World, wishes: readonly Wish[]): World | string {
  const done = nothingDone();
  let now = world;
  for (const wish of wishes) {
    const command = commandOf(now, wish, done);
    const planned = command && plan(now.files, command);
    if (planned?.ok) now = apply(now, planned.value);
    else if (planned && planned.error.code !== 'no-change') return planned.error.code;
  }
  return now;
}

function inOne(world: World, wishes: readonly Wish[]): World | string {
  const planned = plan(world.files, { type: 'batch', commands: commandsOf(world, wishes) });
  if (planned.ok) return apply(world, planned.value);
  return planned.error.code === 'no-change' ? world : planned.error.code;
}

/** Texts that hold something: a file that is made and left again stays behind empty where it is done one by one. */
function filled(world: World | string): unknown {
  return typeof world === 'string' ? world : new Map([...world.texts].filter(([, text]) => text !== ''));
}

/** Wishes that write new lines. */
const writing: ReadonlySet<Wish['do']> = new Set(['duplicate', 'duplicate-rule', 'set-class', 'annotate']);

/**
 * What is the same in any order. Whether a blank line sets new lines apart is told by their neighbours at that moment:
 * one that goes in the same step has its say only where it has not gone yet. So it is with blanks at the end of a line
 * of a flow list: they stand behind a comma, which goes with whichever item goes first. All else is the same to the
 * byte, and where nothing writes new lines those are too.
 */
function inAnyOrder(world: World | string, wishes: readonly Wish[]): unknown {
  const same = filled(world);
  if (!(same instanceof Map) || !wishes.some((wish) => writing.has(wish.do))) return same;
  return new Map(
    [...same].map(([name, text]) => [
      name,
      String(text)
        .replace(/[ \t]+$/gm, '')
        .replace(/^[ \t]*\r?\n/gm, ''),
    ]),
  );
}

/**
 * Every refusal that stands in the way: what is refused first is left out, until the others can be done. A batch names
 * the first in the order of its commands, so where there are several, order decides which is told, never which there are.
 */
function refusals(world: World, wishes: readonly Wish[]): readonly string[] {
  const codes: string[] = [];
  const commands = [...commandsOf(world, wishes)];
  for (;;) {
    const planned = plan(world.files, { type: 'batch', commands });
    if (planned.ok || planned.error.at === undefined) return codes.sort();
    codes.push(planned.error.code);
    commands.splice(planned.error.at, 1);
  }
}

/** Generated workspaces may happen to leave hardly anything to wish for: then more of them are asked. */
const mostRounds = 8;

/**
 * Checks a property of wishes for any workspace, until it was checked for enough. Returns how often each kind was wished
 * for with success.
 */
function forWishes(
  runs: number,
  isEnough: (seen: ReadonlyMap<string, number>) => boolean,
  choose: (world: World, wishes: readonly Wish[]) => readonly Wish[],
  check: (world: World, wishes: readonly Wish[], mix: (wishes: readonly Wish[]) => readonly Wish[]) => boolean,
): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const keys = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
  const property = fc.property(workspace, choices, choices, keys, (texts, some, more, by) => {
    const world = worldOf(texts);
    const wishes = choose(world, wishesFor(world, [...some, ...more]));
    const mix = (all: readonly Wish[]) =>
      all
        .map((wish, at) => ({ wish, key: by[at] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ wish }) => wish);
    if (wishes.length < 2 || !check(world, wishes, mix)) return;
    for (const { do: kind } of wishes) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  });
  let rounds = 0;
  do {
    fc.assert(property, {
      numRuns: numRuns(runs),
      endOnFailure: true,
      ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) + rounds } : {}),
      ...(process.env['AT'] ? { path: process.env['AT'] } : {}),
    });
  } while (!isEnough(seen) && ++rounds < mostRounds);
  return seen;
}

const often =
  (kind: Wish['do']) =>
  (seen: ReadonlyMap<string, number>): boolean =>
    (seen.get(kind) ?? 0) > 8;

describe('several wishes in one step, all said of the texts as they are', () => {
  test('give what they give one by one, each looked for by name, and one undo gives the bytes back', {
    timeout: 120_000,
  }, () => {
    const kinds: readonly Wish['do'][] = ['remove', 'move', 'remove-ingress'];
    const isEnough = (seen: ReadonlyMap<string, number>): boolean =>
      seen.size > 12 && kinds.every((kind) => seen.has(kind));
    const seen = forWishes(
      100,
      isEnough,
      (_, wishes) => tellable(wishes),
      (world, wishes) => {
        // `apply` checks that undoing the one step gives the old bytes.
        const done = inOne(world, wishes);
        expect(filled(done), JSON.stringify(wishes)).toEqual(filled(oneByOne(world, wishes)));
        return typeof done !== 'string' && done !== world;
      },
    );
    expect(isEnough(seen)).toBe(true);
  });

  test('give the same text in any order but for blanks at new lines, where the order has no meaning', {
    timeout: 120_000,
  }, () => {
    const seen = forWishes(
      60,
      often('remove'),
      (world, wishes) =>
        leavingOne(
          world,
          independent(
            world,
            wishes.filter((wish) => wish.do !== 'move'),
          ),
        ),
      (world, wishes, mix) => {
        const [done, other] = [inOne(world, wishes), inOne(world, mix(wishes))];
        if (typeof done === 'string') expect(refusals(world, mix(wishes))).toEqual(refusals(world, wishes));
        else {
          expect(inAnyOrder(other, wishes)).toEqual(inAnyOrder(done, wishes));
          expect(typeof other === 'string' ? other : jsonOf(other)).toEqual(jsonOf(done));
        }
        return typeof done !== 'string';
      },
    );
    expect(seen.get('remove')).toBeGreaterThan(8);
  });

  test('give the same objects in any order with moves among them, whose new lines may be indented as others before', {
    timeout: 120_000,
  }, () => {
    const seen = forWishes(60, often('move'), independent, (world, wishes, mix) => {
      const [one, other] = [inOne(world, wishes), inOne(world, mix(wishes))];
      const objects = (world: World | string) => (typeof world === 'string' ? world : jsonOf(world));
      if (typeof one === 'string') expect(refusals(world, mix(wishes))).toEqual(refusals(world, wishes));
      else expect(objects(other)).toEqual(objects(one));
      return typeof one !== 'string';
    });
    expect(seen.get('move')).toBeGreaterThan(8);
  });

  test.each(['move', 'path-to-file', 'ingress-to-file'] as const)(
    'give the same text for any order of the marks: %s',
    {
      timeout: 120_000,
    },
    (kind) => {
      const seen = forWishes(
        50,
        often(kind),
        (_, wishes) => marked(wishes, kind),
        (world, wishes, mix) => {
          const done = inOne(world, wishes);
          expect(filled(inOne(world, mix(wishes)))).toEqual(filled(done));
          return typeof done !== 'string' && done !== world;
        },
      );
      expect(seen.get(kind)).toBeGreaterThan(8);
    },
  );
});

/** What is wished about anything becomes a wish to go to one place, as all that is marked does. */
function marked(wishes: readonly Wish[], kind: 'move' | 'path-to-file' | 'ingress-to-file'): readonly Wish[] {
  const file = 'new.yaml';
  if (kind === 'ingress-to-file') {
    const names = new Set(wishes.flatMap((wish) => ('ingress' in wish ? [wish.ingress] : [])));
    return [...names].map((ingress) => ({ do: kind, ingress, file }));
  }
  const paths = [...new Set(wishes.flatMap((wish) => ('path' in wish ? [wish.path] : [])))];
  if (kind === 'path-to-file') return paths.map((path) => ({ do: kind, path, file }));
  const [place] = wishes.flatMap((wish) => ('to' in wish ? [{ to: wish.to, before: wish.before }] : []));
  return place ? paths.map((path) => ({ do: kind, path, ...place })) : [];
}
