import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddManifest } from '../engine/testing/odd-values.ts';
import { en, loadMessages } from '../i18n/messages.ts';
import { openSession } from '../worker/testing/open-session.ts';
import { answers, asked, planned, seen, surveyed, type World, written } from './testing/everything-said.ts';

const ko = await loadMessages('ko');

function open(text: string, word: string): World {
  return { word, ...openSession(new Map([['a.yaml', text]])), files: [{ name: 'a.yaml', text, openedText: '' }] };
}

test('values of any type at any place: every panel still has its words', async () => {
  let ingresses = 0;
  await fc.assert(
    fc.asyncProperty(oddManifest, async (text) => {
      const world = open(text, 'shop');
      ingresses += world.snapshot.counts.ingresses;
      expect(written(seen(world, en))).not.toContain('native code');
      written([answers(world, en), await surveyed(world, ko)]);
    }),
    { numRuns: Number(process.env['ODD_RUNS'] ?? 25) },
  );
  // Most of the workspaces can still be read.
  expect(ingresses).toBeGreaterThan(8);
});

test('values of any type at any place: questions are answered, commands are planned or refused', async () => {
  await fc.assert(
    fc.asyncProperty(oddManifest, async (text) => {
      const world = open(text, 'shop');
      written([await asked(world), await planned(world, ko)]);
    }),
    { numRuns: Number(process.env['ODD_RUNS'] ?? 12) },
  );
});
