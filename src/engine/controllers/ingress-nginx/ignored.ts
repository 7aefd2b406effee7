import type { IgnoredReason } from '../../diagnostics/controller-codes.ts';
import type { Ingress } from '../../model/ingress.ts';
import { prefix } from './annotation-text.ts';
import { troubleOf } from './groups.ts';
import type { NginxOptions, Risk } from './options.ts';
import { snippets } from './unsimulated.ts';

/** Why an Ingress never enters the controller's store; `annotation` with its prefix, `''` when none is the cause. */
export interface IgnoredBecause {
  readonly kind: IgnoredReason;
  readonly annotation: string;
}

/** Annotations by risk; all others, and older names, are of risk Low. @source kubernetes/ingress-nginx internal/ingress/annotations/ (v1.15.1) */
const risky: Readonly<Record<Exclude<Risk, 'Low'>, readonly string[]>> = {
  Critical: snippets,
  High: (
    'auth-signin auth-tls-error-page auth-tls-match-cn auth-url mirror-host mirror-target modsecurity-transaction-id ' +
    'proxy-ssl-name server-alias upstream-hash-by'
  ).split(' '),
  Medium: (
    'affinity-mode allowlist-source-range app-root auth-cache-duration auth-cache-key ' +
    'auth-proxy-set-headers auth-realm auth-request-redirect auth-response-headers auth-secret ' +
    'auth-signin-redirect-param auth-tls-secret auth-tls-verify-client canary-by-cookie canary-by-header ' +
    'canary-by-header-pattern canary-by-header-value cors-allow-headers cors-allow-methods cors-allow-origin ' +
    'cors-expose-headers custom-headers denylist-source-range fastcgi-index fastcgi-params-configmap ' +
    'force-ssl-redirect opentelemetry-operation-name permanent-redirect preserve-trailing-slash proxy-body-size ' +
    'proxy-cookie-domain proxy-cookie-path proxy-next-upstream proxy-redirect-from proxy-redirect-to ' +
    'proxy-ssl-ciphers proxy-ssl-secret rewrite-target session-cookie-domain session-cookie-expires ' +
    'session-cookie-max-age session-cookie-name session-cookie-path temporal-redirect x-forwarded-prefix'
  ).split(' '),
};

/** What each level leaves out. */
const refusedBy: Readonly<Record<Risk, readonly string[]>> = {
  Critical: [],
  High: risky.Critical,
  Medium: [...risky.Critical, ...risky.High],
  Low: [...risky.Critical, ...risky.High, ...risky.Medium],
};

function blockedWord(ingress: Ingress, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  for (const [name, { value }] of ingress.metadata.annotations) {
    if (name.startsWith(prefix) && words.some((word) => value.includes(word))) return name;
  }
  return null;
}

/**
 * The first annotation of a risk that is not allowed, as written. The controller looks at it without its prefix, so that one
 * without a prefix counts too; an older name of an annotation does not.
 */
function riskyOn({ metadata }: Ingress, refused: readonly string[]): string | undefined {
  for (const name of metadata.annotations.keys()) {
    if (refused.includes(name.startsWith(prefix) ? name.slice(prefix.length) : name)) return name;
  }
  return undefined;
}

/** Returns the first reason why the whole Ingress never enters the controller's store, or `null`. */
export function ignoredBecause(ingress: Ingress, options: NginxOptions): IgnoredBecause | null {
  if (ingress.metadata.annotations.size === 0) return null;
  const tooRisky = riskyOn(ingress, refusedBy[options.annotationsRiskLevel]);
  if (tooRisky !== undefined) return { kind: 'risk', annotation: tooRisky };
  const { ignoredBy } = troubleOf(ingress);
  if (ignoredBy !== null) return { kind: 'annotation', annotation: prefix + ignoredBy };
  const blocked = blockedWord(ingress, options.blockedWords);
  return blocked === null ? null : { kind: 'annotation', annotation: blocked };
}
