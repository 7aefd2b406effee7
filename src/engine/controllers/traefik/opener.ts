import type { Opener } from '../../match/cause.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import { keyOf, prefix } from './annotations.ts';
import type { Listening } from './entry-points.ts';
import type { TraefikOptions } from './options.ts';

interface Setting {
  readonly key: string;
  /** `null` where the annotation has to go. */
  readonly value: string | null;
}

/** What switches the TLS of a router off: without `router.tls` itself, what stands below it would still imply it. */
function withoutTls({ object }: Located<Ingress>): Setting {
  const { annotations } = object.metadata;
  const own = keyOf(object.metadata, 'router.tls');
  const below = [...annotations.keys()].some((key) => key.toLowerCase().startsWith(`${prefix}router.tls.`));
  return { key: own ?? `${prefix}router.tls`, value: below ? 'false' : null };
}

/** Returns what would let a router answer on the scheme that it does not serve: annotations of its Ingress, all of them together. */
export function openerFor(
  located: Located<Ingress>,
  { tls, names }: Listening,
  scheme: 'http' | 'https',
  { webEntryPoint, websecureEntryPoint, entryPointTls }: TraefikOptions,
): Opener {
  const { metadata } = located.object;
  const settings: Setting[] = [];
  const wanted = scheme === 'http' ? webEntryPoint : websecureEntryPoint;
  if (names !== null && !names.includes(wanted)) {
    const value = [...names.filter((name) => name !== ''), wanted].join(',');
    settings.push({ key: keyOf(metadata, 'router.entrypoints') ?? `${prefix}router.entrypoints`, value });
  }
  if (scheme === 'http' && tls) settings.push(withoutTls(located));
  if (scheme === 'https' && !tls && !entryPointTls) {
    settings.push({ key: keyOf(metadata, 'router.tls') ?? `${prefix}router.tls`, value: 'true' });
  }
  const [first, ...also] = settings;
  if (!first) return { by: 'option', name: 'entryPointTls', value: true };
  return { by: 'annotation', ...first, object: located.ref, ...(also.length > 0 ? { also } : {}) };
}
