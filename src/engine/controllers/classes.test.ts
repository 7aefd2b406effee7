import { describe, expect, test } from 'vitest';
import { answerTo } from '../testing/answers.ts';
import type { Manifest } from '../testing/cluster.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { loadProfile } from './registry.ts';
import { type CompiledRouter, compileAs, loadRouters } from './routers.ts';

/** What an Ingress says of its class: by field, by annotation, both, or nothing. */
interface Said {
  readonly field?: string;
  readonly annotation?: string;
}

function ingress(name: string, { field, annotation }: Said): Manifest {
  const backend = { service: { name, port: { number: 80 } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace: 'default',
      ...(annotation === undefined ? {} : { annotations: { 'kubernetes.io/ingress.class': annotation } }),
    },
    spec: {
      ...(field === undefined ? {} : { ingressClassName: field }),
      rules: [{ host: `${name}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

function ingressClass(name: string, controller: string, isDefault = false): Manifest {
  const annotations = isDefault ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : {};
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations },
    spec: { controller },
  };
}

function clusterOf(manifests: readonly Manifest[]) {
  const text = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  return buildCluster([readSourceFile('a.yaml', text)], 'auto', false);
}

const ask = (name: string) => `http://${name}.example.com/`;

async function chosen(manifests: readonly Manifest[], profile: string, routerId: string): Promise<CompiledRouter> {
  const routers = await loadRouters(clusterOf(manifests), new Map([[routerId, profile]]));
  return routers.find(({ id }) => id === routerId) ?? expect.fail(routerId);
}

const controllers = [
  ['ingress-nginx', 'k8s.io/ingress-nginx'],
  ['traefik', 'traefik.io/ingress-controller'],
  ['haproxy-ingress', 'haproxy-ingress.github.io/controller'],
  ['haproxytech', 'haproxy.org/ingress-controller'],
] as const;

describe.each(controllers)('%s, asked what it would do with the Ingresses of a class', (profile, controller) => {
  test('passes over the class, however it is named, whatever other IngressClasses say', async () => {
    for (const said of [{ field: 'nobody' }, { annotation: 'nobody' }, { field: 'nobody', annotation: 'nobody' }]) {
      for (const others of [[], [ingressClass('other', 'example.com/x')]]) {
        const { program } = await chosen([ingress('web', said), ...others], profile, 'router:nobody');
        // ingress-nginx and both HAProxies redirect nothing here: there is no TLS.
        expect(answerTo(program, ask('web')), JSON.stringify([said, others.length])).toBe('web');
      }
    }
    const { program } = await chosen([ingress('web', {})], profile, 'router:');
    expect(answerTo(program, ask('web'))).toBe('web');
  });

  test('decides by its own rule where an IngressClass names it', async () => {
    const manifests = [ingress('web', { field: 'edge' }), ingressClass('edge', controller)];
    const [router] = await loadRouters(clusterOf(manifests), new Map());
    expect(router).toMatchObject({ guessed: false, profile: { id: profile } });
    expect(router && answerTo(router.program, ask('web'))).toBe('web');
  });

  test('does not get an Ingress whose class is none of those in the files, though its name says this controller', async () => {
    const name = { 'ingress-nginx': 'nginx', traefik: 'traefik', 'haproxy-ingress': 'haproxy' };
    const className = profile === 'haproxytech' ? 'haproxytech' : name[profile];
    const manifests = [ingress('web', { field: className }), ingressClass('other', 'example.com/x')];
    const [router] = await loadRouters(clusterOf(manifests), new Map());
    expect(router).toMatchObject({ guessed: true, profile: { id: profile } });
    expect(router && answerTo(router.program, ask('web'))).toBe(404);
    const [alone] = await loadRouters(clusterOf(manifests.slice(0, 1)), new Map());
    expect(alone && answerTo(alone.program, ask('web'))).toBe('web');
  });
});

describe('an IngressClass marked default', () => {
  const manifests = [
    ingress('web', {}),
    ingress('named', { field: 'edge' }),
    ingress('old', { annotation: 'traefik' }),
    ingressClass('edge', 'traefik.io/ingress-controller', true),
  ];

  test('applies to Ingresses without a class and to no other, and its answers say so', async () => {
    const routers = await loadRouters(clusterOf(manifests), new Map());
    expect(routers.map(({ id }) => id)).toEqual(['router:edge', 'router:traefik']);
    const [edge, old] = routers;
    expect(edge && answerTo(edge.program, ask('web'))).toBe('web');
    expect(edge?.assumptions).toContainEqual({ kind: 'default-class', value: 'edge', option: null, isSet: false });
    expect(old?.assumptions.map(({ kind }) => kind)).not.toContain('default-class');
  });

  test('decides for controllers that never look at the mark, since the API server fills it in', async () => {
    const nginx = [ingress('web', {}), ingressClass('public', 'k8s.io/ingress-nginx', true)];
    const profile = (await loadProfile('ingress-nginx')) ?? expect.fail('not there');
    expect(answerTo(compileAs(profile, clusterOf(nginx), {}).program, ask('web'))).toBe('web');
    const other = [ingress('web', {}), ingressClass('public', 'example.com/x', true)];
    expect(answerTo(compileAs(profile, clusterOf(other), {}).program, ask('web'))).toBe(404);
  });

  test('is the youngest of several, then the first by name', () => {
    const created = (name: string, creationTimestamp: string | undefined): Manifest => {
      const one = ingressClass(name, 'example.com/x', true);
      return { ...one, metadata: { ...Object(one['metadata']), creationTimestamp } };
    };
    const given = (...classes: readonly Manifest[]) =>
      clusterOf([ingress('web', {}), ...classes]).ingresses[0]?.object.ingressClassName.value;
    expect(given(created('b', undefined), created('a', undefined))).toBe('a');
    expect(given(created('a', '2024-01-01T00:00:00Z'), created('b', '2025-01-01T00:00:00Z'))).toBe('b');
    expect(given(ingressClass('a', 'example.com/x'))).toBeNull();
  });
});

describe('what is assumed', () => {
  const traefikClass = ingressClass('edge', 'traefik.io/ingress-controller');

  test('is the same data for a router by itself, for one among others and for all Ingresses at once', async () => {
    const cluster = clusterOf([ingress('web', { field: 'edge' }), traefikClass]);
    const profile = (await loadProfile('traefik')) ?? expect.fail('not there');
    const tls = { kind: 'option', option: 'entryPointTls', value: true, isSet: false };
    const routers = [compileAs(profile, cluster, {}), ...(await loadRouters(cluster, new Map()))];
    for (const { assumptions, program } of routers) {
      expect(assumptions).toContainEqual(tls);
      expect(assumptions).toContainEqual({ kind: 'services', value: null, option: null, isSet: false });
      expect(answerTo(program, 'https://web.example.com/')).toBe('web');
    }
    const options = () => ({ entryPointTls: false });
    for (const { assumptions, program } of [
      compileAs(profile, cluster, options()),
      ...(await loadRouters(cluster, new Map(), options)),
    ]) {
      expect(assumptions).toContainEqual({ ...tls, value: false, isSet: true });
      expect(answerTo(program, 'https://web.example.com/')).toBe(404);
    }
  });

  test('holds the class of a guess only while no file holds an IngressClass, and no Services only while none is there', async () => {
    const kindsOf = async (manifests: readonly Manifest[]) =>
      (await loadRouters(clusterOf(manifests), new Map())).flatMap(({ assumptions }) =>
        assumptions.map(({ kind, value }) => `${kind} ${String(value)}`),
      );
    const web = ingress('web', { annotation: 'nginx-internal' });
    const service: Manifest = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { ports: [{ port: 80 }] },
    };
    expect(await kindsOf([web])).toEqual(['services null', 'class nginx-internal']);
    expect(await kindsOf([web, service])).toEqual(['class nginx-internal']);
    expect(await kindsOf([ingress('web', { field: 'edge' }), service, traefikClass])).toEqual(['option true']);
  });
});
