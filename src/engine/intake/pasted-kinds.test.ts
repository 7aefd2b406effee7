import { expect, test } from 'vitest';
import { readIntake } from './read-intake.ts';

const object = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: shop\n';

/** What a text is read as, in short. */
function said(text: string): readonly string[] {
  return readIntake(text).flatMap((part) => {
    switch (part.kind) {
      case 'request': {
        const { request, status, location } = part.seen;
        const { method, scheme, host, rawPath, query, headers } = request;
        const url = `${scheme}://${host}${rawPath}${query === null ? '' : `?${query}`}`;
        const names = [...headers].map(([name, value]) => `${name}: ${value}`);
        return [[part.form, method, url, ...names, status ?? [], location || []].flat().join(' ')];
      }
      case 'manifest':
        return [`manifest ${part.text === object ? 'as it was' : 'other'}`];
      case 'listing':
        return [part.ingresses.map(({ name, routes }) => `${name} ${routes.map(({ host }) => host)}`).join()];
      case 'unknown':
      case 'command':
        return [];
      default:
        return [part.kind];
    }
  });
}

const request = 'https://shop.test/api/x';
const log = '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /api/x HTTP/1.1" 404 146 "-" "curl/8"';

test.each([
  [
    'rows of a table without its head',
    'shop    nginx    shop.test,www.shop.test   10.0.0.7   80, 443   5d1h\nother   <none>   *   80   3h\n',
    ['shop shop.test,www.shop.test,other '],
  ],
  [
    'a row of all namespaces without an address',
    '$ kubectl get ing -A --no-headers\nteam-a   shop   nginx   shop.test + 2 more...   80   5d\n',
    ['shop shop.test'],
  ],
  ['a compose file', 'services:\n  web:\n    image: nginx\n    ports:\n      - "8080:80"\n', ['other']],
  ['what a browser has recorded', '{"log": {"version": "1.2", "entries": [{"time": 3, "cache": {}}]}}', []],
  [
    'HTTPie with what it sent',
    `$ http -v ${request}\nGET /api/x HTTP/1.1\nAccept: */*\nHost: shop.test\nUser-Agent: HTTPie/3\n\n\n\nHTTP/1.1 404 Not Found\nServer: nginx\n`,
    [`httpie GET ${request} 404`],
  ],
  [
    'HTTPie in short',
    '$ http shop.test/api/x X-Canary:always\nHTTP/1.1 503 Service Unavailable\nServer: a\n',
    ['httpie GET http://shop.test/api/x x-canary: always 503'],
  ],
  [
    'wget that is sent on',
    `--2026-01-02 03:04:05--  http://shop.test/\nConnecting to shop.test:80... connected.\nHTTP request sent, awaiting response... 308 Permanent Redirect\nLocation: https://shop.test/ [following]\n--2026-01-02 03:04:05--  https://shop.test/\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n  Server: nginx\nLength: 3\n`,
    ['wget GET http://shop.test/ 308 https://shop.test/', 'wget GET https://shop.test/ 200'],
  ],
  [
    'a file of requests',
    `GET ${request} HTTP/1.1\nX-Canary: always\n\n###\nPOST https://shop.test/login\n`,
    [`wire GET ${request} x-canary: always`, 'url POST https://shop.test/login'],
  ],
  [
    'what goes over the wire',
    'GET /api/x HTTP/1.1\nHost: shop.test\n\nHTTP/1.1 301 Moved\nLocation: /y\n',
    ['wire GET http://shop.test/api/x 301 /y'],
  ],
  [
    'a browser’s fetch',
    `fetch("${request}?y=1", {\n  "headers": {\n    "accept": "*/*",\n    "x-canary": "always"\n  },\n  "body": null,\n  "method": "POST"\n});`,
    [`fetch POST ${request}?y=1 x-canary: always`],
  ],
  [
    'a browser’s curl for Windows',
    'curl ^"https://shop.test/api/x?a=1^&b=2^" ^\n  -H ^"x-canary: always^"',
    [`curl GET ${request}?a=1&b=2 x-canary: always`],
  ],
  [
    'a browser’s PowerShell',
    `$session = New-Object X\n$session.UserAgent = "M"\nInvoke-WebRequest -UseBasicParsing -Uri "${request}" \`\n-WebSession $session \`\n-Headers @{\n"method"="GET"\n  "x-canary"="always"\n}`,
    [`powershell GET ${request} x-canary: always`],
  ],
  [
    'PowerShell with its error',
    `PS C:\\> iwr ${request} -Method Post\niwr : The remote server returned an error: (404) Not Found.\n`,
    [`powershell POST ${request} 404`],
  ],
  ['httpx', 'https://shop.test [404] [nginx]\n', ['url GET https://shop.test/ 404']],
  [
    'Envoy',
    '[2026-01-02T03:04:05.000Z] "GET /api/x HTTP/1.1" 503 UF up - "-" 0 91 1 - "-" "curl/8" "abc" "shop.test" "10.1.0.2:80" outbound|80||api.a.svc.cluster.local - -',
    ['envoy GET http://shop.test/api/x 503'],
  ],
  [
    'AWS',
    'https 2026-01-02T03:04:05.1Z app/my-lb/50 10.0.0.1:2817 10.1.0.1:80 0.086 0.048 0.037 404 404 0 57 "GET https://shop.test:443/api/x?a=1 HTTP/1.1" "curl" X TLSv1.2 arn:aws:elasticloadbalancing:r:1:targetgroup/t/7 "Root=1" "shop.test" "-" 1',
    [`alb GET ${request}?a=1 404`],
  ],
  [
    'JSON of Envoy',
    '{"authority":"shop.test","method":"GET","path":"/api/x","response_code":404}\n{"authority":"shop.test","method":"GET","path":"/y","response_code":200}',
    ['json GET http://shop.test/api/x 404', 'json GET http://shop.test/y 200'],
  ],
  [
    'JSON of nginx',
    '{"request":"GET /api/x HTTP/1.1","status":"404","http_host":"shop.test","scheme":"https"}',
    [`json GET ${request} 404`],
  ],
  [
    'JSON of Google',
    `{"httpRequest":{"requestMethod":"GET","requestUrl":"${request}","status":404}}`,
    [`json GET ${request} 404`],
  ],
  [
    'JSON of Caddy',
    '{"logger":"http","request":{"method":"GET","host":"shop.test","uri":"/api/x","tls":{"proto":"h2"}},"status":404}',
    [`json GET ${request} 404`],
  ],
  ['kubectl logs --prefix', `[pod/ingress-nginx-abc/controller] ${log}`, ['nginx GET http:///api/x 404']],
  ['kubectl logs --timestamps', `2026-01-02T03:04:05.123456789Z ${log}`, ['nginx GET http:///api/x 404']],
  ['docker compose', `ingress_1  | ${log}`, ['nginx GET http:///api/x 404']],
  ['stern', `ingress-nginx-controller-5bf8d9c-x2x9p controller ${log}`, ['nginx GET http:///api/x 404']],
  [
    'kubectl get --show-labels',
    'NAME   CLASS   HOSTS       ADDRESS    PORTS   AGE   LABELS\nshop   nginx   shop.test   10.0.0.1   80      3d    app=shop\n',
    ['shop shop.test'],
  ],
  [
    'a window of k9s',
    '┌── Ingresses(default)[1] ──┐\n│ NAME↑   CLASS   HOSTS       ADDRESS    PORTS   AGE   │\n│ shop    nginx   shop.test   10.0.0.1   80      3d    │\n└──────┘',
    ['shop shop.test'],
  ],
  [
    'what Helm would install',
    `NAME: shop\nLAST DEPLOYED: Mon Nov 30\nNAMESPACE: default\nSTATUS: pending-install\nHOOKS:\nMANIFEST:\n${object}\nNOTES:\n1. Get the URL:\n  https://shop.test/\n`,
    ['manifest as it was', 'url GET https://shop.test/'],
  ],
  [
    'what Helm would change',
    `default, shop, Ingress (networking.k8s.io) has changed:\n  # Source: shop/ingress.yaml\n  apiVersion: v1\n  kind: Ingress\n-   a: 1\n+   a: 2\n`,
    ['diff'],
  ],
  ['a JSON string', JSON.stringify(object), ['manifest as it was']],
  ['Stack Overflow', `I have this:\n\n${object.replace(/^(?=.)/gm, '    ')}\nand get 404.`, ['manifest as it was']],
] as const)('%s', (_, text, expected) => {
  expect(said(text)).toEqual(expected);
});

test.each([
  'Status code distribution:\n  [404] 200 responses\n',
  'https is broken here',
  'http request failed',
  '{"a": 1',
  'fetch("x"',
])('%j is no request, and nothing that is opened unless it is JSON', (text) => {
  expect(said(text).filter((one) => !text.startsWith('{') || !one.startsWith('manifest'))).toEqual([]);
});
