import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { haproxyIngressAnnotations } from '../../match/annotations/haproxy-ingress.ts';
import { unsimulated } from './notes.ts';

/** Annotations whose effect on where a request goes is simulated. */
const simulated = new Set(
  'app-root path-type redirect-from redirect-from-regex redirect-to rewrite-target server-alias server-alias-regex ssl-always-add-https ssl-passthrough ssl-redirect http-header-match http-header-match-regex tcp-service-port'.split(
    ' ',
  ),
);

/** Annotations that cannot change where a request goes or what it is answered, and why not. */
const harmless: readonly (readonly [why: string, keys: string])[] = [
  [
    'details of another annotation that is told itself',
    'config-tcp-service tcp-service-log-format tcp-service-proxy-protocol allowlist-source-header auth-external-placement auth-method auth-realm limit-whitelist oauth-uri-prefix waf-mode',
  ],
  [
    'certificates and ciphers',
    'acme-preferred-chain cert-signer ssl-ciphers ssl-cipher-suites ssl-options-host tls-alpn secure-crt-secret secure-sni secure-verify-ca-secret secure-verify-hostname ssl-cipher-suites-backend ssl-ciphers-backend ssl-options-backend',
  ],
  [
    'pages of statuses that do not arise here',
    'auth-tls-error-page http-response-421 http-response-495 http-response-496 http-response-200 http-response-400 http-response-401 http-response-403 http-response-405 http-response-407 http-response-408 http-response-410 http-response-413 http-response-425 http-response-429 http-response-500 http-response-501 http-response-502 http-response-504',
  ],
  ['read and then not used', 'ssl-always-follow-redirect'],
  [
    'headers of an answer or to the Service, no part of where it goes',
    'var-namespace auth-headers-fail auth-headers-request auth-headers-succeed auth-tls-cert-header cors-allow-credentials cors-allow-headers cors-allow-methods cors-allow-origin cors-allow-origin-regex cors-expose-headers cors-max-age headers hsts hsts-include-subdomains hsts-max-age hsts-preload oauth-headers request-add-headers request-del-headers request-set-headers response-add-headers response-del-headers response-set-headers ssl-fingerprint-lower ssl-fingerprint-sha2-bits',
  ],
  [
    'how a server is chosen or kept',
    'affinity assign-backend-server-id backend-server-naming backend-server-slots-increment balance-algorithm blue-green-mode dynamic-scaling initial-weight maxconn-server maxqueue-server peers-table slots-min-free session-cookie-domain session-cookie-dynamic session-cookie-keywords session-cookie-name session-cookie-preserve session-cookie-same-site session-cookie-shared session-cookie-strategy session-cookie-value-strategy source-address-intf use-resolver',
  ],
  [
    'health checks: endpoints are as the files say',
    'agent-check-addr agent-check-interval agent-check-port agent-check-send backend-check-interval health-check-addr health-check-fall-count health-check-interval health-check-port health-check-rise-count health-check-uri',
  ],
  [
    'time limits',
    'timeout-connect timeout-http-request timeout-keep-alive timeout-queue timeout-server timeout-server-fin timeout-tunnel',
  ],
];
const listed = harmless.flatMap(([, keys]) => keys.split(' '));

/** The list that the project was given, with what only a ConfigMap holds; it lies beside the project. */
const given = new URL('../../../../../shared/spec/haproxy-ingress.annotations.json', import.meta.url);

function namesGiven(): readonly string[] {
  if (!existsSync(given)) {
    process.stdout.write('Skipped: the annotations of HAProxy Ingress are not beside the project.\n');
    return [];
  }
  const read: { readonly annotations: readonly { readonly name: string }[] } = JSON.parse(readFileSync(given, 'utf8'));
  return read.annotations.map(({ name }) => name);
}

test('every annotation is simulated, told, or cannot change an answer', () => {
  const own = haproxyIngressAnnotations.map(({ name }) => name.slice(name.indexOf('/') + 1));
  const names = new Set([...own, ...namesGiven()]);
  expect(own.length).toBeGreaterThan(40);
  const silent = [...names].filter((name) => !simulated.has(name) && !unsimulated.has(name) && !listed.includes(name));
  expect(silent).toEqual([]);
});

test('no annotation is in two of the lists', () => {
  const all = [...simulated, ...unsimulated.keys(), ...listed];
  const twice = all.filter((name, index) => all.indexOf(name) !== index);
  expect(twice).toEqual([]);
});
