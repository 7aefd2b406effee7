import { describe, expect, test } from 'vitest';
import { servicesBehind } from '../match/listed-path.ts';
import type { ControllerProfile, ProfileOptions } from '../match/profile.ts';
import type { Standing, Values } from '../testing/annotations/standing.ts';
import { standingTables } from '../testing/annotations/standings.ts';
import { type Bearer, everyRequest, worldWith } from '../testing/annotations/world.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { loadProfile } from './registry.ts';

/** What may stay silent, and why. By profile, then by annotation. */
const silentFor: Readonly<Record<string, Values>> = {
  'ingress-nginx': {
    'force-ssl-redirect': 'https is the way there already, by spec.tls',
    'default-backend': 'it counts once the Service has no endpoint',
    'service-upstream': 'it counts once the Service has no endpoint',
    'canary-by-cookie': 'the canary itself is told',
    'canary-by-header': 'the canary itself is told',
    'canary-by-header-pattern': 'the canary itself is told',
    'canary-by-header-value': 'the canary itself is told',
    'canary-weight': 'the canary itself is told',
    'canary-weight-total': 'the canary itself is told',
  },
  traefik: { 'service.nativelb': 'it counts once the Service has no endpoint' },
  'haproxy-ingress': { 'ssl-redirect': 'there is no https to go to' },
};

const known = await Promise.all(
  standingTables.map(async (table) => {
    const profile = await loadProfile(table.profile);
    if (!profile) throw new Error(`no profile ${table.profile}`);
    return { profile, table };
  }),
);

/** The same without a path whose type leaves open what it means. */
function closed(manifests: readonly Manifest[]): readonly Manifest[] {
  return JSON.parse(JSON.stringify(manifests).replaceAll('ImplementationSpecific', 'Prefix'));
}

const worlds: Readonly<Record<string, (annotations: Values) => readonly Manifest[]>> = Object.fromEntries([
  ...(
    [
      ['an Ingress with rules', 'ingress'],
      ['an Ingress with a default backend alone', 'default'],
      ['a Service', 'service'],
      ['the Service of a default backend', 'default-service'],
    ] satisfies readonly (readonly [string, Bearer])[]
  ).map(([name, bearer]) => [name, (annotations: Values) => worldWith(bearer, annotations)]),
  ['an Ingress whose paths are all of one type', (annotations: Values) => closed(worldWith('ingress', annotations))],
]);

function ask(profile: ControllerProfile, manifests: readonly Manifest[], options: ProfileOptions = {}) {
  const cluster = clusterOf(manifests, 'given');
  const program = profile.compile(cluster, { ...profile.assumes, ...options });
  const advice = profile.advise?.(profile, cluster.ingresses, servicesBehind(cluster), 'certain') ?? [];
  return {
    program,
    answers: JSON.stringify(everyRequest.map((request) => program.match(request))),
    told: [...program.diagnostics, ...advice].map(({ diagnostic }) => JSON.stringify(diagnostic.params)),
  };
}

/** Right values, beside what they need and without it, and one that cannot be read where the type tells. */
function settingsOf(standing: Exclude<Standing, { kind: 'harmless' }>, type: string | undefined) {
  const right = standing.kind === 'simulated' ? standing.to : standing.value;
  const beside = standing.beside ?? {};
  return [
    { what: 'right', beside, value: right },
    ...(standing.beside === undefined ? [] : [{ what: 'alone', beside: {}, value: right }]),
    ...(type === 'text' ? [] : [{ what: 'unreadable', beside, value: '$x' }]),
  ];
}

describe.each(known.map((one) => [one.profile.id, one] as const))('%s', (id, { profile, table }) => {
  const [prefix = ''] = profile.annotationPrefixes;
  const prefixed = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
  const typeOf = (short: string) => profile.annotations.find(({ name }) => name === prefix + short)?.type;

  test.each(Object.entries(worlds))(
    'what could change an answer changes one on %s, is noted there, or is told',
    (_world, worldOf) => {
      const silent: string[] = [];
      const plain = new Map<string, ReturnType<typeof ask>>();
      for (const [short, standing] of table.standings) {
        if (standing.kind === 'harmless') continue;
        for (const { what, beside, value } of settingsOf(standing, typeOf(short))) {
          const key = JSON.stringify([beside, standing.options]);
          const before = plain.get(key) ?? ask(profile, worldOf(prefixed(beside)), standing.options);
          plain.set(key, before);
          const now = ask(profile, worldOf(prefixed({ ...beside, [short]: value })), standing.options);
          const isTold = now.told.some((params) => !before.told.includes(params));
          const isNoted = () =>
            everyRequest.some((request) =>
              now.program
                .explain(request)
                .trace.some((step) => step.kind === 'note' && step.params['annotation'] === prefix + short),
            );
          if (isTold || now.answers !== before.answers || isNoted()) continue;
          if (silentFor[id]?.[short] === undefined) silent.push(`${short}: ${value} (${what})`);
        }
      }
      expect(silent).toEqual([]);
    },
    60_000,
  );
});
