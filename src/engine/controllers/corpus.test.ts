import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { loadRouters } from './routers.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

/** Findings about classes and annotations per code and level, each file a workspace of its own, and what the review of each said. */
const reviewed: Readonly<Record<string, number>> = {
  // Class nginx and no word on which of the two.
  'advice/class-shared info': 8,
  // All of F5's controller, with class nginx, five by the prefix of its examples: the guess is wrong, and is said to be one.
  'controller/annotation-foreign info': 41,
  // Traefik 1's: service-weights, and a password asked for by annotation.
  'controller/annotation-former warning': 14,
  // Removed by ingress-nginx since (OpenTracing, lua-resty-waf, mirror-uri), a test's foo.
  'controller/annotation-unknown info': 20,
};

describe.skipIf(!hasCorpus)('the corpus of real manifests', () => {
  test('has exactly the findings about classes and annotations that were reviewed', async () => {
    const found: Record<string, number> = {};
    for (const file of readdirSync(corpus).sort()) {
      if (file === 'index.json') continue;
      const read = readSourceFile(file, readFileSync(corpus + file, 'utf8'));
      const routers = await loadRouters(buildCluster([read], 'assumed', false), new Map());
      for (const { diagnostic } of routers.flatMap(({ advice }) => advice())) {
        const key = `${diagnostic.code} ${diagnostic.severity}`;
        found[key] = (found[key] ?? 0) + 1;
      }
    }
    expect(found).toEqual(reviewed);
  }, 60_000);
});
