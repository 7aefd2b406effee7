import { backendLookup } from '../../match/availability.ts';
import { reportConfigMap, reportSettings } from '../../match/configmap-options.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import {
  backendProblem,
  placeOfAnnotation,
  placeOfPath,
  type Reported,
  report,
  reportDeadPaths,
} from '../../match/report.ts';
import { reportClassAnnotation, reportClassNeeded, watchWithoutClass } from '../../match/report-class.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import { furtherRefusals } from './acceptance.ts';
import { prefix, read } from './annotation-text.ts';
import type { Annotations } from './annotations.ts';
import { hasPartner, isTakenByCanary } from './canaries.ts';
import type { Compiled } from './compiled.ts';
import { deadPaths } from './dead-paths.ts';
import type { LocationTable } from './find-location.ts';
import { annotationFindings, quoted } from './findings.ts';
import { deniersOf } from './groups.ts';
import { identity } from './identity.ts';
import { nginxConfigMap } from './options.ts';
import { defaultServer } from './servers.ts';
import { notesOn } from './unsimulated.ts';
import type { Parsed } from './upstreams.ts';

/** Whether a dead path is one as other controllers have them too. */
function isToldAlike({ build }: Compiled): (dead: DeadPath) => boolean {
  return ({ pathId, why, by }) => why !== 'duplicate' || (by !== null && !build.skipped.get(pathId)?.isShare);
}

/** Paths whose place something else than a path of the same text has: a default backend without rules, or another canary. */
function placesTaken({ build, listed }: Compiled): readonly Reported[] {
  const controller = identity.displayName;
  const root = build.servers.find(({ host }) => host === defaultServer)?.byPath.get('/')?.ingress;
  return listed.flatMap((one): readonly Reported[] => {
    const skipped = build.skipped.get(one.origin.pathId);
    if (skipped?.why !== 'duplicate' || (skipped.by !== null && !skipped.isShare)) return [];
    const other = skipped.isShare ? listed.find(({ origin }) => origin.pathId === skipped.by)?.located.object : root;
    const by = other ? qualifiedName(other.metadata) : '';
    const as = skipped.isShare ? 'canary' : 'default-backend';
    const params = { controller, path: one.path.path.value ?? '', by, as, isOwn: false } as const;
    return [report(identity, 'controller/duplicate-path', params, 'warning', placeOfPath(one))];
  });
}

function ignored({ left, located, options }: Compiled): readonly Reported[] {
  return left.flatMap(({ ingress, why }) => {
    const at = located.get(ingress);
    if (!at) return [];
    return [why, ...furtherRefusals(ingress, why, options).also].map(({ kind, annotation }) => {
      const value = kind === 'annotation' ? at.object.metadata.annotations.get(annotation)?.value : undefined;
      const more = value === undefined ? {} : { value: quoted(value) };
      const params = { controller: identity.displayName, reason: kind, annotation, ...more };
      return report(identity, 'controller/ingress-ignored', params, 'error', placeOfAnnotation(at, annotation));
    });
  });
}

function rejected({ refusal, located }: Compiled): readonly Reported[] {
  const { listed, by, rule, detail } = refusal ?? {};
  const at = by && located.get(by.ingress);
  if (rule === undefined || detail === undefined) return [];
  const params = { controller: identity.displayName, rule, detail };
  // An annotation that holds what is refused is the place to go to.
  const place = by && at ? placeOfAnnotation(at, prefix + by.name) : listed && placeOfPath(listed);
  return place ? [report(identity, 'controller/rejected', params, 'error', place)] : [];
}

/** The annotation that turns a host into regular expressions, with the Ingress that has it. */
function causeOf(table: LocationTable): { readonly listed: ListedPath; readonly annotation: string } | null {
  for (const { written } of table.all) {
    const { annotations, listed } = written.from;
    if (!listed || !annotations) continue;
    if (annotations.useRegex) return { listed, annotation: `${prefix}use-regex` };
    if (annotations.rewriteTarget !== '') return { listed, annotation: `${prefix}rewrite-target` };
  }
  return null;
}

function asks({ useRegex, rewriteTarget }: Annotations): boolean {
  return useRegex || rewriteTarget !== '';
}

/** Hosts where one Ingress changes what the paths of another mean, or what Exact means. */
function regexHosts({ locations }: Compiled): readonly Reported[] {
  return [...locations].flatMap(([server, table]) => {
    const cause = table.isRegex ? causeOf(table) : null;
    if (!cause) return [];
    const others = new Set<string>();
    for (const { written } of table.all) {
      const { annotations, listed, type } = written.from;
      if (listed && annotations && (type === 'Exact' || !asks(annotations))) others.add(listed.path.path.value || '/');
    }
    const params = { host: server.host, annotation: cause.annotation, others: [...others].slice(0, 5).join(' ') };
    const place = placeOfAnnotation(cause.listed.located, cause.annotation);
    return [report(identity, 'ingress-nginx/regex-host', params, others.size > 0 ? 'warning' : 'info', place)];
  });
}

/** @source kubernetes/ingress-nginx internal/ingress/inspector/inspector.go ValidatePathType (v1.15.1) */
const plainPath = /^\/[A-Za-z0-9._\-/]*$/;

function webhookPaths(listed: readonly ListedPath[]): readonly Reported[] {
  return listed.flatMap((one) => {
    const path = one.path.path.value ?? '';
    const pathType = one.path.pathType.value ?? '';
    if (pathType === 'ImplementationSpecific' || path === '' || plainPath.test(path)) return [];
    return [report(identity, 'ingress-nginx/webhook-path', { path, pathType }, 'warning', placeOfPath(one))];
  });
}

/** Only two without a canary annotation, or two canaries, are in each other's way. */
function canaryGroup({ ingress, annotations }: Parsed): string | null {
  if (annotations.canary) return 'canary';
  return read(ingress, 'canary') === undefined ? 'plain' : null;
}

/** The webhook compares host and path text only; a canary may share both with another Ingress. @source kubernetes/ingress-nginx internal/ingress/controller/controller.go checkOverlap (v1.15.1) */
function webhookDuplicates({ sites }: Compiled): readonly Reported[] {
  const first = new Map<string, ListedPath>();
  const found: Reported[] = [];
  for (const { parsed, paths } of sites) {
    const group = canaryGroup(parsed);
    if (group === null) continue;
    for (const one of paths) {
      const path = one.path.path.value || '/';
      const key = `${group}\n${one.host ?? ''}\n${path}`;
      const before = first.get(key);
      if (!before) first.set(key, one);
      else if (before.ingress !== one.ingress) {
        const params = { host: one.host ?? '', path, ingress: before.ingress };
        found.push(report(identity, 'ingress-nginx/webhook-duplicate', params, 'warning', placeOfPath(one)));
      }
    }
  }
  return found;
}

/** A default backend beside rules answers only for hosts that no older Ingress made. */
function defaultBackends({ sites, build }: Compiled): readonly Reported[] {
  return sites.flatMap(({ parsed: { ingress, annotations }, located }) => {
    const backend = ingress.defaultBackend;
    if (!backend || ingress.rules.length === 0 || annotations.canary) return [];
    const own = build.servers.filter(({ host, generated }) => host !== defaultServer && generated.ingress === ingress);
    const hosts = own.map(({ host }) => host).join(', ');
    const params = { controller: identity.displayName, scope: 'own-hosts' as const, hosts };
    const place = { object: located.ref, range: backend.range ?? ingress.range };
    return [report(identity, 'controller/default-backend', params, 'info', place)];
  });
}

/** Annotations that could change an answer and are not simulated. */
function notSimulated({ sites }: Compiled): readonly Reported[] {
  return sites.flatMap(({ parsed: { ingress }, located }) => {
    // What closes the paths by its value has no other say.
    const deniers = deniersOf(ingress).map((name) => prefix + name);
    const notes = notesOn(ingress).filter(({ name }) => !deniers.includes(name));
    return notes.map(({ name, effect }) => {
      const place = placeOfAnnotation(located, name);
      return report(identity, 'controller/not-simulated', { annotation: name, effect }, 'info', place);
    });
  });
}

/** Returns what the user of these Ingresses may not expect of the controller. */
export function diagnose(compiled: Compiled): readonly Reported[] {
  const { cluster, options } = compiled;
  const taken: readonly Located<Ingress>[] = compiled.sites.map(({ located }) => located);
  const read = [...taken, ...compiled.left.flatMap(({ ingress }) => compiled.located.get(ingress) ?? [])];
  const listed = compiled.sites.flatMap(({ paths }) => paths);
  const lookup = backendLookup(cluster);
  const canaries = new Set(compiled.sites.flatMap(({ parsed }) => (parsed.annotations.canary ? [parsed.ingress] : [])));
  return [
    ...rejected(compiled),
    ...ignored(compiled),
    ...placesTaken(compiled),
    ...reportDeadPaths(identity, deadPaths(compiled).filter(isToldAlike(compiled)), compiled.listed, (one) => {
      if (isTakenByCanary(one, compiled)) return 'canary-service';
      if (!canaries.has(one.located.object))
        return backendProblem(one, lookup, cluster.existence === 'given') ?? 'other';
      return hasPartner(one, compiled) ? 'canary-partner' : 'canary-alone';
    }),
    ...(options.watchIngressWithoutClass
      ? []
      : reportClassNeeded(identity, { ...cluster, ingresses: taken }, watchWithoutClass)),
    ...reportClassAnnotation(identity, cluster, read),
    ...regexHosts(compiled),
    ...webhookPaths(listed),
    ...webhookDuplicates(compiled),
    ...defaultBackends(compiled),
    ...annotationFindings(compiled),
    ...reportSettings(identity, cluster, nginxConfigMap, options.notes),
    ...reportConfigMap(identity, cluster, nginxConfigMap),
    ...notSimulated(compiled),
  ];
}
