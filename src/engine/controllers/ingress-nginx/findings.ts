import type { AnnotationSurprise, UnreadableValue } from '../../diagnostics/controller-codes.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import { reportIdle, reportWider } from '../../match/annotations/effects.ts';
import { ingressNginxAnnotations } from '../../match/annotations/ingress-nginx.ts';
import { backendPlace } from '../../match/causes/listed.ts';
import { placeOfAnnotation, type Reported, report } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import { firstRequestOf, witnessOf } from '../../model/witness.ts';
import { prefix, read, type Validator } from './annotation-text.ts';
import type { Compiled } from './compiled.ts';
import { deniersOf, readRedirects } from './groups.ts';
import { identity } from './identity.ts';
import { knownAliases, lateAliases } from './late-aliases.ts';
import { withoutLocation } from './phases.ts';
import { defaultServer, type Site } from './servers.ts';
import { idleOn } from './unsimulated.ts';
import { upstreamKey } from './upstreams.ts';
import * as valid from './validators.ts';

/** What one annotation does that its reader would not think, with a request that shows it. */
function surprise(
  { located }: Site,
  name: string,
  effect: AnnotationSurprise,
  detail: string,
  witness = firstRequestOf(located.object),
): Reported {
  const annotation = prefix + name;
  const params = { annotation, effect, detail };
  const severity = effect === 'needs-option' ? 'info' : 'warning';
  const place = placeOfAnnotation(located, annotation);
  const { object, diagnostic } = report(identity, 'ingress-nginx/annotation-effect', params, severity, place);
  return { object, diagnostic: { ...diagnostic, witness } };
}

/** A redirect of a few paths that takes the rest of its host as well: the generated `/` carries it. */
function wholeHosts({ build }: Compiled, site: Site): readonly Reported[] {
  const { ingress, annotations } = site.parsed;
  const isElsewhere = /^(?:https?:\/\/|\$scheme)/.test(annotations.rewriteTarget);
  const name = annotations.redirect?.by ?? (isElsewhere ? 'rewrite-target' : null);
  if (name === null || annotations.canary || site.paths.length === 0) return [];
  if (annotations.redirect && withoutLocation.has(annotations.redirect.code))
    return [surprise(site, `${annotations.redirect.by}-code`, 'no-place', String(annotations.redirect.code))];
  const taken = build.servers.filter(
    ({ host, locations }) =>
      host !== defaultServer && locations.some((one) => one.isDefault && one.ingress === ingress),
  );
  return taken.slice(0, 1).map(({ host }) => surprise(site, name, 'whole-host', host, witnessOf(host, '/any/other')));
}

/** An app-root is the whole host's: it takes `/` from another Ingress too, and of several the first counts. */
function roots({ locations }: Compiled, sites: readonly Site[]): readonly Reported[] {
  const siteOf = new Map<Ingress | null, Site>(sites.map((site) => [site.parsed.ingress, site]));
  const told = new Set<Ingress>();
  return [...locations].flatMap(([{ host }, table]): readonly Reported[] => {
    if (table.appRoot === null) return [];
    const withRoot = table.all.filter(({ written }) => written.from.annotations?.appRoot);
    const [first] = withRoot.map(({ written }) => siteOf.get(written.from.ingress));
    const other = table.all.find(({ written: { path, from } }) => path === '/' && from.listed)?.written.from;
    if (!first || told.has(first.parsed.ingress) || !other || other.ingress === first.parsed.ingress) return [];
    told.add(first.parsed.ingress);
    const name = host === defaultServer ? '' : host;
    const witness = witnessOf(name.replace(/^\*\./, 'any.'), '/');
    return [reportWider(identity, first.located, `${prefix}app-root`, `${name}/`, witness)];
  });
}

/** Aliases that come too late: told once for each Ingress. */
function lateFindings(compiled: Compiled): readonly Reported[] {
  const late = lateAliases(compiled);
  const firstOf = late.filter(({ site }, index) => late.findIndex((other) => other.site === site) === index);
  return firstOf.map(({ site, older, aliases: [missing = ''] }) => {
    const witness = witnessOf(missing.replace(/^\*?\./, 'any.'), '/');
    return surprise(site, 'server-alias', 'not-first', qualifiedName(older.parsed.ingress.metadata), witness);
  });
}

/** Aliases that name a host with rules of its own: told once for each Ingress. */
function knownFindings(compiled: Compiled): readonly Reported[] {
  const known = knownAliases(compiled);
  const firstOf = known.filter(({ site }, index) => known.findIndex((other) => other.site === site) === index);
  return firstOf.map(({ site, older, alias }) => {
    const detail = `${alias} ${qualifiedName(older.parsed.ingress.metadata)}`;
    return surprise(site, 'server-alias', 'known-host', detail, witnessOf(alias, '/'));
  });
}

/** A target that neither begins with a slash nor names another site: it makes no request line. */
function withoutSlash({ parsed, located, paths }: Site): readonly Reported[] {
  const { rewriteTarget, canary } = parsed.annotations;
  const isPath = /^(?:[/$]|https?:\/\/)/.test(rewriteTarget);
  if (rewriteTarget === '' || isPath || canary || paths.length === 0) return [];
  return [surprise({ parsed, located, paths }, 'rewrite-target', 'no-slash', rewriteTarget)];
}

/** Paths whose Service another one answers for: the controller makes one name for both, and the first counts. */
function oneNames({ build, listed }: Compiled): readonly Reported[] {
  return listed.flatMap((one): readonly Reported[] => {
    const service = one.path.backend.value?.service;
    const upstream = service && build.upstreams.get(upstreamKey(one.namespace, service));
    if (!service || !upstream?.service || upstream.service.namespace === one.namespace) return [];
    const { namespace, name } = upstream.service;
    const params = {
      service: `${one.namespace}/${service.name.value}`,
      other: `${namespace}/${name}`,
      name: upstream.key,
    };
    const { object, range } = backendPlace(one);
    return [report(identity, 'ingress-nginx/one-name', params, 'error', { object, range })];
  });
}

/** What shapes servers and locations, which a canary has none of. */
const shaping = [
  'rewrite-target',
  'use-regex',
  'app-root',
  'permanent-redirect',
  'temporal-redirect',
  'from-to-www-redirect',
  'force-ssl-redirect',
  'server-alias',
] as const;

/** The Ingress that a canary stands beside. */
function partnerOf({ build }: Compiled, { paths }: Site): Ingress | null {
  for (const { host, path } of paths) {
    const server = build.servers.find((one) => one.host === (host?.toLowerCase() ?? defaultServer));
    const found = server?.locations.find((one) => one.listed?.path.path.value === path.path.value);
    if (found?.ingress) return found.ingress;
  }
  return null;
}

function onCanary(compiled: Compiled, site: Site): readonly Reported[] {
  const { ingress, annotations } = site.parsed;
  if (!annotations.canary) return [];
  const partner = partnerOf(compiled, site);
  const idle = shaping.filter((name) => {
    const own = read(ingress, name);
    return own !== undefined && (partner === null || read(partner, name) !== own);
  });
  return idle.map((name) => surprise(site, name, 'on-canary', partner ? qualifiedName(partner.metadata) : ''));
}

/** What shapes redirects, which a default backend has none of. */
const redirecting = [
  'ssl-redirect',
  'ssl-passthrough',
  'preserve-trailing-slash',
  'relative-redirects',
  'use-port-in-redirects',
  'permanent-redirect-code',
  'temporal-redirect-code',
] as const;

/** Annotations that only say more about others that are not there. */
function incomplete({ parsed, located }: Site): readonly Reported[] {
  return idleOn(parsed.ingress).map(({ name, needed }) =>
    reportIdle(
      identity,
      located,
      prefix + name,
      'needs',
      needed
        .split(' ')
        .map((one) => prefix + one)
        .join(', '),
    ),
  );
}

/** A canary of a default backend alone, which takes its share from rules without a host: there is none to take from. */
function lonely({ build }: Compiled, site: Site): readonly Reported[] {
  const { ingress, annotations } = site.parsed;
  const own = ingress.defaultBackend?.value.service;
  if (!annotations.canary || ingress.rules.length > 0 || !own) return [];
  const key = upstreamKey(namespaceOf(ingress.metadata), own);
  if ([...build.alternatives.values()].includes(key)) return [];
  return [reportIdle(identity, site.located, `${prefix}canary`, 'alone')];
}

/** Without rules only the default server's root is taken over, and that without redirects and rewrites. */
function withoutRules(site: Site): readonly Reported[] {
  const { ingress, annotations } = site.parsed;
  if (annotations.canary || ingress.rules.length > 0 || !ingress.defaultBackend) return [];
  const names = [...shaping, ...redirecting];
  return names
    .filter((name) => read(ingress, name) !== undefined)
    .map((name) => surprise(site, name, 'no-rules', '', witnessOf('', '/')));
}

/** A cluster address always counts as there: nothing ever falls back. */
function clusterAddress(site: Site): readonly Reported[] {
  const { serviceUpstream, defaultBackend, canary } = site.parsed.annotations;
  if (!serviceUpstream || defaultBackend === '' || canary) return [];
  return [surprise(site, 'default-backend', 'cluster-ip', defaultBackend)];
}

/** `/$2` where the path has no second group: every request goes to `/`. */
function withoutGroups({ rewrites }: Compiled, site: Site): readonly Reported[] {
  const { rewriteTarget, canary } = site.parsed.annotations;
  const wanted = Math.max(0, ...[...rewriteTarget.matchAll(/\$([1-9])/g)].map(([, digit]) => Number(digit)));
  if (wanted === 0 || canary) return [];
  const poor = site.paths.find(({ path }) => {
    const pattern = rewrites.get(path.path.value || '/');
    return pattern !== undefined && typeof pattern !== 'string' && pattern.names.length < wanted;
  });
  return poor ? [surprise(site, 'rewrite-target', 'no-groups', poor.path.path.value || '/')] : [];
}

function passedOn({ options }: Compiled, site: Site): readonly Reported[] {
  if (!site.parsed.annotations.sslPassthrough || options.enableSslPassthrough) return [];
  return [surprise(site, 'ssl-passthrough', 'needs-option', '--enable-ssl-passthrough')];
}

const isAbsolutePath: Validator = (text) => valid.isPathWithCaptures(text) && text.trim().startsWith('/');

/** What texts may hold whose refusal only makes them count for nothing; flags and numbers are known by their type. */
const texts: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['app-root', isAbsolutePath],
  ['rewrite-target', valid.isPathWithCaptures],
  ['canary-by-cookie', valid.isBasic],
  ['canary-by-header', valid.isBasic],
  ['canary-by-header-pattern', valid.isRegexText],
  ['canary-by-header-value', valid.isBasic],
  ['cors-allow-origin', valid.isOrigins],
]);

const validators: ReadonlyMap<string, Validator> = new Map([
  ...ingressNginxAnnotations.flatMap(({ name, type }): readonly (readonly [string, Validator])[] => {
    if (type !== 'bool' && type !== 'number') return [];
    return [[name.slice(prefix.length), type === 'bool' ? valid.isBool : valid.isInteger]];
  }),
  ...texts,
]);

/** Words that people write for a flag. */
const meant: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['on', 'true'],
  ['false', 'false'],
  ['no', 'false'],
  ['off', 'false'],
]);

/** Writes the value as the controller reads it, where that is certain and the value stands on one line. */
function rewriting(ingress: Ingress, annotation: string, isValid: Validator): Fix | null {
  const found = ingress.metadata.annotations.get(annotation);
  if (!found?.range) return null;
  const { start, end } = found.range;
  const marks = end - start - found.value.length;
  const trimmed = found.value.trim();
  const right = isValid(trimmed) ? trimmed : (meant.get(trimmed.toLowerCase()) ?? null);
  const isPlain = /^[\w./:$-]+$/.test(right ?? '') && (marks === 0 || marks === 2);
  if (right === null || !isPlain || !isValid(right)) return null;
  return { label: 'readable-value', edits: [{ range: found.range, insert: `"${right}"` }] };
}

/** Returns a value as a person sees what is in it. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
}

/** True for a value that makes an annotation count as not there. A text without content is a way to say nothing; a flag or number without is a mistake. */
function isUnreadable(name: string, value: string): boolean {
  const isValid = validators.get(name);
  return isValid !== undefined && !isValid(value) && (value !== '' || !texts.has(name));
}

function unreadableValue({ parsed, located }: Site, name: string, does: UnreadableValue): Reported {
  const { ingress } = parsed;
  const annotation = prefix + name;
  const value = read(ingress, name) ?? '';
  const params = { controller: identity.displayName, annotation, value: quoted(value), does };
  const severity = does === 'denied' ? 'error' : 'warning';
  const place = placeOfAnnotation(located, annotation);
  const { object, diagnostic } = report(identity, 'controller/annotation-value', params, severity, place);
  const isValid = validators.get(name);
  const fix = isValid && value !== '' ? rewriting(ingress, annotation, isValid) : null;
  const more = { ...(fix ? { fixes: [fix] } : {}), witness: firstRequestOf(ingress) };
  return { object, diagnostic: { ...diagnostic, ...more } };
}

/** Values that the controller cannot read: they count as not there, take their group with them or close the paths. */
function unreadable(site: Site): readonly Reported[] {
  const { ingress } = site.parsed;
  const deniers = deniersOf(ingress);
  const { droppedBy } = readRedirects(ingress);
  const names = [...ingress.metadata.annotations.keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );
  // What closes the paths may be an annotation that is missing: its place is then that of the Ingress.
  const all = [...names, ...deniers.filter((name) => !names.includes(name))];
  return all.flatMap((name) => {
    if (deniers.includes(name)) return [unreadableValue(site, name, 'denied')];
    if (name === droppedBy) return [unreadableValue(site, name, 'group')];
    return isUnreadable(name, read(ingress, name) ?? '') ? [unreadableValue(site, name, 'none')] : [];
  });
}

/** Returns what annotations do that their readers would not think: wider than written, or nothing at all. */
export function annotationFindings(compiled: Compiled): readonly Reported[] {
  const ofSites = compiled.sites.flatMap((site) => [
    ...unreadable(site),
    ...wholeHosts(compiled, site),
    ...onCanary(compiled, site),
    ...withoutRules(site),
    ...lonely(compiled, site),
    ...incomplete(site),
    ...clusterAddress(site),
    ...withoutGroups(compiled, site),
    ...withoutSlash(site),
    ...passedOn(compiled, site),
  ]);
  const others = [...lateFindings(compiled), ...knownFindings(compiled), ...oneNames(compiled)];
  return [...ofSites, ...others, ...roots(compiled, compiled.sites)];
}
