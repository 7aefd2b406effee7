import { backendLookup } from '../../match/availability.ts';
import { reportConfigMap, reportSettings } from '../../match/configmap-options.ts';
import type { ListedPath } from '../../match/listed-path.ts';
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
import type { Located } from '../../model/objects.ts';
import { furtherRefusals } from './acceptance.ts';
import { prefix, read } from './annotation-text.ts';
import type { Annotations } from './annotations.ts';
import type { Compiled } from './compiled.ts';
import { deadPaths } from './dead-paths.ts';
import type { LocationTable } from './find-location.ts';
import { annotationFindings, quoted } from './findings.ts';
import { nginxConfigMap } from './options.ts';
import { speaker } from './speaker.ts';
import { notesOn } from './unsimulated.ts';
import type { Parsed } from './upstreams.ts';

function ignored({ left, located, options }: Compiled): readonly Reported[] {
  return left.flatMap(({ ingress, why }) => {
    const at = located.get(ingress);
    if (!at) return [];
    return [why, ...furtherRefusals(ingress, why, options).also].map(({ kind, annotation }) => {
      const value = kind === 'annotation' ? at.object.metadata.annotations.get(annotation)?.value : undefined;
      const more = value === undefined ? {} : { value: quoted(value) };
      const params = { controller: speaker.displayName, reason: kind, annotation, ...more };
      return report(speaker, 'controller/ingress-ignored', params, 'error', placeOfAnnotation(at, annotation));
    });
  });
}

function rejected({ refusal }: Compiled): readonly Reported[] {
  if (!refusal?.listed) return [];
  const params = { controller: speaker.displayName, rule: refusal.rule, detail: refusal.detail };
  return [report(speaker, 'controller/rejected', params, 'error', placeOfPath(refusal.listed))];
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
    return [report(speaker, 'ingress-nginx/regex-host', params, others.size > 0 ? 'warning' : 'info', place)];
  });
}

/** @source kubernetes/ingress-nginx internal/ingress/inspector/inspector.go ValidatePathType (v1.15.1) */
const plainPath = /^\/[A-Za-z0-9._\-/]*$/;

function webhookPaths(listed: readonly ListedPath[]): readonly Reported[] {
  return listed.flatMap((one) => {
    const path = one.path.path.value ?? '';
    const pathType = one.path.pathType.value ?? '';
    if (pathType === 'ImplementationSpecific' || path === '' || plainPath.test(path)) return [];
    return [report(speaker, 'ingress-nginx/webhook-path', { path, pathType }, 'warning', placeOfPath(one))];
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
        found.push(report(speaker, 'ingress-nginx/webhook-duplicate', params, 'warning', placeOfPath(one)));
      }
    }
  }
  return found;
}

/** A default backend beside rules answers only for hosts that no older Ingress made. */
function defaultBackends({ sites }: Compiled): readonly Reported[] {
  return sites.flatMap(({ parsed: { ingress }, located }) => {
    const backend = ingress.defaultBackend;
    if (!backend || ingress.rules.length === 0) return [];
    const params = { controller: speaker.displayName, scope: 'own-hosts' as const };
    const place = { object: located.ref, range: backend.range ?? ingress.range };
    return [report(speaker, 'controller/default-backend', params, 'info', place)];
  });
}

/** Annotations that could change an answer and are not simulated. */
function notSimulated({ sites }: Compiled): readonly Reported[] {
  return sites.flatMap(({ parsed: { ingress }, located }) =>
    notesOn(ingress).map(({ name, effect }) => {
      const place = placeOfAnnotation(located, name);
      return report(speaker, 'controller/not-simulated', { annotation: name, effect }, 'info', place);
    }),
  );
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
    ...reportDeadPaths(speaker, deadPaths(compiled), compiled.listed, (one) =>
      canaries.has(one.located.object)
        ? 'canary-alone'
        : (backendProblem(one, lookup, cluster.existence === 'given') ?? 'canary-service'),
    ),
    ...(options.watchIngressWithoutClass
      ? []
      : reportClassNeeded(speaker, { ...cluster, ingresses: taken }, watchWithoutClass)),
    ...reportClassAnnotation(speaker, cluster, read),
    ...regexHosts(compiled),
    ...webhookPaths(listed),
    ...webhookDuplicates(compiled),
    ...defaultBackends(compiled),
    ...annotationFindings(compiled),
    ...reportSettings(speaker, cluster, nginxConfigMap, options.notes),
    ...reportConfigMap(speaker, cluster, nginxConfigMap),
    ...notSimulated(compiled),
  ];
}
