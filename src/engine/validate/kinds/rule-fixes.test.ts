import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { applyEdits } from '../../text/edit.ts';
import { readTree } from '../../yaml/tree.ts';
import type { KubernetesRelease } from '../api-error.ts';
import { checkTree } from '../check-tree.ts';
import { defaultValidateOptions } from '../verdict.ts';
import { neighbourKinds } from './index.ts';

function errorsOf(text: string, kubernetes: KubernetesRelease = defaultValidateOptions.kubernetes) {
  const tree = readTree(text);
  const options = { kubernetes, fieldValidation: 'Strict', kinds: neighbourKinds } as const;
  return tree ? checkTree(tree, text, options).filter(({ severity }) => severity === 'error') : [];
}

/** What is wrong and where, without the value: it is another one after a fix. */
function said({ code, params }: Diagnostic): string {
  if (code === 'api/invalid') return `${params.field}: ${params.errorType} ${params.detail}`;
  return 'message' in params ? params.message : JSON.stringify(params);
}

interface Vector {
  readonly id: string;
  readonly op: string;
  readonly appliesTo?: string;
  readonly text?: string;
  readonly manifest?: { readonly kind?: string };
}

const vectors = readFileSync(new URL('../../testing/vectors/validation-kinds.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  // The file's form is held by the test of the vectors themselves.
  .map((line) => JSON.parse(line) as Vector);

function textsOf({ op, text, manifest }: Vector): readonly string[] {
  if (op === 'file') return text === undefined || text.includes('---') ? [] : [text, text.replaceAll('\n', '\r\n')];
  if (op !== 'create' || !manifest?.kind || '$generate' in manifest) return [];
  return [stringify(manifest), JSON.stringify(manifest), JSON.stringify(manifest, null, 2)];
}

function releaseOf({ appliesTo = '1.35' }: Vector): KubernetesRelease {
  return `1.${Number(/1\.(\d+)/.exec(appliesTo)?.[1])}`;
}

/** What the server looks at only once this is mended: a value of the right type, a path with a pathType that is known. */
function isBehind({ code, params, range }: Diagnostic, next: Diagnostic): boolean {
  if (code === 'api/type' || code.startsWith('yaml11/')) return range.start <= next.range.start;
  const isSkipped =
    code === 'api/invalid' && (params.rule === 'P2' || params.rule === 'P3') && next.code === 'api/invalid';
  return isSkipped && next.params.field.startsWith(params.field.replace(/pathType$/, ''));
}

function service(spec: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;
}

function slice(rest: string): string {
  return `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: web}\n${rest}`;
}

const port = '  ports:\n  - port: 80\n';
const cases: readonly (readonly [sentence: string, label: string, before: string, after: string])[] = [
  [
    'a type in another case, quotes kept',
    'supported-value:LoadBalancer',
    service(`  type: 'loadbalancer' # out\n${port}`),
    service(`  type: 'LoadBalancer' # out\n${port}`),
  ],
  [
    'a session affinity with a slip',
    'supported-value:ClientIP',
    service(`  sessionAffinity: ClientIp\n${port}`),
    service(`  sessionAffinity: ClientIP\n${port}`),
  ],
  [
    'none as a cluster IP',
    'supported-value:None',
    service(`  clusterIP: none\n${port}`),
    service(`  clusterIP: None\n${port}`),
  ],
  [
    'leading zeros in a cluster IP, without quotes as it was',
    'usual-address',
    service(`  clusterIP: 010.0.0.1 # ours\n${port}`),
    service(`  clusterIP: 10.0.0.1 # ours\n${port}`),
  ],
  [
    'leading zeros in a cluster IP, with its quotes',
    'usual-address',
    service(`  clusterIP: '010.0.0.1'\n${port}`),
    service(`  clusterIP: '10.0.0.1'\n${port}`),
  ],
  [
    'one address as a source range',
    'single-address',
    service(`  type: LoadBalancer\n  loadBalancerSourceRanges:\n  - 203.0.113.7\n${port}`),
    service(`  type: LoadBalancer\n  loadBalancerSourceRanges:\n  - 203.0.113.7/32\n${port}`),
  ],
  [
    'leading zeros in a source range',
    'usual-address',
    service(`  type: LoadBalancer\n  loadBalancerSourceRanges: ["010.000.0.0/8"]\n${port}`),
    service(`  type: LoadBalancer\n  loadBalancerSourceRanges: ["10.0.0.0/8"]\n${port}`),
  ],
  [
    'a list that the type has not, with its items and their comments',
    'remove-field',
    service(`  loadBalancerSourceRanges: # who\n  - 10.0.0.0/8 # we\n  - 192.168.0.0/16\n  # below\n${port}`),
    service(`  # below\n${port}`),
  ],
  [
    'a node port behind the dash of its port',
    'remove-field',
    service('  ports:\n  - nodePort: 30080\n    port: 80 # keep\n'),
    service('  ports:\n  - port: 80 # keep\n'),
  ],
  [
    'a node port in flow style',
    'remove-field',
    service('  ports: [{port: 80, nodePort: 30080}]\n'),
    service('  ports: [{port: 80}]\n'),
  ],
  [
    'a node port without a type that has one',
    'node-port-type',
    service('  ports:\n  - port: 80\n    nodePort: 30080\n'),
    service('  type: NodePort\n  ports:\n  - port: 80\n    nodePort: 30080\n'),
  ],
  [
    'a yes in quotes',
    'unquote-number',
    service(`  publishNotReadyAddresses: "true"\n${port}`),
    service(`  publishNotReadyAddresses: true\n${port}`),
  ],
  [
    'a family that is there twice',
    'remove-item',
    service(`  ipFamilies:\n  - IPv4\n  - IPv4 # again\n${port}`),
    service(`  ipFamilies:\n  - IPv4\n${port}`),
  ],
  [
    'addresses of an external name, both of them',
    'remove-field',
    service(
      '  clusterIP: 10.96.0.9\n  type: ExternalName\n  externalName: db.example.com\n  clusterIPs:\n  - 10.96.0.9\n',
    ),
    service('  type: ExternalName\n  externalName: db.example.com\n'),
  ],
  [
    'a slice that does not say what its addresses are',
    'add-address-type',
    slice('endpoints:\n- addresses: ["fd00::1"]\n'),
    slice('endpoints:\n- addresses: ["fd00::1"]\n').replace('EndpointSlice\n', 'EndpointSlice\naddressType: IPv6\n'),
  ],
  [
    'a zone that is hinted at twice',
    'remove-item',
    slice(
      'addressType: IPv4\nendpoints:\n- addresses: [10.1.0.1]\n  hints:\n    forZones:\n    - name: a\n    - name: a\n',
    ),
    slice('addressType: IPv4\nendpoints:\n- addresses: [10.1.0.1]\n  hints:\n    forZones:\n    - name: a\n'),
  ],
  [
    'plain text as the data of a Secret',
    'use-string-data',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  user: it is me\n  password: "p@ss!"\n',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  user: it is me\n  password: "p@ss!"\n',
  ],
  [
    'the name of a Namespace in upper case',
    'clean-name',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: Team_Shop\n',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-shop\n',
  ],
];

/** What is offered, by label; the first of several with one label. */
function offersOf(text: string): ReadonlyMap<string, string> {
  const fixes = errorsOf(text).flatMap((error) => error.fixes ?? []);
  return new Map(fixes.toReversed().map(({ label, edits }) => [label, applyEdits(text, edits)]));
}

describe('fixes of Services, EndpointSlices, Namespaces, Secrets and ConfigMaps', () => {
  test('of every vector, as YAML and as JSON, solve their error and make no new one', () => {
    const offered = new Map<string, Set<string>>();
    for (const vector of vectors) {
      const release = releaseOf(vector);
      for (const text of textsOf(vector)) {
        const before = errorsOf(text, release);
        for (const error of before) {
          for (const { label, edits } of error.fixes ?? []) {
            const after = applyEdits(text, edits);
            const left = errorsOf(after, release);
            const what = `${vector.id}, ${label} for ${said(error)}:\n${after}`;
            expect(left.map(said), what).not.toContain(said(error));
            const known = new Set(before.map(said));
            const fresh = left.filter((one) => !known.has(said(one)));
            expect(fresh.filter((one) => !isBehind(error, one)).map(said), what).toEqual([]);
            const key = error.code === 'api/invalid' ? error.params.rule : error.code;
            const [kindOfFix = '', value = ''] = label.split(':');
            expect(edits.map(({ insert }) => insert).join(), what).toContain(value);
            offered.set(key, (offered.get(key) ?? new Set()).add(kindOfFix));
          }
        }
      }
    }
    const table = [...offered].map(([key, labels]) => [key, [...labels].sort().join(' ')] as const);
    expect(Object.fromEntries(table)).toEqual({
      'api/removed-version': 'upgrade-version',
      'api/type': 'port-object unquote-number use-string-data',
      'api/unknown-field': 'remove-field rename-field upgrade-backend',
      'api/unknown-version': 'set-api-version',
      B4: 'clean-name',
      B5: 'keep-port-name keep-port-number',
      C1: 'clean-name',
      C2: 'remove-class-annotation',
      E1: 'add-address-type supported-value',
      E2: 'clean-name',
      E3: 'supported-value',
      E4: 'remove-field',
      E6: 'clean-host usual-address',
      E7: 'clean-name remove-field',
      E8: 'remove-field',
      H3: 'clean-host',
      M2: 'clean-name',
      P2: 'add-path-type-Exact add-path-type-Prefix',
      P3: 'path-type-spelling',
      P4: 'add-path leading-slash',
      P5: 'single-slashes',
      P7: 'leading-slash',
      T1: 'clean-host',
      T2: 'clean-name',
      V1: 'remove-annotation',
      V10: 'remove-field',
      V14: 'add-cluster-ip',
      V15: 'supported-value',
      V16: 'remove-field supported-value',
      V17: 'usual-address',
      V21: 'usual-address',
      V23: 'node-port-type remove-field',
      V24: 'remove-field',
      V26: 'remove-field',
      V28: 'remove-annotation',
      V29: 'remove-field',
      V30: 'remove-field',
      V31: 'remove-field supported-value',
      V32: 'remove-field',
      V33: 'remove-field supported-value',
      V34: 'remove-field',
      V4: 'remove-field',
      V5: 'clean-host',
      V6: 'clean-name',
      V8: 'supported-value',
      V9: 'clean-name unquote-number',
      'yaml11/boolean': 'quote',
      'yaml11/number': 'quote',
    });
  });

  test.each(cases)('%s', (_sentence, label, before, after) => {
    expect(offersOf(before).get(label)).toBe(after);
    expect(offersOf(before.replaceAll('\n', '\r\n')).get(label)).toBe(after.replaceAll('\n', '\r\n'));
    expect(errorsOf(after)).toEqual([]);
  });

  test.each([
    [
      'a text that could have been base64',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {user: aHVudGVy, password: aHVudGVyMg}\n',
    ],
    [
      'plain data beside data that is base64',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {user: "it is", password: aHVudGVy}\n',
    ],
    ['a name with dots where none may be', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a.b}\n'],
    ['a name that another port has', service('  ports: [{name: http, port: 80}, {name: HTTP, port: 81}]\n')],
    [
      'a range with bits behind its prefix',
      service(`  type: LoadBalancer\n  loadBalancerSourceRanges: [10.0.0.1/8]\n${port}`),
    ],
    [
      'what comes through an alias',
      service(`  type: &t clusterip\n  externalTrafficPolicy: *t\n${port}`).replace('&t clusterip', '&t NodePort'),
    ],
    ['addresses of two families', slice('endpoints:\n- addresses: ["fd00::1", 10.1.0.1]\n')],
    [
      'a field whose removal would take a comment along',
      service(
        '  type: NodePort\n  ports:\n  - {name: a, port: 80, nodePort: 30080}\n  - nodePort: 30080 # ours\n    name: b\n    port: 81\n',
      ),
    ],
  ])('%s has no one safe answer', (_sentence, text) => {
    expect(errorsOf(text)).not.toEqual([]);
    expect([...offersOf(text).keys()]).toEqual([]);
  });
});

test.each([
  ['an EndpointSlice without addressType', `# a\n${slice('endpoints: []\n')}`, 'EndpointSlice', 'E1'],
  [
    'a Secret without data',
    '# a\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: kubernetes.io/tls\n',
    'Secret',
    'K3',
  ],
  [
    'a Secret without one of its keys',
    '# a\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: kubernetes.io/tls\ndata: {tls.crt: YQ==}\n',
    'data',
    'K3',
  ],
])('what is missing is told where it belongs: %s', (_sentence, text, place, rule) => {
  const found = errorsOf(text).filter((error) => error.code === 'api/invalid' && error.params.rule === rule);
  expect(found.length).toBeGreaterThan(0);
  for (const { range } of found) expect(text.slice(range.start, range.end)).toBe(place);
});
