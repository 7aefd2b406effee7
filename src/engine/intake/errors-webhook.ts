import { errorTable } from './known-error.ts';

/**
 * Words of the validating webhook of ingress-nginx, and of its log.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go CheckIngress, checkOverlap, getBackendServers,
 *   serviceEndpoints, createServers; internal/ingress/inspector; internal/ingress/errors; controller/store/store.go (v1.13)
 */
export const webhookErrors = errorTable([
  {
    code: 'route-duplicate',
    number: 'Q25',
    says: ['host "{host}" and path "{path}" is already defined in ingress {other}'],
    finds: ['ingress-nginx/webhook-duplicate', 'advice/duplicate-route', 'controller/duplicate-path'],
  },
  {
    code: 'path-pattern',
    number: 'Q10',
    says: ['path {path} cannot be used with pathType {type}'],
    finds: ['ingress-nginx/webhook-path', 'advice/path-pattern'],
  },
  { code: 'snippet-disabled', says: ['{annotation} annotation cannot be used. Snippet directives are disabled'] },
  { code: 'annotation-risk', says: ['annotation group {annotation} contains risky annotation'] },
  { code: 'annotation-value', says: ['annotation {annotation} contains invalid value'] },
  { code: 'annotation-word', says: ['{annotation} annotation contains invalid word {value}'] },
  {
    code: 'nginx-config',
    says: [
      'nginx: [emerg] {detail} in /tmp/nginx',
      'nginx: [emerg] {detail}',
      'nginx: configuration file {file} test failed',
    ],
  },
  {
    code: 'webhook-unreachable',
    says: ['failed calling webhook "{value}"', 'no endpoints available for service "{service}"'],
  },
  { code: 'webhook-denied', says: ['admission webhook "{value}" denied the request'], isFrame: true },
  {
    code: 'class-not-served',
    number: 'Q21',
    says: [
      'ingress does not contain a valid IngressClass',
      'Ignoring ingress because of error while validating ingress class',
      'no object matching key "{value}" in local store" ingress="{object}"',
    ],
    finds: ['advice/class-none', 'ref/class-missing', 'advice/class-two-defaults'],
  },
  {
    code: 'endpoints-missing',
    number: 'Q33',
    says: ['Service "{service}" does not have any active Endpoint'],
    finds: [
      'ref/service-missing',
      'ref/port-missing',
      'ref/selector-matches-nothing',
      'ref/no-ready-endpoints',
      'ref/port-is-target-port',
      'ref/service-other-namespace',
    ],
  },
  {
    code: 'service-missing',
    number: 'Q30',
    says: [
      'Error obtaining Endpoints for Service "{service}": no object matching key',
      'error getting service "{service}"',
      'services "{service}" not found',
    ],
    finds: ['ref/service-missing', 'ref/service-other-namespace'],
  },
  {
    code: 'secret-missing',
    number: 'Q35',
    says: [
      'Error getting SSL certificate "{secret}": local SSL certificate',
      'secret {secret} does not exist',
      'secret "{secret}" not found',
    ],
    finds: ['ref/secret-missing', 'ref/secret-other-namespace', 'ref/secret-not-tls'],
  },
  {
    code: 'certificate-names',
    number: 'Q35',
    says: [
      'SSL certificate "{secret}" does not contain a Common Name or Subject Alternative Name for server "{host}"',
      'certificate is not valid for any names',
      'certificate is valid for … not {host}',
      "no alternative certificate subject name matches target host name '{host}'",
    ],
  },
  { code: 'server-name-twice', says: ['conflicting server name "{host}"'] },
]);
