import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import { globalKey, type Written, written } from './annotations.ts';
import type { HaproxyIngressOptions } from './options.ts';

/** Annotations that a host as a whole has. */
export const hostKeys = [
  'app-root',
  'server-alias',
  'server-alias-regex',
  'redirect-from',
  'redirect-from-regex',
] as const;
type HostKey = (typeof hostKeys)[number];

/** What decides a setting of a host: an annotation of one Ingress, or the ConfigMap (`by` is `null`). */
export interface Setting {
  readonly value: string;
  readonly by: { readonly located: Located<Ingress>; readonly written: Written } | null;
}

/** The settings of one host on one frontend. */
type HostSettings = ReadonlyMap<HostKey, Setting>;

/** The hosts of one frontend that Ingresses name, with their settings. */
export type Hosts = ReadonlyMap<string, HostSettings>;

/**
 * The hosts that an Ingress gives its annotations to: of its rules on http; of its tls entries on both frontends.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go syncIngressHTTP, addHost (465a51c)
 */
function touched({ object: { rules, tls } }: Located<Ingress>, scheme: 'http' | 'https'): readonly string[] {
  const secured = tls.flatMap(({ hosts }) => hosts.map(({ value }) => value.toLowerCase()));
  if (scheme === 'https') return secured;
  // Rules without a host take part in none of these settings.
  const named = rules.flatMap(({ host, paths }) => (paths !== null && host.value ? [host.value.toLowerCase()] : []));
  return [...named, ...secured];
}

/** Returns the hosts of a frontend. `ordered`: the oldest Ingress first; of several the first with an annotation decides. */
export function hostsOf(
  ordered: readonly Located<Ingress>[],
  scheme: 'http' | 'https',
  options: HaproxyIngressOptions,
): Hosts {
  const hosts = new Map<string, Map<HostKey, Setting>>();
  for (const located of ordered) {
    const own = located.object.metadata.annotations.size === 0 ? [] : settingsOn(located);
    for (const host of touched(located, scheme)) {
      const settings = hosts.get(host) ?? new Map<HostKey, Setting>();
      hosts.set(host, settings);
      addMissing(settings, own);
    }
  }
  const global = hostKeys.flatMap((key) => {
    const value = globalKey(key, options);
    return value === null ? [] : [[key, { value, by: null }] as const];
  });
  for (const settings of hosts.values()) addMissing(settings, global);
  return hosts;
}

function addMissing(settings: Map<HostKey, Setting>, more: readonly (readonly [HostKey, Setting])[]): void {
  for (const [key, setting] of more) if (!settings.has(key)) settings.set(key, setting);
}

function settingsOn(located: Located<Ingress>): readonly (readonly [HostKey, Setting])[] {
  return hostKeys.flatMap((key) => {
    const found = written(key, located.object);
    return found ? [[key, { value: found.value, by: { located, written: found } }] as const] : [];
  });
}

/** Returns the value of a setting, `''` without one. */
export function settingOf(hosts: Hosts, host: string, key: HostKey): string {
  return hosts.get(host)?.get(key)?.value ?? '';
}

/** Text that goes into a map as a key: a blank would end it. */
export function isMapKey(value: string): boolean {
  return value !== '' && !/\s/.test(value);
}
