import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { applyEdits } from '../text/edit.ts';
import { compareSeen } from './compare-seen.ts';
import { editsOfDiff } from './diff.ts';
import type { IntakePart } from './part.ts';
import { readIntake, requestsOf } from './read-intake.ts';

const ingress = (name: string, host = `${name}.example.net`): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
spec:
  rules:
  - host: ${host}
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}]}
`;

const kinds = (text: string) => readIntake(text).map(({ kind }) => kind);
const known = (text: string) => kinds(text).filter((kind) => kind !== 'unknown' && kind !== 'command');
const manifests = (text: string) => readIntake(text).flatMap((part) => (part.kind === 'manifest' ? [part.text] : []));
const asked = (text: string) =>
  requestsOf(readIntake(text)).map(({ part: { seen }, count }) => {
    const { method, scheme, host, rawPath, query } = seen.request;
    const target = query === null ? rawPath : `${rawPath}?${query}`;
    return [`${method} ${scheme}://${host}${target}`, seen.status, count] as const;
  });
const only = <K extends IntakePart['kind']>(text: string, kind: K): Extract<IntakePart, { kind: K }> => {
  const found = readIntake(text).find((part) => part.kind === kind);
  if (!found) throw new Error(`no ${kind} in ${JSON.stringify(text)}`);
  return found as Extract<IntakePart, { kind: K }>; // its kind was compared
};

const whole = [
  'kind: Ingress\n# curl x',
  '{"kind":"Ingress"}',
  'url: https://a.b/',
  'kind: Ingress\n# Error from server: is invalid:',
  '  - host: a.b',
  "'kind': Ingress",
  '{{- if .x }}',
  '[1]',
  '---\n# nothing yet',
  'rules:',
  '# kubectl get ingress\n\nkind: Ingress',
  'kind: Ingress # once caf\ufffd, later said with another code page',
  'kind: ConfigMap\ndata:\n  readme: |\n    ```yaml\n    kind: Ingress\n    ```\n    $ kubectl get pods\n    Error from server: no\n',
  'kind: Ingress\r\nmetadata: {}\r\n',
  '- apiVersion: v1\n',
  '\ufeffkind: Ingress\n',
];

describe('a manifest that is whole', () => {
  test.each(whole)('%j stays as it is, to the byte', (text) => {
    expect(readIntake(text)).toEqual([
      { kind: 'manifest', wrapping: 'none', range: { start: 0, end: text.length }, text, escapes: 0 },
    ]);
  });

  test('also when it is larger than anything of a terminal', () => {
    const text = ingress('large').repeat(3000);
    expect(readIntake(text)).toEqual([
      { kind: 'manifest', wrapping: 'none', range: { start: 0, end: text.length }, text, escapes: 0 },
    ]);
  });

  test('loses the colours of a terminal and nothing else', () => {
    const [part] = readIntake(`\u001b[32m${ingress('a')}\u001b[0m`);
    expect(part).toMatchObject({ kind: 'manifest', text: ingress('a'), escapes: 2 });
  });
});

describe('manifests inside of something', () => {
  test('are found in Markdown fences, each as it is, also when those are indented', () => {
    const text = `### What\nIt fails:\n\n\`\`\`yaml\n${ingress('a')}\`\`\`\n\n1. and\n   ~~~\n${ingress('b').replace(/^/gm, '   ')}\n   ~~~\n\`\`\`json\n{"kind": "Service"}\n\`\`\`\n`;
    expect(manifests(text)).toEqual([ingress('a'), `${ingress('b')}\n`, '{"kind": "Service"}\n']);
  });

  test('are found in here-documents and behind prompts', () => {
    expect(manifests(`cat <<EOF | kubectl apply -f -\n${ingress('a')}EOF\n`)).toEqual([ingress('a')]);
    expect(
      manifests(`$ kubectl apply -f - <<-'END'\n${ingress('a').replace(/^/gm, '\t').replace(/\t$/, '')}\tEND`),
    ).toEqual([ingress('a')]);
    for (const prompt of [
      '$ ',
      'jane@host:~/x$ ',
      '[root@node1 ~]# ',
      '➜  deploy git:(main) ✗ ',
      'PS C:\\work> ',
      '(venv) $ ',
    ]) {
      expect(manifests(`${prompt}kubectl get ingress a -o yaml\n${ingress('a')}${prompt}`), prompt).toEqual([
        ingress('a'),
      ]);
    }
  });

  test('end where the terminal goes on, and begin again', () => {
    const text = `Warning: annotation "kubernetes.io/ingress.class" is deprecated\n---\n# Source: a\n${ingress('a')}---\n${ingress('b')}$ kubectl get svc\nNo resources found in default namespace.\n`;
    expect(manifests(text)).toEqual([`---\n# Source: a\n${ingress('a')}---\n${ingress('b')}`]);
    expect(known(text)).toEqual(['error', 'manifest']);
  });

  test('of words and no object there are none', () => {
    for (const text of [
      'hello',
      'Dear all: the ingress is down since 12:30 {really}.\nSee https://a.b/ for more',
      '   ',
      '',
      '\u0000PNG: \u0001\u0002',
    ]) {
      expect(known(text), text).toEqual([]);
    }
  });
});

describe('a diff in its own format', () => {
  const argo =
    '===== networking.k8s.io/Ingress shop/web ======\n12c12\n<   - host: shop.test\n---\n>   - host: shop.example\n\n===== /Service shop/web ======\n4d3\n<   type: NodePort\n9a9,10\n>   - port: 81\n>     name: b\n';

  test('is read as Argo CD prints it, object by object', () => {
    expect(readIntake(argo).map(({ kind }) => kind)).toEqual(['diff']);
    expect(only(argo, 'diff').files).toEqual([
      {
        name: 'networking.k8s.io/Ingress shop/web',
        hunks: [{ before: '  - host: shop.test\n', after: '  - host: shop.example\n', line: 12 }],
        before: null,
        after: null,
      },
      {
        name: '/Service shop/web',
        hunks: [
          { before: '  type: NodePort\n', after: '', line: 4 },
          { before: '', after: '  - port: 81\n    name: b\n', line: 9 },
        ],
        before: null,
        after: null,
      },
    ]);
  });

  test('changes the file that has its lines, and none where it only adds: it does not say between which', () => {
    const [ing, service] = only(argo, 'diff').files;
    if (!ing || !service) throw new Error('no files');
    const text = 'rules:\n  - host: shop.test\n';
    expect(applyEdits(text, editsOfDiff(text, ing) ?? [])).toBe('rules:\n  - host: shop.example\n');
    expect(editsOfDiff('spec:\n  type: NodePort\n', service)).toBeNull();
  });

  test('holds an object that is new as a whole', () => {
    const [file] = only(
      '===== networking.k8s.io/Ingress shop/new ======\n0a1,2\n> kind: Ingress\n> spec: {}\n',
      'diff',
    ).files;
    expect(file).toMatchObject({ before: null, after: 'kind: Ingress\nspec: {}\n' });
  });

  test('is read without a head, too, and with the heads above a unified diff', () => {
    expect(only('2c2\n< a: 1\n---\n> a: 2\n\\ No newline at end of file\n', 'diff').files).toMatchObject([
      { name: 'pasted.yaml', hunks: [{ before: 'a: 1\n', after: 'a: 2\n' }] },
    ]);
    const unified =
      '===== apps/Deployment a/b ======\n--- /tmp/a/b-live.yaml\n+++ /tmp/a/b\n@@ -1 +1 @@\n-a: 1\n+a: 2\n';
    expect(kinds(unified)).toEqual(['diff']);
    expect(known('12c12\nand nothing else\n')).toEqual([]);
  });
});

describe('a diff', () => {
  const patch = (path: string) =>
    `diff --git a/deploy/ing.yaml b/deploy/ing.yaml\nindex 1..2 100644\n--- a/deploy/ing.yaml\n+++ b/deploy/ing.yaml\n@@ -1,3 +1,3 @@\n kind: Ingress\n-path: /old\n+path: ${path}\n # end\n`;

  test('of a whole file is both of its texts', () => {
    const [file] = only(patch('/new'), 'diff').files;
    expect(file).toMatchObject({
      name: 'deploy/ing.yaml',
      before: 'kind: Ingress\npath: /old\n# end\n',
      after: 'kind: Ingress\npath: /new\n# end\n',
    });
  });

  test('of a new file has nothing before; kubectl names what it compares', () => {
    const text = `diff -u -N /tmp/LIVE-1/networking.k8s.io.v1.Ingress.a.b /tmp/MERGED-2/networking.k8s.io.v1.Ingress.a.b\n--- /tmp/LIVE-1/networking.k8s.io.v1.Ingress.a.b\t2026-01-01\n+++ /tmp/MERGED-2/networking.k8s.io.v1.Ingress.a.b\t2026-01-01\n@@ -0,0 +1 @@\n+kind: Ingress\n--- /dev/null\n+++ b/new.yaml\n@@ -0,0 +1,2 @@\n+kind: Ingress\n+x: 1\n\\ No newline at end of file\n`;
    expect(only(text, 'diff').files).toMatchObject([
      { name: 'networking.k8s.io.v1.Ingress.a.b', after: 'kind: Ingress\n' },
      { name: 'new.yaml', before: '', after: 'kind: Ingress\nx: 1\n' },
    ]);
  });

  test('of a part of a file changes the file that has these lines, and no other', () => {
    const [file] = only(
      '--- a/x.yaml\n+++ b/x.yaml\n@@ -5,3 +5,3 @@ spec:\n   a: 1\n-  b: 2\n+  b: 3\n   c: 4\n',
      'diff',
    ).files;
    expect(file).toMatchObject({ before: null, after: null });
    if (!file) throw new Error('no file');
    const text = 'kind: X\n  a: 1\n  b: 2\n  c: 4\nend: 1\n';
    expect(applyEdits(text, editsOfDiff(text, file) ?? [])).toBe('kind: X\n  a: 1\n  b: 3\n  c: 4\nend: 1\n');
    const crlf = text.replaceAll('\n', '\r\n');
    expect(applyEdits(crlf, editsOfDiff(crlf, file) ?? [])).toBe('kind: X\r\n  a: 1\r\n  b: 3\r\n  c: 4\r\nend: 1\r\n');
    expect(editsOfDiff('kind: X\n  a: 1\n  b: 9\n', file)).toBeNull();
    // Twice there, and at another line than the diff says: nobody knows which is meant.
    expect(editsOfDiff(text + text, file)).toBeNull();
  });
});

describe('what kubectl tells about Ingresses', () => {
  test('the table of get is read, cut hosts and all', () => {
    const text = `NAMESPACE   NAME    CLASS    HOSTS                            ADDRESS     PORTS     AGE\nteam-a      front   nginx    a.test,b.test,c.test + 2 more...   10.0.0.9    80, 443   3d\ndefault     back    <none>   *                                            80        3d\n`;
    const { ingresses, form } = only(text, 'listing');
    expect(form).toBe('get');
    expect(ingresses.map(({ name, namespace, className, hasTls }) => [name, namespace, className, hasTls])).toEqual([
      ['front', 'team-a', 'nginx', true],
      ['back', 'default', '', false],
    ]);
    expect(ingresses[1]?.routes).toEqual([{ host: '', path: '', backend: '', trouble: '' }]);
  });

  test('describe is read as routes, with what kubectl finds wrong', () => {
    const text =
      'Name:             front\nLabels:           <none>\nNamespace:        team-a\nIngress Class:    nginx\nDefault backend:  <default>\nRules:\n  Host           Path  Backends\n  ----           ----  --------\n  a.test\n                 /      front:http (10.1.0.4:8080)\n                 /api   api:8080 (<error: services "api" not found>)\n  *\n                    any:80 (<none>)\nAnnotations:     <none>\nEvents:\n  Warning  Translate  3m (x17 over 8m)  loadbalancer-controller  Translation failed: invalid ingress spec: could not find service "team-a/api"\n';
    expect(only(text, 'listing').ingresses).toEqual([
      {
        namespace: 'team-a',
        name: 'front',
        className: 'nginx',
        hasTls: false,
        routes: [
          { host: 'a.test', path: '/', backend: 'front:http', trouble: '' },
          { host: 'a.test', path: '/api', backend: 'api:8080', trouble: 'services "api" not found' },
          { host: '', path: '', backend: 'any:80', trouble: '<none>' },
        ],
      },
    ]);
    expect(only(text, 'error').readings[0]?.code).toBe('gke-service-missing');
  });

  test('other objects are described, too, and are no Ingresses', () => {
    expect(known('Name:   web\nNamespace:  a\nLabels:  <none>\nSelector: app=web\n')).not.toContain('listing');
  });
});

describe('requests with what was seen', () => {
  test('curl with its answer', () => {
    expect(asked('$ curl -i http://a.test/x\nHTTP/1.1 404 Not Found\nServer: nginx\n\nnot here\n')).toEqual([
      ['GET http://a.test/x', 404, 1],
    ]);
    expect(asked("curl -s -o /dev/null -w '%{http_code}' https://a.test/x?y=1\n503\n$")).toEqual([
      ['GET https://a.test/x?y=1', 503, 1],
    ]);
    expect(asked('curl -X POST https://a.test/x \\\n  -H "X-Canary: always"')).toEqual([
      ['POST https://a.test/x', null, 1],
    ]);
    expect(asked('curl http://a.test/ | jq .')).toEqual([['GET http://a.test/', null, 1]]);
  });

  const verbose = `* Host a.test:443 was resolved.\n*   Trying 10.0.0.1:443...\n* Connected to a.test (10.0.0.1) port 443\n* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n> GET /api?x=1 HTTP/2\n> Host: a.test\n> User-Agent: curl/8.5.0\n> Accept: */*\n> X-Canary: always\n>\n< HTTP/2 503\n< server: nginx\n<\n<h1>503 Service Temporarily Unavailable</h1>\n* Connection #0 left intact\n`;

  test('curl -v, with and without its command', () => {
    expect(asked(`$ curl -v https://a.test/api?x=1\n${verbose}`)).toEqual([['GET https://a.test/api?x=1', 503, 1]]);
    expect(asked(verbose)).toEqual([['GET https://a.test/api?x=1', 503, 1]]);
    const { seen } = only(verbose, 'request');
    expect([...seen.request.headers]).toEqual([['x-canary', 'always']]);
    expect(known(verbose)).toContain('error');
  });

  test('curl -L -v asks twice', () => {
    const text = `curl -vL http://a.test/\n* Connected to a.test (1.2.3.4) port 80\n> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 308 Permanent Redirect\n< Location: https://a.test/\n<\n* Connected to a.test (1.2.3.4) port 443\n> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n<\n`;
    expect(asked(text)).toEqual([
      ['GET http://a.test/', 308, 1],
      ['GET https://a.test/', 200, 1],
    ]);
    expect(only(text, 'request').seen.location).toBe('https://a.test/');
  });

  test('lines of access logs of nginx, Traefik and HAProxy', () => {
    const nginx =
      '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /api/x?y HTTP/1.1" 404 146 "-" "curl/8" 80 0.001 [store-web-80] [] 10.1.0.4:8080 0 0.001 404 0af';
    expect(asked(`${nginx}\n${nginx}\n`)).toEqual([['GET http:///api/x?y', 404, 2]]);
    expect(only(nginx, 'request')).toMatchObject({ form: 'nginx', seen: { upstream: 'store-web-80' } });
    expect(asked('a.test:443 10.0.0.1 - jane [02/Jan/2026:03:04:05 +0000] "POST / HTTP/2.0" 503 0 "-" "x"')).toEqual([
      ['POST https://a.test/', 503, 1],
    ]);
    const clf =
      '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 404 19 "-" "-" 7 "websecure-store-a-test@kubernetes" "http://10.1.0.4:80" 2ms';
    expect(only(clf, 'request')).toMatchObject({
      form: 'traefik',
      seen: { upstream: 'websecure-store-a-test@kubernetes', request: { scheme: 'https' } },
    });
    const json =
      '{"ClientAddr":"10.0.0.1:1","DownstreamStatus":502,"RequestAddr":"a.test","RequestHost":"a.test","RequestMethod":"GET","RequestPath":"/x","RequestScheme":"https","ServiceName":"store-web-80@kubernetes","level":"info","msg":""}';
    expect(asked(json)).toEqual([['GET https://a.test/x', 502, 1]]);
    const haproxy =
      'Feb  6 12:14:14 host haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] https~ store_web_80/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {a.test} {} "GET /x HTTP/1.1"';
    expect(asked(haproxy)).toEqual([['GET https://a.test/x', 200, 1]]);
    expect(
      asked(
        '10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http store_web_http/SRV_1 0/0/0/1/1 404 99 - - ---- 1/1/0/0/0 0/0 "GET a.test/x/y HTTP/1.1"',
      ),
    ).toEqual([['GET http://a.test/x/y', 404, 1]]);
  });

  test('an error log is an error and the request it is about', () => {
    const text =
      '2026/01/02 03:04:05 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1, server: a.test, request: "GET /api HTTP/1.1", upstream: "http://10.1.0.4:8080/api", host: "a.test"';
    expect(known(text)).toEqual(['error', 'request']);
    expect(asked(text)).toEqual([['GET http://a.test/api', 502, 1]]);
  });

  test('lists of URLs, with and without what came back', () => {
    expect(asked('https://a.test/x\n- http://b.test/\n* `GET https://c.test/` -> 404\nwss://a.test/socket')).toEqual([
      ['GET https://a.test/x', null, 1],
      ['GET http://b.test/', null, 1],
      ['GET https://c.test/', 404, 1],
      ['GET https://a.test/socket', null, 1],
    ]);
  });
});

describe('what was seen against what is decided', () => {
  const service = { namespace: 'a', name: 'web', port: 80 };
  const backend = { kind: 'backend', route: asNodeId('r'), service, upstreamTarget: '/' } as const;
  const status = (code: number) => ({ kind: 'status', status: code, why: 'no-path', route: null }) as const;
  const redirect = { kind: 'redirect', status: 308, location: 'https://a.test/' } as const;
  test.each([
    [404, '', status(404), 'same'],
    [503, '', status(404), 'differs'],
    [200, '', status(404), 'differs'],
    [200, '', backend, 'application'],
    [404, '', backend, 'application'],
    [503, '', backend, 'backend-down'],
    [308, 'https://a.test/', redirect, 'same'],
    [308, '', redirect, 'same'],
    [301, 'https://a.test/', redirect, 'differs'],
    [308, 'https://b.test/', redirect, 'differs'],
    [null, '', backend, 'open'],
    [404, '', { kind: 'unknown', why: 'kubernetes/no-backend' } as const, 'open'],
  ] as const)('%s %s', (seen, location, outcome, relation) => {
    expect(compareSeen({ status: seen, location }, outcome)).toBe(relation);
  });
});

/** Pieces that people paste, in any order and broken anywhere. */
const piece = fc.constantFrom(
  ...whole,
  ingress('x'),
  '```yaml\n',
  '```',
  'cat <<EOF\n',
  'EOF\n',
  '$ kubectl get ing\n',
  '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n',
  'Name:  a\nRules:\n  Host\n',
  'NAME  CLASS  HOSTS  ADDRESS  PORTS  AGE\na  b  c  d  80  1d\n',
  'curl -v http://a.test/ \\\n',
  '> GET / HTTP/1.1\n< HTTP/1.1 404\n',
  '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 404 1 "-" "-"\n',
  'Error from server (BadRequest): host "a" and path "/" is already defined in ingress b/c\n',
  '* spec.rules[0].host: Invalid value: "A": a lowercase RFC 1123 subdomain\n',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\r\n',
  'https://a.test/\n',
  'a.test/x\nftp://b.test/\n',
  '=== a/B c/d ===\n2c2\n< a\n---\n> b\n',
  '0a1,2\n> kind: A\n',
  'server {\n listen 80;\n}\n',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(piece, fc.string())).map((pieces) => pieces.join('')),
);

describe('for any text', () => {
  test('parts lie within it, in order, and what is read is told by places inside of them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const part of readIntake(text)) {
          const { start, end } = part.range;
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
          // An error and the request that a log names with it share a line.
          if (part.kind !== 'request') {
            expect(start).toBeGreaterThanOrEqual(last);
            last = end;
          }
          const marks = part.kind === 'error' ? part.marks : [];
          for (const mark of marks) {
            expect(mark.start).toBeGreaterThanOrEqual(start);
            expect(mark.end).toBeLessThanOrEqual(end);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a manifest is made of lines that were pasted, whole or behind what is told to be taken away', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const pasted = new Set(
          text
            .replaceAll('\u001b[31m', '')
            .replaceAll('\u001b]0;title\u0007', '')
            .split(/\r\n|\r|\n/)
            .map((line) => line.trim()),
        );
        for (const part of readIntake(text)) {
          if (part.kind !== 'manifest' || text.includes('\u001b')) continue;
          const told = new Set((part.stripped ?? []).map(({ what }) => what));
          // What a page or a chat has made of letters is put right, and told: those lines are no longer the pasted ones.
          if ((['no-break', 'curly-quotes', 'entities', 'string'] as const).some((what) => told.has(what))) continue;
          const isPasted = (line: string): boolean =>
            pasted.has(line) || (told.size > 0 && [...pasted].some((whole) => whole.endsWith(line)));
          for (const line of part.text.split(/\r\n|\r|\n/)) expect(isPasted(line.trim()) || line === '').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('whatever a diff makes of a text, it does not throw', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        for (const part of readIntake(text)) {
          if (part.kind !== 'diff') continue;
          for (const file of part.files) {
            const edits = editsOfDiff(other, file);
            if (edits) expect(typeof applyEdits(other, edits)).toBe('string');
          }
        }
      }),
    );
  });

  test('a long text of one kind is read in little time', () => {
    const line = '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /api HTTP/1.1" 404 1 "-" "-"\n';
    for (const text of [
      line.repeat(5000),
      'hello world '.repeat(30_000),
      `${'hello world\n'.repeat(30_000)}`,
      '$ kubectl x \\\n'.repeat(20_000),
      '```\n'.repeat(50_000),
      '{'.repeat(100_000),
      '"'.repeat(100_000),
    ]) {
      const start = performance.now();
      const parts = readIntake(text);
      expect(parts.length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});
