import { describe, expect, test } from 'vitest';
import { ingressNginx } from '../controllers/ingress-nginx/profile.ts';
import { traefik } from '../controllers/traefik/profile.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { ControllerProfile, ProfileOptions } from '../match/profile.ts';
import type { Cluster } from '../model/cluster.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { changesFor } from './changes-for.ts';

function ingress(annotations: readonly string[], rules = true): string {
  const backend = '{service: {name: cart, port: {number: 80}}}';
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
${annotations.map((line) => `    ${line}\n`).join('')}spec:
  ingressClassName: mine
${
  rules
    ? `  rules:
    - host: shop.example.com
      http: {paths: [{path: /cart, pathType: Prefix, backend: ${backend}}]}
`
    : `  defaultBackend: ${backend}\n`
}---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: mine}
spec: {controller: CONTROLLER}
`;
}

function programOf(profile: ControllerProfile, text: string, options: ProfileOptions) {
  const written = text.replace('CONTROLLER', profile.controllerNames[0] ?? '');
  const files = [readSourceFile('a.yaml', written)];
  const compile = (cluster: Cluster) => profile.compile(cluster, { ...profile.assumes, ...options });
  return { files, compile, program: compile(buildCluster(files, 'assumed', false)), text: written };
}

function ask(line: string) {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  return parsed.value;
}

/** What leaves an Ingress out or closes its paths, several at a time; each is enough by itself. */
const cases: readonly (readonly [string, ControllerProfile, readonly string[], ProfileOptions])[] = [
  ['snippets', ingressNginx, ['server-snippet: x', 'configuration-snippet: x', 'auth-snippet: x'], {}],
  ['a snippet and a value', ingressNginx, ['configuration-snippet: x', 'limit-rps: ten'], {}],
  ['two values', ingressNginx, ['server-alias: a b;', 'ssl-passthrough: "yes"'], {}],
  [
    'two words that are not allowed',
    ingressNginx,
    ['x-forwarded-prefix: /bad', 'upstream-vhost: bad'],
    { configMap: { 'annotation-value-word-blocklist': 'bad' } },
  ],
  ['two empty lists', ingressNginx, ['allowlist-source-range: ""', 'denylist-source-range: ""'], {}],
  ['two values', traefik, ['router.priority: high', 'router.nothing: x'], {}],
  [
    'two names of another namespace',
    traefik,
    ['router.middlewares: a@file', 'router.tls.options: b@file'],
    { crossProviderNamespaces: 'other' },
  ],
];

describe.each(cases)('%s', (_name, profile, lines, options) => {
  const [prefix = ''] = profile.annotationPrefixes;
  const annotations = lines.map((line) => prefix + line);
  const names = annotations.map((line) => line.slice(0, line.indexOf(': ')));

  test('are all blamed for the answer, and going without all of them is offered', async () => {
    const { files, compile, program } = programOf(profile, ingress(annotations), options);
    const request = ask('GET https://shop.example.com/cart');
    const decision = program.explain(request);
    const { cause } = decision;
    expect(cause.kind).toMatch(/^(?:ingress-refused|denied)$/);
    const blamed =
      cause.kind === 'ingress-refused' || cause.kind === 'denied' ? [cause.key, ...(cause.also ?? [])] : [];
    expect([...blamed].sort()).toEqual([...names].sort());
    const asking = async (changed: Cluster) => compile(changed).match;
    const offered = await changesFor({ files, existence: 'assumed', asking }, decision, request, null);
    const settings = blamed.map((key) => ({ key, value: null }));
    expect(offered.map(({ what, outcome }) => ({ what, goes: outcome.kind }))).toEqual([
      { what: { kind: 'annotations', settings }, goes: 'backend' },
    ]);
  });

  test.each(['with paths', 'with a default backend alone'])('are each told where they stand, %s', (what) => {
    const { program, text } = programOf(profile, ingress(annotations, what === 'with paths'), options);
    const told = program.diagnostics.flatMap(({ diagnostic: { code, params, range } }) =>
      code === 'controller/ingress-ignored' || code === 'controller/annotation-value'
        ? [`${'annotation' in params ? params.annotation : ''} ${text.lastIndexOf('\n', range.start)}`]
        : [],
    );
    const expected = annotations.map((line, at) => `${names[at]} ${text.indexOf(line) - 5}`);
    expect([...told].sort()).toEqual([...expected].sort());
  });
});
