import { byAge } from '../../match/listed-path.ts';
import type { ClassRule } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import type { Sourced } from '../../model/sourced.ts';
import { withoutKey } from './annotation-text.ts';
import { type IgnoredBecause, ignoredBecause } from './ignored.ts';
import { type NginxOptions, usualClass } from './options.ts';

/**
 * Returns whether the controller takes an Ingress by its class, where all IngressClasses are known.
 * @source kubernetes/ingress-nginx internal/ingress/controller/store/store.go GetIngressClass (v1.15.1)
 */
function takesClass(ingress: Ingress, cluster: Cluster, options: NginxOptions): boolean {
  const className = ingress.ingressClassName.value;
  if (className !== null) {
    if (options.ingressClassByName && className === options.ingressClass) return true;
    return cluster.ingressClasses.some(
      ({ object }) => object.metadata.name.value === className && object.controller === options.controllerClass,
    );
  }
  const annotation = ingress.metadata.annotations.get('kubernetes.io/ingress.class');
  if (annotation) return annotation.value === options.ingressClass;
  return options.watchIngressWithoutClass;
}

/** Returns how the controller chooses its Ingresses. */
export function classRuleOf(options: NginxOptions): ClassRule {
  return {
    controller: options.controllerClass,
    isSet: options.ingressClass !== usualClass,
    takes: (ingress, cluster) => takesClass(ingress, cluster, options),
  };
}

/** @source kubernetes/ingress-nginx internal/ingress/inspector/rules.go (v1.15.1): words that deep inspection refuses */
const inspected = [
  /\balias\s+.*;/,
  /\broot\s+.*;/,
  /\/etc\/(?:passwd|shadow|group|nginx|ingress-controller)/,
  /\/var\/run\/secrets/,
  /.*_by_lua.*/,
];

/** Returns the first text of an Ingress that deep inspection refuses. */
export function inspectedText(ingress: Ingress): Sourced<string | null> | undefined {
  return [
    ...ingress.rules.flatMap(({ host, paths }) => [host, ...(paths ?? []).map(({ path }) => path)]),
    ...ingress.tls.flatMap(({ hosts, secretName }) => [secretName, ...hosts]),
  ].find(({ value }) => value !== null && inspected.some((pattern) => pattern.test(value)));
}

/** Returns why an Ingress of the right class is left out all the same, or `null`. */
export function refusal(ingress: Ingress, options: NginxOptions): IgnoredBecause | null {
  if (options.disableCatchAll && ingress.defaultBackend) return { kind: 'catch-all', annotation: '' };
  if (!options.skipsInspection && inspectedText(ingress)) return { kind: 'inspection', annotation: '' };
  return ignoredBecause(ingress, options);
}

/**
 * Returns every annotation that keeps an Ingress out behind the first reason, `why`: each in turn, once those before it are gone.
 * The last Ingress is the one without them; `null` where something else than an annotation keeps it out.
 */
export function furtherRefusals(
  ingress: Ingress,
  why: IgnoredBecause,
  options: NginxOptions,
): { readonly also: readonly IgnoredBecause[]; readonly mended: Ingress | null } {
  const also: IgnoredBecause[] = [];
  let mended = why.annotation === '' ? ingress : withoutKey(ingress, why.annotation);
  for (let next = ignoredBecause(mended, options); next; next = ignoredBecause(mended, options)) {
    if (!mended.metadata.annotations.has(next.annotation)) break;
    also.push(next);
    mended = withoutKey(mended, next.annotation);
  }
  return { also, mended: refusal(mended, options) === null ? mended : null };
}

/**
 * Returns the Ingresses in the controller's order: oldest first, of one age by `namespace/name` descending.
 * @source kubernetes/ingress-nginx internal/ingress/controller/store/store.go sortIngressSlice (v1.15.1)
 */
export function inControllerOrder(ingresses: readonly Located<Ingress>[]): readonly Located<Ingress>[] {
  // byAge gives names ascending: reversing each group of equal age gives them descending.
  const groups: Located<Ingress>[][] = [];
  let age: string | null | undefined;
  for (const located of byAge(ingresses)) {
    const created = located.object.metadata.creationTimestamp?.slice(0, 19) ?? null;
    const group = groups.at(-1);
    if (group && created === age) group.unshift(located);
    else groups.push([located]);
    age = created;
  }
  return groups.flat();
}
