import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildCluster, type Cause, loadProfile, profiles, readSourceFile, requestFromParts } from '../engine/index.ts';
import { fixturesOf } from '../engine/testing/truth/fixtures.ts';
import { compileWorld } from '../engine/testing/truth/world.ts';
import { cause as en } from './en/cause.ts';
import { cause as ko } from './ko/cause.ts';

const examples = [
  'redirect-loop',
  'regex-neighbour',
  'rewrite-assets',
  'two-teams-one-host',
  'v1-vs-v11',
  'wildcard-depth',
];

function expectWords(cause: Cause): void {
  for (const [words, script] of [
    [en, /[a-z]/],
    [ko, /[가-힣]/],
  ] as const) {
    for (const text of [words.why(cause), words.verdict(cause)].filter((one) => one !== '')) {
      expect(text, JSON.stringify(cause)).toMatch(script);
      expect(text, JSON.stringify(cause)).not.toMatch(/undefined|null|``|\[object/);
    }
    expect(words.why(cause), JSON.stringify(cause)).toMatch(/\.$/);
  }
}

describe.each(profiles.map((known) => [known.id, known] as const))('the causes of %s', (id) => {
  test('have words in both languages for every vector', async () => {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(id);
    const kinds = new Set<string>();
    for (const { world, requests } of fixturesOf(id, 30)) {
      const { program } = compileWorld(profile, world);
      for (const request of requests) {
        const { cause } = program.explain(request);
        kinds.add(cause.kind);
        expectWords(cause);
      }
    }
    expect(kinds.size).toBeGreaterThan(3);
  }, 60_000);

  test('of the six examples speak of a path or a host that stands in them', async () => {
    const profile = await loadProfile(id);
    if (!profile) throw new Error(id);
    let told = 0;
    for (const name of examples) {
      const text = readFileSync(new URL(`../content/examples/${name}.yaml`, import.meta.url), 'utf8');
      const program = profile.compile(buildCluster([readSourceFile(name, text)], 'assumed', false), {});
      const hosts = new Set(program.routes.map(({ host }) => host ?? 'any.test'));
      const paths = new Set(
        program.routes.map(({ matcher }) => (matcher.kind === 'regex' ? '/api' : matcher.path || '/')),
      );
      for (const host of [...hosts, 'x.y.example.com']) {
        for (const path of [...paths].flatMap((one) => [one, `${one}1`, one.toUpperCase()])) {
          const { cause } = program.explain(requestFromParts({ host: host.replace('*', 'a'), target: path }));
          expectWords(cause);
          told++;
          for (const [, word = ''] of en.why(cause).matchAll(/`([^`]+)`/g)) {
            const isKnown = text.includes(word) || path.includes(word) || host.includes(word.replace(/^a\./, ''));
            expect(isKnown || /^[\w/.-]+\/[\w-]+$|tls|Pod|www|default\//.test(word), `${word}: ${en.why(cause)}`).toBe(
              true,
            );
          }
        }
      }
    }
    expect(told).toBeGreaterThan(50);
  });
});
