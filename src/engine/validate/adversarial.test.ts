import { describe, expect, test } from 'vitest';
import { readTree } from '../yaml/tree.ts';
import { treeOfValue } from './plain-tree.ts';
import { validateObject, validateUpdate } from './validate.ts';
import { defaultValidateOptions, type ValidateOptions } from './verdict.ts';

type Fields = Readonly<Record<string, unknown>>;

const backend = { service: { name: 'web', port: { number: 80 } } };

function ingress(spec: Fields, metadata: Fields = {}): Fields {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'shop', ...metadata }, spec };
}

function ingressClass(spec: Fields, metadata: Fields = {}): Fields {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'shop', ...metadata }, spec };
}

const withPath = (path: Fields): Fields => ingress({ rules: [{ http: { paths: [path] } }] });
const withBackend = (value: unknown): Fields => withPath({ path: '/', pathType: 'Prefix', backend: value });
const valid = ingress({ defaultBackend: backend });
const labelled = (metadata: Fields): Fields => ingress({ defaultBackend: backend }, metadata);

function says(object: unknown, options: Partial<ValidateOptions> = {}): readonly string[] {
  return validateObject(treeOfValue(object), { ...measured, ...options }).errors.map(({ message }) => message);
}

/** Long server texts are compared by their start. */
function expectStarts(got: readonly string[], wanted: readonly string[]): void {
  expect(got.map((message, index) => message.slice(0, wanted[index]?.length ?? 200))).toEqual(wanted);
}

const at = 'spec.rules[0].http.paths[0]';
const isSubdomain = 'a lowercase RFC 1123 subdomain must consist of';
const isWildcard = "a wildcard DNS-1123 subdomain must start with '*.'";

/** The release whose words stand below. */
const measured: ValidateOptions = { ...defaultValidateOptions, kubernetes: '1.35' };

describe('rules of an Ingress, in the order of the server', () => {
  test('everything wrong at once comes as default backend, rules, tls, class, annotation', () => {
    const bad = ingress(
      {
        ingressClassName: 'A/b',
        tls: [{ hosts: ['A', '*a'], secretName: 'S' }],
        rules: [{ host: '1.2.3.4' }, { host: 'A', http: { paths: [] } }],
        defaultBackend: {},
      },
      { name: 'B_c', annotations: { 'kubernetes.io/ingress.class': 'other' } },
    );
    expectStarts(says(bad), [
      'metadata.name: Invalid value: "B_c"',
      'spec.defaultBackend: Invalid value: "": resource or service backend is required',
      'spec.rules[0].host: Invalid value: "1.2.3.4": must be a DNS name, not an IP address',
      'spec.rules[1].host: Invalid value: "A"',
      'spec.rules[1].http.paths: Required value',
      'spec.tls[0].hosts[0]: Invalid value: "A"',
      'spec.tls[0].hosts[1]: Invalid value: "*a"',
      'spec.tls[0].secretName: Invalid value: "S"',
      'spec.ingressClassName: Invalid value: "A/b"',
      'annotations.kubernetes.io/ingress.class: Invalid value: "other": must match `ingressClassName` when both are specified',
    ]);
  });

  test.each([
    ['010.001.1.1', ['must be a DNS name, not an IP address']],
    ['::1', ['must be a DNS name, not an IP address', isSubdomain]],
    ['::ffff:1.2.3.4', ['must be a DNS name, not an IP address', isSubdomain]],
    ['1.2.3', []],
    ['256.1.1.1', []],
    ['fe80::1%eth0', [isSubdomain]],
    ['a.*.b', [isWildcard]],
    ['*.', [isWildcard]],
    ['*.*.a', [isWildcard]],
    ['*.a-', [isWildcard]],
    ['*.10.0.0.1', []],
    ['a..b', [isSubdomain]],
    ['a.', [isSubdomain]],
    [' ', [isSubdomain]],
    ['', []],
    [`${'a'.repeat(250)}.${'b'.repeat(3)}`, ['must be no more than 253 characters']],
    [`${'é'.repeat(127)}`, ['must be no more than 253 characters', isSubdomain]],
  ])('the host %j', (host, details) => {
    expectStarts(
      says(ingress({ rules: [{ host }] })),
      details.map((detail) => `spec.rules[0].host: Invalid value: ${JSON.stringify(host)}: ${detail}`),
    );
  });

  test.each([
    ['/a//b/./c/../d%2fe%2F', ["contain '//'", "contain '/./'", "contain '/../'", "contain '%2f'", "contain '%2F'"]],
    ['//.', ["must not contain '//'", "cannot end with '/.'"]],
    ['/a/..', ["cannot end with '/..'"]],
    ['/...', []],
    ['/a/.b', []],
    ['/%2e%2E', []],
    ['a//', ['must be an absolute path', "must not contain '//'"]],
    ['..', ['must be an absolute path']],
  ])('the path %j', (path, details) => {
    for (const pathType of ['Exact', 'Prefix']) {
      const got = says(withPath({ path, pathType, backend }));
      expect(got.length).toBe(details.length);
      for (const [index, detail] of details.entries()) {
        expect(got[index]?.startsWith(`${at}.path: Invalid value: ${JSON.stringify(path)}: `)).toBe(true);
        expect(got[index]?.endsWith(detail)).toBe(true);
      }
    }
  });

  test('a missing pathType hides the rest of its entry, an unknown one only the path', () => {
    expect(says(withPath({ path: 'x//', backend: {} }))).toEqual([
      `${at}.pathType: Required value: pathType must be specified`,
    ]);
    expect(says(withPath({ path: 'x//', pathType: '<prefix>', backend: {} }))).toEqual([
      `${at}.pathType: Unsupported value: "\\u003cprefix\\u003e": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
      `${at}.backend: Invalid value: "": resource or service backend is required`,
    ]);
  });

  test.each([
    [{ service: { name: 'web', port: { name: 'http', number: 0 } } }, []],
    [
      { service: { name: '', port: {} } },
      ['.service.name: Required value', ': Required value: port name or number is required'],
    ],
    [
      { service: { name: 'web', port: { number: -1 } } },
      ['.service.port.number: Invalid value: -1: must be between 1 and 65535, inclusive'],
    ],
    [
      { service: { name: 'web', port: { name: 'A', number: 99999 } } },
      [': Invalid value: "": cannot set both port name & port number'],
    ],
    [
      { service: { name: 'web', port: { name: '--1_234567890123' } } },
      [
        'must be no more than 15 characters',
        'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
        'must contain at least one letter (a-z)',
        'must not contain consecutive hyphens',
        'must not begin or end with a hyphen',
      ].map((detail) => `.service.port.name: Invalid value: "--1_234567890123": ${detail}`),
    ],
    [{ service: {}, resource: {} }, [': Invalid value: "": cannot set both resource and service backends']],
    [{ resource: {} }, ['.resource.kind: Required value', '.resource.name: Required value']],
    [
      { resource: { apiGroup: 'A', kind: '.', name: 'a/%b' } },
      [
        `.resource.apiGroup: Invalid value: "A": ${isSubdomain}`,
        '.resource.kind: Invalid value: ".": may not be \'.\'',
        '.resource.name: Invalid value: "a/%b": may not contain \'/\'',
        '.resource.name: Invalid value: "a/%b": may not contain \'%\'',
      ],
    ],
    ['nothing', []],
  ])('the backend %j', (value, endings) => {
    if (value === 'nothing')
      expect(says(withBackend(null))).toEqual([
        `${at}.backend: Invalid value: "": resource or service backend is required`,
      ]);
    else
      expectStarts(
        says(withBackend(value)),
        endings.map((ending) => `${at}.backend${ending}`),
      );
  });

  test('a Service name: too long comes before the form, and the form is another from 1.36 on', () => {
    const named = (name: string) => ingress({ defaultBackend: { service: { name, port: { number: 1 } } } });
    const long = `1${'a'.repeat(63)}`;
    const lead = `spec.defaultBackend.service.name: Invalid value: "${long}": `;
    expectStarts(says(named(long)), [
      `${lead}must be no more than 63 characters`,
      `${lead}a DNS-1035 label must consist of`,
    ]);
    expectStarts(says(named(long), { kubernetes: '1.36' }), [`${lead}must be no more than 63 characters`]);
    expectStarts(says(named('a.b'), { kubernetes: '1.36' }), [
      'spec.defaultBackend.service.name: Invalid value: "a.b": must not contain dots',
    ]);
    expectStarts(says(named('a_.b'), { kubernetes: '1.36' }), [
      'spec.defaultBackend.service.name: Invalid value: "a_.b": a lowercase RFC 1123 label must',
    ]);
  });

  test('tls takes IP addresses but no empty host', () => {
    expectStarts(
      says(
        ingress({ defaultBackend: backend, tls: [{ hosts: ['10.0.0.1', '', '*.10.0.0.1'] }, {}, { secretName: '' }] }),
      ),
      [`spec.tls[0].hosts[1]: Invalid value: "": ${isSubdomain}`],
    );
  });
});

describe('rules of metadata', () => {
  test.each([
    [{ name: '' }, ['metadata.name: Required value: name or generateName is required']],
    [{ name: '', generateName: 'a-' }, []],
    [
      { name: '', generateName: '-' },
      ['metadata.generateName: Invalid value: "-"', 'metadata.name: Invalid value: "-x7k2p"'],
    ],
    [{ namespace: 'a.b' }, ['metadata.namespace: Invalid value: "a.b": must not contain dots']],
    [{ labels: { 'a/b/c': '' } }, ['metadata.labels: Invalid value: "a/b/c": a valid label key must consist of']],
    [{ labels: { '/a': '' } }, ['metadata.labels: Invalid value: "/a": prefix part must be non-empty']],
    [
      { labels: { 'a.b/': '' } },
      [
        'metadata.labels: Invalid value: "a.b/": name part must be non-empty',
        'metadata.labels: Invalid value: "a.b/": name part must consist of',
      ],
    ],
    [
      { labels: { [`a/${'b'.repeat(64)}`]: '' } },
      [`metadata.labels: Invalid value: "a/${'b'.repeat(64)}": name part must be no more than 63 bytes`],
    ],
    [{ annotations: { 'Example.com/X': '' } }, []],
    [
      { finalizers: ['a b', 'orphan', 'foregroundDeletion'] },
      [
        'metadata.finalizers: Invalid value: "a b": name part must consist of',
        'metadata.finalizers: Invalid value: ["a b","orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
        'metadata.finalizers[0]: Invalid value: "a b": name is neither a standard finalizer name nor is it fully qualified',
      ],
    ],
    [
      { ownerReferences: [{ apiVersion: 'apps/', kind: 'A', name: 'b', uid: 'c' }] },
      ['metadata.ownerReferences.apiVersion: Invalid value: "apps/": version must not be empty'],
    ],
    [
      { ownerReferences: [{ apiVersion: 'a/b/c', kind: 'A', name: 'b', uid: 'c' }] },
      ['metadata.ownerReferences.apiVersion: Invalid value: "a/b/c": version must not be empty'],
    ],
    [
      { ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'b', uid: 'c' }] },
      [
        'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"b","uid":"c"}: /v1, Kind=Event is disallowed from being an owner',
      ],
    ],
  ])('%j', (metadata, starts) => {
    expectStarts(says(labelled(metadata)), starts);
  });

  const owner = (name: string) => ({ apiVersion: 'v1', kind: 'A', name, uid: name, controller: true });

  test('of three controllers each is told against the first', () => {
    const got = says(labelled({ ownerReferences: [owner('a'), owner('b'), owner('c')] }));
    expect(got.map((message) => message.slice(message.indexOf('Found')))).toEqual([
      'Found "true" in references for A/a and A/b',
      'Found "true" in references for A/a and A/c',
    ]);
  });

  test('an owner that stands twice is kept once, with a warning', () => {
    const verdict = validateObject(treeOfValue(labelled({ ownerReferences: [owner('a'), owner('a')] })));
    expect(verdict.errors).toEqual([]);
    expect(verdict.warnings.map(({ message }) => message)).toEqual([
      '.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: a',
    ]);
  });

  test('a namespace on a kind without one is cleared on the way, and refused where nothing clears it', () => {
    const named = ingressClass({ controller: 'a/b' }, { namespace: 'web' });
    expect(says(named)).toEqual([]);
    expect(says(named, { client: 'direct' })).toEqual(['metadata.namespace: Forbidden: not allowed on this type']);
  });
});

describe('rules of an IngressClass', () => {
  test.each([
    [{}, ['spec.controller: Required value']],
    [{ controller: `a/${'b'.repeat(249)}` }, ['spec.controller: Too long: may not be more than 250 bytes']],
    [
      { controller: '/b' },
      ['spec.controller: Invalid value: "/b": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      { controller: 'A b/c d' },
      [
        `spec.controller: Invalid value: "A b": ${isSubdomain}`,
        'spec.controller: Invalid value: "c d": Invalid path (regex used for validation is',
      ],
    ],
    [
      { controller: 'a/b', parameters: {} },
      ['spec.parameters.kind: Required value', 'spec.parameters.name: Required value'],
    ],
    [
      { controller: 'a/b', parameters: { kind: 'A', name: 'b', scope: '', namespace: 'c' } },
      ['spec.parameters.scope: Unsupported value: "": supported values: "Cluster", "Namespace"'],
    ],
    [
      { controller: 'a/b', parameters: { kind: 'A', name: 'b', scope: 'Namespace', namespace: '' } },
      ['spec.parameters.namespace: Invalid value: "": a lowercase RFC 1123 label'],
    ],
    [
      { controller: 'a/b', parameters: { kind: 'A', name: 'b', namespace: 'c' } },
      ["spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"],
    ],
  ])('%j', (spec, starts) => {
    expectStarts(says(ingressClass(spec)), starts);
  });
});

describe('rules of updates', () => {
  const update = (old: unknown, now: unknown, options: Partial<ValidateOptions> = {}) =>
    validateUpdate(treeOfValue(old), treeOfValue(now), { ...measured, ...options }).errors.map(
      ({ message }) => message,
    );
  const stored = (metadata: Fields) => labelled({ resourceVersion: '7', ...metadata });

  test.each([
    [{ namespace: 'a' }, { namespace: 'b' }, 'metadata.namespace: Invalid value: "b": field is immutable'],
    [{ uid: 'a' }, { uid: 'b' }, 'metadata.uid: Invalid value: "b": field is immutable'],
    [
      { creationTimestamp: '2024-01-01T00:00:00Z' },
      { creationTimestamp: '2025-01-01T00:00:00Z' },
      'metadata.creationTimestamp: Invalid value: "2025-01-01T00:00:00Z": field is immutable',
    ],
    [
      { deletionGracePeriodSeconds: 30 },
      { deletionGracePeriodSeconds: 60 },
      'metadata.deletionGracePeriodSeconds: Invalid value: 60: field is immutable',
    ],
  ])('%j to %j', (old, now, message) => {
    expect(update(stored(old), stored(now))).toEqual([message]);
    expect(update(stored(old), stored(now), { client: 'direct' })).toEqual([message]);
  });

  test('what a request leaves out is filled from the stored object, except where it is judged as it stands', () => {
    const old = stored({ uid: 'a', generation: 2 });
    expect(update(old, valid)).toEqual([]);
    expect(update(old, valid, { client: 'direct' })).toEqual([
      'metadata.resourceVersion: Invalid value: "": must be specified for an update',
      'metadata.generation: Invalid value: 0: must not be decremented',
      'metadata.uid: Invalid value: "": field is immutable',
    ]);
  });

  test('a Service name with a digit first stays allowed everywhere once one is stored', () => {
    const named = (name: string) => ingress({ defaultBackend: { service: { name, port: { number: 1 } } } });
    expect(update(named('1a'), named('2b'))).toEqual([]);
    expect(update(named('1_a'), named('2b')).length).toBe(1);
  });

  test('a bad path under one wildcard host frees all wildcard hosts, and no other', () => {
    const rule = (host: string, path: string) => ({ host, http: { paths: [{ path, pathType: 'Exact', backend }] } });
    const old = ingress({ rules: [rule('*.a', 'x')] });
    expect(update(old, ingress({ rules: [rule('*.b', 'y'), rule('c', '/')] }))).toEqual([]);
    expect(update(old, ingress({ rules: [rule('*.b', 'y'), rule('c', 'z')] })).length).toBe(1);
    expect(update(ingress({ rules: [rule('a', 'x')] }), ingress({ rules: [rule('*.b', 'y')] })).length).toBe(1);
  });
});

describe('decoding', () => {
  const types = (text: string, client: 'kubectl' | 'direct' = 'kubectl') => {
    const tree = readTree(text);
    expect(tree).not.toBeNull();
    return validateObject(tree ?? treeOfValue(null), { ...defaultValidateOptions, client }).types[0]?.message;
  };
  const head = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\n';
  const number = (value: string) => `${head}spec: {defaultBackend: {service: {name: a, port: {number: ${value}}}}}\n`;
  const struct = 'Go struct field ServiceBackendPort.spec.defaultBackend.service.port.number of type int32';

  test.each([
    ['80.0', 'kubectl', undefined],
    ['8e1', 'kubectl', undefined],
    ['80.0', 'direct', `json: cannot unmarshal number 80.0 into ${struct}`],
    ['2147483648', 'kubectl', `json: cannot unmarshal number 2147483648 into ${struct}`],
    ['-2147483648', 'kubectl', undefined],
    ['on', 'kubectl', `json: cannot unmarshal bool into ${struct}`],
    ['[1]', 'kubectl', `json: cannot unmarshal array into ${struct}`],
  ] as const)('the port number %s, %s', (value, client, message) => {
    expect(types(number(value), client)).toBe(message);
  });

  test.each([
    ['spec: []', 'json: cannot unmarshal array into Go struct field Ingress.spec of type v1.IngressSpec'],
    [
      'spec: {rules: [a]}',
      'json: cannot unmarshal string into Go struct field IngressSpec.spec.rules of type v1.IngressRule',
    ],
    [
      'metadata: {labels: {a: {}}}',
      'json: cannot unmarshal object into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      'metadata: {generation: "1"}',
      'json: cannot unmarshal string into Go struct field ObjectMeta.metadata.generation of type int64',
    ],
    [
      'metadata: {creationTimestamp: "2024-13-01T00:00:00Z"}',
      'parsing time "2024-13-01T00:00:00Z": month out of range',
    ],
    ['metadata: {creationTimestamp: "2023-02-29T00:00:00Z"}', 'parsing time "2023-02-29T00:00:00Z": day out of range'],
    ['metadata: {creationTimestamp: "2024-02-29T24:00:00Z"}', 'parsing time "2024-02-29T24:00:00Z": hour out of range'],
    ['metadata: {creationTimestamp: "2024-02-29T23:59:59.5+09:00"}', undefined],
    ['metadata: {creationTimestamp: null}', undefined],
    ['spec: {rules: [{host: ~}], tls: null}', undefined],
  ])('%s', (line, message) => {
    expect(types(`${head}${line}\n`)).toBe(message);
  });
});
