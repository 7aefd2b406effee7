import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import { plan } from './plan.ts';
import { commandsFor, ingressesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { manifest } from './testing/manifests.ts';
import { worldOf } from './testing/world.ts';

const path = (at: string, comment = '') =>
  `      - path: ${at}${comment}\n        pathType: Prefix\n        backend: {service: {name: web, port: {number: 80}}}\n`;
const ingress = (name: string, host: string, paths: string, head = '') =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n${head}spec:\n  ingressClassName: nginx\n  rules:\n  - host: ${host}\n    http:\n      paths:\n${paths}`;
const crlf = (text: string) => text.replaceAll('\n', '\r\n');

/** The texts after the first path of `a` has gone to a file; or why it does not. */
function moved(texts: Readonly<Record<string, string>>, file: string) {
  const files = new Map(Object.entries(texts).map(([name, text]) => [name, readSourceFile(name, text)]));
  const at = { object: { file: 'a', document: 0, item: 0 }, rule: 0, path: 0 };
  const result = plan(files, { type: 'path/move-to-file', at, file });
  if (!result.ok) return result.error;
  const after = { ...texts };
  for (const [name, edits] of result.value.edits) after[name] = applyEdits(texts[name] ?? '', edits);
  const { focus, label } = result.value;
  const shown = focus && after[focus.file]?.slice(focus.range.start, focus.range.end);
  return { after, label, shown };
}

describe('a path moves to another file', () => {
  const two = path('/a', ' # first') + path('/b');

  test('into the Ingress there that has its host and class, with its comment and that file’s line ends', () => {
    const b = crlf(ingress('other', 'x.example.com', path('/c')));
    expect(moved({ a: ingress('one', 'x.example.com', two), b }, 'b')).toMatchObject({
      after: {
        a: ingress('one', 'x.example.com', path('/b')),
        b: crlf(ingress('other', 'x.example.com', path('/c') + path('/a', ' # first'))),
      },
      label: { type: 'path/move-to-file', params: { path: '/a', to: 'b' } },
    });
  });

  test('else into a new Ingress with the class, the annotations and the certificate of its host', () => {
    const head = '  annotations:\n    nginx.ingress.kubernetes.io/use-regex: "true"\n';
    const a = `${ingress('one', 'x.example.com', two, head)}  tls:\n  - hosts: [x.example.com, y.example.com]\n    secretName: cert\n`;
    const b = ingress('other', 'z.example.com', path('/c'));
    const done = moved({ a, b }, 'b');
    expect(done).toMatchObject({ after: { a: a.replace(path('/a', ' # first'), '') } });
    expect('after' in done && done.after['b']).toBe(
      `${b}---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: one-2
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
  tls:
  - hosts:
    - x.example.com
    secretName: cert
  rules:
  - host: x.example.com
    http:
      paths:
${path('/a', ' # first')}`,
    );
    expect('shown' in done && done.shown).toContain('path: /a');
  });

  test('with its Ingress when it is all that has, also into a file that is not there', () => {
    const a = crlf(ingress('one', 'x.example.com', path('/a')));
    expect(moved({ a }, 'new')).toMatchObject({ after: { a: '', new: a } });
    const made = moved({ a: ingress('one', 'x.example.com', two) }, 'new');
    expect('after' in made && made.after['new']).toContain('name: one-2');
  });

  test('out of JSON into YAML; not into JSON, not to where it is, not from nowhere', () => {
    const paths = ['/a', '/b'].map((at) => ({
      path: at,
      pathType: 'Prefix',
      backend: { service: { name: 'web', port: { number: 80 } } },
    }));
    const rules = [{ host: 'x.example.com', http: { paths } }];
    const json = JSON.stringify(
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'one' },
        spec: { ingressClassName: 'nginx', rules },
      },
      null,
      2,
    );
    const out = moved({ a: json, b: ingress('other', 'x.example.com', path('/c')) }, 'b');
    expect('after' in out && readSourceFile('b', out.after['b'] ?? '').units[0]?.objects[0]).toMatchObject({
      rules: [{ paths: [{ path: { value: '/c' } }, { path: { value: '/a' } }] }],
    });
    const a = ingress('one', 'x.example.com', two);
    expect(moved({ a, b: '{}' }, 'b')).toEqual({ code: 'unsupported', reason: 'json-file' });
    expect(moved({ a }, 'a')).toEqual({ code: 'no-change' });
    expect(moved({ a: '', b: a }, 'b')).toEqual({ code: 'target-gone' });
  });

  test('and a whole Ingress too, every style of manifest into every other, with every law of editing kept', () => {
    const every = (count: number) => Array.from({ length: count }, (_, index) => index);
    let done = 0;
    const property = fc.property(manifest, manifest, (text, other) => {
      const world = worldOf(
        new Map([
          ['one', text],
          ['two', other],
        ]),
      );
      const [first, second] = ingressesOf(world);
      if (!first || !second) return;
      for (const command of commandsFor(first.ref, first.ingress, [second.ref], every)) {
        if (!command.type.endsWith('move-to-file')) continue;
        const { broken, refused } = judge(world, command);
        if (refused === null) done++;
        if (broken) throw new Error(`${broken}\n${JSON.stringify(command)}\n${text}\n=====\n${other}`);
      }
    });
    fc.assert(property, { numRuns: 40 });
    expect(done).toBeGreaterThan(40);
  }, 60_000);
});
