import { describe, expect, test } from 'vitest';
import type { OtherText } from './other-text.ts';
import { readIntake } from './read-intake.ts';

const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: 가게\n';
const inBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const texts: readonly (readonly [OtherText, place: string, text: string])[] = [
  ['compose', 'services:', 'version: "3"\n# the shop\nservices:\n  web:\n    image: nginx\n    ports: ["80:80"]\n'],
  ['compose', 'services:', 'name: shop\nservices:\n  web:\n    build: .\nvolumes: {}\n'],
  [
    'traefik',
    'http:',
    'http:\n  routers:\n    shop:\n      rule: Host(`shop.test`)\n      service: web\n  services:\n    web: {}\n',
  ],
  ['traefik', '[http.routers]', '[http.routers]\n  [http.routers.shop]\n    rule = "Host(`shop.test`)"\n'],
  ['traefik-static', 'entryPoints:', 'log: {level: INFO}\nentryPoints:\n  web:\n    address: ":80"\n'],
  ['traefik-static', '[entryPoints]', '[entryPoints]\n  [entryPoints.web]\n    address = ":80"\n'],
  [
    'nginx',
    'server {',
    'server {\n  listen 80;\n  server_name shop.test;\n  location /api { proxy_pass http://api; }\n}\n',
  ],
  ['nginx', 'http {', 'worker_processes auto;\nevents {}\nhttp {\n  include mime.types;\n  server { listen 80; }\n}\n'],
  ['nginx', 'location /api/ {', '# of the shop\nlocation /api/ {\n    proxy_pass http://api:80/;\n}\n'],
  [
    'haproxy',
    'global',
    'global\n    maxconn 2000\n\nfrontend web\n    bind :80\n    acl shop hdr(host) -i shop.test\n    use_backend b if shop\n',
  ],
  ['haproxy', 'frontend web', 'frontend web\n  bind :80\n  default_backend b\nbackend b\n  server one 10.0.0.1:80\n'],
  ['caddy', 'shop.test {', 'shop.test {\n    handle_path /api/* {\n        reverse_proxy api:80\n    }\n}\n'],
  ['caddy', 'shop.test', 'shop.test\n\nreverse_proxy :9000\n'],
  ['systemd', '[Unit]', '[Unit]\nDescription=Shop\n\n[Service]\nExecStart=/usr/bin/shop\n'],
  [
    'terraform',
    'resource "kubernetes_ingress_v1" "shop" {',
    'resource "kubernetes_ingress_v1" "shop" {\n  metadata {\n    name = "shop"\n  }\n}\n',
  ],
];

describe('a text of something else', () => {
  test.each(texts)('%s is known by %j, and nothing of it is opened', (what, place, text) => {
    for (const given of [text, text.replaceAll('\n', '\r\n'), `\n${text}`]) {
      const parts = readIntake(given);
      expect(parts).toMatchObject([{ kind: 'other', what }]);
      expect(parts.map(({ range }) => given.slice(range.start, range.end))).toEqual([place]);
    }
    const fenced = readIntake(`This is what I have:\n\n\`\`\`\n${text}\`\`\`\n`);
    expect(fenced.filter(({ kind }) => kind !== 'unknown')).toMatchObject([{ kind: 'other', what }]);
  });

  test.each([
    ['an Ingress', ingress],
    [
      'an Ingress with settings of nginx',
      `${ingress}  annotations:\n    x: |\n      server {\n        listen 80;\n      }\n`,
    ],
    ['a ConfigMap that holds a Compose file', 'services: {}\nkind: ConfigMap\ndata:\n  image: x\n'],
    ['rules alone', 'http:\n  paths:\n  - path: /\n'],
    ['a list of services', 'services:\n- name: a\n  port: 80\n'],
    ['a pipeline', 'services:\n  - docker:dind\nbuild:\n  script:\n    - docker build .\n  image: x\n'],
    ['a list in brackets', '[1, 2]'],
    ['JSON', '{\n  "kind": "Ingress"\n}\n'],
    ['a line of a program', 'server { return 1 }\n'],
    ['a host and words', 'shop.test\nis not reachable\n'],
    ['a section in words', 'backend team\nserves this\n'],
  ])('%s is none', (_, text) => {
    expect(readIntake(text).filter(({ kind }) => kind === 'other')).toEqual([]);
  });
});

describe('base64', () => {
  test('of a manifest is unpacked, in one line or in several, plain or for addresses', () => {
    const [line, json] = [inBase64(ingress), inBase64('{"apiVersion":"v1","kind":"Service"}')];
    const wrapped = line.replace(/.{60}/g, '$&\r\n');
    for (const text of [line, `${line}\n`, wrapped, line.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')])
      expect(readIntake(text)).toEqual([{ kind: 'packed', range: { start: 0, end: text.length }, text: ingress }]);
    expect(readIntake(json)).toMatchObject([{ kind: 'packed', text: '{"apiVersion":"v1","kind":"Service"}' }]);
  });

  test('of a Helm release is told: it is packed as well', () => {
    expect(readIntake('H4sIAAAAAAAAA6tWSs7PS8tMLy0uyczPAwBd0Q==')).toMatchObject([
      { kind: 'other', what: 'helm-release' },
    ]);
    expect(readIntake(inBase64('H4sIAAAAAAAAA6tWSs7PS8tMLy0uyczPAwBd0Q=='))).toMatchObject([
      { kind: 'other', what: 'helm-release' },
    ]);
  });

  test('of anything else is no manifest', () => {
    const words = inBase64('just some words that nobody would open');
    for (const text of [words, 'averylongwordwithoutanyblank', `${inBase64(ingress)}\nand more words\n`, `${words}!`])
      expect(readIntake(text).filter(({ kind }) => kind !== 'unknown')).toEqual([]);
  });
});
