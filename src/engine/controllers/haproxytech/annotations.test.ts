import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { unsimulated } from './notes.ts';

/** Annotations whose effect on where a request goes is simulated. */
const simulated = new Set(
  'path-rewrite request-redirect request-redirect-code ssl-redirect ssl-redirect-code ssl-redirect-port'.split(' '),
);

/** Annotations that cannot change where a request goes or what it is answered, and why not. */
const harmless: readonly (readonly [why: string, keys: string])[] = [
  [
    'details of another annotation that is told itself',
    'auth-secret auth-realm rate-limit-period rate-limit-status-code rate-limit-size rate-limit-whitelist',
  ],
  ['health checks: endpoints are as the files say', 'check check-http check-interval timeout-check'],
  [
    'keys of the ConfigMap alone',
    'clean-certs client-ca client-crt-optional client-strict-sni generate-certificates-signer global-config-snippet frontend-config-snippet stats-config-snippet dontlognull hard-stop-after http-connection-mode http-keep-alive http-server-close log-format log-format-tcp logasap maxconn nbthread proxy-protocol quic-alt-svc-max-age ssl-certificate syslog-server timeout-client timeout-client-fin timeout-connect timeout-http-request timeout-http-keep-alive timeout-queue timeout-server-fin timeout-tunnel tls-alpn',
  ],
  [
    'headers of an answer or to the Service, no part of where it goes',
    'cors-allow-origin cors-allow-methods cors-allow-credentials cors-allow-headers cors-max-age forwarded-for request-capture request-capture-len request-set-header response-set-header',
  ],
  [
    'how a server is chosen or kept',
    'cookie-persistence cookie-persistence-no-dynamic load-balance pod-maxconn scale-server-slots',
  ],
  ['certificates', 'server-ca server-crt'],
  ['time limits', 'timeout-server'],
];
const listed = harmless.flatMap(([, keys]) => keys.split(' '));

/** The list that the project was given, with what only a ConfigMap holds; it lies beside the project. */
const given = new URL('../../../../../shared/spec/haproxytech.annotations.json', import.meta.url);

function namesGiven(): readonly string[] {
  if (!existsSync(given)) {
    process.stdout.write(
      'Skipped: the annotations of HAProxy Kubernetes Ingress Controller are not beside the project.\n',
    );
    return [];
  }
  const read: { readonly annotations: readonly { readonly name: string }[] } = JSON.parse(readFileSync(given, 'utf8'));
  return read.annotations.map(({ name }) => name);
}

test('every annotation is simulated, told, or cannot change an answer', () => {
  const own = haproxytechAnnotations.map(({ name }) => name.slice(name.indexOf('/') + 1));
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
