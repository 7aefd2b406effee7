import fc from 'fast-check';

const words = fc.constantFrom('shop', 'api', 'blog', 'admin');

interface PathDraft {
  readonly path: string;
  readonly pathType: string;
  readonly service: string;
}

const pathDraft = fc.record<PathDraft>({
  path: fc.constantFrom('/', '/v1', '/v1/', '/v11', '/a/b', 'odd', ''),
  pathType: fc.constantFrom('Prefix', 'Exact', 'ImplementationSpecific', 'Other'),
  service: words,
});

function pathLines({ path, pathType, service }: PathDraft): string {
  return `      - path: "${path}"
        pathType: ${pathType}
        backend: { service: { name: ${service}, port: { number: 80 } } }
`;
}

const rule = fc
  .record({ host: fc.option(words), paths: fc.array(pathDraft, { minLength: 1, maxLength: 3 }) })
  .map(({ host, paths }) => {
    const head = host === null ? '  - http:\n' : `  - host: ${host}.example.com\n    http:\n`;
    return `${head}      paths:\n${paths.map(pathLines).join('')}`;
  });

const ingress = fc
  .record({
    name: words,
    namespace: fc.option(words),
    className: fc.option(fc.constantFrom('nginx', 'traefik', 'other')),
    service: fc.option(words),
    rules: fc.array(rule, { maxLength: 3 }),
  })
  .map(({ name, namespace, className, service, rules }) =>
    [
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\n',
      `metadata:\n  name: ${name}\n${namespace === null ? '' : `  namespace: ${namespace}\n`}`,
      'spec:\n',
      className === null ? '' : `  ingressClassName: ${className}\n`,
      service === null ? '' : `  defaultBackend: { service: { name: ${service}, port: { name: http } } }\n`,
      rules.length > 0 ? `  rules:\n${rules.join('')}` : '  rules: []\n',
    ].join(''),
  );

const service = words.map(
  (name) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports: [{ name: http, port: 80 }]\n`,
);

const ingressClass = fc
  .constantFrom('nginx', 'traefik')
  .map(
    (name) =>
      `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: ${name} }\nspec: { controller: k8s.io/ingress-${name} }\n`,
  );

/** One document of a workspace: mostly an Ingress. */
export const documentText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: ingress },
  { weight: 1, arbitrary: service },
  { weight: 1, arbitrary: ingressClass },
  { weight: 1, arbitrary: fc.constantFrom('# only a comment\n', '', 'kind: [broken\n', 'a: {{ .Values.x }}\n') },
);

/** A file of some documents. */
export const fileText: fc.Arbitrary<string> = fc
  .array(documentText, { maxLength: 4 })
  .map((documents) => documents.join('---\n'));

/** Returns a file of `count` Ingresses, each of about 1.1 KB with four paths. */
export function manyIngresses(count: number): string {
  const one = (n: number): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ingress-${n}
  namespace: team-${n % 40}
  labels: { app.kubernetes.io/name: ingress-${n}, app.kubernetes.io/part-of: platform }
  annotations:
    example.com/owner: "team-${n % 40}@example.com"
spec:
  ingressClassName: nginx
  rules:
  - host: host-${n}.example.com
    http:
      paths:
${['/', '/api', '/api/v1', '/static'].map((path, i) => `      - path: ${path}\n        pathType: ${i === 3 ? 'Exact' : 'Prefix'}\n        backend:\n          service:\n            name: service-${(n * 4 + i) % 500}\n            port:\n              number: 80\n`).join('')}`;
  return Array.from({ length: count }, (_, n) => one(n)).join('---\n');
}
