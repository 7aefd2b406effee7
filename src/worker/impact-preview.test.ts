import { describe, expect, test } from 'vitest';
import type { Command } from '../engine/commands/index.ts';
import type { RequestQuery } from '../protocol/answers.ts';
import { createEngineClient } from './client.ts';
import { inProcessEngine } from './in-process.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };
const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /api, pathType: Prefix, backend: {service: {name: api, port: {number: 8080}}}}
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
  - host: admin.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: admin, port: {number: 80}}}}
# route-test: GET http://shop.example.com/api -> api:8080
# route-test: GET http://shop.example.com/ -> web:80
# route-test: GET http://admin.example.com/api -> api
`;
const moveApi: Command = {
  type: 'path/move',
  at: { object, rule: 0, path: 0 },
  to: { object, rule: 1 },
  index: null,
};
const bar = (text: string): RequestQuery => ({ text, method: 'GET', headers: [], router: null });

function clientOf(text: string) {
  const client = createEngineClient(inProcessEngine());
  client.listen({
    snapshot: () => undefined,
    progress: () => undefined,
    failed: (message) => expect(message).toBe(''),
  });
  client.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text }]);
  return client;
}

describe('what a command would change', () => {
  test('is told for tests and for the request in the bar, with the answers before and after', async () => {
    const client = clientOf(shop);
    const impact = await client.previewImpact({ command: moveApi, query: bar('http://shop.example.com/api/users') });
    expect(impact).toMatchObject({ revision: 1, error: null, asked: 4, changed: 3, isComplete: true });
    expect(impact?.changes).toMatchObject([
      {
        line: 'GET http://shop.example.com/api/users',
        verdict: null,
        before: { service: { name: 'api' } },
        after: { service: { name: 'web' } },
      },
      { line: 'GET http://shop.example.com/api', verdict: 'fails', after: { service: { name: 'web' } } },
      { line: 'GET http://admin.example.com/api', verdict: 'passes', after: { service: { name: 'api' } } },
    ]);
    client.close();
  });

  test('leaves the texts and the answers as they are', async () => {
    const client = clientOf(shop);
    await client.previewImpact({ command: moveApi, query: null });
    const reply = await client.route(bar('http://shop.example.com/api'));
    expect(reply?.answer?.decision.outcome).toMatchObject({ service: { name: 'api' } });
    const planned = await client.plan(moveApi);
    expect(planned).toMatchObject({ revision: 1, result: { ok: true } });
    client.close();
  });

  test('is nothing for an edit that no request notices, and says how many were asked', async () => {
    const client = clientOf(shop);
    const command: Command = { type: 'annotation/set', object, key: 'example.com/note', value: 'x' };
    expect(await client.previewImpact({ command, query: null })).toMatchObject({ changes: [], changed: 0, asked: 3 });
    client.close();
  });

  test('asks what was sent lately too, each once, and not what a test or the bar asks', async () => {
    const client = clientOf(shop);
    const sent = [
      'GET http://shop.example.com/api/orders',
      'GET http://shop.example.com/api',
      'GET http://shop.example.com/api/users',
      'GET http://shop.example.com/api/orders',
      'GET ::',
    ];
    const exact: Command = { type: 'path/set-type', at: { object, rule: 0, path: 0 }, pathType: 'Exact' };
    const impact = await client.previewImpact({
      command: exact,
      query: bar('http://shop.example.com/api/users'),
      sent,
    });
    expect(impact).toMatchObject({ asked: 5, changed: 2 });
    expect(impact?.changes.map(({ line }) => line)).toEqual([
      'GET http://shop.example.com/api/users',
      'GET http://shop.example.com/api/orders',
    ]);
    client.close();
  });

  test('is why the command is refused, when it is', async () => {
    const client = clientOf(shop);
    const command: Command = { type: 'path/set-path', at: { object, rule: 0, path: 0 }, path: 'api' };
    expect(await client.previewImpact({ command, query: null })).toMatchObject({
      error: { code: 'invalid' },
      asked: 0,
    });
    client.close();
  });

  test('asks the profiles that tests name', async () => {
    const client = clientOf(`${shop}# route-test: http://shop.example.com/apix -> api @ traefik\n`);
    const impact = await client.previewImpact({
      command: { type: 'path/remove', at: { object, rule: 0, path: 0 } },
      query: null,
    });
    const change = impact?.changes.find(({ profile }) => profile === 'traefik');
    // Traefik compares letters: /apix goes to /api until that is gone.
    expect(change).toMatchObject({ verdict: 'fails', before: { service: { name: 'api' } } });
    client.close();
  });

  test('is not worked out in a workspace too large for it, which is said', async () => {
    const paths = Array.from(
      { length: 51 },
      (_, n) => `      - {path: /p${n}, pathType: Exact, backend: {service: {name: s, port: {number: 80}}}}\n`,
    );
    const head = shop.slice(0, shop.indexOf('      - {path: /api'));
    const documents = Array.from({ length: 100 }, (_, n) => head.replaceAll('shop', `shop${n}`) + paths.join(''));
    const client = clientOf(documents.join('---\n'));
    const impact = await client.previewImpact({
      command: { type: 'path/remove', at: { object, rule: 0, path: 0 } },
      query: null,
    });
    expect(impact).toMatchObject({ error: null, asked: 0, isComplete: false });
    client.close();
  });

  test('of hovers between the newest and the one on its way is not asked', async () => {
    const client = clientOf(shop);
    const [first, between, last] = await Promise.all([
      client.previewImpact({ command: moveApi, query: null }),
      client.previewImpact({ command: { type: 'path/remove', at: { object, rule: 0, path: 0 } }, query: null }),
      client.previewImpact({ command: { type: 'path/remove', at: { object, rule: 0, path: 1 } }, query: null }),
    ]);
    expect(first?.changed).toBe(2);
    expect(between).toBeNull();
    expect(last?.changed).toBe(1);
    client.close();
  });
});

describe('what the path that a command writes makes of examples', () => {
  const at = { object, rule: 0, path: 0 };
  const lines = ['/api', '/api/users', '/apiary'].map((path) => `GET http://shop.example.com${path}`);
  const takes = async (command: Command, controller: string) => {
    const client = clientOf(shop);
    client.setControllers(new Map([['router:', controller]]));
    const impact = await client.previewImpact({ command, query: null, examples: lines });
    client.close();
    return impact?.examples;
  };
  const typed = (pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific'): Command => ({
    type: 'path/set-type',
    at,
    pathType,
  });

  test('is what the controller of its edge router makes of them', async () => {
    expect(await takes(typed('Exact'), 'kubernetes')).toEqual({ profile: 'kubernetes', takes: ['takes', 'no', 'no'] });
    expect(await takes(typed('ImplementationSpecific'), 'ingress-nginx')).toEqual({
      profile: 'ingress-nginx',
      takes: ['takes', 'takes', 'no'],
    });
    expect(await takes(typed('ImplementationSpecific'), 'haproxy-ingress')).toEqual({
      profile: 'haproxy-ingress',
      takes: ['takes', 'takes', 'takes'],
    });
  });

  test('is told of what the path is already, and changes nothing', async () => {
    expect(await takes(typed('Prefix'), 'traefik')).toEqual({
      profile: 'traefik',
      takes: ['takes', 'takes', 'takes'],
    });
    expect(await takes(typed('Prefix'), 'kubernetes')).toEqual({
      profile: 'kubernetes',
      takes: ['takes', 'takes', 'no'],
    });
  });

  test('is told of a path that the command adds, and where another one answers', async () => {
    const add: Command = {
      type: 'ingress/add',
      file: 'a.yaml',
      name: 'second',
      namespace: null,
      className: null,
      rules: [
        {
          host: 'shop.example.com',
          paths: [{ path: '/api', pathType: 'Prefix', backend: { service: 'late', port: { number: 80 } } }],
        },
      ],
      tls: [],
      services: [],
    };
    const told = await takes(add, 'haproxytech');
    expect(told).toMatchObject({ profile: 'haproxytech' });
    expect(told?.takes).toEqual(['matches', 'matches', 'no']);
  });

  test('is not told where nothing was asked, and not of a command that writes no path', async () => {
    const client = clientOf(shop);
    expect(await client.previewImpact({ command: typed('Exact'), query: null })).toMatchObject({ examples: null });
    client.close();
    expect(await takes({ type: 'path/remove', at }, 'kubernetes')).toBeNull();
  });
});
