import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import { implied } from '../../model/sourced.ts';
import type { Cause, CauseOf, ClassRule } from '../cause.ts';
import { classAnnotation, classNameOf, classRangeOf } from '../class-name.ts';
import type { Outcome } from '../decision.ts';
import { compareHost, normaliseHost } from '../host-match.ts';
import { type ListedPath, listPaths } from '../listed-path.ts';
import type { Matcher } from '../matcher.ts';
import type { RoutingProgram } from '../profile.ts';
import type { HttpRequest } from '../request.ts';
import { impliedClass } from '../taken.ts';
import { causePath } from './listed.ts';

/** What the Ingresses that are not taken would answer if they were. */
export interface Untaken {
  /** The Ingresses that are taken. */
  readonly taken: ReadonlySet<Ingress>;
  /** Returns the Ingress that would answer a request, with the path that would, or `null`. */
  readonly answering: (
    request: HttpRequest,
  ) => { readonly located: Located<Ingress>; readonly listed: ListedPath | null; readonly matcher: Matcher } | null;
}

/** How an Ingress would have to say that it is the controller's: by the class of that name, or by the old annotation. */
export interface Lift {
  readonly by: 'field' | 'annotation';
  readonly value: string;
}

function lifted(ingress: Ingress, { by, value }: Lift): Ingress {
  const annotations = new Map(ingress.metadata.annotations);
  if (by === 'field') annotations.delete(classAnnotation);
  else annotations.set(classAnnotation, implied(value));
  const ingressClassName = implied(by === 'field' ? value : null);
  return { ...ingress, ingressClassName, metadata: { ...ingress.metadata, annotations } };
}

function routeOf(outcome: Outcome): string | null {
  return outcome.kind === 'backend' || outcome.kind === 'resource' || outcome.kind === 'status' ? outcome.route : null;
}

function takesHost(rule: string | null, host: string): boolean {
  return compareHost(rule?.toLowerCase() || null, host) !== 'no';
}

/** True for the Ingress whose default backend gave this answer. */
function isDefaultOf({ metadata, defaultBackend }: Ingress, outcome: Outcome): boolean {
  if (outcome.kind !== 'backend' || outcome.route !== null) return false;
  const service = defaultBackend?.value.service;
  return service?.name.value === outcome.service.name && namespaceOf(metadata) === outcome.service.namespace;
}

/**
 * Returns what the Ingresses outside `taken` would answer beside the others if the class rule did not keep them out: they say that they are
 * those of `controller`. Compiles once, when first asked.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One case after the other, the first that holds speaks.
export function untakenOf(
  cluster: Cluster,
  taken: ReadonlySet<Ingress>,
  controller: string,
  compile: (cluster: Cluster) => Pick<RoutingProgram, 'match' | 'routes'>,
  how: Lift = { by: 'field', value: 'ingraph-lifted' },
): Untaken {
  let made: {
    readonly program: Pick<RoutingProgram, 'match' | 'routes'>;
    readonly byId: Map<string, ListedPath>;
  } | null = null;
  const lift = (ingress: Ingress) => lifted(ingress, how);
  function make() {
    // Where no IngressClass is known the others are taken too, but with one that is made up they need it as well.
    const isOpen = cluster.ingressClasses.length === 0;
    const ingresses = cluster.ingresses.map((located) =>
      taken.has(located.object) && !isOpen ? located : { ...located, object: lift(located.object) },
    );
    const [first] = cluster.ingresses;
    const classes = first ? [impliedClass(how.value, controller, first.ref)] : [];
    const all = { ...cluster, ingresses, ingressClasses: [...cluster.ingressClasses, ...classes] };
    const own = listPaths(cluster);
    // Ids hold the class: both lists stand in the same order.
    const byId = new Map(listPaths(all).map(({ origin }, index) => [origin.pathId, own[index] as ListedPath]));
    return { program: compile(all), byId };
  }
  /** An Ingress that alone would redirect a request. */
  function redirecting(request: HttpRequest): Located<Ingress> | null {
    const { host } = normaliseHost(request.host);
    const named = cluster.ingresses.filter(
      ({ object }) => !taken.has(object) && object.rules.some((rule) => takesHost(rule.host.value, host)),
    );
    const isIt = (located: Located<Ingress>) => {
      const one = { ...located, object: lift(located.object) };
      const ingresses = cluster.ingresses.map((other) => (other === located ? one : other));
      const ingressClasses = [...cluster.ingressClasses, impliedClass(how.value, controller, located.ref)];
      return compile({ ...cluster, ingresses, ingressClasses }).match(request).kind === 'redirect';
    };
    return named.slice(0, 12).find(isIt) ?? null;
  }
  /** An Ingress that answers without one of its paths. */
  const answeringPathless = (request: HttpRequest, outcome: Outcome) =>
    outcome.kind === 'redirect'
      ? redirecting(request)
      : cluster.ingresses.find(({ object }) => !taken.has(object) && isDefaultOf(object, outcome));
  return {
    taken,
    answering(request) {
      if (taken.size === cluster.ingresses.length) return null;
      made ??= make();
      const outcome = made.program.match(request);
      const route = routeOf(outcome);
      const found = route === null ? undefined : made.program.routes.find(({ id }) => id === route);
      const listed = (found && made.byId.get(found.origin.pathId)) ?? null;
      if (found && listed) {
        const isNew = !taken.has(listed.located.object);
        return isNew ? { located: listed.located, listed, matcher: found.matcher } : null;
      }
      const owner = answeringPathless(request, outcome);
      return owner ? { located: owner, listed: null, matcher: { kind: 'string-prefix', path: '/' } } : null;
    },
  };
}

/**
 * Hosts of the rules of an Ingress as written, `null` for any. A rule without paths says nothing.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadConfigurationFromIngresses (v3.7.9),
 * haproxytech/kubernetes-ingress pkg/store/convert.go (fc12067), jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go syncIngressHTTP (465a51c)
 */
export function namedHosts({ rules }: Ingress): readonly (string | null)[] {
  return rules.flatMap(({ host, paths }) => (paths?.length ? [host.value || null] : []));
}

/** Returns the rule that names a host and says nothing of it for want of paths. */
export function bareRule(
  { ingresses }: Cluster,
  taken: ReadonlySet<Ingress>,
  host: string,
  isAsWritten = false,
): Pick<CauseOf<'host-unknown'>, 'bare'> {
  for (const { object, ref } of ingresses) {
    if (!taken.has(object)) continue;
    const rule = object.rules.find(
      ({ host: { value }, paths }) =>
        value && !paths?.length && !(isAsWritten && value !== value.toLowerCase()) && takesHost(value, host),
    );
    if (!rule) continue;
    const place = { object: ref, range: rule.host.range ?? object.range };
    return { bare: { ingress: qualifiedName(object.metadata), place } };
  }
  return {};
}

/** Returns the cause "an Ingress that would answer is not taken" where that is so, or `null`. */
export function notTaken(
  untaken: Untaken,
  request: HttpRequest,
  ruleOf: (ingress: Ingress) => { readonly why: ClassRule; readonly option?: string },
  wanted?: string,
): Cause | null {
  const found = untaken.answering(request);
  if (!found) return null;
  const { located, listed, matcher } = found;
  const { why, option } = ruleOf(located.object);
  const range = classRangeOf(located.object);
  return {
    kind: 'ingress-not-taken',
    ingress: qualifiedName(located.object.metadata),
    object: located.ref,
    why,
    className: classNameOf(located.object),
    option: option ?? null,
    ...(wanted === undefined ? {} : { wanted }),
    path: listed && causePath(listed, matcher),
    place: range && { object: located.ref, range },
  };
}
