import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { loadProfile, profiles, registry } from './registry.ts';

const { guessProfile, profileById } = registry;

import { compileRouters, loadRouters, profilesFor, routeThrough } from './routers.ts';

describe('the registry', () => {
  test('holds every profile once, the specification first', () => {
    const ids = profiles.map(({ id }) => id);
    expect(ids[0]).toBe('kubernetes');
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(profileById(id)?.id).toBe(id);
    expect(profileById('nobody')).toBeNull();
  });

  test('says of each profile what the profile says of itself', async () => {
    for (const { load, ...known } of profiles) {
      const loaded = await load();
      expect(loaded).toMatchObject(known);
      const judging = await loadProfile(known.id);
      expect(judging).toEqual({ ...loaded, judge: expect.any(Function) });
      expect(await loadProfile(known.id)).toBe(judging);
      expect(typeof loaded.compile).toBe('function');
    }
    expect(await loadProfile('nobody')).toBeNull();
  });

  test('no controller name and no annotation prefix belongs to two profiles', () => {
    for (const key of ['controllerNames', 'annotationPrefixes'] as const) {
      const all = profiles.flatMap((profile) => profile[key]);
      expect(new Set(all).size, key).toBe(all.length);
    }
  });
});

describe('guessing who speaks for a class', () => {
  test('an IngressClass that names the controller settles it', () => {
    for (const profile of profiles) {
      for (const name of profile.controllerNames) {
        expect(guessProfile('x', [name], [])).toEqual({ profile, guessed: false });
      }
    }
  });

  test('an IngressClass of a controller without a profile leaves the specification, whatever the names say', () => {
    for (const name of ['nginx.org/ingress-controller', 'ingress.k8s.aws/alb']) {
      const annotations = ['nginx.ingress.kubernetes.io/rewrite-target'];
      expect(guessProfile('nginx', [name], annotations).profile.id).toBe('kubernetes');
    }
    // Several installations of one controller have names of their own.
    expect(guessProfile('nginx-internal', ['k8s.io/internal-ingress-nginx'], []).profile.id).toBe('ingress-nginx');
  });

  test.each([
    'projectcontour.io/ingress-controller',
    'networking.gke.io/anything',
    'azure/application-gateway',
    'citrix.com/ingress-controller',
  ])('a class named nginx whose controller is %s is none of ours', (name) => {
    expect(guessProfile('nginx', [name], []).profile.id).toBe('kubernetes');
  });

  test('a class name that says the controller is a guess', () => {
    for (const [className, id] of [
      ['nginx-internal', 'ingress-nginx'],
      ['traefik', 'traefik'],
      ['haproxy-public', 'haproxy-ingress'],
    ] as const) {
      expect(guessProfile(className, [], [])).toEqual({ profile: profileById(id), guessed: true });
    }
  });

  test('where a word fits two controllers the annotations choose between them', () => {
    expect(guessProfile('haproxy', [], ['haproxy.org/path-rewrite']).profile.id).toBe('haproxytech');
    expect(guessProfile('traefik', [], ['haproxy.org/path-rewrite']).profile.id).toBe('traefik');
  });

  test('annotations decide where the class says nothing', () => {
    for (const profile of profiles) {
      const [prefix] = profile.annotationPrefixes;
      if (prefix) expect(guessProfile('public', [], [`${prefix}x`])).toEqual({ profile, guessed: true });
    }
  });

  test('without any sign it is the specification', () => {
    expect(guessProfile(null, [], ['example.com/x'])).toEqual({ profile: profileById('kubernetes'), guessed: true });
  });
});

describe('edge routers', () => {
  const ingress = (name: string, className: string | null, host: string | null, path = '/'): Manifest => ({
    kind: 'Ingress',
    metadata: { name },
    spec: {
      ...(className === null ? {} : { ingressClassName: className }),
      rules: [
        {
          ...(host === null ? {} : { host }),
          http: { paths: [{ path, pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
        },
      ],
    },
  });
  const cluster = clusterOf([
    ingress('wild', 'one', '*.example.com'),
    ingress('exact', 'two', 'a.example.com'),
    ingress('none', null, 'b.example.com'),
  ]);

  test('there is one per class, in the order in which the classes occur', () => {
    expect(compileRouters(cluster, new Map(), new Map()).map(({ id }) => id)).toEqual([
      'router:one',
      'router:two',
      'router:',
    ]);
  });

  test('a request goes to the router that knows its host best', () => {
    const routers = compileRouters(cluster, new Map(), new Map());
    const answering = (host: string) => routeThrough(routers, requestFromParts({ host, target: '/' }))?.router.id;
    expect(answering('a.example.com')).toBe('router:two');
    expect(answering('c.example.com')).toBe('router:one');
    expect(answering('b.example.com')).toBe('router:');
    expect(routeThrough([], requestFromParts({ target: '/' }))).toBeNull();
  });

  test('a router that names the host is asked, also where none of its paths fits and it falls back to other hosts', async () => {
    const named = clusterOf([
      ingress('first', 'one', null),
      ingress('second', 'haproxy', 'second.example.com', '/only'),
    ]);
    const routers = await loadRouters(named, new Map([['router:haproxy', 'haproxy-ingress']]));
    const asked = requestFromParts({ host: 'second.example.com', target: '/none' });
    expect(routeThrough(routers, asked)?.router.id).toBe('router:haproxy');
  });

  test('a chosen profile is no guess', () => {
    const [first] = compileRouters(cluster, new Map([['router:one', 'kubernetes']]), new Map());
    expect(first).toMatchObject({ guessed: false, profile: { id: 'kubernetes' } });
  });

  test('profiles are named before they are loaded; until then the specification answers', async () => {
    const nginx = clusterOf([ingress('web', 'nginx', 'a.example.com')]);
    expect([...profilesFor(nginx, new Map())]).toEqual(['ingress-nginx']);
    expect(compileRouters(nginx, new Map(), new Map())[0]?.profile.id).toBe('kubernetes');
    const [router] = await loadRouters(nginx, new Map());
    expect(router).toMatchObject({ guessed: true, profile: { id: 'ingress-nginx' } });
  });

  test('a guess or a choice stands in for an IngressClass that is not in the workspace', async () => {
    const other: Manifest = {
      kind: 'IngressClass',
      metadata: { name: 'other' },
      spec: { controller: 'example.com/x' },
    };
    const found = clusterOf([ingress('web', 'nginx', 'a.example.com'), ingress('own', 'mine', 'b.example.com'), other]);
    for (const id of ['ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech']) {
      const routers = await loadRouters(
        found,
        new Map([
          ['router:mine', id],
          ['router:nginx', id],
        ]),
      );
      expect(routers.map(({ profile }) => profile.id)).toEqual([id, id]);
      for (const { program } of routers) {
        expect(program.routes.length, id).toBe(1);
        expect(program.deadPaths(), id).toEqual([]);
      }
    }
  });

  test('an IngressClass that names the controller keeps its own rules for who takes part', async () => {
    const named: Manifest = {
      kind: 'IngressClass',
      metadata: { name: 'web' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    };
    const [router] = await loadRouters(clusterOf([ingress('a', 'web', 'a.example.com'), named]), new Map());
    expect(router).toMatchObject({ guessed: false, profile: { id: 'ingress-nginx' } });
    expect(router?.program.routes).toHaveLength(1);
  });
});
