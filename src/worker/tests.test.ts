import { describe, expect, test } from 'vitest';
import { loadProfile } from '../engine/controllers/index.ts';
import { noTests, type TestsState } from '../protocol/tests.ts';
import { createEngineClient } from './client.ts';
import { inProcessEngine } from './in-process.ts';
import { createSession, type Session } from './session.ts';

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /v1, pathType: Prefix, backend: {service: {name: backend, port: {number: 80}}}}
      - {path: /, pathType: Prefix, backend: {service: {name: frontend, port: {number: 80}}}}
`;
const good = '# route-test: http://shop.example.com/v11 -> frontend:80';

function edit(session: Session, revision: number, text: string, before: string): void {
  session.change(revision, [
    { kind: 'edit', file: 'a.yaml', edits: [{ range: { start: 0, end: before.length }, insert: text }] },
  ]);
}

function open(text: string): Session {
  const session = createSession(() => 0);
  session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text }]);
  session.update();
  return session;
}

/** Runs the tests to their end; `null` when nothing changed. */
function run(session: Session) {
  const steps = session.runTests();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value ?? { revision: 0, tests: null };
  }
}

describe('routing tests in the worker', () => {
  test('are read with their places, run, and told once while nothing about them changes', () => {
    const text = `${shop}${good}\n# route-test: shop.example.com/v1 -> frontend\n# route-test: nope\n`;
    const session = open(text);
    const { revision, tests } = run(session);
    expect(revision).toBe(1);
    expect(tests?.tests.map(({ pass, line, expect: wanted }) => [pass, line, wanted])).toEqual([
      [true, 'http://shop.example.com/v11', 'frontend:80'],
      [false, 'shop.example.com/v1', 'frontend'],
    ]);
    const [first, second] = tests?.tests ?? [];
    expect(text.slice(first?.range.start, first?.range.end)).toBe(good);
    expect(second?.verdicts).toMatchObject([
      { profile: 'kubernetes', guessed: true, pass: false, outcome: { service: { name: 'backend' } } },
    ]);
    expect(second?.verdicts[0]?.pathId).toContain('/v1');
    expect(tests?.unreadable).toHaveLength(1);
    expect(run(session).tests).toBeNull();
    const typed = `# above\n${text}`;
    edit(session, 2, typed, text);
    session.update();
    expect(run(session).tests?.tests[0]?.range.start).toBe(typed.indexOf(good));
  });

  test('what cannot be read is a problem of the workspace too', () => {
    const session = createSession(() => 0);
    session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text: `${shop}# route-test: nope\n` }]);
    expect(session.update()?.lists.problems?.insert.map(({ diagnostic }) => diagnostic.code)).toContain(
      'route-test/unreadable',
    );
  });

  test('only the tests that changed run again while the routes stay as they are', () => {
    const text = `${shop}${good}\n`;
    const session = open(text);
    const before = run(session).tests?.tests[0]?.verdicts;
    const more = `# hello\n${shop}  ${good}\n# route-test: shop.example.com/ -> frontend\n`;
    edit(session, 2, `${shop}  ${good}\n# route-test: shop.example.com/ -> frontend\n`, text);
    session.update();
    expect(run(session).tests?.tests[0]?.verdicts).toBe(before);
    edit(session, 3, more, `${shop}  ${good}\n# route-test: shop.example.com/ -> frontend\n`);
    session.update();
    expect(run(session).tests?.tests[0]?.verdicts).not.toBe(before);
  });

  test('a changed route, a chosen controller and options run them again', async () => {
    const text = `${shop}${good}\n`;
    const session = open(text);
    expect(run(session).tests?.tests[0]?.pass).toBe(true);
    const traefik = await loadProfile('traefik');
    if (traefik) session.addProfile(traefik);
    session.setControllers(new Map([['router:', 'traefik']]));
    session.update();
    expect(run(session).tests?.tests[0]?.verdicts).toMatchObject([{ profile: 'traefik', guessed: false, pass: false }]);
    const broken = text.replace('path: /v1', 'path: /v');
    edit(session, 2, broken, text);
    session.setControllers(new Map());
    session.update();
    expect(run(session).tests?.tests[0]?.pass).toBe(true);
  });

  test('equal lines are told apart', () => {
    const tests = run(open(`${shop}${good}\n${good}\n`)).tests?.tests ?? [];
    expect(new Set(tests.map(({ id }) => id)).size).toBe(2);
  });

  test('profiles that tests name are fetched, and the page is told after the snapshot', async () => {
    const client = createEngineClient(inProcessEngine());
    const told: string[] = [];
    const tests = await new Promise<TestsState>((resolve, reject) => {
      client.listen({
        snapshot: () => told.push('snapshot'),
        tests: (_, news) => {
          told.push('tests');
          if (news) resolve(news);
        },
        progress: () => undefined,
        failed: reject,
      });
      client.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text: `${shop}${good} @ traefik,kubernetes\n` }]);
    });
    client.close();
    expect(told).toEqual(['snapshot', 'tests']);
    expect(tests.tests[0]?.verdicts).toMatchObject([
      { profile: 'traefik', pass: false, outcome: { kind: 'backend', service: { name: 'backend' } } },
      { profile: 'kubernetes', pass: true },
    ]);
    expect(tests.tests[0]?.pass).toBe(false);
    expect(noTests.tests).toEqual([]);
  });
});
