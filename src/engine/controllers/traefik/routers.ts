import { toBytes } from '../../match/bytes.ts';
import type { NodeId } from '../../match/ids.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/matcher.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import { type NotSimulated, priorityIn } from './annotations.ts';
import { type Listening, listeningOf, notSimulatedOf } from './entry-points.ts';
import { normalize } from './middlewares.ts';
import type { TraefikOptions } from './options.ts';
import { pathPartOf } from './path-part.ts';
import { backendOf, ingressRefusal, isMade, type Judge, judgeOf, type Refusal, routerRefusal } from './refusal.ts';

/** One router: a rule text, its priority, and what it leads to. */
export interface Router {
  readonly id: NodeId;
  readonly listed: ListedPath;
  /** As Traefik writes it: `Host("a.example.com") && PathPrefix("/foo")`. */
  readonly rule: string;
  readonly priority: number;
  readonly listening: Listening;
  /** `null` = any; a wildcard keeps its `*.`. */
  readonly host: string | null;
  readonly matcher: Matcher;
  /** Compares a routing path in bytes. */
  readonly matches: (path: string) => boolean;
  readonly service: ServiceRef;
  /** False with allowEmptyServices and no endpoint: it answers 503. */
  readonly ready: boolean;
  /** Annotations of the Ingress and the Service that are not simulated. */
  readonly notSimulated: NotSimulated;
  /** The router of an earlier path of its Ingress that it took the place of. */
  readonly overwrites: Router | null;
  /** Routers of other Ingresses with the same name, of which one stays: which one is open. Empty for most. */
  readonly rivals: readonly Router[];
}

/** A path without a working router. */
export interface Refused {
  readonly listed: ListedPath;
  readonly why: Refusal;
  /** False when more than this is in its way. */
  readonly isAlone: boolean;
  /** The router as it would be. */
  readonly router: Router;
}

/** What Traefik makes of all paths. */
export interface Built {
  /** Those that answer, highest priority first. */
  readonly routers: readonly Router[];
  readonly refused: readonly Refused[];
  /** Paths whose router another one of their Ingress took the place of. */
  readonly overwritten: readonly DeadPath[];
}

function ruleText(host: string | null, path: string, options: TraefikOptions): string {
  const halves: string[] = [];
  if (host) {
    // Up to v3.6 a wildcard host was a regular expression: longer text, so a higher priority.
    const isOldWildcard = host.startsWith('*.') && !options.wildcardInHost;
    const pattern = `^[a-zA-Z0-9-]+\\.${host.slice(2).replaceAll('.', '\\.')}$`;
    halves.push(isOldWildcard ? `HostRegexp("${pattern}")` : `Host("${host}")`);
  }
  if (path !== '') halves.push(path);
  return halves.join(' && ');
}

/** What is not simulated of the Ingress and the Service of a path. */
function notSimulatedBy({ located, namespace, path }: ListedPath, listening: Listening, { services }: Judge) {
  const name = path.backend.value?.service?.name.value;
  const ofService = name === undefined ? new Map<string, never>() : services.annotations(namespace, name);
  return notSimulatedOf(located.object.metadata, ofService, listening);
}

const nowhere: ServiceRef = { namespace: '', name: '', port: null };

/** A path as the router it makes, and what is in its way: the first thing that Traefik meets, and whether it is all. */
interface Draft {
  readonly router: Router;
  readonly why: Refusal | null;
  readonly isAlone: boolean;
}

function draftOf(listed: ListedPath, isTaken: boolean, judge: Judge): Draft {
  const { options } = judge;
  const { metadata } = listed.located.object;
  const part = pathPartOf(listed, options);
  const rule = ruleText(listed.host, part.text, options);
  const backend = backendOf(listed, judge);
  const isFound = backend.kind === 'found';
  const listening = listeningOf(metadata, options);
  const priority = priorityIn(metadata);
  const faults = [
    isTaken ? null : { kind: 'class' as const },
    ingressRefusal(metadata, listed.namespace, judge),
    isFound ? null : backend,
    part.fault,
    // Neither host nor path: Traefik's rule parser rejects the empty text.
    rule === '' ? { kind: 'no-host-or-path' as const } : null,
    routerRefusal(metadata, listed.namespace, judge),
  ].filter((fault) => fault !== null);
  const router: Router = {
    id: listed.origin.pathId,
    listed,
    rule,
    priority: priority !== 0 && !Number.isNaN(priority) ? priority : toBytes(rule).length,
    listening,
    host: listed.host,
    matcher: part.matcher,
    matches: part.matches,
    service: isFound ? backend.service : nowhere,
    ready: isFound && backend.ready,
    notSimulated: notSimulatedBy(listed, listening, judge),
    overwrites: null,
    rivals: [],
  };
  return { router, why: faults[0] ?? null, isAlone: faults.length === 1 };
}

/** The name of a router, before the hash that tells several of one Ingress apart. @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go routerKey (v3.7.9) */
function nameOf({ listed }: Router): string {
  const { namespace, located, host, path } = listed;
  return normalize(`${namespace}-${located.object.metadata.name.value}-${host ?? ''}${path.path.value ?? ''}`);
}

function push<K>(groups: Map<K, Draft[]>, key: K, named: Draft): void {
  const group = groups.get(key);
  if (group) group.push(named);
  else groups.set(key, [named]);
}

/** Within an Ingress equal rules of one name overwrite each other: the later path stays. */
function lastOfEachRule(group: readonly Draft[], overwritten: DeadPath[]): readonly Draft[] {
  const last = new Map<string, Draft>();
  for (const named of group) {
    const before = last.get(named.router.rule);
    if (before) overwritten.push({ pathId: before.router.id, why: 'duplicate', by: named.router.id });
    const router = before ? { ...named.router, overwrites: before.router } : named.router;
    last.set(named.router.rule, { ...named, router });
  }
  return [...last.values()];
}

/** Routers by their final name: several of one name within an Ingress get a hash of their rule behind it. */
function byName(made: readonly Draft[], overwritten: DeadPath[]): ReadonlyMap<string, readonly Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const named of made) push(groups, `${named.router.listed.ingress}\n${nameOf(named.router)}`, named);
  const names = new Map<string, Draft[]>();
  for (const [key, group] of groups) {
    const base = key.slice(key.indexOf('\n') + 1);
    for (const named of lastOfEachRule(group, overwritten)) {
      push(names, group.length > 1 ? `${base}\n${named.router.rule}` : base, named);
    }
  }
  return names;
}

/** The routers that stay. Across Ingresses an equal name overwrites too, and their order is open. */
function staying(names: ReadonlyMap<string, readonly Draft[]>): readonly Draft[] {
  return [...names.values()].flatMap((group) => {
    const [first, ...more] = group;
    if (!first || more.length === 0) return group;
    return group.map((named) => ({
      ...named,
      router: { ...named.router, rivals: group.filter((other) => other !== named).map(({ router }) => router) },
    }));
  });
}

/** Returns all routers, highest priority first, and the paths that have none. `taken` are the Ingresses of Traefik's class. */
export function buildRouters(cluster: Cluster, taken: readonly Located<Ingress>[], options: TraefikOptions): Built {
  const judge = judgeOf(cluster, options);
  const own = new Set(taken.map(({ object }) => object));
  const made: Draft[] = [];
  const refused: Refused[] = [];
  for (const listed of listPaths(cluster)) {
    const draft = draftOf(listed, own.has(listed.located.object), judge);
    const { why } = draft;
    if (why === null || isMade(why)) made.push(draft);
    else refused.push({ ...draft, listed, why });
  }
  const overwritten: DeadPath[] = [];
  const routers: Router[] = [];
  for (const draft of staying(byName(made, overwritten))) {
    const { router, why } = draft;
    if (why === null) routers.push(router);
    else refused.push({ ...draft, listed: router.listed, why });
  }
  return { routers: routers.sort((a, b) => b.priority - a.priority), refused, overwritten };
}
