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
  /** From v3.7 `Host("*.x")` knows wildcards; before, a regular expression stood for them. */
  readonly wildcardInHost: boolean;
}

/** @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go Provider (v3.7.9) */
export const traefikOptions: readonly ProfileOption[] = [
  { name: 'version', kind: 'string', default: '3.7' },
  { name: 'strictPrefixMatching', kind: 'boolean', default: false },
  { name: 'allowEmptyServices', kind: 'boolean', default: false },
  { name: 'allowExternalNameServices', kind: 'boolean', default: false },
  { name: 'entryPointTls', kind: 'boolean', default: false },
  { name: 'ingressClass', kind: 'string', default: '' },
  { name: 'disableIngressClassLookup', kind: 'boolean', default: false },
  { name: 'disableClusterScopeResources', kind: 'boolean', default: false },
  { name: 'nativeLBByDefault', kind: 'boolean', default: false },
  { name: 'sanitizePath', kind: 'boolean', default: true },
];

/** @source golang/go strconv ParseBool (1.23) */
export function isTrue(text: string): boolean {
  return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text);
}

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** Returns the options with defaults filled in; a value of another type counts as absent. */
export function readOptions(options: ProfileOptions): TraefikOptions {
  const flag = (name: string) => [true, 'true'].some((yes) => lookup(options, name) === yes);
  const text = (name: string, otherwise: string) => {
    const value = lookup(options, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
  };
  return {
    strictPrefixMatching: flag('strictPrefixMatching'),
    allowEmptyServices: flag('allowEmptyServices'),
    allowExternalNameServices: flag('allowExternalNameServices'),
    entryPointTls: flag('entryPointTls'),
    ingressClass: text('ingressClass', ''),
    disableIngressClassLookup: flag('disableIngressClassLookup') || flag('disableClusterScopeResources'),
    nativeLBByDefault: flag('nativeLBByDefault'),
    sanitizePath: options['sanitizePath'] !== false && options['sanitizePath'] !== 'false',
    wildcardInHost: isAtLeast(text('version', '3.7'), 3, 7),
  };
}
