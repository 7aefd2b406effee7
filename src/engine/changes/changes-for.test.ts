import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../analyse/difference.ts';
import { plan } from '../commands/plan.ts';
import { loadProfile } from '../controllers/registry.ts';
import type { Outcome } from '../match/decision.ts';
import { listPaths } from '../match/listed-path.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { ControllerProfile, ProfileOptions } from '../match/profile.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import type { Given } from '../testing/truth/fixtures.ts';
import { randomGiven } from '../testing/truth/random.ts';
import { applyEdits } from '../text/edit.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { type Change, withOptions } from './change.ts';
import { changesFor } from './changes-for.ts';

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: store}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - {path: /api, pathType: Exact, backend: {service: {name: api, port: {number: 80}}}}
          - {path: /cart, pathType: Prefix, backend: {service: {name: crat, port: {number: 80}}}}
          - {path: /pay, pathType: Prefix, backend: {service: {name: cart, port: {number: 8080}}}}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: store}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: store}
spec: {ports: [{port: 80, targetPort: 8080}]}
`;

async function profileOf(id: string): Promise<ControllerProfile> {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  return profile;
}

function requestOf(line: string): HttpRequest {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  return parsed.value;
}

async function changes(
  id: string,
  text: string,
  request: HttpRequest,
  goal?: string,
  given: ProfileOptions = {},
): Promise<readonly Change[]> {
  const profile = await profileOf(id);
  const files = [readSourceFile('shop.yaml', text)];
  const program = profile.compile(buildCluster(files, 'given', true), given);
  const asking = async (cluster: Parameters<typeof profile.compile>[0], options = {}) =>
    profile.compile(cluster, withOptions(given, options)).match;
  const world = { files, existence: 'given' as const, asking };
  return changesFor(world, program.explain(request), request, goal === undefined ? null : { service: goal });
}

const told = (list: readonly Change[]) => list.map(({ what }) => what);

describe('changes that would help', () => {
  test('a path that is written like an expression: the type, the text and the annotation that make it one', async () => {
    const text = (path: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: api}
spec:
  rules:
  - host: api.example.com
    http:
      paths:
      - path: "${path}"
        pathType: Prefix
        backend: {service: {name: api, port: {number: 80}}}
---
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {ports: [{port: 80}]}
`;
    const request = requestOf('http://api.example.com/api/v1/users');
    const key = 'traefik.ingress.kubernetes.io/router.pathmatcher';
    // As Traefik 2 had it: traefik/traefik#10672.
    const found = await changes('traefik', text('/api/{version:v[0-9]+}/users'), request);
    expect(told(found)).toEqual([
      {
        kind: 'annotations',
        settings: [
          { key: 'path', value: '/api/v[0-9]+/users' },
          { key: 'pathType', value: 'ImplementationSpecific' },
          { key, value: 'PathRegexp' },
        ],
      },
    ]);
    const regex = { key: 'haproxy-ingress.github.io/path-type', value: 'regex' };
    const plain = await changes('haproxy-ingress', text('/api/v[0-9]+'), request);
    expect(told(plain)).toContainEqual({
      kind: 'annotations',
      settings: [{ key: 'pathType', value: 'ImplementationSpecific' }, regex],
    });
  });

  test('a path that is left out, where a shorter one takes its requests: what would let it in', async () => {
    const text = `${shop}---\n${shop
      .split('---')[0]
      ?.replace('name: shop,', 'name: root,')
      .replace(/ {10}- .*\n/g, '')}`;
    const root = `${text}          - {path: /, pathType: Prefix, backend: {service: {name: api, port: {number: 80}}}}\n`;
    const found = await changes('traefik', root, requestOf('http://shop.example.com/cart'));
    expect(told(found)[0]).toEqual({ kind: 'service', service: 'cart' });
    expect(found[0]?.outcome).toMatchObject({ service: { name: 'cart' } });
    expect(await changes('traefik', root, requestOf('http://shop.example.com/else'))).toEqual([]);
  });

  test('an Exact path one slash away: the request without it, or Prefix; last what takes /api its answer', async () => {
    const found = await changes('kubernetes', shop, requestOf('http://shop.example.com/api/'));
    expect(told(found)).toEqual([
      { kind: 'ask-path', path: '/api' },
      { kind: 'path-type', path: '/api', pathType: 'Prefix' },
      { kind: 'path', from: '/api', path: '/api/' },
    ]);
    expect(found.map(({ breaks }) => breaks > 0)).toEqual([false, false, true]);
  });

  test('a redirect by annotation: what it leads to, or the Ingress without the annotation', async () => {
    const key = 'nginx.ingress.kubernetes.io/temporal-redirect';
    const text = (to: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: old, annotations: {${key}: "${to}"}}
spec:
  ingressClassName: nginx
  rules:
  - host: old.example.com
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: old, port: {number: 80}}}}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: new}
spec:
  ingressClassName: nginx
  rules:
  - host: new.example.com
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: new, port: {number: 80}}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: old}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: new}
spec: {ports: [{port: 80}]}
`;
    const request = requestOf('http://old.example.com/x');
    const found = await changes('ingress-nginx', text('http://new.example.com/y?z=1'), request);
    expect(told(found)).toEqual([{ kind: 'follow' }, { kind: 'without-annotation', key }]);
    expect(found[0]).toMatchObject({ does: { request: { host: 'new.example.com', rawPath: '/y', query: 'z=1' } } });
    expect(found[0]?.outcome).toMatchObject({ service: { name: 'new' } });
    // Nobody speaks TLS on the port of plain http.
    const half = await changes('ingress-nginx', text('https://new.example.com:80/y'), request);
    expect(told(half)).toEqual([{ kind: 'without-annotation', key }]);
    // Nobody here answers what it leads to: it is not offered.
    expect(told(await changes('ingress-nginx', text('http://elsewhere.example.com/'), request))).toEqual([
      { kind: 'without-annotation', key },
    ]);
  });

  test('a host with www too many: the host, or a rule for it', async () => {
    expect(told(await changes('kubernetes', shop, requestOf('http://www.shop.example.com/api')))).toEqual([
      { kind: 'ask-host', host: 'shop.example.com' },
      { kind: 'host', host: 'www.shop.example.com' },
    ]);
  });

  test('a misspelt Service and a container port: the name and the port that exist', async () => {
    const [service] = await changes('kubernetes', shop, requestOf('http://shop.example.com/cart'));
    expect(service?.what).toEqual({ kind: 'service', service: 'cart' });
    expect(service?.outcome).toMatchObject({ kind: 'backend', service: { name: 'cart' } });
    const [port] = await changes('kubernetes', shop, requestOf('http://shop.example.com/pay'));
    expect(port?.what).toEqual({ kind: 'port', service: 'cart', port: '80' });
  });

  test('a router without TLS: http, and the annotation with what it would break', async () => {
    const found = await changes('traefik', shop, requestOf('https://shop.example.com/api'));
    expect(told(found)).toEqual([
      { kind: 'ask-scheme', scheme: 'http' },
      { kind: 'annotation', key: 'traefik.ingress.kubernetes.io/router.tls', value: 'true' },
    ]);
    // The router leaves the plain entry point: the same request over http is lost.
    expect(found.map(({ breaks }) => breaks)).toEqual([0, 1]);
  });

  test('an answer that is useful needs none, unless another Service is wanted', async () => {
    const request = requestOf('http://shop.example.com/api');
    expect(await changes('kubernetes', shop, request)).toEqual([]);
    expect(await changes('kubernetes', shop, request, 'api')).toEqual([]);
    expect(told(await changes('kubernetes', shop, requestOf('http://shop.example.com/pay'), 'store/api:80'))).toEqual([
      { kind: 'ask-path', path: '/api' },
    ]);
  });

  test('a goal that no path leads to has none', async () => {
    expect(await changes('kubernetes', shop, requestOf('http://shop.example.com/api'), 'nobody')).toEqual([]);
  });
});

describe('changes of more than one line, of options and of order', () => {
  const ingress = (metadata: string, spec: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {${metadata}}\nspec: {${spec}}\n---\n`;
  const service = (name: string, namespace = 'default', spec = 'ports: [{port: 80}]') =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}}\n---\n`;
  const path = (name: string, text = '/') =>
    `{path: ${text}, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}`;
  const rules = (...paths: readonly string[]) => `rules: [{host: a.example.com, http: {paths: [${paths.join(', ')}]}}]`;

  test('a router that listens on one entry point without TLS: both annotations together', async () => {
    const prefix = 'traefik.ingress.kubernetes.io/router';
    const text = ingress(`name: a, annotations: {${prefix}.entrypoints: web}`, rules(path('web'))) + service('web');
    const found = await changes('traefik', text, requestOf('https://a.example.com/'));
    expect(told(found)).toContainEqual({
      kind: 'annotations',
      settings: [
        { key: `${prefix}.entrypoints`, value: 'web,websecure' },
        { key: `${prefix}.tls`, value: 'true' },
      ],
    });
  });

  test('a Service of another namespace: the Ingress there, or a Service here', async () => {
    const text = ingress('name: a', rules(path('web'))) + service('web', 'shop');
    expect(told(await changes('kubernetes', text, requestOf('http://a.example.com/')))).toEqual([
      { kind: 'namespace', ingress: 'default/a', namespace: 'shop' },
      { kind: 'add-service', service: 'web', namespace: 'default' },
    ]);
  });

  test('a Service is written with the usual number of the port that is named, and none for an action of an annotation', async () => {
    const portOf = async (name: string) => {
      const text = ingress('name: a', rules(path('web').replace('number: 80', `name: ${name}`)));
      const found = await changes('kubernetes', text, requestOf('http://a.example.com/'));
      const does = found.find(({ what }) => what.kind === 'add-service')?.does;
      const command = does?.kind === 'manifest' ? does.command : null;
      return command?.type === 'service/add' ? command.ports : null;
    };
    expect(await portOf('https')).toEqual([{ name: 'https', port: 443 }]);
    expect(await portOf('http')).toEqual([{ name: 'http', port: 80 }]);
    expect(await portOf('use-annotation')).toBeNull();
  });

  test('an ExternalName that Traefik does not allow: its option', async () => {
    const external = 'type: ExternalName, externalName: web.example.org, ports: [{port: 80}]';
    const text = ingress('name: a', rules(path('web'))) + service('web', 'default', external);
    const [first] = await changes('traefik', text, requestOf('http://a.example.com/'));
    expect(first?.what).toEqual({ kind: 'option', name: 'allowExternalNameServices', value: 'true' });
  });

  test('a redirect by TLS: https, the annotation that leaves plain http alone, or no entry', async () => {
    const text = ingress('name: a', `tls: [{hosts: [a.example.com], secretName: a}], ${rules(path('web'))}`);
    const found = await changes('ingress-nginx', text + service('web'), requestOf('http://a.example.com/'));
    expect(told(found).map(({ kind }) => kind)).toEqual(['ask-scheme', 'annotation', 'without-tls']);
  });

  test.each([
    // The entry stays for the other host: nothing but https on the own one changes.
    ['haproxy-ingress', 'split-tls', 1],
    // Any entry stands for all hosts of its Ingress: both paths of the other one are sent to https no longer.
    ['ingress-nginx', 'without-tls', 2],
    ['haproxytech', 'without-tls', 2],
  ])('%s: what %s of a shared entry changes on other hosts is counted', async (id, kind, breaks) => {
    const other = `{host: b.example.com, http: {paths: [${path('web')}, ${path('web', '/cart')}]}}`;
    const both = `rules: [{host: a.example.com, http: {paths: [${path('web')}]}}, ${other}]`;
    const tls = 'tls: [{hosts: [a.example.com, b.example.com], secretName: a}]';
    const text = ingress('name: a', `${tls}, ${both}`) + service('web');
    const found = await changes(id, text, requestOf('http://a.example.com/'));
    const told = found.filter(({ what }) => what.kind !== 'annotation');
    expect(told.map(({ what, breaks: count }) => [what.kind, count])).toEqual([
      ['ask-scheme', 0],
      [kind, breaks],
    ]);
  });

  const classKey = 'kubernetes.io/ingress.class';
  const ownClass = (name: string, controller: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}}\nspec: {controller: ${controller}}\n---\n`;

  test.each([
    ['traefik', 'traefik.io/ingress-controller', 'traefik'],
    ['ingress-nginx', 'k8s.io/ingress-nginx', 'nginx'],
  ])(
    '%s: a class that nobody takes in the annotation: the class in the field, or the annotation as it is read',
    async (id, controller, name) => {
      const noted = ingress(`name: a, annotations: {${classKey}: someone}`, rules(path('web')));
      const text = noted + service('web') + ownClass('edge', controller);
      const found = told(await changes(id, text, requestOf('http://a.example.com/')));
      const settings = [
        { key: classKey, value: null },
        { key: 'ingressClassName', value: 'edge' },
      ];
      expect(found).toContainEqual({ kind: 'annotations', settings });
      expect(found).toContainEqual({ kind: 'annotation', key: classKey, value: name });
    },
  );

  test('Traefik without the look-up of classes: the class in the annotation, or the look-up', async () => {
    const text = ingress('name: a', `ingressClassName: edge, ${rules(path('web'))}`) + service('web');
    const classed = text + ownClass('edge', 'traefik.io/ingress-controller');
    const request = requestOf('http://a.example.com/');
    const settings = [
      { key: classKey, value: 'traefik' },
      { key: 'ingressClassName', value: null },
    ];
    const found = told(await changes('traefik', classed, request, undefined, { disableIngressClassLookup: true }));
    expect(found).toContainEqual({ kind: 'annotations', settings });
    expect(found).toContainEqual({ kind: 'option', name: 'disableIngressClassLookup', value: 'false' });
    expect(found.filter(({ kind }) => kind === 'class')).toEqual([]);
  });

  test('Traefik with a class of its own: that class, and no other', async () => {
    const text = ingress('name: a', `ingressClassName: other, ${rules(path('web'))}`) + service('web');
    const classes = ['edge', 'other'].map((name) => ownClass(name, 'traefik.io/ingress-controller')).join('');
    const request = requestOf('http://a.example.com/');
    const found = told(await changes('traefik', text + classes, request, undefined, { ingressClass: 'edge' }));
    expect(found.filter(({ kind }) => kind === 'class')).toEqual([
      { kind: 'class', ingress: 'default/a', className: 'edge' },
    ]);
  });

  test('a Service of another namespace under Traefik: by an ExternalName only where its option allows them', async () => {
    const text = ingress('name: a', rules(path('web'))) + service('web', 'shop');
    const request = requestOf('http://a.example.com/');
    const named = { kind: 'add-external-name', service: 'web', externalName: 'web.shop.svc.cluster.local' };
    const allowed = await changes('traefik', text, request, undefined, { allowExternalNameServices: true });
    expect(told(allowed)).toContainEqual(named);
    expect(told(await changes('traefik', text, request)).map(({ kind }) => kind)).not.toContain('add-external-name');
  });

  test('an annotation is put on the Ingress of the path, whose name is told, and not on the one of that name elsewhere', async () => {
    const tls = 'tls: [{hosts: [a.example.com], secretName: a}]';
    const wild = `rules: [{host: b.example.com, http: {paths: [${path('web')}]}}, {host: a.example.com}]`;
    const text =
      ingress('name: a', rules(path('web', '/x'))) +
      ingress('name: a, namespace: shop', `${tls}, ${rules(path('web'))}`) +
      ingress('name: b', wild);
    const all = text + service('web') + service('web', 'shop');
    const key = 'nginx.ingress.kubernetes.io/ssl-redirect';
    for (const [target, name] of [
      ['/x', 'default/a'],
      ['/', 'shop/a'],
    ]) {
      const found = await changes('ingress-nginx', all, requestOf(`http://a.example.com${target}`));
      expect(found.find(({ what }) => what.kind === 'annotation')).toMatchObject({
        what: { kind: 'annotation', key, value: 'false' },
        objects: [{ kind: 'Ingress', name }],
      });
      expect(found.find(({ what }) => what.kind === 'without-tls')?.objects).toEqual([
        { kind: 'Ingress', name: 'shop/a' },
      ]);
    }
  });

  test.each([
    ['haproxytech', 'haproxy.org/ssl-redirect'],
    ['haproxy-ingress', 'haproxy-ingress.github.io/ssl-redirect'],
  ])('%s: a redirect by TLS is switched off by %s of the Ingress of the path', async (id, key) => {
    const tls = 'tls: [{hosts: [a.example.com], secretName: a}]';
    const text = ingress('name: a', `${tls}, ${rules(path('web'))}`) + service('web');
    const found = await changes(id, text, requestOf('http://a.example.com/'));
    expect(found.find(({ what }) => what.kind === 'annotation')).toMatchObject({
      what: { key, value: 'false' },
      objects: [{ kind: 'Ingress', name: 'default/a' }],
      outcome: { kind: 'backend', service: { name: 'web' } },
      breaks: 0,
    });
  });

  test('nothing is near, and a rule without a host has the path: a path on the host, and none that is not like it', async () => {
    const any = `rules: [{http: {paths: [${path('deep', '/api/deep')}]}}]`;
    const text = ingress('name: a', rules(path('web', '/web'))) + ingress('name: any', any);
    const all = text + service('web') + service('deep');
    const found = await changes('kubernetes', all, requestOf('http://a.example.com/api/deep'));
    expect(found).toMatchObject([
      {
        what: { kind: 'add-path', path: '/api/deep', service: 'deep', host: 'a.example.com' },
        objects: [{ name: 'default/any' }],
        outcome: { service: { name: 'deep' } },
        breaks: 0,
      },
    ]);
  });

  test('what changes for others is told, once for both schemes, and a redirect of the own host too', async () => {
    const tls = 'tls: [{hosts: [a.example.com], secretName: a}]';
    const text = ingress('name: a', `${tls}, ${rules(path('web'))}`) + ingress('name: b', rules(path('web', '/api')));
    const found = await changes('ingress-nginx', text + service('web'), requestOf('http://a.example.com/api'));
    const [without] = found.filter(({ what }) => what.kind === 'without-tls');
    expect(without).toMatchObject({
      breaks: 1,
      effects: [
        {
          request: { scheme: 'http', rawPath: '/' },
          before: { kind: 'redirect', status: 308 },
          after: { kind: 'backend', service: { name: 'web' } },
        },
      ],
    });
    const moved = ingress('name: a', rules(path('web', '/crat'))) + service('web');
    const [, mended] = await changes('kubernetes', moved, requestOf('http://a.example.com/cart'));
    // Both schemes of /crat alike; https of the request is mended as well.
    expect(mended).toMatchObject({
      what: { kind: 'path', from: '/crat', path: '/cart' },
      breaks: 1,
      effects: [{ request: { rawPath: '/crat' }, after: { status: 404 } }],
    });
  });

  test('an expression that takes more than its path says tells one request of those', async () => {
    const star = rules(path('web', "'/files/*'").replace('Prefix', 'ImplementationSpecific'));
    const text = ingress('name: a', star) + service('web');
    const found = await changes('ingress-nginx', text, requestOf('http://a.example.com/files/x.png'));
    const effects = found.find(({ what }) => what.kind === 'annotation')?.effects;
    expect(effects).toMatchObject([
      { request: { rawPath: '/filesx' }, before: { kind: 'status' }, after: { kind: 'backend' } },
    ]);
    expect(told(found)).toContainEqual({
      kind: 'annotations',
      settings: [
        { key: 'path', value: '/files' },
        { key: 'pathType', value: 'Prefix' },
      ],
    });
  });

  test('of two equal paths the other one, as a goal: put before the first', async () => {
    const text = ingress('name: a', rules(path('web'), path('api'))) + service('web') + service('api');
    const found = await changes('kubernetes', text, requestOf('http://a.example.com/'), 'api');
    expect(told(found)).toContainEqual({ kind: 'before', path: '/', over: '/' });
  });
});

/** A world as one text, and who is asked there. */
function textOf({ world: { manifests } }: Given): string {
  return manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
}

/** The answer after a change is really made: the text edited and read again. */
function afterwards(profile: ControllerProfile, text: string, request: HttpRequest, { does }: Change): Outcome {
  if (does.kind === 'request') return compiled(profile, text, {}).match(does.request);
  if (does.kind === 'options') return compiled(profile, text, does.options).match(request);
  if (does.kind === 'age') return compiled(profile, agedTo(text, does), {}).match(request);
  const file = readSourceFile('w.yaml', text);
  const planned = plan(new Map([[file.name, file]]), does.command);
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  return compiled(profile, applyEdits(text, planned.value.edits.get(file.name) ?? []), {}).match(request);
}

/** Each document of a world is one object in JSON. */
function agedTo(text: string, { object, creationTimestamp }: Extract<Change['does'], { kind: 'age' }>): string {
  const documents = text.slice(text.indexOf('{')).split('\n---\n');
  const manifest = JSON.parse(documents[object.document] ?? '');
  documents[object.document] = JSON.stringify({ ...manifest, metadata: { ...manifest.metadata, creationTimestamp } });
  return documents.join('\n---\n');
}

function compiled(profile: ControllerProfile, text: string, options: ProfileOptions) {
  return profile.compile(buildCluster([readSourceFile('w.yaml', text)], 'given', true), options);
}

/** The objects of a world whose text a change makes another. */
function edited(text: string, { does }: Change): readonly string[] {
  if (does.kind !== 'manifest') return [];
  const file = readSourceFile('w.yaml', text);
  const planned = plan(new Map([[file.name, file]]), does.command);
  const after = planned.ok ? applyEdits(text, planned.value.edits.get(file.name) ?? []).split('\n---\n') : [];
  return text.split('\n---\n').flatMap((document, index) => {
    if (document.trim() === after[index]?.trim()) return [];
    const { kind, metadata } = JSON.parse(document.replace('# w\n', ''));
    return [`${kind} ${metadata.namespace ?? 'default'}/${metadata.name}`];
  });
}

/** Makes each change that is told, also towards the Service of what was beaten, and returns the kinds there were. */
async function provenKinds(profile: ControllerProfile, givens: readonly Given[]): Promise<ReadonlySet<string>> {
  const kinds = new Set<string>();
  for (const given of givens) {
    // A comment first: to a file that begins as JSON nothing is added.
    const text = `# w\n${textOf(given)}`;
    const files = [readSourceFile('w.yaml', text)];
    const asking = async (cluster: Parameters<typeof profile.compile>[0], options = {}) =>
      profile.compile(cluster, options).match;
    const cluster = buildCluster(files, 'given', true);
    const backends = new Map(
      listPaths(cluster).map((one) => [one.origin.pathId, one.path.backend.value?.service?.name.value]),
    );
    for (const request of given.requests) {
      const decision = compiled(profile, text, {}).explain(request);
      const { cause } = decision;
      const beaten = cause.kind === 'matched' && cause.over ? backends.get(cause.over.pathId) : undefined;
      for (const goal of beaten === undefined ? [null] : [null, { service: beaten }]) {
        const found = await changesFor({ files, existence: 'given', asking }, decision, request, goal);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const change of found) {
          const { what } = change;
          kinds.add(what.kind);
          if (what.kind === 'annotation') kinds.add(`annotation:${what.key}`);
          expect(differenceOf(change.outcome, afterwards(profile, text, request, change)), text).toBeNull();
          expect(change.breaks).toBeGreaterThanOrEqual(change.effects.length);
          for (const { request: other, before, after } of change.effects) {
            expect(differenceOf(before, compiled(profile, text, {}).match(other))).toBeNull();
            expect(after && differenceOf(after, afterwards(profile, text, other, change))).toBeNull();
            expect(after && differenceOf(before, after)).not.toBeNull();
          }
          const names = change.objects.map(({ kind, name }) => `${kind} ${name}`);
          if (change.does.kind === 'manifest') expect(names, JSON.stringify(what)).toEqual(edited(text, change));
        }
      }
    }
  }
  return kinds;
}

const runs = Number(process.env['RUNS'] ?? 25);

test.each(['kubernetes', 'ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech'])(
  'each change for %s, really made, gives the answer it announces',
  async (id) => {
    const profile = await profileOf(id);
    const random = randomGiven(profile.controllerNames[0] ?? 'example.com/any');
    const kinds = await provenKinds(profile, fc.sample(random, { numRuns: runs, seed: 5 }));
    expect([...kinds].length).toBeGreaterThan(3);
  },
  120_000,
);

/** A world with more in it: a younger twin of a path, tls entries for two hosts, a Service of another namespace, and a class annotation that nobody listens to. */
function withTwins({ world, requests, ...given }: Given): Given {
  const rule = (host: string, ...names: readonly string[]) => ({
    host,
    http: {
      paths: names.map((name) => ({
        path: name === 'far' ? '/far' : '/cart',
        pathType: 'Prefix',
        backend: { service: { name, port: { number: 80 } } },
      })),
    },
  });
  const ingress = (name: string, created: string, annotations: object, spec: object) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, creationTimestamp: created, annotations },
    spec,
  });
  const hosts = ['shop.example.com', 'b.example.com', 's.example.com'];
  const manifests = [
    ingress(
      'older',
      '2022-02-01T00:00:00Z',
      {},
      {
        ingressClassName: 'own',
        rules: [rule('b.example.com', 'web', 'far'), rule('s.example.com', 'web')],
        tls: [
          { hosts: ['a.test'], secretName: 'a' },
          { hosts, secretName: 'b' },
        ],
      },
    ),
    ingress('twin', '2024-02-29T00:00:00Z', {}, { ingressClassName: 'own', rules: [rule('b.example.com', 'api')] }),
    ingress(
      'elsewhere',
      '2024-01-01T00:00:00Z',
      { 'kubernetes.io/ingress.class': 'someone' },
      {
        rules: [rule('c.example.com', 'web')],
      },
    ),
  ];
  const asked = ['b.example.com/cart', 'b.example.com/far', 's.example.com/cart', 'c.example.com/cart'];
  const lines = asked.flatMap((target) => [requestOf(`http://${target}`), requestOf(`https://${target}`)]);
  return {
    ...given,
    world: { ...world, manifests: [...manifests, ...world.manifests] },
    requests: [...lines, ...requests.slice(0, 2)],
  };
}

test.each([
  ['kubernetes', ['recreate']],
  ['ingress-nginx', ['recreate', 'add-external-name', 'annotation:kubernetes.io/ingress.class']],
  ['traefik', ['annotation:kubernetes.io/ingress.class']],
  ['haproxy-ingress', ['split-tls', 'annotation:kubernetes.io/ingress.class']],
  ['haproxytech', ['namespace']],
])(
  'with twins, ages and shared tls entries each change for %s, really made, gives the answer it announces',
  async (id, wanted) => {
    const profile = await profileOf(id);
    const random = randomGiven(profile.controllerNames[0] ?? 'example.com/any').map(withTwins);
    const kinds = await provenKinds(profile, fc.sample(random, { numRuns: Math.ceil(runs / 3), seed: 7 }));
    expect([...kinds]).toEqual(expect.arrayContaining(wanted));
  },
  120_000,
);

test('every change that is told gives the answer it promises, whatever was asked', async () => {
  const element = fc.constantFrom('api', 'API', 'cart', 'crat', 'pay', 'x', '');
  const request = fc.tuple(
    fc.constantFrom('shop.example.com', 'www.shop.example.com', 'shp.example.com', 'a.test'),
    fc.array(element, { maxLength: 2 }).map((parts) => `/${parts.join('/')}`),
    fc.constantFrom('http', 'https'),
  );
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('kubernetes', 'traefik', 'haproxytech'), request, async (id, parts) => {
      const [host, target, scheme] = parts;
      const found = await changes(id, shop, requestFromParts({ host, target, scheme }));
      expect(found.length).toBeLessThanOrEqual(5);
      for (const { does, outcome } of found) {
        seen++;
        expect(['backend', 'split', 'resource', 'any-of']).toContain(outcome.kind);
        if (does.kind !== 'request') continue;
        const { match } = (await profileOf(id)).compile(
          buildCluster([readSourceFile('shop.yaml', shop)], 'given', true),
          {},
        );
        expect(match(does.request)).toEqual(outcome);
      }
    }),
    { numRuns: 300, seed: 3 },
  );
  expect(seen).toBeGreaterThan(15);
});

describe('a path that Traefik 2 took for an expression', () => {
  const traefik = 'traefik.ingress.kubernetes.io/router.pathmatcher';
  const api = (path: string, pathType: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: api, namespace: store}
spec:
  rules:
    - host: app.example.com
      http:
        paths:
          - {path: '${path}', pathType: ${pathType}, backend: {service: {name: api, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: store}
spec: {ports: [{port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: api, namespace: store, labels: {kubernetes.io/service-name: api}}
addressType: IPv4
endpoints: [{addresses: [10.0.0.1]}]
ports: [{port: 80}]
`;

  test.each([
    ['/api/{version:v[0-9]+}/users', 'Prefix', '/api/v1/users', '/api/v[0-9]+/users'],
    ['/api/{version}/users', 'Prefix', '/api/v1/users', '/api/[^/]+/users'],
    ['/{year:[0-9]{4}}/news', 'Exact', '/2024/news', '/[0-9]{4}/news'],
    ['/api/v[0-9]+', 'Prefix', '/api/v1', null],
  ])('%s as %s is offered with router.pathmatcher, and answers %s then', async (path, pathType, target, to) => {
    const request = requestOf(`http://app.example.com${target}`);
    const found = await changes('traefik', api(path, pathType), request);
    const settings = [
      ...(to === null ? [] : [{ key: 'path', value: to }]),
      { key: 'pathType', value: 'ImplementationSpecific' },
      { key: traefik, value: 'PathRegexp' },
    ];
    const wanted = { what: { kind: 'annotations', settings }, outcome: { service: { name: 'api' } } };
    expect(found.find(({ what }) => what.kind === 'annotations')).toMatchObject(wanted);
  });

  test('is offered with the annotation alone where the comparison is left to the controller', async () => {
    const request = requestOf('http://app.example.com/api/v1');
    const found = await changes('traefik', api('/api/v[0-9]+', 'ImplementationSpecific'), request);
    const what = { kind: 'annotation', key: traefik, value: 'PathRegexp' };
    expect(found.map((one) => one.what).filter(({ kind }) => kind.startsWith('annotation'))).toEqual([what]);
  });
});

describe.each(['haproxytech', 'haproxy-ingress'])('%s, a default backend that cannot answer', (id) => {
  const written = (rest: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  defaultBackend: {service: ${rest}}
  rules:
    - host: shop.example.com
      http: {paths: [{path: /a, pathType: Prefix, backend: {service: {name: rest, port: {number: 80}}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: rest}
spec: {ports: [{port: 80}]}
`;
  test.each([
    ['{name: rest, port: {name: web}}', 'port'],
    ['{name: rset, port: {number: 80}}', 'service'],
    ['{name: elsewhere, port: {number: 80}}', 'add-service'],
  ])('%s is mended by its %s', async (rest, kind) => {
    const [first] = await changes(id, written(rest), requestOf('http://shop.example.com/zzz'));
    expect(first?.what.kind).toBe(kind);
    expect(first?.outcome).toMatchObject({ kind: 'backend', route: null });
  });
});
