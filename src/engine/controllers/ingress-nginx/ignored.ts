import type { IgnoredReason } from '../../diagnostics/controller-codes.ts';
import type { Ingress } from '../../model/ingress.ts';
import { tableOf } from '../../text/lookup.ts';
import { prefix, read } from './annotation-text.ts';
import { type NginxOptions, parseBool, type Risk } from './options.ts';

/** Why an Ingress never enters the controller's store; `annotation` with its prefix, `''` when none is the cause. */
export interface IgnoredBecause {
  readonly kind: IgnoredReason;
  readonly annotation: string;
}

/** Annotations of risk Critical: with the default risk level the whole Ingress is ignored. */
export const snippets = [
  'auth-snippet',
  'configuration-snippet',
  'modsecurity-snippet',
  'server-snippet',
  'stream-snippet',
] as const;

/** Annotations by risk; all others are of risk Low. @source kubernetes/ingress-nginx internal/ingress/annotations/ (v1.15.1) */
const risky: Readonly<Record<Exclude<Risk, 'Low'>, readonly string[]>> = {
  Critical: snippets,
  High: (
    'auth-signin auth-tls-error-page auth-tls-match-cn auth-url mirror-host mirror-target modsecurity-transaction-id ' +
    'proxy-ssl-name server-alias upstream-hash-by'
  ).split(' '),
  Medium: (
    'affinity-mode allowlist-source-range whitelist-source-range app-root auth-cache-duration auth-cache-key ' +
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

const isBool = (text: string) => parseBool(text) !== null;
const isInteger = (text: string) => /^[+-]?\d+$/.test(text);
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
const isUrl = matches(/^[-._~A-Za-z0-9/:,?&=$]*$/);
const isServerName = matches(/^[-._~A-Za-z0-9/:^$[\](){}*+?|&=\\]*$/);
const isServiceName = (text: string) => text.length <= 63 && /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text);

/** Values whose refusal leaves the whole Ingress out. @source kubernetes/ingress-nginx internal/ingress/annotations/parser/validators.go (v1.15.1) */
const validators = tableOf<(text: string) => boolean>({
  'temporal-redirect': isUrl,
  'permanent-redirect': isUrl,
  'temporal-redirect-code': isInteger,
  'permanent-redirect-code': isInteger,
  'from-to-www-redirect': isBool,
  'relative-redirects': isBool,
  'ssl-passthrough': isBool,
  'ssl-prefer-server-ciphers': isBool,
  'http2-push-preload': isBool,
  'upstream-hash-by-subset': isBool,
  'upstream-hash-by-subset-size': isInteger,
  'limit-burst-multiplier': isInteger,
  'limit-connections': isInteger,
  'limit-rate': isInteger,
  'limit-rate-after': isInteger,
  'limit-rpm': isInteger,
  'limit-rps': isInteger,
  'custom-http-errors': (text) => /^(?:[45]\d{2},?)*$/.test(text.replaceAll(' ', '')),
  'default-backend': isServiceName,
  'server-alias': (text) => text.split(',').every((name) => isServerName(name.trim())),
  'upstream-vhost': (text) => isServerName(text.trim()),
  'client-body-buffer-size': matches(/^\d+[bkmg]?$/i),
});

/** An empty value is not looked at. */
function badValue(ingress: Ingress): string | null {
  for (const [name, isValid] of validators) {
    const text = read(ingress, name);
    if (text && !isValid(text)) return name;
  }
  return null;
}

function blockedWord(ingress: Ingress, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  for (const [name, { value }] of ingress.metadata.annotations) {
    if (name.startsWith(prefix) && words.some((word) => value.includes(word))) return name;
  }
  return null;
}

/** Returns the first reason why the whole Ingress never enters the controller's store, or `null`. */
export function ignoredBecause(ingress: Ingress, options: NginxOptions): IgnoredBecause | null {
  if (ingress.metadata.annotations.size === 0) return null;
  const tooRisky = refusedBy[options.annotationsRiskLevel].find((name) => read(ingress, name) !== undefined);
  if (tooRisky) return { kind: 'risk', annotation: prefix + tooRisky };
  const bad = badValue(ingress);
  if (bad !== null) return { kind: 'annotation', annotation: prefix + bad };
  const blocked = blockedWord(ingress, options.blockedWords);
  return blocked === null ? null : { kind: 'annotation', annotation: blocked };
}
