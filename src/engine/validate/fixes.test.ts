import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readTree } from '../yaml/tree.ts';
import { checkTree } from './check-tree.ts';

function problemsOf(text: string) {
  const tree = readTree(text);
  if (!tree) throw new Error(`the test's text is no YAML:\n${text}`);
  return checkTree(tree, text);
}

/** An Ingress with the given lines for its only rule's only path, its host, and below spec. */
function ingress(parts: { host?: string; path?: string; spec?: string; meta?: string; apiVersion?: string }): string {
  const path =
    parts.path ??
    `          - path: /api
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`;
  return `apiVersion: ${parts.apiVersion ?? 'networking.k8s.io/v1'}
kind: Ingress
metadata:
  name: shop
${parts.meta ?? ''}spec:
${parts.spec ?? ''}  rules:
    - host: ${parts.host ?? 'shop.example.com'}
      http:
        paths:
${path}`;
}

const backend = `            backend:
              service:
                name: web
                port:
                  number: 80
`;

const cases: readonly (readonly [sentence: string, text: string, label: string, line: string])[] = [
  [
    'a missing pathType is added below the path',
    ingress({ path: `          - path: /api # keep\n${backend}` }),
    'add-path-type-Prefix',
    '          - path: /api # keep\n            pathType: Prefix\n',
  ],
  [
    'a missing pathType is added in a flow map',
    ingress({ path: '          - {path: /api, backend: {service: {name: web, port: {number: 80}}}}\n' }),
    'add-path-type-Exact',
    '- {pathType: Exact, path: /api,',
  ],
  [
    'a pattern without pathType is ImplementationSpecific',
    ingress({ path: `          - path: /api(/|$)(.*)\n${backend}` }),
    'add-path-type-ImplementationSpecific',
    'pathType: ImplementationSpecific',
  ],
  [
    'an empty pathType is filled',
    ingress({ path: `          - path: /api\n            pathType:\n${backend}` }),
    'add-path-type-Prefix',
    '            pathType: Prefix\n            backend',
  ],
  [
    'a path gets its slash',
    ingress({ path: `          - path: api\n            pathType: Prefix\n${backend}` }),
    'leading-slash',
    'path: /api',
  ],
  [
    'a URL as a path loses its origin',
    ingress({ path: `          - path: https://a.example/api\n            pathType: Prefix\n${backend}` }),
    'leading-slash',
    'path: /api',
  ],
  [
    'a path that is missing becomes /',
    ingress({ path: `          - pathType: Prefix\n${backend}` }),
    'add-path',
    'pathType: Prefix\n            path: /\n',
  ],
  [
    'doubled slashes become single',
    ingress({ path: `          - path: "/a//b"\n            pathType: Exact\n${backend}` }),
    'single-slashes',
    'path: "/a/b"',
  ],
  [
    'a pathType in the wrong case is corrected',
    ingress({ path: `          - path: /api\n            pathType: prefix\n${backend}` }),
    'path-type-spelling',
    'pathType: Prefix',
  ],
  [
    'a misspelt pathType is corrected',
    ingress({ path: `          - path: /api\n            pathType: 'ImplementationSpecifc'\n${backend}` }),
    'path-type-spelling',
    "pathType: 'ImplementationSpecific'",
  ],
  [
    'a host in upper case becomes lower case',
    ingress({ host: 'Shop.Example.com' }),
    'clean-host',
    'host: shop.example.com',
  ],
  [
    'a host loses scheme, port and path',
    ingress({ host: '"https://shop.example.com:8443/x"' }),
    'clean-host',
    'host: "shop.example.com"',
  ],
  ['a lone star becomes any host', ingress({ host: '"*"' }), 'any-host', 'host: ""'],
  ['an IP address becomes any host', ingress({ host: '10.0.0.1' }), 'any-host', 'host: ""'],
  [
    'a quoted port number loses its quotes',
    ingress({ path: `          - path: /\n            pathType: Prefix\n${backend.replace('80', '"80"')}` }),
    'unquote-number',
    'number: 80\n',
  ],
  [
    'a name as a port number becomes a port name',
    ingress({ path: `          - path: /\n            pathType: Prefix\n${backend.replace('80', 'http')}` }),
    'port-name',
    '                  name: http\n',
  ],
  [
    'a number as a port name becomes a port number',
    ingress({
      path: `          - path: /\n            pathType: Prefix\n${backend.replace('number: 80', 'name: "80"')}`,
    }),
    'port-number',
    '                  number: 80\n',
  ],
  [
    'a port without its map gets one',
    ingress({
      path: `          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: web\n                port: 80 # http\n`,
    }),
    'port-object',
    '                port:\n                  number: 80 # http\n',
  ],
  [
    'both port name and number: the number stays',
    ingress({ path: `          - path: /\n            pathType: Prefix\n${backend}                  name: http\n` }),
    'keep-port-number',
    'port:\n                  number: 80\n',
  ],
  ['a boolean host gets quotes', ingress({ host: 'on' }), 'quote', 'host: "on"'],
  [
    'a number as an annotation gets quotes',
    ingress({ meta: '  annotations:\n    example.com/weight: 1.10\n' }),
    'quote',
    'example.com/weight: "1.10"',
  ],
  [
    'true as an annotation gets quotes',
    ingress({ meta: '  annotations:\n    example.com/on: true # keep\n' }),
    'quote',
    'example.com/on: "true" # keep',
  ],
  [
    'an old backend in v1 is written anew, comments kept',
    ingress({
      path: `          - path: /\n            pathType: Prefix\n            backend: # to\n              serviceName: web # this\n              servicePort: "80" # port\n`,
    }),
    'upgrade-backend',
    `            backend: # to
              service:
                name: web # this
                port:
                  number: 80 # port
`,
  ],
  [
    'an old backend with the port first',
    ingress({
      path: `          - path: /\n            pathType: Prefix\n            backend:\n              servicePort: http\n              serviceName: web\n`,
    }),
    'upgrade-backend',
    `              service:
                port:
                  name: http
                name: web
`,
  ],
  [
    'an old backend in one line',
    ingress({ path: '          - {path: /, pathType: Prefix, backend: {serviceName: web, servicePort: 80}}\n' }),
    'upgrade-backend',
    'backend: {service: {name: web, port: {number: 80}}}}',
  ],
  [
    'an old default backend gets its new name too',
    ingress({ spec: '  backend:\n    serviceName: web\n    servicePort: 80\n' }),
    'upgrade-backend',
    '  defaultBackend:\n    service:\n      name: web\n      port:\n        number: 80\n',
  ],
  [
    'a field in the wrong case is renamed',
    ingress({ path: `          - path: /\n            pathtype: Prefix\n${backend}` }),
    'rename-field',
    '            pathType: Prefix\n',
  ],
  [
    'a misspelt field is renamed',
    ingress({ spec: '  ingresClassName: nginx\n' }),
    'rename-field',
    '  ingressClassName: nginx\n',
  ],
  [
    'paths directly below the rule are indented below http',
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: a.example.com
      paths:
        - path: /
          pathType: Prefix
          backend: {service: {name: web, port: {number: 80}}}
`,
    'indent-field',
    `      http:
        paths:
          - path: /
            pathType: Prefix
            backend: {service: {name: web, port: {number: 80}}}
`,
  ],
  [
    'a text as the hosts of tls becomes a list',
    ingress({ spec: '  tls:\n    - hosts: shop.example.com\n' }),
    'make-list',
    'hosts: [shop.example.com]',
  ],
  [
    'a controller name as the class becomes the class',
    ingress({ spec: '  ingressClassName: k8s.io/ingress-nginx\n' }),
    'clean-name',
    'ingressClassName: nginx',
  ],
  [
    'a class in upper case becomes lower case',
    ingress({ spec: '  ingressClassName: Nginx\n' }),
    'clean-name',
    'ingressClassName: nginx',
  ],
  [
    'a class annotation becomes the field',
    ingress({ meta: '  annotations:\n    kubernetes.io/ingress.class: nginx\n    a.b/c: d\n' }),
    'use-class-field',
    '    a.b/c: d\nspec:\n  ingressClassName: nginx\n  rules:',
  ],
  [
    'a contradicting class annotation goes',
    ingress({
      meta: '  annotations:\n    kubernetes.io/ingress.class: a\n    a.b/c: d\n',
      spec: '  ingressClassName: b\n',
    }),
    'remove-class-annotation',
    '  annotations:\n    a.b/c: d\n',
  ],
  [
    'an apiVersion that never was becomes v1',
    ingress({ apiVersion: 'networking.k8s.io/v1alpha1' }),
    'set-api-version',
    'apiVersion: networking.k8s.io/v1\n',
  ],
  [
    'the core apiVersion becomes v1',
    ingress({ apiVersion: 'v1' }),
    'set-api-version',
    'apiVersion: networking.k8s.io/v1\n',
  ],
  [
    'an octal port is written as it is read',
    ingress({ path: `          - path: /\n            pathType: Prefix\n${backend.replace('80', '0120')}` }),
    'plain-number',
    'number: 80\n',
  ],
  [
    'a star after a Prefix goes',
    ingress({ path: `          - path: /api/*\n            pathType: Prefix\n${backend}` }),
    'drop-star',
    'path: /api\n',
  ],
  [
    'two halves of a tls entry are joined',
    ingress({ spec: '  tls:\n    - hosts:\n        - shop.example.com\n    - secretName: tls\n' }),
    'join-tls',
    '        - shop.example.com\n      secretName: tls\n',
  ],
  [
    'a namespaced Secret loses its namespace',
    ingress({ spec: '  tls:\n    - hosts: [shop.example.com]\n      secretName: web/tls\n' }),
    'clean-name',
    'secretName: tls',
  ],
];

describe('one-click fixes', () => {
  test.each(cases)('%s', (_sentence, text, label, line) => {
    const problems = problemsOf(text);
    const problem = problems.find(({ fixes }) => fixes?.some((fix) => fix.label === label));
    expect(problem, JSON.stringify(problems)).toBeDefined();
    const fix = problem?.fixes?.find((one) => one.label === label);
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toContain(line);
    const left = problemsOf(after);
    expect(
      left.filter(
        ({ code, params }) => code === problem?.code && JSON.stringify(params) === JSON.stringify(problem?.params),
      ),
    ).toEqual([]);
    expect(left.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('windows line ends stay', () => {
    const text = ingress({ path: `          - path: /api\n${backend}` }).replaceAll('\n', '\r\n');
    const fix = problemsOf(text)[0]?.fixes?.[0];
    expect(applyEdits(text, fix?.edits ?? [])).toContain(
      '- path: /api\r\n            pathType: Prefix\r\n            backend',
    );
  });

  test('what comes through an alias or merge key gets no fix: the edit would change other places', () => {
    const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec:
  defaultBackend: &b {service: {name: Web, port: {number: 80}}}
  rules:
    - http: {paths: [{path: /, pathType: Prefix, backend: *b}]}
`;
    const found = problemsOf(text).filter(({ code }) => code === 'api/invalid');
    expect(found.map(({ fixes }) => fixes?.length ?? 0)).toEqual([1, 0]);
    expect(text.slice(found[1]?.range.start, found[1]?.range.end)).toBe('*b');
  });
});

describe('upgrading an old Ingress', () => {
  test('becomes v1 and keeps comments', () => {
    const text = `apiVersion: extensions/v1beta1 # old
kind: Ingress
metadata:
  name: shop
spec:
  backend:
    serviceName: fallback
    servicePort: http
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api # the API
        backend:
          serviceName: api # here
          servicePort: "8080"
      - backend: {serviceName: web, servicePort: 80}
        pathType: Prefix
        path: /
`;
    const problem = problemsOf(text).find(({ code }) => code === 'api/removed-version');
    const fix = problem?.fixes?.find(({ label }) => label === 'upgrade-version');
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toBe(`apiVersion: networking.k8s.io/v1 # old
kind: Ingress
metadata:
  name: shop
spec:
  defaultBackend:
    service:
      name: fallback
      port:
        name: http
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api # the API
        pathType: ImplementationSpecific
        backend:
          service:
            name: api # here
            port:
              number: 8080
      - backend: {service: {name: web, port: {number: 80}}}
        pathType: Prefix
        path: /
`);
    expect(problemsOf(after).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
