import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import { requestFromParts } from '../../match/request.ts';
import { areCasesThere, reportedCase, saidTo } from '../../testing/reported-cases.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { haproxyIngress } from './profile.ts';

const isThere = areCasesThere('HAProxy Ingress');

const ingressClass = `---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: haproxy}
spec: {controller: haproxy-ingress.github.io/controller}
`;

interface Row {
  readonly report: string;
  readonly file: string;
  readonly more?: string;
  /** By address: the answer, its cause, and what the trace notes. */
  readonly says: Readonly<Record<string, readonly [answer: string, cause: string, ...notes: string[]]>>;
  /** Codes of what is told of the files, each once. */
  readonly told?: readonly string[];
  readonly isRead?: boolean;
}

const rows: readonly Row[] = [
  {
    report: 'jcmoraisjr/haproxy-ingress#1501',
    file: '23-haproxy-alias-rewrite.yaml',
    says: {
      'http://main.example.com/prefix/foo/bar': ['my-service /bar', 'matched'],
      'http://alias.example.com/prefix/foo/bar': ['my-service /prefix/foo/bar', 'matched', 'alias-settings'],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1479',
    file: '24-haproxy-app-root-wildcard.yaml',
    says: {
      'http://test.example.com/': [
        '302 https://test.example.com/',
        'redirect by default ssl-redirect',
        'app-root-https',
      ],
      'http://www.example.com/': ['302 https://www.example.com/', 'redirect by app-root app-root', 'app-root-https'],
      'http://www.example.com/x': ['www-service /x', 'matched'],
      // Sent there by app-root, where neither host has a certificate.
      'https://test.example.com/': ['404', 'scheme-not-served'],
      'https://www.example.com/': ['404', 'scheme-not-served'],
    },
    told: ['haproxy-ingress/wildcard-prefix', 'controller/annotation-wider'],
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1479, redirect-to',
    file: '24b-haproxy-redirect-to-wildcard.yaml',
    says: {
      'http://test.example.com/x': [
        '302 https://elsewhere.example.org/',
        'redirect by annotation redirect-to',
        'redirect-to',
      ],
      'http://www.example.com/x': [
        '302 https://elsewhere.example.org/',
        'redirect by annotation redirect-to',
        'redirect-to',
      ],
    },
    told: ['controller/annotation-wider'],
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1361',
    file: '25-haproxy-regex-rewrite.yaml',
    says: { 'http://main.example.com/test/me/x': ['app /me/x', 'matched'] },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1067',
    file: '26-haproxy-app-root-https.yaml',
    says: {
      'http://app.example.com/': ['302 https://app.example.com/', 'redirect by tls', 'app-root-https'],
      'https://app.example.com/': ['302 /test', 'redirect by app-root app-root', 'app-root'],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#931, as reported',
    file: '27-haproxy-passthrough-redirect.yaml',
    says: {
      'http://test.example.com/': [
        '302 https://test.example.com/',
        'redirect by annotation ssl-passthrough',
        'passthrough',
      ],
      'https://test.example.com/': ['echoapp /', 'matched', 'passthrough'],
    },
    told: ['controller/class-needed'],
    isRead: true,
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#931, with a class in the files',
    file: '27-haproxy-passthrough-redirect.yaml',
    more: ingressClass,
    says: {
      'http://test.example.com/': ['404', 'ingress-not-taken'],
      'https://test.example.com/': ['404', 'ingress-not-taken'],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1005',
    file: '28-haproxy-redirect-from-regex.yaml',
    says: {
      // The host has a backend: its map is asked before that of redirects.
      'http://service.dev.example.com/': ['example-service /', 'matched'],
      'http://www.service.dev.example.com/': [
        '302 //service.dev.example.com/',
        'redirect by annotation redirect-from-regex',
        'redirect-from',
      ],
      'http://other.example.com/': ['404', 'host-unknown'],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#254',
    file: '29-haproxy-blue-green-header.yaml',
    says: { 'http://app.example.com/': ['app /', 'matched', 'not-simulated', 'not-simulated'] },
    told: ['controller/not-simulated'],
    isRead: true,
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#365',
    file: '36-haproxy-app-root-no-tls.yaml',
    says: {
      'http://example.com/': ['302 https://example.com/', 'redirect by default ssl-redirect', 'app-root-https'],
      'https://example.com/': ['404', 'scheme-not-served'],
      'http://example.com/index': ['index /index', 'matched'],
    },
  },
];

describe.skipIf(!isThere)('a public report about HAProxy Ingress', () => {
  test.each(rows)('$report: its answers, causes and findings', ({ file, more = '', says, told = [], isRead }) => {
    const program = haproxyIngress.compile(reportedCase(file, more), {});
    for (const [url, [answer, cause, ...notes]] of Object.entries(says)) {
      const evidence = isRead ? 'source' : 'measured';
      expect(saidTo(program, url), url).toEqual({ answer, cause, evidence, notes });
    }
    expect([...new Set(program.diagnostics.map(({ diagnostic }) => diagnostic.code))]).toEqual(told);
  });
});

test.skipIf(!isThere)('app-root of a wildcard and what sends its root to https first are both told', () => {
  const program = haproxyIngress.compile(reportedCase('24-haproxy-app-root-wildcard.yaml', ''), {});
  const [appRoot, ssl] = ['haproxy-ingress.github.io/app-root', 'ssl-redirect'];
  const causeAt = (host: string) => ({ ...program.explain(requestFromParts({ host, target: '/' })).cause });
  expect(causeAt('test.example.com')).toMatchObject({ key: ssl, with: appRoot, ingress: 'default/wildcard' });
  expect(causeAt('www.example.com')).toMatchObject({ key: appRoot, with: ssl, ingress: 'default/wildcard' });
});

/** How the rows of a trace read: hosts and paths with what is said of each, and the rules of its ties. */
function rowsOf(text: string, line: string): readonly string[] {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  const cluster = buildCluster([readSourceFile('a.yaml', text)], 'auto', false);
  return haproxyIngress
    .compile(cluster, {})
    .explain(parsed.value)
    .trace.flatMap((step) => {
      if (step.kind === 'host') return [`${step.host} ${step.verdict}`];
      if (step.kind === 'path') return [`${step.matcher.kind === 'regex' ? '' : step.matcher.path} ${step.verdict}`];
      return step.kind === 'prefer' ? [step.rule] : [];
    });
}

function on(host: string, name: string, more: string, ...paths: readonly (readonly [string, string])[]): string {
  const listed = paths.map(
    ([pathType, path]) =>
      `          - {path: ${path}, pathType: ${pathType}, backend: {service: {name: a, port: {number: 80}}}}\n`,
  );
  const rule = host === '' ? '    - http:\n' : `    - host: "${host}"\n      http:\n`;
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}${more}}\nspec:\n  ingressClassName: haproxy\n  rules:\n${rule}        paths:\n${listed.join('')}---\n`;
}

const annotated = (key: string, value: string) => `, annotations: {haproxy-ingress.github.io/${key}: "${value}"}`;

describe('the trace', () => {
  test('compares no path on a scheme that it is not served on', () => {
    const text = on('a.test', 'a', '', ['Prefix', '/b']);
    expect(rowsOf(text, 'https://a.test/b')).toEqual(['a.test exact', '/b other-scheme']);
    expect(rowsOf(text, 'http://a.test/b')).toEqual(['a.test exact', '/b wins']);
  });

  test('names no tie where redirect-to answers before all backends', () => {
    const text =
      on('*.a.test', 'a', annotated('redirect-to', 'https://b.test'), ['Prefix', '/']) +
      on('w.a.test', 'b', '', ['Prefix', '/api']);
    expect(rowsOf(text, 'http://w.a.test/api')).toEqual([
      '*.a.test wildcard',
      'w.a.test exact',
      '/ wins',
      '/api fits-later',
    ]);
  });

  test('says of a path on a less precise host that it belongs to another', () => {
    const text = on('a.test', 'a', '', ['Prefix', '/']) + on('', 'b', '', ['Prefix', '/']);
    expect(rowsOf(text, 'http://a.test/x')).toEqual(['a.test exact', 'null any', '/ wins', '/ other-host']);
  });

  test('of a wildcard speaks of the one map that holds all of its paths', () => {
    const text = on('*.a.test', 'a', '', ['Prefix', '/foo'], ['Exact', '/foo/bar']);
    expect(rowsOf(text, 'http://w.a.test/foo/bar')).toEqual([
      '*.a.test wildcard',
      '/foo wins',
      '/foo/bar later',
      'haproxy-ingress/expressions',
    ]);
  });

  test('says that a host is reached by its alias', () => {
    const text = on('a.test', 'a', annotated('server-alias', 'b.test'), ['Prefix', '/']);
    expect(rowsOf(text, 'http://b.test/')).toEqual(['a.test alias', '/ wins']);
  });
});

test('a path that only redirects is told where its redirect is not made', () => {
  const text = on('a.test', 'a', annotated('redirect-to', 'https://b.test'), ['Prefix', '/']);
  const cluster = buildCluster([readSourceFile('a.yaml', text)], 'auto', false);
  const asked = requestFromParts({ host: 'a.test', target: '/.well-known/acme-challenge/t' });
  const { outcome, cause } = haproxyIngress.compile(cluster, {}).explain(asked);
  expect(outcome).toMatchObject({ kind: 'status', status: 404 });
  expect(cause).toMatchObject({
    kind: 'route-refused',
    why: 'spared',
    spared: '/.well-known/acme-challenge',
    key: 'haproxy-ingress.github.io/redirect-to',
  });
});

describe('of two paths that fit, the one that answers', () => {
  const wonAt = (url: string, host: string, ...paths: readonly (readonly [string, string])[]) => {
    const cluster = buildCluster([readSourceFile('a.yaml', on(host, 'a', '', ...paths))], 'assumed', false);
    const asked = parseRequestLine(url);
    if (!asked.ok) throw new Error(url);
    const { cause } = haproxyIngress.compile(cluster, {}).explain(asked.value);
    return cause.kind === 'matched' ? [cause.winner.path, cause.by, cause.over?.path] : cause.kind;
  };

  /** The expression of `/foo` goes on behind the path, that of `/foo/` ends with it: the longer text is asked for first. */
  test('comes earlier on a wildcard host where the other ends with a slash', () => {
    const paths = [['Prefix', '/foo/'] as const, ['Prefix', '/foo'] as const];
    expect(wonAt('http://w.a.test/foo/x', '*.a.test', ...paths)).toEqual(['/foo', 'sequence', '/foo/']);
    expect(wonAt('http://w.a.test/foo/x/y', '*.a.test', ['Prefix', '/foo'], ['Prefix', '/foo/x'])).toEqual([
      '/foo/x',
      'longest',
      '/foo',
    ]);
  });

  test('is the first where they differ in letter case alone, and begin what they take', () => {
    const type = 'ImplementationSpecific';
    expect(wonAt('http://a.test/foo/x', 'a.test', [type, '/foo'], [type, '/Foo'])).toEqual(['/foo', 'first', '/Foo']);
    expect(wonAt('http://a.test/foo/x', 'a.test', [type, '/Foo'], [type, '/foo'])).toEqual(['/Foo', 'first', '/foo']);
  });
});
