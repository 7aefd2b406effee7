/**
 * Names by which controllers ask for the same thing, those of one thing on a line; their values may be written differently.
 * Behind `>` stands what does more than that: it is offered, and nothing is offered for it.
 * @source the annotation lists of the profiles; nginx/kubernetes-ingress docs annotations (v5.5), Kong/kubernetes-ingress-controller docs annotations (v3.5),
 * cilium/cilium operator/pkg/ingress (v1.16)
 */
const lines = `
rewrite-target path-rewrite rewrites rewrite >router.middlewares
temporal-redirect permanent-redirect redirect-to request-redirect >router.middlewares
ssl-redirect force-ssl-redirect redirect-to-https force-https >router.middlewares
app-root >router.middlewares
enable-cors cors-enable >router.middlewares
allowlist-source-range whitelist-source-range allow-list whitelist >router.middlewares
denylist-source-range deny-list blacklist
limit-rps rate-limit-requests limit-rpm limit-req-rate >router.middlewares
auth-url >router.middlewares
auth-type basic-auth-secret >auth-secret >router.middlewares
configuration-snippet config-backend backend-config-snippet location-snippets
use-regex path-regex >path-type >router.pathmatcher
from-to-www-redirect >redirect-from
service-upstream use-cluster-ip service.nativelb
backend-protocol server-ssl service.serversscheme protocol
affinity cookie-persistence sticky-cookie-services service.sticky.cookie
load-balance balance-algorithm lb-method
upstream-vhost set-host
proxy-read-timeout timeout-server
proxy-body-size client-max-body-size
server-alias host-aliases
ssl-passthrough tls-passthrough`;

const groups: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Returns the first of `names` that asks for the same as a name of another controller, `''` for none. Names are without prefix. */
export function alikeIn(names: ReadonlySet<string> | ReadonlyMap<string, unknown>, name: string): string {
  for (const group of groups) {
    if (!group.includes(name)) continue;
    const found = group.map((word) => word.replace('>', '')).find((word) => word !== name && names.has(word));
    if (found !== undefined) return found;
  }
  return '';
}
