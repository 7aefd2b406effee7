import type { Deviation } from '../../match/contract.ts';

const template =
  'jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c), measured with HAProxy 2.6.12';
const falls = 'a host without a matching path goes on to wildcard hosts and then to rules without a host';

/** Contract cases that HAProxy Ingress answers differently from the specification. */
export const deviations: readonly Deviation[] = [
  {
    case: 'host/trailing-dot',
    expected: 404,
    reason: 'only the port is taken off the Host header; a dot at its end stays',
    source: template,
  },
  { case: 'host/no-fall-through-to-wildcard', expected: 'w', reason: falls, source: template },
  { case: 'host/no-fall-through-to-none', expected: 'all', reason: falls, source: template },
];
