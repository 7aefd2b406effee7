import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { buildGraph } from './build.ts';
import { type FilterFacts, filterGraph, focusGraph as focusSteps, parseFilter } from './filter.ts';
import type { RoutingGraph } from './graph.ts';
import { makeCluster, makeService } from './testing/make-cluster.ts';
import { atOnce } from './view.ts';

const focusGraph = (of: RoutingGraph, id: string) => atOnce(focusSteps(of, asNodeId(id)));

const p = (path: string, to: string, type = 'Prefix') => ({ path, to, type });
const graph = buildGraph({
  cluster: {
    ...makeCluster(
      [
        {
          name: 'shop',
          namespace: 'store',
          className: 'nginx',
          rules: [
            { host: 'shop.example.com', paths: [p('/', 'web:80'), p('/Cart', 'cart:80', 'Exact')] },
            { host: 'empty.example.com', paths: [] },
          ],
        },
        {
          name: 'blog',
          namespace: 'press',
          className: 'traefik',
          rules: [{ host: 'blog.example.com', paths: [p('/', 'web:8080'), p('/cart', 'gone:80')] }],
          defaultBackend: 'web:80',
        },
      ],
      [],
    ),
  },
});
const noFacts: FilterFacts = { problems: new Map(), lit: new Set() };

function run(text: string, facts = noFacts, of: RoutingGraph = graph) {
  const steps = filterGraph(of, parseFilter(text), facts);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function pathsUnder(text: string, facts = noFacts): string[] {
  return run(text, facts).graph.paths.map(({ path, hostId }) => `${hostId.split('|')[1]}${path}`);
}

describe('a filter text', () => {
  test('is words and keys with a value; a key alone means nothing yet, but for problem', () => {
    expect(parseFilter('  host:Shop ns: cart "two words" problem: web:80')).toEqual([
      { key: 'host', text: 'shop' },
      { key: 'word', text: 'cart' },
      { key: 'word', text: 'two words' },
      { key: 'problem', text: '' },
      { key: 'word', text: 'web:80' },
    ]);
    expect(parseFilter('svc:a namespace:b is:')).toEqual([
      { key: 'service', text: 'a' },
      { key: 'namespace', text: 'b' },
    ]);
  });

  test('never throws and never gives a term without text but problem', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const term of parseFilter(text)) expect(term.text !== '' || term.key === 'problem').toBe(true);
      }),
    );
  });
});

describe('a filtered graph', () => {
  test('holds the paths that fit, whatever the case, with their hosts and Services only', () => {
    const { graph: left } = run('cart');
    expect(left.paths.map(({ path }) => path)).toEqual(['/Cart', '/cart']);
    expect(left.hosts.map(({ host }) => host)).toEqual(['shop.example.com', 'blog.example.com']);
    expect(left.backends.map(({ name }) => name)).toEqual(['cart', 'gone']);
    expect(left.defaults).toEqual([]);
  });

  test.each([
    ['host:shop', ['shop.example.com/', 'shop.example.com/Cart']],
    ['path:/cart', ['shop.example.com/Cart', 'blog.example.com/cart']],
    ['svc:web', ['shop.example.com/', 'blog.example.com/']],
    ['svc:web:8080', ['blog.example.com/']],
    ['ns:store', ['shop.example.com/', 'shop.example.com/Cart']],
    ['class:traefik', ['blog.example.com/', 'blog.example.com/cart']],
    ['type:exact', ['shop.example.com/Cart']],
    ['host:blog host:shop cart', ['shop.example.com/Cart', 'blog.example.com/cart']],
    ['cart press', ['blog.example.com/cart']],
    ['host:nowhere', []],
    ['is:nonsense', []],
  ])('of %s', (text, expected) => {
    expect(pathsUnder(text)).toEqual(expected);
  });

  test('can be what the request reaches, and what has a problem of its own or of its host', () => {
    const [first, , third] = graph.paths;
    expect(pathsUnder('is:reached', { ...noFacts, lit: new Set([third?.id ?? '']) })).toEqual(['blog.example.com/']);
    const problems = new Map([
      [first?.id ?? '', 'error path/not-absolute'],
      ['host:traefik|blog.example.com', 'warning tls/x'],
    ]);
    const facts = { ...noFacts, problems };
    expect(pathsUnder('problem:error', facts)).toEqual(['shop.example.com/']);
    expect(pathsUnder('problem:', facts)).toHaveLength(3);
  });

  test('keeps a host without paths that fits, and nothing dangling', () => {
    expect(run('host:empty').graph.hosts.map(({ host }) => host)).toEqual(['empty.example.com']);
    fc.assert(
      fc.property(fc.stringMatching(/^(host:|path:|svc:|ns:|)[a-z/]{0,3}( (is:dead|problem:|web))?$/), (text) => {
        const { graph: left, matches } = run(text);
        const hosts = new Set(left.hosts.map(({ id }) => id));
        const backends = new Set(left.backends.map(({ id }) => id));
        for (const { hostId, backendId } of left.paths) {
          expect(hosts.has(hostId)).toBe(true);
          expect(backendId === null || backends.has(backendId)).toBe(true);
        }
        if (parseFilter(text).length === 0) expect(left).toBe(graph);
        else expect(matches.length).toBeGreaterThanOrEqual(left.paths.length);
      }),
    );
  });
});

describe('focus', () => {
  test('on a Service shows every path and default backend that leads there, on any of its ports', () => {
    const backend = graph.backends.find(({ namespace, port }) => namespace === 'press' && port === 8080);
    const { graph: left, matches } = focusGraph(graph, backend?.id ?? '');
    expect(left.paths.map(({ path }) => path)).toEqual(['/']);
    expect(left.defaults).toHaveLength(1);
    expect(left.backends.map(({ port }) => port)).toEqual([8080, 80]);
    expect(left.routers.map(({ className }) => className)).toEqual(['traefik']);
    expect(matches).toHaveLength(2);
  });

  test('on a host shows its paths; on anything else, everything', () => {
    expect(focusGraph(graph, 'host:nginx|shop.example.com').graph.paths).toHaveLength(2);
    expect(focusGraph(graph, 'host:nginx|empty.example.com').graph.hosts).toHaveLength(1);
    expect(focusGraph(graph, 'nothing').graph).toBe(graph);
  });
});

test('a Service that is missing is broken, one that is there is not', () => {
  const given = buildGraph({
    cluster: {
      ...makeCluster(
        [{ name: 'a', rules: [{ host: 'a.com', paths: [p('/', 'web:80'), p('/x', 'gone:80')] }] }],
        [makeService('web', [80])],
      ),
      existence: 'given',
    },
  });
  expect(run('is:broken', noFacts, given).graph.paths.map(({ path }) => path)).toEqual(['/x']);
});
