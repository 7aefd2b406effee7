import { describe, expect, test } from 'vitest';
import type { Ingress } from '../model/ingress.ts';
import type { KubernetesObject } from '../model/objects.ts';
import { readSourceFile, readSourceFileInSteps } from './read.ts';
import type { SourceFile } from './source-file.ts';

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    a: "1"
spec:
  ingressClassName: nginx
  tls:
    - hosts: [shop.example.com]
      secretName: shop-tls
  rules:
    - host: shop.example.com # the shop
      http:
        paths:
          - path: /v1
            pathType: Prefix
            backend:
              service:
                name: v1
                port:
                  number: 80

    # a comment between
    - http:
        paths:
          - path: /
            pathType: Exact
            backend: { resource: { apiGroup: k8s.example.com, kind: Bucket, name: files } }
`;

function read(text: string): SourceFile {
  return readSourceFile('a.yaml', text);
}

function objectsOf(text: string): readonly KubernetesObject[] {
  return read(text).units.flatMap(({ objects }) => objects);
}

function ingressOf(text: string): Ingress {
  const found = objectsOf(text).find((object) => object.kind === 'Ingress');
  if (!found) throw new Error('no Ingress was read');
  return found;
}

function codesOf(text: string): readonly string[] {
  return read(text).units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

/** What does not depend on how the text is laid out. */
function gist({ rules, metadata, tls, defaultBackend }: Ingress) {
  return {
    name: metadata.name.value,
    annotations: [...metadata.annotations].map(([key, { value }]) => [key, value]),
    hosts: rules.map(({ host }) => host.value),
    paths: rules.flatMap(({ paths }) => (paths ?? []).map(({ path, pathType }) => [path.value, pathType.value])),
    backends: rules.flatMap(({ paths }) => (paths ?? []).map(({ backend }) => backendGist(backend.value))),
    tls: tls.map(({ hosts, secretName }) => [hosts.map(({ value }) => value), secretName.value]),
    defaultBackend: backendGist(defaultBackend?.value ?? null),
  };
}

function backendGist(backend: NonNullable<Ingress['defaultBackend']>['value'] | null) {
  if (!backend) return null;
  return backend.resource ? backend.resource.value : [backend.service?.name.value, backend.service?.port.value];
}

const asJson = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop', annotations: { a: '1' } },
  spec: {
    ingressClassName: 'nginx',
    tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
    rules: [
      {
        host: 'shop.example.com',
        http: {
          paths: [{ path: '/v1', pathType: 'Prefix', backend: { service: { name: 'v1', port: { number: 80 } } } }],
        },
      },
      {
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Exact',
              backend: { resource: { apiGroup: 'k8s.example.com', kind: 'Bucket', name: 'files' } },
            },
          ],
        },
      },
    ],
  },
};

describe('one Ingress in any clothes', () => {
  const expected = gist(ingressOf(ingress));
  const json = JSON.stringify(asJson);
  const clothes: readonly (readonly [string, string, ...string[]])[] = [
    ['one-line JSON', json],
    ['JSON indented with tabs', JSON.stringify(asJson, null, '\t')],
    ['JSON indented with spaces', JSON.stringify(asJson, null, 2)],
    ['CRLF', ingress.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${ingress}`],
    ['a byte order mark before ---', `\uFEFF---\n${ingress}`],
    ['directives', `%YAML 1.1\n---\n${ingress}...\n`, 'yaml/directive'],
    ['content on the --- line', `--- ${json}`, 'yaml/separator'],
    ['a List', `apiVersion: v1\nkind: List\nitems:\n${indentItem(ingress)}`],
    ['a List in JSON', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [asJson] })],
    [
      'a List of Lists',
      JSON.stringify({ kind: 'List', items: [{ kind: 'List', items: [asJson] }] }),
      'yaml/nested-list',
    ],
    [
      'an IngressList without the kind of its items',
      JSON.stringify({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressList',
        items: [{ metadata: asJson.metadata, spec: asJson.spec }],
      }),
    ],
  ];
  test.each(clothes.map(([name, text, ...refused]) => ({ name, text, refused })))('$name', ({ text, refused }) => {
    expect(gist(ingressOf(text))).toEqual(expected);
    expect(codesOf(text)).toEqual(refused);
  });
});

/** The lines of a document as one item of a block list. */
function indentItem(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => (i === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`))
    .join('\n')
    .concat('\n');
}

describe('places', () => {
  test('every range holds exactly the text of its value', () => {
    const object = ingressOf(ingress);
    const at = (range: { start: number; end: number } | null) => range && ingress.slice(range.start, range.end);
    expect(at(object.metadata.name.range)).toBe('shop');
    expect(at(object.metadata.annotations.get('a')?.range ?? null)).toBe('"1"');
    expect(at(object.rules[0]?.host.range ?? null)).toBe('shop.example.com');
    expect(at(object.rules[0]?.paths?.[0]?.path.range ?? null)).toBe('/v1');
    expect(at(object.rules[0]?.paths?.[0]?.backend.value?.service?.port.range ?? null)).toBe('number: 80');
    expect(at(object.tls[0]?.hosts[0]?.range ?? null)).toBe('shop.example.com');
    expect(at(object.range)).toBe(ingress.trimEnd());
  });

  test('an item ends with its last value, not with the comment after it', () => {
    const [first] = ingressOf(ingress).rules;
    expect(first && ingress.slice(first.range.start, first.range.end)).toMatch(/^host: [\s\S]*number: 80$/);
  });

  test('places count from the start of their document', () => {
    const file = read(`a: 1\n---\n${ingress}`);
    expect(file.starts).toEqual([0, 5]);
    expect(file.units[1]?.text.startsWith('---\n')).toBe(true);
    expect(file.units.map(({ text }) => text).join('')).toBe(file.text);
  });
});

describe('documents', () => {
  test('a --- inside a block scalar or quotes is a marker all the same', () => {
    expect(read('a: |\n  x\n---\nb: 1\n').units).toHaveLength(2);
  });

  test('---x and an indented --- are text', () => {
    expect(read('a: |\n  ---\n---x: 1\n').units).toHaveLength(1);
  });

  test('comments and directives before the first --- belong to what follows', () => {
    expect(read('# licence\n%YAML 1.1\n---\na: 1\n---\nb: 1\n').units).toHaveLength(2);
  });

  test('empty documents are no problem', () => {
    const file = read('---\n---\n# nothing\n---\n');
    expect(file.units.map(({ status }) => status)).toEqual(['empty', 'empty', 'empty']);
    expect(read('').units).toHaveLength(1);
    expect(codesOf('---\n---\n# nothing\n---\n')).toEqual([]);
  });

  test('one slip is one problem, however many lines cannot be placed after it', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line${index}: ${index}\n`);
    const { units } = readSourceFile('a.yaml', `bad: [\n${lines.join('')}`);
    expect(units.flatMap(({ diagnostics }) => diagnostics).length).toBeLessThan(3);
  });

  test('a broken document leaves its neighbours alone', () => {
    const text = `${ingress}---\nkind: Service\n  bad: [\n---\n${ingress}`;
    expect(read(text).units.map(({ status }) => status)).toEqual(['read', 'broken', 'read']);
    expect(objectsOf(text)).toHaveLength(2);
  });
});

describe('a block-style List', () => {
  const list = `apiVersion: v1
items:
# the first
- kind: Service
  apiVersion: v1
  metadata: { name: a }
- kind: Service
  apiVersion: v1
  metadata:
    name: b
  spec:
    ports:
    - port: 80
kind: List
metadata:
  resourceVersion: ""
`;

  test('is one unit per item, with the comment above an item in the item', () => {
    const file = read(list);
    expect(file.units.map(({ role }) => role)).toEqual(['list-head', 'list-item', 'list-item', 'list-tail']);
    expect(file.units[1]?.text.startsWith('# the first\n')).toBe(true);
    expect(file.units.flatMap(({ objects }) => objects.map(({ metadata }) => metadata.name.value))).toEqual(['a', 'b']);
    expect(file.units.map(({ text }) => text).join('')).toBe(list);
  });

  test('stays whole when an anchor may be used across items', () => {
    const anchored = list
      .replace('metadata: { name: a }', 'metadata: &m { name: a }')
      .replace('metadata:\n    name: b', 'metadata: *m');
    const file = read(anchored);
    expect(file.units).toHaveLength(1);
    expect(objectsOf(anchored).map(({ metadata }) => metadata.name.value)).toEqual(['a', 'a']);
  });

  test('another kind with items is read whole', () => {
    expect(read(list.replace('kind: List', 'kind: Foo')).units).toHaveLength(1);
  });

  test('items without a kind have that of any object that holds them, without List at its end', () => {
    const kindsOf = (kind: string) =>
      objectsOf(
        JSON.stringify({
          apiVersion: 'networking.k8s.io/v1',
          kind,
          items: [{ metadata: { name: 'a' } }, { kind: 'X' }],
        }),
      ).map((object) => [object.apiVersion, object.kind === 'Other' ? object.otherKind : object.kind]);
    for (const kind of ['Ingress', 'IngressList']) {
      expect(kindsOf(kind), kind).toEqual([
        ['networking.k8s.io/v1', 'Ingress'],
        ['', 'X'],
      ]);
    }
  });
});

describe('aliases and merge keys', () => {
  const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: x }
spec:
  rules:
    - host: a.example.com
      http: &http
        paths:
          - path: /a
            pathType: Exact
            backend: &backend
              service: { name: a, port: { name: web } }
    - host: b.example.com
      http: *http
    - host: c.example.com
      http:
        paths:
          - <<: { path: /c, pathType: Prefix }
            backend: *backend
`;

  test('are resolved; what comes through an alias has no range of its own', () => {
    const { rules } = ingressOf(text);
    expect(rules.map(({ paths }) => paths?.[0]?.path.value)).toEqual(['/a', '/a', '/c']);
    expect(rules.map(({ paths }) => paths?.[0]?.backend.value?.service?.name.value)).toEqual(['a', 'a', 'a']);
    expect(rules[0]?.paths?.[0]?.path.range).not.toBeNull();
    expect(rules[1]?.paths?.[0]?.path.range).toBeNull();
    expect(rules[2]?.paths?.[0]?.backend.range).toBeNull();
    const through = rules[1]?.paths?.[0]?.range;
    expect(through && text.slice(through.start, through.end)).toBe('*http');
  });

  test('an alias without an anchor is a problem at its place', () => {
    const broken = 'a: 1\nb: *nowhere\n';
    const [problem] = read(broken).units[0]?.diagnostics ?? [];
    expect(problem?.code).toBe('yaml/unknown-alias');
    expect(problem && broken.slice(problem.range.start, problem.range.end)).toBe('*nowhere');
  });

  test('a merge key replaces fields written before it and yields to those after it, as in kubectl', () => {
    const label = (body: string) =>
      objectsOf(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n${body}`).map((object) =>
        object.kind === 'ConfigMap' ? object.data.get('a')?.value : undefined,
      );
    expect(label('  a: own\n  <<: {a: merged}\n')).toEqual(['merged']);
    expect(label('  <<: {a: merged}\n  a: own\n')).toEqual(['own']);
    expect(label('  <<: [{a: first}, {a: second}]\n')).toEqual(['first']);
  });
});

describe('hostile text', () => {
  test('a bomb of aliases is refused at once', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 30; i++)
      lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
    // Taken at its word it would never end.
    expect(codesOf(lines.join('\n'))).toEqual(['yaml/alias-bomb']);
  });

  test.each([
    ['brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['braces', `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['open brackets', '['.repeat(100_000)],
    ['dashes', `${'- '.repeat(10_000)}x`],
    ['question marks', `${'? '.repeat(10_000)}x`],
    ['indentation', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['dashes line by line', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}-`).join('\n')],
  ])('10,000 levels of %s are a problem, not a crash', (_name, text) => {
    expect(codesOf(text)).toEqual(['yaml/too-deep']);
  });

  test('many brackets in texts are no nesting', () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: |\n    ${'{'.repeat(2000)}\n`;
    expect(codesOf(text)).toEqual([]);
    expect(objectsOf(text)).toHaveLength(1);
  });

  test('a wide column is no nesting', () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: |\n    x\n${' '.repeat(900)}y\n`;
    expect(codesOf(text)).toEqual([]);
  });

  test('300 levels are read', () => {
    expect(codesOf(`apiVersion: v1\nkind: Foo\nspec: ${'['.repeat(300)}${']'.repeat(300)}`)).toEqual([]);
  });

  test('a picture is no text', () => {
    expect(codesOf('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR')).toEqual(['yaml/binary']);
  });

  test('50 MB are not read', () => {
    const file = read('a: 1\n'.repeat(10_000_001));
    expect(file.units.map(({ status }) => status)).toEqual(['too-large']);
    expect(file.units[0]?.diagnostics.map(({ code }) => code)).toEqual(['yaml/too-large']);
  });
});

describe('problems', () => {
  test('a doubled key is told with both places, and the last one counts', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  name: b\n';
    const [problem] = read(text).units[0]?.diagnostics ?? [];
    expect(problem).toMatchObject({ code: 'yaml/duplicate-key', severity: 'warning', params: { key: 'name' } });
    expect(problem?.range.start).toBe(text.lastIndexOf('name'));
    expect(problem?.related).toEqual([{ start: text.indexOf('name'), end: text.indexOf('name') + 4 }]);
    expect(objectsOf(text)[0]?.metadata.name.value).toBe('b');
  });

  test('a tab in the indentation is told at the tab', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n\tname: a\n';
    const [problem] = read(text).units[0]?.diagnostics ?? [];
    expect(problem?.code).toBe('yaml/tab-indent');
    expect(problem?.range.start).toBe(text.indexOf('\t'));
  });

  test('several problems of one document are all told', () => {
    expect(codesOf('a: "\\q"\nb: *x\nc: *y\n')).toEqual(['yaml/syntax', 'yaml/unknown-alias', 'yaml/unknown-alias']);
  });

  test('of very many problems the first ones are told', () => {
    expect(codesOf(`z: 1\n${'a: *x\n'.repeat(1000)}`)).toHaveLength(200);
  });

  test('what is no object is told', () => {
    expect(codesOf('just words\n')).toEqual(['yaml/not-an-object']);
    expect(codesOf('- a\n- b\n')).toEqual(['yaml/not-an-object']);
  });

  test('a key that JSON cannot hold is a problem', () => {
    expect(codesOf('apiVersion: v1\nkind: Foo\n? [a]\n: 1\n')).toEqual(['yaml/syntax']);
  });

  test.each([
    ['a template at a value', 'apiVersion: v1\nkind: Ingress\nmetadata:\n  name: {{ .Release.Name }}\n'],
    ['a template around all', `{{- if .Values.ingress.enabled -}}\n${ingress}{{- end }}\n`],
    ['a template in a text', 'apiVersion: v1\nkind: Ingress\nmetadata:\n  name: {{ include "x" . }}-web\n'],
    ['nothing but a template', '{{ include "x" . }}\n'],
  ])('%s is a Helm template', (_name, text) => {
    expect(read(text).units.map(({ status }) => status)).toEqual(['helm']);
    expect(codesOf(text)).toEqual(['yaml/helm-template']);
  });

  test('braces in quotes are read', () => {
    expect(codesOf('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ x }}"\n')).toEqual([]);
  });

  test('a broken document with braces in quotes is broken', () => {
    expect(codesOf('apiVersion: v1\nkind: [\ndata:\n  a: "{{ x }}"\n')).not.toContain('yaml/helm-template');
  });
});

describe('reading in steps', () => {
  test('gives the same file and tells how far it is', () => {
    const text = Array.from({ length: 60 }, () => ingress).join('---\n');
    const steps = readSourceFileInSteps('a.yaml', text);
    const told: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) told.push(step.value.done);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(step.value).toEqual(read(text));
  });
});

test('brackets in a comment of a flow document do not cut it in two', () => {
  const text = '{apiVersion: v1, kind: Namespace, metadata: {name: a}, list: [\n # } ]\n {b: c}]}\n';
  expect(readSourceFile('a.yaml', text).units.map(({ role, status }) => `${role} ${status}`)).toEqual([
    'document read',
  ]);
});
