import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { type Unsimulated, unsimulatedOn } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import { tableOf } from '../../text/lookup.ts';
import { prefix, read } from './annotation-text.ts';
import { snippets } from './ignored.ts';
import { type NginxOptions, parseBool } from './options.ts';

export interface Redirect {
  readonly url: string;
  readonly code: number;
}

export interface CanaryPolicy {
  readonly weight: number;
  readonly weightTotal: number;
  readonly header: string;
  readonly headerValue: string;
  readonly headerPattern: string;
  readonly cookie: string;
}

/** What one Ingress asks for, as the controller's parsers understand it. */
export interface Annotations {
  readonly canary: CanaryPolicy | null;
  readonly rewriteTarget: string;
  readonly useRegex: boolean;
  readonly sslRedirect: boolean;
  readonly forceSslRedirect: boolean;
  readonly preserveTrailingSlash: boolean;
  readonly usePortInRedirects: boolean;
  readonly relativeRedirects: boolean;
  readonly appRoot: string;
  readonly redirect: Redirect | null;
  readonly fromToWww: boolean;
  readonly aliases: readonly string[];
  readonly defaultBackend: string;
  /** `null` when cors is off; else the allowed origins. */
  readonly corsOrigins: readonly string[] | null;
  readonly serviceUpstream: boolean;
  /** Client networks, `null` when every client may come in. */
  readonly allowlist: readonly string[] | null;
  readonly denylist: readonly string[];
  /** Every location of the Ingress answers 503. */
  readonly denied: boolean;
  /** Annotations that change traffic in ways this profile does not simulate. */
  readonly notSimulated: ReturnType<typeof unsimulatedOn>;
}

/** Annotations that change traffic and are not simulated. @source kubernetes/ingress-nginx internal/ingress/annotations/ (v1.15.1) */
export const unsimulated: Unsimulated = tableOf<AnnotationEffect>({
  ...Object.fromEntries(snippets.map((name) => [name, 'snippet' as const])),
  affinity: 'upstream',
  'affinity-canary-behavior': 'upstream',
  'allowlist-source-range': 'access',
  'auth-secret': 'authentication',
  'auth-signin': 'authentication',
  'auth-tls-match-cn': 'authentication',
  'auth-tls-secret': 'authentication',
  'auth-tls-verify-client': 'authentication',
  'auth-type': 'authentication',
  'auth-url': 'authentication',
  'custom-http-errors': 'response',
  'denylist-source-range': 'access',
  'enable-global-auth': 'authentication',
  'enable-modsecurity': 'access',
  'limit-connections': 'rate',
  'limit-rpm': 'rate',
  'limit-rps': 'rate',
  'mirror-target': 'upstream',
  satisfy: 'access',
  'ssl-passthrough': 'tcp',
  'whitelist-source-range': 'access',
});

/** @source kubernetes/ingress-nginx internal/ingress/annotations/parser/validators.go RegexPathWithCapture (v1.15.1) */
const rewriteCharacters = /^[-._~A-Za-z0-9/:$]+$/;

/** An empty flag or number cannot be read: the whole group of redirects is dropped. */
function hasEmptyRedirect(ingress: Ingress): boolean {
  return ['from-to-www-redirect', 'relative-redirects', 'temporal-redirect-code', 'permanent-redirect-code'].some(
    (name) => read(ingress, name) === '',
  );
}

/** @source kubernetes/ingress-nginx internal/ingress/annotations/redirect/redirect.go Parse (v1.15.1) */
function redirectOf(ingress: Ingress): Redirect | null {
  if (hasEmptyRedirect(ingress)) return null;
  const number = (name: string) => {
    const text = read(ingress, name);
    return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : 0;
  };
  const temporal = read(ingress, 'temporal-redirect') ?? '';
  if (temporal !== '' && /^https?/.test(temporal)) {
    const code = number('temporal-redirect-code');
    return { url: temporal, code: code >= 300 && code <= 307 ? code : 302 };
  }
  const permanent = read(ingress, 'permanent-redirect') ?? '';
  if (permanent === '') return null;
  const code = number('permanent-redirect-code');
  return { url: permanent, code: code >= 300 && code <= 308 ? code : 301 };
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : null;
}

function canaryOf(ingress: Ingress): CanaryPolicy | null {
  if (parseBool(read(ingress, 'canary')) !== true) return null;
  const total = integer(read(ingress, 'canary-weight-total')) ?? 100;
  return {
    weight: integer(read(ingress, 'canary-weight')) ?? 0,
    weightTotal: Math.max(total, 100),
    header: read(ingress, 'canary-by-header') ?? '',
    headerValue: read(ingress, 'canary-by-header-value') ?? '',
    headerPattern: read(ingress, 'canary-by-header-pattern') ?? '',
    cookie: read(ingress, 'canary-by-cookie') ?? '',
  };
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

const network = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:\/\d{1,3})?$/;

/** A range list that is empty or holds something that is no network makes every location answer 503. */
function isBadRange(text: string | undefined): boolean {
  if (text === undefined) return false;
  const ranges = list(text);
  return ranges.length === 0 || ranges.some((range) => !network.test(range));
}

function isDenied(ingress: Ingress): boolean {
  const ranges = [read(ingress, 'allowlist-source-range') ?? read(ingress, 'whitelist-source-range')];
  if ([...ranges, read(ingress, 'denylist-source-range')].some(isBadRange)) return true;
  const authType = read(ingress, 'auth-type');
  if (authType === undefined) return false;
  // Without the name of a Secret there is nothing to compare passwords with.
  return (authType !== 'basic' && authType !== 'digest') || !read(ingress, 'auth-secret');
}

/** Returns what an Ingress asks for; invalid values fall back as the controller's parsers do. */
export function parseAnnotations(ingress: Ingress, options: NginxOptions): Annotations {
  const bool = (name: string, otherwise = false) => parseBool(read(ingress, name)) ?? otherwise;
  const target = read(ingress, 'rewrite-target') ?? '';
  const allowed = read(ingress, 'allowlist-source-range') ?? read(ingress, 'whitelist-source-range');
  const appRoot = read(ingress, 'app-root') ?? '';
  return {
    canary: canaryOf(ingress),
    rewriteTarget: rewriteCharacters.test(target) ? target : '',
    useRegex: bool('use-regex'),
    sslRedirect: bool('ssl-redirect', options.sslRedirect),
    forceSslRedirect: bool('force-ssl-redirect', options.forceSslRedirect),
    preserveTrailingSlash: bool('preserve-trailing-slash', options.preserveTrailingSlash),
    usePortInRedirects: bool('use-port-in-redirects', options.usePortInRedirects),
    relativeRedirects: bool('relative-redirects'),
    appRoot: appRoot.startsWith('/') ? appRoot : '',
    redirect: redirectOf(ingress),
    fromToWww: bool('from-to-www-redirect') && !hasEmptyRedirect(ingress),
    aliases: [...new Set(list(read(ingress, 'server-alias')))],
    defaultBackend: read(ingress, 'default-backend') ?? '',
    corsOrigins: bool('enable-cors') ? list(read(ingress, 'cors-allow-origin') ?? '*') : null,
    serviceUpstream: bool('service-upstream'),
    allowlist: allowed === undefined ? null : list(allowed),
    denylist: list(read(ingress, 'denylist-source-range')),
    denied: isDenied(ingress),
    notSimulated: unsimulatedOn(ingress.metadata.annotations, [prefix], unsimulated),
  };
}
