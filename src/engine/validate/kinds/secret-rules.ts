import type { ApiWarning } from '../api-error.ts';
import { decodedText } from '../base64.ts';
import { type Cursor, child, fields, textOf } from '../cursor.ts';
import { byteLength, goQuote } from '../go-text.ts';
import type { NameCheck } from '../names.ts';
import { add, addRequired, type Report } from '../report.ts';

/** @source kubernetes/api core/v1/types.go MaxSecretSize (v0.35) */
const mostBytes = 1024 * 1024;
const keyWords =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/** @source kubernetes/apimachinery pkg/util/validation/validation.go IsConfigMapKey (v0.35) */
const checkConfigKey: NameCheck = (key) => {
  const found: string[] = [];
  if (byteLength(key) > 253) found.push('must be no more than 253 characters');
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) found.push(keyWords);
  if (key === '.' || key === '..') found.push(`must not be '${key}'`);
  else if (key.startsWith('..')) found.push("must not start with '..'");
  return found;
};

interface Entry {
  readonly key: string;
  readonly at: Cursor;
}

/** Go walks maps in random order; we take the sorted one. */
function entriesOf(map: Cursor): readonly Entry[] {
  return fields(map)
    .map((at) => ({ key: at.entry.key, at }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function checkKeys(report: Report, field: string, entries: readonly Entry[]): void {
  for (const { key, at } of entries) {
    for (const detail of checkConfigKey(key))
      add(report, 'K1', 'FieldValueInvalid', { field: `${field}[${key}]`, at }, detail, goQuote(key));
  }
}

interface Value {
  readonly at: Cursor;
  readonly text: string;
  readonly bytes: number;
}

/** What a Secret holds once `stringData` is merged into `data`: bytes are only counted and looked at, never told. */
function dataOf(root: Cursor): ReadonlyMap<string, Value> {
  const data = new Map<string, Value>();
  for (const { key, at } of entriesOf(child(root, 'data'))) {
    const text = decodedText(textOf(at));
    data.set(key, { at, text, bytes: text.length });
  }
  for (const { key, at } of entriesOf(child(root, 'stringData')))
    data.set(key, { at, text: textOf(at), bytes: byteLength(textOf(at)) });
  return new Map([...data].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Adds the errors of a Secret behind its metadata. Values are never part of a message.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateSecret (v1.35)
 */
export function checkSecret(report: Report, root: Cursor): void {
  const data = dataOf(root);
  checkKeys(
    report,
    'data',
    [...data].map(([key, { at }]) => ({ key, at })),
  );
  let size = 0;
  for (const { bytes } of data.values()) size += bytes;
  const whole = { field: 'data', at: child(root, 'data') };
  if (size > mostBytes) add(report, 'K2', 'FieldValueTooLong', whole, `may not be more than ${mostBytes} bytes`);
  const need = (...keys: readonly string[]): void => {
    for (const key of keys) if (!data.has(key)) addRequired(report, 'K3', { field: `data[${key}]`, at: whole.at });
  };
  switch (textOf(child(root, 'type'))) {
    case 'kubernetes.io/service-account-token':
      checkAccount(report, root);
      break;
    case 'kubernetes.io/dockercfg':
      checkJson(report, data, '.dockercfg', root);
      break;
    case 'kubernetes.io/dockerconfigjson':
      checkJson(report, data, '.dockerconfigjson', root);
      break;
    case 'kubernetes.io/basic-auth':
      if (!data.has('username') && !data.has('password')) need('username', 'password');
      break;
    case 'kubernetes.io/ssh-auth':
      if ((data.get('ssh-privatekey')?.text ?? '') === '')
        addRequired(report, 'K3', { field: 'data[ssh-privatekey]', at: data.get('ssh-privatekey')?.at ?? whole.at });
      break;
    case 'kubernetes.io/tls':
      need('tls.crt', 'tls.key');
      break;
  }
}

function checkAccount(report: Report, root: Cursor): void {
  const key = 'kubernetes.io/service-account.name';
  const at = child(child(child(root, 'metadata'), 'annotations'), key);
  if (textOf(at) === '') addRequired(report, 'K3', { field: `metadata.annotations[${key}]`, at });
}

function checkJson(report: Report, data: ReturnType<typeof dataOf>, key: string, root: Cursor): void {
  const found = data.get(key);
  const site = { field: `data[${key}]`, at: found?.at ?? child(root, 'data') };
  if (!found) {
    addRequired(report, 'K3', site);
    return;
  }
  const detail = jsonProblem(found.text);
  if (detail !== null) add(report, 'K4', 'FieldValueInvalid', site, detail, '"<secret contents redacted>"');
}

/** Go's words where they are sure; `''` where they hang on its parser and would hold letters of the secret. */
function jsonProblem(text: string): string | null {
  if (text.trim() === '') return 'unexpected end of JSON input';
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || (typeof value === 'object' && !Array.isArray(value))) return null;
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
  } catch {
    return '';
  }
}

/**
 * Adds the errors of a ConfigMap behind its metadata.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateConfigMap (v1.35)
 */
export function checkConfigMap(report: Report, root: Cursor): void {
  const data = entriesOf(child(root, 'data'));
  const binary = entriesOf(child(root, 'binaryData'));
  let size = 0;
  for (const { key, at } of data) {
    checkKeys(report, 'data', [{ key, at }]);
    if (binary.some((other) => other.key === key)) {
      const site = { field: `data[${key}]`, at };
      add(report, 'K5', 'FieldValueInvalid', site, 'duplicate of key present in binaryData', goQuote(key));
    }
    size += byteLength(textOf(at));
  }
  checkKeys(report, 'binaryData', binary);
  for (const { at } of binary) size += decodedText(textOf(at)).length;
  if (size > mostBytes)
    add(
      report,
      'K2',
      'FieldValueTooLong',
      { field: '', at: child(root, 'data') },
      `may not be more than ${mostBytes} bytes`,
    );
}

/** Returns the warning of a TLS Secret whose certificate or key cannot be read; whether the two are a pair is not looked at. @source golang/go crypto/tls/tls.go X509KeyPair (1.25) */
export function secretWarnings(root: Cursor): readonly Omit<ApiWarning, 'range'>[] {
  if (textOf(child(root, 'type')) !== 'kubernetes.io/tls') return [];
  const data = dataOf(root);
  const parts = [
    ['tls.crt', 'certificate', (kind: string) => kind === 'CERTIFICATE'],
    ['tls.key', 'key', (kind: string) => kind === 'PRIVATE KEY' || kind.endsWith(' PRIVATE KEY')],
  ] as const;
  for (const [key, what, isWanted] of parts) {
    const found = data.get(key);
    if (!found) continue;
    const kinds = [...found.text.matchAll(/^-----BEGIN ([^-\n]+)-----$/gm)].map(([, kind = '']) => kind);
    if (kinds.some(isWanted)) continue;
    const message =
      kinds.length === 0
        ? `tls: failed to find any PEM data in ${what} input`
        : `tls: failed to find ${key === 'tls.crt' ? '"CERTIFICATE" PEM block in certificate' : 'PEM block with type ending in "PRIVATE KEY" in key'} input after skipping PEM blocks of the following types: [${kinds.join(' ')}]`;
    return [{ rule: 'W4', message, at: found.at }];
  }
  return [];
}
