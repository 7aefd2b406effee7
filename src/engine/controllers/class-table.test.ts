import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../match/parse-request.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { casesOf, classTable } from '../testing/class-table.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { loadProfile } from './registry.ts';
import { compileAs, compileRouters, loadRouters } from './routers.ts';

const parsed = parseRequestLine('http://web.example.com/');
const request = parsed.ok ? parsed.value : expect.fail('not a request');

function told(program: RoutingProgram): string {
  const { outcome, cause } = program.explain(request);
  expect(program.match(request)).toEqual(outcome);
  return outcome.kind === 'backend' ? 'taken' : cause.kind;
}

const clusterOf = (text: string) => buildCluster([readSourceFile('a.yaml', text)], 'auto', false);

test('the table speaks of every controller, and both ways', () => {
  const words = classTable.flatMap(([, , lines]) => lines.flatMap((line) => line.split(' ')));
  expect(words.every((word) => /^[+-]{4}$/.test(word))).toBe(true);
  expect(words.length).toBe(classTable.length * 15);
  expect(new Set(classTable.map(([profile]) => profile)).size).toBe(5);
});

describe.each(classTable)('%s with %j', (id, options, lines) => {
  test('takes what its own rule takes, and says of the rest that it is not taken', async () => {
    const profile = (await loadProfile(id)) ?? expect.fail(id);
    const wrong = casesOf(id, lines).flatMap(({ name, text, isTaken }) => {
      const said = told(compileAs(profile, clusterOf(text), options).program);
      return said === (isTaken ? 'taken' : 'ingress-not-taken') ? [] : [`${name}: ${said}`];
    });
    expect(wrong).toEqual([]);
  });

  test('says the same as the edge router of a class where its own rule decides: without a class, with a class of its own, under an option', async () => {
    const profile = (await loadProfile(id)) ?? expect.fail(id);
    const isSet = profile.classRule?.(options).isSet ?? true;
    let asked = 0;
    for (const { name, text, isTaken, field, annotation, world } of casesOf(id, lines)) {
      const hasName = field !== null || (annotation ?? '') !== '';
      const isOwn = field === 'edge' && annotation === null && world.startsWith('own');
      const isDefault = !hasName && annotation === null && world.endsWith('default');
      if (hasName && !isSet && !isOwn) continue;
      const cluster = clusterOf(text);
      const ids = (await loadRouters(cluster, new Map())).map((router) => router.id);
      const chosen = new Map(ids.map((router) => [router, id] as const));
      const [router] = compileRouters(cluster, chosen, new Map([[id, profile]]), () => options);
      // What the API server fills in is a class of that name: whoever is asked of it passes over it, unless it is the controller's own.
      if (isDefault && world === 'other-default' && !isSet) continue;
      asked += 1;
      expect(told(router?.program ?? expect.fail(name)), name).toBe(isTaken ? 'taken' : 'ingress-not-taken');
      const kinds = router?.assumptions.map(({ kind }) => kind);
      expect(kinds?.includes('default-class'), name).toBe(isDefault);
    }
    expect(asked).toBeGreaterThan(8);
  });

  test('is told of an option that it needs, where it is taken only because no IngressClass is known', async () => {
    const profile = (await loadProfile(id)) ?? expect.fail(id);
    const needs =
      ['ingress-nginx', 'haproxy-ingress'].includes(id) && !Object.hasOwn(options, 'watchIngressWithoutClass');
    for (const { name, text, isTaken, field, annotation, world } of casesOf(id, lines)) {
      const { diagnostics } = compileAs(profile, clusterOf(text), options).program;
      const flags = diagnostics.flatMap(({ diagnostic }) =>
        diagnostic.code === 'controller/class-needed' ? [diagnostic.params.flag] : [],
      );
      const isNeeded = needs && isTaken && field === null && annotation === null && world === 'none';
      expect(flags, name).toEqual(isNeeded ? ['--watch-ingress-without-class'] : []);
    }
  });

  test('is told as an assumption just where it is taken and its own rule, without any IngressClass, would not', async () => {
    const profile = (await loadProfile(id)) ?? expect.fail(id);
    const seen = new Set<boolean>();
    for (const { name, text, isTaken, field } of casesOf(id, lines)) {
      const cluster = clusterOf(text);
      const rule = profile.classRule?.({ ...profile.assumes, ...options });
      const [located] = cluster.ingresses;
      const isByRule = located ? rule?.takes(located.object, cluster) : false;
      const { assumptions, program } = compileAs(profile, cluster, options);
      const classes = assumptions.filter(({ kind }) => kind === 'class').map(({ value }) => value);
      const isAssumed = told(program) === 'taken' && isTaken && isByRule === false;
      seen.add(isAssumed);
      expect(classes, name).toEqual(isAssumed ? [field] : []);
    }
    if (!(profile.classRule?.(options).isSet ?? true)) expect([...seen].sort()).toEqual([false, true]);
  });
});
