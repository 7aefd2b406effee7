import fc from 'fast-check';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { compileRouters } from '../engine/controllers/index.ts';
import { asNodeId } from '../engine/testing/node-id.ts';
import { buildCluster } from '../engine/yaml/index.ts';
import type { ChangesSinceOpening } from '../protocol/changes-since-opening.ts';
import type { EngineClient } from '../protocol/engine-client.ts';
import type { TextChange } from '../protocol/messages.ts';
import { createOpeningComparison } from './changes-since-opening.ts';
import { createEngineClient } from './client.ts';
import { inProcessEngine } from './in-process.ts';
import { createSourceFiles } from './source-files.ts';
import { allOf, allThere } from './testing/open-session.ts';

const shop = (paths: readonly (readonly [string, string])[], host = 'shop.example.com', annotations = '{}') =>
  `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i-${host}, annotations: ${annotations} }
spec:
  ingressClassName: nginx
  rules:
  - host: ${host}
    http:
      paths:
${paths.map(([path, service]) => `      - { path: ${path}, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }\n`).join('')}`;

let client: EngineClient | null = null;
afterEach(() => {
  client?.close();
  client = null;
});

/** A text; `null` = as it was last. */
interface Given {
  readonly name: string;
  readonly text: string | null;
}

/** How a file becomes what it is to be. */
function changeOf(known: ReadonlyMap<string, string>, name: string, text: string, at: number): readonly TextChange[] {
  const before = known.get(name);
  if (before === undefined) return [{ kind: 'add', at, name, text }];
  return before === text
    ? []
    : [{ kind: 'edit', file: name, edits: [{ range: { start: 0, end: before.length }, insert: text }] }];
}

/** A worker that can be asked several times; resolves to the answer to each question, `null` when something newer came first. */
function worker(now: () => number = () => 0) {
  const engine = createEngineClient(inProcessEngine(now));
  client = engine;
  engine.listen({
    snapshot: () => undefined,
    progress: () => undefined,
    failed(message) {
      throw new Error(message);
    },
  });
  let revision = 0;
  const opened = new Map<string, string>();
  let known = new Map<string, string>();
  return (before: readonly Given[], after: readonly Given[], given: readonly string[] = []) => {
    for (const { name, text } of before) if (text !== null) opened.set(name, text);
    const next = new Map(after.map(({ name, text }) => [name, text ?? known.get(name) ?? '']));
    const gone = [...known.keys()].filter((name) => !next.has(name));
    const changes = [
      ...gone.map((name) => ({ kind: 'remove' as const, file: name })),
      ...[...next].flatMap(([name, text], at) => changeOf(known, name, text, at)),
    ];
    if (changes.length > 0) engine.change(++revision, changes);
    known = next;
    const texts = before.map(({ name }) => {
      const text = opened.get(name) ?? '';
      return { name, text: text === next.get(name) ? null : text };
    });
    return engine.changesSinceOpening({ opened: texts, given });
  };
}

const file = (text: string | null, name = 'a.yaml'): Given => ({ name, text });

async function since(before: string, after: string): Promise<ChangesSinceOpening> {
  return (await worker()([file(before)], [file(after)])) ?? expect.fail();
}

function told({ requests }: ChangesSinceOpening) {
  return requests.map(({ kind, text }) => `${kind} ${text}`);
}

describe('requests that are answered differently since opening', () => {
  test('comments, order of keys and new documents around it change nothing, and it is said how many were asked', async () => {
    const text = shop([['/', 'web']]);
    const report = await since(text, `# new\n\n${text}---\n# nothing\n`);
    expect(report.requests).toEqual([]);
    expect(report.asked).toBeGreaterThan(5);
    expect(report.isComplete).toBe(true);
    expect([...report.marks]).toEqual([]);
  });

  test('a path that comes takes requests from the one before; one that goes leaves them to nobody', async () => {
    const one = shop([['/a', 'web']]);
    const two = shop([
      ['/a', 'web'],
      ['/b', 'api'],
    ]);
    expect(told(await since(one, two))).toEqual(['added http://shop.example.com/b']);
    const gone = await since(two, one);
    expect(told(gone)).toEqual(['removed http://shop.example.com/b']);
    expect(gone.requests[0]?.why).toMatchObject({
      before: { kind: 'matched', winner: { path: '/b' } },
      after: { kind: 'path-unmatched', nearest: [{ path: '/a' }] },
    });
  });

  test('another Service and another path upstream are told apart, before and after', async () => {
    const paths = [['/a', 'web']] as const;
    const moved = await since(shop(paths), shop([['/a', 'api']]));
    const [row] = moved.requests;
    expect(told(moved)).toEqual(['moved http://shop.example.com/a']);
    expect(row?.before).toMatchObject({ kind: 'backend', service: { name: 'web' } });
    expect(row?.after).toMatchObject({ kind: 'backend', service: { name: 'api' } });
    const rewrite = '{ nginx.ingress.kubernetes.io/rewrite-target: /x }';
    expect([...(await since(shop(paths), shop(paths, undefined, rewrite))).counts.keys()]).toContain('rewritten');
    const redirect = '{ nginx.ingress.kubernetes.io/permanent-redirect: "https://other.example" }';
    expect([...(await since(shop(paths), shop(paths, undefined, redirect))).counts.keys()]).toEqual(['redirected']);
  });

  test('annotations that are not simulated are named', async () => {
    const snippet = '{ nginx.ingress.kubernetes.io/auth-url: "http://auth.example" }';
    const report = await since(shop([['/', 'web']]), shop([['/', 'web']], undefined, snippet));
    expect(report.notModelled).toEqual(['nginx.ingress.kubernetes.io/auth-url']);
  });

  test('a file that is closed takes its nodes and its requests along', async () => {
    const [a, b] = [shop([['/', 'web']], 'a.example.com'), shop([['/', 'web']], 'b.example.com')];
    const report = await worker()([file(a), file(b, 'b.yaml')], [file(a)]);
    expect(report?.removed.map(({ id }) => id)).toContain('host:nginx|b.example.com');
    expect(report && told(report)).toEqual(['removed http://b.example.com/']);
  });

  test('what somebody has sent is asked as well', async () => {
    const [before, after] = [
      shop([['/', 'web']]),
      shop([
        ['/deep/er', 'api'],
        ['/', 'web'],
      ]),
    ];
    const report = await worker()([file(before)], [file(after)], ['GET http://shop.example.com/deep/er/x?y=1']);
    expect(report && told(report)).toContain('moved http://shop.example.com/deep/er/x?y=1');
  });

  test('texts are read on from what was sent before, and only the newest question is answered', async () => {
    const text = shop([['/a', 'web']]);
    let ms = 0;
    // Every look at the clock costs more than a slice.
    const ask = worker(() => (ms += 50));
    await ask([file(text)], [file(text)]);
    const overtaken = ask([file(null)], [file(shop([['/b', 'web']]))]);
    const newest = ask([file(null)], [file(shop([['/a', 'api']]))]);
    expect(await overtaken).toBeNull();
    const report = await newest;
    expect(report && told(report)).toEqual(['moved http://shop.example.com/a']);
  });

  test('in a large workspace the changed documents are asked about first, within a limit that is told', async () => {
    const many = Array.from({ length: 3000 }, (_, n) =>
      shop(
        [
          ['/', 'web'],
          ['/a', 'web'],
        ],
        `h${n}.example.com`,
      ),
    );
    const before = many.join('---\n');
    const after = [
      ...many.slice(0, -1),
      shop(
        [
          ['/', 'other'],
          ['/a', 'web'],
        ],
        'h2999.example.com',
      ),
    ].join('---\n');
    const report = await worker()([file(before)], [file(after)]);
    expect(report?.isComplete).toBe(false);
    expect(report?.asked).toBe(5000);
    expect(report && told(report)).toEqual(['moved http://h2999.example.com/', 'moved http://h2999.example.com/A']);
  }, 300_000);

  test('every change of one path is found in both directions, with the same number of requests', async () => {
    const path = fc.constantFrom('/', '/a', '/a/b', '/b');
    const service = fc.constantFrom('web', 'api');
    // No two paths share a Service: a path that is there or not always shows.
    const entry = fc.tuple(path, service).map(([at, name]) => [at, `${name}${at.replaceAll('/', '-')}x`] as const);
    const paths = fc.uniqueArray(entry, { selector: ([at]) => at, minLength: 1, maxLength: 4 });
    const ask = worker();
    await fc.assert(
      fc.asyncProperty(paths, paths, async (one, two) => {
        const [a, b] = [shop(one), shop(two)];
        const forth = (await ask([file(a)], [file(b)])) ?? expect.fail();
        const back = (await ask([file(b)], [file(a)])) ?? expect.fail();
        const isSame = JSON.stringify([...one].sort()) === JSON.stringify([...two].sort());
        expect(forth.requests.length === 0).toBe(isSame);
        expect(back.asked).toBe(forth.asked);
        expect(back.counts.get('added')).toBe(forth.counts.get('removed'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('changes since opening in the worker that answers everything else', () => {
  test('are read from the texts of now: only what differs is read again', () => {
    const sourceFiles = createSourceFiles();
    const many = [shop([['/', 'web']], 'a.example.com'), shop([['/', 'web']], 'b.example.com')];
    sourceFiles.add(0, 'a.yaml', many.join('---\n'));
    sourceFiles.add(1, 'b.yaml', many[0] ?? '');
    const now = sourceFiles.sources();
    const opened = createSourceFiles();
    const read = vi.spyOn(opened, 'add');
    onTestFinished(() => read.mockRestore());
    const cluster = buildCluster(now, 'auto', true);
    const routers = compileRouters(cluster, new Map(), new Map(), () => ({}));
    const world = { now: { files: now, cluster, routers, nodes: new Map() }, loaded: new Map(), optionsOf: () => ({}) };
    const before = many.join('---\n').replaceAll('b.example', 'c.example');
    const files = [
      { name: 'a.yaml', text: before },
      { name: 'b.yaml', text: null },
    ];
    const settings = { controllers: new Map(), options: new Map() };
    const report = allOf(
      createOpeningComparison(opened).ask({ ...world, ...settings }, { opened: files, given: [] }, allThere),
    );
    expect(told(report)).toEqual(['removed http://c.example.com/', 'added http://b.example.com/']);
    expect(read).not.toHaveBeenCalled();
    const [first, second] = opened.sources();
    expect(first?.text).toBe(before);
    expect(first?.units.filter((unit) => now[0]?.units.includes(unit))).toHaveLength(1);
    expect(second).toBe(now[1]);
  });

  test('wait for the controller that files were opened with, and other questions are answered meanwhile', async () => {
    const ask = worker();
    const after = shop([['/', 'web']]);
    const before = after.replace('ingressClassName: nginx', 'ingressClassName: traefik').replace('/,', '/a,');
    await ask([file(after)], [file(after)]);
    const report = ask([file(before)], [file(after)]);
    const reach = await client?.reach({ nodeId: asNodeId('host:nginx|shop.example.com'), router: null });
    expect(reach?.rows).toHaveLength(1);
    expect([...((await report)?.marks.keys() ?? [])]).toContain('router:nginx');
  });

  test('come to nothing when something changes meanwhile or nobody asks on, and are asked anew after it', async () => {
    const ask = worker();
    const text = shop([['/', 'web']]);
    await ask([file(text)], [file(text)]);
    const changed = client?.changesSinceOpening({ opened: [file(null)], given: [] });
    client?.setOptions(new Map());
    expect(await changed).toBeNull();
    expect(await client?.changesSinceOpening(null)).toBeNull();
    const again = await client?.changesSinceOpening({ opened: [file(shop([['/', 'api']]))], given: [] });
    expect(again && told(again)).toContain('moved http://shop.example.com/');
  });
});
