import path from 'node:path';
import { builtParts } from '../.ci/size.mjs';
import { editorReady, expect, open, spokenResult, test } from './app.ts';
import { measure } from './still.ts';

const names = (files: readonly string[]): readonly string[] => files.map((file) => path.basename(file));

test('the first paint needs no script that the size check does not count, and Monaco comes after it', async ({
  page,
}) => {
  const { page: ofPage, worker } = builtParts('dist');
  await open(page);
  await expect(spokenResult(page)).toBeAttached();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await editorReady(page);
  const { paintedAt, scripts } = await measure(page, () => ({
    paintedAt: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    scripts: performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ name, startTime }) => ({ name: name.slice(name.lastIndexOf('/') + 1), startTime })),
  }));
  expect(paintedAt).toBeGreaterThan(0);
  expect(scripts.map(({ name }) => name)).toEqual(expect.arrayContaining([...names(ofPage)]));
  const early = scripts.filter(({ startTime }) => startTime < paintedAt).map(({ name }) => name);
  expect(early.filter((name) => !names([...ofPage, ...worker]).includes(name))).toEqual([]);
  const monaco = scripts.find(({ name }) => name.startsWith('monaco-view-'));
  expect(monaco?.startTime).toBeGreaterThan(paintedAt);
});
