// biome-ignore-all lint/complexity/noExcessiveCognitiveComplexity: test code, one flat case after the other
import fc from 'fast-check';
import type { Ingress } from '../../model/ingress.ts';
import type { ObjectRef, PathRef, RuleRef } from '../../model/objects.ts';
import type { BackendSpec, RuleTarget, SingleCommand } from '../command.ts';
import { ingressesOf, servicesOf } from './commands-for.ts';
import type { World } from './world.ts';

// What people wish for, said by name: found again in any text, wherever it stands by then.

/** An Ingress by its name, a rule by that and its host as they were at the beginning, a path by its Service. */
export type Wish =
  | { readonly do: 'set-type' | 'set-path' | 'set-backend' | 'remove' | 'duplicate'; readonly path: string }
  /** Before the path of the Service `before` that stood there at the beginning, `null` = at the end. */
  | { readonly do: 'move'; readonly path: string; readonly to: RuleName; readonly before: string | null }
  | { readonly do: 'path-to-file'; readonly path: string; readonly file: string }
  | { readonly do: 'add'; readonly to: RuleName; readonly before: string | null }
  | { readonly do: 'remove-rule' | 'rename-rule' | 'duplicate-rule'; readonly rule: RuleName }
  | { readonly do: 'remove-ingress' | 'duplicate-ingress' | 'set-class' | 'annotate'; readonly ingress: string }
  | { readonly do: 'ingress-to-file'; readonly ingress: string; readonly file: string }
  | { readonly do: 'remove-tls' | 'set-tls'; readonly ingress: string; readonly secret: string }
  | { readonly do: 'remove-port' | 'set-port'; readonly service: string; readonly port: string };

interface RuleName {
  readonly ingress: string;
  readonly host: string | null;
}

/** What has been done so far, as far as names alone do not tell it. */
export interface Done {
  /** Hosts and secrets that have another name by now. */
  readonly renamed: Map<string, string>;
  readonly removed: Set<string>;
}

const nameOf = ({ ingress, host }: RuleName): string => `${ingress} ${host}`;

interface FoundPath extends PathRef {
  readonly service: string;
}

function pathsOf(ref: ObjectRef, ingress: Ingress): readonly FoundPath[] {
  return ingress.rules.flatMap(({ paths }, rule) =>
    (paths ?? []).map((path, index) => ({
      object: ref,
      rule,
      path: index,
      service: path.backend.value?.service?.name.value ?? '',
    })),
  );
}

function ingressAt(world: World, name: string) {
  return ingressesOf(world).find(({ ingress }) => ingress.metadata.name.value === name) ?? null;
}

function pathAt(world: World, service: string): PathRef | null {
  const found = ingressesOf(world)
    .flatMap(({ ref, ingress }) => pathsOf(ref, ingress))
    .find((path) => path.service === service);
  return found ? { object: found.object, rule: found.rule, path: found.path } : null;
}

function ruleAt(world: World, name: RuleName, { renamed }: Done): RuleRef | null {
  const found = ingressAt(world, name.ingress);
  const host = renamed.get(nameOf(name)) ?? name.host;
  const rule = found?.ingress.rules.findIndex((each) => (each.host.value || null) === host) ?? -1;
  return found && rule >= 0 ? { object: found.ref, rule } : null;
}

/** A rule that has gone with its last path is made again for its host. */
function targetAt(world: World, name: RuleName, done: Done): RuleTarget | null {
  const there = ruleAt(world, name, done);
  const object = ingressAt(world, name.ingress)?.ref;
  if (there || !object || done.removed.has(nameOf(name))) return there;
  return { object, host: done.renamed.get(nameOf(name)) ?? name.host };
}

function slotAt(world: World, to: RuleTarget, before: string | null): number | null {
  const at = before === null ? null : pathAt(world, before);
  const isThere = at && 'rule' in to && at.rule === to.rule && JSON.stringify(at.object) === JSON.stringify(to.object);
  return isThere ? at.path : null;
}

const backend = (service: string): BackendSpec => ({ service, port: { number: 8443 } });

/** Returns the command of a wish in a text as it is now, `null` when what it concerns is gone. */
export function commandOf(world: World, wish: Wish, done: Done): SingleCommand | null {
  if ('path' in wish) return pathCommand(world, wish, done);
  if ('rule' in wish) return ruleCommand(world, wish, done);
  if ('service' in wish) return portCommand(world, wish);
  if (wish.do === 'add') {
    const to = targetAt(world, wish.to, done);
    const spec = { path: '/added', pathType: 'Exact', backend: backend('added') } as const;
    return to && { type: 'path/add', to, index: slotAt(world, to, wish.before), spec };
  }
  return ingressCommand(world, wish, done);
}

function pathCommand(world: World, wish: Extract<Wish, { path: string }>, done: Done): SingleCommand | null {
  const at = pathAt(world, wish.path);
  if (!at) return null;
  switch (wish.do) {
    case 'set-type':
      return { type: 'path/set-type', at, pathType: 'Exact' };
    case 'set-path':
      return { type: 'path/set-path', at, path: '/changed' };
    case 'set-backend':
      return { type: 'path/set-backend', at, backend: backend(wish.path) };
    case 'remove':
      return { type: 'path/remove', at };
    case 'duplicate':
      return { type: 'path/duplicate', at };
    case 'path-to-file':
      return { type: 'path/move-to-file', at, file: wish.file };
    case 'move': {
      const to = targetAt(world, wish.to, done);
      return to && { type: 'path/move', at, to, index: slotAt(world, to, wish.before) };
    }
  }
}

function ruleCommand(world: World, wish: Extract<Wish, { rule: RuleName }>, done: Done): SingleCommand | null {
  const rule = ruleAt(world, wish.rule, done);
  if (!rule) return null;
  const { host } = wish.rule;
  switch (wish.do) {
    case 'remove-rule':
      done.removed.add(nameOf(wish.rule));
      return { type: 'host/remove', rules: [rule] };
    case 'rename-rule':
      done.renamed.set(nameOf(wish.rule), `new-${host ?? 'any'}`);
      return { type: 'host/rename', rules: [rule], host: `new-${host ?? 'any'}` };
    case 'duplicate-rule':
      return { type: 'host/duplicate', rule, host: `copy-${host ?? 'any'}` };
  }
}

function ingressCommand(world: World, wish: Extract<Wish, { ingress: string }>, done: Done): SingleCommand | null {
  const found = ingressAt(world, wish.ingress);
  if (!found) return null;
  const object = found.ref;
  switch (wish.do) {
    case 'remove-ingress':
      return { type: 'ingress/remove', object };
    case 'duplicate-ingress':
      return { type: 'ingress/duplicate', object, name: `copy-of-${wish.ingress}` };
    case 'set-class':
      return { type: 'ingress/set-class', object, className: 'internal' };
    case 'annotate':
      return { type: 'annotation/set', object, key: 'example.com/wish', value: 'on' };
    case 'ingress-to-file':
      return { type: 'object/move-to-file', object, file: wish.file };
    default: {
      const name = `${wish.ingress} ${wish.secret}`;
      const secret = done.renamed.get(name) ?? wish.secret;
      const index = found.ingress.tls.findIndex(({ secretName }) => secretName.value === secret);
      if (index < 0) return null;
      if (wish.do === 'remove-tls') return { type: 'tls/remove', object, index };
      done.renamed.set(name, `new-${wish.secret}`);
      return { type: 'tls/set-secret', object, index, secretName: `new-${wish.secret}` };
    }
  }
}

function portCommand(world: World, wish: Extract<Wish, { service: string }>): SingleCommand | null {
  const found = servicesOf(world).find(({ service }) => service.metadata.name.value === wish.service);
  const index = found?.service.ports.findIndex(({ name }) => name === wish.port) ?? -1;
  if (!found || index < 0) return null;
  return wish.do === 'remove-port'
    ? { type: 'service/remove-port', object: found.ref, index }
    : { type: 'service/set-port', object: found.ref, index, change: { targetPort: 8081 } };
}

/** Numbers that choose wishes; what they choose depends on the text. */
export const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 });

/** Returns the wishes that numbers choose among all that can be wished for a text. */
export function wishesFor(world: World, numbers: readonly (readonly [number, number, number])[]): readonly Wish[] {
  const ingresses = ingressesOf(world);
  const paths = ingresses.flatMap(({ ref, ingress }) => pathsOf(ref, ingress));
  const rules = ingresses.flatMap(({ ingress }) =>
    ingress.rules.map(({ host, paths: own }): RuleName & { readonly services: readonly string[] } => ({
      ingress: ingress.metadata.name.value,
      host: host.value || null,
      services: (own ?? []).map((path) => path.backend.value?.service?.name.value ?? ''),
    })),
  );
  const files = [...world.files.keys(), 'new.yaml'];
  const one = <T>(list: readonly T[], n: number): readonly T[] => (list.length > 0 ? [list[n % list.length] as T] : []);
  return numbers.flatMap(([kind, a, b]): readonly Wish[] => {
    const [path] = one(paths, a).map(({ service }) => service);
    const [rule] = one(rules, a);
    const [to] = one(rules, b);
    const [found] = one(ingresses, a);
    const [file] = one(files, b);
    if (path === undefined || !rule || !to || !found || file === undefined) return [];
    const { services, ...into } = to;
    const ingress = found.ingress.metadata.name.value;
    const [service] = one(servicesOf(world), a).map((each) => each.service.metadata.name.value);
    const [before = null] = one([...services, null], b >> 4);
    const ownRule: RuleName = { ingress: rule.ingress, host: rule.host };
    const all: readonly Wish[] = [
      ...(['set-type', 'set-path', 'set-backend', 'remove', 'remove', 'remove', 'duplicate'] as const).map((each) => ({
        do: each,
        path,
      })),
      ...[0, 1, 2, 3].map(() => ({ do: 'move', path, to: into, before }) as const),
      { do: 'path-to-file', path, file },
      { do: 'add', to: into, before },
      ...(['remove-rule', 'rename-rule', 'duplicate-rule'] as const).map((each) => ({ do: each, rule: ownRule })),
      ...(['remove-ingress', 'duplicate-ingress', 'set-class', 'annotate'] as const).map((each) => ({
        do: each,
        ingress,
      })),
      { do: 'ingress-to-file', ingress, file },
      ...(['remove-tls', 'set-tls'] as const).map((each) => ({ do: each, ingress, secret: `t${b % 2}` })),
      ...(service === undefined
        ? []
        : (['remove-port', 'set-port'] as const).map((each) => ({
            do: each,
            service,
            port: ['one', 'two', 'three'][b % 3] ?? '',
          }))),
    ];
    return one(all, kind);
  });
}

const ruleOf = (path: string): string => path.slice(0, path.lastIndexOf('-'));
const ingressOf = (path: string): string => `i${path.slice(1).split('-').slice(0, 2).join('-')}`;

function concerns(wish: Wish): { readonly path?: string; readonly rule?: string; readonly ingress?: string } {
  if ('path' in wish) return { path: wish.path, ingress: ingressOf(wish.path) };
  if ('rule' in wish) return { rule: nameOf(wish.rule), ingress: wish.rule.ingress };
  return 'ingress' in wish ? { ingress: wish.ingress } : {};
}

/** What comes to stand at the end of a rule: by a move there, or from another file to whatever rule fits it there. */
function isToEnd(wish: Wish): boolean {
  return wish.do === 'path-to-file' || ((wish.do === 'move' || wish.do === 'add') && wish.before === null);
}

/**
 * Leaves out wishes that names cannot tell: about what stands twice by then, and moves that are
 * not in the order of the files, which the batch gives them. In which rule a path of another file ends is not known
 * before: where there is one, it and all that goes to the end of a rule are in that order.
 */
export function tellable(wishes: readonly Wish[]): readonly Wish[] {
  const twice = new Set<string>();
  const unsteady = new Set(wishes.flatMap((each) => ('path' in each && each.do !== 'set-type' ? [each.path] : [])));
  const last = new Map<string, string>();
  const hasGuests = wishes.some((wish) => wish.do === 'path-to-file');
  return wishes.filter((wish) => {
    const { path, rule, ingress } = concerns(wish);
    if ([path, rule, ingress].some((name) => name !== undefined && twice.has(name))) return false;
    if (path !== undefined && twice.has(`rule of ${ruleOf(path)}`)) return false;
    if (wish.do === 'duplicate') twice.add(wish.path);
    if (wish.do === 'duplicate-ingress') twice.add(wish.ingress);
    // A copied rule holds paths that may have come from anywhere.
    if (wish.do === 'duplicate-rule') return false;
    if (hasGuests && isToEnd(wish) && !isNext(last, 'end', path ?? 'z')) return false;
    if (wish.do === 'move' || wish.do === 'add') {
      if (wish.before !== null && unsteady.has(wish.before)) return false;
      if ('path' in wish && !isNext(last, 'move', wish.path)) return false;
      return isNext(last, `${nameOf(wish.to)} ${wish.before}`, 'path' in wish ? wish.path : 'z');
    }
    if (wish.do === 'path-to-file') return isNext(last, 'file', wish.path);
    if (wish.do === 'ingress-to-file') return isNext(last, 'file', wish.ingress);
    return true;
  });
}

function isNext(last: Map<string, string>, slot: string, name: string): boolean {
  if ((last.get(slot) ?? '') > name) return false;
  last.set(slot, name);
  return true;
}

/**
 * Leaves out the wish that takes the last rule or the last entry of `tls` of an Ingress. A comment that stands apart
 * between two of them belongs to neither: it stays when its neighbours go one by one, and goes with the list when the
 * list does, so that where it stands at that moment decides.
 */
export function leavingOne(world: World, wishes: readonly Wish[]): readonly Wish[] {
  const left = new Map<string, number>();
  for (const { ingress } of ingressesOf(world)) {
    const name = ingress.metadata.name.value;
    left.set(`remove-rule ${name}`, ingress.rules.length);
    left.set(`remove-tls ${name}`, ingress.tls.length);
  }
  return wishes.filter((wish) => {
    if (wish.do !== 'remove-rule' && wish.do !== 'remove-tls') return true;
    const key = `${wish.do} ${'rule' in wish ? wish.rule.ingress : wish.ingress}`;
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 1;
  });
}

/**
 * Leaves out wishes whose order has a meaning: several about one thing, or one about what holds another's thing, and
 * those that may empty a rule another goes to. Of several moves to one place the batch keeps the order of the file.
 */
export function independent(world: World, wishes: readonly Wish[]): readonly Wish[] {
  const alone = new Set<string>();
  const shared = new Set<string>();
  const left = new Map<string, number>();
  const homes = new Map<string, string>();
  for (const { ingress } of ingressesOf(world)) {
    for (const { host, paths } of ingress.rules) {
      const name = nameOf({ ingress: ingress.metadata.name.value, host: host.value || null });
      left.set(name, paths?.length ?? 0);
      for (const path of paths ?? []) homes.set(path.backend.value?.service?.name.value ?? '', name);
    }
  }
  return wishes.filter((wish) => {
    if (wish.do.endsWith('-to-file') || wish.do === 'add') return false;
    const uses = usesOf(wish, homes);
    if (uses.alone.some((name) => alone.has(name) || shared.has(name))) return false;
    if (uses.shared.some((name) => alone.has(name))) return false;
    if (wish.do === 'remove' || wish.do === 'move') {
      // One path stays in every rule.
      const home = homes.get(wish.path) ?? '';
      if ((left.get(home) ?? 0) < 2) return false;
      left.set(home, (left.get(home) ?? 0) - 1);
    }
    for (const name of uses.alone) alone.add(name);
    for (const name of uses.shared) shared.add(name);
    return true;
  });
}

/** What a wish changes as a whole, and what it changes only something in. */
function usesOf(wish: Wish, homes: ReadonlyMap<string, string>) {
  if ('path' in wish) {
    const to = 'to' in wish ? [nameOf(wish.to), wish.to.ingress] : [];
    return { alone: [wish.path], shared: [homes.get(wish.path) ?? '', ingressOf(wish.path), ...to] };
  }
  if ('rule' in wish) return { alone: [nameOf(wish.rule)], shared: [wish.rule.ingress] };
  if ('service' in wish) return { alone: [`${wish.service} ${wish.port}`], shared: [] };
  if (wish.do === 'add') return { alone: [], shared: [nameOf(wish.to), wish.to.ingress] };
  if ('secret' in wish) return { alone: [`${wish.ingress} ${wish.secret}`], shared: [wish.ingress] };
  const isInside = wish.do === 'set-class' || wish.do === 'annotate';
  return isInside
    ? { alone: [`${wish.do} ${wish.ingress}`], shared: [wish.ingress] }
    : { alone: [wish.ingress], shared: [] };
}
