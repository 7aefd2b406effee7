import { readAnnotations } from './annotation-spec.ts';

/**
 * Annotations that ingress-nginx reads.
 * @source kubernetes/ingress-nginx internal/ingress/annotations (controller-v1.15.1)
 */
export const ingressNginxAnnotations = readAnnotations(
  'nginx.ingress.kubernetes.io/',
  `
affinity =cookie
affinity-canary-behavior =sticky,legacy #canary-sticky
affinity-mode =balanced,persistent
allowlist-source-range ~cidr #allow-list
app-root ~path #app-root
auth-always-set-cookie bool
auth-cache-duration
auth-cache-key
auth-keepalive number
auth-keepalive-requests number
auth-keepalive-share-vars bool
auth-keepalive-timeout number
auth-method
auth-proxy-set-headers
auth-realm
auth-request-redirect
auth-response-headers
auth-secret #auth-secret
auth-secret-type
auth-signin ~url #auth-signin
auth-signin-redirect-param
auth-snippet ~lines #snippet
auth-tls-error-page
auth-tls-match-cn #auth-tls
auth-tls-pass-certificate-to-upstream bool
auth-tls-secret #auth-tls
auth-tls-verify-client #auth-tls
auth-tls-verify-depth number
auth-type =basic,digest #auth-type
auth-url ~url #auth-url
backend-protocol =AUTO_HTTP,HTTP,HTTPS,GRPC,GRPCS,FCGI
canary bool #nginx-canary
canary-by-cookie #canary-by-cookie
canary-by-header #canary-by-header
canary-by-header-pattern ~regex #canary-by-header-pattern
canary-by-header-value #canary-by-header-value
canary-weight number %0-100 #canary-weight
canary-weight-total number %100- #canary-weight-total
client-body-buffer-size ~size
configuration-snippet ~lines #snippet
connection-proxy-header
cors-allow-credentials bool
cors-allow-headers
cors-allow-methods
cors-allow-origin #cors-origin
cors-expose-headers
cors-max-age number
custom-headers
custom-http-errors #custom-errors
default-backend #nginx-default-backend
denylist-source-range ~cidr #deny-list
disable-proxy-intercept-errors bool
enable-access-log bool
enable-cors bool #cors
enable-global-auth bool #global-auth
enable-modsecurity bool #waf
enable-opentelemetry bool
enable-owasp-core-rules bool
enable-rewrite-log bool
fastcgi-index
fastcgi-params-configmap
force-ssl-redirect bool #force-ssl-redirect
from-to-www-redirect bool #www-redirect
http2-push-preload bool
limit-allowlist ~cidr
limit-burst-multiplier number
limit-connections number #limit
limit-rate number
limit-rate-after number
limit-rpm number #limit
limit-rps number #limit
load-balance =round_robin,chash,chashsubset,sticky_balanced,sticky_persistent,ewma
mirror-host
mirror-request-body =on,off
mirror-target
modsecurity-snippet ~lines #snippet
modsecurity-transaction-id
opentelemetry-operation-name
opentelemetry-trust-incoming-span bool
permanent-redirect ~url #permanent-redirect
permanent-redirect-code number %300-308 #redirect-code
preserve-trailing-slash bool #preserve-slash
proxy-body-size ~size
proxy-buffer-size ~size
proxy-buffering =on,off
proxy-buffers-number number
proxy-busy-buffers-size ~size
proxy-connect-timeout number
proxy-cookie-domain
proxy-cookie-path
proxy-http-version =1.0,1.1
proxy-max-temp-file-size ~size
proxy-next-upstream
proxy-next-upstream-timeout number
proxy-next-upstream-tries number
proxy-read-timeout number
proxy-redirect-from
proxy-redirect-to
proxy-request-buffering =on,off
proxy-send-timeout number
proxy-ssl-ciphers
proxy-ssl-name
proxy-ssl-protocols
proxy-ssl-secret
proxy-ssl-server-name
proxy-ssl-verify
proxy-ssl-verify-depth number
relative-redirects bool #relative-redirects
rewrite-target #nginx-rewrite-target
satisfy =any,all #satisfy
server-alias #server-alias
server-snippet ~lines #snippet
service-upstream bool #service-upstream
session-cookie-change-on-failure bool
session-cookie-conditional-samesite-none bool
session-cookie-domain
session-cookie-expires
session-cookie-max-age
session-cookie-name
session-cookie-path
session-cookie-samesite =None,Lax,Strict
session-cookie-secure bool
ssl-ciphers
ssl-passthrough bool #ssl-passthrough
ssl-prefer-server-ciphers bool
ssl-redirect bool #ssl-redirect
stream-snippet ~lines #snippet
temporal-redirect ~url #temporal-redirect
temporal-redirect-code number %300-307 #redirect-code
upstream-hash-by
upstream-hash-by-subset bool
upstream-hash-by-subset-size number
upstream-vhost
use-port-in-redirects bool #redirect-port
use-regex bool #nginx-use-regex
x-forwarded-prefix
`,
);
