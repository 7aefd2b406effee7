import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adviseAnnotations } from '../match/annotations/advise.ts';
import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import { servicesBehind } from '../match/listed-path.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { StandingTable, Values } from '../testing/annotations/standing.ts';
import { standingTables } from '../testing/annotations/standings.ts';
import { everyRequest, worldWith } from '../testing/annotations/world.ts';
import { clusterOf } from '../testing/cluster.ts';
import { loadProfile } from './registry.ts';

/** Values that no annotation of the type takes: another word, blanks and line ends around a right one, a variable, nothing. */
const wrongByType: Readonly<Partial<Record<AnnotationSpec['type'], readonly string[]>>> = {
  bool: ['yes', 'tRUE', 'true\n', ' true', '$x', '2'],
  number: ['ten', '5\n', ' 5', '1.5', '0x5', '$x', '99999999999999999999'],
};

/** Values that an annotation with a text, or with types of its own, does not take. */
const wrongByName: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'ingress-nginx': {
    'app-root': ['x', '/a b', '/x\n', '/{x}'],
    'rewrite-target': ['/a b', '/y\n', '/{x}', '/?a'],
    'canary-by-cookie': ['a;b', 'canary\n'],
    'canary-by-header': ['a;b', 'X-Canary\n'],
    'canary-by-header-pattern': ['a b', '^bet\n', 'a;'],
    'canary-by-header-value': ['a;b', 'beta\n'],
    'cors-allow-origin': ['a b;', 'https://a.example\n', '$http_origin'],
    'default-backend': ['Spare', 'spare\n', 'a/b', '$x'],
    'permanent-redirect': ['/a b', '/y\n', 'https://$host/'],
    'temporal-redirect': ['https://a b', 'https://else.example\n', 'https://$host/', '/y', 'ftp://x'],
    'server-alias': ['a b', 'a;b'],
  },
  traefik: {
    'router.pathmatcher': ['path', 'Path\n', 'Regexp', '$x'],
    'router.tls': ['yes', '1', 'true\n', ' true', '$x'],
    'service.serversscheme': ['HTTPS', 'ftp', 'h2c\n', '$x'],
    'service.nativelb': ['yes', 'tRUE', 'true\n', '$x', ''],
    'router.priority': ['ten', '5\n', ' 5', '1.5', '0x5', '$x', '99999999999999999999', ''],
  },
  'haproxy-ingress': {
    'path-type': ['regexp', 'exact\n', ' exact', '$x'],
    'rewrite-target': ['/a b', '/"x"', '/y\n', '/%[x]'],
    'server-alias': ['a b', 'alias.example\n'],
    'server-alias-regex': ['a b', '(', '^alias\n'],
    'redirect-from': ['a b', 'old.example\n'],
    'redirect-from-regex': ['a b', '(', '^old\n'],
    'http-header-match': ['X-A', 'X-A 1', ': 1'],
    'http-header-match-regex': ['X-A', 'X-A: (', ': 1'],
    'tcp-service-port': ['ten', '5432\n', ' 5432', '1.5', '$x'],
  },
  haproxytech: {
    'path-rewrite': ['/a /b /c', '( /x', '/%x'],
    'request-redirect': ['a b', '%[x]', 'else.example\n'],
    'request-redirect-code': ['200', 'ten', '301\n', ''],
    'ssl-redirect-code': ['200', 'ten', '301\n', ''],
    'ssl-redirect-port': ['ten', '443\n', '0', ''],
  },
};

/** Annotations of whose type nothing is told: what is not a number there is a text that counts. */
const known = await Promise.all(
  standingTables.map(async (table) => {
    const profile = await loadProfile(table.profile);
    if (!profile) throw new Error(`no profile ${table.profile}`);
    return { profile, table };
  }),
);

interface Case {
  readonly profile: ControllerProfile;
  readonly key: string;
  readonly short: string;
  readonly table: StandingTable;
  readonly wrong: readonly string[];
}

const cases = known.flatMap(({ profile, table }) =>
  profile.annotations.flatMap((spec): readonly (readonly [string, Case])[] => {
    const short = spec.name.slice(profile.annotationPrefixes[0]?.length ?? 0);
    const named = wrongByName[profile.id]?.[short];
    if (!named && table.standings.get(short)?.kind !== 'simulated') return [];
    const wrong = named ?? wrongByType[spec.type] ?? [];
    return wrong.length === 0 ? [] : [[`${profile.id}: ${short}`, { profile, key: spec.name, short, table, wrong }]];
  }),
);

function programOf({ profile, key, short, table }: Case, value: string | null) {
  const standing = table.standings.get(short);
  const prefixed = (values: Values = {}) =>
    Object.fromEntries(
      Object.entries(values).map(([name, text]) => [(profile.annotationPrefixes[0] ?? '') + name, text]),
    );
  const annotations = { ...prefixed(standing?.beside), ...(value === null ? {} : { [key]: value }) };
  const bearer = Array.isArray(table.onServices) && table.onServices.includes(short) ? 'service' : 'ingress';
  const cluster = clusterOf(worldWith(bearer, annotations), 'given');
  const program = profile.compile(cluster, { ...profile.assumes, ...standing?.options });
  return { program, advice: adviseAnnotations(profile, cluster.ingresses, servicesBehind(cluster), 'certain') };
}

/** What is told with a value and not without the annotation. */
function toldOf(one: Case, value: string) {
  const [without, found] = [programOf(one, null), programOf(one, value)];
  const codes = ({ program, advice }: typeof found) =>
    [...program.diagnostics, ...advice].map(({ diagnostic }) => diagnostic);
  const before = new Set(codes(without).map((diagnostic) => JSON.stringify(diagnostic)));
  return codes(found).filter((diagnostic) => !before.has(JSON.stringify(diagnostic)));
}

describe('a value that the controller cannot read', () => {
  test.each(cases)('is told where it stands: %s', (_name, one) => {
    const silent = one.wrong.filter((value) => {
      const told = toldOf(one, value);
      return !told.some(
        ({ code, params }) =>
          ('annotation' in params && params.annotation === one.key && code !== 'controller/annotation-unknown') ||
          code === 'controller/path-dropped' ||
          code === 'controller/rejected',
      );
    });
    expect(silent).toEqual([]);
  });

  test.each(cases)('never rests on what is open and claims to be measured: %s', (_name, one) => {
    const sure = one.wrong.filter((value) => {
      const isOpen = toldOf(one, value).some(
        ({ code, params }) => code === 'controller/annotation-value' && 'does' in params && params.does === 'broken',
      );
      const { program } = programOf(one, value);
      // What HAProxy refuses as a whole is no longer open.
      const isSure = (request: HttpRequest) => {
        const { outcome, evidence } = program.explain(request);
        return outcome.kind !== 'rejected' && evidence === 'measured';
      };
      return isOpen && everyRequest.every(isSure);
    });
    expect(sure).toEqual([]);
  });
});

/** What the given list says that ingress-nginx makes of a value that it cannot read. */
type OnInvalid = 'ingress-ignored' | 'default-value' | 'group-ignored' | 'location-denied-503' | 'never-invalid';

interface GivenAnnotation {
  readonly short: string;
  readonly onInvalidValue: OnInvalid;
}

const given = new URL('../../../../shared/spec/ingress-nginx.annotations.json', import.meta.url);

/** A redirect to something that is no http drops its group alone: it has the right letters. */
const noHttp = new Set(['/y', 'ftp://x']);

describe.runIf(existsSync(given))('a value that ingress-nginx cannot read does what the given list says', () => {
  const list: { readonly annotations: readonly GivenAnnotation[] } = existsSync(given)
    ? JSON.parse(readFileSync(given, 'utf8'))
    : { annotations: [] };
  const profile = known.find((one) => one.profile.id === 'ingress-nginx');
  const answers = (program: { match(request: HttpRequest): unknown }) =>
    everyRequest.map((request) => JSON.stringify(program.match(request)));
  const rows = list.annotations.flatMap(
    ({ short, onInvalidValue }): readonly (readonly [string, OnInvalid, Case])[] => {
      const spec = profile?.profile.annotations.find(({ name }) => name.endsWith(`/${short}`));
      if (!profile || !spec) return [];
      const wrong = wrongByName['ingress-nginx']?.[short] ?? wrongByType[spec.type] ?? [];
      return wrong.length === 0 ? [] : [[short, onInvalidValue, { ...profile, key: spec.name, short, wrong }]];
    },
  );

  test.each(rows)('%s: %s', (_short, does, one) => {
    const plain = answers(programOf(one, null).program);
    const ignored = answers(
      profile?.profile.compile(
        clusterOf(worldWith('ingress', { 'nginx.ingress.kubernetes.io/configuration-snippet': 'x' }), 'given'),
        {},
      ) ?? { match: () => null },
    );
    for (const value of one.wrong) {
      if (noHttp.has(value)) continue;
      const found = answers(programOf(one, value).program);
      if (does === 'ingress-ignored') expect(found, value).toEqual(ignored);
      else if (does === 'default-value' || does === 'group-ignored') expect(found, value).toEqual(plain);
      else expect(found.filter((answer) => answer.includes('503')).length, value).toBeGreaterThan(0);
    }
  });
});
