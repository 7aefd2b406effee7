import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import type { HaproxyIngressOptions } from './options.ts';

/** @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md (465a51c) */
const prefixes = ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'];

/** Returns a configuration key: from the Service, the Ingress, the ConfigMap, in this order; `null` when none has it. */
export function configKey(
  name: string,
  ingress: Ingress,
  service: Service | null,
  options: HaproxyIngressOptions,
): string | null {
  for (const metadata of [service?.metadata, ingress.metadata]) {
    for (const prefix of prefixes) {
      const found = metadata?.annotations.get(prefix + name);
      if (found) return found.value;
    }
  }
  const global = options.configMap[name];
  return typeof global === 'string' ? global : null;
}

/** What a path's Ingress and Service ask for after the path was chosen. */
export interface Treatment {
  readonly sslRedirect: boolean;
  readonly sslRedirectCode: number;
  readonly rewriteTarget: string | null;
  readonly redirectTo: string | null;
  readonly redirectToCode: number;
  readonly appRoot: string | null;
  readonly notSimulated: readonly string[];
}

const watched = [
  'allowlist-source-range',
  'denylist-source-range',
  'whitelist-source-range',
  'auth-url',
  'auth-signin',
  'auth-tls-secret',
  'blue-green-deploy',
  'cors-enable',
  'http-header-match',
  'http-header-match-regex',
  'limit-rps',
  'oauth',
  'ssl-passthrough',
  'waf',
  'config-backend',
  'config-frontend',
];

function code(text: string | null): number {
  return text !== null && /^\d{3}$/.test(text) ? Number(text) : 302;
}

/** Returns what a path asks for, with the controller's defaults. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/defaults.go (465a51c) */
export function treatmentOf(ingress: Ingress, service: Service | null, options: HaproxyIngressOptions): Treatment {
  const key = (name: string) => configKey(name, ingress, service, options);
  return {
    sslRedirect: (key('ssl-redirect') ?? 'true') === 'true',
    sslRedirectCode: code(key('ssl-redirect-code')),
    rewriteTarget: key('rewrite-target') || null,
    redirectTo: key('redirect-to') || null,
    redirectToCode: code(key('redirect-to-code')),
    appRoot: configKey('app-root', ingress, null, options) || null,
    notSimulated: watched.filter((name) => key(name) !== null),
  };
}
