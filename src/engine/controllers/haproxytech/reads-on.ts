import type { ReadOn } from '../../diagnostics/controller-codes.ts';
import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';

const names = new Set(haproxytechAnnotations.map(({ name }) => name.slice(name.indexOf('/') + 1)));

/** @source haproxytech/kubernetes-ingress documentation/annotations.md; pkg/route/route.go, pkg/annotations/ingress/httpsRedirect.go (fc12067) */
const only: Readonly<Record<'Ingress' | 'Service' | 'ConfigMap', ReadonlySet<string>>> = {
  Ingress: new Set(['ssl-redirect', 'ssl-redirect-code', 'ssl-redirect-port']),
  Service: new Set(['route-acl', 'cookie-persistence', 'cookie-persistence-no-dynamic']),
  ConfigMap: new Set(
    (
      'clean-certs client-ca client-crt-optional client-strict-sni generate-certificates-signer global-config-snippet ' +
      'frontend-config-snippet stats-config-snippet dontlognull hard-stop-after http-connection-mode http-keep-alive ' +
      'http-server-close log-format log-format-tcp logasap maxconn nbthread proxy-protocol quic-alt-svc-max-age ssl-certificate ' +
      'syslog-server timeout-client timeout-client-fin timeout-connect timeout-http-request timeout-http-keep-alive ' +
      'timeout-queue timeout-server-fin timeout-tunnel tls-alpn'
    ).split(' '),
  ),
};

/** Returns where the controller reads an annotation: an Ingress or its Service where nothing else is known. */
export function readsOn(name: string): readonly ReadOn[] | null {
  for (const kind of ['Ingress', 'Service', 'ConfigMap'] as const) if (only[kind].has(name)) return [kind];
  return names.has(name) ? ['Ingress', 'Service'] : null;
}
