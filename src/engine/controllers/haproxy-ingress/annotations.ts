import { type Unsimulated, unsimulatedOn } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import type { HaproxyIngressOptions } from './options.ts';

/** @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md (465a51c) */
export const prefixes = ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'];

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
  readonly notSimulated: ReturnType<typeof unsimulatedOn>;
}

/** Annotations that change traffic and are not simulated. @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md (465a51c) */
export const unsimulated: Unsimulated = {
  'allowlist-source-range': 'access',
  'auth-signin': 'authentication',
  'auth-tls-secret': 'authentication',
  'auth-tls-strict': 'authentication',
  'auth-url': 'authentication',
  'backend-protocol': 'upstream',
  'bind-http': 'listener',
  'bind-https': 'listener',
  'blue-green-deploy': 'upstream',
  'config-backend': 'snippet',
  'config-frontend': 'snippet',
  'cors-enable': 'response',
  'denylist-source-range': 'access',
  'http-frontend': 'listener',
  'http-header-match': 'matching',
  'http-header-match-regex': 'matching',
  'limit-rps': 'rate',
  oauth: 'authentication',
  'redirect-from-regex': 'matching',
  'service-upstream': 'upstream',
  'ssl-passthrough': 'tcp',
  'ssl-passthrough-http-port': 'tcp',
  'tcp-service-port': 'tcp',
  waf: 'access',
  'whitelist-source-range': 'access',
};

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
    notSimulated: [ingress.metadata, ...(service ? [service.metadata] : [])].flatMap(({ annotations }) =>
      unsimulatedOn(annotations, prefixes, unsimulated),
    ),
  };
}
