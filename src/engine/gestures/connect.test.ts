import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portsAsked } from '../commands/ports-asked.ts';
import { connectRoutes } from './connect.ts';
import { createService, missingServices, serviceFor } from './create-service.ts';
import type { RouteNode } from './gesture.ts';
import { portFor } from './ports.ts';
import { namespaceOf } from './scene.ts';
import {
  type Book,
  carriedOut,
  type Desk,
  dealt,
  deskOf,
  expectBook,
  expectSameInEveryOrder,
  hasEmpty,
  rowOf,
  someOf,
} from './testing/desk.ts';

const targets = fc.record({
  name: fc.constantFrom('web', 'api', 'spare', 'portless', 'unknown'),
  port: fc.constantFrom(null, null, 9000, 'main'),
  isOfOne: fc.boolean(),
});

/** What is known of the ports of a Service, looked up in the texts and not in the picture. */
function knownPorts(
  { book, scene }: Desk,
  namespace: string,
  name: string,
): readonly (number | string)[] | 'none' | null {
  const defined = scene.services.find((one) => one.namespace === namespace && one.name === name);
  if (defined)
    return defined.ports.length === 0 ? 'none' : defined.ports.flatMap(({ port, name: said }) => [port, said ?? port]);
  const own = book.heads.filter((head) => head.namespace === namespace).map((head) => head.name);
  const asked = book.rows.filter((row) => own.includes(row.ingress) && row.service === name).map(({ port }) => port);
  return asked.length > 0 ? asked : null;
}

function routesOf({ graph }: Desk): readonly RouteNode[] {
  return [...graph.paths, ...graph.defaults];
}

function isOneNamespace(routes: readonly RouteNode[]): boolean {
  return new Set(routes.map(namespaceOf)).size === 1;
}

describe('routes that are led to a Service', () => {
  test('lead there by the port that the one rule says, all or none, and nothing else changes', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(dealt, targets, ({ desk, isIn, order }, { name, port, isOfOne }) => {
        const routes = someOf(routesOf(desk), isIn);
        const to = { namespace: isOfOne ? 'default' : null, name, port };
        const gesture = expectSameInEveryOrder(routes, order, (some) => connectRoutes(some, to, desk.scene));
        if (isOfOne && routes.some((route) => namespaceOf(route) !== 'default')) {
          expect(gesture).toMatchObject({ error: { code: 'other-namespace', service: name } });
          return;
        }
        const portOf = (namespace: string, now: number | string) => {
          if (port !== null) return port;
          const known = knownPorts(desk, namespace, name);
          if (known === null || known === 'none') return known === null ? now : null;
          return known.includes(now) ? now : (known[0] ?? null);
        };
        const touched = new Set<string>();
        const chosen = new Set(
          routes.map((route) => (route.kind === 'path' ? rowOf(desk, route) : route.owner.name.split('/')[1])),
        );
        const namespaces = new Map(desk.book.heads.map((head) => [head.name, head.namespace]));
        const rows = desk.book.rows.map((row) => {
          const to = chosen.has(row) ? portOf(namespaces.get(row.ingress) ?? '', row.port) : row.port;
          if (chosen.has(row)) touched.add(row.ingress);
          return chosen.has(row) ? { ...row, service: name, port: to ?? 'NONE' } : row;
        });
        const heads = desk.book.heads.map((head) => {
          if (!head.fallback || !chosen.has(head.name)) return head;
          touched.add(head.name);
          return { ...head, fallback: { service: name, port: portOf(head.namespace, head.fallback.port) ?? 'NONE' } };
        });
        const wanted: Book = { heads, rows };
        if (JSON.stringify(wanted).includes('NONE')) {
          seen.add('no-port');
          expect(gesture).toEqual({ ok: false, error: { code: 'no-port', service: name } });
          return;
        }
        const now = carriedOut(desk, gesture);
        if (!now) {
          expect(wanted).toEqual(desk.book);
          return;
        }
        seen.add(name);
        expectBook(desk, now, wanted, touched);
      }),
      { numRuns: 50 },
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  test('keep their port where the Service has it, by number or by name, and take its first otherwise', () => {
    const ports = [
      { name: 'web', port: 8080 },
      { name: null, port: 80 },
    ];
    const known = { nodes: new Map(), order: { backends: [] }, services: [{ namespace: 'a', name: 'x', ports }] };
    expect(portFor('a', 'x', 80, known)).toBe(80);
    expect(portFor('a', 'x', 'web', known)).toBe('web');
    expect(portFor('a', 'x', 9, known)).toBe(8080);
    expect(portFor('a', 'x', null, known)).toBe(8080);
    expect(portFor('b', 'x', 9, known)).toBe(9);
    expect(portFor('b', 'x', null, known)).toBeNull();
    const portless = { ...known, services: [{ namespace: 'a', name: 'x', ports: [] }] };
    expect(portFor('a', 'x', 80, portless)).toBeNull();
  });
});

describe('a Service that is written', () => {
  test('has every port that is asked for, each by its own name and number', () => {
    const asked = fc.array(fc.constantFrom(80, 443, 8080, 'http', 'https', 'admin', 'port-80', 'metrics'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(asked, (list) => {
        const ports = portsAsked(list);
        for (const one of list) expect(ports.some(({ name, port }) => name === one || port === one)).toBe(true);
        expect(new Set(ports.map(({ port }) => port)).size).toBe(ports.length);
        expect(new Set(ports.map(({ name }) => name)).size).toBe(ports.length);
        expect(ports.length).toBe(Math.max(1, new Set(list).size));
      }),
    );
  });

  test('takes the routes along by ports that it has, and is missing no longer', () => {
    let done = 0;
    fc.assert(
      fc.property(dealt, fc.constantFrom('web', 'fresh'), ({ desk, isIn, order }, name) => {
        const routes = someOf(routesOf(desk), isIn);
        const gesture = expectSameInEveryOrder(routes, order, (some) => createService(some, name, desk.scene));
        expect(gesture.ok).toBe(routes.length > 0 && isOneNamespace(routes));
        const service = serviceFor(routes, name, desk.scene);
        if (!service || desk.scene.services.some((one) => one.namespace === service.namespace && one.name === name))
          return;
        const now = carriedOut(desk, gesture);
        if (!now) return expect.fail('not written');
        done++;
        expect(missingServices(now.scene).some((one) => one.namespace === service.namespace && one.name === name)).toBe(
          false,
        );
        const nodes = now.graph.backends.filter((node) => node.namespace === service.namespace && node.name === name);
        expect(nodes.filter(({ state }) => state !== 'found')).toEqual([]);
        // The Service comes to the end of a file; all Ingresses but those of the routes stay to the byte.
        const chosen = new Set(
          routes.map((route) => (route.kind === 'path' ? rowOf(desk, route) : route.owner.name.split('/')[1])),
        );
        const rows = now.book.rows.map((row, at) => {
          const before = desk.book.rows[at];
          return before && !chosen.has(before) ? before : row;
        });
        expect(now.book.rows).toEqual(rows);
        for (const [at, row] of desk.book.rows.entries())
          if (chosen.has(row)) expect(now.book.rows[at]?.service).toBe(name);
        expect(hasEmpty(now.book)).toBe(false);
      }),
      { numRuns: 30 },
    );
    expect(done).toBeGreaterThan(0);
  });

  test('keeps the ports that the routes name now; their Services stay as they are', () => {
    const path = (at: string, service: string, port: string) =>
      `      - {path: ${at}, pathType: Prefix, backend: {service: {name: ${service}, port: {${port}}}}}\n`;
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\nspec:\n  rules:\n  - http:\n      paths:\n${path('/', 'web', 'number: 8080')}${path('/a', 'api', 'name: http')}`;
    const desk = deskOf(new Map([['a.yaml', text]]));
    expect(serviceFor(desk.graph.paths, 'fresh', desk.scene)).toMatchObject({
      label: 'fresh:8080',
      file: 'a.yaml',
      ports: [
        { name: 'port-8080', port: 8080 },
        { name: 'http', port: 80 },
      ],
    });
    const now = carriedOut(desk, createService(desk.graph.paths, 'fresh', desk.scene));
    expect(now?.book.rows.map(({ service, port }) => `${service}:${port}`)).toEqual(['fresh:8080', 'fresh:http']);
  });
});
