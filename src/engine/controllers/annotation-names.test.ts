import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adviseAnnotations } from '../match/annotations/advise.ts';
import { knownOwners, prefixOf } from '../match/annotations/owners.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { clusterOf } from '../testing/cluster.ts';
import { loadProfile, profiles } from './registry.ts';

const loaded = await Promise.all(profiles.map(({ id }) => loadProfile(id)));
const readers = loaded.filter((profile) => profile !== null).filter(({ annotations }) => annotations.length > 0);
const rows = readers.map((profile) => [profile.id, profile] as const);

const prefixIn = ({ annotationPrefixes: [prefix = ''] }: ControllerProfile): string => prefix;

/** What is told of the name of an annotation alone. */
interface Told {
  readonly code: string;
  /** The name that is offered, `''` for none. */
  readonly offer: string;
  readonly owner: string;
}

/** Returns what is told of the name of an annotation, `null` for nothing. */
function toldOf(profile: ControllerProfile, key: string): Told | null {
  const cluster = clusterOf([{ kind: 'Ingress', metadata: { name: 'i', annotations: { [key]: 'x' } }, spec: {} }]);
  const program = profile.compile(cluster, {}).diagnostics;
  const found = [...program, ...adviseAnnotations(profile, cluster.ingresses, [], 'certain')];
  const told = found.flatMap(({ diagnostic: { code, params } }): readonly Told[] => {
    if (code === 'controller/annotation-unknown') return [{ code, offer: params.near, owner: '' }];
    if (code === 'controller/annotation-former') return [{ code, offer: params.right, owner: '' }];
    return code === 'controller/annotation-foreign' ? [{ code, offer: params.right, owner: params.owner }] : [];
  });
  expect(told.length, `${key} is told once`).toBeLessThanOrEqual(1);
  return told[0] ?? null;
}

const half = (name: string): number => name.length >> 1;

/** What slips of a person's fingers make of a name. */
const slips: Readonly<Record<string, (name: string) => string>> = {
  'a letter is missing': (name) => name.slice(0, half(name)) + name.slice(half(name) + 1),
  'its first letter is missing': (name) => name.slice(1),
  'a letter stands twice': (name) => name.slice(0, half(name)) + name.slice(half(name) - 1),
  'two letters are changed': (name) =>
    name.slice(0, half(name)) + name.charAt(half(name) + 1) + name.charAt(half(name)) + name.slice(half(name) + 2),
  'it is a plural': (name) => `${name}s`,
  'its words begin with capitals': (name) => name.replace(/(^|[-.])[a-z]/g, (letters) => letters.toUpperCase()),
  'it is written as in a programme': (name) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  'it is in capitals': (name) => name.toUpperCase(),
  'its words are joined by underscores': (name) => name.replaceAll('-', '_'),
  'its words are not joined': (name) => name.replaceAll('-', ''),
};

/** What a person may write in place of the prefix. */
const prefixes: Readonly<Record<string, (prefix: string) => string>> = {
  'a letter of the prefix is missing': (prefix) => prefix.slice(1),
  'the prefix has a dash for a dot': (prefix) => prefix.replace('.', '-'),
  'the prefix is that of old releases': () => 'ingress.kubernetes.io/',
  'there is no prefix': () => '',
};

describe.each(rows)('of %s', (_id, profile) => {
  const prefix = prefixIn(profile);
  const names = profile.annotations.map(({ name }) => name);
  const shorts = names.map((name) => name.slice(prefix.length));
  // What is read without case is no slip.
  const isRead = (short: string) => shorts.includes(profile.canonicalAnnotation?.(short) ?? short);

  test.each(Object.entries(slips))('every name is offered where %s', (_slip, change) => {
    const wrong = shorts.flatMap((short) => {
      const written = change(short);
      // Of words of three or four letters too many are near.
      if (written === short || isRead(written) || short.length < 5) return [];
      const offer = toldOf(profile, prefix + written)?.offer ?? '';
      return offer === prefix + short ? [] : [`${written}: ${offer}`];
    });
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(prefixes))('every name is offered where %s', (_slip, change) => {
    const written = change(prefix);
    const wrong = shorts.flatMap((short) => {
      // A single word without a prefix may be anybody's.
      if (written === '' && !/[-.]/.test(short)) return [];
      const offer = toldOf(profile, written + short)?.offer ?? '';
      return offer === prefix + short ? [] : [`${written}${short}: ${offer}`];
    });
    const isShared = profile.sharedPrefixes?.includes(written);
    expect(wrong.length).toBe(isShared ? shorts.length : 0);
  });

  test('every name is known, and nothing is told of it', () => {
    expect(names.filter((name) => toldOf(profile, name) !== null)).toEqual([]);
    for (const shared of profile.sharedPrefixes ?? []) {
      expect(shorts.filter((short) => toldOf(profile, shared + short) !== null)).toEqual([]);
    }
  });

  test('an annotation of every other controller is told, with the name for it where there is one', () => {
    for (const other of readers.filter((one) => one !== profile)) {
      const silent = other.annotations.filter(
        ({ name }) => toldOf(profile, name)?.owner !== knownOwners.ownerOf(prefixIn(other)),
      );
      expect(silent.map(({ name }) => name)).toEqual([]);
      for (const { name } of other.annotations) {
        const short = name.slice(prefixIn(other).length);
        if (shorts.includes(short)) expect(toldOf(profile, name)?.offer).toBe(prefix + short);
      }
    }
  });
});

describe('an annotation of another controller is told with what asks for the same here', () => {
  test.each([
    ['traefik', 'nginx.ingress.kubernetes.io/rewrite-target', 'router.middlewares'],
    ['traefik', 'nginx.ingress.kubernetes.io/use-regex', 'router.pathmatcher'],
    ['traefik', 'nginx.ingress.kubernetes.io/service-upstream', 'service.nativelb'],
    ['ingress-nginx', 'haproxy.org/path-rewrite', 'rewrite-target'],
    ['ingress-nginx', 'haproxy-ingress.github.io/redirect-to', 'temporal-redirect'],
    ['ingress-nginx', 'haproxy-ingress.github.io/cors-enable', 'enable-cors'],
    ['ingress-nginx', 'nginx.org/rewrites', 'rewrite-target'],
    ['ingress-nginx', 'konghq.com/protocols', ''],
    ['ingress-nginx', 'traefik.ingress.kubernetes.io/router.middlewares', ''],
    ['ingress-nginx', 'ingress.kubernetes.io/cors-enable', 'enable-cors'],
    ['ingress-nginx', 'nginx.ingress.kubernetes.io/redirect-to', 'temporal-redirect'],
    ['haproxy-ingress', 'nginx.ingress.kubernetes.io/use-regex', 'path-type'],
    ['haproxytech', 'nginx.ingress.kubernetes.io/rewrite-target', 'path-rewrite'],
    ['haproxytech', 'haproxy-ingress.github.io/auth-url', ''],
  ])('%s: %s is %s', async (id, key, right) => {
    const profile = await loadProfile(id);
    if (!profile) return expect.fail(id);
    expect(toldOf(profile, key)?.offer).toBe(right && prefixIn(profile) + right);
  });

  test.each([
    ['haproxy-ingress', 'ingress.kubernetes.io/permanent-redirect', 'ingress.kubernetes.io/redirect-to'],
    ['haproxytech', 'ingress.kubernetes.io/rewrite-target', 'ingress.kubernetes.io/path-rewrite'],
    ['haproxytech', 'ingress.kubernetes.io/app-root', ''],
  ])('%s reads the old prefix too: %s is %s', async (id, key, near) => {
    const profile = await loadProfile(id);
    if (!profile) return expect.fail(id);
    expect(toldOf(profile, key)).toMatchObject({ code: 'controller/annotation-unknown', offer: near });
  });
});

/** Controllers without a profile, and what begins their annotations in the given lists. */
const others = ['cilium', 'contour', 'kong', 'nginx-inc'];

test.each(others)('the annotations of %s are told by every controller, those that a profile reads apart', (id) => {
  const given = new URL(`../../../../shared/spec/${id}.annotations.json`, import.meta.url);
  if (!existsSync(given)) {
    process.stdout.write(`Skipped: the annotations of ${id} are not beside the project.\n`);
    return;
  }
  const list: { readonly annotations: readonly { readonly name: string }[] } = JSON.parse(readFileSync(given, 'utf8'));
  const foreign = list.annotations.map(({ name }) => name).filter((name) => /^(?!kubernetes\.io).+\//.test(name));
  expect(foreign.length).toBeGreaterThan(5);
  for (const profile of readers) {
    const shared = [...profile.annotationPrefixes, ...(profile.sharedPrefixes ?? []), 'ingress.kubernetes.io/'];
    const silent = foreign.filter((name) => !shared.includes(prefixOf(name)) && toldOf(profile, name) === null);
    expect(silent, profile.id).toEqual([]);
  }
});

const beside = (path: string) => new URL(`../../../../shared/${path}`, import.meta.url);

test('every prefix with an owner stands in the given lists or in a real manifest', () => {
  const [lists, corpus] = [beside('spec/'), beside('corpus/')];
  if (!existsSync(lists) || !existsSync(corpus)) {
    process.stdout.write('Skipped: neither lists of annotations nor real manifests are beside the project.\n');
    return;
  }
  const texts = [
    ...readdirSync(lists)
      .filter((name) => name.endsWith('.annotations.json'))
      .map((name) => new URL(name, lists)),
    ...readdirSync(corpus).map((name) => new URL(encodeURIComponent(name), corpus)),
  ].map((file) => readFileSync(file, 'utf8'));
  expect(knownOwners.prefixes.length).toBeGreaterThan(15);
  expect(knownOwners.prefixes.filter((prefix) => !texts.some((text) => text.includes(prefix)))).toEqual([]);
});
