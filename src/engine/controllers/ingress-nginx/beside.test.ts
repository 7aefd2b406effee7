import { describe, expect, test } from 'vitest';
import { cause as words } from '../../../i18n/en/cause.ts';
import type { Cause } from '../../match/cause.ts';
import { requestFromParts } from '../../match/request.ts';
import { nginxWorlds } from '../../testing/truth/troubled-nginx.ts';
import { compileWorld } from '../../testing/truth/world.ts';
import { ingressNginx } from './profile.ts';

// What is written on one Ingress decides about another: the reason has to name both.

function compiledOf(id: string) {
  const given = nginxWorlds.find((one) => one.id === `ingress-nginx: ${id}`) ?? expect.fail(`no world ${id}`);
  return { ...compileWorld(ingressNginx, given.world), requests: given.requests };
}

/** The causes of a world, by host and path of the request. */
function causesOf(id: string): ReadonlyMap<string, Cause> {
  const { program, requests } = compiledOf(id);
  return new Map(requests.map((request) => [request.host + request.rawPath, program.explain(request).cause]));
}

function said(id: string, asked: string): string {
  const cause = causesOf(id).get(asked) ?? expect.fail(`${asked} is not asked`);
  return words.why(cause).replaceAll('`', '').replaceAll('nginx.ingress.kubernetes.io/', '');
}

function codesOf(id: string): readonly string[] {
  return compiledOf(id).program.diagnostics.map(({ diagnostic: { code, params } }) => {
    const more = 'effect' in params ? ` ${params.effect}` : 'as' in params ? ` ${params.as}` : '';
    const reason = code === 'controller/path-dropped' && 'reason' in params ? ` ${params.reason}` : '';
    return code + more + reason;
  });
}

describe('a reason names what decides', () => {
  test.each([
    [
      'two of one length',
      'shop.example.com/a',
      /^\/a and \/A are of one length .* later by its bytes is tried first\.$/,
    ],
    [
      'the root taken over',
      'q.example.com/',
      /^The default backend of default\/rest answers in place of \/ of default\/old/,
    ],
    ['a canary before its main', 'shop.example.com/a', /^\/a is left out: default\/early, a canary, came first/],
    ['a canary before its main', 'root.example.com/a', /^\/ answers in place of \/a.* default\/early, a canary/],
    [
      'two canaries of one Service',
      'shop.example.com/b',
      /canary-weight gives the canary its share\. It is that of \/a in default\/first/,
    ],
    [
      'a canary behind another',
      'shop.example.com/',
      /^\/ of default\/main answers .* \/ is a canary that does not count: default\/some is one of the same Service/,
    ],
    ['redirects without a place', 'shop.example.com/old', /^permanent-redirect-code makes the answer a bare 304/],
    ['redirects without a place', 'empty.example.com/e', /^rewrite-target leaves nothing of the path: .* 500\.$/],
    [
      'another Service answers',
      'shop.example.com/a',
      /No Service gone in namespace default\. .* default-backend names answers\.$/,
    ],
    [
      'another Service answers',
      'rest.example.com/y',
      /No Service gone in namespace default\. .* default-backend names answers\.$/,
    ],
    ['two Services of one name', 'two.example.com/a', /b-c\/d is written there, .* both Services b-c-d-80/],
    ['targets that are none', 'shop.example.com/s/1', /asked for api\/1: no slash begins it/],
    ['targets that are none', 'bad.example.com/s/1', /compared as text, .* value of rewrite-target cannot be read\.$/],
    ['targets that are none', 'plain.example.com/s/1', /compared as text, .* no annotation on this host/],
    ['targets that are none', 'odd.example.com/s/1', /compared as text, .* value of use-regex cannot be read\.$/],
    ['younger default backends', 'shop.example.com/q', /default\/young is not used here: default\/first is older/],
    [
      'younger default backends',
      'none.example.com/q',
      /The default backend of default\/\w+ is not used here: its Ingress has rules\.$/,
    ],
    [
      'names of a host',
      'b.example.com/q',
      /^server-alias of default\/known names this host too .* default\/own has rules/,
    ],
    [
      'names of a host',
      'x.a.example.net/q',
      /server-alias of default\/wide names \*\.example\.net, .* before \*\.a\.example\.net\.$/,
    ],
    ['a name that is none', 'shop.example.com/', /^The proxy refuses \*foo\.com in server-alias of default\/bad/],
    [
      'two of one age',
      'shop.example.com/x',
      /^default\/two comes before default\/aaa, .* no age tells them apart, and of the names the last in the alphabet/,
    ],
    [
      'two paths of one location',
      'q.example.com/',
      /^\/foo of default\/one makes the same location as \/foo\/ of default\/two, which the proxy refuses/,
    ],
    ['an expression that is none', 'shop.example.com/good', /^The proxy refuses \/\[a-z of default\/bad: none/],
    ['a variable that is none', 'shop.example.com/', /^The proxy refuses \$nothing in rewrite-target of default\/bad/],
  ])('%s: %s', (id, asked, sentence) => {
    expect(said(id, asked)).toMatch(sentence);
  });

  test('a redirect to https names all that would send it there, each alone', () => {
    const causes = causesOf('sent to https by several');
    const alike = (asked: string) => {
      const cause = causes.get(asked);
      return cause?.kind === 'redirect' && [cause.by, ...(cause.alike ?? []).map(({ ingress }) => ingress)];
    };
    expect(alike('shop.example.com/api')).toEqual(['tls', 'default/wild', 'default/forced']);
    expect(alike('two.example.com/x')).toEqual(['tls', 'default/second', 'default/wild']);
    expect(alike('q.example.com/')).toEqual(['tls']);
    expect(alike('bare.example.org/')).toEqual(['annotation']);
    expect(said('sent to https by several', 'shop.example.com/api')).toMatch(
      /So do the tls entry of default\/wild and force-ssl-redirect of default\/forced: each alone is enough\.$/,
    );
  });

  test('a redirect to https names what leaves plain http alone', () => {
    const off = { key: 'nginx.ingress.kubernetes.io/ssl-redirect', value: 'false' };
    expect(causesOf('a certificate for others').get('beside.example.com/other')).toMatchObject({ by: 'tls', off });
  });

  test('nothing more is said where nothing more decides', () => {
    expect(said('two of one length', 'shop.example.com/b')).toBe('Of the paths on shop.example.com only /b matches.');
    expect(said('two Services of one name', 'shop.example.com/a')).not.toContain('both Services');
    expect(causesOf('a canary behind another').get('shop.example.com/x')?.kind).toBe('share');
    expect(said('two canaries of one Service', 'shop.example.com/a')).not.toContain('It is that of');
    expect(said('targets that are none', 'bad.example.com/t')).not.toContain('as text');
  });
});

describe('a canary of another type than the path that it was to share', () => {
  const { program, requests } = compiledOf('canaries of another type');
  const told = requests.map((request) => {
    const { cause } = program.explain(request);
    const left = cause.kind === 'route-refused' ? cause : 'leftOut' in cause ? cause.leftOut : undefined;
    const isTold = left?.kind === 'route-refused' ? `${left.why} ${left.partner?.pathType ?? ''}`.trim() : null;
    return [request.headers.has('x-canary') ? 'header' : 'plain', request.rawPath, isTold] as const;
  });

  test('is told where of that type it would have the request, and nowhere else', () => {
    expect(told).toEqual([
      ['plain', '/a', null],
      ['header', '/a', 'canary-type Prefix'],
      ['plain', '/a/x', null],
      ['header', '/a/x', 'canary-type Prefix'],
      ['plain', '/e', null],
      ['header', '/e', 'canary-type Exact'],
      ['plain', '/e/x', 'canary-alone'],
      ['header', '/e/x', 'canary-alone'],
      // ImplementationSpecific is Prefix: one canary has its place already.
      ['plain', '/i', 'canary-type Prefix'],
      ['header', '/i', 'canary-type Prefix'],
      ['plain', '/i/x', 'canary-type Prefix'],
      ['header', '/i/x', 'canary-type Prefix'],
    ]);
    expect(said('canaries of another type', 'shop.example.com/a')).toMatch(
      /\/a is a canary, and default\/main has it as Prefix: a canary shares a path of its own type alone\.$/,
    );
  });
});

test.each([
  ['the root taken over', ['controller/duplicate-path default-backend']],
  [
    'a canary before its main',
    [
      'controller/path-dropped canary-partner',
      'controller/path-dropped canary-service',
      'controller/path-dropped canary-service',
    ],
  ],
  ['two canaries of one Service', ['controller/duplicate-path canary']],
  ['redirects without a place', ['ingress-nginx/annotation-effect no-place']],
  ['two Services of one name', ['ingress-nginx/one-name']],
  ['names of a host', ['ingress-nginx/annotation-effect known-host']],
])('the problems of “%s” say the same', (id, codes) => {
  const kinds = [
    'controller/duplicate-path',
    'controller/path-dropped',
    'ingress-nginx/annotation-effect',
    'ingress-nginx/one-name',
  ];
  const own = codesOf(id).filter((code) => kinds.includes(code.split(' ')[0] ?? ''));
  expect(own.filter((code) => !code.endsWith('on-canary')).sort()).toEqual(codes);
});

test('a target without a slash is told of where it is written', () => {
  expect(codesOf('targets that are none')).toContain('ingress-nginx/annotation-effect no-slash');
});

test('default backends are told with the hosts that they answer for, or with none', () => {
  const told = compiledOf('younger default backends').program.diagnostics.flatMap(({ diagnostic: { code, params } }) =>
    code === 'controller/default-backend' && 'hosts' in params ? [params.hosts] : [],
  );
  expect([...told].sort()).toEqual(['', '', 'made.example.com']);
});

test('where an app-root answers no path is compared, and a path that was replaced has a row', () => {
  const rows = (id: string, asked: string) => {
    const { program, requests } = compiledOf(id);
    const request = requests.find(({ host, rawPath }) => host + rawPath === asked) ?? expect.fail(asked);
    return program
      .explain(request)
      .trace.flatMap((step) => (step.kind === 'path' ? [`${step.pathId} ${step.verdict}`] : []));
  };
  expect(rows('the root taken over', 'q.example.com/')).toContain('path:own||Prefix|/|default/old#0 later');
  expect(rows('an app-root', 'root.example.org/')).toEqual([]);
});

test.each([
  ['/a', 'Prefix', 'ingress-nginx/prefix'],
  ['/a', 'Exact', 'ingress-nginx/exact'],
  ['/a/b', 'Prefix', 'ingress-nginx/prefix'],
])('%s asked of a %s is preferred by %s', (target, pathType, rule) => {
  const path = (text: string, type: string) => ({
    path: text,
    pathType: type,
    backend: { service: { name: 'web', port: { number: 80 } } },
  });
  const object = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'a', namespace: 'default' },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: 'a.example.com', http: { paths: [path('/', 'Prefix'), path('/a', pathType)] } }],
    },
  };
  const { program } = compileWorld(ingressNginx, { manifests: [object], existence: 'assumed', options: {} });
  const { trace } = program.explain(requestFromParts({ host: 'a.example.com', target }));
  expect(trace.flatMap((step) => (step.kind === 'prefer' ? [step.rule] : []))).toEqual([rule]);
});
