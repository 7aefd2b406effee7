import type { Ingress } from '../../model/ingress.ts';
import { prefix, readBool, readInteger, readText } from './annotation-text.ts';
import { type Redirect, readRedirects, troubleOf } from './groups.ts';
import type { NginxOptions } from './options.ts';
import { type Note, notesOn } from './unsimulated.ts';
import {
  isBasic,
  isOrigin,
  isOrigins,
  isPathWithCaptures,
  isRegexText,
  isServerNames,
  isServiceName,
} from './validators.ts';

export interface CanaryPolicy {
  readonly weight: number;
  readonly weightTotal: number;
  readonly header: string;
  readonly headerValue: string;
  readonly headerPattern: string;
  readonly cookie: string;
  /** Annotations of the canary itself that could take a share of requests in ways this profile does not simulate. */
  readonly notes: readonly Note[];
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
  readonly sslPassthrough: boolean;
  /** Every location of the Ingress answers 503. */
  readonly denied: boolean;
  /** The annotation for which it does, with its prefix. */
  readonly deniedBy: string | null;
  /** Annotations that could change answers in ways this profile does not simulate. */
  readonly notes: readonly Note[];
}

function canaryOf(ingress: Ingress): CanaryPolicy | null {
  if (readBool(ingress, 'canary').value !== true) return null;
  const text = (name: string) => readText(ingress, name, isBasic).value ?? '';
  return {
    weight: readInteger(ingress, 'canary-weight').value ?? 0,
    weightTotal: Math.max(readInteger(ingress, 'canary-weight-total').value ?? 100, 100),
    header: text('canary-by-header'),
    headerValue: text('canary-by-header-value'),
    headerPattern: readText(ingress, 'canary-by-header-pattern', isRegexText).value ?? '',
    cookie: text('canary-by-cookie'),
    notes: notesOn(ingress).filter(({ concerns }) => concerns === 'canary'),
  };
}

function list(text: string | null): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Origins that CORS allows; what cannot be read allows all of them. */
function originsOf(ingress: Ingress): readonly string[] {
  const origins = readText(ingress, 'cors-allow-origin', isOrigins).value;
  if (origins === null) return ['*'];
  const words = list(origins);
  return words.includes('*') ? ['*'] : words.filter(isOrigin);
}

/** Returns what an Ingress asks for; invalid values fall back as the controller's parsers do. */
export function parseAnnotations(ingress: Ingress, options: NginxOptions): Annotations {
  const bool = (name: string, otherwise = false) => readBool(ingress, name).value ?? otherwise;
  const { redirect, fromToWww, relative } = readRedirects(ingress);
  const appRoot = readText(ingress, 'app-root', isPathWithCaptures).value ?? '';
  const { deniedBy } = troubleOf(ingress);
  return {
    canary: canaryOf(ingress),
    rewriteTarget: readText(ingress, 'rewrite-target', isPathWithCaptures).value ?? '',
    useRegex: bool('use-regex'),
    sslRedirect: bool('ssl-redirect', options.sslRedirect),
    forceSslRedirect: bool('force-ssl-redirect', options.forceSslRedirect),
    preserveTrailingSlash: bool('preserve-trailing-slash', options.preserveTrailingSlash),
    usePortInRedirects: bool('use-port-in-redirects', options.usePortInRedirects),
    relativeRedirects: relative,
    appRoot: appRoot.startsWith('/') ? appRoot : '',
    redirect,
    fromToWww,
    aliases: [...new Set(list(readText(ingress, 'server-alias', isServerNames).value))],
    defaultBackend: readText(ingress, 'default-backend', isServiceName).value ?? '',
    corsOrigins: bool('enable-cors') ? originsOf(ingress) : null,
    serviceUpstream: bool('service-upstream'),
    sslPassthrough: bool('ssl-passthrough'),
    denied: deniedBy !== null,
    deniedBy: deniedBy === null ? null : prefix + deniedBy,
    notes: notesOn(ingress),
  };
}
