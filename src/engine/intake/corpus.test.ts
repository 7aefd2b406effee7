import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readIntake } from './read-intake.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const hasCorpus = existsSync(`${shared}corpus/index.json`);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

function listed(): readonly { readonly file: string }[] {
  // The index is written beside the corpus; its shape is known.
  return JSON.parse(readFileSync(`${shared}corpus/index.json`, 'utf8')) as readonly { file: string }[];
}

describe.skipIf(!hasCorpus)('real manifests', () => {
  test('stay as they are when they are pasted, to the byte', () => {
    const changed: string[] = [];
    let read = 0;
    for (const { file } of hasCorpus ? listed() : []) {
      const path = `${shared}${file}`;
      if (!existsSync(path)) continue;
      const text = readFileSync(path, 'utf8');
      read++;
      // Three of them are commands with a here-document: no manifests as they stand.
      if (/^.*<<.?EOF/.test(text)) {
        expect(readIntake(text).map((part) => part.kind === 'manifest' && part.wrapping)).toContain('heredoc');
        continue;
      }
      const [part, ...others] = readIntake(text);
      if (part?.kind !== 'manifest' || others.length > 0 || part.text !== text) changed.push(file);
      // One of them has come through a word processor, and that is said.
      if (part?.kind === 'manifest' && part.stripped) {
        expect(part.stripped).toEqual([{ what: 'curly-quotes', count: 12 }]);
        expect(part.text).toBe(text.replace(/[\u201c\u201d]/g, '"').replace(/[\u2018\u2019]/g, "'"));
      }
    }
    expect(read).toBeGreaterThan(300);
    expect(changed).toEqual([expect.stringContaining('tcp-udp-ingress')]);
  });
});
