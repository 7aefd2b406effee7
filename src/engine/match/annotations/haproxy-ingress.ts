import { readAnnotations } from './annotation-spec.ts';

/**
 * Annotations that HAProxy Ingress reads.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/types/annotations.go (v0.15)
 */
export const haproxyIngressAnnotations = readAnnotations(
  'haproxy-ingress.github.io/',
  `
config-tcp-service
tcp-service-log-format
tcp-service-port #tcp-service
tcp-service-proxy-protocol
bind-fronting-proxy
bind-http #bind
bind-http-passthrough
bind-https #bind
bind-ip-addr-http
http-frontend #bind
http-passthrough
redirect-from-code number #redirect-code
redirect-to-code number #redirect-code
use-forwarded-proto bool
use-proxy-protocol
acme-preferred-chain
app-root ~path #app-root
auth-tls-error-page
auth-tls-secret #auth-tls
auth-tls-strict bool #auth-tls
auth-tls-verify-client
cert-signer
http-response-421
http-response-495
http-response-496
redirect-from #redirect-from
redirect-from-regex ~regex #redirect-from
server-alias #server-alias
server-alias-regex ~regex #server-alias-regex
ssl-always-add-https bool #always-https
ssl-always-follow-redirect bool
ssl-ciphers
ssl-cipher-suites
ssl-options-host
ssl-passthrough #ssl-passthrough
ssl-passthrough-http-port #passthrough-port
tls-alpn
var-namespace
affinity
agent-check-addr
agent-check-interval ~time
agent-check-port
agent-check-send
allowlist-source-range ~cidr #allow-list
allowlist-source-header
assign-backend-server-id
auth-external-placement
auth-headers-fail
auth-headers-request
auth-headers-succeed
auth-method
auth-realm
auth-secret
auth-signin #auth-signin
auth-tls-cert-header
auth-url #auth-url
backend-check-interval ~time
backend-protocol #backend-protocol
backend-server-naming
backend-server-slots-increment number
balance-algorithm
blue-green-balance
blue-green-cookie
blue-green-deploy #blue-green
blue-green-header
blue-green-mode
config-backend ~lines
config-backend-early ~lines
config-backend-late ~lines
cors-allow-credentials
cors-allow-headers
cors-allow-methods
cors-allow-origin
cors-allow-origin-regex ~regex
cors-enable #cors
cors-expose-headers
cors-max-age number
denylist-source-range ~cidr #deny-list
dynamic-scaling
fcgi-app
headers
health-check-addr
health-check-fall-count
health-check-interval ~time
health-check-port
health-check-rise-count
health-check-uri
hsts bool
hsts-include-subdomains bool
hsts-max-age number
hsts-preload bool
http-header-match #header-match
http-header-match-regex #header-match
http-response-200
http-response-400
http-response-401
http-response-403
http-response-405
http-response-407
http-response-408
http-response-410
http-response-413
http-response-425
http-response-429
http-response-500
http-response-501
http-response-502
http-response-503
http-response-504
initial-weight number
limit-connections
limit-rps #limit
limit-whitelist
maxconn-server
maxqueue-server
oauth #auth-url
oauth-headers
oauth-uri-prefix
path-type =begin,exact,prefix,regex #haproxy-path-type
peers-table
proxy-body-size ~size
proxy-protocol
redirect-to #redirect-to
request-add-headers
request-del-headers
request-set-headers
response-add-headers
response-del-headers
response-set-headers
rewrite-target #haproxy-rewrite-target
slots-min-free number
secure-backends
secure-crt-secret
secure-sni
secure-verify-ca-secret
secure-verify-hostname
service-upstream #service-upstream
session-cookie-domain
session-cookie-dynamic bool
session-cookie-keywords
session-cookie-name
session-cookie-preserve bool
session-cookie-same-site
session-cookie-shared
session-cookie-strategy
session-cookie-value-strategy
source-address-intf
ssl-cipher-suites-backend
ssl-ciphers-backend
ssl-fingerprint-lower
ssl-fingerprint-sha2-bits
ssl-options-backend
ssl-redirect bool #ssl-redirect
timeout-connect ~time
timeout-http-request ~time
timeout-keep-alive ~time
timeout-queue ~time
timeout-server ~time
timeout-server-fin ~time
timeout-tunnel ~time
use-resolver
waf #waf
waf-mode
whitelist-source-range ~cidr #allow-list
`,
);
