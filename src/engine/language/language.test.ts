import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../load-language.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';
import { definitionsAt, renameTargetAt } from './targets.ts';
import type { LanguageWorld } from './world.ts';

const { annotationsFor, isKnown } = await loadLanguage();

const services = `apiVersion: v1
kind: Service
metadata: {name: api}
spec:
  ports: [{name: http, port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: elsewhere, namespace: other}
spec: {ports: [{port: 9}]}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: nginx
spec: {controller: k8s.io/ingress-nginx}
`;

/** The place of `|` in a text, and the world in which the text stands without it. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const files = [readSourceFile('a.yaml', text), readSourceFile('b.yaml', services)];
  const cluster = buildCluster(files, 'auto', true);
  const annotationsOf: LanguageWorld['annotationsOf'] = (name) => annotationsFor('', name, []);
  const world: LanguageWorld = { files, cluster, controllers: ['k8s.io/ingress-nginx'], annotationsOf, isKnown };
  return { world, offset, text };
}

const labels = (marked: string): readonly string[] => {
  const { world, offset } = at(marked);
  return complete(world, 'a.yaml', offset)?.items.map(({ label }) => label) ?? [];
};

/** The text after taking the completion `label`, its places to fill in as written. */
function taken(marked: string, label: string): string {
  const { world, offset, text } = at(marked);
  const found = complete(world, 'a.yaml', offset);
  const item = found?.items.find((one) => one.label === label);
  if (!found || !item) return `no ${label}`;
  return text.slice(0, found.range.start) + item.insert + text.slice(found.range.end);
}

const head = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\nspec:\n';
const rule = `${head}  rules:\n  - host: shop.example.com\n    http:\n      paths:\n`;

describe('completion', () => {
  test('offers the fields of the map the cursor stands in, the missing required ones first', () => {
    expect(labels(`${rule}      - path: /\n        |\n`)).toEqual(['pathType', 'backend', 'backend…']);
    expect(labels(`${head}  |`)).toEqual([
      'defaultBackend…',
      'tls…',
      'rules…',
      'ingressClassName',
      'defaultBackend',
      'tls',
      'rules',
    ]);
    expect(labels('|')).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  test('reads a word that is being written, also where fields follow', () => {
    expect(labels(`${rule}      - path: /\n        pathT|\n        backend: {}\n`)).toContain('pathType');
    expect(labels(`${rule}      - path: /\n        pathT|\n        backend: {}\n`)).not.toContain('backend');
    expect(labels(`${rule}      - pa|`)).toContain('path');
  });

  test('gives a whole item where a list begins', () => {
    expect(taken(`${rule}      |\n`, '- path')).toBe(
      `${rule}      - path: \${1:/}
        pathType: \${2|Prefix,Exact,ImplementationSpecific|}
        backend:
          service:
            name: \${3:service}
            port:
              number: \${4:80}
`,
    );
  });

  test('offers path types, and services and ports of the namespace', () => {
    expect(labels(`${rule}      - path: /\n        pathType: |\n`)).toEqual([
      'Prefix',
      'Exact',
      'ImplementationSpecific',
    ]);
    const backend = `${rule}      - path: /\n        backend:\n          service:\n`;
    expect(labels(`${backend}            name: |\n`)).toEqual(['api']);
    expect(labels(`${backend}            name: a|\n`)).toEqual(['api']);
    expect(taken(`${backend}            name: api\n            port:\n              number: |\n`, '80')).toContain(
      'number: 80\n',
    );
    expect(labels(`${backend}            name: api\n            port:\n              name: |\n`)).toEqual(['http']);
    expect(labels(`${backend}            name: other\n            port:\n              name: |\n`)).toEqual([]);
  });

  test('works in flow style too', () => {
    const flow = `${rule}      - {path: /, backend: {service: {`;
    expect(labels(`${flow}name: |}}}\n`)).toEqual(['api']);
    expect(labels(`${flow}name: api, port: {number: |}}}}\n`)).toEqual(['80']);
    expect(labels(`${flow}name: api, |}}}\n`)).toEqual(['port']);
    expect(labels(`${rule}      - {path: /, |\n`)).toEqual(['pathType', 'backend']);
  });

  test('offers hosts, secrets and classes that the workspace knows', () => {
    const tls = `${rule}      - path: /\n  tls:\n  - hosts:\n    - |\n`;
    expect(labels(tls)).toEqual(['shop.example.com']);
    expect(labels(`${head}  ingressClassName: |\n`)).toEqual(['nginx']);
    expect(labels(`${head}  tls:\n  - secretName: known\n  - secretName: |\n`)).toEqual(['known']);
  });

  test('offers the annotations of the guessed controller, and values in quotes', () => {
    const under = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    ';
    const spec = '\nspec:\n  ingressClassName: nginx\n';
    const found = labels(`${under}|${spec}`);
    expect(found).toContain('nginx.ingress.kubernetes.io/rewrite-target');
    expect(found.every((name) => name.startsWith('nginx.'))).toBe(true);
    expect(taken(`${under}nginx.ingress.kubernetes.io/use-regex: |${spec}`, 'true')).toContain('use-regex: "true"');
    expect(labels(`${under}nginx.ingress.kubernetes.io/affinity: |${spec}`)).toEqual(['cookie']);
  });

  test('uses the fields of the old version in old objects', () => {
    const old = 'apiVersion: extensions/v1beta1\nkind: Ingress\nspec:\n  backend:\n    |';
    expect(labels(old)).toEqual(['serviceName', 'servicePort', 'resource']);
  });

  test('says nothing in comments, block scalars and unknown places', () => {
    expect(labels(`${head}  # |\n`)).toEqual([]);
    expect(labels(`${head}  x: |a\n`)).toEqual([]);
    const snippet = 'kind: Ingress\nmetadata:\n  annotations:\n    a: >\n      pa|\n';
    expect(labels(snippet)).toEqual([]);
  });

  test('never throws, wherever the cursor stands', () => {
    const text = `${rule}      - {path: "/a", pathType: Prefix, backend: {service: {name: api}}}\n---\n[1, {a: b}]\n- x\n`;
    for (let i = 0; i <= text.length; i++) {
      const { world } = at(`${text}|`);
      expect(() => complete(world, 'a.yaml', i)).not.toThrow();
      expect(() => hover(world, 'a.yaml', i)).not.toThrow();
    }
  });
});

describe('the kinds around an Ingress', () => {
  const svc = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n';
  const slice = 'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: a\n';
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n';

  test('offer the fields that the server judges', () => {
    expect(labels(`${svc}  cl|\n`)).toEqual(
      expect.arrayContaining(['ports', 'clusterIP', 'clusterIPs', 'sessionAffinity']),
    );
    expect(labels(`${svc}  ports:\n  - port: 80\n    |\n`)).toEqual([
      'name',
      'targetPort',
      'protocol',
      'appProtocol',
      'nodePort',
    ]);
    expect(labels(`${slice}|\n`)).toEqual(['addressType', 'endpoints', 'endpoints…', 'ports…', 'ports']);
    expect(labels(`${slice}endpoints:\n- addresses: [10.1.0.1]\n  |\n`)).toContain('hints');
    expect(labels('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\nspec:\n  |\n')).toEqual(['finalizers']);
    expect(labels(`${secret}|\n`)).toEqual(['type', 'data', 'stringData', 'immutable']);
  });

  test('offer the values that the server supports, and yes and no without quotes', () => {
    expect(labels(`${svc}  ipFamilyPolicy: |\n`)).toEqual(['SingleStack', 'PreferDualStack', 'RequireDualStack']);
    expect(labels(`${svc}  ipFamilies:\n  - |\n`)).toEqual(['IPv4', 'IPv6']);
    expect(labels(`${svc}  ports:\n  - protocol: |\n`)).toEqual(['TCP', 'UDP', 'SCTP']);
    expect(labels(`${slice}addressType: |\n`)).toEqual(['IPv4', 'IPv6', 'FQDN']);
    expect(taken(`${svc}  publishNotReadyAddresses: |\n`, 'true')).toBe(`${svc}  publishNotReadyAddresses: true\n`);
    expect(labels(`${secret}type: |\n`)).toContain('kubernetes.io/tls');
  });

  test('offer the keys that the type of a Secret asks for', () => {
    const tls = `${secret}type: kubernetes.io/tls\nstringData:\n  tls.crt: x\n  |\n`;
    expect(labels(tls)).toEqual(['tls.key']);
    expect(taken(tls, 'tls.key')).toContain('  tls.key: \n');
    expect(labels(`${secret}data:\n  |\n`)).toEqual([]);
  });

  test('have no namespace and no annotations of a controller where none is read', () => {
    expect(labels('apiVersion: v1\nkind: Namespace\nmetadata:\n  |\n')).not.toContain('namespace');
    expect(labels(`${secret.replace('name: a', 'annotations:\n    |')}`)).toEqual([]);
    expect(labels(`${svc.replace('name: a', '|')}`)).toContain('namespace');
  });

  test('are not those of another group with the same name', () => {
    expect(labels('apiVersion: serving.knative.dev/v1\nkind: Service\nspec:\n  |\n')).toEqual([]);
    expect(labels('apiVersion: networking.k8s.io/|\nkind: Service\n')).toEqual(['v1']);
  });
});

describe('hover', () => {
  const of = (marked: string) => {
    const { world, offset } = at(marked);
    return hover(world, 'a.yaml', offset)?.subject ?? null;
  };

  test('tells a field from a value', () => {
    expect(of(`${rule}      - pa|th: /\n`)).toMatchObject({ kind: 'field', id: 'path.path' });
    expect(of(`${rule}      - pathType: Ex|act\n`)).toEqual({ kind: 'path-type', pathType: 'Exact' });
    expect(of(`${head.replace('spec', 'sp|ec')}`)).toMatchObject({ id: 'Ingress.spec', isRequired: true });
  });

  test('knows Services and annotations', () => {
    expect(of(`${rule}      - backend: {service: {name: ap|i}}\n`)).toMatchObject({
      kind: 'service',
      isFound: true,
      ports: ['http 80 → 8080'],
    });
    const noted = 'kind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/use-re|gex: "true"\n';
    expect(of(noted)).toMatchObject({ kind: 'annotation', spec: { type: 'bool', doc: 'nginx-use-regex' } });
  });
});

describe('definitions and renaming', () => {
  const inText = (marked: string) => {
    const { world, offset } = at(marked);
    return definitionsAt(world, 'a.yaml', offset).map(({ file, range }) => [
      file,
      services.slice(range.start, range.end),
    ]);
  };

  test('a backend leads to its Service, a class to its IngressClass, in other files too', () => {
    const backend = `${rule}      - path: /\n        backend: {service: {name: api, port: {number: 80}}}\n`;
    expect(inText(backend.replace('name: api', 'name: a|pi'))).toEqual([['b.yaml', 'api']]);
    expect(inText(backend.replace('80', '8|0'))).toEqual([['b.yaml', 'api']]);
    expect(inText(`${head}  ingressClassName: ngi|nx\n`)).toEqual([['b.yaml', 'nginx']]);
    expect(inText(backend.replace('name: api', 'name: elsew|here'))).toEqual([]);
  });

  test('hosts and Services can be renamed, other words cannot', () => {
    const target = (marked: string) => {
      const { world, offset } = at(marked);
      return renameTargetAt(world, 'a.yaml', offset);
    };
    const text = `${rule}      - path: /x\n        backend: {service: {name: api, port: {number: 80}}}\n`;
    expect(target(text.replace('shop.', 'sh|op.'))).toMatchObject({
      kind: 'host',
      text: 'shop.example.com',
      rules: [{ object: { file: 'a.yaml', document: 0, item: 0 }, rule: 0 }],
    });
    expect(target(text.replace('api,', 'a|pi,'))).toMatchObject({ kind: 'service', namespace: 'default', text: 'api' });
    expect(target(text.replace('/x', '/|x'))).toBeNull();
  });
});
