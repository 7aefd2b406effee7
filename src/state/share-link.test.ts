import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHash } from './hash.ts';
import { optionsForLink, optionsOfLink } from './link-options.ts';
import { decodeLink, encodeLink, maxSharedBytes, type SharedState } from './share-link.ts';

const state: SharedState = {
  files: [{ name: 'shop.yaml', text: 'kind: Ingress\nmetadata: {name: 가게}\n' }],
  request: { text: 'https://shop.example.com/v11', method: 'GET', headers: ['X-A: b'] },
  controllers: [['router:nginx', 'ingress-nginx']],
  selection: 'host:|shop.example.com',
  locale: 'ko',
  activeFile: 'shop.yaml',
};

function plainHash(value: unknown): string {
  return `#v0:${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `#v1:${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
}

describe('a share link', () => {
  test('gives back what went in', async () => {
    const link = await encodeLink(state);
    expect(link).toMatch(/^#v1:[\w-]+$/);
    expect(await decodeLink(link)).toEqual({ ok: true, value: state });
  });

  test('gives back any texts, lone surrogates apart', async () => {
    const text = fc.string({ unit: 'grapheme' });
    const files = fc.uniqueArray(fc.record({ name: fc.string({ unit: 'grapheme', minLength: 1 }), text }), {
      minLength: 1,
      selector: ({ name }) => name,
    });
    await fc.assert(
      fc.asyncProperty(files, text, async (some, request) => {
        const shared = { ...state, files: some, activeFile: null, request: { ...state.request, text: request } };
        expect(await decodeLink(await encodeLink(shared))).toEqual({ ok: true, value: shared });
      }),
      { numRuns: 100 },
    );
  });

  test('stays small: an Ingress of 54 lines takes less than 900 characters', async () => {
    const rule = (n: number) =>
      `    - path: /api/v${n}\n      pathType: Prefix\n      backend:\n        service:\n          name: api-${n}\n          port:\n            number: 80\n`;
    const text = `kind: Ingress\nspec:\n  rules:\n  - http:\n      paths:\n${[1, 2, 3, 4, 5, 6, 7].map(rule).join('')}`;
    const link = await encodeLink({ ...state, files: [{ name: 'a.yaml', text }] });
    expect(link.length).toBeLessThan(900);
  });

  test('may be plain', async () => {
    expect(await decodeLink(plainHash({ v: 1, ...state }))).toEqual({ ok: true, value: state });
  });
});

describe('a link with options and a second controller', () => {
  test('comes back as it was; a link of before has neither', async () => {
    const state = {
      files: [{ name: 'a.yaml', text: 'a: 1' }],
      request: { text: '', method: 'GET', headers: [] },
      controllers: [],
      selection: null,
      locale: null,
      activeFile: null,
    };
    const options = new Map([
      ['router:nginx', { 'ingress-nginx': { configMap: { 'ssl-redirect': 'false' }, x: true } }],
    ]);
    const rich = { ...state, options: optionsForLink(options), compareWith: 'traefik' };
    const decoded = await decodeLink(await encodeLink(rich));
    expect(decoded).toEqual({ ok: true, value: rich });
    expect(decoded.ok && optionsOfLink(decoded.value.options ?? [])).toEqual(options);
    expect(await decodeLink(await encodeLink(state))).toEqual({ ok: true, value: state });
  });

  test('options of routers that are no options are lost', async () => {
    const odd = [['r', 'p', { a: true, b: [1], c: { d: 'e', f: 2 } }], ['r', 'p'], 'x', [1, 'p', {}]];
    const state = { v: 1, files: [{ name: 'a.yaml', text: '' }], options: odd, compareWith: 7 };
    const decoded = await decodeLink(`#v0:${btoa(JSON.stringify(state)).replace(/=+$/, '')}`);
    expect(decoded.ok && decoded.value.options).toEqual([['r', 'p', { a: true, c: { d: 'e' } }]]);
    expect(decoded.ok && decoded.value.compareWith).toBeUndefined();
  });
});

describe('a hostile link', () => {
  test('is refused when it unfolds to more than the limit, without unfolding it all', async () => {
    const bomb = await deflated(new Uint8Array(maxSharedBytes * 4));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await decodeLink(bomb)).toEqual({ ok: false, error: 'too-large' });
  });

  test('is refused when it is cut, garbled or no JSON', async () => {
    const link = await encodeLink(state);
    const hashes = [
      link.slice(0, -10),
      `${link.slice(0, 30)}AAAA${link.slice(34)}`,
      '#v1:',
      '#v1:!!!',
      '#v0:%%%',
      '#v0:YQ',
      plainHash('text'),
      plainHash(null),
      plainHash([]),
      plainHash({ v: 1 }),
      plainHash({ v: '1', ...state, files: [] }),
      plainHash({ v: 1, files: [] }),
      plainHash({ v: 1, files: [{ name: 'a' }] }),
      plainHash({ v: 1, files: [{ name: '', text: '' }] }),
      plainHash({
        v: 1,
        files: [
          { name: 'a', text: '' },
          { name: 'a', text: '' },
        ],
      }),
      `#v0:${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}`,
    ];
    for (const hash of hashes) expect(await decodeLink(hash), hash).toEqual({ ok: false, error: 'broken' });
  });

  test('is told apart when it comes from a newer version', async () => {
    expect(await decodeLink('#v2:abc')).toEqual({ ok: false, error: 'newer-version' });
    expect(await decodeLink(plainHash({ v: 2, ...state }))).toEqual({ ok: false, error: 'newer-version' });
  });

  test('loses fields of a wrong type and keeps the rest', async () => {
    const odd = {
      v: 1,
      files: state.files,
      request: 7,
      controllers: [['a'], ['b', 'c'], 1],
      selection: {},
      locale: 'xx',
      activeFile: 'none',
      __proto__: 1,
    };
    expect(await decodeLink(plainHash(odd))).toEqual({
      ok: true,
      value: {
        files: state.files,
        request: { text: '', method: 'GET', headers: [] },
        controllers: [['b', 'c']],
        selection: null,
        locale: null,
        activeFile: null,
      },
    });
  });

  test('never throws', async () => {
    const hash = fc.tuple(fc.constantFrom('#v0:', '#v1:', '#v', '#', ''), fc.oneof(fc.string(), fc.base64String()));
    await fc.assert(
      fc.asyncProperty(hash, async ([start, rest]) => {
        expect(typeof (await decodeLink(start + rest)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        expect(typeof (await decodeLink(`#v0:${Buffer.from(json).toString('base64url')}`)).ok).toBe('boolean');
      }),
    );
  });
});

test('short hashes ask for examples and requests', () => {
  expect(readHash('')).toEqual({ kind: 'none' });
  expect(readHash('#anything')).toEqual({ kind: 'none' });
  expect(readHash('#example=v1-vs-v11')).toEqual({ kind: 'example', id: 'v1-vs-v11' });
  expect(readHash('#q=GET+shop.example.com/v11')).toEqual({
    kind: 'request',
    method: 'GET',
    text: 'shop.example.com/v11',
  });
  expect(readHash('#q=post%20shop.example.com/a%20b')).toEqual({
    kind: 'request',
    method: 'POST',
    text: 'shop.example.com/a b',
  });
  expect(readHash('#q=shop.example.com/100%')).toEqual({
    kind: 'request',
    method: 'GET',
    text: 'shop.example.com/100%',
  });
  expect(readHash('#v1:abc')).toEqual({ kind: 'share' });
});
