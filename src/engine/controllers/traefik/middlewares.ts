import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Located, OtherObject } from '../../model/objects.ts';

/**
 * Who may define middlewares, as their names say it behind the `@`. Plugins have names of their own.
 * @source traefik/traefik pkg/provider (v3.7.9)
 */
const providers: ReadonlySet<string> = new Set([
  'consul',
  'consulcatalog',
  'docker',
  'ecs',
  'etcd',
  'file',
  'http',
  'internal',
  'knative',
  'kubernetescrd',
  'kubernetesgateway',
  'kubernetesingressnginx',
  'nomad',
  'redis',
  'rest',
  'swarm',
  'zookeeper',
]);

/** What is known of a middleware that a router names. */
export type Resolution =
  | { readonly kind: 'found' | 'unknown' }
  /** It does not exist; `offer` is the name of one in the files that was likely meant, `''` for none. */
  | { readonly kind: 'missing'; readonly offer: string };

/** Letters and digits stay, runs of anything else become one dash. @source traefik/traefik pkg/provider/configuration.go Normalize (v3.7.9) */
export function normalize(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .join('-');
}

interface Known {
  readonly namespace: string;
  readonly name: string;
  /** As routers name it, without `@kubernetescrd`. */
  readonly id: string;
}

function knownOf({ object: { metadata } }: Located<OtherObject>): Known {
  const namespace = namespaceOf(metadata);
  const name = metadata.name.value;
  return { namespace, name, id: normalize(`${namespace}-${name}`) };
}

/** The middleware that a name likely means: by its id, its own name, or `namespace/name`; the Ingress's own namespace first. */
function meantBy(base: string, known: readonly Known[], namespace: string): string {
  const wanted = normalize(base);
  const fits = known.filter(({ id, name }) => id === wanted || normalize(name) === wanted);
  const best = fits.find((one) => one.namespace === namespace) ?? fits[0];
  return best ? `${best.id}@kubernetescrd` : '';
}

/** Returns the function that looks up what is known of the middlewares that an Ingress of a namespace names. */
export function middlewareLookup({ middlewares }: Pick<Cluster, 'middlewares'>) {
  const known = middlewares.map(knownOf);
  const ids = new Set(known.map(({ id }) => id));
  const namespaces = new Set(known.map(({ namespace }) => normalize(namespace)));
  return (reference: string, namespace: string): Resolution => {
    const mark = reference.indexOf('@');
    const base = mark < 0 ? reference : reference.slice(0, mark);
    // Without a provider it is the router's own, and an Ingress defines no middlewares.
    const provider = mark < 0 ? 'kubernetes' : reference.slice(mark + 1);
    const missing = (): Resolution => ({ kind: 'missing', offer: meantBy(base, known, namespace) });
    if (provider !== 'kubernetescrd') {
      return providers.has(provider) || provider.startsWith('plugin-') ? { kind: 'unknown' } : missing();
    }
    if (ids.has(base)) return { kind: 'found' };
    // One of a namespace whose middlewares are in the files, or without any namespace: it is not there. Others may be kept elsewhere.
    const isOfFiles = [...namespaces].some((own) => base.startsWith(`${own}-`));
    return isOfFiles || !base.includes('-') || meantBy(base, known, namespace) !== '' ? missing() : { kind: 'unknown' };
  };
}

/** Returns the look-up of one middleware by reference and namespace. */
export type MiddlewareLookup = ReturnType<typeof middlewareLookup>;
