import { describe, expect, test } from 'vitest';
import { loadMessages, loadOptionWords, locales } from '../../i18n/messages.ts';
import {
  type ControllerWords,
  controllerFolders,
  missingPieces,
  type Pieces,
  readPieces,
} from '../testing/controller-pieces.ts';
import { abouts } from './abouts.ts';
import { loadProfile } from './registry.ts';

const words = await Promise.all(
  locales.map(async ({ id, name }): Promise<ControllerWords> => {
    const { trace, controllerTrace } = await loadMessages(id);
    return {
      language: name,
      options: await loadOptionWords(id),
      rules: new Set(Object.keys({ ...trace, ...controllerTrace })),
    };
  }),
);

describe('a controller is one folder', () => {
  test('there is a folder for every about, and no about without its folder', async () => {
    const ids = await Promise.all(controllerFolders.map(async (folder) => (await readPieces(folder, words)).about?.id));
    expect(ids.toSorted()).toEqual(abouts.map(({ id }) => id).toSorted());
  });

  test.each(controllerFolders)('%s has all its pieces', async (folder) => {
    expect(missingPieces(await readPieces(folder, words))).toEqual([]);
  });

  test.each(controllerFolders)('%s has a profile that says what its about says', async (folder) => {
    const { about, profile } = await readPieces(folder, words);
    expect(profile).toMatchObject(about ?? expect.fail(folder));
    expect(await loadProfile(about?.id ?? '')).toEqual({ ...profile, judge: expect.any(Function) });
    // The button names the version that the evidence speaks of.
    expect(about?.verifiedAgainst).toContain(about?.version ?? expect.fail(folder));
  });
});

describe('a planted folder is refused', () => {
  const without = (pieces: Pieces, name: string): Pieces => ({
    ...pieces,
    files: new Map([...pieces.files].filter(([file]) => file !== name)),
  });
  const withText = (pieces: Pieces, name: string, change: (text: string) => string): Pieces => ({
    ...pieces,
    files: new Map([...pieces.files, [name, change(pieces.files.get(name) ?? '')]]),
  });
  const other = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== 'traefik');
  const [english, korean] = words;

  const planted: readonly (readonly [missing: string, change: (whole: Pieces) => Pieces])[] = [
    ['a line in controllers/abouts.ts', (whole) => ({ ...whole, listed: other(whole.listed) })],
    ['load.ts', (whole) => without(whole, 'load.ts')],
    ['a line in controllers/folders.ts', (whole) => ({ ...whole, loadable: other(whole.loadable) })],
    [
      'the contract in profile.test.ts',
      (whole) => withText(whole, 'profile.test.ts', (text) => text.replaceAll('runContract(', 'run(')),
    ],
    ['vectors in engine/testing/vectors', (whole) => ({ ...whole, fixtures: 0 })],
    [
      'a run of its vectors in profile.test.ts',
      (whole) => withText(whole, 'profile.test.ts', (text) => text.replaceAll('.jsonl', '')),
    ],
    ['README.md with its rules', (whole) => without(whole, 'README.md')],
    ['README.md with its rules', (whole) => withText(whole, 'README.md', () => '# Traefik\n')],
    ['sources.ts with the sources of its rules', (whole) => ({ ...whole, sources: new Map() })],
    ['lines in testing/class-table.ts', (whole) => ({ ...whole, classes: other(whole.classes) })],
    ['a table in testing/annotations', (whole) => ({ ...whole, standings: other(whole.standings) })],
    ['annotations in testing/truth/troubled.ts', (whole) => ({ ...whole, troubled: other(whole.troubled) })],
    ...[english, korean].flatMap((language) => {
      if (!language) return [];
      const rest = words.filter((one) => one !== language);
      const changed = (change: Partial<ControllerWords>) => (whole: Pieces) => ({
        ...whole,
        words: [...rest, { ...language, ...change }],
      });
      const rules = new Set([...language.rules].filter((rule) => rule !== 'traefik/priority'));
      const options = new Map([...language.options].filter(([id]) => id !== 'traefik'));
      const own = new Map([...(language.options.get('traefik') ?? [])].filter(([name]) => name !== 'version'));
      return [
        [`words in ${language.language} for the rule traefik/priority`, changed({ rules })],
        [`words in ${language.language} for its options`, changed({ options })],
        [
          `words in ${language.language} for the option version`,
          changed({ options: new Map([...language.options, ['traefik', own]]) }),
        ],
      ] as const;
    }),
  ];

  test.each(planted)('and told: %s', async (missing, change) => {
    expect(missingPieces(change(await readPieces('traefik', words)))).toEqual([missing]);
  });

  test('and told what comes with it, where its profile or its about is missing', async () => {
    const whole = await readPieces('traefik', words);
    const profiled = missingPieces({ ...whole, profile: null });
    expect(profiled).toEqual(['profile.ts with a profile of the same id']);
    expect(missingPieces({ ...whole, profile: await loadProfile('haproxytech') })[0]).toBe(profiled[0]);
    expect(missingPieces({ ...whole, about: null })).toContain('about.ts with what is known of it');
  });

  test('and told of everything where it is empty', async () => {
    const missing = missingPieces(await readPieces('nobody', words));
    expect(missing).toEqual(
      expect.arrayContaining([
        'about.ts with what is known of it',
        'profile.ts with a profile of the same id',
        'the contract in profile.test.ts',
        'README.md with its rules',
        ...words.map(({ language }) => `words in ${language} for its options`),
      ]),
    );
    expect(missing.length).toBeGreaterThan(11);
  });
});
