import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Fixture } from '../engine/analyse/fixture.ts';
import { isFixture } from '../engine/analyse/index.ts';
import { loadProfile, profiles } from '../engine/controllers/index.ts';
import type { TraceStep } from '../engine/match/index.ts';
import { requestFromParts } from '../engine/match/request.ts';
import { buildCluster, readSourceFile } from '../engine/yaml/index.ts';
import { cause as enCause } from './en/cause.ts';
import { controllerTrace as enControllers } from './en/controller-trace.ts';
import { controllerDiagnostics as enDiagnostics } from './en/diagnostics-controller.ts';
import { trace as enRules } from './en/trace.ts';
import { cause as koCause } from './ko/cause.ts';
import { controllerTrace as koControllers } from './ko/controller-trace.ts';
import { controllerDiagnostics as koDiagnostics } from './ko/diagnostics-controller.ts';
import { trace as koRules } from './ko/trace.ts';

const enTrace = { ...enRules, ...enControllers };
const koTrace = { ...koRules, ...koControllers };

const folder = new URL('../engine/testing/vectors/', import.meta.url);

function fixturesOf(id: string): readonly Fixture[] {
  const files = id === 'kubernetes' ? [`${id}.jsonl`] : [`${id}.jsonl`, `generated/${id}.jsonl`];
  return files
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isFixture);
}

function ruleOf(step: TraceStep): readonly string[] {
  return 'rule' in step ? [step.rule] : [];
}

/** Everything that one profile says on its vectors: rules with their parameters, reasons, problems. */
async function saidBy(id: string) {
  const rules = new Map<string, Readonly<Record<string, string>>>();
  const statuses = new Set<string>();
  const problems = new Map<string, unknown>();
  const profile = (await loadProfile(id)) ?? expect.fail(id);
  for (const { id: name, manifests, cluster, cases, options } of fixturesOf(id)) {
    const text = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
    const program = profile.compile(buildCluster([readSourceFile(name, text)], cluster, false), options ?? {});
    for (const { diagnostic } of program.diagnostics) problems.set(diagnostic.code, diagnostic.params);
    for (const { request } of cases) {
      const { outcome, trace } = program.explain(requestFromParts(request));
      for (const step of trace) {
        for (const rule of ruleOf(step)) rules.set(rule, step.kind === 'note' ? step.params : {});
      }
      if (outcome.kind === 'status') statuses.add(outcome.why);
      else if ('why' in outcome) rules.set(outcome.why, {});
    }
  }
  return { rules, statuses, problems };
}

function text(words: unknown, params: unknown): string {
  return String(typeof words === 'function' ? words(params) : words);
}

describe.each(profiles.map(({ id }) => id))('what %s says on its vectors', (id) => {
  test('has words in English and Korean, each with its parameters', async () => {
    const { rules, statuses, problems } = await saidBy(id);
    expect(rules.size).toBeGreaterThan(6);
    expect(statuses.size).toBeGreaterThan(0);
    for (const [rule, params] of rules) {
      for (const [catalogue, script] of [
        [enTrace, /[a-z]/],
        [koTrace, /[가-힣]/],
      ] as const) {
        const words: unknown = Object.hasOwn(catalogue, rule) ? Reflect.get(catalogue, rule) : undefined;
        expect(words, rule).toBeDefined();
        expect(text(words, params), rule).toMatch(script);
        expect(text(words, params), rule).not.toContain('undefined');
      }
    }
    for (const why of statuses) {
      expect(Object.keys(enCause.status), why).toContain(why);
      expect(Object.keys(koCause.status), why).toContain(why);
    }
    for (const [code, params] of problems) {
      for (const catalogue of [enDiagnostics, koDiagnostics]) {
        expect(text(Reflect.get(catalogue, code), params), code).not.toMatch(/undefined|^$/);
      }
    }
    if (id !== 'kubernetes') expect(problems.size).toBeGreaterThan(1);
  });
});

/** Rules whose names the code puts together. */
const composed = new Set([
  'ingress-nginx/exact',
  'ingress-nginx/prefix',
  'haproxytech/path-exact',
  'haproxytech/path-prefix-exact',
  'haproxytech/path-prefix',
  'haproxytech/ssl-redirect',
  'haproxytech/request-redirect',
]);

test('no sentence of a controller is left that its code does not name', () => {
  expect(Object.keys(koTrace).sort()).toEqual(Object.keys(enTrace).sort());
  let read = 0;
  for (const { id } of profiles.filter((profile) => profile.id !== 'kubernetes')) {
    const home = new URL(`../engine/controllers/${id}/`, import.meta.url);
    const names = readdirSync(home).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const code = names.map((name) => readFileSync(new URL(name, home), 'utf8')).join('\n');
    for (const rule of Object.keys(enTrace).filter((key) => key.startsWith(`${id}/`))) {
      read++;
      expect(composed.has(rule) || code.includes(`'${rule}'`), rule).toBe(true);
    }
  }
  expect(read).toBeGreaterThan(50);
});
