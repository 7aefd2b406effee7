import { readAnnotations } from './annotation-spec.ts';

/**
 * Annotations that the HAProxy Kubernetes Ingress Controller reads on Ingresses and Services.
 * @source haproxytech/kubernetes-ingress documentation/annotations.md (v3.2)
 */
export const haproxytechAnnotations = readAnnotations(
  'haproxy.org/',
  `
auth-type #auth-type
auth-secret
auth-realm
blacklist #deny-list
deny-list #deny-list
check bool
check-http
check-interval ~time
cors-enable bool #cors
cors-allow-origin
cors-allow-methods
cors-allow-credentials bool
cors-allow-headers
cors-max-age ~time
backend-config-snippet ~lines
cookie-persistence
cookie-persistence-no-dynamic
src-ip-header #source-address
forwarded-for bool
load-balance
path-rewrite #path-rewrite
pod-maxconn number
rate-limit-period ~time
rate-limit-status-code
rate-limit-requests number #limit
rate-limit-size
rate-limit-whitelist
request-capture
request-capture-len number
request-set-header
request-redirect #request-redirect
request-redirect-code number #redirect-code
response-set-header
route-acl #route-acl
send-proxy-protocol
server-ca
server-crt
server-proto
server-ssl bool
set-host #set-host
scale-server-slots number
ssl-passthrough bool #ssl-passthrough
ssl-redirect bool #ssl-redirect
ssl-redirect-code #redirect-code
ssl-redirect-port number %1-65535 #redirect-port
standalone-backend bool #standalone-backend
timeout-check ~time
timeout-server ~time
whitelist #allow-list
allow-list #allow-list
`,
);
