import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { kubernetesSpec } from './profile.ts';

const corpus = new URL('../../../../../shared/corpus/', import.meta.url);
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: no corpus of manifests beside the repository');

describe.skipIf(!isThere)('real manifests', () => {
  const names = isThere ? readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name)) : [];

  test('every Ingress compiles, and each of its paths can be asked', () => {
    let asked = 0;
    for (const name of names) {
      const file = readSourceFile(name, readFileSync(new URL(name, corpus), 'utf8'));
      const program = kubernetesSpec.compile(buildCluster([file], 'auto', false), {});
      const dead = new Set(program.deadPaths().map(({ pathId }) => pathId));
      for (const { id, host, matcher } of program.routes) {
        const target = matcher.kind === 'regex' ? '/' : matcher.path;
        const request = requestFromParts({ host: host?.replace('*', 'x') ?? '', target });
        const outcome = program.match(request);
        expect(program.explain(request).outcome, `${name} ${target}`).toEqual(outcome);
        expect(program.order(id), id).toBeGreaterThan(0);
        if (outcome.kind === 'backend' && outcome.route !== null) expect(dead.has(outcome.route), name).toBe(false);
        asked++;
      }
    }
    expect(names.length).toBeGreaterThan(300);
    expect(asked).toBeGreaterThan(400);
  });
});
