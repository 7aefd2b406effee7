import type { ClassRule } from '../../match/cause.ts';
import type { ConfigMapSigns } from '../../match/configmap-options.ts';
import type { ProfileOption, ProfileOptions } from '../../match/profile.ts';
import type { ClassRule as Choice } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { lookup } from '../../text/lookup.ts';
import { notedSettings } from './notes.ts';

/** Start-up flags and ConfigMap keys that change routing. */
export interface HaproxyTechOptions {
  readonly ingressClass: string;
  readonly emptyIngressClass: boolean;
  /** `namespace/name` of --default-backend-service, `''` when unset. */
  readonly defaultBackendService: string;
  readonly configMap: ReadonlyMap<string, unknown>;
}

/** @source haproxytech/kubernetes-ingress documentation/controller.md (v3.2, fc12067) */
export const haproxyTechOptions: readonly ProfileOption[] = [
  { name: 'ingressClass', kind: 'string', default: '' },
  { name: 'emptyIngressClass', kind: 'boolean', default: false },
  { name: 'defaultBackendService', kind: 'string', default: '' },
  { name: 'configMap', kind: 'map', default: {} },
];

/**
 * The controller's ConfigMap under the names of its static manifests and of the release that its documentation makes; the chart labels it.
 * @source haproxytech/kubernetes-ingress deploy/haproxy-ingress.yaml (v1.9), deploy/tests/config/3.configmap.yaml; haproxytech/helm-charts kubernetes-ingress/templates/controller-configmap.yaml
 */
export const haproxyTechConfigMap: ConfigMapSigns = {
  names: ['haproxy-kubernetes-ingress', 'haproxy-configmap'],
  label: 'kubernetes-ingress',
  noted: notedSettings,
  keys: new Set(
    'path-rewrite request-redirect request-redirect-code ssl-redirect ssl-redirect-code ssl-redirect-port'.split(' '),
  ),
};

/** Returns the options with defaults filled in; a value of another type counts as absent. */
export function readOptions(options: ProfileOptions): HaproxyTechOptions {
  const text = (name: string) => {
    const value = lookup(options, name);
    return typeof value === 'string' ? value : '';
  };
  const map = options['configMap'];
  return {
    ingressClass: text('ingressClass'),
    emptyIngressClass: options['emptyIngressClass'] === true || options['emptyIngressClass'] === 'true',
    defaultBackendService: text('defaultBackendService'),
    configMap: new Map(Object.entries(map ?? {})),
  };
}

/** `IngressClass.spec.controller` of this controller. @source haproxytech/kubernetes-ingress pkg/store/store.go (fc12067) */
const haproxyTechController = 'haproxy.org/ingress-controller';

/** Returns the controller that an IngressClass has to name. */
function wantedController({ ingressClass }: HaproxyTechOptions): string {
  return ingressClass === '' ? haproxyTechController : `${haproxyTechController}/${ingressClass}`;
}

/**
 * Returns whether the controller takes an Ingress: only `spec.ingressClassName` counts, never the annotation.
 * @source haproxytech/kubernetes-ingress pkg/store/store.go IsIngressClassSupported (fc12067)
 */
function takesIngress(ingress: Ingress, cluster: Cluster, options: HaproxyTechOptions): boolean {
  const wanted = wantedController(options);
  const className = ingress.ingressClassName.value;
  const controllerOf = (find: (name: string, isDefault: boolean) => boolean) =>
    cluster.ingressClasses.find(({ object }) => find(object.metadata.name.value, object.isDefault))?.object.controller;
  if (className) return controllerOf((name) => name === className) === wanted;
  if (options.ingressClass !== '') return options.emptyIngressClass;
  const byDefault = controllerOf((_, isDefault) => isDefault);
  return byDefault === undefined || byDefault === wanted;
}

/** Returns how the controller chooses its Ingresses. */
export function classRuleOf(options: HaproxyTechOptions): Choice {
  return {
    controller: wantedController(options),
    isSet: options.ingressClass !== '',
    takes: (ingress, cluster) => takesIngress(ingress, cluster, options),
  };
}

/** Returns why an Ingress is not taken: what its class says, or the option that it needs. */
export function whyNotTaken(
  ingress: Ingress,
  cluster: Cluster,
  options: HaproxyTechOptions,
): { readonly why: ClassRule; readonly option?: string } {
  const className = ingress.ingressClassName.value;
  if (!className)
    return options.ingressClass === '' ? { why: 'no-class' } : { why: 'watch-option', option: 'emptyIngressClass' };
  const isKnown = cluster.ingressClasses.some(({ object }) => object.metadata.name.value === className);
  return { why: isKnown ? 'class-elsewhere' : 'class-unknown' };
}
