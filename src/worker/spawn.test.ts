import { afterEach, expect, test, vi } from 'vitest';
import { spawnEngine } from './spawn.ts';
import { askText } from './text-client.ts';

afterEach(() => vi.unstubAllGlobals());

test('where there are no workers the engine has died already, and jobs on texts come to nothing', async () => {
  const told: unknown[] = [];
  vi.stubGlobal('reportError', (cause: unknown) => told.push(cause));
  vi.stubGlobal('Worker', undefined);
  const port = spawnEngine();
  const types: string[] = [];
  port.listen(({ type }) => types.push(type));
  port.post({ type: 'ask', id: 1, question: 'redact', ask: null });
  await Promise.resolve();
  expect(types).toEqual(['died']);
  port.close();
  expect(await askText<'diff'>({ type: 'diff', pairs: [] })).toBe(null);
  expect(await askText<'diff'>({ type: 'diff', pairs: [] })).toBe(null);
  expect(told.length).toBeGreaterThan(0);
});

test('a worker that may not be made is the same', async () => {
  vi.stubGlobal('reportError', () => undefined);
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.stubGlobal('Worker', new Proxy(class {}, { construct: refuse }));
  const types: string[] = [];
  spawnEngine().listen(({ type }) => types.push(type));
  await Promise.resolve();
  expect(types).toEqual(['died']);
});
