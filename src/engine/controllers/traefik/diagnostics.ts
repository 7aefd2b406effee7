import type { DroppedReason } from '../../diagnostics/controller-codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { hasOpenPath, reportIdle } from '../../match/annotations/effects.ts';
import { wildcardSuffix } from '../../match/host-match.ts';
import { type ListedPath, listPaths, servicesBehind } from '../../match/listed-path.ts';
import { parseRequestLine } from '../../match/parse-request.ts';
import type { DeadPath } from '../../match/profile.ts';
import { placeOfAnnotation, placeOfPath, type Reported, report, reportDeadPaths } from '../../match/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { type Annotation, namespaceOf, qualifiedName } from '../../model/metadata.ts';
import { requestOf } from '../../model/witness.ts';
import type { TextEdit } from '../../text/edit.ts';
import { keyOf, mostPriority, notSimulatedIn } from './annotations.ts';
import type { DefaultRouter } from './default-router.ts';
import { identity } from './identity.ts';
import type { TraefikOptions } from './options.ts';
import { ingressRefusals, type Refusal } from './refusal.ts';
import { readRequest } from './request.ts';
import type { Built, Refused, Router } from './routers.ts';
import { candidates, type Table, tableOf, winners } from './table.ts';

/** What is told at a path; the others are told once for their Ingress, at the annotation. */
function reasonOf({ kind }: Refusal): DroppedReason | null {
  switch (kind) {
    case 'class':
    case 'annotation':
    case 'namespace':
    case 'middleware':
    case 'priority':
      return null;
    case 'matcher':
    case 'entry-point':
      return 'annotation';
    default:
      return kind;
  }
}

function isSame(a: Router, b: Router): boolean {
  const [one, other] = [a.service, b.service];
  return one.name === other.name && one.namespace === other.namespace && one.port === other.port;
}

/** Routers of several Ingresses with one rule and one priority: Traefik leaves open which of them answers. */
function equalRules(routers: readonly Router[]): readonly Reported[] {
  const first = new Map<string, Router>();
  return routers.flatMap((router) => {
    const { http, https } = router.listening;
    const key = `${router.priority} ${http} ${https} ${router.rule}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, router);
      return [];
    }
    if (isSame(before, router)) return [];
    const params = { rule: router.rule, ingress: before.listed.ingress };
    return [report(identity, 'traefik/equal-rules', params, 'warning', placeOfPath(router.listed))];
  });
}

/** Routers of several Ingresses with one name: only one of them is there. */
function sameNames(routers: readonly Router[]): readonly Reported[] {
  return routers.flatMap((router) => {
    const [rival] = router.rivals;
    if (!rival) return [];
    const params = { ingress: rival.listed.ingress };
    return [report(identity, 'traefik/same-name', params, 'warning', placeOfPath(router.listed))];
  });
}

/** Default backends of Ingresses without rules all make one router: only one of them is there. */
function sameDefaults(fallbacks: readonly (DefaultRouter | 'refused')[]): readonly Reported[] {
  const known = fallbacks.filter((one) => one !== 'refused');
  const [first, ...others] = known;
  if (!first) return [];
  return others.map(({ located: { object, ref } }) => {
    const params = { ingress: qualifiedName(first.located.object.metadata) };
    const place = { object: ref, range: object.defaultBackend?.range ?? object.range };
    return report(identity, 'traefik/same-name', params, 'warning', place);
  });
}

function ignoredDefaults({ ingresses }: Cluster): readonly Reported[] {
  return ingresses.flatMap(({ object, ref }) => {
    const backend = object.defaultBackend;
    if (!backend || object.rules.length === 0) return [];
    const params = { controller: identity.displayName, scope: 'none' as const };
    const place = { object: ref, range: backend.range ?? object.range };
    return [report(identity, 'controller/default-backend', params, 'warning', place)];
  });
}

/** The request that a path is there for, on a scheme that its router is on. */
function witnessFor({ host, path, located }: ListedPath, isTls: boolean): string {
  const witness = requestOf(host ?? '', path);
  return isTls || located.object.tls.length > 0 ? witness.replace(' http://', ' https://') : witness;
}

function withWitness(finding: Reported, one: Refused | Router, fix: TextEdit | null = null): Reported {
  const router = 'router' in one ? one.router : one;
  const witness = witnessFor(one.listed, router.listening.tls);
  const fixes = fix ? { fixes: [{ label: 'name-middleware', edits: [fix] }] } : {};
  // The union of all codes cannot be built from one that is spread.
  return { ...finding, diagnostic: { ...finding.diagnostic, ...fixes, witness } as Diagnostic };
}

/** The edit that puts another name in the place of one in a list. `null` where the text is written in some other way than the value. */
function renameIn(found: Annotation | undefined, name: string, offer: string): TextEdit | null {
  if (!found?.range || offer === '' || name === '') return null;
  const marks = found.range.end - found.range.start - found.value.length;
  if (marks !== 0 && marks !== 2) return null;
  let at = 0;
  for (const item of found.value.split(',')) {
    // Another one may contain the name.
    if (item.trim() === name) {
      const start = found.range.start + marks / 2 + at + item.indexOf(name);
      return { range: { start, end: start + name.length }, insert: offer };
    }
    at += item.length + 1;
  }
  return null;
}

function refusalsOf(refused: Refused): readonly Reported[] {
  const { why, listed } = refused;
  const { located } = listed;
  switch (why.kind) {
    case 'middleware': {
      const { annotation, also } = why;
      const place = placeOfAnnotation(located, annotation);
      return [why, ...also].map(({ name, offer }) => {
        const fix = renameIn(located.object.metadata.annotations.get(annotation), name, offer);
        const finding = report(identity, 'traefik/middleware-missing', { middleware: name, offer }, 'error', place);
        return withWitness(finding, refused, fix);
      });
    }
    case 'priority': {
      const place = placeOfAnnotation(located, why.annotation);
      const params = { most: String(mostPriority) };
      return [withWitness(report(identity, 'traefik/priority-too-high', params, 'error', place), refused)];
    }
    default:
      return [];
  }
}

/** Every annotation for which a whole Ingress is left out, with paths or with a default backend alone. */
function ignoredIngresses({ ingresses }: Cluster, options: TraefikOptions): readonly Reported[] {
  const controller = identity.displayName;
  return ingresses.flatMap((located) => {
    const { metadata } = located.object;
    return ingressRefusals(metadata, namespaceOf(metadata), options).map(({ kind, annotation }) => {
      const reason = kind === 'annotation' ? 'annotation' : 'cross-namespace';
      const place = placeOfAnnotation(located, annotation);
      return report(identity, 'controller/ingress-ignored', { controller, reason, annotation }, 'error', place);
    });
  });
}

/** What is wrong with all routers of an Ingress, each once. */
function refusals(refused: readonly Refused[]): readonly Reported[] {
  const told = new Set<Ingress>();
  return refused.flatMap((one) => {
    const { object } = one.listed.located;
    if (told.has(object)) return [];
    const findings = refusalsOf(one);
    if (findings.length > 0) told.add(object);
    return findings;
  });
}

/** Two routers that can take one request. */
function meet(a: Router, b: Router): boolean {
  if (a.host !== b.host) return false;
  if (a.matcher.kind === 'regex' || b.matcher.kind === 'regex') return true;
  const [short, long] = [a.matcher, b.matcher].sort((one, other) => one.path.length - other.path.length);
  if (!short || !long) return false;
  return short.kind === 'exact' ? short.path === long.path : long.path.startsWith(short.path);
}

/** One priority for all paths of an Ingress: the longer path does not come first any more. */
function onePriorities(routers: readonly Router[]): readonly Reported[] {
  const groups = new Map<Ingress, Router[]>();
  for (const router of routers) {
    const { object } = router.listed.located;
    if (keyOf(object.metadata, 'router.priority') === null) continue;
    const group = groups.get(object);
    if (group) group.push(router);
    else groups.set(object, [router]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const annotation = first && keyOf(first.listed.located.object.metadata, 'router.priority');
    // 0 stands for the length of each rule.
    if (!first || !annotation || group.length < 2 || group.some(({ priority }) => priority !== first.priority))
      return [];
    const open = group.find((one) => group.some((other) => other !== one && !isSame(one, other) && meet(one, other)));
    const params = { priority: String(first.priority), count: group.length, isOpen: open !== undefined };
    const place = placeOfAnnotation(first.listed.located, annotation);
    const finding = report(identity, 'traefik/one-priority', params, open ? 'warning' : 'info', place);
    const longest = group.filter(
      (one) => open && meet(one, open) && one.matcher.kind !== 'regex' && one.listed.path.path.value,
    );
    const shown = longest.sort((a, b) => b.rule.length - a.rule.length)[0];
    return [shown ? withWitness(finding, shown) : finding];
  });
}

/** Hosts of rules that take all requests for a host. */
function hostsOver(host: string | null): readonly (string | null)[] {
  const suffix = host === null || host.startsWith('*.') ? null : wildcardSuffix(host);
  return host === null ? [null] : [host, ...(suffix === null ? [] : [`*${suffix}`]), null];
}

/** Whether which of two routers takes a request is open because they have one priority, and nothing has a higher one. */
function isOpenBetween(a: Router, b: Router, table: Table, options: TraefikOptions): boolean {
  const asked = parseRequestLine(witnessFor(a.listed, a.listening.tls));
  const reading = asked.ok ? readRequest(asked.value, options) : null;
  if (!reading?.ok) return false;
  const found = winners(candidates(table, reading.request), reading.request).routers;
  return found.includes(a) && found.includes(b);
}

/** The routers of one host and priority, and how long their paths are. */
interface Beginnings {
  readonly byPath: Map<string, Router[]>;
  readonly lengths: Set<number>;
}

/** Routers of different rules with one priority that take one request: Traefik leaves open which of them answers. */
function equalPriorities(routers: readonly Router[], options: TraefikOptions): readonly Reported[] {
  const table = tableOf(routers, [], options);
  // By priority and host, then by path: what begins a path is looked for among the lengths that there are.
  const known = new Map<number, Map<string | null, Beginnings>>();
  for (const router of routers) {
    if (router.matcher.kind === 'regex' || router.rivals.length > 0) continue;
    const { priority, host, matcher } = router;
    const hosts = known.get(priority) ?? new Map<string | null, Beginnings>();
    known.set(priority, hosts);
    const found = hosts.get(host) ?? { byPath: new Map<string, Router[]>(), lengths: new Set<number>() };
    hosts.set(host, found);
    found.lengths.add(matcher.path.length);
    const group = found.byPath.get(matcher.path);
    if (group) group.push(router);
    else found.byPath.set(matcher.path, [router]);
  }
  const beginning = (path: string, found: Beginnings | undefined): readonly Router[] =>
    [...(found?.lengths ?? [])]
      .filter((length) => length <= path.length)
      .sort((a, b) => a - b)
      .flatMap((length) => found?.byPath.get(path.slice(0, length)) ?? []);
  const over = ({ priority, host, matcher }: Router) =>
    matcher.kind === 'regex'
      ? []
      : hostsOver(host).flatMap((one) => beginning(matcher.path, known.get(priority)?.get(one)));
  return routers.flatMap((router) => {
    const other = over(router).find(
      (one) => one.rule !== router.rule && !isSame(one, router) && isOpenBetween(router, one, table, options),
    );
    if (!other) return [];
    const [path, its] = [router, other].map(({ listed }) => `${listed.host ?? ''}${listed.path.path.value || '/'}`);
    const params = { path: path ?? '', other: its ?? '' };
    return [
      withWitness(report(identity, 'traefik/equal-priority', params, 'warning', placeOfPath(router.listed)), router),
    ];
  });
}

/** What is read for paths alone: of a default backend, or of paths whose type says all. */
function idleForPaths({ ingresses }: Cluster): readonly Reported[] {
  return ingresses.flatMap((located) => {
    const { metadata, rules } = located.object;
    if (metadata.annotations.size === 0) return [];
    const isDefault = rules.length === 0;
    const names = isDefault ? ['router.priority', 'router.pathmatcher'] : ['router.pathmatcher'];
    return names.flatMap((name) => {
      const key = hasOpenPath(located.object) ? null : keyOf(metadata, name);
      return key === null ? [] : [reportIdle(identity, located, key, isDefault ? 'no-paths' : 'path-type')];
    });
  });
}

/** Annotations that are not simulated; entry points where their names do not say what they are. */
function notSimulated(cluster: Cluster, routers: readonly Router[]): readonly Reported[] {
  const open = new Set(routers.filter(({ listening }) => listening.isOpen).map(({ listed }) => listed.located.object));
  return [...cluster.ingresses, ...servicesBehind(cluster)].flatMap((located) => {
    const { object } = located;
    const key = object.kind === 'Ingress' && open.has(object) ? keyOf(object.metadata, 'router.entrypoints') : null;
    const found = [
      ...notSimulatedIn(object.metadata.annotations, object.kind),
      ...(key === null ? [] : [{ name: key, effect: 'listener' as const }]),
    ];
    return found.map(({ name, effect }) => {
      const place = placeOfAnnotation(located, name);
      return report(identity, 'controller/not-simulated', { annotation: name, effect }, 'info', place);
    });
  });
}

/** Returns what the user of these Ingresses may not expect of Traefik. `cluster` holds the Ingresses that are taken. */
export function diagnose(
  cluster: Cluster,
  built: Built,
  fallbacks: readonly (DefaultRouter | 'refused')[],
  dead: readonly DeadPath[],
  options: TraefikOptions,
): readonly Reported[] {
  const reasons = new Map(built.refused.map(({ listed, why }) => [listed.origin.pathId, reasonOf(why)] as const));
  const told = dead.filter(({ pathId, why }) => why !== 'dropped' || reasons.get(pathId));
  const listed = listPaths(cluster);
  return [
    ...reportDeadPaths(identity, told, listed, ({ origin }) => reasons.get(origin.pathId) ?? 'other'),
    ...ignoredIngresses(cluster, options),
    ...refusals(built.refused),
    ...equalRules(built.routers),
    ...equalPriorities(built.routers, options),
    ...sameNames(built.routers),
    ...sameDefaults(fallbacks),
    ...onePriorities(built.routers),
    ...ignoredDefaults(cluster),
    ...idleForPaths(cluster),
    ...notSimulated(cluster, built.routers),
  ];
}
