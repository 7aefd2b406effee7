import { errorTable } from './known-error.ts';

/**
 * What proxies answer or log for a request.
 * @source nginx/nginx src/http/ngx_http_upstream.c, ngx_http_special_response.c (1.27); traefik/traefik pkg/server (v3.5);
 *   Kong/kong runloop (3.9); envoyproxy/envoy source/common/router; curl/curl lib/transfer.c
 */
export const proxyErrors = errorTable([
  { code: 'upstream-refused', says: ['connect() failed (111: Connection refused) while connecting to upstream'] },
  { code: 'upstream-timeout', says: ['upstream timed out (110: {detail}) while', 'upstream timed out'] },
  {
    code: 'upstream-none',
    number: 'Q33',
    says: ['no live upstreams while connecting to upstream'],
    finds: ['ref/selector-matches-nothing', 'ref/no-ready-endpoints', 'ref/service-missing'],
  },
  { code: 'upstream-closed', says: ['upstream prematurely closed connection'] },
  { code: 'upstream-header', says: ['upstream sent too big header'] },
  {
    code: 'upstream-tls',
    says: [
      'SSL_do_handshake() failed',
      'upstream sent no valid HTTP/1.0 header',
      'Client sent an HTTP request to an HTTPS server',
      'The plain HTTP request was sent to HTTPS port',
    ],
  },
  { code: 'body-large', says: ['client intended to send too large body', '413 Request Entity Too Large'] },
  { code: 'gke-no-route', number: 'Q16', says: ['response 404 (backend NotFound)'] },
  { code: 'no-route', number: 'Q01', says: ['default backend - 404', 'no Route matched with those values'] },
  { code: 'traefik-no-route', number: 'Q38', says: ['404 page not found'] },
  {
    code: 'no-server',
    number: 'Q33',
    says: ['no available server', 'no healthy upstream'],
    finds: ['ref/selector-matches-nothing', 'ref/no-ready-endpoints', 'ref/service-missing'],
  },
  { code: 'upstream-connect', says: ['upstream connect error or disconnect/reset before headers'] },
  {
    code: 'page-503',
    says: ['503 Service Temporarily Unavailable', '503 Service Unavailable'],
    finds: ['ref/service-missing', 'ref/no-ready-endpoints', 'ref/selector-matches-nothing'],
  },
  { code: 'page-502', says: ['502 Bad Gateway'] },
  { code: 'page-504', says: ['504 Gateway Time-out', '504 Gateway Timeout'] },
  { code: 'page-404', says: ['<h1>404 Not Found</h1>', '<title>404 Not Found</title>'] },
  {
    code: 'certificate-default',
    number: 'Q35',
    says: ['Kubernetes Ingress Controller Fake Certificate', 'TRAEFIK DEFAULT CERT'],
    finds: ['ref/secret-missing', 'advice/tls-rule-not-covered'],
  },
  { code: 'redirect-loop', number: 'Q36', says: ['ERR_TOO_MANY_REDIRECTS', 'Maximum ({value}) redirects followed'] },
  { code: 'host-unresolved', says: ['Could not resolve host: {host}'] },
  { code: 'connection-refused', says: ['Failed to connect to {host} port {port}'] },
]);
