import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import type { Decision } from '../match/decision.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { Reach, Standing, StandingTable, Values } from '../testing/annotations/standing.ts';
import { standingTables } from '../testing/annotations/standings.ts';
import { type Bearer, everyRequest, host, requestsOf, someRequests, worldWith } from '../testing/annotations/world.ts';
import { clusterOf } from '../testing/cluster.ts';
import { loadProfile, profiles } from './registry.ts';

/** How many annotations of each profile are simulated, noted and harmless. */
const figures: Readonly<Record<string, Readonly<Record<Standing['kind'], number>>>> = {
  'ingress-nginx': { simulated: 47, noted: 29, harmless: 62 },
  traefik: { simulated: 8, noted: 6, harmless: 14 },
  'haproxy-ingress': { simulated: 14, noted: 40, harmless: 110 },
  haproxytech: { simulated: 6, noted: 16, harmless: 28 },
};

const known = await Promise.all(
  profiles.map(async ({ id }) => {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(`no profile ${id}`);
    return { profile, table: standingTables.find((one) => one.profile === id) };
  }),
);

const shortOf = ({ annotationPrefixes: [prefix = ''] }: ControllerProfile, { name }: AnnotationSpec): string =>
  name.slice(prefix.length);

/** One annotation of one profile. */
interface Case {
  readonly profile: ControllerProfile;
  readonly short: string;
  readonly standing: Standing;
  readonly bearers: readonly Bearer[];
}

function bearersOf({ onServices }: StandingTable, name: string): readonly Bearer[] {
  if (onServices === 'never') return ['ingress'];
  if (onServices === 'too') return ['ingress', 'service'];
  return onServices.includes(name) ? ['service'] : ['ingress'];
}

const cases: readonly Case[] = known.flatMap(({ profile, table }) =>
  table
    ? profile.annotations.flatMap((spec) => {
        const short = shortOf(profile, spec);
        const standing = table.standings.get(short);
        return standing ? [{ profile, short, standing, bearers: bearersOf(table, short) }] : [];
      })
    : [],
);

function prefixed({ annotationPrefixes: [prefix = ''] }: ControllerProfile, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

/** The program of a world in which an annotation has a value, `null` for leaving it out. */
function programOf({ profile, short, standing }: Case, bearer: Bearer, value: string | null) {
  const own = value === null ? {} : { [short]: value };
  const annotations = prefixed(profile, { ...standing.beside, ...own });
  const marks = prefixed(profile, { canary: 'true', 'canary-by-header': 'X-Canary' });
  const options = { ...profile.assumes, ...standing.options };
  return profile.compile(clusterOf(worldWith(bearer, annotations, marks), 'given'), options);
}

const casesOf = <K extends Standing['kind']>(kind: K) =>
  cases.flatMap((one) => (one.standing.kind === kind ? [[`${one.profile.id}: ${one.short}`, one] as const] : []));

describe('every annotation that a controller reads', () => {
  test.each(known.map((one) => [one.profile.id, one] as const))(
    'of %s is simulated, noted or harmless, and nothing else is',
    (id, { profile, table }) => {
      const names = profile.annotations.map((spec) => shortOf(profile, spec));
      expect(new Set(names).size).toBe(names.length);
      expect([...(table?.standings.keys() ?? [])].sort()).toEqual([...names].sort());
      const counts = { simulated: 0, noted: 0, harmless: 0 };
      for (const { kind } of table?.standings.values() ?? []) counts[kind]++;
      expect(counts).toEqual(figures[id] ?? { simulated: 0, noted: 0, harmless: 0 });
    },
  );

  test.each(standingTables.map((table) => [table.profile, table] as const))(
    'of %s is known where the given list holds it, and one that routes there is not harmless',
    (id, { standings, givenOtherwise = {} }) => {
      const given = new URL(`../../../../shared/spec/${id}.annotations.json`, import.meta.url);
      if (!existsSync(given)) {
        process.stdout.write(`Skipped: the annotations of ${id} are not beside the project.\n`);
        return;
      }
      const { annotations }: { readonly annotations: readonly GivenAnnotation[] } = JSON.parse(
        readFileSync(given, 'utf8'),
      );
      const own = annotations.filter(
        ({ name, ingress = true, service = true }) => !name.startsWith('kubernetes.io/') && (ingress || service),
      );
      const shorts = own.map(({ name, ...more }) => ({
        ...more,
        name: name.slice(name.indexOf('/') + 1).replace('.N.', '.0.'),
      }));
      expect(shorts.filter(({ name }) => !standings.has(name))).toEqual([]);
      const silent = shorts.filter(({ name, routing }) => routing && standings.get(name)?.kind === 'harmless');
      expect(silent.map(({ name }) => name)).toEqual(Object.keys(givenOtherwise));
    },
  );
});

/** An annotation of the lists that were given with the project; they lie beside it. */
interface GivenAnnotation {
  readonly name: string;
  readonly routing: boolean;
  readonly ingress?: boolean;
  readonly service?: boolean;
}

/** The answers of worlds in which the annotation itself is missing: for most annotations they are the same. */
const plainAnswers = new Map<string, readonly string[]>();

function answersWithout(one: Case, bearer: Bearer): readonly string[] {
  const { beside, options } = one.standing;
  const key = JSON.stringify([one.profile.id, bearer, beside, options]);
  const found = plainAnswers.get(key) ?? answersOf(programOf(one, bearer, null));
  plainAnswers.set(key, found);
  return found;
}

/** The answers to all requests of the world, as texts that are quick to compare. */
function answersOf(program: ReturnType<typeof programOf>): readonly string[] {
  return everyRequest.map((request) => `${lineOf(request)} ${JSON.stringify(program.match(request))}`);
}

/** What must not be: an answer that is told to rest on the annotation, and claims to be measured. */
const isSure = (one: Case, decision: Decision): boolean => decision.evidence === 'measured' && isTold(one, decision);

const lineOf = ({ scheme, method, host: name, rawPath }: HttpRequest) => `${method} ${scheme}://${name}${rawPath}`;

describe('an annotation that is simulated', () => {
  test.each(casesOf('simulated'))('changes an answer: %s', (_name, one) => {
    const { standing } = one;
    if (standing.kind !== 'simulated') return expect.fail('not simulated');
    const bearers: readonly Bearer[] = one.bearers.includes('ingress') ? ['ingress'] : ['service'];
    for (const bearer of bearers) {
      const plain = answersWithout(one, bearer);
      expect(answersOf(programOf(one, bearer, standing.to)), `on ${bearer}`).not.toEqual(plain);
      if (standing.from === null) continue;
      expect(answersOf(programOf(one, bearer, standing.from)), `on ${bearer}`).toEqual(plain);
    }
  });
});

const both = ['http', 'https'];

/** The requests that an annotation of the Ingress `main` concerns. */
function concerned(reach: Reach): readonly HttpRequest[] {
  const paths = ['/cart', '/cart/x'];
  switch (reach) {
    case 'path':
      return requestsOf(both, 'GET', host, paths);
    case 'https-path':
      return requestsOf(['https'], 'GET', host, paths);
    case 'preflight':
      return requestsOf(both, 'OPTIONS', host, paths);
    case 'body':
      return ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => requestsOf(both, method, host, paths));
    case 'host':
      return requestsOf(both, 'GET', host, [...paths, '/beside', '/none/']);
    case 'https-host':
      return requestsOf(['https'], 'GET', host, [...paths, '/beside', '/none/']);
    case 'service':
      return requestsOf(both, 'GET', host, [...paths, '/shared']);
    case 'canary':
      return requestsOf(['https'], 'GET', host, ['/shared']);
    case 'rival':
      return [...requestsOf(both, 'GET', host, paths), ...requestsOf(both, 'GET', 'twin.example', ['/', '/x'])];
  }
}

/** Requests that have nothing to do with `main`, its host, or its Services. */
const strangers = [
  ...requestsOf(both, 'GET', 'else.example', ['/', '/cart']),
  ...requestsOf(both, 'POST', 'none.example', ['/']),
];

const keyOf = ({ profile: { annotationPrefixes }, short }: Case): string => `${annotationPrefixes[0] ?? ''}${short}`;

function isTold(one: Case, { trace }: Decision): boolean {
  const key = keyOf(one);
  return trace.some((step) => step.kind === 'note' && step.params['annotation'] === key);
}

describe('an annotation that is not simulated', () => {
  test.each(casesOf('noted'))('is told on every request that it concerns, and on no other: %s', (_name, one) => {
    const { standing } = one;
    if (standing.kind !== 'noted') return expect.fail('not noted');
    const bearers: readonly Bearer[] = standing.reach === 'canary' ? ['canary'] : one.bearers;
    for (const bearer of bearers) {
      const program = programOf(one, bearer, standing.value);
      const isRead = !(bearer === 'service' ? standing.ingressOnly : standing.serviceOnly);
      const wanted = isRead ? concerned(standing.reach) : [];
      const silent = wanted.filter((request) => !isTold(one, program.explain(request)));
      expect(silent.map(lineOf), `on ${bearer}`).toEqual([]);
      const sure = [...wanted, ...someRequests].filter((request) => isSure(one, program.explain(request)));
      expect(sure.map(lineOf), `on ${bearer}`).toEqual([]);
      const others = isRead ? strangers : concerned(standing.reach);
      const wrong = others.filter((request) => isTold(one, program.explain(request)));
      expect(wrong.map(lineOf), `on ${bearer}`).toEqual([]);
      const key = keyOf(one);
      const told = program.diagnostics.filter(
        ({ diagnostic: { code, params } }) => code === 'controller/not-simulated' && params.annotation === key,
      );
      expect(told.length > 0, `on ${bearer}`).toBe(isRead);
    }
  });

  test.each(casesOf('noted'))('is told of a default backend where it counts there: %s', (_name, one) => {
    const { standing } = one;
    if (standing.kind !== 'noted') return expect.fail('not noted');
    const method = standing.reach === 'preflight' ? 'OPTIONS' : standing.reach === 'body' ? 'POST' : 'GET';
    for (const bearer of one.bearers.map((name) => (name === 'service' ? 'default-service' : 'default'))) {
      const program = programOf(one, bearer, standing.value);
      const rest = requestsOf(both, method, 'none.example', ['/', '/x']);
      const served = rest.filter((request) => program.match(request).kind === 'backend');
      expect(served.length).toBeGreaterThan(0);
      const told = rest.filter((request) => isTold(one, program.explain(request)));
      expect(rest.filter((request) => isSure(one, program.explain(request))).map(lineOf)).toEqual([]);
      const isRead =
        standing.onDefault && !(bearer === 'default-service' ? standing.ingressOnly : standing.serviceOnly);
      expect(told.map(lineOf), bearer).toEqual(isRead ? served.map(lineOf) : []);
    }
  });
});

describe('an annotation that is harmless', () => {
  test.each(casesOf('harmless'))('leaves every answer as it is, and says nothing: %s', (_name, one) => {
    const { standing } = one;
    if (standing.kind !== 'harmless') return expect.fail('not harmless');
    expect([standing.why, standing.source]).not.toContain('');
    for (const bearer of one.bearers) {
      const plain = programOf(one, bearer, null);
      const answers = answersWithout(one, bearer);
      for (const value of standing.values) {
        const program = programOf(one, bearer, value);
        expect(answersOf(program), value).toEqual(answers);
        for (const request of concerned('host')) {
          expect(program.explain(request).evidence).toBe(plain.explain(request).evidence);
          expect(isTold(one, program.explain(request))).toBe(false);
        }
      }
    }
  });
});

describe('a key of the ConfigMap that is not simulated', () => {
  test.each([
    ['ingress-nginx', 'enable-modsecurity', 'true'],
    ['haproxy-ingress', 'cors-enable', 'true'],
    ['haproxy-ingress', 'limit-rps', '5'],
    ['haproxytech', 'cors-enable', 'true'],
    ['haproxytech', 'allow-list', '10.0.0.0/8'],
  ])('of %s is told like the annotation: %s: %s', async (id, key, value) => {
    const profile = await loadProfile(id);
    if (!profile) return expect.fail(id);
    const ask = (configMap: Values) =>
      requestsOf(['https'], 'OPTIONS', host, ['/cart']).map((request) =>
        profile.compile(clusterOf(worldWith('ingress', {}), 'given'), { configMap }).explain(request),
      );
    for (const { trace, evidence } of ask({ [key]: value })) {
      expect(trace).toContainEqual(expect.objectContaining({ rule: 'not-simulated' }));
      expect(evidence).not.toBe('measured');
    }
    for (const { evidence } of ask({ [key]: value === 'true' ? 'false' : '' })) expect(evidence).toBe('measured');
  });
});
