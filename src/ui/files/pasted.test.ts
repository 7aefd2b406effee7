import { describe, expect, test, vi } from 'vitest';
import { examples } from '../../content/examples/index.ts';
import { encodingOf } from '../../engine/text/index.ts';
import { isUntouched } from '../../state/untouched.ts';
import { decode } from './decode.ts';
import { asRequest } from './pasted.ts';
import { isManifestName, isSkippedFolder, readCandidates, readLimitMs } from './read-files.ts';

const file = (text: string, openedText = text) => ({ name: 'a.yaml', text, openedText });

describe('a pasted curl line', () => {
  test('loses the prompt of the shell it was copied from', () => {
    expect(asRequest('  $ curl http://a/ ')).toBe('curl http://a/');
  });
});

describe('a workspace is untouched', () => {
  test('when it is empty or an example as it came', () => {
    expect(isUntouched([file('')])).toBe(true);
    expect(isUntouched(examples[0]?.files.map(({ text }) => file(text)) ?? [])).toBe(true);
  });

  test('but not when anything was typed or opened', () => {
    expect(isUntouched([file('kind: Ingress')])).toBe(false);
    expect(isUntouched([file('', 'kind: Ingress')])).toBe(false);
  });
});

describe('files to open', () => {
  test('are told from binaries by their first bytes', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(decode(bytes('kind: Ingress # 한국어'))?.encoding).toBe('utf-8');
    expect(decode(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toBeNull();
    expect(decode(new Uint8Array([0xc3, 0x28]))).toBeNull();
    expect(decode(new Uint8Array([0x61, 0x62, 0x63, 1, 0xe9]))).toBeNull();
    expect(decode(new Uint8Array([0xff, 0xfe, 0x61, 0]))?.encoding).toBe('utf-16');
  });

  test('keep their byte order mark, and UTF-16 is decoded', async () => {
    const { texts, skipped } = await readCandidates([
      { name: 'bom.yaml', file: new File([new Uint8Array([0xef, 0xbb, 0xbf, 0x61])], 'bom.yaml') },
      { name: 'wide.yaml', file: new File([new Uint8Array([0xff, 0xfe, 0x61, 0])], 'wide.yaml') },
      { name: 'x.png', file: new File([new Uint8Array([1, 0, 2])], 'x.png') },
    ]);
    expect(texts).toEqual([
      { name: 'bom.yaml', text: '\uFEFFa' },
      { name: 'wide.yaml', text: 'a' },
    ]);
    expect(skipped).toEqual([{ name: 'x.png', why: 'binary' }]);
    expect(encodingOf(new Uint8Array([0xfe, 0xff]))).toBe('utf-16be');
  });

  test('of other encodings are read, and it is said which', async () => {
    const wide = (text: string, isLittle: boolean): Uint8Array<ArrayBuffer> => {
      const bytes = new Uint8Array(2 * text.length);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
      return bytes;
    };
    const text = 'kind: Ingress # 상품\n';
    const ascii = (start: string): readonly number[] => [...start].map((letter) => letter.charCodeAt(0));
    const given: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
      ['le.yaml', wide(`\ufeff${text}`, true)],
      ['be.yaml', wide(`\ufeff${text}`, false)],
      ['bare-le.yaml', wide(text, true)],
      ['bare-be.yaml', wide(text, false)],
      ['korean.yaml', new Uint8Array([...ascii('kind: Ingress # '), 0xbb, 0xf3, 0xc7, 0xb0, 10])],
      ['latin.yaml', new Uint8Array([...ascii('kind: Ingress # caf'), 0xe9, 0x20, 0xfc, 10])],
      ['late.yaml', new Uint8Array([...ascii('# a\n'.repeat(20_000)), 0xe9, 10])],
    ];
    const { texts, recoded, skipped } = await readCandidates(
      given.map(([name, bytes]) => ({ name, file: new File([bytes], name) })),
    );
    expect(skipped).toEqual([]);
    expect(texts.slice(0, 5).map((one) => one.text)).toEqual([text, text, text, text, text]);
    expect(texts[5]?.text).toBe('kind: Ingress # café ü\n');
    expect(texts[6]?.text.endsWith('é\n')).toBe(true);
    expect(recoded.map(({ encoding }) => encoding)).toEqual([
      'utf-16',
      'utf-16',
      'utf-16-unmarked',
      'utf-16-unmarked',
      'euc-kr',
      'windows-1252',
      'windows-1252',
    ]);
  });

  test('of a folder are left out and counted when they are not meant for Kubernetes; named ones are opened', async () => {
    const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\n';
    const texts: readonly (readonly [string, string, boolean])[] = [
      ['app/shop.yaml', ingress, true],
      ['app/values.yaml', 'replicas: 2\n', true],
      ['app/templates/ingress.yaml', `{{ if .Values.on }}\n${ingress}{{ end }}\n`, true],
      ['app/kustomization.yaml', 'patches:\n- path: ./host.yaml\n', true],
      ['app/host.yaml', '- {op: remove, path: /spec/tls}\n', true],
      ['notes.yaml', 'a: b\n', false],
    ];
    const { texts: opened, others } = await readCandidates(
      texts.map(([name, text, isFound]) => ({ name, file: new File([text], name), isFound })),
    );
    expect(opened.map(({ name }) => name)).toEqual([
      'app/shop.yaml',
      'app/kustomization.yaml',
      'app/host.yaml',
      'notes.yaml',
    ]);
    expect(others).toEqual({ count: 2, helm: 1 });
  });

  test('that never answer count as unreadable after a while, and hold up nothing', async () => {
    vi.useFakeTimers();
    try {
      const silent = (name: string) => {
        const file = new File(['a'], name);
        Object.defineProperty(file, 'slice', { value: () => ({ arrayBuffer: () => new Promise(() => undefined) }) });
        return { name, file };
      };
      const given = [silent('a.yaml'), { name: 'b.yaml', file: new File(['b'], 'b.yaml') }, silent('c.yaml')];
      const reading = readCandidates(given);
      await vi.advanceTimersByTimeAsync(2 * readLimitMs);
      expect(await reading).toEqual({
        texts: [{ name: 'b.yaml', text: 'b' }],
        skipped: [
          { name: 'a.yaml', why: 'unreadable' },
          { name: 'c.yaml', why: 'unreadable' },
        ],
        others: { count: 0, helm: 0 },
        recoded: [],
      });
    } finally {
      vi.useRealTimers();
    }
  });

  test('in folders are those that can be manifests', () => {
    expect(['a.yaml', 'b.YML', 'c.json', 'd.txt', 'yaml'].filter(isManifestName)).toEqual([
      'a.yaml',
      'b.YML',
      'c.json',
    ]);
    expect(['node_modules', '.git', 'k8s'].filter(isSkippedFolder)).toEqual(['node_modules', '.git']);
  });
});
