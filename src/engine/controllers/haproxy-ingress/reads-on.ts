import type { ReadOn } from '../../diagnostics/controller-codes.ts';
import { haproxyIngressAnnotations } from '../../match/annotations/haproxy-ingress.ts';

const names = new Set(haproxyIngressAnnotations.map(({ name }) => name.slice(name.indexOf('/') + 1)));

/**
 * What is read of an Ingress alone: of listeners, of hosts and of TCP services, and what is asked for before the Service is looked up.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/types/annotations.go, pkg/converters/ingress/ingress.go syncIngressHTTP (465a51c)
 */
const ofIngresses = new Set(
  (
    'config-tcp-service tcp-service-log-format tcp-service-port tcp-service-proxy-protocol ' +
    'bind-fronting-proxy bind-http bind-http-passthrough bind-https bind-ip-addr-http http-frontend http-passthrough ' +
    'redirect-from-code redirect-to-code use-forwarded-proto use-proxy-protocol ' +
    'acme-preferred-chain app-root auth-tls-error-page auth-tls-secret auth-tls-strict auth-tls-verify-client cert-signer ' +
    'http-response-421 http-response-495 http-response-496 redirect-from redirect-from-regex server-alias server-alias-regex ' +
    'ssl-always-add-https ssl-always-follow-redirect ssl-ciphers ssl-cipher-suites ssl-options-host ssl-passthrough ' +
    'ssl-passthrough-http-port tls-alpn var-namespace ' +
    'http-header-match http-header-match-regex path-type redirect-to'
  ).split(' '),
);

/** What the ConfigMap alone may say. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/types/global.go (465a51c) */
const settings = new Set(
  (
    'default-backend-redirect default-backend-redirect-code http-port http-response-404 https-port no-redirect-locations ' +
    'no-tls-redirect-locations path-type-order ssl-redirect-code strict-host'
  ).split(' '),
);

/** Returns where the controller reads an annotation. */
export function readsOn(name: string): readonly ReadOn[] | null {
  if (names.has(name)) return ofIngresses.has(name) ? ['Ingress'] : ['Ingress', 'Service'];
  return settings.has(name) ? ['ConfigMap'] : null;
}
