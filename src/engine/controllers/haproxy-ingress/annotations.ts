import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { type Noted, notesOf, notesOfSettings } from './notes.ts';
import type { HaproxyIngressOptions } from './options.ts';
import { atoi, parseBool } from './values.ts';

/** @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md (465a51c) */
export const prefixes = ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'];

/** An annotation with its whole name. */
export interface Written {
  readonly key: string;
  readonly value: string;
}

/** Returns the annotation of a name, under the prefix that goes first; `null` when absent. */
export function written(name: string, { metadata }: Ingress | Service): Written | null {
  for (const prefix of prefixes) {
    const found = metadata.annotations.get(prefix + name);
    if (found) return { key: prefix + name, value: found.value };
  }
  return null;
}

/** Returns the other keys of an object that say the same under another prefix: each takes over where the one before it goes. */
export function doublesOf(key: string, { metadata }: Ingress | Service): readonly string[] {
  const name = key.slice(key.indexOf('/') + 1);
  return prefixes.map((prefix) => prefix + name).filter((other) => other !== key && metadata.annotations.has(other));
}

/** Returns the value that an Ingress itself gives a key, `null` when absent. */
export function ownKey(name: string, ingress: Ingress): string | null {
  return written(name, ingress)?.value ?? null;
}

/** Returns a key of the ConfigMap as text, `null` when absent. */
export function globalKey(name: string, { configMap }: HaproxyIngressOptions): string | null {
  const value = configMap.get(name);
  return typeof value === 'string'
    ? value
    : typeof value === 'boolean' || typeof value === 'number'
      ? `${value}`
      : null;
}

/** What a path's Ingress and Service ask for after the path was chosen. */
export interface Treatment {
  readonly sslRedirect: boolean;
  /** The annotation that decided `sslRedirect`, `null` when the ConfigMap or the default did. */
  readonly sslRedirectBy: Written | null;
  readonly rewriteTarget: string | null;
  readonly redirectTo: string | null;
  readonly notes: readonly Noted[];
}

/**
 * Returns whether http goes to https: what a Service or Ingress writes and cannot be read counts as not written, what the
 * ConfigMap writes so is false.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/{mapper,validator}.go (465a51c)
 */
function sslRedirectOf(
  ingress: Ingress,
  service: Service | null,
  options: HaproxyIngressOptions,
): Pick<Treatment, 'sslRedirect' | 'sslRedirectBy'> {
  for (const object of [service, ingress]) {
    const found = object && written('ssl-redirect', object);
    const isOn = found ? parseBool(found.value) : null;
    if (isOn !== null) return { sslRedirect: isOn, sslRedirectBy: found };
  }
  return { sslRedirect: globalSslRedirect(options), sslRedirectBy: null };
}

/** Returns the default of `ssl-redirect`. */
export function globalSslRedirect(options: HaproxyIngressOptions): boolean {
  return parseBool(globalKey('ssl-redirect', options) ?? 'true') ?? false;
}

/** Quotes and blanks are not taken. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/backend.go buildBackendRewriteURL (465a51c) */
export const rewriteTargetPattern = /^[^"' ]*$/;

function rewriteTargetOf(ingress: Ingress, service: Service | null, options: HaproxyIngressOptions): string | null {
  const found = (service && written('rewrite-target', service)) ?? written('rewrite-target', ingress);
  const value = found?.value ?? globalKey('rewrite-target', options) ?? '';
  return value !== '' && rewriteTargetPattern.test(value) ? value : null;
}

/** Returns what a path asks for, with the controller's defaults. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/defaults.go (465a51c) */
export function treatmentOf(ingress: Ingress, service: Service | null, options: HaproxyIngressOptions): Treatment {
  return {
    ...sslRedirectOf(ingress, service, options),
    rewriteTarget: rewriteTargetOf(ingress, service, options),
    // Read before the Service is looked up, and from the Ingress alone.
    redirectTo: ownKey('redirect-to', ingress) || null,
    notes: [
      ...[ingress, ...(service ? [service] : [])].flatMap((object) => notesOf(object, prefixes)),
      ...notesOfSettings(options.configMap),
    ],
  };
}

/** Returns the code of a redirect: from the ConfigMap alone, for all hosts. */
export function redirectCode(
  name: 'ssl-redirect-code' | 'redirect-to-code' | 'redirect-from-code',
  options: HaproxyIngressOptions,
): number {
  const value = globalKey(name, options);
  return (value === null ? 0 : atoi(value)) || 302;
}
