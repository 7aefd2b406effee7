import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from './testing/run.ts';

/** Small inputs after public reports. They lie beside the project, not in it. */
const folder = new URL('../../../shared/cases/routing/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) process.stdout.write('Skipped: the cases that the command line is asked are not beside the project.\n');

interface Row {
  readonly report: string;
  readonly file: string;
  readonly controller: string;
  readonly more?: readonly string[];
  /** By address: the answer, the reason, and the first thing to try. */
  readonly says: Readonly<Record<string, readonly [answer: string, why: string, first?: string]>>;
}

const nginx = 'nginx.ingress.kubernetes.io/';
const haproxy = 'haproxy-ingress.github.io/';
const traefik = 'traefik.ingress.kubernetes.io/';

const rows: readonly Row[] = [
  {
    report: 'kubernetes/ingress-nginx#9435',
    file: '01-nginx-redirect-catch-all.yaml',
    controller: 'ingress-nginx',
    says: {
      'http://shop.example.com/anything': [
        '302 https://new.example.com/landing',
        `${nginx}temporal-redirect of default/redirect-old redirects whatever no path of this host takes: this too.`,
      ],
    },
  },
  {
    report: 'kubernetes/ingress-nginx#3394',
    file: '03-nginx-alias-on-second-ingress.yaml',
    controller: 'ingress-nginx',
    says: {
      'http://shop.example.org/b': [
        '404, No rule names this host',
        `${nginx}server-alias of default/shop-b names it and counts for nothing: default/shop-a is the first Ingress of its host with aliases.`,
        'ask for shop.example.com -> default/b:80',
      ],
    },
  },
  {
    report: 'kubernetes/ingress-nginx#5001',
    file: '04-nginx-alias-spaces.yaml',
    controller: 'ingress-nginx',
    says: {
      'http://two.example.com/': [
        '404, default/main is left out',
        `${nginx}server-alias makes this controller leave default/main out as a whole.`,
        `${nginx}server-alias: "one.example.com,two.example.com" in default/main -> default/main:80`,
      ],
    },
  },
  {
    report: 'kubernetes/ingress-nginx#12874',
    file: '10-nginx-from-to-www-lb-tls.yaml',
    controller: 'ingress-nginx',
    more: ['--option', 'configMap=use-forwarded-headers=true', '-H', 'X-Forwarded-Proto: https'],
    says: {
      'http://example.com/page': [
        '308 https://www.example.com:80/page',
        `${nginx}from-to-www-redirect of default/web redirects before any Service is asked. There is no X-Forwarded-Port: the port is the one that the request came in by.`,
      ],
    },
  },
  {
    report: 'traefik/traefik#6506',
    file: '16-traefik-middleware-name.yaml',
    controller: 'traefik',
    says: {
      'http://app.example.com/': [
        '404, Nothing is configured for it',
        `The Ingresses have no path that takes part. /app is left out, and would not take this either. strip@kubernetes-crd, named by ${traefik}router.middlewares, does not exist: the path is left out. There is default-strip@kubernetescrd.`,
      ],
      'http://app.example.com/app': [
        '404, /app is left out',
        `strip@kubernetes-crd, named by ${traefik}router.middlewares, does not exist: the path is left out. There is default-strip@kubernetescrd.`,
        `${traefik}router.middlewares: "default-strip@kubernetescrd" in default/app -> default/app:80`,
      ],
    },
  },
  {
    report: 'traefik/traefik#10672',
    file: '18-traefik-regex-path.yaml',
    controller: 'traefik',
    says: {
      'http://app.example.com/api/v1/users': [
        '404, No path of this host matches',
        'No path on app.example.com comes near /api/v1/users.',
        `path: "/api/v[0-9]+/users", pathType: "ImplementationSpecific", ${traefik}router.pathmatcher: "PathRegexp" in default/api -> default/api:80`,
      ],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1479',
    file: '24-haproxy-app-root-wildcard.yaml',
    controller: 'haproxy-ingress',
    says: {
      'http://test.example.com/': [
        '302 https://test.example.com/',
        `${haproxy}app-root of default/wildcard takes the root of this host, and ssl-redirect sends it to https first.`,
      ],
      'http://www.example.com/': [
        '302 https://www.example.com/',
        `${haproxy}app-root of default/wildcard takes the root of this host, and ssl-redirect sends it to https first.`,
        `without ${haproxy}app-root in default/wildcard -> default/www-service:8080`,
      ],
    },
  },
  {
    report: 'jcmoraisjr/haproxy-ingress#1005',
    file: '28-haproxy-redirect-from-regex.yaml',
    controller: 'haproxy-ingress',
    says: {
      'http://www.service.dev.example.com/': [
        '302 //service.dev.example.com/',
        `${haproxy}redirect-from-regex of default/app redirects before any Service is asked.`,
        'follow it -> default/example-service:80',
      ],
    },
  },
];

describe.skipIf(!isThere)('a public report, asked by the command line', () => {
  test.each(rows)('$report: $file', async ({ file, controller, more = [], says }) => {
    const files = new Map([[file, readFileSync(new URL(file, folder), 'utf8')]]);
    for (const [url, [answer, why, first]] of Object.entries(says)) {
      const printed = await run(['route', file, url, '--controller', controller, ...more], files);
      const [, told, reason, next = ''] = printed.split('\n').map((line) => line.trim());
      expect([told, reason]).toEqual([`-> ${answer}`, why]);
      expect(next.startsWith('try: ') ? next.slice('try: '.length) : undefined, url).toBe(first);
    }
  });

  /** kubernetes-sigs/ingress-controller-conformance#83: what is told of each path, by controller. */
  const edges: Readonly<Record<string, readonly string[]>> = {
    kubernetes: ['404', 'aaa', '404', 'exact-slash', 'aaa-bbb', 'bbb', 'bbb', 'same-exact'],
    'ingress-nginx': ['404', 'aaa', '301', 'exact-slash', 'aaa-bbb', 'bbb', '301', 'same-exact'],
    'haproxy-ingress': ['404', 'aaa', '404', 'exact-slash', 'aaa-bbb', 'bbb', 'bbb', 'same-exact'],
    haproxytech: ['404', 'aaa', '404', 'exact-slash', 'aaa-bbb', 'bbb', 'bbb', 'same-exact'],
    // Traefik compares by characters, and the longer rule text goes first.
    traefik: ['aaa', 'aaa', '404', 'exact-slash', 'aaa-bbb', 'bbb', '404', 'same-prefix'],
  };

  test.each(Object.entries(edges))('the edges of Prefix and Exact under %s', async (controller, answers) => {
    const file = '49-spec-conformance.yaml';
    const files = new Map([[file, readFileSync(new URL(file, folder), 'utf8')]]);
    const paths = ['/aaaccc', '/aaa/', '/exact', '/exact/', '/aaa/bbb/ccc', '/bbb/', '/bbb', '/same'];
    const urls = paths.map((path) => `http://example.com${path}`);
    const printed = await run(['route', file, ...urls, '--controller', controller], files);
    const told = [...printed.matchAll(/^ {2}-> (?:default\/)?([\w-]+)/gm)].map(([, answer]) => answer);
    expect(told).toEqual(answers);
  });

  test('an error of one side is told with what is to blame for it, as route tells it', async () => {
    const text = readFileSync(new URL('42-diff-alias.yaml', folder), 'utf8');
    const files = new Map([
      ['a.yaml', text],
      ['b.yaml', text.replace(/^ {2}annotations:\n(?: {4}.*\n)+/m, '')],
    ]);
    const printed = await run(['diff', 'a.yaml', 'b.yaml', '--controller', 'ingress-nginx'], files);
    expect(printed).toContain('b.yaml  404, No rule names this host');
    expect(printed).toContain('2 differences around 1 path, found with');
    expect(printed).not.toContain('no path of this host matches');
  });
});
