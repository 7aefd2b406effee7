/** A path of a contract case; it leads to the Service named `to`. */
export interface ContractPath {
  readonly path: string | null;
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  readonly to: string;
}

interface ContractRule {
  readonly host: string | null;
  /** `null` for a rule without `http`. */
  readonly paths: readonly ContractPath[] | null;
}

interface ContractIngress {
  readonly rules: readonly ContractRule[];
  readonly defaultTo?: string;
  readonly created?: string;
}

/** The Service that answers, or a status. */
export type ContractAnswer = string | number;

/** One question that every profile answers: as the specification reads, or as its list of deviations says. */
export interface ContractCase {
  readonly id: string;
  readonly ingresses: readonly ContractIngress[];
  /** Host header and raw request target of a plain GET over http. */
  readonly host: string;
  readonly target: string;
  readonly expected: ContractAnswer;
}

/** A contract case that a controller answers differently, and how we know. */
export interface Deviation {
  readonly case: string;
  /** A Service, a status, or another kind of outcome by its name. */
  readonly expected: ContractAnswer;
  readonly reason: string;
  /** Repository, path and version, or the command that measured it. */
  readonly source: string;
}

const host = 'a.example.com';

const at =
  (pathType: ContractPath['pathType']) =>
  (path: string | null, to: string): ContractPath => ({ path, pathType, to });
const exact = at('Exact');
const prefix = at('Prefix');
const specific = at('ImplementationSpecific');

const rule = (ruleHost: string | null, ...paths: readonly ContractPath[]): ContractRule => ({ host: ruleHost, paths });

/** A case about paths: one Ingress, one rule. */
function path(id: string, paths: readonly ContractPath[], target: string, expected: ContractAnswer): ContractCase {
  return { id, ingresses: [{ rules: [rule(host, ...paths)] }], host, target, expected };
}

/** A case about hosts: one Ingress. */
function hosts(
  id: string,
  rules: readonly ContractRule[],
  requestHost: string,
  target: string,
  expected: ContractAnswer,
): ContractCase {
  return { id, ingresses: [{ rules }], host: requestHost, target, expected };
}

const everything = (ruleHost: string | null, to: string) => rule(ruleHost, prefix('/', to));

/**
 * The shared table.
 * @source kubernetes/website content/en/docs/concepts/services-networking/ingress.md (v1.35): paths 1-17, hosts, default backend
 */
export const contract: readonly ContractCase[] = [
  path('exact/equal', [exact('/foo', 'e')], '/foo', 'e'),
  path('exact/with-query', [exact('/foo', 'e')], '/foo?x=1', 'e'),
  path('exact/slash-added', [exact('/foo', 'e')], '/foo/', 404),
  path('exact/slash-missing', [exact('/foo/', 'e')], '/foo', 404),
  path('exact/deeper', [exact('/foo', 'e')], '/foo/bar', 404),
  path('exact/other-case', [exact('/foo', 'e')], '/FOO', 404),
  path('exact/root-only', [exact('/', 'e')], '/x', 404),
  path('prefix/root', [prefix('/', 'p')], '/any/thing', 'p'),
  path('prefix/equal', [prefix('/foo', 'p')], '/foo', 'p'),
  path('prefix/slash-added', [prefix('/foo', 'p')], '/foo/', 'p'),
  path('prefix/slash-missing', [prefix('/foo/', 'p')], '/foo', 'p'),
  path('prefix/slash-both', [prefix('/foo/', 'p')], '/foo/', 'p'),
  path('prefix/deeper', [prefix('/foo', 'p')], '/foo/bar', 'p'),
  path('prefix/deeper-below-slash', [prefix('/foo/', 'p')], '/foo/bar', 'p'),
  path('prefix/inside-element', [prefix('/v1', 'p')], '/v11', 404),
  path('prefix/inside-last-element', [prefix('/aaa/bb', 'p')], '/aaa/bbb', 404),
  path('prefix/other-case', [prefix('/foo', 'p')], '/Foo', 404),
  path('prefix/parent', [prefix('/foo/bar', 'p')], '/foo', 404),
  path('prefix/dot-is-a-letter', [prefix('/a.b', 'p')], '/axb', 404),
  path('several/longest', [prefix('/', 'r'), prefix('/foo', 'f'), prefix('/foo/bar', 'b')], '/foo/bar/x', 'b'),
  path('several/longest-listed-first', [prefix('/foo/bar', 'b'), prefix('/foo', 'f')], '/foo/bar', 'b'),
  path('several/next-longest', [prefix('/', 'r'), prefix('/foo', 'f')], '/fool', 'r'),
  path('several/exact-before-prefix', [prefix('/foo', 'p'), exact('/foo', 'e')], '/foo', 'e'),
  path('several/exact-leaves-the-rest', [exact('/foo', 'e'), prefix('/foo', 'p')], '/foo/bar', 'p'),
  path('several/slash-is-longer', [prefix('/foo', 'p'), prefix('/foo/', 's')], '/foo/x', 's'),
  path('several/same-twice', [prefix('/foo', 'first'), prefix('/foo', 'second')], '/foo', 'first'),
  path('specific/plain', [specific('/foo', 's')], '/foo', 's'),
  path('specific/empty-path', [specific(null, 's')], '/foo', 's'),
  path('request/double-slash', [prefix('/foo/bar', 'p')], '/foo//bar', 404),
  path('request/encoded-letter', [prefix('/foo', 'p')], '/%66oo', 404),
  path('request/dot-segments', [prefix('/b', 'p')], '/a/../b', 404),
  hosts('host/exact', [everything(host, 'a')], host, '/', 'a'),
  hosts('host/other', [everything(host, 'a')], 'b.example.com', '/', 404),
  hosts('host/upper-case', [everything(host, 'a')], 'A.Example.COM', '/', 'a'),
  hosts('host/port', [everything(host, 'a')], `${host}:8080`, '/', 'a'),
  hosts('host/trailing-dot', [everything(host, 'a')], `${host}.`, '/', 'a'),
  hosts('host/wildcard', [everything('*.example.com', 'w')], host, '/', 'w'),
  hosts('host/wildcard-two-labels', [everything('*.example.com', 'w')], 'x.a.example.com', '/', 404),
  hosts('host/wildcard-bare', [everything('*.example.com', 'w')], 'example.com', '/', 404),
  hosts('host/exact-before-wildcard', [everything('*.example.com', 'w'), everything(host, 'a')], host, '/', 'a'),
  hosts('host/none-takes-all', [everything(null, 'all')], 'any.example.org', '/x', 'all'),
  hosts('host/exact-before-none', [everything(null, 'all'), everything(host, 'a')], host, '/', 'a'),
  hosts(
    'host/no-fall-through-to-wildcard',
    [rule(host, prefix('/foo', 'a')), everything('*.example.com', 'w')],
    host,
    '/bar',
    404,
  ),
  hosts('host/no-fall-through-to-none', [rule(host, prefix('/foo', 'a')), everything(null, 'all')], host, '/bar', 404),
  hosts('host/two-rules', [rule(host, prefix('/a', 'a')), rule(host, prefix('/b', 'b'))], host, '/b', 'b'),
  {
    id: 'default/no-rules',
    ingresses: [{ rules: [], defaultTo: 'd' }],
    host: 'any.example.org',
    target: '/x',
    expected: 'd',
  },
  {
    id: 'default/no-path-fits',
    ingresses: [{ rules: [rule(host, prefix('/foo', 'f'))], defaultTo: 'd' }],
    host,
    target: '/bar',
    expected: 'd',
  },
  {
    id: 'default/no-host-fits',
    ingresses: [{ rules: [rule(host, prefix('/foo', 'f'))], defaultTo: 'd' }],
    host: 'b.example.org',
    target: '/foo',
    expected: 'd',
  },
  {
    id: 'default/rule-without-paths',
    ingresses: [{ rules: [{ host, paths: null }], defaultTo: 'd' }],
    host,
    target: '/foo',
    expected: 'd',
  },
  {
    id: 'ingresses/paths-add-up',
    ingresses: [{ rules: [rule(host, prefix('/a', 'a'))] }, { rules: [rule(host, prefix('/b', 'b'))] }],
    host,
    target: '/b',
    expected: 'b',
  },
  {
    id: 'ingresses/older-wins',
    ingresses: [
      { rules: [rule(host, prefix('/a', 'young'))], created: '2024-02-01T00:00:00Z' },
      { rules: [rule(host, prefix('/a', 'old'))], created: '2024-01-01T00:00:00Z' },
    ],
    host,
    target: '/a',
    expected: 'old',
  },
];
