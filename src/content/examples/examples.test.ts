import { describe, expect, test } from 'vitest';
import { loadProfile, profiles } from '../../engine/controllers/index.ts';
import { emptySnapshot } from '../../protocol/snapshot.ts';
import { applyDelta } from '../../state/apply-delta.ts';
import { createSession } from '../../worker/session.ts';
import { exampleById, examples } from './index.ts';

describe.each(examples)('example $id', ({ id, files, request, service }) => {
  const session = createSession(() => 0);
  session.change(
    1,
    files.map(({ name, text }, at) => ({ kind: 'add', at, name, text })),
  );
  while (session.isReading()) session.step();
  const read = session.update();

  test('is read without a problem of its syntax', () => {
    const snapshot = applyDelta(emptySnapshot, read ?? expect.fail('nothing was read'));
    expect(snapshot.problems.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
    expect(snapshot.counts.paths).toBeGreaterThan(0);
  });

  test('sends its request where it says', () => {
    const routers = [...(read?.nodes ?? [])].filter(({ kind }) => kind === 'edge-router');
    session.setControllers(new Map(routers.map((router) => [router.id, 'kubernetes'])));
    session.update();
    const { answer } = session.route({ text: request, method: 'GET', headers: [], router: null });
    expect(answer?.controller).toBe('kubernetes');
    const { outcome } = answer?.decision ?? expect.fail('nobody answered');
    if (service === null) expect(outcome.kind).toBe('status');
    else expect(outcome).toMatchObject({ kind: 'backend', service: { name: service } });
  });

  test.each(profiles.map((profile) => profile.id))(
    'is about its paths under %s, not about the scheme',
    async (controller) => {
      const profile = await loadProfile(controller);
      if (profile) session.addProfile(profile);
      const routers = [...(read?.nodes ?? [])].filter(({ kind }) => kind === 'edge-router');
      session.setControllers(new Map(routers.map((router) => [router.id, controller])));
      session.update();
      const { answer } = session.route({ text: request, method: 'GET', headers: [], router: null });
      expect(answer?.controller).toBe(controller);
      expect(answer?.decision.cause.kind).not.toBe('scheme-not-served');
    },
  );

  test('is found by its id', () => expect(exampleById(id)?.id).toBe(id));
});

test('there are six examples with names of their own', () => {
  expect(new Set(examples.map(({ id }) => id)).size).toBe(6);
  expect(exampleById('none')).toBeUndefined();
});
