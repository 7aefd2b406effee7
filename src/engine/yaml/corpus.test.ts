import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ownManifests } from '../testing/own-manifests.ts';
import { readSourceFile } from './read.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const hasCorpus = existsSync(`${shared}corpus/index.json`);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

interface Listed {
  readonly file: string;
  readonly ingressDocs: number;
  readonly category: string;
}

function listed(): readonly Listed[] {
  // The index is written beside the corpus; its shape is known.
  return JSON.parse(readFileSync(`${shared}corpus/index.json`, 'utf8')) as readonly Listed[];
}

/** Where the index counts otherwise, and why we do not. */
const ourCount: ReadonlyMap<string, number> = new Map([
  // `...` ends the document in its middle: the index gives the file up, kubectl and we read what comes before.
  ['corpus/snippet__jcmoraisjr+haproxy-ingress__docs__content__en__docs__configuration__command-line.md__L504.yaml', 1],
  // Knative's own kind of the same name, networking.internal.knative.dev.
  ['corpus/traefik+traefik__pkg__provider__kubernetes__knative__fixtures__tls.yaml', 0],
]);

describe.skipIf(!hasCorpus)('the corpus of real manifests', () => {
  test('every file is read with the number of Ingresses it holds', () => {
    const differing: string[] = [];
    const files = listed();
    for (const { file, ingressDocs, category } of files) {
      const expected = ourCount.get(file) ?? ingressDocs;
      const read = readSourceFile(file, readFileSync(`${shared}${file}`, 'utf8'));
      const count = read.units.flatMap(({ objects }) => objects).filter(({ kind }) => kind === 'Ingress').length;
      if (count !== expected) differing.push(`${category} ${file}: ${count} instead of ${expected}`);
    }
    expect(files.length).toBeGreaterThan(300);
    expect(differing).toEqual([]);
  });
});

/** Files of our own that hold another number of Ingresses than one. */
const several: ReadonlyMap<string, number> = new Map([
  ['ingress-list.yaml', 2],
  ['list-of-all.yaml', 2],
  ['managed-fields.yaml', 2],
  ['several-documents.yaml', 2],
]);

describe('manifests of our own', () => {
  test.each([...ownManifests])('%s is read as it is meant, and its parts are its text', (name, text) => {
    const { units, starts } = readSourceFile(name, text);
    const objects = units.flatMap((unit) => unit.objects);
    expect(objects.filter(({ kind }) => kind === 'Ingress')).toHaveLength(several.get(name) ?? 1);
    expect(units.filter(({ status }) => status !== 'read' && status !== 'empty')).toEqual([]);
    for (const [at, { text: part }] of units.entries()) expect(text.startsWith(part, starts[at])).toBe(true);
  });

  test('hold what their names promise', () => {
    const of = (name: string): string => ownManifests.get(name) ?? '';
    for (const name of ['windows-line-ends.yaml', 'byte-order-mark-windows.yml', 'four-spaces.json']) {
      expect(
        of(name)
          .split('\n')
          .slice(0, -1)
          .every((line) => line.endsWith('\r')),
        name,
      ).toBe(true);
    }
    for (const name of ['byte-order-mark.yaml', 'byte-order-mark-windows.yml']) expect(of(name)).toMatch(/^\uFEFF/);
    expect(of('mixed-line-ends.yaml')).toMatch(/[^\r]\n[\s\S]*\r\n/);
    expect(of('tabs-in-comments.yaml')).toContain('\t#\t');
    expect(of('no-last-line-end.yaml')).not.toMatch(/\n$/);
    expect([...ownManifests].filter(([name, text]) => text.includes('\r') && !/windows|mixed|four/.test(name))).toEqual(
      [],
    );
  });
});
