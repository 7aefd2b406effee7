import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileAs, loadProfile } from '../engine/controllers/index.ts';
import { buildCluster, readSourceFile } from '../engine/yaml/index.ts';
import { createSession } from './session.ts';
import { allOf, openSession } from './testing/open-session.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: own}
spec:
  ingressClassName: CLASS
  tls: [{hosts: [own.example.com], secretName: own}]
  rules:
  - host: own.example.com
    http:
      paths:
      - {path: /target, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}
      - {path: /ghost, pathType: Prefix, backend: {service: {name: ghost, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80, targetPort: 8080}]}
`;

async function asked(className: string, controller: string, url: string) {
  const profile = await loadProfile(controller);
  if (!profile) throw new Error(controller);
  const session = createSession(() => 0, [profile]);
  session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text: text.replace('CLASS', className) }]);
  session.setControllers(new Map([[`router:${className}`, controller]]));
  while (session.isReading()) session.step();
  const delta = session.update();
  const { answer } = session.route({ text: url, method: 'GET', headers: [], router: null });
  const known = session.world()?.snapshot;
  const backend = known?.nodes.get('backend:default/web:8080');
  return {
    kind: answer?.decision.outcome.kind,
    lit: answer?.litNodes.filter((id) => id.startsWith('backend:')),
    state: backend?.kind === 'backend' ? backend.state : null,
    codes: known?.problems.map(({ diagnostic }) => diagnostic.code) ?? [],
    isNew: delta !== null,
  };
}

test('what a controller takes for a port is whole in answer, graph and problems, and broken in all for another', async () => {
  const url = 'https://own.example.com/target';
  const taken = await asked('nginx', 'ingress-nginx', url);
  expect(taken).toMatchObject({ kind: 'backend', lit: ['backend:default/web:8080'], state: 'found' });
  expect(taken.codes).not.toContain('ref/port-is-target-port');
  const refused = await asked('traefik', 'traefik', url);
  expect(refused).toMatchObject({ kind: 'status', state: 'port-missing' });
  expect(refused.codes).toContain('ref/port-is-target-port');
});

test('a redirect lights no way to a Service, be it there or not', async () => {
  for (const path of ['/target', '/ghost']) {
    const { kind, lit } = await asked('nginx', 'ingress-nginx', `http://own.example.com${path}`);
    expect([kind, lit]).toEqual(['redirect', []]);
  }
  expect((await asked('nginx', 'ingress-nginx', 'https://own.example.com/ghost')).lit).toEqual([
    'backend:default/ghost:80',
  ]);
});

const controllers = [
  ['ingress-nginx', 'k8s.io/ingress-nginx'],
  ['traefik', 'traefik.io/ingress-controller'],
  ['haproxy-ingress', 'haproxy-ingress.github.io/controller'],
  ['haproxytech', 'haproxy.org/ingress-controller'],
  ['kubernetes', 'example.com/unknown'],
] as const;

interface Rule {
  readonly className: string;
  readonly host: string;
  readonly path: string;
  readonly service: string;
}

/** One to three classes of one or two controllers, and Ingresses that share hosts. */
const workspace = fc
  .record({
    two: fc.shuffledSubarray([...controllers], { minLength: 2, maxLength: 2 }),
    owners: fc.array(fc.nat(1), { minLength: 1, maxLength: 3 }),
    rules: fc.array(
      fc.record({
        of: fc.nat(2),
        host: fc.constantFrom('a.example.com', 'b.example.com', '*.example.com', ''),
        path: fc.constantFrom('/', '/v1', '/v1/deep'),
        service: fc.constantFrom('web', 'api', 'gone'),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ two, owners, rules }) => {
    const classes = owners.map((owner, at) => ({ name: `c${at}`, controller: two[owner]?.[1] ?? '' }));
    const classOf = (of: number) => classes[of % classes.length]?.name ?? '';
    return { classes, rules: rules.map(({ of, ...rule }): Rule => ({ ...rule, className: classOf(of) })) };
  });

function manifestsOf({
  classes,
  rules,
}: {
  classes: readonly { name: string; controller: string }[];
  rules: readonly Rule[];
}) {
  const ingresses = rules.map(({ className, host, path, service }, at) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: `i${at}` },
    spec: {
      ingressClassName: className,
      rules: [
        {
          ...(host === '' ? {} : { host }),
          http: {
            paths: [{ path, pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } } }],
          },
        },
      ],
    },
  }));
  const of = (kind: string, apiVersion: string, name: string, spec: object) => ({
    apiVersion,
    kind,
    metadata: { name },
    spec,
  });
  return [
    ...classes.map(({ name, controller }) => of('IngressClass', 'networking.k8s.io/v1', name, { controller })),
    ...['web', 'api'].map((name) => of('Service', 'v1', name, { ports: [{ port: 80 }] })),
    ...ingresses,
  ]
    .map((manifest) => JSON.stringify(manifest))
    .join('\n---\n');
}

const urls = ['a', 'b', 'c'].flatMap((host) =>
  ['/', '/v1', '/v1/deep', '/x'].map((path) => `http://${host}.example.com${path}`),
);

test('bar, matrix and the controller over all files give one answer, however many classes a controller serves', async () => {
  const profiles = await Promise.all(controllers.map(([id]) => loadProfile(id)));
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(workspace, async (world) => {
      const text = manifestsOf(world);
      const { session, snapshot } = openSession(new Map([['a.yaml', text]]));
      const cluster = buildCluster([readSourceFile('a.yaml', text)], 'auto', true);
      const routers = snapshot.order.routers.flatMap((id) => {
        const node = snapshot.nodes.get(id);
        return node?.kind === 'edge-router' ? [node] : [];
      });
      if (routers.some(({ classNames }) => classNames.length > 1)) shared++;
      const used = new Set(world.rules.map(({ className }) => className));
      const served = world.classes.filter(({ name }) => used.has(name));
      expect(routers).toHaveLength(new Set(served.map(({ controller }) => controller)).size);
      expect(new Set(routers.flatMap(({ classNames }) => classNames))).toEqual(used);
      const survey = allOf(
        await session.survey({
          controllers: controllers.map(([id]) => id),
          given: urls.map((url) => `GET ${url}`),
        }),
      );
      for (const router of routers) {
        const profile = profiles.find((one) => one?.id === router.controller) ?? expect.fail(router.controller);
        // A controller without a profile cannot be named: there its own Ingresses are all that is asked.
        const all =
          profile.id === 'kubernetes'
            ? {
                ...cluster,
                ingresses: cluster.ingresses.filter(({ object }) =>
                  router.classNames.includes(object.ingressClassName.value),
                ),
              }
            : cluster;
        const route = compileAs(profile, all, {}).program;
        const ask = (url: string) =>
          session.route({ text: url, method: 'GET', headers: [], router: router.id }).answer ?? expect.fail(url);
        for (const url of urls) {
          const { decision, request, litNodes } = ask(url);
          expect(decision.outcome).toEqual(route.match(request));
          for (const step of decision.trace)
            if (step.kind === 'host') expect(snapshot.nodes.get(step.hostId)?.kind).toBe('host');
          if (decision.outcome.kind === 'backend') expect(litNodes).toHaveLength(4);
        }
        for (const row of survey?.rows ?? []) {
          if (row.routerId !== router.id) continue;
          expect(row.outcomes[survey?.controllers.indexOf(router.controller) ?? -1]).toEqual(
            ask(row.text).decision.outcome,
          );
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(shared).toBeGreaterThan(0);
}, 60_000);
