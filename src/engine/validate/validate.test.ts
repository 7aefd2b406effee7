import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree } from '../yaml/tree.ts';
import { checkTree, judgeTree } from './check-tree.ts';
import { treeOfValue } from './plain-tree.ts';
import { renderStatus } from './status.ts';
import { validateObject, validateUpdate } from './validate.ts';
import { type ApiVerdict, defaultValidateOptions, type ValidateOptions } from './verdict.ts';

function judge(text: string, options: Partial<ValidateOptions> = {}): ApiVerdict {
  const tree = readTree(text);
  if (!tree) throw new Error(`the test's text is no YAML:\n${text}`);
  return validateObject(tree, { ...defaultValidateOptions, ...options });
}

const head = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\n';
const backend = '{service: {name: web, port: {number: 80}}}';
const valid = `${head}spec: {defaultBackend: ${backend}}\n`;

describe('what kubectl prints', () => {
  test('one error stands on the line', () => {
    expect(renderStatus(judge(`${head}spec: {}\n`)).text).toBe(
      'The Ingress "shop" is invalid: spec: Invalid value: null: either `defaultBackend` or `rules` must be specified',
    );
  });

  test('several errors stand below it', () => {
    const text = `${head}spec:\n  rules:\n    - http: {paths: [{path: /a, backend: ${backend}}, {path: b, pathType: Exact, backend: {}}]}\n`;
    expect(renderStatus(judge(text)).text).toBe(`The Ingress "shop" is invalid: 
* spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified
* spec.rules[0].http.paths[1].path: Invalid value: "b": must be an absolute path
* spec.rules[0].http.paths[1].backend: Invalid value: "": resource or service backend is required`);
  });

  test('unknown fields are listed in the order of kubectl, which sorts keys', () => {
    const text = `${head}zebra: 1\nspec: {defaultBackend: ${backend}, tsl: [], backend: {}}\nant: 2\n`;
    expect(renderStatus(judge(text), 'shop.yaml').text).toBe(
      'Error from server (BadRequest): error when creating "shop.yaml": Ingress in version "v1" cannot be handled as a Ingress: strict decoding error: unknown field "ant", unknown field "spec.backend", unknown field "spec.tsl", unknown field "zebra"',
    );
  });

  test('a request that is sent as it stands keeps the order of the document', () => {
    const verdict = judge(`${head}zebra: 1\nant: 2\nspec: {defaultBackend: ${backend}}\n`, { client: 'direct' });
    expect(verdict.strict.map(({ field }) => field)).toEqual(['zebra', 'ant']);
  });

  test('lenient validation warns of unknown fields and stores the rest', () => {
    const status = renderStatus(judge(`${valid}tsl: 1\n`, { fieldValidation: 'Warn' }));
    expect(status).toEqual({ text: 'Warning: unknown field "tsl"', ok: true });
  });

  test('a wrong type ends everything', () => {
    const text = `${head}spec: {tsl: 1, rules: [{host: on, http: {paths: []}}]}\n`;
    expect(renderStatus(judge(text)).text).toBe(
      'Error from server (BadRequest): Ingress in version "v1" cannot be handled as a Ingress: json: cannot unmarshal bool into Go struct field IngressRule.spec.rules.host of type string',
    );
  });

  test('a document without kind never reaches the server', () => {
    expect(renderStatus(judge('metadata: {name: a}\n'), 'a.yaml').text).toBe(
      'error: error validating "a.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
    );
  });

  test('a version that is gone is not found', () => {
    const text =
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: shop, namespace: web}\nspec: {backend: {serviceName: a, servicePort: 80}}\n';
    expect(renderStatus(judge(text), 'a.yaml').text).toBe(
      'error: resource mapping not found for name: "shop" namespace: "web" from "a.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"\nensure CRDs are installed first',
    );
    const old = judge(text, { kubernetes: '1.21' });
    expect(renderStatus(old)).toEqual({
      text: 'Warning: extensions/v1beta1 Ingress is deprecated in v1.14+, unavailable in v1.22+; use networking.k8s.io/v1 Ingress',
      ok: true,
    });
  });

  test('a valid object passes in silence', () => {
    expect(renderStatus(judge(valid))).toEqual({ text: '', ok: true });
  });
});

describe('releases', () => {
  const digit = `${head}spec: {defaultBackend: {service: {name: 1web, port: {number: 80}}}}\n`;
  test.each([
    ['1.35', 1],
    ['1.36', 0],
    ['1.37', 0],
  ] as const)('a Service name with a digit first in %s has %i errors', (kubernetes, count) => {
    expect(judge(digit, { kubernetes }).errors.length).toBe(count);
  });

  test.each([
    ['1.33', 'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty'],
    ['1.34', 'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty'],
    ['1.36', 'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty'],
    ['1.38', 'metadata.ownerReferences[0].apiVersion: Required value: must not be empty'],
    ['1.37', 'metadata.ownerReferences[0].apiVersion: Required value: must not be empty'],
  ] as const)('an owner without apiVersion in %s', (kubernetes, message) => {
    const text = valid.replace('{name: shop}', '{name: shop, ownerReferences: [{kind: A, name: b, uid: c}]}');
    expect(judge(text, { kubernetes }).errors.map((error) => error.message)).toEqual([message]);
  });

  test.each([
    ['1.34', 'must be no more than 63 characters'],
    ['1.35', 'must be no more than 63 bytes'],
    ['1.36', 'must be no more than 63 bytes'],
  ] as const)('the unit of a long label value in %s', (kubernetes, detail) => {
    const text = valid.replace('{name: shop}', `{name: shop, labels: {a: ${'x'.repeat(64)}}}`);
    expect(judge(text, { kubernetes }).errors.map((error) => error.detail)).toEqual([detail]);
  });

  test.each([
    ['1.34', 'characters', 'a qualified name'],
    ['1.35', 'bytes', 'a valid label key'],
    ['1.36', 'bytes', 'a valid label key'],
  ] as const)('the words for an annotation key in %s', (kubernetes, unit, lead) => {
    const details = (key: string) => {
      const text = valid.replace('{name: shop}', `{name: shop, annotations: {"${key}": x}}`);
      return judge(text, { kubernetes }).errors.map(({ detail }) => detail);
    };
    expect(details('x'.repeat(64))).toEqual([expect.stringContaining(`63 ${unit}`)]);
    expect(details('a/b/c')).toEqual([expect.stringMatching(new RegExp(`^${lead}`))]);
  });

  test.each([
    ['1.31', 'must have at most'],
    ['1.32', 'may not be more than'],
    ['1.33', 'may not be more than'],
  ] as const)('the words for annotations that are too large in %s', (kubernetes, words) => {
    const text = valid.replace('{name: shop}', `{name: shop, annotations: {a: ${'x'.repeat(262144)}}}`);
    expect(judge(text, { kubernetes }).errors.map(({ detail }) => detail)).toEqual([
      expect.stringContaining(`${words} 262144 bytes`),
    ]);
  });

  test('two controllers among the owners', () => {
    const owner = (name: string) => `{apiVersion: v1, kind: A, name: ${name}, uid: ${name}, controller: true}`;
    const text = valid.replace('{name: shop}', `{name: shop, ownerReferences: [${owner('a')}, ${owner('b')}]}`);
    expect(judge(text).errors.map(({ message }) => message)).toEqual([
      'metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"A","name":"a","uid":"a","controller":true},{"apiVersion":"v1","kind":"A","name":"b","uid":"b","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for A/a and A/b',
    ]);
  });
});

describe('places', () => {
  test('an error stands at the value, or at the key that should hold it', () => {
    const text = `${head}spec:\n  rules:\n    - host: Bad\n      http:\n        paths:\n          - path: /x\n            backend: {}\n          - path: why\n            pathType: Exact\n            backend: ${backend}\n`;
    const shown = judge(text).errors.map(({ range }) => text.slice(range.start, range.end));
    expect(shown).toEqual(['Bad', 'path: /x', 'why']);
  });

  test('a doubled key: the last one counts, as for kubectl', () => {
    expect(judge(`${head}spec: {}\nspec: {defaultBackend: ${backend}}\n`).errors).toEqual([]);
  });

  test('a merge key brings its fields', () => {
    const text = `${head}spec:\n  defaultBackend: &b\n    service: {name: web, port: {number: 80}}\n  rules:\n    - http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              <<: *b\n`;
    expect(judge(text).errors).toEqual([]);
    expect(checkTree(readTree(text) ?? treeOfValue(null), text).map(({ code }) => code)).toEqual(['yaml11/merge-key']);
  });

  test('a List is judged item by item', () => {
    const item = '{metadata: {name: a}, spec: {}}';
    const text = `apiVersion: networking.k8s.io/v1\nkind: IngressList\nitems: [${item}, ${item.replace('name: a', 'name: b')}]\n`;
    const tree = readTree(text);
    expect(tree && judgeTree(tree).map(({ kind, name, errors }) => `${kind} ${name} ${errors.length}`)).toEqual([
      'Ingress a 1',
      'Ingress b 1',
    ]);
  });
});

describe('what kubectl reads into unquoted words', () => {
  test.each([
    ['host: on', 'yaml11/boolean', 'true'],
    ['host: 1.10', 'yaml11/number', '1.1'],
    ['host: 012', 'yaml11/octal', '10'],
    ['host: 123', 'yaml11/number', '123'],
    ['host: NO', 'yaml11/boolean', 'false'],
  ])('%s', (line, code, value) => {
    const text = `${head}spec:\n  rules:\n    - ${line}\n`;
    const [problem] = checkTree(readTree(text) ?? treeOfValue(null), text);
    expect([problem?.code, problem?.params]).toEqual([code, expect.objectContaining({ value })]);
  });

  test('an unquoted key that is a boolean', () => {
    const text = `${head.replace('{name: shop}', '{name: shop, labels: {on: a}}')}spec: {defaultBackend: ${backend}}\n`;
    expect(checkTree(readTree(text) ?? treeOfValue(null), text).map(({ code }) => code)).toEqual(['yaml11/odd-key']);
  });
});

describe('other kinds', () => {
  test('their metadata is checked, their fields are let through', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: A_b, labels: {"a b": c}}\nspec: {anything: [1]}\n';
    expect(judge(text).errors.map(({ field }) => field)).toEqual(['metadata.labels']);
  });

  test('a number as a label is refused for every kind', () => {
    expect(judge('apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {version: 1.10}}\n').types.length).toBe(1);
  });

  test('octal file modes and the values of Secrets are left alone', () => {
    const text =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {pin: 0123, on: yes}\nspec: {defaultMode: 0644}\n';
    expect(checkTree(readTree(text) ?? treeOfValue(null), text)).toEqual([]);
  });

  test('an Ingress of another group is not ours', () => {
    expect(
      judge('apiVersion: config.openshift.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {domain: x}\n').errors,
    ).toEqual([]);
  });
});

describe('updates', () => {
  const stored = (text: string) => readTree(text) ?? treeOfValue(null);
  const update = (old: string, now: string) =>
    validateUpdate(stored(old), stored(now)).errors.map(({ message }) => message);

  test('a name cannot change', () => {
    expect(update(valid, valid.replace('shop', 'other'))).toEqual([
      'metadata.name: Invalid value: "other": field is immutable',
    ]);
  });

  test('a Secret name that was bad already stays allowed', () => {
    const bad = valid.replace('{defaultBackend', '{tls: [{secretName: A_b}], defaultBackend');
    expect(update(bad, bad)).toEqual([]);
    expect(update(valid, bad).length).toBe(1);
  });

  test('an object that is being deleted takes no new finalizers', () => {
    const deleting = valid.replace(
      '{name: shop}',
      '{name: shop, deletionTimestamp: "2024-01-31T12:00:00Z", finalizers: [a.b/c]}',
    );
    expect(update(deleting, deleting.replace('[a.b/c]', '[a.b/c, d.e/f]'))).toEqual([
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"d.e/f"}',
    ]);
  });
});

describe('very large objects', () => {
  test('20,000 errors, labels and wrong types are found in time that grows with their number', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => i);
    const labels = Object.fromEntries(many.map((i) => [`a b${i}`, 'x']));
    const base = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
    const bad = {
      ...base,
      metadata: { name: 'a', labels },
      spec: { rules: [{ http: { paths: many.map(() => ({})) } }] },
    };
    expect(validateObject(treeOfValue(bad)).errors.length).toBe(40_000);
    const typed = { ...base, spec: { rules: many.map(() => ({ host: 1 })) } };
    const text = JSON.stringify(typed);
    expect(checkTree(treeOfValue(typed), text).length).toBe(100);
    // Quadratic work would take minutes.
  }, 60_000);
});

describe('any text', () => {
  const word = fc.constantFrom(
    'apiVersion',
    'kind',
    'metadata',
    'name',
    'spec',
    'rules',
    'host',
    'http',
    'paths',
    'path',
    'pathType',
    'backend',
    'service',
    'port',
    'number',
    'tls',
    'hosts',
    'defaultBackend',
    'serviceName',
    'servicePort',
    'annotations',
    'labels',
    'ownerReferences',
    'items',
    'creationTimestamp',
  );
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('Ingress', 'networking.k8s.io/v1', 'extensions/v1beta1', '/', '*', 'Prefix', '80'),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(word, tie('any'), { maxKeys: 6 }),
    ),
  })).any;

  test('is answered without throwing, with ranges inside it', () => {
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('networking.k8s.io/v1', 'networking.k8s.io/v1beta1', 'v1'),
        fc.constantFrom('Ingress', 'IngressClass', 'Service'),
        (spec, apiVersion, kind) => {
          const text = JSON.stringify({ apiVersion, kind, metadata: spec, spec });
          const tree = treeOfValue(JSON.parse(text));
          for (const { range, fixes } of checkTree(tree, text)) {
            const places = [range, ...(fixes ?? []).flatMap(({ edits }) => edits.map((edit) => edit.range))];
            for (const { start, end } of places) expect(0 <= start && start <= end && end <= text.length).toBe(true);
          }
          renderStatus(validateObject(tree));
          validateUpdate(tree, tree);
          checkTree(treeOfValue(spec), JSON.stringify(spec) ?? 'null');
        },
      ),
      { numRuns: 400 },
    );
  });
});
