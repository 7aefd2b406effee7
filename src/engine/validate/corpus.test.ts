import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import { readTree } from '../yaml/tree.ts';
import { checkTree } from './check-tree.ts';
import { checkReferences, referencesOf } from './references.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

interface Found {
  readonly file: string;
  readonly text: string;
  readonly diagnostic: Diagnostic;
  /** True when the API server would take the document. */
  readonly isValid: boolean;
}

function scan(): readonly Found[] {
  const found: Found[] = [];
  for (const file of readdirSync(corpus).sort()) {
    if (file === 'index.json') continue;
    const read = readSourceFile(file, readFileSync(corpus + file, 'utf8'), {
      check: (root, own) => checkTree(root, own),
    });
    const objects = read.units.flatMap((unit) => unit.objects);
    const hasServices = objects.some(({ kind }) => kind === 'Service');
    const cache = checkReferences(objects, hasServices ? 'given' : 'assumed');
    for (const unit of read.units) {
      const isValid = unit.status === 'read' && unit.diagnostics.every(({ severity }) => severity !== 'error');
      const all = [...unit.diagnostics, ...unit.objects.flatMap((object) => referencesOf(cache, object))];
      for (const diagnostic of all) found.push({ file, text: unit.text, diagnostic, isValid });
    }
  }
  return found;
}

/** Findings per code over all documents the API server would take, and what the review of each said. */
const reviewed: Readonly<Record<string, number>> = {
  // Style, off by default: true of each, of no consequence for most.
  'advice/class-annotation-same': 1,
  'advice/default-backend': 2,
  'advice/host-twice': 2,
  'advice/path-implementation': 12,
  'advice/prefix-slash': 6,
  'advice/resource-backend': 7,
  'advice/wildcard-apex': 2,
  // Worth knowing: each does depend on the cluster or the controller.
  'advice/class-none': 66,
  'advice/exact-slash': 6,
  'advice/rule-without-paths': 1,
  'advice/tls-host-without-rule': 9,
  'advice/tls-rule-not-covered': 5,
  // Surprises: test data that repeats a route on purpose, patterns and stars under Prefix and Exact, a stray dash.
  'advice/duplicate-route': 7,
  'advice/path-pattern': 2,
  'advice/path-star': 4,
  'advice/tls-split': 1,
  // A Deployment that lost its `---`, so that the Service finds nothing.
  'ref/selector-matches-nothing': 1,
  // Real slips: 8080 for 80, and a Service without ports.
  'ref/port-is-target-port': 1,
  'ref/port-missing': 1,
  // The class annotation, as the server says it.
  'api/warning': 61,
};

describe.skipIf(!hasCorpus)('the corpus of real manifests', () => {
  const found = hasCorpus ? scan() : [];

  test('valid manifests have exactly the findings that were reviewed', () => {
    const counts: Record<string, number> = {};
    for (const { diagnostic, isValid } of found) {
      const isOurs = !diagnostic.code.startsWith('yaml/');
      if (isValid && isOurs) counts[diagnostic.code] = (counts[diagnostic.code] ?? 0) + 1;
    }
    expect(counts).toEqual(reviewed);
  });

  test('every piece of advice comes with a request that the request bar takes', () => {
    let shown = 0;
    for (const { file, diagnostic } of found) {
      const isAbout = /^(advice|ref)\//.test(diagnostic.code) && diagnostic.code !== 'advice/class-two-defaults';
      if (!isAbout) continue;
      const { witness } = diagnostic;
      expect(witness, `${file} ${diagnostic.code}`).toBeDefined();
      expect(parseRequestLine(witness ?? '').ok, `${file} ${diagnostic.code} ${witness}`).toBe(true);
      shown++;
    }
    expect(shown).toBeGreaterThan(100);
  });

  test('every fix leaves readable YAML in which its problem is gone', () => {
    let fixed = 0;
    for (const { file, text, diagnostic } of found) {
      if (!/^(api|yaml11|advice)\//.test(diagnostic.code)) continue;
      for (const fix of diagnostic.fixes ?? []) {
        // Items of a List are read with their dash: the reader's own matter.
        if (text.trimStart().startsWith('- ')) continue;
        const after = applyEdits(text, fix.edits);
        const tree = readTree(after);
        expect(tree, `${file} ${fix.label}\n${after}`).not.toBeNull();
        const left = tree ? checkTree(tree, after).map(({ code, params }) => `${code} ${JSON.stringify(params)}`) : [];
        const count = left.filter((one) => one === `${diagnostic.code} ${JSON.stringify(diagnostic.params)}`).length;
        const before = found.filter(
          (one) =>
            one.text === text &&
            one.file === file &&
            JSON.stringify(one.diagnostic.params) === JSON.stringify(diagnostic.params),
        ).length;
        expect(count, `${file} ${diagnostic.code} ${fix.label}`).toBeLessThan(before);
        fixed++;
      }
    }
    expect(fixed).toBeGreaterThan(150);
  });
});
