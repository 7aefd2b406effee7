import { isDeepStrictEqual } from 'node:util';
import type { SingleCommand } from '../command.ts';
import { plan } from '../plan.ts';
import { expectedAfter, jsonOf } from './expected.ts';
import { allComments, apply, isSubsequence, missing, type World } from './world.ts';

/** What is wrong with a command's plan; `null` when every law holds. `refused` tells why there is no plan. */
export interface Verdict {
  readonly refused: string | null;
  readonly broken: string | null;
  readonly after: World | null;
}

const removals: ReadonlySet<string> = new Set([
  'path/remove',
  'host/remove',
  'tls/remove',
  'default-backend/remove',
  'annotation/remove',
  'ingress/remove',
  'service/remove-port',
]);
const additions: ReadonlySet<string> = new Set([
  'path/duplicate',
  'host/duplicate',
  'ingress/add',
  'service/add',
  'service/add-port',
  'ingress/duplicate',
]);
const oneLine: ReadonlySet<string> = new Set(['path/set-path', 'path/set-type', 'ingress/rename', 'tls/set-secret']);

/** Plans and applies a command and checks every law of editing on the result. */
export function judge(world: World, command: SingleCommand): Verdict {
  const planned = plan(world.files, command);
  if (!planned.ok) {
    const { error } = planned;
    const why = error.code === 'unsupported' ? error.reason : error.code === 'invalid' ? error.message : '';
    return { refused: `${error.code} ${why}`.trim(), broken: null, after: null };
  }
  const after = apply(world, planned.value);
  return { refused: null, broken: breach(world, after, command, planned.value), after };
}

type Planned = Extract<ReturnType<typeof plan>, { readonly ok: true }>['value'];

function breach(before: World, after: World, command: SingleCommand, planned: Planned): string | null {
  const expected = [...expectedAfter(before, command).values()].flat();
  const real = [...jsonOf(after).values()].flat();
  for (let index = 0; index < Math.max(expected.length, real.length); index++) {
    if (isDeepStrictEqual(expected[index], real[index])) continue;
    return `the model differs\n${firstDifference(sorted(expected[index]), sorted(real[index]))}`;
  }
  return lostComments(before, after, command) ?? strayLines(before, after, command) ?? strayFocus(after, planned);
}

function lostComments(before: World, after: World, command: SingleCommand): string | null {
  const lost = missing(allComments(before), allComments(after));
  if (lost.length === 0 || removals.has(command.type)) return null;
  // The host that goes with its last path takes its own comments along; so do the values that make room for another kind.
  if (
    command.type === 'path/move' ||
    command.type === 'path/move-to-file' ||
    command.type === 'path/set-backend' ||
    command.type === 'default-backend/set'
  ) {
    return mayLose(before, command) ? null : `lost ${lost.join(' ')}`;
  }
  if (command.type === 'tls/set-hosts') return keepsHosts(before, command) ? `lost ${lost.join(' ')}` : null;
  return takesKeyAway(command) ? null : `lost ${lost.join(' ')}`;
}

/** A key that goes takes its comments along. */
function takesKeyAway(command: SingleCommand): boolean {
  switch (command.type) {
    case 'host/rename':
      return command.host === null;
    case 'ingress/set-class':
      return command.className === null;
    case 'ingress/set-namespace':
      return !command.namespace;
    case 'service/set-port':
      return Object.values(command.change).includes(null);
    default:
      return false;
  }
}

/** Only a host that goes may take its comments along. */
function keepsHosts(
  world: World,
  { object, index, hosts }: Extract<SingleCommand, { type: 'tls/set-hosts' }>,
): boolean {
  const found = world.files.get(object.file)?.units[object.document]?.objects[object.item];
  const old = found?.kind === 'Ingress' ? (found.tls[index]?.hosts ?? []) : [];
  return old.every(({ value }) => hosts.includes(value));
}

function mayLose(world: World, command: SingleCommand): boolean {
  if (command.type === 'default-backend/set') return 'resource' in command.backend;
  const isMove = command.type === 'path/move' || command.type === 'path/move-to-file';
  if (!isMove && command.type !== 'path/set-backend') return false;
  const { object, rule, path } = command.at;
  const found = world.files.get(object.file)?.units[object.document]?.objects[object.item];
  const paths = found?.kind === 'Ingress' ? (found.rules[rule]?.paths ?? []) : [];
  if (command.type !== 'path/set-backend') return paths.length === 1;
  return 'resource' in command.backend !== (paths[path]?.backend.value?.resource != null);
}

function linesOf(world: World): readonly string[] {
  return [...world.texts.values()].flatMap((text) => text.split(/\r?\n/));
}

/** The line without what an edit may touch in its neighbours: a comma, an opened or closed bracket. */
function strayLines(before: World, after: World, command: SingleCommand): string | null {
  const old = linesOf(before);
  const now = linesOf(after);
  if (oneLine.has(command.type) && old.length === now.length) {
    const changed = old.filter((line, index) => line !== now[index]).length;
    return changed === 1 ? null : `${changed} lines changed`;
  }
  const isFlow = /[[{]/.test(old.join(''));
  if (isFlow) return null;
  const trimmedOld = old.at(-1) === '' ? old.slice(0, -1) : old;
  const trimmedNow = now.at(-1) === '' ? now.slice(0, -1) : now;
  if (additions.has(command.type) && !isSubsequence(trimmedOld, trimmedNow)) return 'an addition changed other lines';
  if (command.type === 'path/remove' && !isSubsequence(trimmedNow, trimmedOld)) return 'a removal changed other lines';
  return null;
}

function strayFocus(after: World, { focus }: Planned): string | null {
  if (!focus) return null;
  const length = after.texts.get(focus.file)?.length ?? 0;
  const { start, end } = focus.range;
  return start >= 0 && start <= end && end <= length ? null : `focus ${start}..${end} of ${length}`;
}

function sorted(value: unknown): string {
  return JSON.stringify(
    value ?? null,
    (_key, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    1,
  );
}

function firstDifference(expected: string, real: string): string {
  const want = expected.split('\n');
  const have = real.split('\n');
  const at = want.findIndex((line, index) => line !== have[index]);
  return `expected ${want.slice(at, at + 4).join(' ')}\nreal ${have.slice(at, at + 4).join(' ')}`;
}
