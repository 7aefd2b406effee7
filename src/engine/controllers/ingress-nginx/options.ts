import type { ConfigMapSigns } from '../../match/configmap-options.ts';
import type { ProfileOption, ProfileOptions } from '../../match/profile.ts';
import { lookup } from '../../text/lookup.ts';
import { parseBool, parseInteger } from './annotation-text.ts';
import { type Note, notedSettings, notesOfSettings } from './unsimulated.ts';

export type Risk = 'Low' | 'Medium' | 'High' | 'Critical';

/** Flags of the controller and keys of its ConfigMap that change routing. */
export interface NginxOptions {
  readonly controllerClass: string;
  readonly ingressClass: string;
  readonly ingressClassByName: boolean;
  readonly watchIngressWithoutClass: boolean;
  readonly disableCatchAll: boolean;
  /** Set where a cause is tried: `--deep-inspect=false`. */
  readonly skipsInspection?: boolean;
  /** `namespace/name`, `''` for the built-in 404. */
  readonly defaultBackendService: string;
  readonly annotationsRiskLevel: Risk;
  readonly sslRedirect: boolean;
  readonly forceSslRedirect: boolean;
  readonly httpRedirectCode: number;
  readonly useForwardedHeaders: boolean;
  readonly noTlsRedirectLocations: readonly string[];
  readonly preserveTrailingSlash: boolean;
  readonly usePortInRedirects: boolean;
  /** No annotation may hold one of these. */
  readonly blockedWords: readonly string[];
  /** ExternalName Services have no endpoint. */
  readonly disableSvcExternalName: boolean;
  /** TLS of hosts with ssl-passthrough goes to their Service as it comes. */
  readonly enableSslPassthrough: boolean;
  /** Keys of the ConfigMap that are not simulated and concern every request. */
  readonly notes: readonly Note[];
}

/** The value of the class annotation that is this controller's unless an option says otherwise. */
export const usualClass = 'nginx';

/** @source kubernetes/ingress-nginx docs/user-guide/{cli-arguments,nginx-configuration/configmap}.md (v1.15.1) */
export const nginxOptions: readonly ProfileOption[] = [
  { name: 'controllerClass', kind: 'string', default: 'k8s.io/ingress-nginx' },
  { name: 'ingressClass', kind: 'string', default: usualClass },
  { name: 'ingressClassByName', kind: 'boolean', default: false },
  { name: 'watchIngressWithoutClass', kind: 'boolean', default: false },
  { name: 'disableCatchAll', kind: 'boolean', default: false },
  { name: 'disableSvcExternalName', kind: 'boolean', default: false },
  { name: 'enableSslPassthrough', kind: 'boolean', default: false },
  { name: 'defaultBackendService', kind: 'string', default: '' },
  { name: 'configMap', kind: 'map', default: {} },
];

/**
 * The controller's ConfigMap under the names of its Helm chart and static manifests, old ones among them.
 * @source kubernetes/ingress-nginx charts/ingress-nginx, deploy/static/provider (v1.15.1)
 */
export const nginxConfigMap: ConfigMapSigns = {
  names: ['ingress-nginx-controller', 'nginx-configuration', 'nginx-ingress-controller'],
  label: 'ingress-nginx',
  noted: notedSettings,
  keys: new Set([
    'annotations-risk-level',
    'annotation-value-word-blocklist',
    'force-ssl-redirect',
    'http-redirect-code',
    'no-tls-redirect-locations',
    'preserve-trailing-slash',
    'ssl-redirect',
    'use-forwarded-headers',
    'use-port-in-redirects',
  ]),
};

/** An object as text would ask its own `toString`, which in a link can be anything. */
function scalarText(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

const risks: readonly Risk[] = ['Low', 'Medium', 'High', 'Critical'];

/** @source kubernetes/ingress-nginx internal/ingress/annotations/parser/main.go StringRiskToRisk (v1.15.1): any case, and Low for any other word */
function readRisk(text: string | undefined): Risk {
  if (text === undefined) return 'High';
  return risks.find((level) => level.toLowerCase() === text.toLowerCase()) ?? 'Low';
}

/** @source kubernetes/ingress-nginx internal/ingress/controller/template/configmap.go (v1.15.1): only these codes are taken */
const redirectCodes = [301, 302, 307, 308];

function readRedirectCode(text: string | undefined): number {
  const code = parseInteger(text);
  return code !== null && redirectCodes.includes(code) ? code : 308;
}

function words(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Returns the options with defaults filled in; a value of another type counts as absent. */
export function readOptions(options: ProfileOptions): NginxOptions {
  const text = (name: string, otherwise: string) => {
    const value = lookup(options, name);
    return typeof value === 'string' ? value : otherwise;
  };
  const flag = (name: string) => parseBool(scalarText(lookup(options, name))) === true;
  const given = options['configMap'];
  const configMap = new Map(
    Object.entries(typeof given === 'object' && given !== null ? given : {}).map(([key, value]) => [
      key,
      scalarText(value),
    ]),
  );
  const bool = (key: string, otherwise: boolean) => parseBool(configMap.get(key)) ?? otherwise;
  return {
    controllerClass: text('controllerClass', 'k8s.io/ingress-nginx'),
    ingressClass: text('ingressClass', usualClass),
    ingressClassByName: flag('ingressClassByName'),
    watchIngressWithoutClass: flag('watchIngressWithoutClass'),
    disableCatchAll: flag('disableCatchAll'),
    defaultBackendService: text('defaultBackendService', ''),
    annotationsRiskLevel: readRisk(configMap.get('annotations-risk-level')),
    sslRedirect: bool('ssl-redirect', true),
    forceSslRedirect: bool('force-ssl-redirect', false),
    httpRedirectCode: readRedirectCode(configMap.get('http-redirect-code')),
    useForwardedHeaders: bool('use-forwarded-headers', false),
    noTlsRedirectLocations: words(configMap.get('no-tls-redirect-locations') ?? '/.well-known/acme-challenge'),
    preserveTrailingSlash: bool('preserve-trailing-slash', false),
    usePortInRedirects: bool('use-port-in-redirects', false),
    blockedWords: words(configMap.get('annotation-value-word-blocklist') ?? ''),
    disableSvcExternalName: flag('disableSvcExternalName'),
    enableSslPassthrough: flag('enableSslPassthrough'),
    notes: notesOfSettings(configMap),
  };
}
