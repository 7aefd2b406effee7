import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import {
  hasAnnotations,
  prefix,
  type Reading,
  read,
  readBool,
  readInteger,
  readText,
  type Validator,
  withoutKey,
} from './annotation-text.ts';
import * as valid from './validators.ts';

/*
 * Groups of annotations that the controller reads in an order: where one is refused or has nothing in it, what stands
 * behind it is not looked at.
 * @source kubernetes/ingress-nginx internal/ingress/annotations/{redirect,auth,authreq,authtls,fastcgi,proxyssl,upstreamhashby} (v1.15.1)
 */

/** Who of a group does harm: names without prefix. */
export interface GroupTrouble {
  /** Leaves the whole Ingress out. */
  readonly ignoredBy: string | null;
  /** Every location of the Ingress answers 503. */
  readonly deniedBy: string | null;
}

const noTrouble: GroupTrouble = { ignoredBy: null, deniedBy: null };
const ignoring = (name: string): GroupTrouble => ({ ignoredBy: name, deniedBy: null });
const denying = (name: string): GroupTrouble => ({ ignoredBy: null, deniedBy: name });

export interface Redirect {
  readonly url: string;
  readonly code: number;
  /** The annotation it comes from, without prefix. */
  readonly by: 'temporal-redirect' | 'permanent-redirect';
}

export interface Redirects {
  readonly redirect: Redirect | null;
  readonly fromToWww: boolean;
  readonly relative: boolean;
  /** The annotation that makes the whole group count for nothing, without prefix. */
  readonly droppedBy: string | null;
  /** The annotation that leaves the whole Ingress out, without prefix. */
  readonly ignoredBy: string | null;
}

/** Reads one annotation after the other until one ends the group. */
class InOrder {
  endedBy: string | null = null;
  isRefused = false;

  take<T>(name: string, reading: Reading<T>): T | null {
    if (this.endedBy !== null) return null;
    if (reading.state === 'invalid' || reading.state === 'empty') this.endedBy = name;
    this.isRefused = reading.state === 'invalid';
    return reading.value;
  }
}

function codeOf(code: number | null, last: number, otherwise: number): number {
  return code !== null && code >= 300 && code <= last ? code : otherwise;
}

/** Returns what the redirects of an Ingress say, with the one that ends the group where one does. */
export function readRedirects(ingress: Ingress): Redirects {
  const order = new InOrder();
  const integer = (name: string) => order.take(name, readInteger(ingress, name));
  const url = (name: string) => order.take(name, readText(ingress, name, valid.isUrl));
  const fromToWww = order.take('from-to-www-redirect', readBool(ingress, 'from-to-www-redirect')) ?? false;
  const relative = order.take('relative-redirects', readBool(ingress, 'relative-redirects')) ?? false;
  const temporal = url('temporal-redirect');
  if (temporal !== null && !valid.isHttpUrl(temporal)) order.endedBy = 'temporal-redirect';
  let redirect: Redirect | null = null;
  if (temporal !== null) {
    redirect = { url: temporal, code: codeOf(integer('temporal-redirect-code'), 307, 302), by: 'temporal-redirect' };
  } else {
    const permanent = url('permanent-redirect');
    const code = codeOf(integer('permanent-redirect-code'), 308, 301);
    if (permanent !== null) redirect = { url: permanent, code, by: 'permanent-redirect' };
  }
  const { endedBy, isRefused } = order;
  if (endedBy === null) return { redirect, fromToWww, relative, droppedBy: null, ignoredBy: null };
  const ignoredBy = isRefused ? endedBy : null;
  return { redirect: null, fromToWww: false, relative: false, droppedBy: endedBy, ignoredBy };
}

function redirects(ingress: Ingress): GroupTrouble {
  const { ignoredBy } = readRedirects(ingress);
  return ignoredBy === null ? noTrouble : ignoring(ignoredBy);
}

function hashing(ingress: Ingress): GroupTrouble {
  const order = new InOrder();
  order.take('upstream-hash-by', readText(ingress, 'upstream-hash-by', valid.isHashKey));
  order.take('upstream-hash-by-subset', readBool(ingress, 'upstream-hash-by-subset'));
  order.take('upstream-hash-by-subset-size', readInteger(ingress, 'upstream-hash-by-subset-size'));
  return order.isRefused && order.endedBy !== null ? ignoring(order.endedBy) : noTrouble;
}

/** True for `name` and `namespace/name` of the Ingress's own namespace: others are not allowed. */
function isOwn(ingress: Ingress, text: string): boolean {
  const parts = text.split('/');
  return parts.length === 1 || (parts.length === 2 && parts[0] === namespaceOf(ingress.metadata));
}

/** Passwords. What the Secret holds is not looked at: it counts as there. */
function passwords(ingress: Ingress): GroupTrouble {
  const type = readText(ingress, 'auth-type', valid.isAuthType);
  if (type.state === 'invalid') return ignoring('auth-type');
  if (type.state !== 'value') return noTrouble;
  const secretType = readText(ingress, 'auth-secret-type', valid.isAuthSecretType);
  if (secretType.state === 'invalid') return ignoring('auth-secret-type');
  const secret = readText(ingress, 'auth-secret', valid.isBasic);
  if (secret.value === null || !isOwn(ingress, secret.value)) return denying('auth-secret');
  if (readText(ingress, 'auth-realm', valid.isRealm).state === 'invalid') return ignoring('auth-realm');
  const isKnown = secretType.value === null || ['auth-file', 'auth-map'].includes(secretType.value);
  return isKnown ? noTrouble : denying('auth-secret-type');
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

/** `200 202 30m`: codes, then a time; several of them between commas. */
function isCacheTime(text: string): boolean {
  return text.split(',').every((one) => {
    const words = one.trim().split(' ').filter(Boolean);
    const firstTime = words.findIndex((word) => /^\d+(?:ms|s|m|h|d|w|M|y)$/.test(word));
    return words.length === 0 || (firstTime >= 0 && !words.slice(firstTime).some((word) => /^\d{3}$/.test(word)));
  });
}

/** A service elsewhere that is asked first. */
function externalAuth(ingress: Ingress): GroupTrouble {
  const url = readText(ingress, 'auth-url', valid.isUrlWithVariables);
  if (url.state === 'invalid') return ignoring('auth-url');
  if (url.value === null) return noTrouble;
  if (!valid.isAuthUrl(url.value)) return denying('auth-url');
  const method = readText(ingress, 'auth-method', (text) => methods.includes(text.trim()));
  if (method.state === 'invalid') return denying('auth-method');
  const cache = readText(ingress, 'auth-cache-duration', valid.isExtended);
  if (cache.state === 'invalid') return noTrouble;
  if (cache.value !== null && !isCacheTime(cache.value)) return denying('auth-cache-duration');
  const headers = readText(ingress, 'auth-response-headers', valid.isHeaderList);
  const areNames = (headers.value ?? '').split(',').every((name) => /^[\w-]*$/.test(name.trim()));
  return headers.state === 'invalid' || !areNames ? denying('auth-response-headers') : noTrouble;
}

/** Client certificates. The Secret must be named with its namespace; else the whole host is closed too. */
function clientCertificates(ingress: Ingress): GroupTrouble {
  const secret = readText(ingress, 'auth-tls-secret', valid.isBasic);
  if (secret.state === 'invalid') return ignoring('auth-tls-secret');
  if (secret.value === null) return noTrouble;
  if (!secret.value.includes('/') || !isOwn(ingress, secret.value)) return denying('auth-tls-secret');
  if (readText(ingress, 'auth-tls-error-page', valid.isTlsErrorPage).state === 'invalid') {
    return ignoring('auth-tls-error-page');
  }
  if (readBool(ingress, 'auth-tls-pass-certificate-to-upstream').state === 'invalid') {
    return ignoring('auth-tls-pass-certificate-to-upstream');
  }
  return readText(ingress, 'auth-tls-match-cn', valid.isCommonName).state === 'invalid'
    ? ignoring('auth-tls-match-cn')
    : noTrouble;
}

function upstreamCertificates(ingress: Ingress): GroupTrouble {
  const secret = readText(ingress, 'proxy-ssl-secret', valid.isBasic);
  if (secret.state === 'invalid') return ignoring('proxy-ssl-secret');
  if (secret.value === null) return noTrouble;
  return secret.value.includes('/') && isOwn(ingress, secret.value) ? noTrouble : denying('proxy-ssl-secret');
}

function fastCgi(ingress: Ingress): GroupTrouble {
  if (readText(ingress, 'fastcgi-index', valid.isFileName).state === 'invalid') return ignoring('fastcgi-index');
  const params = readText(ingress, 'fastcgi-params-configmap', valid.isBasic);
  if (params.state === 'invalid') return ignoring('fastcgi-params-configmap');
  return params.value === null || isOwn(ingress, params.value) ? noTrouble : denying('fastcgi-params-configmap');
}

function tracing(ingress: Ingress): GroupTrouble {
  if (readBool(ingress, 'enable-opentelemetry').value !== true) return noTrouble;
  const name = readText(ingress, 'opentelemetry-operation-name', valid.isOperationName);
  return name.state === 'invalid' ? ignoring('opentelemetry-operation-name') : noTrouble;
}

/** Returns the value of an annotation that an older name may stand in for when it has nothing in it. */
function readEither(ingress: Ingress, name: string, older: string, isValid: Validator): Reading<string> {
  const own = readText(ingress, name, isValid);
  if (own.state !== 'absent' && own.state !== 'empty') return own;
  const other = readText(ingress, older, isValid);
  return other.state === 'absent' || read(ingress, older) === '' ? own : other;
}

/** The name that the controller reads of the two. */
function nameOfEither(ingress: Ingress, name: string, older: string): string {
  return read(ingress, name) || !read(ingress, older) ? name : older;
}

/** Who may come in: what cannot be read lets nobody in. */
function networks(ingress: Ingress): GroupTrouble {
  const [name, older] = ['allowlist-source-range', 'whitelist-source-range'] as const;
  const allowed = readEither(ingress, name, older, valid.isNetworks).state;
  if (allowed === 'invalid' || allowed === 'empty') return denying(nameOfEither(ingress, name, older));
  const denied = readText(ingress, 'denylist-source-range', valid.isNetworks).state;
  return denied === 'invalid' || denied === 'empty' ? denying('denylist-source-range') : noTrouble;
}

function limits(ingress: Ingress): GroupTrouble {
  const free = readEither(ingress, 'limit-allowlist', 'limit-whitelist', valid.isNetworks);
  return free.state === 'invalid' ? ignoring(nameOfEither(ingress, 'limit-allowlist', 'limit-whitelist')) : noTrouble;
}

/** Annotations that leave the whole Ingress out by themselves. */
const alone: readonly (readonly [name: string, isValid: Validator])[] = [
  ['server-alias', valid.isServerNames],
  ['client-body-buffer-size', valid.isSize],
  ['connection-proxy-header', valid.isConnectionHeader],
  ['custom-http-errors', valid.isErrorCodes],
  ['default-backend', valid.isServiceName],
  ['http2-push-preload', valid.isBool],
  ['limit-connections', valid.isInteger],
  ['limit-rpm', valid.isInteger],
  ['limit-rps', valid.isInteger],
  ['load-balance', valid.isBalancer],
  ['ssl-ciphers', valid.isCiphers],
  ['ssl-passthrough', valid.isBool],
  ['upstream-vhost', valid.isServerName],
  ['x-forwarded-prefix', valid.isSpacedPathWithCaptures],
];

function alones(ingress: Ingress): GroupTrouble {
  const bad = alone.find(([name, isValid]) => readText(ingress, name, isValid).state === 'invalid');
  return bad ? ignoring(bad[0]) : noTrouble;
}

const groups = [
  redirects,
  alones,
  hashing,
  limits,
  networks,
  passwords,
  externalAuth,
  clientCertificates,
  upstreamCertificates,
  fastCgi,
  tracing,
];

/** Returns the annotation that leaves the whole Ingress out, and the one for which its locations answer 503: the first of each. */
export function troubleOf(ingress: Ingress): GroupTrouble {
  if (!hasAnnotations(ingress)) return noTrouble;
  const found = groups.map((group) => group(ingress));
  return {
    ignoredBy: found.find(({ ignoredBy }) => ignoredBy !== null)?.ignoredBy ?? null,
    deniedBy: found.find(({ deniedBy }) => deniedBy !== null)?.deniedBy ?? null,
  };
}

/** Returns all annotations that by themselves make the locations of an Ingress answer 503: each once those before it are gone. */
export function deniersOf(ingress: Ingress): readonly string[] {
  const found: string[] = [];
  let rest = ingress;
  for (let next = troubleOf(rest).deniedBy; next !== null; next = troubleOf(rest).deniedBy) {
    found.push(next);
    if (!rest.metadata.annotations.has(prefix + next)) break;
    rest = withoutKey(rest, prefix + next);
  }
  return found;
}
