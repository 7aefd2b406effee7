import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { profileIn } from '../testing/controller-pieces.ts';
import { compileWorld } from '../testing/truth/world.ts';

type Path = readonly [path: string, pathType: string, service: string, port?: number];

/** What the cause of an answer says of who won, where one Ingress has these paths on one host. */
async function wonAs(
  folder: string,
  paths: readonly Path[],
  target: string,
  host = 'a.example.com',
  more: readonly object[] = [],
) {
  const profile = (await profileIn(folder)) ?? expect.fail(folder);
  const rule = {
    host,
    http: {
      paths: paths.map(([path, pathType, name, number = 80]) => ({
        path,
        pathType,
        backend: { service: { name, port: { number } } },
      })),
    },
  };
  const manifests = [
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'i' }, spec: { rules: [rule, ...more] } },
  ];
  const options = { watchIngressWithoutClass: true };
  const { program } = compileWorld(profile, { manifests, existence: 'assumed', options });
  const asked = requestFromParts({ host: host.replace('*', 'any'), target, scheme: 'http' });
  const { cause } = program.explain(asked);
  if (cause.kind !== 'matched') return cause;
  const { by, winner, over, rules } = cause;
  return { by, winner: winner.path, over: over?.path, fits: over?.fits, rules: rules?.map(({ text }) => text) };
}

describe('a path that wins against what is written of the two', () => {
  test('names the one that it beats, and not another one that nearly fits', async () => {
    const paths: readonly Path[] = [
      ['/', 'Prefix', 'root'],
      ['/foo', 'Exact', 'foo'],
      ['/foo/', 'Prefix', 'foos'],
    ];
    expect(await wonAs('traefik', paths, '/foo')).toEqual({
      ...{ by: 'rule-length', winner: '/', over: '/foo', fits: true },
      rules: ['PathPrefix("/")', 'Path("/foo")'],
    });
    const wildcard: readonly Path[] = [
      ['/foo', 'Prefix', 'foo'],
      ['/foo/bar', 'Exact', 'bar'],
      ['/foo/bar/', 'Exact', 'bars'],
    ];
    const told = await wonAs('haproxy-ingress', wildcard, '/foo/bar', '*.example.com');
    expect(told).toMatchObject({ by: 'sequence', winner: '/foo', over: '/foo/bar', fits: true });
  });

  test('does so on Traefik because of the length of its rule, also over one of its own length', async () => {
    const paths: readonly Path[] = [
      ['/foo', 'Prefix', 'pre'],
      ['/foo', 'Exact', 'exact'],
    ];
    const told = await wonAs('traefik', paths, '/foo');
    expect(told).toMatchObject({ by: 'rule-length', rules: ['PathPrefix("/foo")', 'Path("/foo")'] });
  });

  test('tells both rules whole where one of them has no path', async () => {
    const paths: readonly Path[] = [
      ['/', 'ImplementationSpecific', 'root'],
      ['', 'ImplementationSpecific', 'all'],
    ];
    // Longer, and of a shorter rule: what is written of the paths does not decide.
    const any = {
      http: {
        paths: [{ path: '/foo', pathType: 'Exact', backend: { service: { name: 'foo', port: { number: 80 } } } }],
      },
    };
    const told = await wonAs('traefik', paths, '/foo', 'a.example.com', [any]);
    expect(told).toMatchObject({
      by: 'rule-length',
      rules: ['Host("a.example.com") && PathPrefix("/")', 'Host("a.example.com")'],
    });
  });
});

test.each(['traefik', 'haproxytech'])(
  'of two paths that say the same in one Ingress %s keeps the later one',
  async (id) => {
    const paths: readonly Path[] = [
      ['/p1', 'Prefix', 'web', 80],
      ['/p1', 'Prefix', 'web', 8080],
    ];
    expect(await wonAs(id, paths, '/p1')).toMatchObject({ by: 'listed', winner: '/p1', over: '/p1', fits: true });
  },
);

test.each(['kubernetes-spec', 'ingress-nginx', 'haproxy-ingress'])(
  'where %s keeps the first one, that is told',
  async (id) => {
    const paths: readonly Path[] = [
      ['/p1', 'Prefix', 'web', 80],
      ['/p1', 'Prefix', 'web', 8080],
    ];
    expect(await wonAs(id, paths, '/p1')).toMatchObject({ by: 'first', winner: '/p1', over: '/p1', fits: true });
  },
);
