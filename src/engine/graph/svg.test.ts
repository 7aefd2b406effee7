import { describe, expect, test } from 'vitest';
import { buildGraph } from './build.ts';
import { shorten } from './cut-names.ts';
import { layoutGraph } from './layout.ts';
import { renderSvg, type SvgWords } from './svg.ts';
import { embeddedState } from './svg-state.ts';
import { makeCluster, makeLargeSketch, makeService } from './testing/make-cluster.ts';

const words: SvgWords = {
  title: 'Routes & more',
  description: '3 paths',
  heads: ['Edge router', 'Hosts', 'Paths', 'Services'],
  anyHost: 'any host',
  noClass: 'no class',
  noPath: '(no path)',
  defaultBackend: 'default backend',
  otherHost: 'any other host',
  end: (outcome) => (outcome?.kind === 'status' ? String(outcome.status) : ''),
  broken: {
    missing: 'not in your files',
    'port-missing': 'port not in the Service',
    'no-endpoints': 'no Pod is ready',
  },
  tls: ({ tls }) => (tls.kind === 'off' ? '' : `TLS ${tls.secretName}`),
  paths: (count) => `${count} paths`,
  runsAs: (pattern) => `runs as ${pattern}`,
  dead: () => 'never reached',
};

function picture(theme: 'light' | 'dark' | 'print' = 'light'): string {
  const rules = [
    {
      host: 'shop.example.com',
      paths: [
        { path: '/<script>&"', type: 'Prefix', to: 'web:80' },
        { path: '/gone', type: 'Exact', to: 'gone:80' },
      ],
    },
  ];
  const graph = buildGraph({
    cluster: makeCluster([{ name: 'a', rules, defaultBackend: 'web:80' }], [makeService('web', [80])]),
  });
  const route = [graph.routers[0], graph.hosts[0], graph.paths[0], graph.backends[0]].flatMap((node) => node?.id ?? []);
  return renderSvg(graph, layoutGraph(graph, { width: 900 }), { theme, words, route });
}

describe('the picture', () => {
  test('keeps text as text and escapes it', () => {
    const svg = picture();
    expect(svg).toContain('>/&lt;script&gt;&amp;&quot;</text>');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('<title id="t">Routes &amp; more</title>');
  });

  test('is the same text for the same input', () => {
    expect(picture()).toBe(picture());
    expect(picture('dark')).not.toBe(picture());
  });

  test('marks the way of a request, and the Service that is missing', () => {
    const svg = picture();
    expect(svg.match(/stroke="#1d55cf" stroke-width="3"/g)).toHaveLength(3);
    expect([...svg.matchAll(/font-weight="700" text-anchor="middle">(\d)</g)].map(([, step]) => step)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(svg).toContain('not in your files');
    expect(svg).toContain('stroke-dasharray="5 4"');
  });

  test('says below the graph what was asked and answered, and what its signs mean', () => {
    const rules = [{ host: 'a.com', paths: [{ path: '/', type: 'Prefix', to: 'web:80' }] }];
    const graph = buildGraph({ cluster: makeCluster([{ name: 'shop', rules }]) });
    const layout = layoutGraph(graph, { width: 900 });
    const types = [['Exact', 'Exact']] as const;
    const legend = { types, order: 'number = order', owner: (name: string) => `Ingress ${name}` };
    const notes = ['GET http://a.com/ → web:80', 'as nginx 1.15 answers'];
    const plain = renderSvg(graph, layout, { theme: 'light', words });
    const told = renderSvg(graph, layout, { theme: 'light', words, notes, legend });
    const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]);
    expect(heightOf(plain)).toBe(layout.height);
    for (const text of [
      'GET http://a.com/ → web:80',
      'as nginx 1.15 answers',
      'number = order',
      'Ingress default/shop',
    ]) {
      const y = Number(new RegExp(`y="([\\d.]+)"[^>]*>${text}</text>`).exec(told)?.[1]);
      expect(y).toBeGreaterThan(layout.height);
      expect(y).toBeLessThan(heightOf(told));
    }
  });

  test('has no colour in print but grey', () => {
    const colours = new Set(picture('print').match(/#[0-9a-f]{6}\b/g));
    for (const colour of colours) expect(colour.slice(1, 3)).toBe(colour.slice(3, 5));
  });

  test('holds every number: none is NaN', () => {
    const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(60, 4, 9)), expanded: 'auto' });
    const svg = renderSvg(graph, layoutGraph(graph, { width: 1400 }), { theme: 'dark', words });
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('the state inside a picture', () => {
  const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(1, 1, 1)) });
  const layout = layoutGraph(graph, { width: 900 });

  test('comes out as it went in', () => {
    const svg = renderSvg(graph, layout, { theme: 'light', words, state: '#v1:Abc-_9' });
    expect(embeddedState(svg)).toBe('#v1:Abc-_9');
  });

  test('is not read from what is none', () => {
    expect(embeddedState(renderSvg(graph, layout, { theme: 'light', words }))).toBeNull();
    expect(embeddedState(renderSvg(graph, layout, { theme: 'light', words, state: '<script>' }))).toBeNull();
  });
});

describe('a shortened name', () => {
  test('keeps its beginning and its end', () => {
    expect(shorten('pr-412-redesign.preview.example.com', 20)).toBe('pr-412-rede…mple.com');
    expect(shorten('short', 20)).toBe('short');
  });

  test('counts Korean letters twice', () => {
    const shown = shorten('결제서비스결제서비스', 9);
    expect(shown).toBe('결제…비스');
  });
});
