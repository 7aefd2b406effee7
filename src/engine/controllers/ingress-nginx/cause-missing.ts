// biome-ignore-all lint/style/noExcessiveLinesPerFile: What is missing is asked in one order; to be taken apart.
import { toBytes } from '../../match/bytes.ts';
import type { Cause, CauseOf, CausePath, ClassRule, LeftOut, UnusedDefault } from '../../match/cause.ts';
import { backendPlace, mayFit, unusedDefault, writtenPath } from '../../match/causes/listed.ts';
import { nearAmong } from '../../match/causes/near-expressions.ts';
import { type NamedHost, nearHosts, onOtherHosts } from '../../match/causes/near-hosts.ts';
import type { Takers } from '../../match/causes/near-paths.ts';
import { namedHosts as hostsOf, notTaken } from '../../match/causes/not-taken.ts';
import { hidden, withHostText, withPathType } from '../../match/causes/trial.ts';
import { classAnnotation, classNameOf } from '../../match/class-name.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import { hostId, type NodeId } from '../../match/ids.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { CauseRule } from '../../match/rule-id.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { Place } from '../../model/objects.ts';
import { implied } from '../../model/sourced.ts';
import { furtherRefusals, inspectedText } from './acceptance.ts';
import { prefix, read, readBool, withoutKey } from './annotation-text.ts';
import type { Annotations } from './annotations.ts';
import { hasPartner, otherTyped, rivalOf } from './canaries.ts';
import { otherHosts } from './cause-matched.ts';
import { annotationPlace, nameOf, pathOf, pathsOf, unmadePath } from './cause-places.ts';
import { type Compiled, compileCluster } from './compiled.ts';
import type { LocationTable } from './find-location.ts';
import type { IgnoredBecause } from './ignored.ts';
import { knownAliases, lateAliases } from './late-aliases.ts';
import type { NginxOptions } from './options.ts';
import { type Answer, answer } from './phases.ts';
import type { Questions } from './questions.ts';
import { defaultServer, type Server, typeOf } from './servers.ts';

/** A request that nothing takes. */
export interface Missing {
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly found: Answer;
  readonly questions: Questions;
}

/** By which rule the controller passes over an Ingress. */
function classRule(
  ingress: Ingress,
  { ingressClasses }: Cluster,
): { readonly why: ClassRule; readonly option?: string } {
  const name = ingress.ingressClassName.value;
  if (name !== null) {
    const isThere = ingressClasses.some(({ object }) => object.metadata.name.value === name);
    return { why: isThere ? 'class-elsewhere' : 'class-unknown' };
  }
  if (ingress.metadata.annotations.has(classAnnotation)) return { why: 'class-annotation' };
  return { why: 'watch-option', option: 'watchIngressWithoutClass' };
}

function withIngress(cluster: Cluster, before: Ingress, after: Ingress): Cluster {
  return {
    ...cluster,
    ingresses: cluster.ingresses.map((located) =>
      located.object === before ? { ...located, object: after } : located,
    ),
  };
}

function withKey(ingress: Ingress, key: string, value: string): Ingress {
  const annotations = new Map([...ingress.metadata.annotations, [key, implied(value)]]);
  return { ...ingress, metadata: { ...ingress.metadata, annotations } };
}

/** What keeps an Ingress out without being an annotation, switched off. */
function lenient({ options }: Compiled): NginxOptions {
  return { ...options, disableCatchAll: false, skipsInspection: true };
}

interface Blamed {
  readonly key: string;
  readonly rule: CauseRule;
  readonly place: Place | null;
}

/** The annotation or field that keeps an Ingress out, and where it stands. */
function blamed(ingress: Ingress, { kind, annotation }: IgnoredBecause, compiled: Compiled): Blamed {
  if (annotation !== '') {
    const rule = kind === 'risk' ? 'ingress-nginx/risk' : 'ingress-nginx/annotation-value';
    return { key: annotation, rule, place: annotationPlace(ingress, annotation, compiled) };
  }
  const text = kind === 'inspection' ? inspectedText(ingress) : undefined;
  const range = (text ?? ingress.defaultBackend)?.range ?? ingress.range;
  const place = { object: nameOf(ingress, compiled).object, range };
  return { key: text?.value ?? 'spec.defaultBackend', rule: `ingress-nginx/${kind}`, place };
}

/** The claim that the controller leaves an Ingress out, with all annotations that do so. */
function blame(ingress: Ingress, why: IgnoredBecause, compiled: Compiled): LeftOut | null {
  const { key, rule, place } = blamed(ingress, why, compiled);
  if (!place) return null;
  const also = furtherRefusals(ingress, why, compiled.options).also.map(({ annotation }) => annotation);
  const more = also.length > 0 ? { also } : {};
  return { kind: 'ingress-refused', ...nameOf(ingress, compiled), key, ...more, rule, place };
}

/** True when an Ingress by itself would answer a request: far cheaper to ask than with all others around it. */
function answersAlone({ compiled, request, found }: Missing, before: Ingress, after: Ingress): boolean {
  const located = compiled.located.get(before);
  if (!located) return false;
  // A host whose paths are expressions because of another Ingress would be another one without it.
  const isRegex = found.named?.kind === 'server' && found.named.table?.isRegex;
  const object = isRegex ? withKey(after, `${prefix}use-regex`, 'true') : after;
  const cluster: Cluster = { ...compiled.cluster, ingresses: [{ ...located, object }], existence: 'assumed' };
  const { outcome } = answer(compileCluster(cluster, lenient(compiled)), request);
  return outcome.kind !== 'status' || outcome.status !== 404;
}

/** An Ingress that the controller leaves out and that would answer, perhaps in place of another. */
function refused(one: Missing, isBeside = false): LeftOut | null {
  const { compiled, request, found } = one;
  const before = JSON.stringify(found.outcome);
  for (const { ingress, why } of compiled.left) {
    const options = why.annotation === '' ? lenient(compiled) : compiled.options;
    const { mended } = furtherRefusals(ingress, why, options);
    if (!mended || !answersAlone(one, ingress, mended)) continue;
    const other = answer(compileCluster(withIngress(compiled.cluster, ingress, mended), options), request);
    if (JSON.stringify(other.outcome) === before) continue;
    if (isBeside && other.ready?.written.from.ingress !== mended) continue;
    const left = blame(ingress, why, compiled);
    if (left) return left;
  }
  return null;
}

/** An Ingress that is left out for aliases without commas between them, one of which is asked for. */
function refusedAlias({ compiled, request, found }: Missing): LeftOut | null {
  const key = `${prefix}server-alias`;
  const before = JSON.stringify(found.outcome);
  for (const { ingress, why } of compiled.left) {
    const own = ingress.metadata.annotations.get(key);
    const names = own?.value.split(/[\s,;]+/).filter((name) => name !== '') ?? [];
    if (why.annotation !== key || !own || !names.includes(found.host)) continue;
    const value = names.join(',');
    const annotations = new Map(ingress.metadata.annotations).set(key, { ...own, value });
    const mended: Ingress = { ...ingress, metadata: { ...ingress.metadata, annotations } };
    const cluster = withIngress(compiled.cluster, ingress, mended);
    if (JSON.stringify(answer(compileCluster(cluster, compiled.options), request).outcome) === before) continue;
    const { rule, place } = blamed(ingress, why, compiled);
    if (place) return { kind: 'ingress-refused', ...nameOf(ingress, compiled), key, value, rule, place };
  }
  return null;
}

/** An alias that comes too late: the first Ingress of a host that has any decides. */
function lateAlias({ compiled }: Missing, host: string): Pick<CauseOf<'host-unknown'>, 'alias'> {
  const key = `${prefix}server-alias`;
  const late = lateAliases(compiled).find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === host));
  const place = late && annotationPlace(late.site.parsed.ingress, key, compiled);
  if (!late || !place) return {};
  const [ingress, older] = [late.site, late.older].map(({ parsed }) => qualifiedName(parsed.ingress.metadata));
  return { alias: { ingress: ingress ?? '', key, older: older ?? '', place } };
}

function givenService(listed: ListedPath): Ingress {
  const { object } = listed.located;
  const backend = implied({
    service: { name: implied('ingraph-mended'), port: implied({ name: null, number: 80 }) },
    resource: null,
  });
  const rules = object.rules.map((rule) => ({
    ...rule,
    paths: rule.paths?.map((path) => (path === listed.path ? { ...path, backend } : path)) ?? null,
  }));
  return { ...object, rules };
}

/** An Ingress before all others. */
function oldest(ingress: Ingress): Ingress {
  return { ...ingress, metadata: { ...ingress.metadata, creationTimestamp: '0001-01-01T00:00:00Z' } };
}

/** A path whose Service a canary has: it would take the request, were it the older one, or the other no canary. */
function taken({ compiled, request }: Missing, listed: ListedPath, isCanary: boolean): LeftOut | null {
  const rival = rivalOf(listed, compiled);
  if (!rival) return null;
  const key = `${prefix}canary`;
  const { ingress } = rival.site.parsed;
  const [before, after] =
    isCanary || !rival.path
      ? [ingress, withoutKey(ingress, key)]
      : [listed.located.object, oldest(listed.located.object)];
  const other = compileCluster(withIngress(compiled.cluster, before, after), compiled.options);
  const { pathId } = listed.origin;
  if (answer(other, request).ready?.written.from.listed?.origin.pathId !== pathId) return null;
  const told = { why: 'canary-service', key, missing: null, by: null, place: backendPlace(listed) } as const;
  const by = { ...nameOf(ingress, compiled), path: rival.path && unmadePath(rival.path) };
  return { kind: 'route-refused', pathId, path: unmadePath(listed), ...told, rival: by };
}

/** A path without a location, because its backend is no Service of its own, that would take the request. */
function unmade(one: Missing): LeftOut | null {
  const { compiled, request, found } = one;
  for (const listed of compiled.listed) {
    if (!mayFit(listed, found.uri?.uri ?? request.rawPath)) continue;
    const key = readBool(listed.located.object, 'canary').value === true ? `${prefix}canary` : null;
    const skipped = compiled.build.skipped.get(listed.origin.pathId);
    const isMade = key === null ? skipped?.why !== 'dropped' : hasPartner(listed, compiled);
    const left = (skipped && outdone(one, listed, key !== null)) ?? (isMade ? null : unshared(one, listed, key));
    if (left) return left;
  }
  return null;
}

/** A path that something else has kept from its place. */
function outdone(one: Missing, listed: ListedPath, isCanary: boolean): LeftOut | null {
  const skipped = one.compiled.build.skipped.get(listed.origin.pathId);
  return skipped?.isShare ? second(one, listed, skipped.by) : taken(one, listed, isCanary);
}

/** A canary of a Service that has one already: without that one's path this would have its share. */
function second({ compiled, request, found }: Missing, listed: ListedPath, by: NodeId | null): LeftOut | null {
  const first = compiled.listed.find(({ origin }) => origin.pathId === by);
  if (!first || first.located.object === listed.located.object) return null;
  const trial = hidden(compiled.cluster, first);
  const other = answer(compileCluster(trial.cluster, compiled.options), request);
  if (JSON.stringify(other.outcome) === JSON.stringify(found.outcome)) return null;
  const rival = { ...nameOf(first.located.object, compiled), path: unmadePath(first) };
  const { pathId } = listed.origin;
  const told = { key: null, missing: null, by: null, rival, place: backendPlace(listed) };
  return { kind: 'route-refused', pathId, path: unmadePath(listed), why: 'canary-second', ...told };
}

/** A path that makes no location: a canary that somebody has a path for, of another type, would share that and replace nothing. */
function unshared(one: Missing, listed: ListedPath, key: string | null): LeftOut | null {
  const { compiled, request, found } = one;
  const partner = key === null ? null : otherTyped(listed, compiled);
  if (!partner) return unmadeAlone(one, listed, key);
  const pathType = typeOf(partner);
  const trial = withPathType(compiled.cluster, listed, pathType);
  const other = answer(compileCluster(trial.cluster, compiled.options), request);
  if (JSON.stringify(other.outcome) === JSON.stringify(found.outcome))
    return found.ready?.written.from.listed ? null : unmadeAlone(one, listed, key);
  const { origin, path } = listed;
  const place = { object: origin.object, range: path.pathType.range ?? origin.range };
  const told = { key: null, missing: null, by: null, partner: { path: unmadePath(partner), pathType }, place };
  return {
    kind: 'route-refused',
    pathId: origin.pathId,
    path: unmadePath(listed),
    why: 'canary-type',
    ...told,
  };
}

function unmadeAlone(one: Missing, listed: ListedPath, key: string | null): LeftOut | null {
  const { compiled, request } = one;
  const { object } = listed.located;
  const mended = key === null ? givenService(listed) : withoutKey(object, key);
  if (!answersAlone(one, object, mended)) return null;
  const cluster = withIngress(compiled.cluster, object, mended);
  const { ready } = answer(compileCluster({ ...cluster, existence: 'assumed' }, compiled.options), request);
  return ready?.written.from.listed?.origin.pathId === listed.origin.pathId
    ? unmadeBecause(listed, key, compiled)
    : null;
}

function unmadeBecause(listed: ListedPath, key: string | null, compiled: Compiled): LeftOut {
  const backend = listed.path.backend.value;
  const why = key !== null ? 'canary-alone' : backend?.resource ? 'resource-backend' : 'no-backend';
  const place = key === null ? null : annotationPlace(listed.located.object, key, compiled);
  const { pathId } = listed.origin;
  const told = { missing: null, by: null, place: place ?? backendPlace(listed) };
  return { kind: 'route-refused', pathId, path: unmadePath(listed), why, key, ...told };
}

/** An Exact `/` on a host of expressions: the generated `/` stands before it, and a Prefix would have taken its place. */
function behindGenerated({ compiled, request, found }: Missing): LeftOut | null {
  const table = found.named?.kind === 'server' ? found.named.table : null;
  if (!table?.isRegex || !found.ready || found.ready.written.from.listed) return null;
  const uri = found.uri?.uri ?? request.rawPath;
  const ready = table.all.find(({ written, pattern }) => written.from.listed && pattern?.test(uri) === true);
  const listed = ready?.written.from.listed;
  const path = ready && pathOf(ready);
  if (!listed || !path) return null;
  const prefixed = withPathType(compiled.cluster, listed, 'Prefix');
  const other = answer(compileCluster(prefixed.cluster, compiled.options), request).ready?.written.from.listed;
  const { pathId } = listed.origin;
  if (!other || prefixed.idOf(other.origin.pathId) !== pathId) return null;
  const place = { object: listed.origin.object, range: listed.path.pathType.range ?? listed.origin.range };
  return { kind: 'route-refused', pathId, path, why: 'generated', key: null, missing: null, by: null, place };
}

function namedHosts({ sites }: Compiled): readonly NamedHost[] {
  const found = new Map<string, NamedHost>();
  for (const { parsed } of sites) {
    if (parsed.annotations.canary) continue;
    for (const { host } of parsed.ingress.rules) {
      const name = host.value;
      if (name && !found.has(name)) {
        found.set(name, { host: name, hostId: hostId(classNameOf(parsed.ingress), name) });
      }
    }
  }
  return [...found.values()];
}

/** Paths on hosts that are named elsewhere. */
function elsewhere({ compiled, request, questions: { program } }: Missing): readonly CausePath[] {
  const paths = new Map<string, CausePath>(
    [...compiled.locations.values()].flatMap((table) => pathsOf(table).map((path) => [path.pathId, path] as const)),
  );
  return onOtherHosts(program.routes, request, program.match, (id) => paths.get(id) ?? null);
}

/** An Ingress that is left out and names the host. */
function idle({ compiled, found }: Missing): { readonly idle?: LeftOut } {
  for (const { ingress, why } of compiled.left) {
    const names = hostsOf(ingress).some((host) => compareHost(host?.toLowerCase() ?? null, found.host) !== 'no');
    const left = names ? blame(ingress, why, compiled) : null;
    if (left) return { idle: left };
  }
  return {};
}

/** A default backend that counts for hosts of its own Ingress alone, because that has rules. */
function unused({ compiled, request, found }: Missing): { readonly unused?: UnusedDefault } {
  for (const { parsed } of compiled.sites) {
    const located = compiled.located.get(parsed.ingress);
    if (!located || !parsed.ingress.defaultBackend || parsed.annotations.canary || parsed.ingress.rules.length === 0)
      continue;
    const alone = { ...located, object: { ...parsed.ingress, rules: [] } };
    const cluster = { ...compiled.cluster, ingresses: [...compiled.cluster.ingresses, alone] };
    const { outcome } = answer(compileCluster(cluster, compiled.options), request);
    if (JSON.stringify(outcome) !== JSON.stringify(found.outcome)) return { unused: unusedDefault(located) };
  }
  return {};
}

/** A default backend that would answer for a host, had its Ingress made it: an older one has. */
function tooYoung({ compiled, request, found }: Missing, { host }: Server): { readonly unused?: UnusedDefault } {
  const own = compiled.sites.filter(
    ({ parsed: { annotations, ingress } }) =>
      !annotations.canary && ingress.rules.some((rule) => rule.host.value?.toLowerCase() === host),
  );
  const [first, ...younger] = own;
  for (const { parsed, located } of younger) {
    if (!first || !parsed.ingress.defaultBackend) continue;
    const cluster = withIngress(compiled.cluster, parsed.ingress, oldest(parsed.ingress));
    const { outcome } = answer(compileCluster(cluster, compiled.options), request);
    if (JSON.stringify(outcome) === JSON.stringify(found.outcome)) continue;
    return { unused: { ...unusedDefault(located), older: qualifiedName(first.parsed.ingress.metadata) } };
  }
  return {};
}

/** An alias that names the host of a request, which has rules of its own: those alone count. */
function idleAlias({ compiled, request, found }: Missing): Pick<CauseOf<'path-unmatched'>, 'alias'> {
  const key = `${prefix}server-alias`;
  const known = knownAliases(compiled).filter(({ alias }) => alias === found.host);
  for (const { site, older } of known) {
    const place = annotationPlace(site.parsed.ingress, key, compiled);
    const written = older.parsed.ingress.rules.find(({ host }) => host.value?.toLowerCase() === found.host)?.host.value;
    if (!place || !written) continue;
    const without = withHostText(compiled.cluster, written, 'ingraph.invalid');
    const other = answer(compileCluster(without, compiled.options), request).ready?.written.from;
    if (!other?.listed || other.listed.origin.object.file !== site.located.ref.file) continue;
    const [ingress = '', first = ''] = [site, older].map(({ parsed }) => qualifiedName(parsed.ingress.metadata));
    return { alias: { ingress, key, place, older: first } };
  }
  return {};
}

/** What was to make expressions of the paths of an Ingress, and has a value that cannot be read. */
function unreadKey(ingress: Ingress, { rewriteTarget }: Annotations): string | null {
  if (read(ingress, 'rewrite-target') && rewriteTarget === '') return `${prefix}rewrite-target`;
  return readBool(ingress, 'use-regex').state === 'invalid' ? `${prefix}use-regex` : null;
}

/** Whether the text of a path, read as an expression, takes a URI. */
function takesAsExpression({ path }: CausePath, uri: string): boolean {
  if (!/[\\^$*+?()[\]{}|]/.test(path)) return false;
  const read = compilePattern(`^${toBytes(path)}`, true);
  return read.kind === 'pattern' && read.pattern.test(uri) === true;
}

/** A path that would take the request as an expression: nothing on its host makes one of it. */
function asText(
  { compiled, request, found }: Missing,
  table: LocationTable,
): Pick<CauseOf<'path-unmatched'>, 'asText'> {
  if (table.isRegex) return {};
  for (const path of pathsOf(table)) {
    if (!takesAsExpression(path, found.uri?.uri ?? '')) continue;
    const site = compiled.sites.find(({ paths }) => paths.some(({ origin }) => origin.pathId === path.pathId));
    if (!site) continue;
    const { ingress, annotations } = site.parsed;
    const cluster = withIngress(compiled.cluster, ingress, withKey(ingress, `${prefix}use-regex`, 'true'));
    const { ready } = answer(compileCluster(cluster, compiled.options), request);
    if (ready?.written.from.listed?.origin.pathId !== path.pathId) continue;
    const key = unreadKey(ingress, annotations);
    const place = (key === null ? null : annotationPlace(ingress, key, compiled)) ?? path.place;
    return { asText: { path, key, place } };
  }
  return {};
}

function hostUnknown({ compiled, request, found, questions }: Missing): Cause {
  const by = { request, match: questions.program.match, words: compiled.listed.map(writtenPath) };
  const asked = normaliseHost(request.host);
  const host = found.host === '' ? asked : { ...asked, host: found.host };
  return {
    kind: 'host-unknown',
    host: host.host,
    ...lateAlias({ compiled, request, found, questions }, host.host),
    nearest: nearHosts(namedHosts(compiled), host, by),
    notAsked: elsewhere({ compiled, request, found, questions }),
    ...idle({ compiled, request, found, questions }),
    ...unused({ compiled, request, found, questions }),
  };
}

/** The host of a server as its first rule writes it; `null` for rules without one. */
function writtenHost({ sites }: Compiled, { host }: Server): string | null {
  if (host === defaultServer) return null;
  const rules = sites.flatMap(({ parsed }) => parsed.ingress.rules);
  return rules.find((rule) => rule.host.value?.toLowerCase() === host)?.host.value ?? host;
}

/** Returns who takes other paths of a request. */
export function takersIn(compiled: Compiled, request: HttpRequest): Takers {
  return (rawPath) => {
    const listed = answer(compiled, { ...request, rawPath }).ready?.written.from.listed;
    return listed ? [listed.origin.pathId] : [];
  };
}

function pathUnmatched(one: Missing, server: Server): Cause {
  const { compiled, request, found, questions } = one;
  const path = found.uri?.uri ?? request.rawPath;
  const table = compiled.locations.get(server);
  const words = compiled.listed.map(writtenPath);
  const nearest = table ? nearAmong(pathsOf(table), path, { takersOf: takersIn(compiled, request) }, words) : [];
  const notAsked = [
    ...otherHosts({ compiled, request, host: found.host, uri: path }, server),
    ...elsewhere({ compiled, request, found, questions }),
  ];
  const more = {
    ...(table ? asText(one, table) : {}),
    ...idleAlias(one),
    ...(server.host === defaultServer ? unused(one) : tooYoung(one, server)),
  };
  return { kind: 'path-unmatched', host: writtenHost(compiled, server), path, nearest, notAsked, ...more };
}

/** Returns what is left out and would take a request that something else takes. */
export function beside(one: Missing): { readonly leftOut?: LeftOut } {
  const left = refused(one, true) ?? unmade(one) ?? behindGenerated(one);
  return left ? { leftOut: left } : {};
}

/** Returns why nothing takes a request: what the controller passes over first, then host, then path. */
export function missing(one: Missing): Cause {
  const { compiled, request, found, questions } = one;
  if (compiled.all === 0) return { kind: 'nothing-configured', what: 'no-ingress' };
  const rule = (ingress: Ingress) => classRule(ingress, compiled.cluster);
  const left = notTaken(questions.untaken, request, rule, compiled.options.ingressClass);
  const why = left ?? refused(one) ?? refusedAlias(one) ?? unmade(one) ?? behindGenerated(one);
  if (why) return why;
  if (compiled.taken === 0) return { kind: 'nothing-configured', what: 'none-taken' };
  // A host may be there without a path: its default backend answers.
  const hasHosts = compiled.build.servers.some(({ host, generated }) => host !== defaultServer && generated.defaultId);
  if (questions.program.routes.length === 0 && !hasHosts) {
    return { kind: 'nothing-configured', what: 'no-rules', ...idle(one) };
  }
  const { named } = found;
  const server = named?.kind === 'server' ? named.server : null;
  const isKnown = server && (server.host !== defaultServer || compiled.hasAnyHost);
  return server && isKnown ? pathUnmatched(one, server) : hostUnknown(one);
}
