import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplePattern } from '../analyse/sample-pattern.ts';
import type { Diagnostic, DiagnosticCode, DiagnosticParams } from '../diagnostics/diagnostic.ts';
import type { Decision } from '../match/decision.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { Ingress } from '../model/ingress.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';
import { percentEncode } from '../model/witness.ts';
import { lintWorlds } from '../testing/lint-worlds.ts';
import type { Loose } from '../testing/truth/world.ts';
import { containsRange } from '../text/range.ts';
import { checkTree } from '../validate/check-tree.ts';
import { checkReferences, referencesOf } from '../validate/references.ts';
import { defaultValidateOptions } from '../validate/verdict.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { judgedBy } from './judged.ts';
import { loadProfile, profiles } from './registry.ts';
import { adviseCluster, compileAs } from './routers.ts';

/** `RUNS=2000 SEED=3 npx vitest run src/engine/controllers/lint-agrees.test.ts` asks more worlds, and others. */
const runs = Number(process.env['RUNS'] ?? 24);
const seed = Number(process.env['SEED'] ?? 11);

interface Problem {
  readonly object: ObjectRef;
  readonly diagnostic: Diagnostic;
}

/** A problem, and everything to ask about it. */
interface Said {
  readonly object: ObjectRef;
  readonly range: Diagnostic['range'];
  readonly listed: readonly ListedPath[];
  readonly ingresses: readonly { readonly ref: ObjectRef; readonly object: Ingress }[];
  readonly ask: (host: string, path: string) => readonly Decision[];
  readonly line: Decision | null;
}

/** All problems of some manifests that a controller is chosen for, as `lint` tells them. */
function worldOf(profile: ControllerProfile, manifests: readonly Loose[]) {
  const check = (root: never, text: string) => checkTree(root, text, defaultValidateOptions);
  const files = manifests.map((one, index) => readSourceFile(String(index), JSON.stringify(one), { check } as never));
  const cluster = buildCluster(files, 'auto', false);
  const objects = files.flatMap(({ units }) => units.flatMap((unit) => unit.objects));
  const references = checkReferences(objects, cluster.existence);
  const router = compileAs(profile, cluster, {});
  const problems: readonly Problem[] = [
    ...files.flatMap(({ name: file, units }) =>
      units.flatMap((unit, document) => {
        const object = { file, document, item: 0 };
        const judged = unit.objects.flatMap((one) =>
          judgedBy([router], one, [...unit.diagnostics, ...referencesOf(references, one)]),
        );
        return judged.map((diagnostic) => ({ object, diagnostic }));
      }),
    ),
    ...router.program.diagnostics,
    ...adviseCluster(profile, cluster),
  ];
  const asked = new Map<string, Decision | null>();
  const explain = (line: string): Decision | null => {
    const parsed = parseRequestLine(line);
    const known = asked.get(line);
    if (known !== undefined || !parsed.ok) return known ?? null;
    const decision = router.program.explain(parsed.value);
    asked.set(line, decision);
    return decision;
  };
  const ask = (host: string, path: string) =>
    ['http', 'https'].flatMap((scheme) => explain(`GET ${scheme}://${nameOf(host)}${path}`) ?? []);
  const listed = listPaths(cluster);
  const ingresses = cluster.ingresses;
  return problems.map(({ object, diagnostic }) => {
    const line = diagnostic.witness === undefined ? null : explain(diagnostic.witness);
    return { diagnostic, said: { object, range: diagnostic.range, listed, ingresses, ask, line } satisfies Said };
  });
}

function nameOf(host: string): string {
  return host === '' ? 'nobody.example.org' : host.replace(/^\*/, 'any');
}

/** The paths that answer, or may. */
function answering({ trace }: Decision): readonly string[] {
  return trace.flatMap((step) =>
    step.kind === 'path' && (step.verdict === 'wins' || step.verdict === 'open') ? [step.pathId] : [],
  );
}

function ownPaths({ object, range, listed }: Said): readonly ListedPath[] {
  return listed.filter(({ origin }) => isSameObject(origin.object, object) && containsRange(origin.range, range));
}

const hostsOf = ({ ingresses }: Said): readonly string[] => [
  ...new Set(ingresses.flatMap(({ object }) => object.rules.flatMap(({ host }) => host.value || []))),
];

const ofIngress = ({ object, listed }: Said) => listed.filter(({ origin }) => isSameObject(origin.object, object));

/** Requests that a path is there for: on its host, and where it names none on every host that is named. */
function requestsOf({ host, path }: ListedPath, listed: readonly ListedPath[]): readonly (readonly [string, string])[] {
  const hosts = host === null ? ['', ...new Set(listed.flatMap((one) => one.host ?? []))] : [host];
  const text = path.path.value || '/';
  const sent = percentEncode(text);
  const samples = [sent, samplePattern(text), `${sent.replace(/\/$/, '')}/x`];
  return hosts.flatMap((one) => samples.map((sample) => [one, sample] as const));
}

const named = (decisions: readonly Decision[]) =>
  decisions.map(({ outcome }) => JSON.stringify(outcome).slice(0, 160)).join(' | ');

/** Says how a path answers that is said not to; `null` where it does not. */
function answers(
  said: Said,
  paths: readonly ListedPath[],
  requests = paths.flatMap((one) => requestsOf(one, said.listed)),
) {
  const ids = new Set<string>(paths.map(({ origin }) => origin.pathId));
  for (const [host, path] of requests) {
    const found = said.ask(host, path).find((decision) => answering(decision).some((id) => ids.has(id)));
    if (found) return `${nameOf(host)}${path} is answered by it: ${named([found])}`;
  }
  return null;
}

const neverAnswers = (said: Said) => answers(said, ownPaths(said));
const ingressNeverAnswers = (said: Said) => answers(said, ofIngress(said));

/** What a problem claims of answers, and how an answer would disprove it. */
type Disprove<P> = (said: Said, params: P) => string | null;

/** Where a path is read as a pattern it is none of what is compared as it stands. */
function isPattern(said: Said, text: string, host = ownPaths(said)[0]?.host ?? ''): string | null {
  const sample = samplePattern(text);
  return sample === percentEncode(text) ? null : answers(said, ownPaths(said), [[host, sample]]);
}

const isDefaultOf = ({ cause }: Decision, object: ObjectRef) =>
  cause.kind === 'default-backend' && cause.object !== null && isSameObject(cause.object, object);

const disproofs: { readonly [C in DiagnosticCode]?: Disprove<DiagnosticParams[C]> } = {
  'advice/hostless-hidden': (said, { path, host, count }) => {
    const [own] = ownPaths(said);
    if (!own) return 'no path';
    if (said.line && answering(said.line).includes(own.origin.pathId)) return 'its own request is answered by it';
    const hosts = hostsOf(said);
    const away = hosts.filter(
      (one) => answers(said, [own], [[one, percentEncode(path) + (path === '/' ? 'no-such' : '')]]) === null,
    );
    if (!away.includes(host)) return `${host} serves it`;
    return away.length < count ? `${count} hosts are said, ${away.length} do not serve it` : null;
  },
  'advice/wildcard-apex': (said, { host, apex }) => {
    const decisions = said.ask(apex, '/');
    const winner = decisions.find(({ cause }) => cause.kind === 'matched');
    return winner ? `a rule serves ${apex} without ${host}: ${named([winner])}` : null;
  },
  'advice/tls-host-without-rule': (said, { host }) => {
    const found = said.ask(host, '/').find(({ cause }) => cause.kind === 'matched');
    return found ? `a rule serves it: ${named([found])}` : null;
  },
  'advice/class-none': (said, { knowsClasses }) => (knowsClasses ? ingressNeverAnswers(said) : null),
  'advice/class-blank': ingressNeverAnswers,
  'controller/class-annotation': ingressNeverAnswers,
  'advice/exact-slash': (said, { without }) =>
    answers(said, ownPaths(said), [[ownPaths(said)[0]?.host ?? '', without]]),
  'advice/path-pattern': (said, { path }) => isPattern(said, path),
  'advice/path-star': (said, { path }) => isPattern(said, path),
  'advice/path-query': neverAnswers,
  'advice/path-encoding': (said, { encoded }) =>
    answers(said, ownPaths(said), [[ownPaths(said)[0]?.host ?? '', encoded]]),
  'advice/default-backend': (said) => {
    const decisions = said.ask('', '/no-such');
    return decisions.some((one) => isDefaultOf(one, said.object)) ? null : `unknown hosts: ${named(decisions)}`;
  },
  'controller/shadowed': (said) => neverAnswers(said),
  'controller/duplicate-path': (said) => neverAnswers(said),
  'controller/path-dropped': (said) => neverAnswers(said),
  'controller/ingress-ignored': ingressNeverAnswers,
  'controller/rejected': (said) => {
    const found = said.ask('', '/').find(({ outcome }) => outcome.kind !== 'rejected');
    return found ? `is answered: ${named([found])}` : null;
  },
  'controller/default-backend': (said, { scope }) => {
    const hosts = ['', ...hostsOf(said)];
    if (scope !== 'none') return null;
    const found = hosts.flatMap((one) => said.ask(one, '/no-such')).find((one) => isDefaultOf(one, said.object));
    return found ? `it answers: ${named([found])}` : null;
  },
  'traefik/priority-too-high': ingressNeverAnswers,
};

/** So many claims are checked at least, over all controllers: a code that is told of no more has lost its problem or its manifests. */
const floors: Readonly<Record<string, number>> = {
  'advice/class-blank': 1,
  'advice/class-none': 5,
  'advice/default-backend': 10,
  'advice/exact-slash': 5,
  'advice/hostless-hidden': 40,
  'advice/path-encoding': 10,
  'advice/path-pattern': 20,
  'advice/path-query': 20,
  'advice/path-star': 20,
  'advice/tls-host-without-rule': 20,
  'advice/wildcard-apex': 20,
  'controller/class-annotation': 3,
  'controller/default-backend': 20,
  'controller/duplicate-path': 10,
  'controller/ingress-ignored': 1,
  'controller/path-dropped': 15,
  'controller/rejected': 1,
  'controller/shadowed': 3,
  'traefik/priority-too-high': 1,
};

describe('what lint says and what route says', () => {
  const claims = new Map<string, number>();

  test.each(profiles.map(({ id }) => id))('%s: no answer contradicts a problem', async (id) => {
    const profile = (await loadProfile(id)) ?? expect.fail(`${id} has no profile`);
    const wrong: string[] = [];
    const worlds = fc.sample(lintWorlds(profile.controllerNames[0] ?? 'example.com/any'), { numRuns: runs, seed });
    for (const manifests of worlds) {
      for (const { diagnostic, said } of worldOf(profile, manifests)) {
        const { code, params } = diagnostic;
        const disprove = disproofs[code] as Disprove<unknown> | undefined;
        if (!disprove) continue;
        claims.set(code, (claims.get(code) ?? 0) + 1);
        const why = disprove(said, params);
        if (why !== null) wrong.push(`${code} ${JSON.stringify(params)}: ${why}\n   ${JSON.stringify(manifests)}`);
      }
    }
    expect(wrong.slice(0, 3).join('\n'), `${wrong.length} in all`).toBe('');
  });

  test('enough is claimed of each kind', () => {
    for (const [code, floor] of Object.entries(floors)) {
      expect(claims.get(code) ?? 0, code).toBeGreaterThanOrEqual(floor);
    }
    expect(Object.keys(floors).sort()).toEqual(Object.keys(disproofs).sort());
  });
});
