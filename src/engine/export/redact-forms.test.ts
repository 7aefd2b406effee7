import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readSourceFile } from '../yaml/read.ts';
import { redactSecrets } from './redact-secrets.ts';

const value = 'hunter2-is-what-nobody-may-see';

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Parts of the value's base64 that are there whatever stands before it. */
const traces = [value, ...['', 'x', 'xx'].map((before) => base64(before + value).slice(before ? 4 : 0, -8))];

const pem = `-----BEGIN RSA PRIVATE KEY-----\n${base64(value)}\n-----END RSA PRIVATE KEY-----`;

const head = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\n';

/** Case D18 and its kin: ways in which a value can stand in a Secret. */
const forms: Readonly<Record<string, string>> = {
  plain: `${head}stringData:\n  token: ${value}\n`,
  base64: `${head}data:\n  token: ${base64(value)}\n  "quoted": "${base64(value)}"\n`,
  'a block scalar': `${head}stringData:\n  a: |\n    one\n    ${value}\n\n  b: >-\n    ${value}\n`,
  'indentless oddity': `${head}stringData:\n    a:\n      ${value}\n    b: 'x\n\n      ${value}'\n`,
  'a flow map': `{apiVersion: v1, kind: Secret, metadata: {name: keys}, stringData: {a: ${value}}}\n`,
  JSON: `${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, data: { a: base64(value) } }, null, 2)}\n`,
  'a JSON array': `${JSON.stringify([{ kind: 'Secret', data: { a: base64(value) } }, { kind: 'Service' }])}\n`,
  'a YAML list': `- kind: Service\n- kind: Secret\n  stringData:\n    a: ${value}\n- kind: Service\n`,
  'an alias for the kind': `x: &k Secret\nkind: *k\nstringData: {a: ${value}}\n`,
  'an escape in the kind': `kind: "Secre\\u0074"\nstringData: {a: ${value}}\n`,
  'an escape in a key': `"k\\x69nd": Secret\n"d\\x61ta": {a: ${base64(value)}}\n`,
  'a merge at the root': `kind: Secret\nm: &m\n  stringData:\n    a: ${value}\n<<: *m\n`,
  'a merge from a neighbour': `kind: List\nx: &m {stringData: {a: ${value}}}\nitems:\n- <<: *m\n  kind: Secret\n`,
  'a merge of values': `kind: Secret\nstringData:\n  <<: {a: ${value}}\n  b: c\n`,
  'an anchor elsewhere': `kind: List\nitems:\n- kind: ConfigMap\n  data:\n    a: &v ${value}\n- kind: Secret\n  stringData:\n    a: *v\n`,
  'an alias from elsewhere': `kind: List\nitems:\n- kind: Secret\n  stringData: &d\n    a: &v ${value}\n- kind: ConfigMap\n  data:\n    a: *v\n- kind: ConfigMap\n  data: *d\n- kind: ConfigMap\n  data: {<<: *d}\n`,
  'a kind while it is typed': `apiVersion: v1\nkind: Secre\nmetadata:\n  name: keys\ndata:\n  a: ${base64(value)}\n`,
  'the first letter of the kind': `kind: S\ndata:\n  a: ${base64(value)}\n`,
  'no kind yet': `apiVersion: v1\nkind:\nmetadata: {name: keys}\ndata:\n  a: ${base64(value)}\n`,
  'a mistyped kind': `kind: Sceret\ndata:\n  a: ${base64(value)}\n`,
  'a mistyped word kind': `kin: Secret\ndata:\n  a: ${base64(value)}\n`,
  'a kind in small letters': `kind: secret\nDATA:\n  a: ${base64(value)}\n`,
  'stringData while it is typed': `${head}stringDat:\n  a: ${value}\n`,
  'a value before its key': `${head}stringData:\n  ${value}\n`,
  'a value in the place of a key': `${head}stringData:\n  ${value}:\n  "${value} ": x\n`,
  'a key that is no key': `${head}stringData:\n  ? [${value}]\n  : x\n`,
  'a list in the place of data': `${head}data:\n- ${value}\n- a: ${value}\n`,
  'last-applied': `${head.trimEnd()}\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"kind":"Secret","stringData":{"a":"${value}"}}\n`,
  'another annotation': `${head.trimEnd()}\n  annotations:\n    kapp.k14s.io/original: '{"stringData":{"a":"${value}"}}'\n  labels:\n    l: ${value}\n`,
  'last-applied of a List': `kind: List\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"List","items":[{"kind":"Secret","stringData":{"a":"${value}"}}]}'\nitems: []\n`,
  'a comment': `${head}# ${value}\nstringData:\n  # ${value}\n  a: x # ${value}\n# ${value}\n`,
  'a commented-out Secret': `kind: Service\n# kind: Secret\n# stringData:\n#   a: ${value}\n`,
  'a SecretList': `kind: SecretList\nmetadata: {resourceVersion: "1"}\nitems:\n- metadata: {name: x}\n  data:\n    a: ${base64(value)}\n`,
  'a kind that stands twice': `kind: Service\nkind: Secret\nstringData: {a: ${value}}\n`,
  'data that stands twice': `kind: Secret\nstringData: {a: ${value}}\nstringData: {a: ${value}}\n`,
  'a Helm template': `kind: Secret\ndata:\n  a: {{ .Values.a | b64enc }}\n{{- if .x }}\n  b: ${base64(value)}\n{{- end }}\n`,
  'a template in the kind': `kind: {{ .Values.kind }}\ndata:\n  a: ${base64(value)}\n`,
  'a broken quote': `kind: Secret\nstringData:\n  a: "${value}\n  b: c\n`,
  'a dedent that only kubectl reads': `kind: Secret\nstringData:\n  a: "one\n${value}"\n`,
  'a line end of other readers': `kind: Service #\u2028kind: Secret\u2028stringData: {a: ${value}}\n`,
  'a lone carriage return': `kind: Secret\rstringData: {a: ${value}}\r`,
  'a directive': `%YAML 1.1\n---\nkind: Secret\nstringData: {a: ${value}}\n...\n`,
  'tags and anchors': `!!map &s\nkind: !!str Secret\nstringData: !!map\n  a: !!str &a ${value}\n  b: !!binary ${base64(value)}\n`,
  'a key in a ConfigMap': `kind: ConfigMap\ndata:\n  key.pem: |\n    ${pem.replaceAll('\n', '\n    ')}\n`,
  'a key in a comment': `kind: ConfigMap\n# ${pem.replaceAll('\n', '\n# ')}\ndata: {}\n`,
  'a key in no object': `${pem}\n`,
  'a kind that is merged in': `x: &k {kind: Secret}\nc: {<<: *k, data: {a: ${base64(value)}}}\n`,
  'a kind and data that are merged in': `x: &k {kind: Secret}\ny: &d {data: {a: ${base64(value)}}}\nc: {<<: [*k, *d]}\n`,
  'a kind through many merges': `m0: &m0 {kind: Secret}\n${Array.from({ length: 30 }, (_, n) => `m${n + 1}: &m${n + 1} {<<: *m${n}}\n`).join('')}c: {<<: *m30, data: {a: ${base64(value)}}}\n`,
  'no blank after a colon': `{kind:'Secret',data:{a:'${base64(value)}'}}\n`,
  'no blank and no quotes': `{apiVersion:v1,kind:Secret,data:{a: ${base64(value)}}}\n`,
  'JSON with a comment before the kind': `{\n// mine\n"kind":"Secret",\n"data":{"a":"${base64(value)}"}}\n`,
  'JSON with a comment after the data': `{\n"data":{"a":"${base64(value)}"},\n// mine\n"kind": "Secret"}\n`,
  'JSON with a comment before stringData': `{\n"kind":"Other", /* mine */\n"stringData": {"a":"${value}"}}\n`,
  'a key that is folded in quotes': `kind: ConfigMap\ndata:\n  a: "-----BEGIN RSA \\\n    PRIVATE KEY-----\\n${base64(value)}"\n`,
  'a key that is folded': `kind: ConfigMap\ndata:\n  a: >\n    -----BEGIN RSA\n    PRIVATE KEY-----\n    ${base64(value)}\n`,
  'a link with data': `kind: ConfigMap\ndata:\n  a: data:text/yaml;base64,${base64(`${head}stringData: {a: ${value}}`)}\n`,
  'a link with encoded data': `kind: ConfigMap\ndata:\n  a: data:text/yaml,${encodeURIComponent(`${head}stringData: {a: ${value}}`)}\n`,
  'base64 in a script': `kind: ConfigMap\ndata:\n  a: echo ${base64(`${head}stringData: {a: ${value}}`)} | base64 -d\n`,
  'a value in the place of the type': `${head}type: ${value}\n`,
  'a type that others repeat': `kind: List\nitems:\n- kind: Secret\n  type: &t ${value}\n- kind: Service\n  metadata: {name: *t}\n`,
  'a generator of Secrets': `kind: Kustomization\nsecretGenerator:\n- name: keys\n  literals:\n  - a=${value}\n  - "b=${value}"\n`,
  'a patch of a Secret': `kind: Kustomization\npatches:\n- target: {kind: Secret, name: keys}\n  patch: |-\n    - op: add\n      path: /data/a\n      value: ${base64(value)}\n`,
  'a patch of stringData': `- op: add\n  path: /stringData/a\n  value: ${value}\n`,
  'a command that makes a Secret': `kind: ConfigMap\ndata:\n  a: kubectl create secret generic x --from-literal=a=${value} --from-literal 'b=${value}'\n`,
  'the arguments of that command': `kind: Job\nargs: [create, secret, generic, x, "--from-literal=a=${value}"]\n`,
  'a comment with that command': `kind: Service\n# kubectl create secret generic x --from-literal=a=${value}\n`,
  'a complex key': `kind: ConfigMap\n? |\n  ${pem.replaceAll('\n', '\n  ')}\n: x\n`,
};

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop # kept
spec:
  rules:
  - host: shop.example.com
`;

/** Places in which such a text can stand. */
const wrappings: Readonly<Record<string, (text: string) => string>> = {
  'after an Ingress': (text) => `${ingress}---\n${text}`,
  'before an Ingress': (text) => `${text.replace(/\n?$/, '\n')}...\n---\n${ingress}`,
  'an item of a List': (text) => `kind: List\nitems:\n- ${indented(text, '  ').trimStart()}`,
  'a value of Helm': (text) => `global:\n  extra: |\n${indented(text, '    ')}\n  after: 1\n`,
  'a ConfigMap': (text) => `kind: ConfigMap\nmetadata: {name: c}\ndata:\n  m.yaml: |-\n${indented(text, '    ')}\n`,
  'a quoted text': (text) => `kind: ConfigMap\ndata:\n  m: ${JSON.stringify(text)}\n`,
  'an annotation': (text) => `kind: Service\nmetadata: {annotations: {original: ${JSON.stringify(text)}}}\n`,
  'JSON in base64': (text) => `kind: ConfigMap\nbinaryData:\n  m: ${base64(text)}\n`,
  'Windows line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  'twice changed line ends': (text) => text.replace(/\r*\n/g, '\r\r\n'),
  'a byte order mark': (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`),
  'a comment': (text) => `kind: Service\n${indented(text, '# ')}\n`,
  'a flow list': (text) => (text.startsWith('{') ? `[${text.trimEnd()}, {kind: Service}]\n` : text),
};

function isRead(text: string): boolean {
  const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' });
  return !Array.isArray(documents) || documents.every(({ errors }) => errors.length === 0);
}

function objectsOf(text: string) {
  return readSourceFile('f', text).units.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'Ingress'));
}

function check(text: string): void {
  const made = redactSecrets(text);
  for (const trace of traces) expect(made.text).not.toContain(trace);
  expect(made.count).toBeGreaterThan(0);
  expect(redactSecrets(made.text).text).toBe(made.text);
  expect(made.text.split('\n')).toHaveLength(text.split('\n').length);
  if (isRead(text)) expect(isRead(made.text)).toBe(true);
  expect(objectsOf(made.text).length).toBe(objectsOf(text).length);
}

/** The same cases every time; `REDACT_RUNS` asks for others, and more of them. */
const runs = process.env['REDACT_RUNS'];
const amount = runs === undefined ? { numRuns: 500, seed: 18 } : { numRuns: Number(runs) };

describe('the value of a Secret is in no redacted text', () => {
  test.each(Object.keys(forms))('%s', (form) => check(forms[form] ?? ''));

  const pairs = Object.keys(forms).flatMap((form) =>
    Object.keys(wrappings).map((wrapping) => [form, wrapping] as const),
  );
  test.each(pairs)('%s in %s', (form, wrapping) => check(wrappings[wrapping]?.(forms[form] ?? '') ?? ''));

  test('whatever stands in whatever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(forms)),
        fc.array(fc.constantFrom(...Object.values(wrappings)), { maxLength: 3 }),
        (form, around) => check(around.reduce((text, wrap) => wrap(text), form)),
      ),
      amount,
    );
  });

  test('while it is typed letter by letter', () => {
    // As long as no Secret leads to it, the value of the neighbour is the neighbour's.
    const neighbours = ['an anchor elsewhere', 'a kind and data that are merged in'];
    const typed = Object.keys(forms).flatMap((form) => (neighbours.includes(form) ? [] : [forms[form] ?? '']));
    fc.assert(
      fc.property(fc.constantFrom(...typed), fc.nat(), (form, at) => {
        const { text } = redactSecrets(form.slice(0, at % (form.length + 1)));
        for (const trace of traces) expect(text).not.toContain(trace);
      }),
      amount,
    );
  });
});
