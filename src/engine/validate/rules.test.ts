import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ApiRule, apiRules } from '../diagnostics/api-codes.ts';
import type { SourceNode } from '../model/source-node.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { KubernetesRelease } from './api-error.ts';
import { neighbourKinds } from './kinds/index.ts';
import { readJsonTree, treeOfValue } from './plain-tree.ts';
import { validateObject, validateStatusUpdate, validateUpdate } from './validate.ts';
import type { ApiVerdict, ValidateOptions } from './verdict.ts';

const document = new URL('../../../../shared/spec/kubernetes-validation.md', import.meta.url);
const hasDocument = existsSync(document);
if (!hasDocument) console.info('skipped: no document of rules beside this checkout');

/** A row of the document that shares its number with another: `V12b` stands below V12. */
const secondRows: ReadonlyMap<string, { readonly rule: ApiRule; readonly words: RegExp }> = new Map([
  ['V12b', { rule: 'V12', words: /must be greater than 0 and less than 86400$/ }],
]);
/** Rules that the document tells in sentences, not in rows. */
const inSentences = /^(?:[MIUK]\d+|V3[5-8])$/;
const rows = [...apiRules.filter((rule) => !inSentences.test(rule)), ...secondRows.keys()];

/** Rules that no vector reaches: the cases below do. */
const withoutVector: readonly ApiRule[] = ['K2', 'K4', 'U1', 'U2', 'U4', 'U5', 'U6', 'U7', 'V18', 'V20', 'V38'];

const releases: readonly KubernetesRelease[] = ['1.21', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'];

function optionsOf(kubernetes: KubernetesRelease, client: 'kubectl' | 'direct'): ValidateOptions {
  return { kubernetes, fieldValidation: 'Warn', client, kinds: neighbourKinds };
}

interface Vector {
  readonly op: string;
  readonly appliesTo?: string;
  readonly text?: string;
  readonly raw?: string;
  readonly manifest?: { readonly $generate?: unknown; readonly N?: number; readonly base?: unknown };
  readonly old?: unknown;
}

function verdictsOfVectors(): readonly ApiVerdict[] {
  return ['validation.jsonl', 'validation-kinds.jsonl'].flatMap((name) =>
    readFileSync(new URL(`../testing/vectors/${name}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => verdictsOf(JSON.parse(line) as Vector)),
  );
}

function verdictsOf(vector: Vector): readonly ApiVerdict[] {
  const { op, appliesTo, text, old } = vector;
  const minor = /\d+\.(\d+)/.exec(appliesTo ?? '')?.[1] ?? (op === 'create-relaxed' ? '36' : '35');
  const release: KubernetesRelease = `1.${Number(minor)}`;
  if (text !== undefined) return verdictsOfText(text, release);
  const node = nodeOf(vector);
  const options = optionsOf(release, 'direct');
  if (op === 'update') return [validateUpdate(treeOfValue(old), node, options)];
  if (op === 'update-status') return [validateStatusUpdate(treeOfValue(old), node, options)];
  return [validateObject(node, options)];
}

function nodeOf({ raw, manifest }: Vector): SourceNode {
  const tree = raw === undefined ? null : readJsonTree(raw);
  if (tree?.ok) return tree.value;
  if (manifest?.$generate === undefined) return treeOfValue(manifest);
  return treeOfValue(JSON.parse(JSON.stringify(manifest.base).replace('$GENERATED', 'x'.repeat(manifest.N ?? 0))));
}

function verdictsOfText(text: string, release: KubernetesRelease): readonly ApiVerdict[] {
  const found: ApiVerdict[] = [];
  readSourceFile('shop.yaml', text, {
    check: (node) => {
      found.push(validateObject(node, optionsOf(release, 'kubectl')));
      return [];
    },
  });
  return found;
}

const service = (spec: string, metadata = ''): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: a${metadata}}\nspec: {ports: [{port: 80}], ${spec}}\n`;
const secret = (type: string, fields: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: ${type}\n${fields}\n`;
const slice = (type: string, address: string): string =>
  `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: a}\naddressType: ${type}\nendpoints: [{addresses: ["${address}"]}]\n`;
const map = (metadata: string, rest = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\n${rest}`;
const owner = (name: string, uid: string): string =>
  `{apiVersion: v1, kind: Pod, name: ${name}, uid: ${uid}, controller: true}`;
const annotation = 'service.kubernetes.io/topology-aware-hints';

/** What no vector holds, one manifest for each; all are asked in every release. */
const texts: readonly string[] = [
  service('clusterIP: None, clusterIPs: [None, 10.96.0.1]'),
  service('clusterIP: 10.96.0.1, clusterIPs: [10.96.0.1, 10.96.0.2, "fd00::1"]'),
  service('clusterIP: "fd00::1", ipFamilies: [IPv4]'),
  service('clusterIP: 10.0.0.1'),
  service('clusterIP: "fd00::1"'),
  service('ipFamilies: [IPv6]'),
  service('ipFamilies: [IPv4, IPv6]'),
  service('type: NodePort').replace('port: 80', 'port: 80, nodePort: 80'),
  service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 80'),
  service('type: LoadBalancer, loadBalancerSourceRanges: [x, 010.0.0.0/8, "::ffff:1.2.3.0/120", 10.0.0.1/8]'),
  service('type: LoadBalancer, loadBalancerIP: 203.000.113.007'),
  service('externalIPs: [010.96.0.1], loadBalancerIP: "FE80::1"'),
  service('clusterIP: 010.96.0.1'),
  service('externalIPs: ["FD00::1"], externalName: x, trafficDistribution: PreferClose'),
  service('clusterIP: None, loadBalancerIP: 203.0.113.7, externalIPs: [203.0.113.7], sessionAffinity: ClientIP'),
  service('', `, annotations: {${annotation}: auto}`),
  slice('IPv4', 'fd00::1'),
  slice('IPv6', '10.0.0.1'),
  slice('IPv6', 'FD00::1'),
  slice('IPv6', 'FE80::1'),
  secret('Opaque', 'stringData: {"..": u, "..x": u, ".": u}'),
  secret('Opaque', `stringData: {a: "${'x'.repeat(1048577)}"}`),
  secret('Opaque', 'data: {a: "!"}'),
  secret('kubernetes.io/dockerconfigjson', 'stringData: {.dockerconfigjson: "["}'),
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${'a'.repeat(64)}}\n`,
  map(`name: a, ownerReferences: [${owner('a', 'u1')}, ${owner('b', 'u2')}, ${owner('b', 'u2')}]`),
  map(`name: a, ownerReferences: [${['u1', 'u1', 'u2', 'u2'].map((uid) => owner('b', uid).replace('true', 'false'))}]`),
  map("name: a, ownerReferences: [{apiVersion: a/b/c, kind: '', name: '', uid: ''}]"),
  map("name: a, labels: {a/b/c: d, 'a b': c}"),
  map(`name: a, annotations: {a: "${'x'.repeat(262145)}"}`),
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {defaultBackend: {resource: {kind: ., name: ..}}}\n',
  'apiVersion: networking.k8s.io/v1beta1\nkind: Ingress\nmetadata: {name: a}\nspec: {backend: {serviceName: a, servicePort: 80}}\n',
  'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: a}\nspec: {controller: a/b, parameters: {scope: Namespace}}\n',
];

const stored = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'a', uid: 'u', resourceVersion: '1', generation: 2, deletionTimestamp: '2026-01-01T00:00:00Z' },
  spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
};

function updates(): readonly ApiVerdict[] {
  const options = optionsOf('1.37', 'direct');
  const { metadata, ...rest } = stored;
  const changed = { ...metadata, uid: 'v', resourceVersion: '', generation: 1, finalizers: ['a.b/c'] };
  const addresses = { loadBalancer: { ingress: [{ ip: 'x', hostname: 'A' }, { hostname: '1.2.3.4' }] } };
  return [
    validateUpdate(treeOfValue(stored), treeOfValue({ ...rest, metadata: changed }), options),
    validateStatusUpdate(treeOfValue(stored), treeOfValue({ ...stored, status: addresses }), options),
  ];
}

function casesOfReleases(): readonly ApiVerdict[] {
  return [...texts.flatMap((text) => releases.flatMap((release) => verdictsOfText(text, release))), ...updates()];
}

interface Said {
  readonly rule: string;
  readonly message: string;
}

function saidIn(verdicts: readonly ApiVerdict[]): readonly Said[] {
  return verdicts.flatMap(({ errors, later, warnings, types }) => [
    ...[...errors, ...later, ...warnings].map(({ rule, message }) => ({ rule, message })),
    ...types.map(({ message }) => ({ rule: '', message })),
  ]);
}

const byVectors = saidIn(verdictsOfVectors());
const said = [...byVectors, ...saidIn(casesOfReleases())];
const rulesIn = (all: readonly Said[]): ReadonlySet<string> => new Set(all.map(({ rule }) => rule));

function isReached(row: string): boolean {
  const second = secondRows.get(row);
  if (!second) return rulesIn(said).has(row);
  return said.some(({ rule, message }) => rule === second.rule && second.words.test(message));
}

test('every rule is reached by a vector or by a case of this file', () => {
  expect([...apiRules, ...rows, 'W1', 'W2', 'W3', 'W4'].filter((row) => !isReached(row))).toEqual([]);
});

test('the rules without a vector are the ones that are known', () => {
  expect(apiRules.filter((rule) => !rulesIn(byVectors).has(rule)).sort()).toEqual([...withoutVector]);
});

/** Sections whose quotes are the server's words: `rows` are read by their last cell, or by all of the text. */
const sections: ReadonlyMap<string, 'rows' | 'all'> = new Map([
  ['3', 'rows'],
  ['4', 'all'],
  ['11.2', 'all'],
  ['11.3', 'rows'],
  ['11.4', 'all'],
  ['12', 'all'],
  ['13', 'all'],
  ['14', 'all'],
]);

/** Quotes that are nobody's words, or words that hang on what a manifest does not hold. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['namespaces "X" not found', 'the namespaces of the cluster'],
  ['Error from server (NotFound): error when creating "F": namespaces "X" not found', 'the same'],
  ['can not be set when the class field is also set', 'up to 1.21'],
  ['not allowed on this type', 'cleared before it is judged'],
  ['provided IP is already allocated', 'other Services of the cluster'],
  ['kubernetes.io/metadata.name: NAME', 'a label'],
  ['endpoints[i].addresses: Required value', 'said with an index'],
  [
    'spec.clusterIPs: Invalid value: [""]: failed to allocate IP: IPAddress.networking.k8s.io "10.97.109.192" is invalid: spec.parentRef.name: Required value',
    'a random address; measured without objects of the cluster',
  ],
]);

interface Quote {
  readonly section: string;
  readonly text: string;
}

function cellsOf(line: string, mode: 'rows' | 'all'): string {
  if (mode === 'all') return line;
  return rowIn(line) === null ? '' : (line.split(/(?<!\\)\|/).at(-2) ?? '');
}

function rowIn(line: string): string | null {
  return /^\| ([A-Z]\d{1,2}b?) \|/.exec(line)?.[1] ?? null;
}

function quotesIn(text: string): readonly Quote[] {
  const quotes: Quote[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    section = /^#+ ([\d.]+?)\.? /.exec(line)?.[1] ?? (line.startsWith('#') ? '' : section);
    const mode = sections.get(section);
    if (!mode) continue;
    for (const [, doubled, single] of cellsOf(line, mode).matchAll(/``(.+?)``|`([^`]+)`/g)) {
      const quote = (doubled ?? single ?? '').trim();
      if (quote.includes(' ')) quotes.push({ section, text: quote });
    }
  }
  return quotes;
}

/** Letters that stand for something: an index, a number, a name, a field, what is left out. */
function patternOf(quote: string): RegExp {
  const escaped = quote.replace(/^(?:… ?|FIELD: )/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const open = escaped
    .replace(/\\\[i\\\]/g, '\\[\\d+\\]')
    .replace(/\bK\/N\b|\bu[12]\b|\bNAME\b|…|\\\.\\\.\\\./g, '.*')
    .replace(/\bN\b/g, '\\d+');
  return new RegExp(open);
}

describe.skipIf(!hasDocument)('the document of rules', () => {
  const text = hasDocument ? readFileSync(document, 'utf8') : '';

  test('has the rows that the code has, and no other', () => {
    const found = text.split('\n').flatMap((line) => rowIn(line) ?? []);
    expect([...found].sort()).toEqual([...rows].sort());
  });

  test('quotes nothing that no vector and no case gets to hear', () => {
    const quotes = quotesIn(text);
    expect(quotes.length).toBeGreaterThan(120);
    const silent = quotes.filter(
      ({ text: quote }) => !exceptions.has(quote) && !said.some(({ message }) => patternOf(quote).test(message)),
    );
    expect(silent).toEqual([]);
  });
});
