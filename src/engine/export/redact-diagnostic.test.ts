import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { loadNeighbours } from '../kubectl/load-kinds.ts';
import { lookup } from '../text/lookup.ts';
import { checkTree } from '../validate/check-tree.ts';
import { readSourceFile } from '../yaml/read.ts';
import { redactDiagnostic } from './redact-diagnostic.ts';

const value = 'hunter2secret';

/** What a parser quotes when a value stands without quotes. */
const slips = [
  `*${value}`,
  `|${value}`,
  `>${value} x`,
  `!${value}! a`,
  `"${value}`,
  `@${value}`,
  `&${value}`,
  `%${value}`,
  `{${value}`,
];

test.each(slips)('a problem of a Secret does not quote its value: %s', (slip) => {
  const text = `kind: Secret\nstringData:\n  a: ${slip}\n`;
  for (const unit of readSourceFile('a.yaml', text).units) {
    for (const diagnostic of unit.diagnostics) {
      expect(JSON.stringify(redactDiagnostic(diagnostic, unit.text))).not.toContain(value);
    }
  }
});

/** Documents with a value where a key belongs, which then stands twice. */
const twice = [
  `kind: Secret\nstringData:\n  ${value}:\n  ${value}:\n`,
  `kind: Secret\nstringData:\n  ? a ${value}\n  ? a ${value}\n`,
  `{"kind": "Secret", "stringData": {"a/${value}": 1, "a/${value}": 2}}`,
  `kind: List\nitems:\n- kind: Secret\n  metadata: {${value}: 1, ${value}: 2}\n  data: {a: x}\n`,
  `kind: ConfigMap\nmetadata: {name: x}\nx: {kind: Secret, data: {"${value} ": 1, "${value} ": 2}}\n`,
];

test.each(twice)('a key of a Secret that stands twice is not quoted where it may be a value: %s', (text) => {
  const diagnostics = readSourceFile('a.yaml', text).units.flatMap((unit) => unit.diagnostics);
  const found = diagnostics.filter(({ code }) => code === 'yaml/duplicate-key');
  expect(found).not.toHaveLength(0);
  for (const diagnostic of found) {
    const redacted = redactDiagnostic(diagnostic, text);
    expect(JSON.stringify(redacted)).not.toContain(value);
    expect(redacted).toMatchObject({ code: diagnostic.code, range: diagnostic.range, severity: 'warning' });
  }
});

test('whatever the problem, what it quotes of a Secret is gone, and a problem beside the Secret stays as it is', () => {
  const text = `kind: List\nitems:\n- kind: Secret\n  stringData:\n    a: ${value}\n- kind: Ingress\n  spec: {x: 1}\n`;
  const at = (quote: string): Diagnostic => ({
    code: 'api/type',
    params: { field: 'a', expected: 'string', found: value, message: `wrong: ${value}` },
    severity: 'error',
    range: { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length },
    origin: { kind: 'api-server' },
    witness: value,
  });
  expect(redactDiagnostic(at(value), text).params).toEqual({
    field: 'a',
    expected: 'string',
    found: '…',
    message: '…',
  });
  expect(JSON.stringify(redactDiagnostic(at(value), text))).not.toContain(value);
  const beside = at('x: 1');
  expect(redactDiagnostic(beside, text)).toBe(beside);
});

test('problems of other objects stay as they are', () => {
  const text = 'kind: Ingress\nhost: *x\n';
  const diagnostics = readSourceFile('a.yaml', text).units.flatMap((unit) => unit.diagnostics);
  expect(diagnostics).toHaveLength(1);
  for (const diagnostic of diagnostics) expect(redactDiagnostic(diagnostic, text)).toBe(diagnostic);
});

/** Reads a file as the API server's rules see it. */
async function reader() {
  const { kinds } = await loadNeighbours();
  return (text: string) =>
    readSourceFile('a.yaml', text, {
      check: (root, own) => checkTree(root, own, { kubernetes: '1.37', fieldValidation: 'Strict', kinds }),
    }).units;
}

test('a field of a Secret in another letter case is named, its values and other unknown keys are not', async () => {
  const read = await reader();
  const told = (rest: string) =>
    read(`apiVersion: v1\nkind: Secret\nmetadata: {name: t}\n${rest}\n`).flatMap(({ diagnostics, text }) =>
      diagnostics.map((diagnostic) => redactDiagnostic(diagnostic, text)),
    );
  const [found, ...others] = told(`stringdata:\n  a: ${value}`);
  expect(found?.params).toMatchObject({
    field: 'stringdata',
    suggestion: 'stringData',
    message: 'unknown field "stringdata"',
  });
  expect(JSON.stringify([found, others])).not.toContain(value);
  expect(JSON.stringify(told(`${value}: {stringdata: ${value}}\nstringdata: {a: b}`))).not.toContain(value);
});

test('what the server says of a Secret stays readable: its words, its own keys and places, never a value', async () => {
  const read = await reader();
  const told = (text: string) =>
    read(text).flatMap(({ diagnostics, text: whole }) =>
      diagnostics.map((diagnostic) => lookup(redactDiagnostic(diagnostic, whole).params, 'message')),
    );
  const secret = (rest: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: t}\n${rest}\n`;
  expect(told(secret(`type: kubernetes.io/tls\nstringData: {tls.crt: ${value}}`))).toEqual([
    'data[tls.key]: Required value',
  ]);
  expect(told(secret(`data: {a: "${value}!"}`))).toEqual(['illegal base64 data at input byte 13']);
  expect(told(secret('stringData: {a: 300}'))).toEqual([
    'json: cannot unmarshal number into Go struct field Secret.stringData of type string',
  ]);
  expect(told(secret('type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: ""}'))).toEqual([
    'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": unexpected end of JSON input',
  ]);
  for (const rest of [`stringData: {"a ${value}": x}`, `metadata: {labels: {a: "${value}!"}}`]) {
    expect(JSON.stringify(told(secret(rest)))).not.toContain(value);
  }
});

test('owners of a Secret, whose names the message holds, are not told', async () => {
  const owner = (name: string) => `{apiVersion: v1, kind: A, name: ${name}, uid: ${name}, controller: true}`;
  const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: t, ownerReferences: [${owner(value)}, ${owner('b')}]}\n`;
  const found = (await reader())(text).flatMap(({ diagnostics }) => diagnostics);
  expect(JSON.stringify(found)).toContain(value);
  expect(JSON.stringify(found.map((one) => redactDiagnostic(one, text)))).not.toContain(value);
});
