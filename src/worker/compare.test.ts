import { afterEach, describe, expect, test } from 'vitest';
import type { EngineClient } from '../protocol/engine-client.ts';
import { createEngineClient } from './client.ts';
import { inProcessEngine } from './in-process.ts';

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http:
      paths:
      - { path: /v1, pathType: Prefix, backend: { service: { name: v1, port: { number: 80 } } } }
      - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
`;
const all = ['kubernetes', 'ingress-nginx', 'traefik', 'haproxy-ingress', 'haproxytech'];

let client: EngineClient | null = null;
afterEach(() => {
  client?.close();
  client = null;
});

/** Resolves to a client that has read the text. */
function started(text: string, now: () => number = () => 0): Promise<EngineClient> {
  return new Promise((resolve, reject) => {
    const opened = createEngineClient(inProcessEngine(now));
    client = opened;
    opened.listen({
      snapshot: (delta) => delta.revision === 1 && resolve(opened),
      progress: () => undefined,
      failed: reject,
    });
    opened.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text }]);
  });
}

const query = { text: 'http://shop.example.com/v11', method: 'GET', headers: [], router: null };

describe('other controllers', () => {
  test('the same request is answered by each profile that is asked, with its way through the graph', async () => {
    const engine = await started(manifest);
    const answers = await engine.otherControllers({ query, controllers: all });
    expect(answers.map(({ controller }) => controller)).toEqual(all);
    const services = answers.map(({ decision: { outcome } }) =>
      outcome.kind === 'backend' ? outcome.service.name : '',
    );
    expect(services[0]).toBe('web');
    expect(services[2]).toBe('v1');
    for (const { litNodes } of answers) expect(litNodes[0]).toBe('router:nginx');
  });

  test('a survey says which path means the same and shows a request for the other one', async () => {
    const engine = await started(manifest);
    const survey = await engine.survey({
      controllers: ['kubernetes', 'ingress-nginx', 'traefik'],
      given: ['GET http://shop.example.com/v11'],
    });
    expect(survey?.isComplete).toBe(true);
    expect(survey?.paths.map(({ verdict }) => verdict)).toEqual(['differs', 'same']);
    expect(survey?.paths[0]?.witness).toBe('http://shop.example.com/v1x');
    const given = survey?.rows.filter(({ probe }) => probe === 'given');
    expect(given?.map(({ text, differs }) => [text, differs])).toEqual([['http://shop.example.com/v11', true]]);
    expect(new Set(survey?.rows.map(({ id }) => id)).size).toBe(survey?.rows.length);
  });

  test('of several classes each row is answered by the router that the request bar asks', async () => {
    // An alias that only the other controller reads: to the Ingress's own nobody knows that host.
    const alias = ', annotations: { nginx.ingress.kubernetes.io/server-alias: alias.example.com } }';
    const other = manifest.replace('name: shop }', `name: other${alias}`).replace('Name: nginx', 'Name: traefik');
    const engine = await started(`${manifest}---\n${other.replaceAll('shop.example', 'other.example')}`);
    const controllers = ['ingress-nginx', 'traefik'];
    const rows = (await engine.survey({ controllers, given: [] }))?.rows ?? [];
    expect(new Set(rows.map(({ routerId }) => routerId)).size).toBe(2);
    for (const { text, method, routerId, outcomes } of rows) {
      const answer = (await engine.route({ text, method, headers: [], router: null }))?.answer;
      expect(answer?.routerId, text).toBe(routerId);
      expect(answer?.decision.outcome, text).toEqual(outcomes[controllers.indexOf(answer?.controller ?? '')]);
    }
  });

  test('options of one router and profile change the answers of that profile only', async () => {
    const engine = await started(manifest);
    engine.setOptions(new Map([['router:nginx', { traefik: { strictPrefixMatching: true } }]]));
    const answers = await engine.otherControllers({ query, controllers: ['kubernetes', 'traefik'] });
    const services = answers.map(({ decision: { outcome } }) =>
      outcome.kind === 'backend' ? outcome.service.name : '',
    );
    expect(services).toEqual(['web', 'web']);
  });

  test('a survey longer than one slice goes on, and says the same in the end', { timeout: 20_000 }, async () => {
    let time = 0;
    // Every second look at the clock finds the slice of 40 ms over: each step is a slice of its own.
    const slow = await started(manifest, () => {
      time += 30;
      return time;
    });
    const controllers = ['kubernetes', 'traefik'];
    const survey = await slow.survey({ controllers, given: [] });
    slow.close();
    expect(survey?.rows.length).toBeGreaterThan(1);
    expect(survey).toEqual(await (await started(manifest)).survey({ controllers, given: [] }));
  });

  test('a request to one router lights its own default backend, not that of another to the same Service', async () => {
    const ingress = (name: string, className: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name} }
spec:
  ingressClassName: ${className}
  defaultBackend: { service: { name: web, port: { number: 80 } } }
`;
    const engine = await started([ingress('one', 'nginx'), ingress('two', 'traefik')].join('---\n'));
    const lit = async (router: string) => (await engine.route({ ...query, router }))?.answer?.litNodes;
    const backend = 'backend:default/web:80';
    expect(await lit('router:nginx')).toEqual(['router:nginx', 'default:nginx|default/one', backend]);
    expect(await lit('router:traefik')).toEqual(['router:traefik', 'default:traefik|default/two', backend]);
  });

  test('a survey that is overtaken by a change ends with nothing', async () => {
    const engine = await started(manifest);
    const asked = engine.survey({ controllers: all, given: [] });
    engine.change(2, [{ kind: 'edit', file: 'a.yaml', edits: [{ range: { start: 0, end: 0 }, insert: '# new\n' }] }]);
    const [first, second] = await Promise.all([asked, engine.survey({ controllers: all, given: [] })]);
    expect([null, 1, 2]).toContain(first?.revision ?? null);
    expect(second?.revision).toBe(2);
  });

  test('nothing is answered without Ingresses', async () => {
    const engine = await started('');
    expect(await engine.otherControllers({ query, controllers: all })).toEqual([]);
    expect((await engine.survey({ controllers: all, given: [] }))?.rows).toEqual([]);
  });
});
