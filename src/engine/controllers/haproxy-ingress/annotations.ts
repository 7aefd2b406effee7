import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { type Unsimulated, unsimulatedOn } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { tableOf } from '../../text/lookup.ts';
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
  return globalKey(name, options);
}

/** Returns a key of the ConfigMap, `null` when absent. */
export function globalKey(name: string, { configMap }: HaproxyIngressOptions): string | null {
  const value = configMap.get(name);
  return typeof value === 'string' ? value : null;
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
export const unsimulated: Unsimulated = tableOf<AnnotationEffect>({
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
  'limit-rps': 'rate',
  oauth: 'authentication',
  'redirect-from-regex': 'matching',
  'service-upstream': 'upstream',
  'ssl-passthrough': 'tcp',
  'ssl-passthrough-http-port': 'tcp',
  'tcp-service-port': 'tcp',
  waf: 'access',
  'whitelist-source-range': 'access',
});

function code(text: string | null): number {
  return text !== null && /^\d{3}$/.test(text) ? Number(text) : 302;
}

/** Returns what a path asks for, with the controller's defaults. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/defaults.go (465a51c) */
export function treatmentOf(ingress: Ingress, service: Service | null, options: HaproxyIngressOptions): Treatment {
  const key = (name: string) => configKey(name, ingress, service, options);
  return {
    sslRedirect: (key('ssl-redirect') ?? 'true') === 'true',
    // Global only: on an Ingress nobody reads it.
    sslRedirectCode: code(globalKey('ssl-redirect-code', options)),
    rewriteTarget: key('rewrite-target') || null,
    // Read before the Service is looked up.
    redirectTo: configKey('redirect-to', ingress, null, options) || null,
    redirectToCode: code(key('redirect-to-code')),
    appRoot: configKey('app-root', ingress, null, options) || null,
    notSimulated: [ingress.metadata, ...(service ? [service.metadata] : [])].flatMap(({ annotations }) =>
      unsimulatedOn(annotations, prefixes, unsimulated),
    ),
  };
}
