import { describe, expect, test } from 'vitest';
import { redactSecrets } from './redact-secrets.ts';

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: keys # a comment
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"data":{"token":"aHVudGVyMg=="}}
type: Opaque
data:
  token: aHVudGVyMg==
  "quoted": "aHVudGVyMg=="
stringData:
  plain: hunter2
  block: |
    hunter2
    more
  after: hunter2
`;

describe('redactSecrets', () => {
  test('keeps of a Secret only what it is, its name, its type and the keys of its data, and as many lines', () => {
    const { text, count } = redactSecrets(secret);
    expect(text.trimEnd()).toBe(`apiVersion: v1
kind: Secret
metadata:
  name: keys
type: Opaque
data:
  token: cmVkYWN0ZWQ=
  quoted: cmVkYWN0ZWQ=
stringData:
  plain: redacted
  block: redacted
  after: redacted`);
    expect(text.split('\n')).toHaveLength(secret.split('\n').length);
    expect(count).toBe(6);
  });

  test('leaves texts without Secrets as they are, the word in other places included', () => {
    const text = 'kind: Ingress\nspec:\n  tls: [{ secretName: x }]\n# Secret\n';
    expect(redactSecrets(text)).toEqual({ text, count: 0 });
  });

  test('finds Secrets in JSON, in lists, in lists of Secrets and in later documents', () => {
    const texts = [
      '{"kind":"Secret","data":{"a":"aHVudGVyMg=="}}',
      'kind: List\nitems:\n- kind: Service\n- kind: Secret\n  stringData: { a: hunter2 }\n',
      'kind: SecretList\nitems:\n- metadata: {name: x}\n  data:\n    a: aHVudGVyMg==\n',
      'kind: Service\n---\nkind: "Secret"\ndata:\r\n  a: aHVudGVyMg==\r\n',
    ];
    for (const text of texts) {
      const redacted = redactSecrets(text);
      expect(redacted.count).toBe(1);
      expect(redacted.text).not.toMatch(/hunter2|aHVudGVyMg/);
    }
  });

  test('leaves references to Secrets and the routes beside them as they are', () => {
    const routes = `kind: Gateway
spec:
  listeners:
  - tls:
      certificateRefs:
      - {group: "", kind: Secret, name: cert, namespace: certs} # kept
---
kind: ReferenceGrant
spec:
  to:
  - group: ""
    kind: Secret
---
kind: Ingress
metadata: {annotations: {nginx.ingress.kubernetes.io/auth-secret: default/basic}}
spec:
  tls: [{hosts: [a.example.com], secretName: cert}]
  rules: [{host: a.example.com}]
---
kind: SecretStore
spec: {provider: {vault: {server: "https://vault.example.com"}}}
`;
    expect(redactSecrets(routes)).toEqual({ text: routes, count: 0 });
    const beside = redactSecrets(`${routes}---\nkind: Secret\nmetadata: {name: cert}\ndata: {tls.key: aHVudGVyMg==}\n`);
    expect(beside.text.startsWith(routes)).toBe(true);
    expect(beside.count).toBe(1);
  });

  test('leaves objects that only speak of Secrets as they are, and patches, commands and links of others', () => {
    const text = `kind: ExternalSecret
metadata: {name: keys}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  target: {name: keys, creationPolicy: Owner}
  data: [{secretKey: password, remoteRef: {key: shop/db, property: password}}]
---
kind: SealedSecret
metadata: {name: keys}
spec: {encryptedData: {a: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEqAgBy3i4OJSWK+PiTySYZZA9rO43cGDEq}}
---
kind: Kustomization
configMapGenerator: [{name: a, literals: [a=b]}]
patches: [{target: {kind: Ingress, name: shop}, patch: '[{op: replace, path: /spec/rules/0/host, value: a.example.com}]'}]
---
kind: ConfigMap
data:
  secretName: tls
  link: data:text/plain;base64,${Buffer.from('nothing that anybody would want').toString('base64')}
  path: /a/very/long/path/with/many/parts/of/letters/only
  resource-kind: Secret
`;
    expect(redactSecrets(text)).toEqual({ text, count: 0 });
  });

  test.each(['Opaque', 'kubernetes.io/tls', 'helm.sh/release.v1', 'bootstrap.kubernetes.io/token'])(
    'shows the type of a Secret when it is one: %s',
    (type) => {
      const { text } = redactSecrets(`kind: Secret\ntype: ${type}\ndata:\n  a: aHVudGVyMg==\n`);
      expect(text).toContain(`type: ${type}\n`);
      expect(redactSecrets(text.replace(type, 'hunter2')).text).toContain('type: redacted\n');
    },
  );

  test('reads maps that merge each other without end', () => {
    const maps = Array.from({ length: 40 }, (_, n) => `m${n + 1}: &m${n + 1} {<<: [*m${n}, *m${n}]}\n`).join('');
    const { text } = redactSecrets(`m0: &m0 {kind: Secret}\n${maps}c: {<<: *m40, data: {a: aHVudGVyMg==}}\n`);
    expect(text).not.toContain('aHVudGVyMg');
  });

  test('keeps routing tests beside a Secret, and its anchors for others', () => {
    const text = `# route-test: GET http://a.example.com/ -> web:80
# hunter2
kind: List
items:
- kind: Secret
  metadata: {name: &name keys}
  stringData: {a: &value hunter2}
- kind: Ingress
  metadata: {name: *name, annotations: {a: *value}}
`;
    const { text: made } = redactSecrets(text);
    expect(made).toContain('# route-test: GET http://a.example.com/ -> web:80\n#\n');
    expect(made).toContain('  metadata: {name: "keys", annotations: {a: "redacted"}}');
    expect(made).not.toContain('hunter2');
  });

  test('follows aliases and merge keys to the place where the value is written', () => {
    const text = 'kind: Secret\nx: &x hunter2\nm: &m { b: hunter2 }\nstringData:\n  <<: *m\n  a: *x\n';
    expect(redactSecrets(text).text).not.toContain('hunter2');
  });

  test('leaves out what cannot be read but mentions a Secret', () => {
    const text = 'kind: Service\n---\nkind: Secret\ndata:\n  a: {{ .Values.a }}\n b: hunter2\n---\nkind: Service\n';
    const redacted = redactSecrets(text);
    expect(redacted.text).not.toContain('hunter2');
    expect(redacted.text.match(/kind: Service/g)).toHaveLength(2);
  });

  test('survives nesting that is too deep', () => {
    const text = `kind: Secret\ndata: ${'['.repeat(20_000)}hunter2`;
    expect(redactSecrets(text).text).not.toContain('hunter2');
  });
});
