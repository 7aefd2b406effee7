import type { ProfileOption, ProfileOptions } from '../../match/profile.ts';
import { lookup } from '../../text/lookup.ts';

/** Static configuration that changes routing. */
export interface TraefikOptions {
  readonly strictPrefixMatching: boolean;
  readonly allowEmptyServices: boolean;
  readonly allowExternalNameServices: boolean;
  readonly ingressClass: string;
  readonly disableIngressClassLookup: boolean;
  /** Services answer by their own address unless they say otherwise. */
  readonly nativeLBByDefault: boolean;
  /** The entry points resolve dot segments and double slashes before they match. */
  readonly sanitizePath: boolean;
  /** The https entry point has `http.tls` set, as the project's Helm chart does: routers without TLS of their own serve both. */
  readonly entryPointTls: boolean;
  /** Names of the entry points that listen for http and https. */
  readonly webEntryPoint: string;
  readonly websecureEntryPoint: string;
  /** Namespaces whose Ingresses may name middlewares and TLS options; `null` for all. */
  readonly crossProviderNamespaces: readonly string[] | null;
  /** False: a path that holds an escaped `/ \ ; % ? #` or NUL is refused once a router has matched. */
  readonly allowEncodedCharacters: boolean;
  /** From v3.7 `Host("*.x")` knows wildcards; before, a regular expression stood for them. */
  readonly wildcardInHost: boolean;
  /** From v3.4.1 reserved characters stay escaped in what routers compare; before, everything was decoded. */
  readonly keepsReserved: boolean;
}

/** @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go Provider; pkg/config/static/entrypoints.go (v3.7.9) */
export const traefikOptions: readonly ProfileOption[] = [
  { name: 'version', kind: 'string', default: '3.7' },
  { name: 'strictPrefixMatching', kind: 'boolean', default: false },
  { name: 'allowEmptyServices', kind: 'boolean', default: false },
  { name: 'allowExternalNameServices', kind: 'boolean', default: false },
  { name: 'entryPointTls', kind: 'boolean', default: false },
  { name: 'webEntryPoint', kind: 'string', default: 'web' },
  { name: 'websecureEntryPoint', kind: 'string', default: 'websecure' },
  { name: 'ingressClass', kind: 'string', default: '' },
  { name: 'disableIngressClassLookup', kind: 'boolean', default: false },
  { name: 'disableClusterScopeResources', kind: 'boolean', default: false },
  { name: 'crossProviderNamespaces', kind: 'string', default: '' },
  { name: 'nativeLBByDefault', kind: 'boolean', default: false },
  { name: 'sanitizePath', kind: 'boolean', default: true },
  { name: 'allowEncodedCharacters', kind: 'boolean', default: true },
];

/** Returns whether a version is that one or a later one; a part that is left out stands for its newest. */
function isAtLeast(version: string, ...wanted: readonly number[]): boolean {
  const parts = version.replace(/^v/, '').split('.');
  for (const [index, least] of wanted.entries()) {
    const written = parts[index];
    if (written === undefined) return true;
    const part = Number(written);
    if (part !== least) return part > least;
  }
  return true;
}

/** v3.6.4 to v3.6.6 refuse escaped reserved characters unless told otherwise. @source traefik/traefik pkg/config/static/entrypoints.go EncodedCharacters (v3.6.4, v3.6.7) */
function refusesEncoded(version: string): boolean {
  return isAtLeast(version, 3, 6, 4) && !isAtLeast(version, 3, 6, 7);
}

/** Returns the options with defaults filled in; a value of another type counts as absent. */
export function readOptions(options: ProfileOptions): TraefikOptions {
  const flag = (name: string) => [true, 'true'].some((yes) => lookup(options, name) === yes);
  const isOff = (name: string) => [false, 'false'].some((no) => lookup(options, name) === no);
  const text = (name: string, otherwise: string) => {
    const value = lookup(options, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
  };
  const version = text('version', '3.7');
  const namespaces = text('crossProviderNamespaces', '');
  return {
    strictPrefixMatching: flag('strictPrefixMatching'),
    allowEmptyServices: flag('allowEmptyServices'),
    allowExternalNameServices: flag('allowExternalNameServices'),
    entryPointTls: flag('entryPointTls'),
    webEntryPoint: text('webEntryPoint', 'web'),
    websecureEntryPoint: text('websecureEntryPoint', 'websecure'),
    ingressClass: text('ingressClass', ''),
    disableIngressClassLookup: flag('disableIngressClassLookup') || flag('disableClusterScopeResources'),
    crossProviderNamespaces: namespaces === '' ? null : namespaces.split(',').map((name) => name.trim()),
    nativeLBByDefault: flag('nativeLBByDefault'),
    sanitizePath: !isOff('sanitizePath'),
    allowEncodedCharacters: refusesEncoded(version) ? flag('allowEncodedCharacters') : !isOff('allowEncodedCharacters'),
    wildcardInHost: isAtLeast(version, 3, 7),
    keepsReserved: isAtLeast(version, 3, 4, 1),
  };
}
