import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRouters } from '../engine/controllers/index.ts';
import { checkReferences, checkTree, referencesOf } from '../engine/validate/index.ts';
import { buildCluster, readSourceFile } from '../engine/yaml/index.ts';
import { type Locale, loadMessages, loadRuleTitles } from '../i18n/messages.ts';
import { foundIn, placeDiagnostics } from './inputs.ts';
import { toSarif } from './sarif.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    nginx.ingress.kubernetes.io/rewrite-targt: /
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - {path: /cart/, pathType: Exact, backend: {service: {name: cart, port: {number: 80}}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: other, annotations: {kubernetes.io/ingress.class: nginx}}
spec:
  rules:
    - host: 10.0.0.1
      http:
        paths:
          - {path: /a, pathType: prefix, backend: {service: {name: cart, port: {number: 80}}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: third, annotations: {kubernetes.io/ingress.class: nginx}}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
---
a: [
`;

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
}

async function rulesOf(locale: Locale): Promise<readonly Rule[]> {
  const file = readSourceFile('a.yaml', text, { check: (root, own) => checkTree(root, own) });
  const objects = file.units.flatMap((unit) => unit.objects);
  const references = checkReferences(objects, 'assumed');
  const routers = await loadRouters(buildCluster([file], 'assumed', false), new Map());
  const found = [
    ...foundIn([file]),
    ...file.units.flatMap((unit, document) =>
      unit.objects.flatMap((object) =>
        referencesOf(references, object).map((diagnostic) => ({ file: file.name, document, diagnostic })),
      ),
    ),
    ...routers
      .flatMap(({ advice }) => advice())
      .map(({ object, diagnostic }) => ({ file: object.file, document: object.document, diagnostic })),
  ];
  const [messages, words] = await Promise.all([loadMessages(locale), loadRuleTitles(locale)]);
  return JSON.parse(toSarif(placeDiagnostics([file], found), messages, words)).runs[0].tool.driver.rules;
}

const docs = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
const anchors = [...docs.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

describe('the rules of a SARIF log', () => {
  test('are described in words and lead to a section that is there', async () => {
    const rules = await rulesOf('en');
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'api/invalid/H1',
        'api/invalid/P3',
        'api/warning/W1',
        'advice/exact-slash',
        'controller/annotation-unknown',
        'yaml/syntax',
      ]),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, shortDescription, help } of rules) {
      expect(shortDescription.text, id).toMatch(/^[A-Z][^/]* [^/]*[^.]$/);
      expect(help.text, id).toContain(id);
      const [, anchor] = /\(docs\/diagnostics\.md#([^)]+)\)/.exec(help.markdown) ?? [];
      expect(anchors, id).toContain(anchor);
    }
  });

  test('carry the number people know them by', async () => {
    const rules = await rulesOf('en');
    expect(rules.find(({ id }) => id === 'controller/annotation-unknown')).toMatchObject({
      shortDescription: { text: 'Annotation that the controller does not have' },
      help: {
        text: 'Annotation that the controller does not have. controller/annotation-unknown (Q24) is described in docs/diagnostics.md#what-a-controller-does.',
        markdown:
          'Annotation that the controller does not have. `controller/annotation-unknown` (Q24) is described in [docs/diagnostics.md](docs/diagnostics.md#what-a-controller-does).',
      },
    });
  });

  test('are described in the language that was asked for', async () => {
    for (const { id, shortDescription } of await rulesOf('ko')) expect(shortDescription.text, id).toMatch(/[가-힣]/);
  });
});

test('brackets of others are no links of a message', async () => {
  const evil = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: "[x](javascript:alert(1))\\\\"}
spec: {rules: [{host: "[x](javascript:alert(1))"}]}
`;
  const file = readSourceFile('a\ud83d.yaml', evil, { check: (root, own) => checkTree(root, own) });
  const [messages, words] = await Promise.all([loadMessages('en'), loadRuleTitles('en')]);
  const log = JSON.parse(toSarif(placeDiagnostics([file], foundIn([file])), messages, words));
  const texts: readonly string[] = log.runs[0].results.map(
    (result: { message: { text: string } }) => result.message.text,
  );
  expect(texts.join('\n')).toContain('\\[x\\](javascript:alert(1))');
  for (const text of texts) expect(text.replace(/\\./g, '')).not.toMatch(/[[\]]/);
});
