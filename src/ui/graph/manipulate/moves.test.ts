import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  buildCluster,
  buildGraph,
  type Command,
  type GraphNode,
  plan,
  type RoutingGraph,
  readSourceFile,
} from '../../../engine/index.ts';
import { copyMany, duplicateMany, moveMany, removeMany, setClassMany, setTypeMany } from './moves.ts';

/** Ingresses, each a list of hosts, each a list of paths: `0/2/1` is the path's own name, wherever it goes. */
const shape = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

function textOf(ingresses: readonly (readonly number[])[]): string {
  const documents = ingresses.map((hosts, i) => {
    const rules = hosts.map((count, h) => {
      const paths = Array.from(
        { length: count },
        (_, n) =>
          `      # about /${i}/${h}/${n}\n      - {path: /${i}/${h}/${n}, pathType: Exact, backend: {service: {name: s, port: {number: 80}}}}\n`,
      );
      return `  - host: h${h}.example.com\n    http:\n      paths:\n${paths.join('')}`;
    });
    const head = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i${i}}\nspec:\n`;
    return `${head}  defaultBackend: {service: {name: d, port: {number: 80}}}\n  rules:\n${rules.join('')}`;
  });
  return documents.join('---\n');
}

function graphOf(text: string): RoutingGraph {
  return buildGraph({ cluster: buildCluster([readSourceFile('a.yaml', text)], 'auto', false) });
}

function textAfter(text: string, command: Command): string {
  const planned = plan(new Map([['a.yaml', readSourceFile('a.yaml', text)]]), command);
  if (!planned.ok) throw new Error(`${planned.error.code} ${JSON.stringify(command)}`);
  return applyEdits(text, planned.value.edits.get('a.yaml') ?? []);
}

/** The paths as they stand in the text. */
function writtenPaths(text: string): readonly string[] {
  return [...text.matchAll(/\{path: ([^,]+),/g)].map(([, path]) => path ?? '');
}

/** The texts of paths by host, as they stand in the file, for one Ingress. */
function pathsOn(graph: RoutingGraph, host: string | null, document: number): readonly (string | null)[] {
  const ids = new Set(graph.hosts.filter((node) => node.host === host).map(({ id }) => id));
  return graph.paths
    .filter(({ hostId, at }) => ids.has(hostId) && at.object.document === document)
    .sort((a, b) => a.at.rule - b.at.rule || a.at.path - b.at.path)
    .map(({ path }) => path);
}

/** Checks a property of some of the paths of any workspace; `chosen` says which. */
function forSome(check: (text: string, graph: RoutingGraph, some: RoutingGraph['paths']) => void): void {
  const chosen = fc.array(fc.boolean(), { minLength: 27, maxLength: 27 });
  fc.assert(
    fc.property(shape, chosen, (ingresses, isIn) => {
      const text = textOf(ingresses);
      const graph = graphOf(text);
      const some = graph.paths.filter((_, index) => isIn[index]);
      if (some.length > 0) check(text, graph, some);
    }),
    { numRuns: 60 },
  );
}

describe('what is done to several paths in one step', () => {
  test('moves them to the end of a host, in their order and with their comments, each within its Ingress', () => {
    forSome((text, graph, some) => {
      const [host] = graph.hosts;
      const command = host && moveMany(some, host);
      if (!host || !command) return;
      const moved = textAfter(text, command);
      const now = graphOf(moved);
      for (const document of new Set(graph.paths.map(({ at }) => at.object.document))) {
        const before = pathsOn(graph, host.host, document);
        const coming = some
          .filter(({ at, hostId }) => at.object.document === document && hostId !== host.id)
          .map(({ path }) => path);
        expect(pathsOn(now, host.host, document)).toEqual([...before, ...coming]);
      }
      for (const { path } of graph.paths) expect(moved).toContain(`# about ${path}\n      - {path: ${path},`);
    });
  });

  test('deletes exactly them', () => {
    forSome((text, _, some) => {
      const command = removeMany(some);
      if (!command) return;
      const gone = new Set(some.map(({ path }) => path));
      const left = writtenPaths(text).filter((path) => !gone.has(path));
      expect(writtenPaths(textAfter(text, command))).toEqual(left);
    });
  });

  test('duplicates each below itself', () => {
    forSome((text, _, some) => {
      const command = duplicateMany(some);
      if (!command) return;
      const twice = new Set(some.map(({ path }) => path));
      const wanted = writtenPaths(text).flatMap((path) => (twice.has(path) ? [path, path] : [path]));
      expect(writtenPaths(textAfter(text, command))).toEqual(wanted);
    });
  });

  test('copies them to the end of a host and leaves them where they are', () => {
    forSome((text, graph, some) => {
      const nodes = new Map<string, GraphNode>(graph.backends.map((node) => [node.id, node]));
      const host = graph.hosts.at(-1);
      const command = host && copyMany(some, host, graph, nodes);
      if (!host || !command) return expect.fail('nothing to copy');
      const now = graphOf(textAfter(text, command));
      expect(now.paths).toHaveLength(graph.paths.length + some.length);
      for (const document of new Set(some.map(({ at }) => at.object.document))) {
        const coming = some.filter(({ at }) => at.object.document === document).map(({ path }) => path);
        expect(pathsOn(now, host.host, document)).toEqual([...pathsOn(graph, host.host, document), ...coming]);
      }
    });
  });

  test('sets type and class of all of them', () => {
    forSome((text, _, some) => {
      const type = setTypeMany(some, 'Prefix');
      const both = type && textAfter(text, type);
      if (!both) return expect.fail('no type');
      const prefixes = graphOf(both).paths.filter(({ pathType }) => pathType === 'Prefix');
      expect(prefixes.map(({ path }) => path)).toEqual(some.map(({ path }) => path));
      const command = setClassMany(some, 'internal');
      const classes = command ? textAfter(text, command).match(/ingressClassName: internal/g) : null;
      expect(classes).toHaveLength(new Set(some.map(({ at }) => at.object.document)).size);
    });
  });

  test('is one plain command for one path, and none when there is nothing to do', () => {
    const graph = graphOf(textOf([[2, 1]]));
    const [first] = graph.paths;
    const [own, other] = graph.hosts;
    if (!first || !own || !other) return expect.fail('no graph');
    expect(removeMany([first])).toMatchObject({ type: 'path/remove' });
    expect(moveMany([first], other)).toMatchObject({ type: 'path/move' });
    expect(moveMany([first], own)).toBeNull();
    expect(copyMany([first], other, graph, new Map())).toBeNull();
  });
});
