import { describe, expect, test } from 'vitest';
import { hostileNames, hostilePlaces, manifestWith, twinOf, without } from '../engine/testing/hostile-names.ts';
import { en, loadMessages } from '../i18n/messages.ts';
import { downloadOf } from '../state/export.ts';
import { decodeLink, encodeLink } from '../state/share-link.ts';
import type { Session } from '../worker/session.ts';
import { openSession } from '../worker/testing/open-session.ts';
import { answers, asked, planned, profileIds, seen, surveyed, type World, written } from './testing/everything-said.ts';

const ko = await loadMessages('ko');

/** What an object that was asked with a word gives away. */
const leaked = /native code|\[object |function |\bundefined\b|\bNaN\b/;

function open(word: string, place: string, name = 'a.yaml'): World {
  const text = manifestWith(word, place);
  const options = Object.fromEntries(
    [...profileIds, word].map((id) => [
      id,
      Object.fromEntries([
        [word, word],
        ['configMap', Object.fromEntries([[word, word]])],
      ]),
    ]),
  );
  const set = (session: Session): void => {
    session.setControllers(
      new Map([
        [word, word],
        [`router:${word}`, 'traefik'],
      ]),
    );
    session.setOptions(
      new Map([
        [`router:${word}`, options],
        ['router:nginx', options],
      ]),
    );
  };
  return { word, ...openSession(new Map([[name, text]]), set), files: [{ name, text, openedText: '' }] };
}

async function expectAlike(name: string, of: (word: string) => unknown): Promise<void> {
  const twin = twinOf(name);
  const found = without(name, written(await of(name)));
  expect(leaked.exec(found)).toBeNull();
  expect(found).toBe(without(twin, written(await of(twin))));
}

/** What every object has under this name is an object; the command line's sweep takes one that is a class. */
describe.each(['__proto__'])('%s', (name) => {
  test.each(hostilePlaces)('as %s', async (place) => {
    await expectAlike(name, async (word) => {
      const world = open(word, place);
      return [seen(world, en), await asked(world)];
    });
  });
});

/** The languages read the same tables: the two sorts of member, an object and a class, are told in both, the rest in one. */
const languagesOf = (name: string) => {
  const at = hostileNames.indexOf(name);
  return at < 2 ? [en, ko] : [at % 2 === 0 ? en : ko];
};

describe.each(hostileNames)('%s', (name) => {
  test('in every panel', async () => {
    for (const messages of languagesOf(name)) {
      await expectAlike(name, (word) => seen(open(word, 'everywhere'), messages));
      await expectAlike(name, (word) => answers(open(word, 'everywhere'), messages));
    }
  });

  test('in the survey of all controllers', async () => {
    for (const messages of languagesOf(name))
      await expectAlike(name, (word) => surveyed(open(word, 'everywhere'), messages));
  });

  test('in every question of the editor', async () => {
    await expectAlike(name, (word) => asked(open(word, 'everywhere')));
  });

  test('in every command', async () => {
    for (const place of ['everywhere', 'host']) await expectAlike(name, (word) => planned(open(word, place), en));
    await expectAlike(name, (word) => planned(open(word, 'everywhere'), ko));
  });

  test('as the name of a file', async () => {
    await expectAlike(name, (word) => {
      const world = open(word, 'everywhere', word);
      const saved = downloadOf(world.files, word);
      return [seen(world, en), saved?.name];
    });
  });

  test('in every field of a link', async () => {
    const option = Object.fromEntries([[name, Object.fromEntries([[name, name]])]]);
    const state = {
      files: [{ name, text: name }],
      request: { text: name, method: name, headers: [name] },
      controllers: [[name, name]] as const,
      options: [[name, name, option]] as const,
      compareWith: name,
      selection: name,
      locale: null,
      activeFile: name,
    };
    const read = await decodeLink(await encodeLink(state));
    expect(read).toEqual({ ok: true, value: state });
    expect(Object.hasOwn((read.ok && read.value.options?.[0]?.[2]) || {}, name)).toBe(true);
  });
});
