import { oldPrefix } from './owners.ts';

/** What a name of an older release is called now. */
export interface FormerName {
  /** The annotation with its prefix, `''` when there is none any more. */
  readonly right: string;
  /** True when the value means the same under the new name. */
  readonly keepsValue: boolean;
}

const prefix = 'traefik.ingress.kubernetes.io/';

/**
 * Names of Traefik 1 behind its own prefix and behind `traefik.frontend.`, with what they are called now; `=` before a name keeps the value.
 * What redirected, rewrote, asked for a password or limited is a Middleware now.
 * @source traefik/traefik docs/content/migration/v1-to-v2.md, docs/configuration/backends/kubernetes.md (v1.7)
 */
const names: ReadonlyMap<string, string> = new Map([
  ['priority', '=router.priority'],
  ['frontend-entry-points', '=router.entrypoints'],
  ['entrypoints', '=router.entrypoints'],
  ['rule-type', 'router.pathmatcher'],
  ['rule.type', 'router.pathmatcher'],
  ['preserve-host', '=service.passhostheader'],
  ['passhostheader', '=service.passhostheader'],
  ['affinity', '=service.sticky.cookie'],
  ['session-cookie-name', '=service.sticky.cookie.name'],
  ['service-weights', ''],
  ['load-balancer-method', ''],
  ['max-conn-amount', ''],
  ['max-conn-extractor-func', ''],
  ['circuit-breaker-expression', 'router.middlewares'],
  ['rule', ''],
  ['app-root', 'router.middlewares'],
  ['buffering', 'router.middlewares'],
  ['error-pages', 'router.middlewares'],
  ['rate-limit', 'router.middlewares'],
  ['request-modifier', 'router.middlewares'],
  ['rewrite-target', 'router.middlewares'],
]);

/** Families of such names, by how they begin. */
const families = /^(?:redirect|auth|whitelist|headers|errors|ratelimit)[-.]|^(?:ssl|custom|allowed|whitelist)-/;

function nameNow(short: string): FormerName | null {
  const known = names.get(short) ?? (families.test(short) ? 'router.middlewares' : undefined);
  if (known === undefined) return null;
  const keepsValue = known.startsWith('=');
  const right = keepsValue ? known.slice(1) : known;
  return { right: right === '' ? '' : prefix + right, keepsValue };
}

/** Returns what a key of Traefik 1 is called now, `null` for a key that was none of its own. */
export function formerTraefikName(key: string): FormerName | null {
  const lower = key.toLowerCase();
  if (lower.startsWith('traefik.frontend.'))
    return nameNow(lower.slice('traefik.frontend.'.length)) ?? { right: '', keepsValue: false };
  if (lower.startsWith(prefix)) return nameNow(lower.slice(prefix.length));
  return lower.startsWith(oldPrefix) ? nameNow(lower.slice(oldPrefix.length)) : null;
}
