import type { ClassRule } from '../../match/cause.ts';
import type { ConfigMapSigns } from '../../match/configmap-options.ts';
import type { ProfileOption, ProfileOptions } from '../../match/profile.ts';
import type { ClassRule as Choice } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { lookup } from '../../text/lookup.ts';
import { notedSettings } from './notes.ts';
import { parseBool } from './values.ts';

export type MatchType = 'exact' | 'prefix' | 'begin' | 'regex';

/** Flags and global configuration keys that change routing. */
export interface HaproxyIngressOptions {
  readonly ingressClass: string;
  readonly controllerClass: string;
  readonly watchIngressWithoutClass: boolean;
  readonly ingressClassPrecedence: boolean;
  readonly defaultBackendService: string;
  readonly pathTypeOrder: readonly MatchType[];
  readonly strictHost: boolean;
  /** Beginnings of request paths that redirect-to and redirect-from leave alone. */
  readonly noRedirectLocations: readonly string[];
  /** Beginnings of configured paths that ssl-redirect leaves alone. */
  readonly noTlsRedirectLocations: readonly string[];
  /** Global configuration keys as the ConfigMap writes them. */
  readonly configMap: ReadonlyMap<string, unknown>;
}

/** The value of the class annotation that is this controller's unless an option says otherwise. */
const usualClass = 'haproxy';

/** @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/{command-line,keys}.md (v0.17, 465a51c) */
export const haproxyIngressOptions: readonly ProfileOption[] = [
  { name: 'ingressClass', kind: 'string', default: usualClass },
  { name: 'controllerClass', kind: 'string', default: '' },
  { name: 'watchIngressWithoutClass', kind: 'boolean', default: false },
  { name: 'ingressClassPrecedence', kind: 'boolean', default: false },
  { name: 'defaultBackendService', kind: 'string', default: '' },
  { name: 'configMap', kind: 'map', default: {} },
];

/**
 * The controller's ConfigMap: its Helm chart names it after the release, `haproxy-ingress` as its documentation has it.
 * @source haproxy-ingress/charts haproxy-ingress/templates/controller-configmap.yaml, _helpers.tpl (0.15)
 */
export const haproxyIngressConfigMap: ConfigMapSigns = {
  names: ['haproxy-ingress'],
  label: 'haproxy-ingress',
  noted: notedSettings,
  keys: new Set(
    (
      'app-root default-backend-redirect default-backend-redirect-code no-redirect-locations no-tls-redirect-locations ' +
      'path-type-order redirect-from redirect-from-code redirect-from-regex redirect-to-code rewrite-target server-alias ' +
      'server-alias-regex ssl-always-add-https ssl-redirect ssl-redirect-code strict-host'
    ).split(' '),
  ),
};

const types: readonly MatchType[] = ['exact', 'prefix', 'begin', 'regex'];

function readOrder(value: unknown): readonly MatchType[] {
  if (typeof value !== 'string') return types;
  const wanted = value.split(',').map((word) => word.trim().toLowerCase());
  const known = types.filter((type) => wanted.includes(type));
  return known.length === types.length ? [...known].sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b)) : types;
}

const acme = '/.well-known/acme-challenge';

function readLocations(value: unknown): readonly string[] {
  return (typeof value === 'string' ? value : acme)
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

/** Returns the options with defaults filled in; a value of another type counts as absent. */
export function readOptions(options: ProfileOptions): HaproxyIngressOptions {
  const text = (name: string, otherwise: string) => {
    const value = lookup(options, name);
    return typeof value === 'string' ? value : otherwise;
  };
  const flag = (name: string) => [true, 'true'].some((yes) => lookup(options, name) === yes);
  const map = options['configMap'];
  const configMap: ReadonlyMap<string, unknown> = new Map(Object.entries(map ?? {}));
  return {
    ingressClass: text('ingressClass', usualClass),
    controllerClass: text('controllerClass', ''),
    watchIngressWithoutClass: flag('watchIngressWithoutClass'),
    ingressClassPrecedence: flag('ingressClassPrecedence'),
    defaultBackendService: text('defaultBackendService', ''),
    pathTypeOrder: readOrder(configMap.get('path-type-order')),
    strictHost: parseBool(String(configMap.get('strict-host'))) === true,
    noRedirectLocations: readLocations(configMap.get('no-redirect-locations')),
    noTlsRedirectLocations: readLocations(configMap.get('no-tls-redirect-locations')),
    configMap,
  };
}

/** `IngressClass.spec.controller` of this controller. @source jcmoraisjr/haproxy-ingress pkg/controller/config/config.go (465a51c) */
const haproxyIngressController = 'haproxy-ingress.github.io/controller';

/** Returns the controller that an IngressClass has to name. */
function wantedController({ controllerClass }: HaproxyIngressOptions): string {
  return controllerClass === '' ? haproxyIngressController : `${haproxyIngressController}/${controllerClass}`;
}

/**
 * Returns whether the controller takes an Ingress; where annotation and class disagree the annotation wins.
 * @source jcmoraisjr/haproxy-ingress pkg/controller/services/cache.go IsValidIngress (465a51c)
 */
function takesIngress(ingress: Ingress, cluster: Cluster, options: HaproxyIngressOptions): boolean {
  const annotation = ingress.metadata.annotations.get('kubernetes.io/ingress.class')?.value;
  const byAnnotation = annotation === undefined ? null : annotation === options.ingressClass;
  const className = ingress.ingressClassName.value;
  const wanted = wantedController(options);
  const byClass =
    className === null
      ? null
      : cluster.ingressClasses.some(
          ({ object }) => object.metadata.name.value === className && object.controller === wanted,
        );
  const [first, second] = options.ingressClassPrecedence ? [byClass, byAnnotation] : [byAnnotation, byClass];
  return first ?? second ?? options.watchIngressWithoutClass;
}

/** Returns how the controller chooses its Ingresses. */
export function classRuleOf(options: HaproxyIngressOptions): Choice {
  return {
    controller: wantedController(options),
    isSet: options.ingressClass !== usualClass,
    takes: (ingress, cluster) => takesIngress(ingress, cluster, options),
  };
}

/** Returns why an Ingress is not taken: what its annotation or class says, or the option that it needs. */
export function whyNotTaken(
  ingress: Ingress,
  cluster: Cluster,
  options: HaproxyIngressOptions,
): { readonly why: ClassRule; readonly option?: string } {
  const annotation = ingress.metadata.annotations.get('kubernetes.io/ingress.class')?.value;
  const className = ingress.ingressClassName.value;
  const isByClass = className !== null && (annotation === undefined || options.ingressClassPrecedence);
  if (annotation !== undefined && !isByClass) return { why: 'class-annotation' };
  if (className === null) return { why: 'watch-option', option: 'watchIngressWithoutClass' };
  const isKnown = cluster.ingressClasses.some(({ object }) => object.metadata.name.value === className);
  return { why: isKnown ? 'class-elsewhere' : 'class-unknown' };
}
